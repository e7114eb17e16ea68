/** The legend of a map in words and marks for a page. */
import { coalitionSample, headMark, type Legend, type LegendChannel, type Mark, PAPER, plainShape } from '@baraza/graph-view';
import { dashesOf, type Format, interestShape, type LineStyle, positionKeys, positionScale, type ShapeName, signed } from '@baraza/ui';
import type { TFunction } from 'i18next';
import type { LegendBlock, LegendEntry } from '../../picture/legend.js';
import { unstatedLineColour } from '@baraza/ui/tokens';
import type { StyleWords } from '../looks/useStyleWords.js';
import type { Settings } from '../state/map-ui.js';
import { kindWords } from '../tools/kind-words.js';

const GREY = '#6A6E75';
const PLAIN = { colour: { light: GREY, dark: GREY }, pattern: 'solid', head: 'none', width: 1.5 } as const;
const MARK = 16;
const LINE = 24;

const shape = (name: string, dashed = false): readonly Mark[] => [plainShape(name as ShapeName, { x: MARK / 2, y: 0 }, 8.5, PAPER, 0.8, dashed)];

/** A piece of a line with its head, pointing on in the direction of reading. */
function line(style: Pick<LineStyle, 'colour' | 'pattern' | 'head' | 'width'>, rightToLeft: boolean, informal = false): readonly Mark[] {
  const [from, to] = rightToLeft ? [LINE - 1, 1] : [1, LINE - 1];
  const colour = style.colour.light;
  const dash = dashesOf(style as LineStyle, informal).map((length) => length * 0.75);
  const step = (to - from) / 10;
  const d = style.pattern === 'zigzag' ? `M${Array.from({ length: 11 }, (_, index) => `${from + index * step} ${index === 0 || index === 10 ? 0 : index % 2 ? -2 : 2}`).join('L')}` : `M${from} 0L${to} 0`;
  return [{ kind: 'path', d, stroke: colour, width: style.width * (style.pattern === 'zigzag' ? 0.5 : 0.8), ...(dash.length > 0 && { dash }) }, ...(style.head === 'none' ? [] : [headMark(style.head, { x: from, y: 0 }, { x: to, y: 0 }, 5.5, colour, 1)])];
}

type T = TFunction<['map', 'common', 'domain']>;

/** What a channel says, value by value; then all that are left over, and what is not stated. */
function channelEntries<M>(channel: LegendChannel<M>, markOf: (mark: M | null) => readonly Mark[], markWidth: number, t: T): LegendEntry[] {
  const entries = channel.entries.map((entry): LegendEntry => ({ mark: markOf(entry), markWidth, label: entry.name || t('style.gone'), count: entry.count }));
  if (channel.others) entries.push({ mark: markOf(channel.others), markWidth, label: t('legend.others', { count: channel.others.values }), count: channel.others.count });
  if (channel.unknown > 0) entries.push({ mark: markOf(null), markWidth, label: t('legend.unknown'), count: channel.unknown });
  return entries;
}

const disc = (colour: string): readonly Mark[] => [plainShape('circle', { x: MARK / 2, y: 0 }, 8, colour, 0.6)];

/** What the fill says. */
export function colourBlocks(legend: Legend, settings: Settings, t: T, words: StyleWords): LegendBlock[] {
  const blocks: LegendBlock[] = [];
  if (legend.colours) blocks.push({ title: t('legend.colourOf', { what: words.label('stakeholder', legend.colours.source) }), entries: channelEntries(legend.colours, (mark) => disc(mark?.colour.light ?? PAPER), MARK, t) });
  if (settings.colourBy === 'sector') {
    const sectors = legend.sectors.map(({ name, colour, count, term }): LegendEntry => ({ mark: disc(term === null ? PAPER : colour.light), markWidth: MARK, label: name || t('filters.unstated'), count }));
    blocks.push({ title: t('common:legend.colourSector'), entries: sectors });
  }
  if (legend.position) {
    const steps = legend.position.steps.map(({ value, count }): LegendEntry => {
      const { fill, ink } = positionScale[value as keyof typeof positionScale];
      const number: Mark = { kind: 'text', text: signed(value), x: MARK / 2, y: 2, anchor: 'middle', size: 5.5, weight: 600, colour: ink, direction: 'ltr' };
      return { mark: [plainShape('circle', { x: MARK / 2, y: 0 }, 10, fill, 0.6), number], markWidth: MARK, label: t(`domain:position.${positionKeys[value as keyof typeof positionKeys]}`), count };
    });
    if (legend.position.unknown > 0) steps.push({ mark: shape('circle'), markWidth: MARK, label: t('common:legend.noPosition'), count: legend.position.unknown });
    blocks.push({ title: t('common:legend.colourPosition'), entries: steps });
  }
  return blocks;
}

/** What shapes, lines, fill and size say. */
export function legendBlocks(legend: Legend, settings: Settings, rightToLeft: boolean, t: T, words: StyleWords, format: Format): LegendBlock[] {
  const { shapes, lines: coloured, widths } = legend;
  const kinds = legend.kinds.map((entry): LegendEntry => ({ mark: shape(entry.shape, entry.kinds.length === 0), markWidth: MARK, label: kindWords(entry, t, format), count: entry.count }));
  if (shapes) kinds.push(...channelEntries(shapes, (mark) => shape(mark?.shape ?? 'circle', mark === null), MARK, t));
  if (legend.interests > 0) kinds.push({ mark: shape(interestShape), markWidth: MARK, label: t('common:legend.interest'), count: legend.interests });
  const lines = legend.types.map(({ name, colour, pattern, head, width, count }): LegendEntry => ({ mark: line({ colour, pattern, head, width } as LineStyle, rightToLeft), markWidth: LINE, label: name || t('tie.untyped'), count }));
  if (legend.holdings.for > 0) lines.push({ mark: line(PLAIN, rightToLeft), markWidth: LINE, label: t('legend.holds'), count: legend.holdings.for });
  if (legend.holdings.against > 0) lines.push({ mark: line({ ...PLAIN, pattern: 'dashed', head: 'bar' }, rightToLeft), markWidth: LINE, label: t('legend.against'), count: legend.holdings.against });
  const informal = legend.types.reduce((sum, type) => sum + type.informal, 0);
  if (informal > 0) lines.push({ mark: line(PLAIN, rightToLeft, true), markWidth: LINE, label: t('common:legend.informal'), count: informal });
  const blocks: LegendBlock[] = [
    { title: shapes ? t('legend.shapeOf', { what: words.label('stakeholder', shapes.source) }) : t('common:legend.shapeKind'), entries: kinds },
    { title: t('common:legend.lineRelationship'), entries: lines },
  ];
  const ofLines = (source: string): { what: string } => ({ what: words.label('relationship', source) });
  if (coloured) blocks.push({ title: t('legend.lineOf', ofLines(coloured.source)), entries: channelEntries(coloured, (mark) => line({ ...PLAIN, colour: mark?.colour ?? unstatedLineColour, width: 3 }, rightToLeft), LINE, t) });
  if (widths) blocks.push({ title: t('legend.widthOf', ofLines(widths.source)), entries: widths.samples.map(({ name, width }) => ({ mark: line({ ...PLAIN, width }, rightToLeft), markWidth: LINE, label: name, count: 0 })) });
  if (legend.coalitions) blocks.push({ title: t('coalition.list'), entries: legend.coalitions.map(({ name, count, colour, line: drawn }) => ({ mark: coalitionSample({ colour, line: drawn }, LINE, 'light'), markWidth: LINE, label: name, tail: ` ${t('legend.shown', { count })}`, count })) });
  blocks.push(...colourBlocks(legend, settings, t, words));
  if (legend.size) {
    const largest = Math.max(...legend.size.samples.map(({ diameter }) => diameter));
    const circles = legend.size.samples.map(({ name, diameter }): LegendEntry => ({ mark: [plainShape('circle', { x: MARK / 2, y: 0 }, (diameter / largest) * 11, PAPER, 0.7)], markWidth: MARK, label: name, count: 0 }));
    blocks.push({ title: t('common:legend.sizeOf', { dimension: words.label('stakeholder', legend.size.source) }), entries: circles });
  }
  return blocks;
}
