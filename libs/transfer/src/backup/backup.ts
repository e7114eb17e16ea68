/** Copies a whole database into one file, as it was at one moment, while others go on working with it. */
import { createHash } from 'node:crypto';
import { createWriteStream, existsSync } from 'node:fs';
import { link, open, rm } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import pg from 'pg';
import { to as copyTo } from 'pg-copy-streams';
import { pack, type Pack } from 'tar-stream';
import { BackupError } from './errors.js';
import { type End, END_NAME, FORMAT, type Manifest, MANIFEST_NAME, pieceName, type TableEntry, VERSION } from './manifest.js';
import { actAsOwner, columnList, connect, countRows, migrationsOf, tablesOf } from './tables.js';

export interface BackupOptions {
  /** Rows written so far, of all. */
  onProgress?: (table: string, done: number, total: number) => void;
  /** Stops before the next table; no file is left. */
  signal?: AbortSignal;
}

/** Only the owner of the file may read it: it holds everything, the digests of passwords and of access tokens among it. */
const MODE = 0o600;
const PIECE_BYTES = 4 * 2 ** 20;

/**
 * Writes a backup. The file appears under its name only when it is whole and on disk.
 * @param ownerUrl login that row-level security does not bind.
 * @throws BackupError where the file exists or the database was never prepared.
 */
export async function backupDatabase(ownerUrl: string, file: string, { onProgress, signal }: BackupOptions = {}): Promise<Manifest> {
  if (existsSync(file)) throw new BackupError('outputExists', `${file} is there already. Choose another name, so that no earlier backup is lost.`, { file });
  signal?.throwIfAborted();
  const partial = `${file}.${process.pid}.part`;
  const client = await connect(ownerUrl);
  try {
    await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY');
    await actAsOwner(client);
    const manifest = await describe(client);
    const archive = pack();
    // Reported by `written`.
    archive.on('error', () => undefined);
    const written = pipeline(archive, createGzip(), createWriteStream(partial, { mode: MODE, flags: 'wx' }));
    const ends = await Promise.allSettled([written, fill(client, archive, manifest, { onProgress, signal })]);
    for (const end of ends) if (end.status === 'rejected') throw end.reason;
    await client.query('COMMIT');
    await settle(partial, file);
    return manifest;
  } finally {
    await client.end();
    await rm(partial, { force: true });
  }
}

async function describe(client: pg.Client): Promise<Manifest> {
  const migrations = await migrationsOf(client);
  if (!migrations) throw new BackupError('notPrepared', 'There is nothing to back up: this database has never been used by Baraza.');
  const tables = await tablesOf(client);
  for (const table of tables) table.rows = await countRows(client, table.name);
  const { rows } = await client.query<{ at: Date; version: string }>(`SELECT now() AS at, current_setting('server_version') AS version`);
  return { format: FORMAT, version: VERSION, createdAt: rows[0]!.at.toISOString(), postgres: rows[0]!.version, migrations, tables };
}

async function fill(client: pg.Client, archive: Pack, manifest: Manifest, { onProgress, signal }: BackupOptions): Promise<void> {
  try {
    await addEntry(archive, MANIFEST_NAME, Buffer.from(JSON.stringify(manifest, null, 2)));
    const end: End = { tables: {} };
    const total = manifest.tables.reduce((sum, { rows }) => sum + rows, 0);
    let done = 0;
    for (const table of manifest.tables) {
      signal?.throwIfAborted();
      end.tables[table.name] = await copyTable(client, archive, table);
      done += table.rows;
      onProgress?.(table.name, done, total);
    }
    await addEntry(archive, END_NAME, Buffer.from(JSON.stringify(end, null, 2)));
    archive.finalize();
  } catch (error) {
    // Ends the writing as well, which would otherwise wait for more.
    archive.destroy(error as Error);
    throw error;
  }
}

async function copyTable(client: pg.Client, archive: Pack, { name, columns }: TableEntry): Promise<End['tables'][string]> {
  const rows = client.query(copyTo(`COPY (SELECT ${columnList(columns)} FROM public.${pg.escapeIdentifier(name)}) TO STDOUT`));
  const hash = createHash('sha256');
  let bytes = 0;
  let piece = 0;
  let waiting: Buffer[] = [];
  let size = 0;
  const flush = async (): Promise<void> => {
    if (size === 0) return;
    piece += 1;
    await addEntry(archive, pieceName(name, piece), Buffer.concat(waiting));
    waiting = [];
    size = 0;
  };
  for await (const chunk of rows as AsyncIterable<Buffer>) {
    hash.update(chunk);
    bytes += chunk.length;
    waiting.push(chunk);
    size += chunk.length;
    if (size >= PIECE_BYTES) await flush();
  }
  await flush();
  return { bytes, sha256: hash.digest('hex') };
}

/** Resolves when the archive has room for more, so that memory stays bounded however slow the disk is. */
function addEntry(archive: Pack, name: string, content: Buffer): Promise<void> {
  return new Promise((resolve, reject) => {
    archive.once('error', reject);
    const entry = archive.entry({ name, size: content.length, mode: MODE }, (error) => {
      archive.off('error', reject);
      if (error) reject(error);
      else resolve();
    });
    // Told above.
    entry.on('error', () => undefined);
    entry.end(content);
  });
}

/** Gives the file its name once it is on disk. A link, not a renaming: it never replaces what has come there meanwhile. */
async function settle(partial: string, file: string): Promise<void> {
  const handle = await open(partial, 'r+');
  await handle.sync();
  await handle.close();
  await link(partial, file);
}
