import { wheelZoom } from '@baraza/graph-view';
import { type PointerEvent as ReactPointerEvent, type RefObject, useEffect, useRef, useState } from 'react';
import { type Transform, WHOLE, zoomed } from './geography.js';

/** Fewer pixels than this are a press, not a drag. */
const STILL = 5;

export interface PanZoom {
  readonly transform: Transform;
  readonly setTransform: (change: (before: Transform) => Transform) => void;
  readonly handlers: {
    readonly onPointerDown: (event: ReactPointerEvent) => void;
    readonly onPointerMove: (event: ReactPointerEvent) => void;
    readonly onPointerUp: (event: ReactPointerEvent) => void;
    readonly onPointerCancel: (event: ReactPointerEvent) => void;
  };
}

/** Moves and zooms by mouse, wheel and fingers. `onPress`: a press that moved nothing, in pixels of the element. */
export function usePanZoom(element: RefObject<HTMLElement | null>, onPress: (at: { x: number; y: number }) => void): PanZoom {
  const [transform, setTransform] = useState<Transform>(WHOLE);
  const pointers = useRef(new Map<number, { x: number; y: number }>());
  const moved = useRef(0);
  const pointOf = ({ clientX, clientY }: { clientX: number; clientY: number }): { x: number; y: number } => {
    const { left, top } = element.current!.getBoundingClientRect();
    return { x: clientX - left, y: clientY - top };
  };
  useEffect(() => {
    const place = element.current;
    if (!place) return;
    const onWheel = (event: WheelEvent): void => {
      event.preventDefault();
      const [by, at] = [wheelZoom(event), pointOf(event)];
      setTransform((before) => zoomed(before, by, at));
    };
    // React listens passively, and then the page would scroll as well.
    place.addEventListener('wheel', onWheel, { passive: false });
    return () => place.removeEventListener('wheel', onWheel);
  }, [element]);

  const onPointerDown = (event: ReactPointerEvent): void => {
    // What a dialog over the map is told comes here too, for in the tree of components it lies in it.
    if (event.button !== 0 || !event.currentTarget.contains(event.target as Node) || (event.target as Element).closest('button, label')) return;
    if (pointers.current.size === 0) moved.current = 0;
    pointers.current.set(event.pointerId, pointOf(event));
    event.currentTarget.setPointerCapture(event.pointerId);
  };
  const onPointerMove = (event: ReactPointerEvent): void => {
    const from = pointers.current.get(event.pointerId);
    if (!from) return;
    const to = pointOf(event);
    const [dx, dy] = [to.x - from.x, to.y - from.y];
    moved.current += Math.hypot(dx, dy);
    const other = [...pointers.current].find(([id]) => id !== event.pointerId)?.[1];
    pointers.current.set(event.pointerId, to);
    if (!other) {
      if (moved.current > STILL) setTransform(({ k, x, y }) => ({ k, x: x + dx, y: y + dy }));
      return;
    }
    const by = Math.hypot(to.x - other.x, to.y - other.y) / Math.max(1, Math.hypot(from.x - other.x, from.y - other.y));
    const middle = { x: (to.x + other.x) / 2, y: (to.y + other.y) / 2 };
    setTransform((before) => {
      const next = zoomed(before, by, middle);
      return { ...next, x: next.x + dx / 2, y: next.y + dy / 2 };
    });
  };
  const onPointerUp = (event: ReactPointerEvent): void => {
    const was = pointers.current.delete(event.pointerId);
    if (was && pointers.current.size === 0 && moved.current <= STILL) onPress(pointOf(event));
  };
  const onPointerCancel = (event: ReactPointerEvent): void => void pointers.current.delete(event.pointerId);
  return { transform, setTransform, handlers: { onPointerDown, onPointerMove, onPointerUp, onPointerCancel } };
}
