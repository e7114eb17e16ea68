import { coalitionSample, type Legend as Drawn, type LegendChannel } from '@baraza/graph-view';
import { interestShape, Legend, LegendGroup, LegendItem, type LineStyle, LineMark, PositionLegend, ShapeMark, SizeCircles, useFormat } from '@baraza/ui';
import { noPosition, type SchemeColour, unstatedLineColour } from '@baraza/ui/tokens';
import { useComputedColorScheme } from '@mantine/core';
import { type ReactNode, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useStored } from '../data/useStored.js';
import { useStyleWords } from '../looks/useStyleWords.js';
import { useMapUi } from '../state/map-ui.js';
import { kindWords } from './kind-words.js';
import classes from './tools.module.css';

const NONE: LineStyle = { colour: { light: '#6A6E75', dark: '#9AA0A6' }, pattern: 'solid', head: 'none', width: 1.5 };
const AGAINST: LineStyle = { ...NONE, pattern: 'dashed', head: 'bar' };
/** Rows of one column: more of them where the panel takes room. */
const ROWS = { wide: 5, narrow: 7 };
/** More coalitions than so many are counted: all of them are listed at the side. */
const MOST_COALITIONS = 12;

/** The legend of what is drawn. The canvas follows the store in its next frame, so the legend is read in the one after. */
function useDrawnLegend(): Drawn | null {
  const { view, settings, hidden, filter, focus, date } = useMapUi();
  const { i18n } = useTranslation();
  const [legend, setLegend] = useState<Drawn | null>(null);
  const turn = useStored(['membership', 'stakeholder', 'interest', 'relationship', 'holding', 'judgement', 'term', 'property', 'place', 'map', 'coalition', 'coalitionMember'], () => ({}), [view, settings, hidden, filter, focus, date, i18n.language]);
  useEffect(() => {
    let frame = requestAnimationFrame(() => {
      frame = requestAnimationFrame(() => setLegend(view?.legend() ?? null));
    });
    return () => cancelAnimationFrame(frame);
  }, [view, turn]);
  return legend;
}

type Channel<Mark> = Pick<LegendChannel<Mark>, 'entries' | 'others' | 'unknown'>;
const rowsOf = ({ entries, others, unknown }: { readonly entries: readonly unknown[]; readonly others: unknown; readonly unknown: number }): number => entries.length + (others ? 1 : 0) + (unknown > 0 ? 1 : 0);

/** What a channel says, value by value; then all that are left over, and what is not stated. */
function ChannelItems<Mark>({ channel, markOf, unknown }: { readonly channel: Channel<Mark>; readonly markOf: (mark: Mark) => ReactNode; readonly unknown: ReactNode }): ReactNode {
  const { t } = useTranslation('map');
  return (
    <>
      {channel.entries.map((entry, index) => (
        <LegendItem key={index} mark={markOf(entry)} label={entry.name || t('style.gone')} />
      ))}
      {channel.others && <LegendItem mark={markOf(channel.others)} label={t('legend.others', { count: channel.others.values })} />}
      {channel.unknown > 0 && <LegendItem mark={unknown} label={t('legend.unknown')} />}
    </>
  );
}

/** A piece of a fill; null: blank, as on the map. */
function Swatch({ colour }: { readonly colour: SchemeColour | null }): ReactNode {
  const { light, dark } = colour ?? noPosition;
  return <span className={classes['swatch']} style={{ background: `light-dark(${light}, ${dark})` }} />;
}

/** The coalitions that are drawn: with how many who are shown belong to each, the largest first. Pressed, one opens in the panel. */
function Coalitions({ drawn, columnsFor }: { readonly drawn: NonNullable<Drawn['coalitions']>; readonly columnsFor: (count: number) => number }): ReactNode {
  const { t } = useTranslation(['map', 'picture']);
  const { selection, select } = useMapUi();
  const theme = useComputedColorScheme('light');
  const shown = drawn.slice(0, drawn.length > MOST_COALITIONS ? MOST_COALITIONS - 1 : MOST_COALITIONS);
  const more = drawn.length - shown.length;
  return (
    <LegendGroup title={t('coalition.list')} columns={columnsFor(shown.length + (more > 0 ? 1 : 0))}>
      {shown.map(({ id, name, count, colour, line }) => (
        <LegendItem key={id} mark={<CoalitionMark look={{ colour, line }} theme={theme} />} label={name} count={count} current={selection.length === 1 && selection[0]!.id === id} onPress={() => select([{ entity: 'coalition', id }])} />
      ))}
      {more > 0 && <LegendItem mark={null} label={t('picture:page.more', { count: more })} />}
    </LegendGroup>
  );
}

/** Decorative: a word stands beside it. */
function CoalitionMark({ look, theme }: { readonly look: Parameters<typeof coalitionSample>[0]; readonly theme: 'light' | 'dark' }): ReactNode {
  return (
    <svg className={classes['coalition']} width={28} height={16} viewBox="0 -8 28 16" aria-hidden>
      {coalitionSample(look, 28, theme).map(({ d, fill = 'none', stroke, width, dash, opacity }) => (
        <path key={d} d={d} fill={fill} stroke={stroke} strokeWidth={width} strokeDasharray={dash?.join(' ')} opacity={opacity} />
      ))}
    </svg>
  );
}

/** What the picture is made of: only what is shown; nothing where nothing is. */
export function MapLegend(): ReactNode {
  const { t } = useTranslation(['map', 'common', 'domain']);
  const { settings, panelOpen } = useMapUi();
  const columnsFor = (count: number): number => Math.max(1, Math.ceil(count / (panelOpen ? ROWS.narrow : ROWS.wide)));
  const legend = useDrawnLegend();
  const words = useStyleWords();
  const format = useFormat();
  if (!legend || legend.sectors.length + legend.interests === 0) return null;
  const { kinds, types, sectors, holdings, shapes } = legend;
  const informal = types.some((type) => type.informal > 0);
  const lines = types.length + (holdings.for > 0 ? 1 : 0) + (holdings.against > 0 ? 1 : 0) + (informal ? 1 : 0);
  const marks = rowsOf(shapes ?? { entries: kinds, others: null, unknown: 0 }) + (legend.interests > 0 ? 1 : 0);
  return (
    <Legend>
      {marks > 0 && (
        <LegendGroup title={shapes ? t('legend.shapeOf', { what: words.label('stakeholder', shapes.source) }) : t('common:legend.shapeKind')} columns={columnsFor(marks)}>
          {shapes && <ChannelItems channel={shapes} markOf={({ shape }) => <ShapeMark shape={shape} size={16} />} unknown={<ShapeMark shape="circle" size={16} dashed />} />}
          {kinds.map((entry) => (
            <LegendItem key={entry.kinds[0]?.id ?? ''} mark={<ShapeMark shape={entry.shape} size={16} dashed={entry.kinds.length === 0} />} label={kindWords(entry, t, format)} all={entry.kinds.length > 2 ? format.list(entry.kinds.map(({ name }) => name)) : undefined} />
          ))}
          {legend.interests > 0 && <LegendItem mark={<ShapeMark shape={interestShape} size={16} />} label={t('common:legend.interest')} />}
        </LegendGroup>
      )}
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
      {legend.coalitions && legend.coalitions.length > 0 && <Coalitions drawn={legend.coalitions} columnsFor={columnsFor} />}
      {legend.lines && (
        <LegendGroup title={t('legend.lineOf', { what: words.label('relationship', legend.lines.source) })} columns={columnsFor(rowsOf(legend.lines))}>
          <ChannelItems channel={legend.lines} markOf={({ colour }) => <LineMark style={{ ...NONE, colour, width: 3 }} />} unknown={<LineMark style={{ ...NONE, colour: unstatedLineColour, width: 3 }} />} />
        </LegendGroup>
      )}
      {legend.widths && (
        <LegendGroup title={t('legend.widthOf', { what: words.label('relationship', legend.widths.source) })}>
          {legend.widths.samples.map(({ name, width }) => (
            <LegendItem key={name} mark={<LineMark style={{ ...NONE, width }} />} label={name} />
          ))}
        </LegendGroup>
      )}
      {legend.colours && (
        <LegendGroup title={t('legend.colourOf', { what: words.label('stakeholder', legend.colours.source) })} columns={columnsFor(rowsOf(legend.colours))}>
          <ChannelItems channel={legend.colours} markOf={({ colour }) => <Swatch colour={colour} />} unknown={<Swatch colour={null} />} />
        </LegendGroup>
      )}
      {settings.colourBy === 'sector' && sectors.length > 0 && (
        <LegendGroup title={t('common:legend.colourSector')} columns={columnsFor(sectors.length)}>
          {sectors.map(({ term, name, colour }) => (
            <LegendItem key={term?.id ?? ''} mark={<Swatch colour={term ? colour : null} />} label={name || t('filters.unstated')} />
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
            <LegendGroup title={t('common:legend.sizeOf', { dimension: words.label('stakeholder', legend.size.source) })}>
              <SizeCircles values={legend.size.samples.map(({ value }) => value)} radiusOf={(value) => (legend.size!.samples.find((sample) => sample.value === value)?.diameter ?? 0) / 2.6} wordOf={(value) => legend.size!.samples.find((sample) => sample.value === value)?.name ?? ''} />
            </LegendGroup>
          )}
        </div>
      )}
    </Legend>
  );
}
