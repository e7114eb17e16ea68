import type { GraphView } from '@baraza/graph-view';
import { type ReactNode, useMemo, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useFrames } from '../canvas/useFrames.js';
import classes from './history.module.css';
import { marksOf } from './recorded-store.js';
import { useComparison } from './RecordedMap.js';
import { SIGNS } from './signs.js';

/** In a list: the sign of something that differs between the two moments that are compared. */
export function DifferenceTag({ id }: { readonly id: string }): ReactNode {
  const { t } = useTranslation('times');
  const comparison = useComparison();
  const kind = comparison && marksOf(comparison.differences).get(id);
  return kind ? (
    <span className={classes['rowMark']} data-kind={kind} title={t(`compared.one.${kind}`)}>
      <span aria-hidden>{SIGNS[kind]}</span>
      <span className="bz-hidden-text">{t(`compared.one.${kind}`)}</span>
    </span>
  ) : null;
}

/** A sign beside everything on the canvas that differs: added, changed, removed; shape and sign tell them apart, not colour. */
export function DifferenceMarks({ view }: { readonly view: GraphView }): ReactNode {
  const { t } = useTranslation('times');
  const comparison = useComparison();
  const marks = useMemo(() => [...marksOf(comparison?.differences ?? [])], [comparison]);
  const places = useRef(new Map<string, HTMLElement>());
  useFrames(marks.length > 0, () => {
    for (const [id, mark] of places.current) {
      const point = view.screenPoint(id);
      mark.hidden = point === null;
      if (point) mark.style.transform = `translate(${point.x - 26}px, ${point.y - 24}px)`;
    }
  });
  return marks.map(([id, kind]) => (
    <span
      key={id}
      ref={(element) => {
        if (element) places.current.set(id, element);
        return () => void places.current.delete(id);
      }}
      className={classes['mark']}
      data-kind={kind}
      data-difference={id}
      title={t(`compared.one.${kind}`)}
      hidden
    >
      {SIGNS[kind]}
    </span>
  ));
}
