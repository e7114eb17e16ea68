/** Whether ⌘ stands where other keyboards have Ctrl. */
export function isApple(platform: string = navigator.platform): boolean {
  return /mac|iphone|ipad/iu.test(platform);
}

const signs: Readonly<Record<string, readonly [apple: string, other: string]>> = {
  mod: ['⌘', 'Ctrl'],
  ctrl: ['⌃', 'Ctrl'],
  alt: ['⌥', 'Alt'],
  shift: ['⇧', 'Shift'],
};

const named: Readonly<Record<string, string>> = { enter: '↵', escape: 'Esc', backspace: '⌫', arrowup: '↑', arrowdown: '↓', arrowleft: '←', arrowright: '→', plus: '+' };

/**
 * The keys of a combination such as `mod+K` as they stand on the keyboard. Names that a language words itself ("arrows")
 * stay as they are.
 */
export function keyCaps(combination: string, apple: boolean): readonly string[] {
  return combination.split('+').map((part) => {
    const key = part.trim();
    const sign = signs[key.toLowerCase()];
    if (sign) return sign[apple ? 0 : 1];
    return named[key.toLowerCase()] ?? (key.length === 1 ? key.toLocaleUpperCase() : key);
  });
}

/** The combination for `aria-keyshortcuts`. */
export function ariaKeys(combination: string, apple: boolean): string {
  return combination
    .split('+')
    .map((part) => (part === 'mod' ? (apple ? 'Meta' : 'Control') : part))
    .join('+');
}

/** What is looked at of a keyboard event. */
export type KeyPress = Pick<KeyboardEvent, 'key' | 'code' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'>;

const marks: Readonly<Record<string, { readonly keys: readonly string[]; readonly code?: string }>> = {
  '?': { keys: ['?', '؟'] },
  '/': { keys: ['/'], code: 'Slash' },
  '-': { keys: ['-', '−'], code: 'Minus' },
  ',': { keys: [',', '،'], code: 'Comma' },
  '.': { keys: ['.'], code: 'Period' },
  plus: { keys: ['+', '='] },
  Space: { keys: [' '] },
};

/** Letters and digits of other scripts (an Arabic layout gives "ش" for the key of A) count by the place of their key. */
function sameKey(wanted: string, event: KeyPress): boolean {
  const foreign = event.key.length === 1 && event.key.charCodeAt(0) > 0x7f;
  const mark = marks[wanted];
  if (mark) return mark.keys.includes(event.key) || (foreign && mark.code === event.code);
  if (/^[A-Z]$/u.test(wanted)) return event.key.toUpperCase() === wanted || (foreign && event.code === `Key${wanted}`);
  if (/^\d$/u.test(wanted)) return event.key === wanted || (foreign && event.code === `Digit${wanted}`);
  return event.key === wanted;
}

/** Whether a key press is this combination. Shift is left open for marks, which need it on some keyboards only. */
export function isPressed(combination: string, event: KeyPress, apple: boolean): boolean {
  const parts = combination.split('+');
  const key = parts.pop() ?? '';
  const mod = apple ? event.metaKey : event.ctrlKey;
  const other = apple ? event.ctrlKey : event.metaKey;
  if (mod !== parts.includes('mod') || other || event.altKey !== parts.includes('alt')) return false;
  const shiftOpen = marks[key] !== undefined && key !== 'Space';
  return (shiftOpen || event.shiftKey === parts.includes('shift')) && sameKey(key, event);
}
