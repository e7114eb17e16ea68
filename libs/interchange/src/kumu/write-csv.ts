import { writeCsv } from '../tables/write-csv.js';
import type { GraphOutput } from '../graph/output.js';
import { outputSheets } from './write-rows.js';

/** Writes Kumu's pair of CSV files. */
export function writeKumuCsv(output: GraphOutput): { elements: Uint8Array; connections: Uint8Array } {
  const { elements, connections } = outputSheets(output);
  return { elements: writeCsv(elements), connections: writeCsv(connections) };
}
