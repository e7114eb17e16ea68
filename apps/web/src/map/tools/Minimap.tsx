import { type KeyboardEvent, type PointerEvent, type ReactNode, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useMapUi } from '../state/map-ui.js';
import classes from './tools.module.css';

/** A press of an arrow moves what is seen by this share of the screen. */
const STEP = 0.25;
const ARROWS: Readonly<Record<string, readonly [across: number, down: number]>> = { ArrowLeft: [-STEP, 0], ArrowRight: [STEP, 0], ArrowUp: [0, -STEP], ArrowDown: [0, STEP] };
const NEARER: Readonly<Record<string, number>> = { '+': 1.25, '=': 1.25, '-': 0.8 };

/** The whole map in the corner; its frame is what is seen, and moves it. */
export function Minimap(): ReactNode {
  const { t } = useTranslation('map');
  const { view } = useMapUi();
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    view?.showOverview(canvas.current);
    return () => view?.showOverview(null);
  }, [view]);

  const look = (event: PointerEvent<HTMLDivElement>): void => {
    const { left, top } = event.currentTarget.getBoundingClientRect();
    view?.lookAt({ x: event.clientX - left - event.currentTarget.clientLeft, y: event.clientY - top - event.currentTarget.clientTop });
  };
  const down = (event: PointerEvent<HTMLDivElement>): void => {
    if (event.button !== 0) return;
    event.currentTarget.setPointerCapture(event.pointerId);
    look(event);
  };
  const key = (event: KeyboardEvent): void => {
    const [arrow, nearer] = [ARROWS[event.key], NEARER[event.key]];
    if (!view || event.ctrlKey || event.metaKey || event.altKey || (!arrow && nearer === undefined)) return;
    if (arrow) view.look({ across: arrow[0], down: arrow[1] });
    else view.zoomTo(view.zoom() * nearer!);
    // The same keys walk from one to the next elsewhere on the map.
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <div className={classes['overview']} role="application" tabIndex={0} aria-label={t('overview.label')} title={t('overview.show')} data-testid="overview" onPointerDown={down} onPointerMove={(event) => event.currentTarget.hasPointerCapture(event.pointerId) && look(event)} onKeyDown={key}>
      <canvas ref={canvas} aria-hidden />
    </div>
  );
}
