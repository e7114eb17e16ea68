import type { Legend } from '@baraza/graph-view';
import { PositionLegend } from '@baraza/ui';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useMapUi } from '../state/map-ui.js';
import classes from './legend.module.css';

/** What circles, rings, colours and lines say: only what is there. */
export function PlacesLegend({ legend, supposed, arcs }: { readonly legend: Legend; readonly supposed: boolean; readonly arcs: boolean }): ReactNode {
  const { t } = useTranslation(['places', 'map', 'common']);
  const { settings } = useMapUi();
  const sectors = legend.sectors.filter(({ count }) => count > 0);
  return (
    <div className={classes['legend']} role="group" aria-label={t('common:legend.label')}>
      {settings.colourBy === 'position' && legend.position?.steps.some(({ count }) => count > 0) && <PositionLegend />}
      {settings.colourBy === 'sector' &&
        sectors.map(({ term, name, colour }) => (
          <span key={term?.id ?? ''}>
            <i style={{ background: term ? `light-dark(${colour.light}, ${colour.dark})` : undefined }} />
            {name || t('map:filters.unstated')}
          </span>
        ))}
      <span>{t('legend.circle')}</span>
      {supposed && <span>{t('legend.ring')}</span>}
      {arcs && <span>{t('legend.arc')}</span>}
    </div>
  );
}
