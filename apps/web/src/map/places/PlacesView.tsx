import { Action, ErrorState, keyOf, KeyHint, LoadingState, useShortcuts } from '@baraza/ui';
import { useComputedColorScheme } from '@mantine/core';
import { useElementSize, useMergedRef } from '@mantine/hooks';
import { type KeyboardEvent, type ReactNode, useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { HiddenNote } from '../panel/HiddenNote.js';
import { useMapUi } from '../state/map-ui.js';
import { DayNote } from '../times/DayNotes.js';
import { PictureButton } from '../picture/PictureButton.js';
import { FocusNote } from '../tools/MapToolbar.js';
import { around, type Cluster, clustered, projectionFor, type Spot, WHOLE, zoomed } from './geography.js';
import { type Arc, Ground } from './Ground.js';
import { Marks } from './Marks.js';
import type { PlacedGroup } from './placed.js';
import { PlaceList } from './PlaceList.js';
import classes from './places.module.css';
import { PlacesLegend } from './PlacesLegend.js';
import { usePlacesPicture } from './usePlacesPicture.js';
import { usePanZoom } from './usePanZoom.js';
import { usePlaceActions } from './usePlaceActions.js';
import { useOutlines, usePlaced, useShownMap } from './usePlaced.js';

/** Places nearer than this on the screen are shown as one, pixels. */
const APART = 40;
/** More lines than these would cover the land. */
const MOST_ARCS = 250;
/** A key press moves the map by so many pixels. */
const STEP = 80;
const PANS: Readonly<Record<string, readonly [number, number]>> = { ArrowLeft: [STEP, 0], ArrowRight: [-STEP, 0], ArrowUp: [0, STEP], ArrowDown: [0, -STEP] };

/** The map by place: where stakeholders are, on outlines of countries, with the same as a list beside it. */
export function PlacesView(): ReactNode {
  const { t } = useTranslation(['places', 'common']);
  const { select, focus, rights } = useMapUi();
  const theme = useComputedColorScheme('light');
  const outlines = useOutlines();
  const map = useShownMap();
  const placed = usePlaced(map, outlines);
  const actions = usePlaceActions();
  const element = useRef<HTMLDivElement>(null);
  const { ref: sized, width, height } = useElementSize();
  const box = useMergedRef(element, sized);
  const size = useMemo(() => ({ width, height }), [width, height]);
  const [open, setOpen] = useState<ReadonlySet<string>>(new Set());
  const [here, setHere] = useState<string | null>(null);
  const [locating, setLocating] = useState<string | null>(null);
  const [withTies, setWithTies] = useState(true);
  const [fitted, setFitted] = useState(0);

  const locate = (point: { x: number; y: number }): void => {
    if (locating === null) return;
    const { k, x, y } = transform;
    const found = projection.invert?.([(point.x - x) / k, (point.y - y) / k]);
    // Beside the globe there is no place.
    if (!found || !found.every(Number.isFinite) || Math.abs(found[1]) > 90) return;
    actions.locate(locating, { longitude: found[0], latitude: found[1] });
    setLocating(null);
  };
  const { transform, setTransform, handlers } = usePanZoom(element, locate);
  // Where everything lies is found anew when there is something for the first time, and when somebody asks for all.
  const any = placed.located.length > 0;
  const [fitSize, setFitSize] = useState(size);
  // A panel that slides in must not move what somebody looks at more closely.
  const untouched = transform === WHOLE;
  useEffect(() => {
    if (untouched || fitSize.width === 0) setFitSize(size);
  }, [size, untouched, fitSize.width]);
  const projection = useMemo(() => projectionFor(placed.located, fitSize), [fitSize, any, fitted, outlines.state]);
  const spots = useMemo(
    () =>
      placed.located.flatMap((group): Spot<PlacedGroup>[] => {
        const point = projection([group.longitude, group.latitude]);
        return point ? [{ x: point[0], y: point[1], weight: group.nodes.length, item: group }] : [];
      }),
    [placed, projection],
  );
  const clusters = useMemo(() => clustered(spots, transform.k, APART), [spots, transform.k]);
  const arcs = useMemo((): Arc[] => {
    if (!withTies) return [];
    const shownAt = new Map(clusters.flatMap((cluster) => cluster.members.map(({ item }) => [item.id, cluster] as const)));
    const sums = new Map<string, Arc & { count: number }>();
    for (const { from, to, count } of placed.ties) {
      const [a, b] = [shownAt.get(from), shownAt.get(to)];
      if (!a || !b || a === b) continue;
      const key = [a.members[0]!.item.id, b.members[0]!.item.id].sort().join(' ');
      const known = sums.get(key);
      if (known) known.count += count;
      else sums.set(key, { from: a, to: b, count });
    }
    return [...sums.values()].sort((a, b) => b.count - a.count).slice(0, MOST_ARCS);
  }, [placed.ties, clusters, withTies]);

  const fit = (): void => {
    setFitted((before) => before + 1);
    setTransform(() => WHOLE);
  };
  const zoom = (by: number): void => setTransform((before) => zoomed(before, by, { x: width / 2, y: height / 2 }));
  const openCluster = (cluster: Cluster<PlacedGroup>): void => {
    const groups = cluster.members.map(({ item }) => item);
    const apart = around(cluster.members, size);
    // What lies at the very same point cannot be taken apart by looking nearer.
    if (groups.length > 1 && apart.k > transform.k * 1.05) return setTransform(() => apart);
    setOpen(new Set([...open, ...groups.map(({ id }) => id)]));
    setHere(groups[0]!.id);
    const nodes = groups.flatMap(({ nodes: there }) => there);
    if (nodes.length === 1) select([{ entity: 'stakeholder', id: nodes[0]!.data.id }]);
  };
  useShortcuts({ selectAll: () => select(map.nodes.map(({ data: { entity, id } }) => ({ entity, id }))), fit, zoomIn: () => zoom(1.5), zoomOut: () => zoom(1 / 1.5), walk: () => element.current?.querySelector<HTMLElement>('[data-mark][tabindex="0"]')?.focus() });
  useShortcuts(locating === null ? {} : { close: () => setLocating(null), openPanel: () => locate({ x: width / 2, y: height / 2 }) }, { first: true });
  useEffect(() => {
    if (locating !== null) element.current?.focus();
  }, [locating]);
  const pan = (event: KeyboardEvent): void => {
    const by = PANS[event.key];
    if (!by || !element.current?.contains(event.target as Node) || !(event.shiftKey || event.target === element.current)) return;
    event.preventDefault();
    event.stopPropagation();
    setTransform(({ k, x, y }) => ({ k, x: x + by[0], y: y + by[1] }));
  };
  const picture = usePlacesPicture(map, placed, outlines.state === 'there' ? outlines.outlines : null, withTies);
  const named = locating === null ? undefined : [...placed.located, ...placed.unplaced].find(({ place }) => place?.id === locating)?.place?.name;

  if (outlines.state === 'failed') return <ErrorState title={t('failed')} onRetry={outlines.retry} />;
  return (
    <div className={classes['view']}>
      <div className={classes['side']}>
        <div ref={box} className={classes['map']} tabIndex={0} role="group" aria-label={t('label')} aria-busy={outlines.state === 'asking'} data-testid="places" data-locating={locating !== null || undefined} onKeyDown={pan} {...handlers}>
          {width > 0 && <Ground size={size} projection={projection} transform={transform} outlines={outlines.state === 'there' ? outlines.outlines : null} arcs={arcs} theme={theme} />}
          {outlines.state === 'asking' && <LoadingState what={t('loading')} />}
          {width > 0 && <Marks clusters={clusters} size={size} transform={transform} onOpen={openCluster} onDrop={(ids, place) => actions.put(ids, place)} />}
          {locating !== null && (
            <svg className={classes['cross']} viewBox="-12 -12 24 24" aria-hidden>
              <path d="M-11 0H11M0 -11V11" stroke="currentColor" fill="none" />
            </svg>
          )}
          <div className={classes['top']}>
            {locating !== null && (
              <div className={classes['note']} role="status">
                <span>{t('locating', { name: named ?? '' })}</span>
                <Action accent small onClick={() => setLocating(null)}>
                  {t('common:action.cancel')}
                </Action>
              </div>
            )}
            <div className={classes['hint']}>
              {focus && <FocusNote />}
              <HiddenNote />
              <DayNote />
              {map.nodes.length === 0 && <span>{t('empty')}</span>}
            </div>
          </div>
        </div>
        <div className={classes['foot']}>
          <PlacesLegend legend={map.legend} supposed={placed.located.some(({ suggested }) => suggested !== null)} arcs={arcs.length > 0} />
          <div className={classes['buttons']}>
            {placed.ties.length > 0 && (
              <label>
                <input type="checkbox" checked={withTies} onChange={(event) => setWithTies(event.target.checked)} />
                {t('ties')}
              </label>
            )}
            <Action small onClick={() => zoom(1.5)} title={`${t('zoomIn')} (+)`}>
              {t('zoomIn')}
            </Action>
            <Action small onClick={() => zoom(1 / 1.5)} title={`${t('zoomOut')} (−)`}>
              {t('zoomOut')}
            </Action>
            <PictureButton source={picture} />
            <Action small onClick={fit}>
              {t('fit')}
              <KeyHint keys={keyOf('fit')} />
            </Action>
          </div>
          <p className={classes['boundaries']}>{t('boundaries')}</p>
        </div>
      </div>
      <PlaceList
        placed={placed}
        actions={actions}
        open={open}
        here={here}
        onOpen={(place, next) => setOpen(next ? new Set([...open, place]) : new Set([...open].filter((id) => id !== place)))}
        onLocate={(place) => rights.edit && setLocating(place)}
      />
    </div>
  );
}
