import { meaning, type Scheme, surfaces } from '@baraza/ui';
import { geoGraticule10, geoPath, type GeoProjection } from 'd3-geo';
import { type ReactNode, useEffect, useMemo, useRef } from 'react';
import type { Size, Transform } from './geography.js';
import type { Outlines } from './outlines.js';
import classes from './places.module.css';

/** A line between two places in pixels of the projection. */
export interface Arc {
  readonly from: { readonly x: number; readonly y: number };
  readonly to: { readonly x: number; readonly y: number };
  readonly count: number;
}

export interface GroundProps {
  readonly size: Size;
  readonly projection: GeoProjection;
  readonly transform: Transform;
  readonly outlines: Outlines | null;
  readonly arcs: readonly Arc[];
  readonly theme: Scheme;
}

/** Colours of land and borders: the ground stays behind what stands on it. */
export const GROUND = { land: { light: '#E5E2DA', dark: '#282D32' }, border: { light: '#AFABA1', dark: '#4D545C' }, sea: surfaces.canvas, grid: { light: '#F1EFEA', dark: '#1D2023' }, arc: meaning.blue } as const;

/** Half of the distance is how far an arc bends, at most so much. */
const BEND = 0.18;
export const bendOf = ({ from, to }: Pick<Arc, 'from' | 'to'>): { x: number; y: number } => ({ x: (from.x + to.x) / 2 + (to.y - from.y) * BEND, y: (from.y + to.y) / 2 - (to.x - from.x) * BEND });
/** Width of an arc in pixels; the strongest on the map is the widest. */
export const arcWidth = (count: number, most: number): number => 0.8 + 3.2 * Math.sqrt(count / Math.max(1, most));

/** Land, borders, and lines between places. */
export function Ground({ size, projection, transform, outlines, arcs, theme }: GroundProps): ReactNode {
  const canvas = useRef<HTMLCanvasElement>(null);
  const shapes = useMemo(() => {
    const path = (geometry: Parameters<ReturnType<typeof geoPath>>[0]): Path2D => new Path2D(geoPath(projection).digits(2)(geometry) ?? '');
    if (!outlines) return null;
    const land = new Path2D();
    for (const { outline } of outlines.countries) land.addPath(path(outline));
    return { land, borders: path(outlines.borders), disputed: path(outlines.disputed), grid: path(geoGraticule10()) };
  }, [outlines, projection]);
  useEffect(() => {
    const context = canvas.current?.getContext('2d');
    if (!context) return;
    const ratio = Math.min(2, devicePixelRatio);
    const { k, x, y } = transform;
    const [width, height] = [Math.round(size.width * ratio), Math.round(size.height * ratio)];
    if (context.canvas.width !== width || context.canvas.height !== height) Object.assign(context.canvas, { width, height });
    context.setTransform(1, 0, 0, 1, 0, 0);
    context.clearRect(0, 0, width, height);
    context.setTransform(ratio * k, 0, 0, ratio * k, ratio * x, ratio * y);
    Object.assign(context, { lineJoin: 'round', globalAlpha: 1 });
    if (shapes) {
      const line = (path: Path2D, colour: string, wide: number, dash: readonly number[] = []): void => {
        Object.assign(context, { strokeStyle: colour, lineWidth: wide / k });
        context.setLineDash(dash.map((length) => length / k));
        context.stroke(path);
      };
      line(shapes.grid, GROUND.grid[theme], 1);
      context.fillStyle = GROUND.land[theme];
      context.fill(shapes.land);
      line(shapes.borders, GROUND.border[theme], 0.8);
      line(shapes.disputed, GROUND.border[theme], 1, [3, 3]);
      context.setLineDash([]);
    }
    const most = arcs[0]?.count ?? 1;
    Object.assign(context, { strokeStyle: GROUND.arc[theme], globalAlpha: 0.4, lineCap: 'round' });
    for (const arc of arcs) {
      const bend = bendOf(arc);
      context.lineWidth = arcWidth(arc.count, most) / k;
      context.beginPath();
      context.moveTo(arc.from.x, arc.from.y);
      context.quadraticCurveTo(bend.x, bend.y, arc.to.x, arc.to.y);
      context.stroke();
    }
  }, [shapes, transform, size, arcs, theme]);
  return <canvas ref={canvas} className={classes['ground']} aria-hidden />;
}
