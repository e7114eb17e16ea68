import type { GraphView } from '@baraza/graph-view';
import { type PointerEvent, type ReactNode, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useProject } from '../../project/context.js';
import { membersOf } from '../data/members.js';
import { useMapUi } from '../state/map-ui.js';
import { useValue } from '../state/value.js';
import classes from './canvas.module.css';
import { useFrames } from './useFrames.js';

interface Drag {
  /** Where the line ends, in pixels of the canvas: at the pointer, or in the middle of the node it would join. */
  readonly x: number;
  readonly y: number;
  readonly target: string | null;
}
/** A node within this distance of the pointer is meant, px. */
const REACH = 26;
const isNode = (entity: string): boolean => entity === 'stakeholder' || entity === 'interest';
/** Distance of the handle from the middle of its node, px at 100 %. */
const AWAY = 30;
/** From farther away shapes are dots, and a handle would lie on others. */
const NEAR_ENOUGH = 0.4;

/** A handle at the edge of the node under the pointer; dragged onto another node, it draws a tie. */
export function ConnectHandle({ view }: { readonly view: GraphView }): ReactNode {
  const { t } = useTranslation('map');
  const { hovered, setTask, mapId } = useMapUi();
  const { store } = useProject().session;
  const item = useValue(hovered);
  const [shown, setShown] = useState<string | null>(null);
  const [drag, setDrag] = useState<Drag | null>(null);
  const handle = useRef<HTMLSpanElement>(null);
  const line = useRef<SVGLineElement>(null);
  const inside = useRef(false);

  // Leaving the node for its handle must not take the handle away.
  useEffect(() => {
    if (drag) return;
    if (item && isNode(item.entity)) return setShown(view.zoom() >= NEAR_ENOUGH ? item.id : null);
    const gone = setTimeout(() => inside.current || setShown(null), graceMs);
    return () => clearTimeout(gone);
  }, [item, drag, view]);

  useFrames(shown !== null, () => {
    const from = shown === null ? null : view.screenPoint(shown);
    if (!from || !handle.current) return;
    const away = AWAY * Math.max(0.6, Math.min(1.4, view.zoom()));
    handle.current.style.transform = `translate(${from.x + away - 8}px, ${from.y - 8}px)`;
    line.current?.setAttribute('x1', String(from.x));
    line.current?.setAttribute('y1', String(from.y));
  });

  const down = (event: PointerEvent<HTMLSpanElement>): void => {
    if (shown === null || event.button !== 0) return;
    event.preventDefault();
    const box = event.currentTarget.parentElement!.getBoundingClientRect();
    const others = membersOf(store, mapId).filter(({ id }) => id !== shown);
    const at = (moved: globalThis.PointerEvent): Drag => {
      const pointer = { x: moved.clientX - box.left, y: moved.clientY - box.top };
      const target = nearest(view, others.map(({ id }) => id), pointer);
      return target ?? { ...pointer, target: null };
    };
    const move = (moved: globalThis.PointerEvent): void => setDrag(at(moved));
    const up = (moved: globalThis.PointerEvent): void => {
      const { target } = at(moved);
      end();
      if (target !== null) setTask({ kind: 'connect', from: shown, to: target });
    };
    const end = (): void => {
      window.removeEventListener('pointermove', move);
      window.removeEventListener('pointerup', up);
      window.removeEventListener('pointercancel', end);
      inside.current = false;
      setDrag(null);
      setShown(null);
    };
    window.addEventListener('pointermove', move);
    window.addEventListener('pointerup', up);
    window.addEventListener('pointercancel', end);
    setDrag(at(event.nativeEvent));
  };

  if (shown === null) return null;
  return (
    <>
      {drag && (
        <svg className={classes['rubber']} aria-hidden>
          <line ref={line} x2={drag.x} y2={drag.y} />
          {drag.target !== null && <circle cx={drag.x} cy={drag.y} r={REACH} />}
        </svg>
      )}
      <span
        ref={handle}
        className={classes['handle']}
        data-dragging={drag ? true : undefined}
        data-handle={shown}
        title={t('connect.handle')}
        onPointerEnter={() => (inside.current = true)}
        onPointerLeave={() => {
          inside.current = false;
          if (!drag && hovered.get() === null) setShown(null);
        }}
        onPointerDown={down}
        // It must not keep the wheel from the map below it.
        onWheel={() => setShown(null)}
      />
    </>
  );
}

/** The node under the pointer, or so near that it is meant. */
function nearest(view: GraphView, ids: readonly string[], { x, y }: { readonly x: number; readonly y: number }): (Drag & { readonly target: string }) | null {
  let best: (Drag & { readonly target: string }) | null = null;
  let least = REACH;
  for (const id of ids) {
    const point = view.screenPoint(id);
    const distance = point ? Math.hypot(point.x - x, point.y - y) : Infinity;
    if (point && distance < least) [best, least] = [{ ...point, target: id }, distance];
  }
  return best;
}

/** Time to get from a node to its handle. */
const graceMs = 350;
