import { jsonFile } from '../graph/json.js';
import type { GraphOutput, OutputConnection, OutputElement } from '../graph/output.js';
import type { Kind } from '../graph/times.js';
import { columnsToWrite, endsOf, idsToWrite, isSaid, type WrittenColumn } from '../graph/write-items.js';

const FORMATS: Record<WrittenColumn['type'], string> = { text: 'string', list: 'string', number: 'number', boolean: 'boolean' };

/** Writes a project as Kumu exports one, with its maps and where everybody is on them. `readKumuJson` gives the same back. */
export function writeKumuJson(output: GraphOutput): Uint8Array {
  const { elements, connections, maps = [], name = '' } = output;
  const ids = idsToWrite(elements);
  const columns = { elements: inSmallLetters(columnsToWrite(output, 'elements', 'kumu-json')), connections: inSmallLetters(columnsToWrite(output, 'connections', 'kumu-json')) };
  return jsonFile({
    name,
    description: '',
    defaultMap: maps.length > 0 ? 'map-1' : null,
    attributes: [{ name: 'Label', format: 'string', limit: 1 }, ...definitionsOf([...columns.elements, ...columns.connections])],
    elements: elements.map((element, index) => ({ _id: ids[index], attributes: Object.fromEntries([['label', element.label], ...attributesOf(columns.elements, element, 'elements')]) })),
    connections: connections.flatMap((connection) => {
      const ends = endsOf(connection);
      return ends ? [{ ...(connection.id !== null && { _id: connection.id }), ...(connection.direction !== null && { direction: connection.direction }), from: ids[ends[0]], to: ids[ends[1]], attributes: Object.fromEntries(attributesOf(columns.connections, connection, 'connections')) }] : [];
    }),
    loops: [],
    maps: maps.map((map, index) => ({
      _id: `map-${index + 1}`,
      name: map.name ?? name,
      elements: map.positions.map(({ element, x, y }, n) => ({ _id: `node-${index + 1}-${n + 1}`, ...(x !== null && y !== null && { position: { x, y }, pinned: true }), element: ids[element] })),
    })),
  });
}

interface KumuColumn extends WrittenColumn {
  /** The header in small letters. */
  key: string;
}

const inSmallLetters = (columns: readonly WrittenColumn[]): KumuColumn[] => columns.map((column) => ({ ...column, key: column.header.toLowerCase() }));

/** One definition for what elements and connections both have: that of numbers only where both are, for else texts that look like numbers would be read as some. */
function definitionsOf(columns: readonly KumuColumn[]): object[] {
  const first = new Map(columns.map((column) => [column.key, column]));
  const isOf = (key: string, type: WrittenColumn['type']): boolean => columns.every((column) => column.key !== key || column.type === type);
  return [...first.values()].map(({ key, header, type }) => ({ name: header, format: FORMATS[isOf(key, type) ? type : 'text'], limit: type === 'list' ? 'none' : 1 }));
}

function attributesOf(columns: readonly KumuColumn[], item: OutputElement | OutputConnection, kind: Kind): [string, unknown][] {
  return columns.flatMap(({ key, of }) => {
    const value = of(item);
    return isSaid(value) ? [[key === 'type' ? `${kind === 'elements' ? 'element' : 'connection'} type` : key, value]] : [];
  });
}
