import type { Cell } from '../tables/types.js';
import { STANDARD_HEADERS, type SheetKind } from './columns.js';
import type { GraphOutput, OutputColumn, OutputConnection, OutputElement, OutputEnd } from '../graph/output.js';
import type { ColumnRole, ColumnType, GraphValue } from '../graph/types.js';
import { joinValues } from '../graph/values.js';
import { namesFor } from '../graph/write-items.js';

/** A sheet to write: header, and rows one at a time. */
export interface OutputSheet {
  name: string;
  header: string[];
  types: ColumnType[];
  rows: Iterable<Cell[]>;
}

const ALWAYS: readonly ColumnRole[] = ['label', 'type', 'from', 'to', 'direction'];

/** The two sheets of an output. */
export function outputSheets(output: GraphOutput): { elements: OutputSheet; connections: OutputSheet } {
  const { elements, connections, columns } = output;
  const endText = makeEndText(elements);
  return {
    elements: makeSheet('Elements', 'elements', columns.elements, elements, elementCell),
    connections: makeSheet('Connections', 'connections', columns.connections, connections, (item, role) => connectionCell(item, role, endText)),
  };
}

type Item = { other: ReadonlyMap<string, GraphValue> };

function makeSheet<T extends Item>(name: string, kind: SheetKind, given: readonly OutputColumn[], items: readonly T[], cellOf: (item: T, role: ColumnRole) => Cell): OutputSheet {
  const columns = withStandardColumns(kind, given, (role) => ALWAYS.includes(role) || items.some((item) => cellOf(item, role) !== null));
  const toRow = (item: T): Cell[] =>
    columns.map(({ given: property, role }) => {
      const cell = role === 'other' ? toCell(item.other.get(property) ?? null) : cellOf(item, role);
      return cell === '' || (typeof cell === 'number' && !Number.isFinite(cell)) ? null : cell;
    });
  return {
    name,
    header: columns.map(({ header }) => header),
    types: columns.map(({ type }) => type),
    rows: (function* () {
      for (const item of items) yield toRow(item);
    })(),
  };
}

interface WrittenHeader {
  /** As it is written. */
  header: string;
  /** As the output has it. */
  given: string;
  role: ColumnRole;
  type: ColumnType;
  renamed: boolean;
}

/** How many properties get another name in the two sheets. */
export const renamedInSheets = (output: GraphOutput): number =>
  (['elements', 'connections'] as const).reduce((sum, kind) => sum + withStandardColumns(kind, output.columns[kind], () => true).filter(({ renamed }) => renamed).length, 0);

/** A sheet that has both of them is one of connections. */
const RESERVED: Record<SheetKind, readonly string[]> = { elements: ['From', 'To'], connections: [] };

/**
 * The given columns, and the missing standard ones before the first column of the person's own: one of those may have a standard name, and the first
 * column of a name is the one that a reader takes. So what has a name like a standard column always follows that; what has exactly its name gets a number.
 */
function withStandardColumns(kind: SheetKind, given: readonly OutputColumn[], needed: (role: ColumnRole) => boolean): WrittenHeader[] {
  const columns = given.map(({ header, role = 'other', type = 'text', renamed = false }) => ({ header, given: header, role, type, renamed }));
  const present = new Set(columns.map(({ role }) => role));
  const own = columns.filter(({ role }) => role === 'other');
  const ownNames = new Set(own.map(({ header }) => header.trim().toLowerCase()));
  const missing = STANDARD_HEADERS[kind]
    .filter(([role, header]) => !present.has(role) && (needed(role) || ownNames.has(header.toLowerCase())))
    .map(([role, header]) => ({ header, given: header, role, type: 'text' as const, renamed: false }));
  const firstOther = columns.findIndex(({ role }) => role === 'other');
  columns.splice(firstOther < 0 ? columns.length : firstOther, 0, ...missing);
  const taken = columns.flatMap(({ role, header }) => (role === 'other' ? [] : [header]));
  const names = namesFor(own.map(({ header }) => header), { special: RESERVED[kind], taken });
  for (const [index, column] of own.entries()) {
    column.renamed ||= names[index] !== column.header;
    column.header = names[index]!;
  }
  return columns;
}

function elementCell(element: OutputElement, role: ColumnRole): Cell {
  switch (role) {
    case 'label':
      return element.label;
    case 'type':
      return element.type;
    case 'tags':
      return joinValues(element.tags);
    case 'description':
      return element.description;
    case 'image':
      return element.image;
    case 'id':
      return element.id;
    default:
      return null;
  }
}

function connectionCell(connection: OutputConnection, role: ColumnRole, endText: (end: OutputEnd) => string): Cell {
  switch (role) {
    case 'from':
      return endText(connection.from);
    case 'to':
      return endText(connection.to);
    case 'direction':
      return connection.direction;
    case 'type':
      return connection.type;
    case 'tags':
      return joinValues(connection.tags);
    case 'description':
      return connection.description;
    case 'id':
      return connection.id;
    default:
      return null;
  }
}

function makeEndText(elements: readonly OutputElement[]): (end: OutputEnd) => string {
  const counts = new Map<string, number>();
  for (const { label } of elements) counts.set(label, (counts.get(label) ?? 0) + 1);
  return ({ text, element }) => {
    const meant = element === undefined || element === null ? undefined : elements[element];
    return meant?.id && counts.get(meant.label)! > 1 ? meant.id : text;
  };
}

function toCell(value: GraphValue): Cell {
  return Array.isArray(value) ? joinValues(value) : value;
}
