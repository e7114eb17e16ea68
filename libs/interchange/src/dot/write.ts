import type { GraphOutput, OutputConnection, OutputElement } from '../graph/output.js';
import { asText, columnsToWrite, endsOf, idsToWrite, isSaid, labelsOf, positionsOf, type WrittenColumn } from '../graph/write-items.js';

/** Points to an inch of Graphviz, and pixels to an inch of a screen: its positions are in points, upwards. */
const POINTS_A_PIXEL = 72 / 96;
const DIRECTIONS = { directed: 'forward', mutual: 'both', undirected: 'none' } as const;

/** Writes a graph for Graphviz, with all attributes as text. Source: graphviz.org, “DOT Language”. */
export function writeDot(output: GraphOutput): Uint8Array {
  const nodes = columnsToWrite(output, 'elements', 'dot');
  const edges = columnsToWrite(output, 'connections', 'dot');
  const ids = idsToWrite(output.elements);
  const labelOf = labelsOf(output);
  const positions = positionsOf(output);
  const lines = output.elements.map((element, index) => {
    const at = positions.get(index);
    const pos = at ? `${at.x * POINTS_A_PIXEL},${0 - at.y * POINTS_A_PIXEL}!` : null;
    return `  ${quoted(ids[index]!)} ${attributes([['label', element.label], ['pos', pos], ...valuesOf(nodes, element)])};`;
  });
  const ties = output.connections.flatMap((connection) => {
    const ends = endsOf(connection);
    if (!ends) return [];
    return [`  ${quoted(ids[ends[0]]!)} -> ${quoted(ids[ends[1]]!)} ${attributes([['dir', connection.direction && DIRECTIONS[connection.direction]], ['label', labelOf(connection) ?? connection.type], ...valuesOf(edges, connection)])};`];
  });
  return new TextEncoder().encode(`digraph ${quoted(output.name ?? '')} {\n${[...lines, ...ties].join('\n')}\n}\n`);
}

const valuesOf = (columns: readonly WrittenColumn[], item: OutputElement | OutputConnection): [string, string | null][] => columns.map(({ header, of }) => [header, isSaid(of(item)) ? asText(of(item)) : null]);

const attributes = (pairs: readonly (readonly [string, string | null])[]): string => `[${pairs.flatMap(([name, value]) => (value === null ? [] : [`${quoted(name)}=${quoted(value)}`])).join(', ')}]`;

/** A text of DOT. A backslash begins something in a label, so it stands twice; a line end is written as one. */
const quoted = (text: string): string => `"${text.replaceAll('\\', '\\\\').replaceAll('"', '\\"').replaceAll('\u0000', '').replace(/\r\n?|\n/g, '\\n')}"`;
