/** The legend of a map in words and marks for a page. */
import { headMark, type Legend, type Mark, PAPER, plainShape } from '@baraza/graph-view';
import { dashesOf, interestShape, type LineStyle, positionKeys, positionScale, type ShapeName, signed } from '@baraza/ui';
import type { TFunction } from 'i18next';
import type { LegendBlock, LegendEntry } from '../../picture/legend.js';
import type { Settings } from '../state/map-ui.js';

const GREY = '#6A6E75';
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

export function legendBlocks(legend: Legend, settings: Settings, rightToLeft: boolean, t: TFunction<['map', 'common', 'domain']>): LegendBlock[] {
  const unstated = t('filters.unstated');
  const plain = { colour: { light: GREY, dark: GREY }, pattern: 'solid', head: 'none', width: 1.5 } as const;
  const kinds = legend.kinds.map(({ name, shape: outline, term, count }): LegendEntry => ({ mark: shape(outline, term === null), markWidth: MARK, label: name || unstated, count }));
  if (legend.interests > 0) kinds.push({ mark: shape(interestShape), markWidth: MARK, label: t('common:legend.interest'), count: legend.interests });
  const lines = legend.types.map(({ name, colour, pattern, head, width, count }): LegendEntry => ({ mark: line({ colour, pattern, head, width } as LineStyle, rightToLeft), markWidth: LINE, label: name || t('tie.untyped'), count }));
  if (legend.holdings.for > 0) lines.push({ mark: line(plain, rightToLeft), markWidth: LINE, label: t('legend.holds'), count: legend.holdings.for });
  if (legend.holdings.against > 0) lines.push({ mark: line({ ...plain, pattern: 'dashed', head: 'bar' }, rightToLeft), markWidth: LINE, label: t('legend.against'), count: legend.holdings.against });
  const informal = legend.types.reduce((sum, type) => sum + type.informal, 0);
  if (informal > 0) lines.push({ mark: line(plain, rightToLeft, true), markWidth: LINE, label: t('common:legend.informal'), count: informal });
  const blocks: LegendBlock[] = [
    { title: t('common:legend.shapeKind'), entries: kinds },
    { title: t('common:legend.lineRelationship'), entries: lines },
  ];
  if (settings.colourBy === 'sector') {
    const sectors = legend.sectors.map(({ name, colour, count, term }): LegendEntry => ({ mark: [plainShape('circle', { x: MARK / 2, y: 0 }, 8, term === null ? PAPER : colour.light, 0.6)], markWidth: MARK, label: name || unstated, count }));
    blocks.push({ title: t('common:legend.colourSector'), entries: sectors });
  }
  if (legend.position && legend.position.steps.some(({ count }) => count > 0)) {
    const steps = legend.position.steps.map(({ value, count }): LegendEntry => {
      const { fill, ink } = positionScale[value as keyof typeof positionScale];
      const number: Mark = { kind: 'text', text: signed(value), x: MARK / 2, y: 2, anchor: 'middle', size: 5.5, weight: 600, colour: ink, direction: 'ltr' };
      return { mark: [plainShape('circle', { x: MARK / 2, y: 0 }, 10, fill, 0.6), number], markWidth: MARK, label: t(`domain:position.${positionKeys[value as keyof typeof positionKeys]}`), count };
    });
    if (legend.position.unknown > 0) steps.push({ mark: shape('circle'), markWidth: MARK, label: t('common:legend.noPosition'), count: legend.position.unknown });
    blocks.push({ title: t('common:legend.colourPosition'), entries: steps });
  }
  if (legend.size && legend.size.unknown < legend.kinds.reduce((sum, { count }) => sum + count, 0)) {
    const largest = Math.max(...legend.size.samples.map(({ diameter }) => diameter));
    const circles = legend.size.samples.map(({ value, diameter }): LegendEntry => ({ mark: [plainShape('circle', { x: MARK / 2, y: 0 }, (diameter / largest) * 11, PAPER, 0.7)], markWidth: MARK, label: String(value), count: 0 }));
    blocks.push({ title: t('common:legend.sizeOf', { dimension: t('domain:dimension.influence') }), entries: circles });
  }
  return blocks;
}
