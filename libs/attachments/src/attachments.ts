/**
 * Files of sources (decision 19): taken in pieces, looked at, attached by an operation, given out with the rights of the moment. The content lies in the database, beside the log, under the id of the attachment.
 */
import { createHash } from 'node:crypto';
import { type CommandHandler, Shares } from '@baraza/commands';
import { hasRight, isId, OPERATIONS, Refusal, type Viewer } from '@baraza/domain';
import { findProject, inTransaction, type ProjectPlace, readViewer, type Sql, visibleWhere } from '@baraza/persistence';
import type { DataSource } from 'typeorm';
import { kindOf } from './content/kinds.js';
import { cleanName } from './content/name.js';
import { cleanPicture } from './content/pictures.js';
import { AttachmentError, NOT_TAKEN } from './errors.js';
import { readRemoved, type RemovedFiles, usedBy } from './removed.js';

export interface FileLimits {
  /** Of one file, in bytes. */
  file: number;
  /** Of all files of a project together, those included whose content is kept for undo. */
  project: number;
  /** Of all files of all projects of a workspace together. */
  workspace: number;
}
export interface NewFile {
  id: string;
  name: string;
  size: number;
}
/** How far a file has come, and how many bytes a piece may have at most, and must have unless it is the last. */
export interface Progress {
  received: number;
  piece: number;
  leastPiece: number;
}
export interface Download {
  name: string;
  mediaType: string;
  size: number;
  pieces: AsyncIterable<Buffer>;
}

/** A piece is in memory once, on a bad network sent again. */
export const PIECE_BYTES = 256 * 1024;
/** Every piece is a row: nobody fills the database with rows of one byte, for which a file of 25 MB would take some gigabytes. */
export const LEAST_PIECE_BYTES = 16 * 1024;
const progress = (received: number): Progress => ({ received, piece: PIECE_BYTES, leastPiece: LEAST_PIECE_BYTES });
/** Files that one person may have half sent in one project. */
const MOST_UNFINISHED = 30;

interface Stored {
  source_id: string;
  account_id: string;
  name: string;
  size: string;
  received: string;
  sha256: string | null;
}
interface Inside {
  sql: Sql;
  place: ProjectPlace;
  viewer: Viewer;
  /** Workspace and project, the first two parameters of every statement here. */
  of: readonly [string, string];
}

const notFound = (): Refusal => new Refusal('notFound', 'There is nothing at this address.');
const inProject = (alias: string): string => `${alias}.workspace_id = $1 AND ${alias}.project_id = $2`;

export class Attachments {
  /** While a file is looked at all of it is in memory. */
  private readonly looking = new Shares({ most: 3, mostOfOne: 1 });

  /** @param dataSource as the server's role. */
  constructor(
    private readonly dataSource: DataSource,
    private readonly handler: CommandHandler,
    readonly limits: FileLimits,
  ) {}

  /** Begins to take a file, or goes on where it was broken off. @throws AttachmentError `fileTooLarge`, `projectFull`, `workspaceFull`, `filesBusy`, `fileExists`; Refusal. */
  begin(account: string, project: string, source: string, { id, name, size }: NewFile): Promise<Progress> {
    if (size > this.limits.file) throw new AttachmentError('fileTooLarge', `Files may have at most ${megabytes(this.limits.file)} MB.`, { limit: megabytes(this.limits.file) });
    return this.within(account, project, async ({ sql, of, viewer }) => {
      requireEditor(viewer);
      if ((await sql.query(`SELECT 1 FROM source r WHERE ${inProject('r')} AND r.id = $3 AND ${visibleWhere('source', 'r', viewer)}`, [...of, source])).length === 0) throw notFound();
      await requireOpen(sql, of);
      // Two that begin at the same moment must not both find the last room.
      await sql.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [`baraza files ${of[0]}`]);
      const known = await readStored(sql, of, id);
      if (known) {
        if (known.account_id !== account || known.source_id !== source || (await isAttached(sql, of, id))) throw exists();
        // All of it came and was looked at, and then the server went away before it was attached: it is looked at again.
        if (known.sha256 !== null) return progress(size);
        if (Number(known.size) !== size) throw exists();
        return progress(Number(known.received));
      }
      await this.requireRoom(sql, of, account, size);
      await sql.query('INSERT INTO stored_file (workspace_id, project_id, id, source_id, account_id, name, size, received, begun_at) VALUES ($1, $2, $3, $4, $5, $6, $7, 0, now())', [...of, id, source, account, name, size]);
      return progress(0);
    });
  }

  /** Takes the piece that begins at `start`; one that has come already may come again. @throws AttachmentError `pieceOutOfPlace`, `pieceTooSmall`, `fileTooLarge`, `fileExists`; Refusal. */
  take(account: string, project: string, id: string, start: number, bytes: Buffer): Promise<Progress> {
    return this.within(account, project, async ({ sql, of, viewer }) => {
      requireEditor(viewer);
      const stored = await this.ownUpload(sql, of, account, id);
      const received = Number(stored.received);
      if (start + bytes.length <= received) return progress(received);
      if (start !== received) throw new AttachmentError('pieceOutOfPlace', `Go on from byte ${received}.`, { received });
      if (received + bytes.length > Number(stored.size)) throw new AttachmentError('fileTooLarge', 'More has come than was announced. Send the file again.', { limit: megabytes(Number(stored.size)) });
      if (bytes.length < LEAST_PIECE_BYTES && received + bytes.length < Number(stored.size)) throw new AttachmentError('pieceTooSmall', `A piece has at least ${LEAST_PIECE_BYTES} bytes, but the last. Go on from byte ${received}.`, { least: LEAST_PIECE_BYTES, received });
      sql.send('INSERT INTO file_piece (workspace_id, project_id, file_id, start, bytes) VALUES ($1, $2, $3, $4, $5)', [...of, id, start, bytes]);
      sql.send('UPDATE stored_file SET received = received + $4 WHERE workspace_id = $1 AND project_id = $2 AND id = $3', [...of, id, bytes.length]);
      return progress(received + bytes.length);
    });
  }

  /** Looks at what has come and attaches it to its source. @throws AttachmentError `fileIncomplete`, `fileKindRefused`, `fileDamaged`, `pictureTooLarge`, `pictureTooManyParts`, `fileExists`, `filesBusy`; Refusal. */
  async finish(account: string, project: string, id: string): Promise<void> {
    const busy = (): AttachmentError => new AttachmentError('filesBusy', 'Other files are being looked at. Try again in a moment.');
    const input = await this.looking.within(account, () => this.within(account, project, (inside) => this.look(inside, account, id)), busy).catch(async (error: unknown) => {
      // What is not taken is not kept either.
      if (error instanceof AttachmentError && error.status === NOT_TAKEN) await this.forget(account, project, id);
      throw error;
    });
    const { name, version } = OPERATIONS.attachFile;
    const { place } = await this.within(account, project, async ({ place }) => ({ place }));
    const result = await this.handler.submit({ place, actor: account, authority: 'member', fromServer: true, client: null, name, version, input, group: null });
    if (result.status !== 'refused') return;
    const { code, message, params, path } = result.refusal;
    // Whoever heard nothing finishes again while the first attempt still waits in the project's line.
    if (code === 'alreadyExists' && (await this.within(account, project, ({ sql, of }) => isLive(sql, of, id, input['sha256'])))) return;
    await this.forget(account, project, id);
    throw new Refusal(code, message, params, path);
  }

  /** The file, for whoever may read it now. @throws AttachmentError `fileGone`; Refusal `notFound`. */
  open(account: string, project: string, id: string): Promise<Download> {
    return this.within(account, project, async ({ sql, of, place, viewer }) => {
      const [found] = await sql.query<{ name: string; media_type: string; size: number; kept: boolean }>(
        `SELECT a.name, a.media_type, a.size, EXISTS (SELECT 1 FROM stored_file f WHERE ${inProject('f')} AND f.id = a.id AND f.source_id = a.source_id AND f.sha256 = a.sha256) AS kept
           FROM attachment a WHERE ${inProject('a')} AND a.id = $3 AND ${visibleWhere('attachment', 'a', viewer)}`,
        [...of, id],
      );
      if (!found) throw notFound();
      if (!found.kept) throw new AttachmentError('fileGone', 'What was in this file is not kept any more.');
      return { name: found.name, mediaType: found.media_type, size: found.size, pieces: this.piecesOf(place, id, found.size) };
    });
  }

  /** Takes the content out for good, also of a file that was removed before; the log keeps that there was a file, and who erased it. Who attached it or an owner. @throws Refusal. */
  async erase(account: string, project: string, id: string): Promise<void> {
    const { place } = await this.within(account, project, async ({ place }) => ({ place }));
    const { name, version } = OPERATIONS.eraseAttachment;
    // Told first: where the server goes away in between, the file is still listed and can be erased again.
    const result = await this.handler.submit({ place, actor: account, authority: 'member', fromServer: true, client: null, name, version, input: { id }, group: null });
    if (result.status === 'refused') throw new Refusal(result.refusal.code, result.refusal.message, result.refusal.params);
    await inTransaction(this.dataSource, place.workspace, (sql) => sql.query('DELETE FROM stored_file WHERE workspace_id = $1 AND project_id = $2 AND id = $3', [place.workspace, place.project, id]));
  }

  /** The files that were removed and still take room, as far as an owner may read them. @throws Refusal. */
  removed(account: string, project: string): Promise<RemovedFiles> {
    return this.within(account, project, async ({ sql, of, viewer }) => {
      if (!hasRight(viewer, 'manageProject')) throw new Refusal('forbidden', `Your role here (${viewer.role}) does not allow this.`, { role: viewer.role, right: 'manageProject' });
      return { files: await readRemoved(sql, of, viewer), used: await usedBy(sql, of), limit: this.limits.project };
    });
  }

  private async look({ sql, of, viewer }: Inside, account: string, id: string): Promise<Record<string, unknown>> {
    requireEditor(viewer);
    const stored = await this.ownUpload(sql, of, account, id);
    if (Number(stored.received) < Number(stored.size)) throw new AttachmentError('fileIncomplete', `${stored.received} of ${stored.size} bytes have come.`, { received: Number(stored.received) });
    const rows = await sql.query<{ bytes: Buffer }>('SELECT bytes FROM file_piece WHERE workspace_id = $1 AND project_id = $2 AND file_id = $3 ORDER BY start', [...of, id]);
    const sent = Buffer.concat(rows.map(({ bytes }) => bytes));
    const kind = await kindOf(sent);
    const cleaned = cleanPicture(sent, kind.mediaType);
    const content = cleaned ?? sent;
    if (cleaned && !cleaned.equals(sent)) await this.replace(sql, of, id, cleaned);
    const sha256 = createHash('sha256').update(content).digest('hex');
    const name = cleanName(stored.name, kind);
    sql.send('UPDATE stored_file SET sha256 = $4, size = $5, received = $5, name = $6 WHERE workspace_id = $1 AND project_id = $2 AND id = $3', [...of, id, sha256, content.length, name]);
    return { id, source: stored.source_id, name, mediaType: kind.mediaType, size: content.length, sha256, cleaned: cleaned !== null };
  }

  private async replace(sql: Sql, of: Inside['of'], id: string, content: Buffer): Promise<void> {
    sql.send('DELETE FROM file_piece WHERE workspace_id = $1 AND project_id = $2 AND file_id = $3', [...of, id]);
    for (let start = 0; start < content.length; start += PIECE_BYTES) sql.send('INSERT INTO file_piece (workspace_id, project_id, file_id, start, bytes) VALUES ($1, $2, $3, $4, $5)', [...of, id, start, content.subarray(start, start + PIECE_BYTES)]);
  }

  /** What nobody else may touch, locked until the transaction ends. */
  private async ownUpload(sql: Sql, of: Inside['of'], account: string, id: string): Promise<Stored> {
    const stored = await readStored(sql, of, id);
    if (!stored || stored.account_id !== account) throw notFound();
    if (stored.sha256 !== null && (await isAttached(sql, of, id))) throw exists();
    return stored;
  }

  private async requireRoom(sql: Sql, of: Inside['of'], account: string, size: number): Promise<void> {
    const [used] = await sql.query<{ project: string; workspace: string; unfinished: string }>(
      `SELECT COALESCE(sum(size) FILTER (WHERE project_id = $2), 0) AS project, COALESCE(sum(size), 0) AS workspace, count(*) FILTER (WHERE project_id = $2 AND account_id = $3 AND sha256 IS NULL) AS unfinished
         FROM stored_file WHERE workspace_id = $1`,
      [...of, account],
    );
    requireRoomIn('project', Number(used!.project), size, this.limits.project);
    requireRoomIn('workspace', Number(used!.workspace), size, this.limits.workspace);
    if (Number(used!.unfinished) >= MOST_UNFINISHED) throw new AttachmentError('filesBusy', 'Many files are only half sent. Go on with those first, or try again tomorrow.');
  }

  /** Never the content of what the log knows: it may have been attached meanwhile. */
  private forget(account: string, project: string, id: string): Promise<void> {
    return this.within(account, project, async ({ sql, of }) => sql.send(`DELETE FROM stored_file f WHERE ${inProject('f')} AND f.id = $3 AND f.account_id = $4 AND NOT EXISTS (SELECT 1 FROM attachment a WHERE ${inProject('a')} AND a.id = f.id)`, [...of, id, account]));
  }

  /** Each in a transaction of its own: nobody keeps a connection for as long as a slow network takes. */
  private async *piecesOf({ workspace, project }: ProjectPlace, id: string, size: number): AsyncGenerator<Buffer> {
    for (let start = 0; start < size; ) {
      const [piece] = await inTransaction(this.dataSource, workspace, (sql) => sql.query<{ bytes: Buffer }>('SELECT bytes FROM file_piece WHERE workspace_id = $1 AND project_id = $2 AND file_id = $3 AND start = $4', [workspace, project, id, start]));
      if (!piece) throw new Error('A piece of a file has gone while it was sent.');
      yield piece.bytes;
      start += piece.bytes.length;
    }
  }

  /** For whoever is not in the project it does not exist. */
  private async within<T>(account: string, project: string, work: (inside: Inside) => Promise<T>): Promise<T> {
    const place = isId(project) ? await findProject(this.dataSource, project) : null;
    if (!place) throw notFound();
    return inTransaction(this.dataSource, place.workspace, async (sql) => {
      const viewer = await readViewer(sql, place, account);
      if (!viewer) throw notFound();
      return work({ sql, place, viewer, of: [place.workspace, place.project] });
    });
  }
}

/** A tenth of one where there is less than ten: else a small file would seem to need none. */
const megabytes = (bytes: number): number => (bytes < 10 * 2 ** 20 ? Math.ceil((bytes / 2 ** 20) * 10) / 10 : Math.round(bytes / 2 ** 20));

function requireRoomIn(whole: 'project' | 'workspace', used: number, size: number, limit: number): void {
  if (used + size <= limit) return;
  const params = { used: megabytes(used), limit: megabytes(limit), size: megabytes(size) };
  const all = whole === 'project' ? 'The files of this project' : 'The files of all projects of this workspace';
  throw new AttachmentError(`${whole}Full`, `${all} take ${params.used} of ${params.limit} MB, and this one has ${params.size} MB. Erase some for good, or ask whoever runs the server for more; then try again.`, params);
}
const exists = (): AttachmentError => new AttachmentError('fileExists', 'Another file lies here already. Send it anew.');

function requireEditor(viewer: Viewer): void {
  if (!hasRight(viewer, 'editRegistry')) throw new Refusal('forbidden', `Your role here (${viewer.role}) does not allow this.`, { role: viewer.role, right: 'editRegistry' });
}

async function requireOpen(sql: Sql, of: Inside['of']): Promise<void> {
  const [found] = await sql.query<{ archived: boolean }>('SELECT archived FROM project WHERE workspace_id = $1 AND id = $2', [...of]);
  if (found?.archived) throw new Refusal('archived', 'This project is archived. Take it out of the archive to change it.');
}

/** Whether the log knows the file, also as one that was taken off. */
const isAttached = async (sql: Sql, of: Inside['of'], id: string): Promise<boolean> => (await sql.query(`SELECT 1 FROM attachment a WHERE ${inProject('a')} AND a.id = $3`, [...of, id])).length > 0;

/** Whether the file is attached with this very content. */
const isLive = async (sql: Sql, of: Inside['of'], id: string, sha256: unknown): Promise<boolean> => (await sql.query(`SELECT 1 FROM attachment a WHERE ${inProject('a')} AND a.id = $3 AND a.sha256 = $4 AND NOT a.deleted`, [...of, id, sha256])).length > 0;

const readStored = async (sql: Sql, of: Inside['of'], id: string): Promise<Stored | undefined> =>
  (await sql.query<Stored & Record<string, unknown>>('SELECT source_id, account_id, name, size, received, sha256 FROM stored_file WHERE workspace_id = $1 AND project_id = $2 AND id = $3 FOR UPDATE', [...of, id]))[0];
