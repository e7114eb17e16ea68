import { interpretKumu, type GraphFile, readTables } from '@baraza/interchange';

/** A file from rows written as CSV, elements and connections. */
export async function fileOf({ elements, connections }: { elements?: string; connections?: string }): Promise<GraphFile> {
  const tables = [];
  if (elements !== undefined) tables.push(...(await readTables(Buffer.from(elements), 'elements.csv')));
  if (connections !== undefined) tables.push(...(await readTables(Buffer.from(connections), 'connections.csv')));
  return interpretKumu(tables);
}
