import type { ShownNode } from '@baraza/graph-view';
import { shapePoints, type ShapeName } from '@baraza/ui';
import type { ReactNode } from 'react';
import classes from './places.module.css';

/** Radius of the circle for so many, pixels. */
export const radiusOf = (count: number): number => Math.min(24, 9 + 1.3 * Math.sqrt(count));

export interface Slice {
  readonly fill: string;
  readonly count: number;
}
/** How many of each colour, the most first. */
export function slicesOf(nodes: readonly ShownNode[]): Slice[] {
  const counts = new Map<string, number>();
  for (const { paint } of nodes) counts.set(paint.fill, (counts.get(paint.fill) ?? 0) + 1);
  return [...counts].map(([fill, count]) => ({ fill, count })).sort((a, b) => b.count - a.count || (a.fill < b.fill ? -1 : 1));
}

/** Path data of a part of a ring, by shares of its turn. */
export function ringPart(x: number, y: number, outer: number, inner: number, from: number, to: number): string {
  const at = (radius: number, share: number): string => {
    const angle = share * Math.PI * 2 - Math.PI / 2;
    return `${Math.round((x + radius * Math.cos(angle)) * 100) / 100} ${Math.round((y + radius * Math.sin(angle)) * 100) / 100}`;
  };
  const end = to - from >= 1 ? from + 0.9999 : to;
  const large = end - from > 0.5 ? 1 : 0;
  return `M${at(outer, from)}A${outer} ${outer} 0 ${large} 1 ${at(outer, end)}L${at(inner, end)}A${inner} ${inner} 0 ${large} 0 ${at(inner, from)}Z`;
}

/** The parts of the ring, one for each colour. */
export function ringOf(slices: readonly Slice[], x: number, y: number, radius: number): { readonly d: string; readonly fill: string }[] {
  const total = slices.reduce((sum, { count }) => sum + count, 0);
  let from = 0;
  return slices.map(({ fill, count }) => {
    const to = from + count / total;
    const d = ringPart(x, y, radius, radius * 0.62, from, to);
    from = to;
    return { d, fill };
  });
}

/** One stakeholder as the network draws it, several as a ring of their colours with their number. */
export function PlaceMark({ nodes, label, supposed, selected }: { readonly nodes: readonly ShownNode[]; readonly label: string; readonly supposed: boolean; readonly selected: boolean }): ReactNode {
  const [only] = nodes;
  const radius = nodes.length === 1 ? 11 : radiusOf(nodes.length);
  const half = radius + 6;
  return (
    <svg className={classes['mark']} width={half * 2} height={half * 2} viewBox={`${-half} ${-half} ${half * 2} ${half * 2}`} aria-hidden>
      {(supposed || selected) && <circle r={radius + 3.5} className={classes['halo']} data-selected={selected || undefined} data-supposed={supposed || undefined} />}
      {nodes.length === 1 ? <OneShape node={only!} radius={radius} /> : (
        <>
          <circle r={radius} className={classes['disc']} />
          {ringOf(slicesOf(nodes), 0, 0, radius).map(({ d, fill }) => (
            <path key={fill} d={d} fill={fill} />
          ))}
          <circle r={radius} fill="none" className={classes['edge']} />
          <circle r={radius * 0.62} fill="none" className={classes['edge']} />
          <text dy="0.36em" textAnchor="middle" className={classes['count']} style={{ fontSize: Math.max(10, Math.min(15, radius * 0.55)) }}>
            {label}
          </text>
        </>
      )}
    </svg>
  );
}

function OneShape({ node: { data, paint }, radius }: { readonly node: ShownNode; readonly radius: number }): ReactNode {
  const points = shapePoints[data.shape as ShapeName]?.map(([x, y]) => `${x * radius},${y * radius}`).join(' ');
  return (
    <>
      {points ? <polygon points={points} fill={paint.fill} className={classes['edge']} /> : data.shape === 'circle' ? <circle r={radius} fill={paint.fill} className={classes['edge']} /> : <rect x={-radius * 0.9} y={-radius * 0.8} width={radius * 1.8} height={radius * 1.6} rx={data.shape === 'pill' ? radius : 3} fill={paint.fill} className={classes['edge']} />}
      {paint.text !== null && (
        <text dy="0.36em" textAnchor="middle" fill={paint.ink} className={classes['number']}>
          {paint.text}
        </text>
      )}
    </>
  );
}
