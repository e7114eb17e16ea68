/** Where a key works. */
export type ShortcutGroup = 'general' | 'map' | 'table' | 'consultations' | 'duplicates' | 'editing' | 'log' | 'entry' | 'floor' | 'hall';

/** A key and what it does. `keys` are alternatives, `mod` is ⌘ or Ctrl. */
export interface Shortcut {
  readonly id: string;
  readonly group: ShortcutGroup;
  readonly keys: readonly string[];
}

/** The product's keys: what is bound, what the hints beside actions say and what `?` lists all come from here. */
export const shortcuts = [
  { id: 'palette', group: 'general', keys: ['mod+K'] },
  { id: 'help', group: 'general', keys: ['?'] },
  { id: 'undo', group: 'general', keys: ['mod+Z'] },
  { id: 'redo', group: 'general', keys: ['mod+shift+Z', 'mod+Y'] },
  { id: 'close', group: 'general', keys: ['Escape'] },
  { id: 'nextRegion', group: 'general', keys: ['F6'] },
  { id: 'view', group: 'general', keys: ['1', '2', '3', '4'] },
  { id: 'addStakeholder', group: 'map', keys: ['A'] },
  { id: 'addInterest', group: 'map', keys: ['I'] },
  { id: 'connect', group: 'map', keys: ['C'] },
  { id: 'rename', group: 'map', keys: ['F2'] },
  { id: 'openPanel', group: 'map', keys: ['Enter'] },
  { id: 'takeOff', group: 'map', keys: ['Delete', 'Backspace'] },
  { id: 'delete', group: 'map', keys: ['shift+Delete', 'shift+Backspace'] },
  { id: 'selectAll', group: 'map', keys: ['mod+A'] },
  { id: 'copy', group: 'map', keys: ['mod+C'] },
  { id: 'cut', group: 'map', keys: ['mod+X'] },
  { id: 'paste', group: 'map', keys: ['mod+V'] },
  { id: 'walk', group: 'map', keys: ['ArrowLeft', 'ArrowUp', 'ArrowRight', 'ArrowDown'] },
  { id: 'move', group: 'map', keys: ['shift+ArrowLeft', 'shift+ArrowUp', 'shift+ArrowRight', 'shift+ArrowDown'] },
  { id: 'focus', group: 'map', keys: ['F'] },
  { id: 'fit', group: 'map', keys: ['0'] },
  { id: 'zoomIn', group: 'map', keys: ['plus'] },
  { id: 'zoomOut', group: 'map', keys: ['-'] },
  { id: 'layout', group: 'map', keys: ['L'] },
  { id: 'overview', group: 'map', keys: ['O'] },
  { id: 'search', group: 'map', keys: ['/'] },
  { id: 'timeBar', group: 'map', keys: ['T'] },
  { id: 'changeBefore', group: 'map', keys: [','] },
  { id: 'changeAfter', group: 'map', keys: ['.'] },
  { id: 'play', group: 'map', keys: ['P'] },
  { id: 'picture', group: 'map', keys: ['mod+P'] },
  { id: 'cell', group: 'table', keys: ['ArrowLeft', 'ArrowUp', 'ArrowRight', 'ArrowDown'] },
  { id: 'editCell', group: 'table', keys: ['Enter', 'F2'] },
  { id: 'selectRow', group: 'table', keys: ['Space'] },
  { id: 'nextCell', group: 'table', keys: ['Tab', 'shift+Tab'] },
  { id: 'leapCell', group: 'table', keys: ['mod+ArrowLeft', 'mod+ArrowUp', 'mod+ArrowRight', 'mod+ArrowDown'] },
  { id: 'extendCells', group: 'table', keys: ['shift+ArrowLeft', 'shift+ArrowUp', 'shift+ArrowRight', 'shift+ArrowDown'] },
  { id: 'copyCells', group: 'table', keys: ['mod+C', 'mod+X', 'mod+V'] },
  { id: 'fillDown', group: 'table', keys: ['mod+D'] },
  { id: 'keepInAll', group: 'table', keys: ['mod+Enter'] },
  { id: 'clearCells', group: 'table', keys: ['Delete', 'Backspace'] },
  { id: 'lineInCell', group: 'table', keys: ['alt+Enter'] },
  { id: 'planSession', group: 'consultations', keys: ['N'] },
  { id: 'nextSession', group: 'consultations', keys: ['ArrowLeft', 'ArrowUp', 'ArrowRight', 'ArrowDown'] },
  { id: 'moveCode', group: 'consultations', keys: ['alt+ArrowUp', 'alt+ArrowDown', 'alt+ArrowLeft', 'alt+ArrowRight'] },
  { id: 'renameCode', group: 'consultations', keys: ['F2'] },
  { id: 'duplicateRow', group: 'duplicates', keys: ['ArrowUp', 'ArrowDown'] },
  { id: 'duplicateChoose', group: 'duplicates', keys: ['1', '2'] },
  { id: 'duplicateMerge', group: 'duplicates', keys: ['Enter'] },
  { id: 'duplicateApart', group: 'duplicates', keys: ['N'] },
  { id: 'duplicateTurn', group: 'duplicates', keys: ['S'] },
  { id: 'logNew', group: 'log', keys: ['N'] },
  { id: 'logWalk', group: 'log', keys: ['ArrowUp', 'ArrowDown'] },
  { id: 'logEdit', group: 'log', keys: ['E', 'F2'] },
  { id: 'logDelete', group: 'log', keys: ['Delete', 'Backspace'] },
  { id: 'logHistory', group: 'log', keys: ['H'] },
  { id: 'logPropose', group: 'log', keys: ['P'] },
  { id: 'logMerge', group: 'log', keys: ['M'] },
  { id: 'logKeepBoth', group: 'log', keys: ['K'] },
  { id: 'logSearch', group: 'log', keys: ['/'] },
  { id: 'entryCode', group: 'entry', keys: ['#'] },
  { id: 'entryStakeholder', group: 'entry', keys: ['@'] },
  { id: 'entryThreat', group: 'entry', keys: ['!'] },
  { id: 'entryInterest', group: 'entry', keys: ['~'] },
  { id: 'entryKind', group: 'entry', keys: ['/'] },
  { id: 'entryField', group: 'entry', keys: ['Tab'] },
  { id: 'entryCommit', group: 'entry', keys: ['Enter'] },
  { id: 'entryLine', group: 'entry', keys: ['shift+Enter'] },
  { id: 'entryTranslation', group: 'entry', keys: ['mod+Enter'] },
  { id: 'entryLast', group: 'entry', keys: ['ArrowUp'] },
  { id: 'entryLeave', group: 'entry', keys: ['Escape'] },
  { id: 'nextSpeaker', group: 'floor', keys: ['Space'] },
  { id: 'extendTurn', group: 'floor', keys: ['plus'] },
  { id: 'stopClock', group: 'floor', keys: ['P'] },
  { id: 'undoFloor', group: 'floor', keys: ['mod+Z'] },
  { id: 'addSpeaker', group: 'floor', keys: ['A'] },
  { id: 'inviteGroup', group: 'floor', keys: ['W'] },
  { id: 'giveFloor', group: 'floor', keys: ['Enter'] },
  { id: 'moveWaiting', group: 'floor', keys: ['alt+ArrowUp', 'alt+ArrowDown'] },
  { id: 'takeOffFloor', group: 'floor', keys: ['Delete', 'Backspace'] },
  { id: 'hallShows', group: 'floor', keys: ['B'] },
  { id: 'fullScreen', group: 'hall', keys: ['F'] },
  { id: 'keep', group: 'editing', keys: ['Enter'] },
  { id: 'putBack', group: 'editing', keys: ['Escape'] },
] as const satisfies readonly Shortcut[];

export type ShortcutId = (typeof shortcuts)[number]['id'];

/** The first key of an action, for the hint beside its name. */
export function keyOf(id: ShortcutId): string {
  const found = shortcuts.find((shortcut) => shortcut.id === id);
  if (!found) throw new Error(`no key is known for ${id}`);
  return found.keys[0];
}
