import { writeWorkbook } from '../tables/write-workbook.js';
import type { GraphOutput } from '../graph/output.js';
import { outputSheets } from './write-rows.js';

/**
 * Writes a Kumu workbook (.xlsx) with the sheets Elements and Connections. Texts are never formulas; dates of date columns are real dates; texts too long for a cell are
 * cut (`gapsInOutput` says so beforehand). Reading it back gives the same cells.
 */
export function writeKumuWorkbook(output: GraphOutput): Promise<Uint8Array> {
  const { elements, connections } = outputSheets(output);
  return writeWorkbook([elements, connections].map(({ types, ...sheet }) => ({ ...sheet, isDateColumn: (column) => types[column] === 'date' })));
}
