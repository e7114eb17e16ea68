/** Puts a backup into an empty database, all or nothing. */
import { createHash, type Hash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { buffer } from 'node:stream/consumers';
import { once } from 'node:events';
import { finished, pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import pg from 'pg';
import { from as copyFrom, type CopyStreamQuery } from 'pg-copy-streams';
import { type Extract, extract } from 'tar-stream';
import { BackupError } from './errors.js';
import { type End, END_NAME, endShape, FORMAT, type Manifest, MANIFEST_NAME, manifestShape, tableOfPiece, type TableEntry, VERSION } from './manifest.js';
import { actAsOwner, columnList, connect, countRows, migrationsOf, tablesOf } from './tables.js';

export interface RestoreOptions {
  /** Tables restored so far, of all. */
  onProgress?: (table: string, done: number, total: number) => void;
}

/** A description of tables; data come in pieces. */
const MOST_DESCRIPTION_BYTES = 16 * 2 ** 20;
const LOCK_NOT_AVAILABLE = '55P03';
const INSUFFICIENT_PRIVILEGE = '42501';

/**
 * Puts a backup into a database that was prepared by the same version and holds nothing yet, in one transaction.
 * @param ownerUrl login that row-level security does not bind.
 * @throws BackupError; then the database is as it was.
 */
export async function restoreDatabase(ownerUrl: string, file: string, { onProgress }: RestoreOptions = {}): Promise<Manifest> {
  const client = await connect(ownerUrl);
  try {
    await client.query('BEGIN');
    const manifest = await readInto(new Restoration(client, onProgress), file);
    await client.query('COMMIT');
    // The planner has never seen these rows.
    await client.query('ANALYZE');
    return manifest;
  } catch (error) {
    throw explain(error, file);
  } finally {
    // Without a commit the end of the connection undoes everything, also where a table was being copied and no statement would be heard.
    await client.end();
  }
}

async function readInto(restoration: Restoration, file: string): Promise<Manifest> {
  const archive = extract();
  const taking = async (): Promise<void> => {
    for await (const entry of archive) await restoration.take(entry);
  };
  await Promise.all([pipeline(createReadStream(file), createGunzip(), archive), taking()]);
  return restoration.finish();
}

function explain(error: unknown, file: string): unknown {
  const { code, message } = error as { code?: string; message?: string };
  if (error instanceof BackupError) return error;
  if (code === 'ENOENT' || code === 'EACCES' || code === 'EISDIR') return new BackupError('fileUnreadable', `${file} cannot be read (${code}).`, { file }, { cause: error });
  if (code === 'Z_DATA_ERROR' && /header check/.test(message ?? '')) return notABackup(error);
  if (code?.startsWith('Z_') || /unexpected end|invalid tar header/i.test(message ?? '')) return damaged('it cannot be unpacked', error);
  if (code === LOCK_NOT_AVAILABLE) return new BackupError('inUse', 'The database is in use. Stop the server, then try again.', {}, { cause: error });
  if (code === INSUFFICIENT_PRIVILEGE) return new BackupError('notAllowed', 'The login of DATABASE_URL may not write the tables. Use the login that prepared the database.', {}, { cause: error });
  // The data of a row are not acceptable: nobody wrote them so.
  if (/^2[23][0-9A-Z]{3}$/.test(code ?? '')) return damaged(message ?? 'a row cannot be read', error);
  return error;
}

const damaged = (why: string, cause?: unknown): BackupError => new BackupError('damaged', `The backup is damaged or incomplete: ${why}. Nothing was restored. Use another copy of it.`, { why }, { cause });
const notABackup = (cause?: unknown): BackupError => new BackupError('notABackup', 'This is not a backup of Baraza. Nothing was restored.', {}, { cause });

/** A file inside the archive. */
type Entry = Extract extends AsyncIterable<infer E> ? E : never;

class Restoration {
  private manifest: Manifest | null = null;
  private end: End | null = null;
  private copy: { table: TableEntry; stream: CopyStreamQuery; hash: Hash } | null = null;
  private readonly digests = new Map<string, string>();

  constructor(
    private readonly client: pg.Client,
    private readonly onProgress: RestoreOptions['onProgress'],
  ) {}

  async take(entry: Entry): Promise<void> {
    const { name } = entry.header;
    if (!this.manifest) {
      if (name !== MANIFEST_NAME) throw notABackup();
      this.manifest = await this.open(await description(entry));
    } else if (name === END_NAME) {
      await this.endTable();
      this.end = endShape.parse(JSON.parse(await description(entry)));
    } else {
      await this.piece(name, entry);
    }
  }

  /** Checks that everything came, whole. */
  async finish(): Promise<Manifest> {
    if (!this.manifest) throw notABackup();
    if (!this.end) throw damaged('its end is missing');
    const empty = createHash('sha256').digest('hex');
    for (const { name, rows } of this.manifest.tables) {
      if ((this.digests.get(name) ?? empty) !== this.end.tables[name]?.sha256) throw damaged(`the rows of ${name} are not those that were written`);
      const found = await countRows(this.client, name);
      if (found !== rows) throw damaged(`${name} should have ${rows} rows, but has ${found}`);
    }
    return this.manifest;
  }

  private async open(text: string): Promise<Manifest> {
    const value = JSON.parse(text) as { format?: unknown; version?: unknown };
    if (value.format !== FORMAT) throw notABackup();
    if (Number(value.version) > VERSION) throw new BackupError('newerBackup', `The backup was written by a newer version of Baraza (format ${String(value.version)}; this one reads up to ${VERSION}). Update Baraza and try again.`, { version: Number(value.version) });
    const manifest = manifestShape.parse(value);
    await this.checkTarget(manifest);
    return manifest;
  }

  private async checkTarget({ migrations, tables }: Manifest): Promise<void> {
    const applied = await migrationsOf(this.client);
    if (!applied) throw new BackupError('notPrepared', 'The database has not been prepared. Start Baraza on it once, or use the command “restore”, which does so.');
    if (applied.join() !== migrations.join()) {
      const newer = migrations.filter((name) => !applied.includes(name));
      const what = newer.length > 0 ? 'a newer version of Baraza than this one' : 'an older version of Baraza than this one';
      throw new BackupError('otherMigrations', `The backup is of ${what}. Restore it with the version that wrote it; an update from there brings it up to date.`, { missing: newer.length });
    }
    await actAsOwner(this.client);
    const known = await tablesOf(this.client);
    const shape = (list: readonly TableEntry[]): string => list.map(({ name, columns }) => `${name} ${[...columns].sort().join()}`).sort().join('\n');
    if (shape(known) !== shape(tables)) throw new BackupError('otherMigrations', 'The tables of the backup are not those of this database. Restore it with the version that wrote it.');
    await this.claim(known);
  }

  /** Nobody else may write while we do, and nothing may be there. */
  private async claim(tables: readonly TableEntry[]): Promise<void> {
    await this.client.query(`SET LOCAL lock_timeout = '5s'`);
    await this.client.query(`LOCK TABLE ${tables.map(({ name }) => `public.${pg.escapeIdentifier(name)}`).join(', ')} IN ACCESS EXCLUSIVE MODE`);
    for (const { name } of tables) {
      const { rows } = await this.client.query(`SELECT 1 FROM public.${pg.escapeIdentifier(name)} LIMIT 1`);
      if (rows.length > 0) throw new BackupError('notEmpty', `The database is not empty: there are rows in ${name}. A backup is put into an empty database only, so that nothing is lost. Use a new DATA_DIR or a new database.`, { table: name });
    }
  }

  private async piece(name: string, entry: Entry): Promise<void> {
    const table = this.manifest!.tables.find((each) => each.name === tableOfPiece(name));
    if (!table) throw damaged(`it holds ${name.slice(0, 100)}, which nobody knows`);
    if (this.copy?.table !== table) {
      await this.endTable();
      if (this.digests.has(table.name)) throw damaged(`the rows of ${table.name} are scattered`);
      const stream = this.client.query(copyFrom(`COPY public.${pg.escapeIdentifier(table.name)} (${columnList(table.columns)}) FROM STDIN`));
      // Reported by what waits for the stream.
      stream.on('error', () => undefined);
      this.copy = { table, stream, hash: createHash('sha256') };
    }
    for await (const chunk of entry as AsyncIterable<Buffer>) {
      this.copy.hash.update(chunk);
      if (!this.copy.stream.write(chunk)) await Promise.race([once(this.copy.stream, 'drain'), finished(this.copy.stream)]);
    }
  }

  private async endTable(): Promise<void> {
    if (!this.copy) return;
    const { table, stream, hash } = this.copy;
    this.copy = null;
    stream.end();
    await finished(stream);
    this.digests.set(table.name, hash.digest('hex'));
    this.onProgress?.(table.name, this.digests.size, this.manifest!.tables.length);
  }
}

async function description(entry: Entry): Promise<string> {
  if ((entry.header.size ?? 0) > MOST_DESCRIPTION_BYTES) throw damaged('its description is too long');
  return (await buffer(entry as unknown as NodeJS.ReadableStream)).toString('utf8');
}
