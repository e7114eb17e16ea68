import { earliestDay, isPartialDate, latestDay } from '@baraza/domain';
import type { GraphOutput, OutputConnection, OutputElement } from '../graph/output.js';
import { TIME_HEADERS } from '../graph/times.js';
import type { GraphValue } from '../graph/types.js';
import { asText, columnsToWrite, endsOf, idsToWrite, isSaid, labelsOf, positionsOf, type WrittenColumn } from '../graph/write-items.js';
import { xmlFile, xmlTag } from '../graph/xml-text.js';
import { writeList } from './values.js';

type Item = OutputElement | OutputConnection;

const TYPES: Record<WrittenColumn['type'], string> = { text: 'string', number: 'double', boolean: 'boolean', list: 'liststring' };

/**
 * Writes GEXF 1.3. Dates stand twice: as they are, in attributes, and as whole days, which programs with a time line need. Its y axis points upwards, ours downwards. `readGexf` gives the same back.
 */
export function writeGexf(output: GraphOutput): Uint8Array {
  const nodes = columnsToWrite(output, 'elements', 'gexf');
  const all = columnsToWrite(output, 'connections', 'gexf');
  const edges = all.filter((column) => !isWeight(column));
  const isWeighed = edges.length < all.length;
  const labelOf = labelsOf(output);
  const isDynamic = [...output.elements, ...output.connections].some((item) => Object.values(daysOf(item)).some((day) => day !== undefined));
  const ids = idsToWrite(output.elements);
  const positions = positionsOf(output);
  return xmlFile([
    '<gexf xmlns="http://gexf.net/1.3" xmlns:viz="http://gexf.net/1.3/viz" version="1.3">',
    `<meta>${xmlTag('creator', {}, 'Baraza')}</meta>`,
    `<graph defaultedgetype="undirected" mode="${isDynamic ? 'dynamic' : 'static'}"${isDynamic ? ' timeformat="date"' : ''}>`,
    ...declarations('node', nodes),
    ...declarations('edge', edges),
    '<nodes>',
    ...output.elements.map((element, index) => {
      const at = positions.get(index);
      const position = at ? xmlTag('viz:position', { x: at.x, y: 0 - at.y }) : '';
      return xmlTag('node', { id: ids[index]!, label: element.label, ...daysOf(element) }, valuesOf(nodes, element) + position);
    }),
    '</nodes>',
    '<edges>',
    ...output.connections.flatMap((connection) => {
      const ends = endsOf(connection);
      const { id, direction, type, other } = connection;
      const weight = other.get('Weight');
      const attributes = { id, source: ids[ends?.[0] ?? -1], target: ids[ends?.[1] ?? -1], type: direction, kind: type, label: labelOf(connection), weight: isWeighed && typeof weight === 'number' ? weight : null, ...daysOf(connection) };
      return ends ? [xmlTag('edge', attributes, valuesOf(edges, connection))] : [];
    }),
    '</edges>',
    '</graph>',
    '</gexf>',
  ]);
}

const isWeight = ({ header, type }: WrittenColumn): boolean => header === 'Weight' && type === 'number';

function* declarations(kind: 'node' | 'edge', columns: readonly WrittenColumn[]): Generator<string> {
  if (columns.length === 0) return;
  yield xmlTag('attributes', { class: kind }, columns.map(({ header, type }, index) => xmlTag('attribute', { id: index, title: header, type: TYPES[type] })).join(''));
}

function valuesOf(columns: readonly WrittenColumn[], item: Item): string {
  const values = columns.flatMap(({ of, type }, index) => {
    const value = of(item);
    return isSaid(value) ? [xmlTag('attvalue', { for: index, value: textOf(value, type) })] : [];
  });
  return values.length === 0 ? '' : `<attvalues>${values.join('')}</attvalues>`;
}

const textOf = (value: GraphValue, type: WrittenColumn['type']): string => (type === 'list' ? writeList(value as string[]) : asText(value));

/** The days of the two dates, for the time line. */
function daysOf({ other }: Item): { start?: string; end?: string } {
  const [from, to] = TIME_HEADERS.valid.map((header) => other.get(header));
  const isDate = (value: GraphValue | undefined): value is string => typeof value === 'string' && isPartialDate(value);
  return { ...(isDate(from) && { start: earliestDay(from) }), ...(isDate(to) && { end: latestDay(to) }) };
}
