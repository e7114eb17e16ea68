import type { GraphOutput, OutputConnection, OutputElement } from '../graph/output.js';
import type { GraphValue } from '../graph/types.js';
import { asText, columnsToWrite, endsOf, isSaid, namesOf, type WrittenColumn } from '../graph/write-items.js';
import { type SheetToWrite, writeWorkbook } from '../tables/write-workbook.js';
import type { Cell } from '../tables/types.js';

/** Writes Polinode's workbook, where elements are known by their names: who shares one has the ID after it. Texts are never formulas. */
export function writePolinode(output: GraphOutput): Promise<Uint8Array> {
  const names = namesOf(output.elements);
  const nodes = columnsToWrite(output, 'elements', 'polinode-xlsx');
  const edges = columnsToWrite(output, 'connections', 'polinode-xlsx');
  const hasIds = output.connections.some(({ id }) => id !== null);
  return writeWorkbook([
    sheetOf('Nodes', ['Name', 'ID'], nodes, output.elements.map((element, index) => [[names[index]!, element.id], element] as const)),
    sheetOf('Edges', ['Source', 'Target', ...(hasIds ? ['ID'] : [])], edges, output.connections.flatMap((connection) => {
      const ends = endsOf(connection);
      return ends ? [[[names[ends[0]]!, names[ends[1]]!, ...(hasIds ? [connection.id] : [])], connection] as const] : [];
    })),
  ]);
}

function sheetOf(name: string, own: readonly string[], columns: readonly WrittenColumn[], rows: readonly (readonly [readonly Cell[], OutputElement | OutputConnection])[]): SheetToWrite {
  return {
    name,
    header: [...own, ...columns.map(({ header }) => header)],
    rows: rows.map(([cells, item]) => [...cells, ...columns.map(({ of }) => cellOf(of(item)))]),
  };
}

const cellOf = (value: GraphValue): Cell => (isSaid(value) ? (Array.isArray(value) ? asText(value) : value) : null);
