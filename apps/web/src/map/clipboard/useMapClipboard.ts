import type { MapItem } from '@baraza/graph-view';
import { toast, useFormat } from '@baraza/ui';
import { useEffect, useEffectEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { useProject } from '../../project/context.js';
import { useMapActions } from '../data/useMapActions.js';
import { useMapUi } from '../state/map-ui.js';
import { CLIPBOARD_TYPE, type CopiedItem, MOST_COPIED, readCopied, written } from './format.js';
import { classOf, isGuarded } from './guarded.js';
import { keepCopied } from './kept.js';
import { usePaste } from './usePaste.js';

/** Where text is typed or marked, and in dialogs, the clipboard is the browser's. */
function isElsewhere(event: ClipboardEvent): boolean {
  const target = event.target instanceof Element ? event.target : null;
  const typed = target?.closest('input, textarea, select, [contenteditable], [role="dialog"], [role="menu"], [role="listbox"]') ?? null;
  return event.defaultPrevented || typed !== null || (event.type !== 'paste' && (getSelection()?.toString() ?? '') !== '');
}

const NOTHING = { copied: [], withheld: '' };

/** Copies, cuts and pastes what is selected on the map, by the keys and the menu of the browser, and by `copy` and `cut`. In the table the clipboard holds cells: there nothing is done here. */
export function useMapClipboard(): void {
  const { t } = useTranslation('clipboard');
  const { id: project, session } = useProject();
  const { mapId, mode, selection, rights } = useMapUi();
  const actions = useMapActions();
  const paste = usePaste();
  const { store } = session;
  const { compare } = useFormat();

  /** `withheld`: what is to be said of names that are not in the text; '' where all are. */
  const copy = (event: ClipboardEvent): { readonly copied: readonly MapItem[]; readonly withheld: string } => {
    const nodes = selection.filter(({ entity }) => entity === 'stakeholder' || entity === 'interest');
    if (nodes.length === 0) return NOTHING;
    event.preventDefault();
    if (nodes.length > MOST_COPIED) {
      toast({ message: t('tooMany', { count: nodes.length, max: MOST_COPIED }), tone: 'refused', id: 'clipboard' });
      return NOTHING;
    }
    const items = nodes.map(({ entity, id }): CopiedItem => {
      const [member] = [...store.referring('membership', entity as 'stakeholder', id)].flatMap((each) => store.live('membership', each) ?? []).filter(({ map }) => map === mapId);
      return { entity: entity as CopiedItem['entity'], id, x: member?.x ?? null, y: member?.y ?? null };
    });
    const open = items.filter(({ entity, id }) => !isGuarded(classOf(store, entity, id)));
    const names = open.map(({ entity, id }) => store.live(entity, id)?.name ?? '');
    event.clipboardData?.setData(CLIPBOARD_TYPE, written({ project, items }));
    event.clipboardData?.setData('text/plain', names.toSorted(compare).join('\n'));
    keepCopied({ project, items });
    const withheld = items.length - open.length;
    return { copied: nodes, withheld: withheld > 0 ? t('withheld', { count: withheld }) : '' };
  };
  const onCopy = useEffectEvent((event: ClipboardEvent): void => {
    if (mode === 'table' || isElsewhere(event)) return;
    const { copied, withheld } = copy(event);
    if (copied.length > 0) toast({ message: [t('copied', { count: copied.length }), withheld].filter(Boolean).join(' '), id: 'clipboard' });
  });
  const onCut = useEffectEvent((event: ClipboardEvent): void => {
    if (mode === 'table' || !rights.arrange || isElsewhere(event)) return;
    const { copied, withheld } = copy(event);
    actions.takeOff(copied, withheld);
  });
  const onPaste = useEffectEvent((event: ClipboardEvent): void => {
    if (mode === 'table' || isElsewhere(event)) return;
    const text = event.clipboardData?.getData(CLIPBOARD_TYPE) ?? '';
    if (text === '') return;
    event.preventDefault();
    const copied = readCopied(text);
    if (copied) paste(copied);
    else toast({ message: t('unreadable'), tone: 'refused', id: 'clipboard' });
  });
  useEffect(() => {
    const [copied, cut, pasted] = [(event: ClipboardEvent) => onCopy(event), (event: ClipboardEvent) => onCut(event), (event: ClipboardEvent) => onPaste(event)];
    document.addEventListener('copy', copied);
    document.addEventListener('cut', cut);
    document.addEventListener('paste', pasted);
    return () => {
      document.removeEventListener('copy', copied);
      document.removeEventListener('cut', cut);
      document.removeEventListener('paste', pasted);
    };
  }, []);
}

/** As the keys do it: the browser asks the page for what is to be copied. A text that is marked would come first. */
function command(name: 'copy' | 'cut'): void {
  getSelection()?.removeAllRanges();
  document.execCommand(name);
}
export const copySelected = (): void => command('copy');
export const cutSelected = (): void => command('cut');
