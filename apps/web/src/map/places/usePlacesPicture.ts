import type { Dimension } from '@baraza/domain';
import { isScore, type ShownMap } from '@baraza/graph-view';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { createMeasure } from '../../picture/canvas.js';
import { useProject } from '../../project/context.js';
import { useStyleWords } from '../looks/useStyleWords.js';
import { colourBlocks } from '../picture/legend-blocks.js';
import { saidThroughout } from '../picture/throughout.js';
import type { PictureSource } from '../picture/source.js';
import { useMapUi } from '../state/map-ui.js';
import { drawPlaces } from './draw-places.js';
import type { Outlines } from './outlines.js';
import { type Placed, type PlacedGroup, placedOf } from './placed.js';

/** The view by place as a picture; null until the outlines are there. */
export function usePlacesPicture(map: ShownMap, placed: Placed, outlines: Outlines | null, withTies: boolean): PictureSource | null {
  const { t } = useTranslation(['places', 'map', 'common', 'domain']);
  const { store } = useProject().session;
  const { settings } = useMapUi();
  const [measure] = useState(createMeasure);
  const words = useStyleWords();
  return useMemo(() => {
    if (!outlines) return null;
    const supposed = placed.located.filter(({ suggested }) => suggested !== null).length;
    const without = placed.unplaced.reduce((sum, { nodes }) => sum + nodes.length, 0);
    const suggestions = new Map(placed.located.map(({ place, suggested }: PlacedGroup) => [place.name, suggested ?? undefined]));
    return {
      dimensions: [settings.colourBy].filter(isScore) as Dimension[],
      notes: [t('picture'), ...(without > 0 ? [t('pictureWithout', { count: without })] : []), ...(supposed > 0 ? [t('suggestedOnly', { count: supposed })] : []), t('boundaries')],
      throughout: (items) => saidThroughout(store, items, settings, true),
      draw: ({ width, height, without: left = new Set(), unjudged = new Set() }) => {
        const out = new Set([...left, ...placed.unplaced.flatMap(({ nodes }) => nodes.map(({ data }) => data.id))]);
        const kept = map.part((id) => !out.has(id), unjudged);
        const there = placedOf(kept, (id) => store.live('stakeholder', id)?.place ?? null, (id) => store.live('place', id), { find: (name) => suggestions.get(name) });
        // Of the legend only what colours say: shapes and lines of the network are not drawn here.
        const legend = colourBlocks(kept.legend, settings, t as never, words);
        return { ...drawPlaces(kept, there, outlines, { width, height }, withTies, measure), unnamed: 0, legend };
      },
    };
  }, [map, placed, outlines, withTies, settings, store, measure, words, t]);
}
