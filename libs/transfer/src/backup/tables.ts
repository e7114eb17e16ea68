/** The tables of a database, and what was done to bring them into their form. */
import { OWNER_ROLE } from '@baraza/persistence';
import pg from 'pg';
import type { TableEntry } from './manifest.js';

/** Where TypeORM notes what has run: it belongs to the database, not to its content. */
const MIGRATIONS = 'migration';

/** A connection of our own: a backup lasts, and nobody else should wait for it. */
export async function connect(url: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: url, application_name: 'baraza backup' });
  // An error while nothing is asked shows at the next question.
  client.on('error', () => undefined);
  await client.connect();
  return client;
}

/**
 * Acts as the owner of the tables, whom row-level security does not bind, where the login is bound by it. With `row_security` off, Postgres reports what it would otherwise leave
 * out in silence. Holds until the transaction ends.
 */
export async function actAsOwner(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ free: boolean; may: boolean }>(
    `SELECT rolsuper OR rolbypassrls AS free, CASE WHEN EXISTS (SELECT 1 FROM pg_roles WHERE rolname = $1) THEN pg_has_role(current_user, $1, 'MEMBER') ELSE false END AS may FROM pg_roles WHERE rolname = current_user`,
    [OWNER_ROLE],
  );
  if (!rows[0]?.free && rows[0]?.may) await client.query(`SET LOCAL ROLE ${OWNER_ROLE}`);
  await client.query('SET LOCAL row_security = off');
}

/** Names of the migrations that ran, oldest first; null in a database that was never prepared. */
export async function migrationsOf(client: pg.Client): Promise<string[] | null> {
  const exists = await client.query<{ found: string | null }>(`SELECT to_regclass('public.${MIGRATIONS}')::text AS found`);
  if (!exists.rows[0]?.found) return null;
  const { rows } = await client.query<{ name: string }>(`SELECT name FROM ${MIGRATIONS} ORDER BY id`);
  return rows.map(({ name }) => name);
}

/** All tables with their columns, so ordered that rows refer only to tables before their own. `rows` is left 0. */
export async function tablesOf(client: pg.Client): Promise<TableEntry[]> {
  const { rows } = await client.query<{ name: string; columns: string[]; parents: string[] }>(
    `SELECT c.relname AS name,
            ARRAY(SELECT a.attname::text FROM pg_attribute a WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = '' ORDER BY a.attnum) AS columns,
            ARRAY(SELECT DISTINCT p.relname::text FROM pg_constraint f JOIN pg_class p ON p.oid = f.confrelid WHERE f.conrelid = c.oid AND f.contype = 'f' AND f.confrelid <> c.oid) AS parents
       FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
      WHERE n.nspname = 'public' AND c.relkind = 'r' AND c.relname <> $1 ORDER BY c.relname`,
    [MIGRATIONS],
  );
  return inOrder(rows).map(({ name, columns }) => ({ name, columns, rows: 0 }));
}

function inOrder<T extends { name: string; parents: string[] }>(tables: readonly T[]): T[] {
  const byName = new Map(tables.map((table) => [table.name, table]));
  const done = new Set<T>();
  const visit = (table: T, path: readonly T[]): void => {
    if (done.has(table)) return;
    if (path.includes(table)) throw new Error(`Tables refer to each other in a circle: ${[...path, table].map(({ name }) => name).join(' → ')}.`);
    for (const parent of table.parents) if (byName.has(parent)) visit(byName.get(parent)!, [...path, table]);
    done.add(table);
  };
  for (const table of tables) visit(table, []);
  return [...done];
}

export async function countRows(client: pg.Client, table: string): Promise<number> {
  const { rows } = await client.query<{ n: string }>(`SELECT count(*) AS n FROM public.${pg.escapeIdentifier(table)}`);
  return Number(rows[0]!.n);
}

export const columnList = (columns: readonly string[]): string => columns.map((column) => pg.escapeIdentifier(column)).join(', ');
