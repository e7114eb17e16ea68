import type { GraphView } from '@baraza/graph-view';
import { type RefObject, useEffect, useRef } from 'react';

/** What a person does to look around by themselves. */
const GESTURES = ['pointerdown', 'wheel', 'keydown'] as const;

/** The room of a picture, whether or not the strip of notices takes a part of it for a while. */
function roomOf({ clientWidth, clientHeight }: HTMLElement): string {
  return `${clientWidth} ${clientHeight + (document.querySelector('[data-notice]')?.clientHeight ?? 0)}`;
}

/**
 * The map is in sight when it opens: all of it, or the part with ties where all of it would be too small to read. What stands around the canvas takes its room when it is there, on a slow machine a while later, so the picture goes on fitting its place until somebody
 * looks around by themselves, or something is chosen. What comes and goes by itself, as the strip that the network is away, moves nothing.
 */
export function useFitAtFirst(view: GraphView | null, place: RefObject<HTMLElement | null>, drawn: boolean, chosen: boolean): void {
  const over = useRef(false);
  // What the address named was not chosen here.
  const named = useRef(chosen);
  if (chosen && !named.current) over.current = true;
  useEffect(() => {
    const element = place.current;
    if (!view || !element || !drawn || over.current) return;
    const end = (): void => {
      over.current = true;
      observer.disconnect();
      for (const gesture of GESTURES) window.removeEventListener(gesture, end, true);
    };
    let fitted = '';
    const observer = new ResizeObserver(() => {
      const room = roomOf(element);
      if (over.current) end();
      else if (room !== fitted) view.fitReadable();
      fitted = room;
    });
    for (const gesture of GESTURES) window.addEventListener(gesture, end, { capture: true, passive: true });
    observer.observe(element);
    return () => {
      observer.disconnect();
      for (const gesture of GESTURES) window.removeEventListener(gesture, end, true);
    };
  }, [view, place, drawn]);
}
