import type { Legend } from '@baraza/graph-view';
import { PositionLegend } from '@baraza/ui';
import type { SchemeColour } from '@baraza/ui/tokens';
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
      {legend.position && <PositionLegend />}
      {settings.colourBy === 'sector' &&
        sectors.map(({ term, name, colour }) => (
          <Colour key={term?.id ?? ''} name={name || t('map:filters.unstated')} colour={term ? colour : null} />
        ))}
      {legend.colours?.entries.map(({ name, colour }, index) => <Colour key={index} name={name || t('map:style.gone')} colour={colour} />)}
      {legend.colours?.others && <Colour name={t('map:legend.others', { count: legend.colours.others.values })} colour={legend.colours.others.colour} />}
      {legend.colours && legend.colours.unknown > 0 && <Colour name={t('map:legend.unknown')} colour={null} />}
      <span>{t('legend.circle')}</span>
      {supposed && <span>{t('legend.ring')}</span>}
      {arcs && <span>{t('legend.arc')}</span>}
    </div>
  );
}

/** Null: blank, as on the map. */
function Colour({ name, colour }: { readonly name: string; readonly colour: SchemeColour | null }): ReactNode {
  return (
    <span>
      <i style={{ background: colour ? `light-dark(${colour.light}, ${colour.dark})` : undefined }} />
      {name}
    </span>
  );
}
