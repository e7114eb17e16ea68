import { useId, type ReactNode } from 'react';
import { dashesOf, type LineStyle } from '../tokens/lines.js';
import { noPosition, nodeEdge, positionScale, positionStep, signed } from '../tokens/meaning.js';
import { shapePoints, type ShapeName } from '../tokens/shapes.js';
import classes from './marks.module.css';

export interface ShapeMarkProps {
  readonly shape: ShapeName;
  /** Side of the square it is drawn in, px. */
  readonly size?: number;
  /** Fill; without it only the outline. */
  readonly fill?: string;
  /** A signed number or letter inside. */
  readonly text?: string;
  readonly ink?: string;
  /** A broken outline: what it stands for is not stated. */
  readonly dashed?: boolean;
}

/** The outline of a kind of stakeholder, as on the map. Decorative: a word stands beside it. */
export function ShapeMark({ shape, size = 18, fill = 'none', text, ink, dashed = false }: ShapeMarkProps): ReactNode {
  const half = size / 2;
  const reach = half - 1.5;
  const points = shapePoints[shape]?.map(([x, y]) => `${half + x * reach},${half + y * reach}`).join(' ');
  const shared = { fill, stroke: 'currentColor', strokeWidth: 1.25, strokeLinejoin: 'round' as const, strokeDasharray: dashed ? '2.5 2' : undefined };
  const side = reach * 1.76;
  return (
    <svg className={classes['mark']} width={size} height={size} viewBox={`0 0 ${size} ${size}`} aria-hidden>
      {shape === 'circle' && <circle cx={half} cy={half} r={reach} {...shared} />}
      {shape === 'square' && <rect x={half - side / 2} y={half - side / 2} width={side} height={side} rx={size * 0.14} {...shared} />}
      {shape === 'pill' && <rect x={half - reach} y={half - reach * 0.68} width={reach * 2} height={reach * 1.36} rx={reach * 0.68} {...shared} />}
      {points !== undefined && <polygon points={points} {...shared} />}
      {text !== undefined && (
        <text x={half} y={half} dy="0.36em" textAnchor="middle" fill={ink} className={classes['inside']} style={{ fontSize: Math.max(11, size * 0.34) }}>
          {text}
        </text>
      )}
    </svg>
  );
}

/** A stakeholder as the map draws it: shape of its kind, fill and signed number of its position. */
export function StakeholderMark({ shape, position, size = 40 }: { readonly shape: ShapeName; readonly position: number | null; readonly size?: number }): ReactNode {
  const step = position === null ? undefined : positionScale[positionStep(position)];
  return (
    <span className={classes['stakeholder']} style={{ '--edge-light': nodeEdge.light, '--edge-dark': nodeEdge.dark, '--none-light': noPosition.light, '--none-dark': noPosition.dark }}>
      <ShapeMark shape={shape} size={size} fill={step?.fill ?? 'var(--none)'} ink={step?.ink} text={position === null ? undefined : signed(position)} />
    </span>
  );
}

/** A piece of a line of relationship, as on the map. Decorative: a word stands beside it. It points on in the direction of reading. */
export function LineMark({ style, informal = false, length = 32 }: { readonly style: LineStyle; readonly informal?: boolean; readonly length?: number }): ReactNode {
  const height = 12;
  const middle = height / 2;
  const tip = length - 1;
  const start = style.head === 'none' || style.head === 'bar' ? tip : tip - 7;
  const path = style.pattern === 'zigzag' ? zigzag(0, tip, middle) : `M0 ${middle}H${start}`;
  return (
    <svg className={`${classes['mark']} bz-mirror`} width={length} height={height} viewBox={`0 0 ${length} ${height}`} aria-hidden>
      <g className={classes['line']} style={{ '--line-light': style.colour.light, '--line-dark': style.colour.dark }}>
        <path d={path} fill="none" stroke="currentColor" strokeWidth={style.width} strokeDasharray={dashesOf(style, informal).join(' ') || undefined} />
        <Head head={style.head} tip={tip} middle={middle} />
      </g>
    </svg>
  );
}

function zigzag(from: number, to: number, middle: number): string {
  const steps = Math.round((to - from) / 3);
  const points = Array.from({ length: steps + 1 }, (_, index) => `${(from + (index * (to - from)) / steps).toFixed(1)} ${middle + (index === 0 || index === steps ? 0 : index % 2 ? -2.5 : 2.5)}`);
  return `M${points.join('L')}`;
}

function Head({ head, tip, middle }: { readonly head: LineStyle['head']; readonly tip: number; readonly middle: number }): ReactNode {
  const triangle = `M${tip} ${middle}L${tip - 8} ${middle - 4}V${middle + 4}Z`;
  switch (head) {
    case 'filled':
      return <path d={triangle} fill="currentColor" />;
    case 'hollow':
      return <path d={triangle} fill="var(--bz-surface)" stroke="currentColor" strokeWidth={1.25} strokeLinejoin="round" />;
    case 'open':
      return <path d={`M${tip - 6} ${middle - 4}L${tip} ${middle}L${tip - 6} ${middle + 4}`} fill="none" stroke="currentColor" strokeWidth={1.5} />;
    case 'diamond':
      return <path d={`M${tip} ${middle}L${tip - 4.5} ${middle - 3.5}L${tip - 9} ${middle}L${tip - 4.5} ${middle + 3.5}Z`} fill="currentColor" />;
    case 'dot':
      return <circle cx={tip - 4} cy={middle} r={3.5} fill="currentColor" />;
    case 'bar':
      return <path d={`M${tip} ${middle - 5}V${middle + 5}`} stroke="currentColor" strokeWidth={2} />;
    case 'none':
      return null;
  }
}

/** A position as colour, signed number and, on request, its step's frame only. */
export function PositionChip({ value }: { readonly value: number }): ReactNode {
  const { fill, ink } = positionScale[positionStep(value)];
  return (
    <span className={classes['chip']} style={{ background: fill, color: ink }} dir="ltr">
      {signed(value)}
    </span>
  );
}

/** Circles that stand on one line, for three values of a size. */
export function SizeCircles({ values, radiusOf, wordOf = String }: { readonly values: readonly number[]; readonly radiusOf: (value: number) => number; readonly wordOf?: (value: number) => string }): ReactNode {
  const id = useId();
  const sorted = [...values].sort((left, right) => right - left);
  const largest = radiusOf(sorted[0] ?? 0);
  const side = largest * 2 + 2;
  return (
    <span className={classes['sizes']}>
      <svg width={side} height={side} viewBox={`0 0 ${side} ${side}`} aria-hidden>
        {sorted.map((value) => (
          <circle key={`${id}${value}`} cx={side / 2} cy={side - 1 - radiusOf(value)} r={radiusOf(value)} fill="none" stroke="currentColor" />
        ))}
      </svg>
      <span className={classes['sizeWords']} style={{ blockSize: side }}>
        {sorted.map((value) => (
          <span key={value}>{wordOf(value)}</span>
        ))}
      </span>
    </span>
  );
}
