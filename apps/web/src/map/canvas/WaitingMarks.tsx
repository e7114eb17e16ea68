import type { GraphView } from '@baraza/graph-view';
import { type ReactNode, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useWaiting } from '../data/useWaiting.js';
import classes from './canvas.module.css';
import { useFrames } from './useFrames.js';

const MOST = 200;

/** A small clock beside everything on the map whose change has not reached the server. */
export function WaitingMarks({ view }: { readonly view: GraphView }): ReactNode {
  const { t } = useTranslation('map');
  const waiting = [...useWaiting()].slice(0, MOST);
  const marks = useRef(new Map<string, HTMLElement>());
  useFrames(waiting.length > 0, () => {
    for (const [id, mark] of marks.current) {
      const point = view.screenPoint(id);
      mark.hidden = point === null;
      if (point) mark.style.transform = `translate(${point.x + 10}px, ${point.y - 22}px)`;
    }
  });
  return waiting.map((id) => (
    <span
      key={id}
      ref={(element) => {
        if (element) marks.current.set(id, element);
        return () => void marks.current.delete(id);
      }}
      className={classes['waiting']}
      title={t('waiting.one')}
      data-waiting={id}
      hidden
    >
      <svg width={12} height={12} viewBox="0 0 12 12" aria-hidden>
        <circle cx={6} cy={6} r={5} />
        <path d="M6 3.2V6l1.9 1.3" />
      </svg>
    </span>
  ));
}
