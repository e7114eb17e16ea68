import { useMediaQuery } from '@mantine/hooks';
import { useEffect, useRef } from 'react';
import { mostConnected, presentOn } from '../data/members.js';
import { useKept } from '../data/useStored.js';
import { PHONE, useMapUi } from './map-ui.js';

/** So many can be read on a phone at once. */
const READABLE = 12;

/** On a phone there is room for what is around one: at first the one with the most ties, then the one that is selected; the whole map where somebody asks for it. */
export function usePhoneFocus(): void {
  const { mapId, selection, setFocus } = useMapUi();
  const phone = useMediaQuery(PHONE) ?? false;
  // A view that the address names says by itself what is shown.
  const opened = useRef(new URLSearchParams(window.location.search).has('saved'));
  const first = useKept(['membership', 'stakeholder', 'interest', 'relationship', 'holding'], (store) => (phone && !opened.current && presentOn(store, mapId).length > READABLE ? mostConnected(store, mapId) : null));
  const [only] = selection;
  const chosen = selection.length === 1 && (only?.entity === 'stakeholder' || only?.entity === 'interest') ? only.id : null;
  const around = chosen ?? (opened.current ? null : first);
  useEffect(() => {
    if (!phone || around === null) return;
    opened.current = true;
    setFocus({ id: around, depth: 1 });
  }, [phone, around, setFocus]);
}
