/** Gives what is on the map its looks: colour, size and shape by what was chosen, once the values of all are known. */
import { lineOfType, sectorColours, type SchemeColour, signed, surfaces, unstatedLineColour } from '@baraza/ui/tokens';
import type { EdgeData, NodeData } from '../model/data.js';
import type { GraphOptions, GraphSource } from '../types.js';
import { type Categories, colourOf, type ColourScale, colourScale, type Extent, extentOf, FILLS, LINES, type ShapeScale, shapeOf, shapeScale, shareOf, type Value } from './scale.js';
import { isNumeric, styleSource, type StyledEntity, type StyleSource } from './sources.js';

export type StyleOptions = Pick<GraphOptions, 'colourBy' | 'sizeBy' | 'shapeBy' | 'lineBy' | 'widthBy'>;

/** A source with what it makes of the values on the map. */
export interface Chosen<S> {
  source: StyleSource;
  scale: S;
}
/** Null: the channel says nothing, or what is built in (kinds by shape, types by the colour of lines, strength by their width). */
export interface Looks {
  colour: Chosen<ColourScale> | null;
  size: Chosen<Extent> | null;
  shape: Chosen<ShapeScale> | null;
  line: Chosen<ColourScale> | null;
  width: Chosen<Extent> | null;
}

/** Signs inside a shape are so long at most. */
const LONGEST_SIGN = 3;
/** Widths of lines in pixels, from the least to the most. */
const WIDTHS = { least: 0.75, most: 4.5 };

/** In which order the values of a source are read, and the colours that the project gave them. */
export function categoriesOf(source: StyleSource, store: Pick<GraphSource, 'live'>): Categories {
  if (source.nature === 'choices') return { order: (value) => source.options!.indexOf(value) };
  if (source.nature === 'terms') {
    return {
      order: (value) => store.live('term', value)?.order ?? Infinity,
      colour: (value): SchemeColour | undefined => {
        const term = store.live('term', value);
        if (term?.vocabulary === 'sector' && !term.colour) return Object.hasOwn(sectorColours, term.code) ? sectorColours[term.code as keyof typeof sectorColours] : undefined;
        if (term?.vocabulary === 'relationshipType') return lineOfType(term.code, { colour: term.colour }).colour;
        return term?.colour ? { light: term.colour, dark: term.colour } : undefined;
      },
    };
  }
  if (source.nature === 'places') return { order: (value) => store.live('place', value)?.name ?? value };
  return { order: (value) => value };
}

const sourceFor = (entity: StyledEntity, key: string, builtIn: readonly string[], store: Pick<GraphSource, 'live'>): StyleSource | null => (builtIn.includes(key) ? null : (styleSource(entity, key, store) ?? null));

/** The looks of a map. */
export function looksOf(nodes: Iterable<NodeData>, edges: Iterable<EdgeData>, options: StyleOptions, store: Pick<GraphSource, 'live'>): Looks {
  const colour = sourceFor('stakeholder', options.colourBy, ['none'], store);
  const size = sourceFor('stakeholder', options.sizeBy, ['same'], store);
  const shape = sourceFor('stakeholder', options.shapeBy, ['kind', 'none'], store);
  const line = sourceFor('relationship', options.lineBy, ['type', 'none'], store);
  const width = sourceFor('relationship', options.widthBy, ['strength', 'same'], store);
  const stakeholders = [...nodes].filter(({ entity }) => entity === 'stakeholder');
  const ties = line || width ? [...edges].filter(({ entity }) => entity === 'relationship') : [];
  return {
    colour: colour && { source: colour, scale: colourScale(colour, stakeholders.map(({ colourValue }) => colourValue), FILLS, categoriesOf(colour, store)) },
    size: size && isNumeric(size) ? { source: size, scale: extentOf(size, stakeholders.map(({ sizeValue }) => sizeValue)) } : null,
    shape: shape && !isNumeric(shape) ? { source: shape, scale: shapeScale(stakeholders.map(({ shapeValue }) => shapeValue), categoriesOf(shape, store)) } : null,
    line: line && { source: line, scale: colourScale(line, ties.map(({ lineValue }) => lineValue), LINES, categoriesOf(line, store)) },
    width: width && isNumeric(width) ? { source: width, scale: extentOf(width, ties.map(({ widthValue }) => widthValue)) } : null,
  };
}

function signOf(source: StyleSource, value: Value): string | null {
  if (typeof value !== 'number' || source.nature === 'date') return null;
  const sign = source.nature === 'position' ? signed(value) : String(Math.round(value * 10) / 10);
  return source.nature === 'position' || sign.length <= LONGEST_SIGN ? sign : null;
}

/** A node as it looks. */
export function dressNode(node: NodeData, { colour, size, shape }: Looks, { shapeBy }: StyleOptions): NodeData {
  if (node.entity === 'interest') return node;
  const share = size && shareOf(size.scale, node.sizeValue);
  return {
    ...node,
    fill: colour && colourOf(colour.scale, node.colourValue),
    sign: colour && signOf(colour.source, node.colourValue),
    measure: share === null ? null : share * 10,
    shape: shape ? shapeOf(shape.scale, node.shapeValue) : shapeBy === 'kind' ? node.kindShape : 'circle',
  };
}

/** A tie as it looks. */
export function dressEdge(edge: EdgeData, { line, width }: Looks, { lineBy, widthBy }: StyleOptions): EdgeData {
  if (edge.entity === 'holding') return edge;
  const colour = line ? (colourOf(line.scale, edge.lineValue) ?? unstatedLineColour) : lineBy === 'type' ? edge.typeLine.colour : surfaces.muted;
  const share = width && shareOf(width.scale, edge.widthValue);
  return { ...edge, line: { ...edge.typeLine, colour }, width: width ? (share === null ? WIDTHS.least : lineWidthOf(share)) : widthBy === 'strength' ? null : edge.typeLine.width };
}

/** Key of the number of ties, which no record holds. */
export const TIES_OF_EACH = 'ties';

/** A stakeholder who has so many ties, where colour or size say how many. */
export function withTieCount(node: NodeData, count: number, { colourBy, sizeBy }: StyleOptions): NodeData {
  return node.entity === 'interest' ? node : { ...node, ...(colourBy === TIES_OF_EACH && { colourValue: count }), ...(sizeBy === TIES_OF_EACH && { sizeValue: count }) };
}

/** A part of a map with the looks of it. */
export interface Dressed {
  nodes: Map<string, NodeData>;
  edges: Map<string, EdgeData>;
  looks: Looks;
}

/** A part of a map drawn as if it were all: steps, sizes and numbers of ties tell nothing of who is not in it. `edges`: only such as join two of the nodes. */
export function dressedAlone(part: { nodes: Iterable<NodeData>; edges: Iterable<EdgeData> }, options: StyleOptions, store: Pick<GraphSource, 'live'>): Dressed {
  const edges = [...part.edges];
  const counts = new Map<string, number>();
  for (const { source, target } of edges) for (const id of new Set([source, target])) counts.set(id, (counts.get(id) ?? 0) + 1);
  const nodes = [...part.nodes].map((node) => withTieCount(node, counts.get(node.id) ?? 0, options));
  const looks = looksOf(nodes, edges, options, store);
  const byId = <D extends { id: string }>(all: readonly D[]): Map<string, D> => new Map(all.map((each) => [each.id, each]));
  return { nodes: byId(nodes.map((node) => dressNode(node, looks, options))), edges: byId(edges.map((edge) => dressEdge(edge, looks, options))), looks };
}

/** Width in pixels of a share of the range. */
export const lineWidthOf = (share: number): number => Math.round((WIDTHS.least + (WIDTHS.most - WIDTHS.least) * share) * 100) / 100;
