import { interpretKumu, type GraphFile, readTables, type Table } from '@baraza/interchange';

/** A file from rows written as CSV, elements and connections. */
export async function fileOf({ elements, connections }: { elements?: string; connections?: string }): Promise<GraphFile> {
  const tables = [];
  if (elements !== undefined) tables.push(...(await readTables(Buffer.from(elements), 'elements.csv')));
  if (connections !== undefined) tables.push(...(await readTables(Buffer.from(connections), 'connections.csv')));
  return interpretKumu(tables);
}

/** Tables from rows written as CSV, by the name of their sheet. */
export async function tablesOf(sheets: Readonly<Record<string, string>>): Promise<Table[]> {
  const tables = [];
  for (const [sheet, rows] of Object.entries(sheets)) tables.push(...(await readTables(Buffer.from(rows), `${sheet}.csv`)));
  return tables;
}
