/** Counts what is shown of the map, for the legend: it lists nothing that is not to be seen. */
import type { Records } from '@baraza/domain';
import { type ArrowHead, lineOfType, positions, positionStep, shapeOfKind, type SchemeColour, type ShapeName, surfaces } from '@baraza/ui/tokens';
import { type Chosen, categoriesOf, lineWidthOf } from '../look/dress.js';
import { headsOf } from '../look/line.js';
import { diameterOf } from '../look/node.js';
import { colourOf, type ColourScale, colourScale, type Extent, FILLS, type ShapeScale, shareOf, type Value } from '../look/scale.js';
import { type StyleSource, styleSource } from '../look/sources.js';
import type { GraphOptions, GraphSource, Legend, LegendChannel } from '../types.js';
import type { NodeData } from './data.js';
import type { MapModel } from './map-model.js';

/** Of a scale from 0 to 10, and of any other as shares of it. */
const SIZE_SAMPLES = [9, 5, 1];
const SHARES = [1, 0.5, 0.1];

class Counter {
  readonly counts = new Map<string, number>();
  add(key: string): void {
    this.counts.set(key, (this.counts.get(key) ?? 0) + 1);
  }
}

type Listed = { term: Records['term'] | null; name: string; count: number };

/** Terms in the order of their list; "none stated" last. */
function listed(source: GraphSource, counter: Counter, termName: GraphOptions['termName']): Listed[] {
  const entries = [...counter.counts].map(([id, count]) => {
    const term = source.live('term', id) ?? null;
    return { term, name: term ? termName(term) : '', count };
  });
  return entries.sort((a, b) => Number(a.term === null) - Number(b.term === null) || (a.term?.order ?? 0) - (b.term?.order ?? 0) || (a.name < b.name ? -1 : 1));
}

/** Kinds as their shapes tell them: there may be more kinds than shapes, and then one shape stands for several. */
function byShape(kinds: readonly Listed[]): Legend['kinds'] {
  const found = new Map<string, { shape: ShapeName; count: number; kinds: { id: string; name: string; count: number }[] }>();
  for (const { term, name, count } of kinds) {
    const shape = shapeOfKind(term?.code ?? '', term?.shape);
    // What has no kind stands apart from kinds of the same shape.
    const key = term === null ? '' : shape;
    const entry = found.get(key) ?? { shape, count: 0, kinds: [] };
    entry.count += count;
    if (term) entry.kinds.push({ id: term.id, name, count });
    found.set(key, entry);
  }
  for (const entry of found.values()) entry.kinds.sort((a, b) => b.count - a.count);
  return [...found.values()];
}

/** The legend of what the map shows now: without what filter, focus and day hide (`hidden`), and without what nobody who is shown has. */
export function legendOf(model: Pick<MapModel, 'nodes' | 'edges' | 'looks'>, source: GraphSource, options: GraphOptions, hidden: ReadonlySet<string> = new Set()): Legend {
  const [kinds, types, sectors, informal] = [new Counter(), new Counter(), new Counter(), new Counter()];
  const [nodes, edges] = [[...model.nodes.values()].filter(({ id }) => !hidden.has(id)), [...model.edges.values()].filter(({ id }) => !hidden.has(id))];
  const stakeholders = nodes.filter(({ entity }) => entity === 'stakeholder');
  for (const { kind, sector } of stakeholders) {
    kinds.add(kind);
    sectors.add(sector);
  }
  const heads = new Map<string, ArrowHead>();
  const holdings = { for: 0, against: 0 };
  const ties = edges.filter(({ entity }) => entity === 'relationship');
  for (const edge of edges) {
    if (edge.entity === 'holding') holdings[edge.stance === -1 ? 'against' : 'for'] += 1;
    else {
      types.add(edge.type);
      const head = headsOf({ direction: edge.direction, line: edge.typeLine }).target;
      if (head !== 'none') heads.set(edge.type, head);
    }
    if (edge.informal) informal.add(edge.type);
  }
  const { colour, size, shape, line, width } = model.looks;
  const words = new Words(source, options);
  const colourOfSector = sectorColours(stakeholders, source);
  return {
    kinds: options.shapeBy !== 'kind' ? [] : byShape(listed(source, kinds, options.termName)),
    interests: nodes.length - stakeholders.length,
    types: listed(source, types, options.termName).map((entry) => {
      const { term } = entry;
      const { colour: own, pattern, width: wide } = lineOfType(term?.code ?? '', { colour: term?.colour, line: term?.line, arrow: term?.arrow });
      return { ...entry, colour: options.lineBy === 'type' ? own : surfaces.muted, pattern, head: heads.get(term?.id ?? '') ?? 'none', width: wide, informal: informal.counts.get(term?.id ?? '') ?? 0 };
    }),
    holdings,
    sectors: listed(source, sectors, options.termName).map((entry) => ({ ...entry, colour: colourOfSector(entry.term?.id ?? null) })),
    ...(options.colourBy === 'position' && said(stakeholders, ({ position }) => position, (values) => ({ position: positionLegend(values) }))),
    ...(size && said(stakeholders, ({ measure }) => measure, (values) => ({ size: sizeLegend(size, values, words) }))),
    ...(colour && options.colourBy !== 'position' && options.colourBy !== 'sector' && said(stakeholders, ({ colourValue }) => colourValue, (values) => ({ colours: colourLegend(colour, values, words) }))),
    ...(shape && said(stakeholders, ({ shapeValue }) => shapeValue, (values) => ({ shapes: shapeLegend(shape, values, words) }))),
    ...(line && said(ties, ({ lineValue }) => lineValue, (values) => ({ lines: colourLegend(line, values, words) }))),
    ...(width && said(ties, ({ widthValue }) => widthValue, (values) => ({ widths: widthLegend(width, values, words) }))),
  };
}

/** What a channel says of these; nothing where none of them has a value, or nobody may read it: then nothing is drawn by it. */
function said<E, V, Part>(of: readonly E[], valueOf: (each: E) => V | null, tell: (values: (V | null)[]) => Part): Part | null {
  const values = of.map(valueOf);
  return values.some((value) => value !== null) ? tell(values) : null;
}

/** How values are read. */
class Words {
  constructor(
    private readonly store: GraphSource,
    private readonly options: Pick<GraphOptions, 'termName' | 'valueName' | 'rangeName'>,
  ) {}
  of(source: StyleSource, value: string): string {
    if (source.nature === 'terms') {
      const term = this.store.live('term', value);
      return term ? this.options.termName(term) : '';
    }
    if (source.nature === 'places') return this.store.live('place', value)?.name ?? '';
    return source.nature === 'text' || (source.own && source.nature === 'choices') ? value : this.options.valueName(source, value);
  }
  range(source: StyleSource, from: number, to: number): string {
    return this.options.rangeName(source, from, to);
  }
}

/** Colours of sectors as the fill would have them. */
function sectorColours(stakeholders: readonly NodeData[], store: GraphSource): (sector: string | null) => SchemeColour {
  const source = styleSource('stakeholder', 'sector', store)!;
  const scale = colourScale(source, stakeholders.map(({ sector }) => sector || null), FILLS, categoriesOf(source, store));
  return (sector) => colourOf(scale, sector) ?? FILLS.other;
}

const unknownOf = (values: readonly Value[]): number => values.filter((value) => value === null).length;

/** How many have a value that is none of the named, and how many such values there are. */
function leftOver(values: readonly Value[], named: ReadonlySet<string>): { values: number; count: number } | null {
  const rest = values.flatMap((value) => (value === null || named.has(String(value)) ? [] : [String(value)]));
  return rest.length === 0 ? null : { values: new Set(rest).size, count: rest.length };
}

function colourLegend({ source, scale }: Chosen<ColourScale>, values: readonly Value[], words: Words): LegendChannel<{ colour: SchemeColour }> {
  const unknown = unknownOf(values);
  const countIn = (from: number, to: number): number => values.filter((value) => typeof value === 'number' && value >= from && value <= to).length;
  if (scale.kind === 'steps') return { source: source.key, entries: scale.steps.map(({ from, to, colour }) => ({ name: words.range(source, from, to), count: countIn(from, to), colour })), others: null, unknown };
  const entries = scale.kind === 'categories' ? scale.entries : [];
  const rest = leftOver(values, new Set(entries.map(({ value }) => value)));
  return {
    source: source.key,
    // A value that nobody here has is not told, as where a picture leaves some out.
    entries: entries.map(({ value, colour }) => ({ name: words.of(source, value), count: values.filter((each) => each === value).length, colour })).filter(({ count }) => count > 0),
    others: rest && scale.kind === 'categories' ? { ...rest, colour: scale.other } : null,
    unknown,
  };
}

function shapeLegend({ source, scale }: Chosen<ShapeScale>, values: readonly Value[], words: Words): NonNullable<Legend['shapes']> {
  const rest = leftOver(values, new Set(scale.entries.map(({ value }) => value)));
  return {
    source: source.key,
    entries: scale.entries.map(({ value, shape }) => ({ name: words.of(source, value), count: values.filter((each) => each === value).length, shape })).filter(({ count }) => count > 0),
    others: rest && { ...rest, shape: scale.other },
    unknown: unknownOf(values),
  };
}

/** Numbers to show the size of: those of a score that one knows, else shares of the range, rounded where that tells as much. */
function samplesOf({ source, scale }: Chosen<Extent>): number[] {
  if (source.nature === 'score') return SIZE_SAMPLES;
  const { least, most } = scale;
  if (!(most > least)) return Number.isFinite(most) ? [most] : [];
  const numbers = SHARES.map((share) => least + (most - least) * share);
  return [...new Set(most - least >= 10 || source.nature === 'ties' ? numbers.map(Math.round) : numbers)];
}

function sizeLegend(size: Chosen<Extent>, values: readonly Value[], words: Words): NonNullable<Legend['size']> {
  const samples = samplesOf(size).map((value) => ({ value, name: words.range(size.source, value, value), diameter: diameterOf((shareOf(size.scale, value) ?? 0) * 10) }));
  return { source: size.source.key, samples, unknown: unknownOf(values) };
}

function widthLegend(width: Chosen<Extent>, values: readonly Value[], words: Words): NonNullable<Legend['widths']> {
  return { source: width.source.key, samples: samplesOf(width).map((value) => ({ name: words.range(width.source, value, value), width: lineWidthOf(shareOf(width.scale, value) ?? 0) })), unknown: unknownOf(values) };
}

function positionLegend(given: readonly (number | null)[]): NonNullable<Legend['position']> {
  const steps = positions.map((value) => ({ value, count: given.filter((position) => position !== null && positionStep(position) === value).length }));
  return { steps, unknown: given.filter((position) => position === null).length };
}
