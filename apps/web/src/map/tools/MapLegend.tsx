import type { Legend as Drawn } from '@baraza/graph-view';
import { interestShape, Legend, LegendGroup, LegendItem, type LineStyle, LineMark, PositionLegend, ShapeMark, type ShapeName, SizeCircles } from '@baraza/ui';
import { type ReactNode, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useStored } from '../data/useStored.js';
import { useMapUi } from '../state/map-ui.js';
import classes from './tools.module.css';

const NONE: LineStyle = { colour: { light: '#6A6E75', dark: '#9AA0A6' }, pattern: 'solid', head: 'none', width: 1.5 };
const AGAINST: LineStyle = { ...NONE, pattern: 'dashed', head: 'bar' };
/** Rows of one column: more of them where the panel takes room. */
const ROWS = { wide: 5, narrow: 7 };

/** The legend of what is drawn. The canvas follows the store in its next frame, so the legend is read in the one after. */
function useDrawnLegend(): Drawn | null {
  const { view, settings, hidden } = useMapUi();
  const { i18n } = useTranslation();
  const [legend, setLegend] = useState<Drawn | null>(null);
  const turn = useStored(['membership', 'stakeholder', 'interest', 'relationship', 'holding', 'judgement', 'term', 'map'], () => ({}), [view, settings, hidden, i18n.language]);
  useEffect(() => {
    let frame = requestAnimationFrame(() => {
      frame = requestAnimationFrame(() => setLegend(view?.legend() ?? null));
    });
    return () => cancelAnimationFrame(frame);
  }, [view, turn]);
  return legend;
}

/** What the picture is made of: only what is on this map. */
export function MapLegend(): ReactNode {
  const { t } = useTranslation(['map', 'common', 'domain']);
  const { settings, panelOpen } = useMapUi();
  const columnsFor = (count: number): number => Math.max(1, Math.ceil(count / (panelOpen ? ROWS.narrow : ROWS.wide)));
  const legend = useDrawnLegend();
  if (!legend || legend.kinds.length + legend.interests === 0) return null;
  const { kinds, types, sectors, holdings } = legend;
  const informal = types.some((type) => type.informal > 0);
  const lines = types.length + (holdings.for > 0 ? 1 : 0) + (holdings.against > 0 ? 1 : 0) + (informal ? 1 : 0);
  return (
    <Legend>
      <LegendGroup title={t('common:legend.shapeKind')} columns={columnsFor(kinds.length + (legend.interests > 0 ? 1 : 0))}>
        {kinds.map(({ term, name, shape }) => (
          <LegendItem key={term?.id ?? ''} mark={<ShapeMark shape={shape as ShapeName} size={16} dashed={term === null} />} label={name || t('filters.unstated')} />
        ))}
        {legend.interests > 0 && <LegendItem mark={<ShapeMark shape={interestShape} size={16} />} label={t('common:legend.interest')} />}
      </LegendGroup>
      {lines > 0 && (
        <LegendGroup title={t('common:legend.lineRelationship')} columns={columnsFor(lines)}>
          {types.map(({ term, name, colour, pattern, head, width }) => (
            <LegendItem key={term?.id ?? ''} mark={<LineMark style={{ colour, pattern, head, width } as LineStyle} />} label={name || t('tie.untyped')} />
          ))}
          {holdings.for > 0 && <LegendItem mark={<LineMark style={NONE} />} label={t('legend.holds')} />}
          {holdings.against > 0 && <LegendItem mark={<LineMark style={AGAINST} />} label={t('legend.against')} />}
          {informal && <LegendItem mark={<LineMark style={NONE} informal />} label={t('legend.informal')} />}
        </LegendGroup>
      )}
      {settings.colourBy === 'sector' && sectors.length > 0 && (
        <LegendGroup title={t('common:legend.colourSector')} columns={columnsFor(sectors.length)}>
          {sectors.map(({ term, name, colour }) => (
            <LegendItem key={term?.id ?? ''} mark={<span style={{ inlineSize: 12, blockSize: 12, borderRadius: 3, background: `light-dark(${colour.light}, ${colour.dark})` }} />} label={name || t('filters.unstated')} />
          ))}
        </LegendGroup>
      )}
      {(legend.position || legend.size) && (
        <div className={classes['legendStack']} data-narrow={panelOpen || undefined}>
          {legend.position && (
            <LegendGroup title={t('common:legend.colourPosition')}>
              <PositionLegend />
            </LegendGroup>
          )}
          {legend.size && (
            <LegendGroup title={t('common:legend.sizeOf', { dimension: t('domain:dimension.influence') })}>
              <SizeCircles values={legend.size.samples.map(({ value }) => value)} radiusOf={(value) => (legend.size!.samples.find((sample) => sample.value === value)?.diameter ?? 0) / 2.6} />
            </LegendGroup>
          )}
        </div>
      )}
    </Legend>
  );
}
