import type { Dimension } from '@baraza/domain';
import { languageOf } from '@baraza/ui';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useMapUi } from '../state/map-ui.js';
import { legendBlocks } from './legend-blocks.js';
import type { PictureSource } from './source.js';

/** The network as a picture; null while it is not on the screen. */
export function useNetworkPicture(): PictureSource | null {
  const { t, i18n } = useTranslation(['map', 'common', 'domain']);
  const { view, settings } = useMapUi();
  const rightToLeft = languageOf(i18n.resolvedLanguage).dir === 'rtl';
  return useMemo(() => {
    if (!view) return null;
    const dimensions: Dimension[] = [...(settings.colourBy === 'position' ? (['position'] as const) : []), ...(settings.sizeBy === 'influence' ? (['influence'] as const) : [])];
    return {
      dimensions,
      notes: [],
      draw: (request) => {
        const { marks, items, unnamed, legend } = view.picture(request);
        return { marks, items, unnamed, legend: legendBlocks(legend, settings, rightToLeft, t) };
      },
    };
  }, [view, settings, rightToLeft, t]);
}
