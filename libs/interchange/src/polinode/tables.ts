import type { Table } from '../tables/types.js';

/** Polinode's workbook: a sheet Nodes whose column Name says who, and a sheet Edges with Source and Target. Source: docs.polinode.com, “Networks”. */

const COLUMNS: Readonly<Record<string, Readonly<Record<string, string>>>> = { nodes: { name: 'Label' }, edges: { source: 'From', target: 'To' } };

/** The tables under the headers that Kumu has for the same; undefined where they are no network of Polinode. */
export function fromPolinode(tables: readonly Table[]): Table[] | undefined {
  const names = (text: string): string => text.trim().toLowerCase();
  const isOne = (sheet: string): boolean => {
    const table = tables.find((each) => names(each.sheet) === sheet);
    return table !== undefined && Object.keys(COLUMNS[sheet]!).every((column) => table.header.some((header) => names(header) === column));
  };
  if (!isOne('edges') || (tables.some((each) => names(each.sheet) === 'nodes') && !isOne('nodes'))) return undefined;
  return tables.map((table) => {
    const columns = Object.hasOwn(COLUMNS, names(table.sheet)) ? COLUMNS[names(table.sheet)]! : {};
    const renamed = (header: string): string => (Object.hasOwn(columns, names(header)) ? columns[names(header)]! : header);
    return { ...table, header: table.header.map(renamed), notes: table.notes.map((note) => (note.column === undefined ? note : { ...note, column: renamed(note.column) })) };
  });
}
