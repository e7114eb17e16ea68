import type { GraphOutput, OutputConnection, OutputElement } from '../graph/output.js';
import { asText, columnsToWrite, endsOf, idsToWrite, isSaid, labelsOf, positionsOf, type WrittenColumn } from '../graph/write-items.js';
import { xmlFile, xmlTag, xmlText } from '../graph/xml-text.js';

const TYPES: Record<WrittenColumn['type'], string> = { text: 'string', number: 'double', boolean: 'boolean', list: 'string' };

/** Writes GraphML. Lists are JSON under a key that says so; positions are keys; a direction that goes both ways, which the format does not know, is one, too. `readGraphml` gives the same back. */
export function writeGraphml(output: GraphOutput): Uint8Array {
  const nodes = columnsToWrite(output, 'elements', 'graphml');
  const edges = columnsToWrite(output, 'connections', 'graphml');
  const ids = idsToWrite(output.elements);
  const labelOf = labelsOf(output);
  const positions = positionsOf(output);
  return xmlFile([
    '<graphml xmlns="http://graphml.graphdrawing.org/xmlns">',
    xmlTag('key', { id: 'label', for: 'all', 'attr.name': 'label', 'attr.type': 'string' }),
    ...(positions.size > 0 ? ['x', 'y'].map((axis) => xmlTag('key', { id: axis, for: 'node', 'attr.name': axis, 'attr.type': 'double' })) : []),
    ...keysOf('node', nodes),
    ...keysOf('edge', edges),
    '<graph edgedefault="directed">',
    ...output.elements.map((element, index) => {
      const at = positions.get(index);
      const own = [data('label', element.label), ...(at ? [data('x', String(at.x)), data('y', String(at.y))] : [])];
      return xmlTag('node', { id: ids[index]! }, own.join('') + valuesOf('node', nodes, element));
    }),
    ...output.connections.flatMap((connection) => {
      const ends = endsOf(connection);
      const { id, direction } = connection;
      const label = labelOf(connection);
      const content = (label === null ? '' : data('label', label)) + valuesOf('edge', edges, connection);
      return ends ? [xmlTag('edge', { id, source: ids[ends[0]], target: ids[ends[1]], directed: direction === 'directed' ? null : 'false' }, content)] : [];
    }),
    '</graph>',
    '</graphml>',
  ]);
}

const data = (key: string, text: string): string => `<data key="${key}">${xmlText(text)}</data>`;

const keysOf = (kind: 'node' | 'edge', columns: readonly WrittenColumn[]): string[] =>
  columns.map(({ header, type }, index) => xmlTag('key', { id: `${kind}${index}`, for: kind, 'attr.name': header, 'attr.type': TYPES[type], 'attr.list': type === 'list' ? 'string' : null }));

function valuesOf(kind: 'node' | 'edge', columns: readonly WrittenColumn[], item: OutputElement | OutputConnection): string {
  return columns
    .flatMap(({ of, type }, index) => {
      const value = of(item);
      return isSaid(value) ? [data(`${kind}${index}`, type === 'list' ? JSON.stringify(value) : asText(value))] : [];
    })
    .join('');
}
