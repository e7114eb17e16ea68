/** Looks for a name in whatever form it may have been left somewhere: as text of several encodings, in hex as Postgres shows bytes, in base64, and inside of what is packed. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync, inflateRawSync } from 'node:zlib';

import pg from 'pg';

/** Letters and digits only, so that a name has few forms. */
export const inventedName = (): string => `Qx${Array.from({ length: 14 }, () => 'abcdefghijkmnpqrstuvwz'[Math.floor(Math.random() * 22)]).join('')}`;

function formsOf(name: string): Buffer[] {
  const spelt = [name, name.toLowerCase(), name.toUpperCase()];
  // Depending on what stands before, a text has three forms in base64; the letters at the edges also depend on their neighbours.
  const base64 = [0, 1, 2].map((before) => Buffer.from(' '.repeat(before) + name).toString('base64').slice(before === 0 ? 0 : 4, -4));
  return [...spelt.flatMap((each) => [Buffer.from(each), Buffer.from(each, 'utf16le'), Buffer.from(Buffer.from(each).toString('hex'))]), ...base64.map((each) => Buffer.from(each))];
}

/** Whether one of the names stands in the content, or in what is packed in it. */
export function hasTrace(names: readonly string[], content: Buffer): boolean {
  const forms = names.flatMap(formsOf);
  return unpacked(content).some((each) => forms.some((form) => each.includes(form)));
}

/** The content and, of a gzip or zip file, what is in it. */
export function unpacked(content: Buffer): Buffer[] {
  if (content.subarray(0, 2).equals(Buffer.of(0x1f, 0x8b))) return [content, ...unpacked(gunzipSync(content))];
  const found = [content];
  if (content.subarray(0, 4).toString('latin1') !== 'PK\u0003\u0004') return found;
  for (let at = content.indexOf('PK\u0003\u0004', 0, 'latin1'); at >= 0; at = content.indexOf('PK\u0003\u0004', at + 4, 'latin1')) {
    const begins = at + 30 + content.readUInt16LE(at + 26) + content.readUInt16LE(at + 28);
    // 8: deflated. What follows the entry is not read.
    if (content.readUInt16LE(at + 8) === 8) found.push(...unpacked(inflateRawSync(content.subarray(begins))));
  }
  return found;
}

/** Files below the folder, which a database may be working in, whose content is as asked. */
export const filesWhere = (folder: string, holds: (content: Buffer) => boolean): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((path) => holds(contentOf(path)));

/** Postgres takes files away when it likes. */
function contentOf(path: string): Buffer {
  try {
    return readFileSync(path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return Buffer.alloc(0);
    throw error;
  }
}

/** Tables in whose rows one of the names stands, those of Postgres itself among them. @param url of the superuser. */
export async function tablesWithTrace(names: readonly string[], url: string): Promise<string[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    // What the planner keeps of the values of columns is kept as values.
    await client.query('ANALYZE');
    // What is in memory goes to the files.
    await client.query('CHECKPOINT');
    const { rows } = await client.query<{ name: string }>(`SELECT c.oid::regclass::text AS name FROM pg_class c WHERE c.relkind IN ('r', 'm') ORDER BY 1`);
    const found: string[] = [];
    for (const table of [...rows.map(({ name: each }) => each), 'pg_stat_activity', 'pg_prepared_statements']) {
      const { rows: lines } = await client.query<{ line: string }>(`SELECT t::text AS line FROM ${table} t`);
      if (hasTrace(names, Buffer.from(lines.map(({ line }) => line).join('\n')))) found.push(table);
    }
    return found;
  } finally {
    await client.end();
  }
}
