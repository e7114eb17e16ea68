import type { Legend as Drawn } from '@baraza/graph-view';
import { interestShape, Legend, LegendGroup, LegendItem, type LineStyle, LineMark, PositionLegend, ShapeMark, type ShapeName, SizeCircles } from '@baraza/ui';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useStored } from '../data/useStored.js';
import { useMapUi } from '../state/map-ui.js';

const NONE: LineStyle = { colour: { light: '#6A6E75', dark: '#9AA0A6' }, pattern: 'solid', head: 'none', width: 1.5 };
const AGAINST: LineStyle = { ...NONE, pattern: 'dashed', head: 'bar' };
/** Rows of one column, so that the legend stays as low as in the picture. */
const ROWS = 3;
const columnsFor = (count: number): number => Math.max(1, Math.ceil(count / ROWS));

/** What the picture is made of: only what is on this map. */
export function MapLegend(): ReactNode {
  const { t } = useTranslation(['map', 'common', 'domain']);
  const { view, settings } = useMapUi();
  const legend = useStored<Drawn | null>(['membership', 'stakeholder', 'interest', 'relationship', 'holding', 'judgement', 'term', 'map'], () => view?.legend() ?? null, [view, settings, t]);
  if (!legend || legend.kinds.length + legend.interests === 0) return null;
  const { kinds, types, sectors, holdings } = legend;
  const informal = types.some((type) => type.informal > 0);
  const lines = types.length + (holdings.for > 0 ? 1 : 0) + (holdings.against > 0 ? 1 : 0) + (informal ? 1 : 0);
  return (
    <Legend>
      <LegendGroup title={t('common:legend.shapeKind')} columns={columnsFor(kinds.length + (legend.interests > 0 ? 1 : 0))}>
        {kinds.map(({ term, name, shape }) => (
          <LegendItem key={term?.id ?? ''} mark={<ShapeMark shape={shape as ShapeName} size={16} />} label={name || t('filters.unstated')} />
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
      {legend.position && (
        <LegendGroup title={t('common:legend.colourPosition')}>
          <PositionLegend />
        </LegendGroup>
      )}
      {settings.colourBy === 'sector' && sectors.length > 0 && (
        <LegendGroup title={t('common:legend.colourSector')} columns={columnsFor(sectors.length)}>
          {sectors.map(({ term, name, colour }) => (
            <LegendItem key={term?.id ?? ''} mark={<span style={{ inlineSize: 12, blockSize: 12, borderRadius: 3, background: `light-dark(${colour.light}, ${colour.dark})` }} />} label={name || t('filters.unstated')} />
          ))}
        </LegendGroup>
      )}
      {legend.size && (
        <LegendGroup title={t('common:legend.sizeOf', { dimension: t('domain:dimension.influence') })}>
          <SizeCircles values={legend.size.samples.map(({ value }) => value)} radiusOf={(value) => (legend.size!.samples.find((sample) => sample.value === value)?.diameter ?? 0) / 2.6} />
        </LegendGroup>
      )}
    </Legend>
  );
}
