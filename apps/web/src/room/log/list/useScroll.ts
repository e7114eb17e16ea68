import { type RefObject, useEffect, useLayoutEffect, useRef, useState } from 'react';
import { rowIdOf } from '../../entry-address.js';

/** Nearer to an end than this, in px, is at it. */
const NEAR_PX = 48;

export interface Scroll {
  readonly box: RefObject<HTMLDivElement | null>;
  readonly onScroll: () => void;
  /** How many have come below, unseen. */
  readonly below: number;
  readonly toEnd: () => void;
  /** To what was just noted, by its id, wherever it stands. */
  readonly toNew: (id: string) => void;
}

/**
 * Keeps the newest in view, unless the person scrolled up: then what is read stays where it is, and what comes is counted. `keys`: what is shown, in order. `newestFirst`: the list of a phone, which begins with the newest. `onOlder` is
 * called when the oldest that is shown comes near.
 */
export function useScroll(keys: readonly string[], newestFirst: boolean, onOlder: () => void): Scroll {
  const box = useRef<HTMLDivElement>(null);
  const atEnd = useRef(true);
  const seen = useRef({ first: keys[0], height: 0, keys: new Set(keys) });
  const [below, setBelow] = useState(0);

  // Whoever stands on something in the log, or edits it, reads there.
  const sticks = (): boolean => atEnd.current && (document.activeElement === box.current || !box.current?.contains(document.activeElement));

  const toEnd = (): void => {
    const element = box.current;
    if (element) element.scrollTop = newestFirst ? 0 : element.scrollHeight;
    atEnd.current = true;
    setBelow(0);
  };
  // Where times are coarse, what was just noted may stand among others.
  const fresh = useRef<string | null>(null);
  const showFresh = (): void => {
    const [row, element] = [fresh.current === null ? null : document.getElementById(rowIdOf(fresh.current)), box.current];
    if (!row || !element) return;
    fresh.current = null;
    row.scrollIntoView({ block: 'nearest' });
    atEnd.current = newestFirst || element.scrollHeight - element.clientHeight - element.scrollTop < NEAR_PX;
  };
  const toNew = (id: string): void => {
    fresh.current = id;
    toEnd();
    showFresh();
  };
  useLayoutEffect(() => {
    const element = box.current;
    if (!element) return;
    const { first, height, keys: known } = seen.current;
    const fresh = known.size === 0 ? 0 : keys.slice(keys.findIndex((key) => known.has(key))).filter((key) => !known.has(key)).length;
    if (!newestFirst) {
      if (sticks()) element.scrollTop = element.scrollHeight;
      // Older ones came above: what is read stays under the eyes.
      else if (keys[0] !== first && height > 0) element.scrollTop += element.scrollHeight - height;
      else if (fresh > 0) setBelow((before) => before + fresh);
    }
    showFresh();
    seen.current = { first: keys[0], height: element.scrollHeight, keys: new Set(keys) };
  }, [keys.join(' '), newestFirst]);
  useEffect(() => {
    const element = box.current;
    if (!element || newestFirst) return;
    // The line that is typed in grows and shrinks; so does the place of the log.
    const observer = new ResizeObserver(() => {
      if (sticks()) element.scrollTop = element.scrollHeight;
    });
    observer.observe(element);
    for (const child of element.children) observer.observe(child);
    return () => observer.disconnect();
  }, [newestFirst]);

  const onScroll = (): void => {
    const element = box.current;
    if (!element) return;
    const { scrollTop, scrollHeight, clientHeight } = element;
    const left = scrollHeight - clientHeight - scrollTop;
    atEnd.current = newestFirst || left < NEAR_PX;
    if (atEnd.current) setBelow(0);
    if (scrollHeight > clientHeight && (newestFirst ? left : scrollTop) < NEAR_PX * 4) onOlder();
  };
  return { box, onScroll, below, toEnd, toNew };
}
