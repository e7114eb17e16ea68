import type { GraphView } from '@baraza/graph-view';
import { useFormat } from '@baraza/ui';
import { type ReactNode, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { type OpenThreads, useOpenThreads } from '../../talk/useOpenThreads.js';
import { want } from '../../talk/wanted.js';
import { useMapUi } from '../state/map-ui.js';
import classes from './canvas.module.css';
import { useFrames } from './useFrames.js';

const MOST = 200;
/** From farther away shapes are dots, and marks would cover them. */
const NEAR_ENOUGH = 0.4;
/** From the middle of a node to that of its mark, in both directions, px at 100 %. */
const AWAY = 21;
const HALF = 9;

/** Beside everything on the map that the team has something to settle about: how many conversations; pressed, the panel opens at the newest. By keyboard the list tells the same. */
export function CommentMarks({ view }: { readonly view: GraphView }): ReactNode {
  const { t } = useTranslation('talk');
  const format = useFormat();
  const { select, recorded } = useMapUi();
  const known = useOpenThreads();
  // What the team says is of now, not of the past that is looked at.
  const open = recorded === null ? [...known.values()].slice(0, MOST) : [];
  const marks = useRef(new Map<string, HTMLElement>());
  useFrames(open.length > 0, () => {
    const zoom = view.zoom();
    const away = AWAY * Math.min(1.8, Math.max(0.7, zoom)) + HALF;
    for (const [id, mark] of marks.current) {
      const point = zoom < NEAR_ENOUGH ? null : view.screenPoint(id);
      mark.hidden = point === null;
      if (point) mark.style.transform = `translate(${point.x - away}px, ${point.y - away}px)`;
    }
  });
  const read = ({ about, newest }: OpenThreads): void => {
    const there = document.querySelector<HTMLElement>(`[data-thread="${newest}"]`);
    if (!there) {
      want(newest);
      return select([about]);
    }
    there.scrollIntoView({ block: 'center' });
    there.focus({ preventScroll: true });
  };
  return open.map((each) => (
    <button
      key={each.about.id}
      type="button"
      tabIndex={-1}
      ref={(element) => {
        if (element) marks.current.set(each.about.id, element);
        return () => void marks.current.delete(each.about.id);
      }}
      className={classes['comments']}
      title={t('unsettled', { count: each.count })}
      aria-label={t('unsettled', { count: each.count })}
      data-comments={each.about.id}
      onClick={() => read(each)}
      hidden
    >
      {format.number(each.count)}
    </button>
  ));
}
