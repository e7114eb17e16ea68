import type { ReactNode } from 'react';
import type { Direction } from '../api.js';
import classes from './questions.module.css';

const head = (tip: number, back: number): string => `M${tip} 16L${back} 11V21Z`;

/** Two marks with the connection between them, as the map draws it. A word stands beside it. */
export function DirectionPicture({ direction }: { readonly direction: Direction }): ReactNode {
  return (
    <svg className={`${classes['picture']} bz-mirror`} width={96} height={32} viewBox="0 0 96 32" aria-hidden>
      <circle cx={14} cy={16} r={11} />
      <circle cx={82} cy={16} r={11} />
      <path d="M26 16H70" />
      {direction !== 'undirected' && <path d={head(70, 61)} data-filled />}
      {direction === 'mutual' && <path d={head(26, 35)} data-filled />}
    </svg>
  );
}
