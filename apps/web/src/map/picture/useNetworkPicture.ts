import type { Dimension } from '@baraza/domain';
import { isScore } from '@baraza/graph-view';
import { languageOf, useFormat } from '@baraza/ui';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useStyleWords } from '../looks/useStyleWords.js';
import { useProject } from '../../project/context.js';
import { useMapUi } from '../state/map-ui.js';
import { legendBlocks } from './legend-blocks.js';
import { saidThroughout } from './throughout.js';
import type { PictureSource } from './source.js';

/** The network as a picture; null while it is not on the screen. */
export function useNetworkPicture(): PictureSource | null {
  const { t, i18n } = useTranslation(['map', 'common', 'domain']);
  const { view, settings } = useMapUi();
  const words = useStyleWords();
  const format = useFormat();
  const { store } = useProject().session;
  const rightToLeft = languageOf(i18n.resolvedLanguage).dir === 'rtl';
  return useMemo(() => {
    if (!view) return null;
    const dimensions = [settings.colourBy, settings.sizeBy, settings.shapeBy].filter(isScore) as Dimension[];
    return {
      dimensions,
      notes: [],
      throughout: (items) => saidThroughout(store, items, settings),
      draw: (request) => {
        const { marks, items, unnamed, legend } = view.picture(request);
        return { marks, items, unnamed, legend: legendBlocks(legend, settings, rightToLeft, t, words, format) };
      },
    };
  }, [view, settings, store, rightToLeft, t, words, format]);
}
