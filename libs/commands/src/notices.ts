/**
 * Word between processes that a project has changed. A command-line tool changes projects beside a running server, which then tells its clients. Postgres carries the word, in the
 * transaction of the change, so that it is heard after the commit and only then. It holds no content: who hears it reads the log.
 */
import type { ProjectPlace, Sql } from '@baraza/persistence';
import pg from 'pg';

const CHANNEL = 'baraza_batch';

/** A batch that another process committed. */
export interface ForeignBatch {
  place: ProjectPlace;
  /** Sequence number after the batch. */
  seq: number;
}

/** Says in the batch's own transaction that it happened. @param origin who says so, to know one's own word by. */
export async function announceBatch(sql: Sql, { place, seq }: ForeignBatch, origin: string): Promise<void> {
  await sql.query('SELECT pg_notify($1, $2)', [CHANNEL, JSON.stringify([origin, place.workspace, place.project, seq])], 'announce batch');
}

export interface ForeignListener {
  onBatch: (batch: ForeignBatch) => void;
  /** The connection was lost and is there again: batches may have been missed. */
  onGap: () => void;
  onError: (error: unknown) => void;
  /** `origin` of the handler of this process, whose batches are told another way. */
  origin: string;
}

/** How long to wait before the connection is tried again, in milliseconds. */
const RETRY_MS = 1000;

/** Hears of the batches of other processes until it is closed. Rejects where the database cannot be reached now; later losses are mended and told by `onGap`. */
export async function listenForForeignBatches(url: string, listener: ForeignListener): Promise<{ close(): Promise<void> }> {
  const listening = new Listening(url, listener);
  await listening.open();
  return listening;
}

class Listening {
  private client: pg.Client | null = null;
  private timer: NodeJS.Timeout | undefined;
  private closed = false;

  constructor(
    private readonly url: string,
    private readonly listener: ForeignListener,
  ) {}

  async open(): Promise<void> {
    const client = new pg.Client({ connectionString: this.url, application_name: 'baraza notices', keepAlive: true });
    client.on('notification', ({ payload }) => this.hear(payload ?? ''));
    client.on('error', this.listener.onError);
    client.once('end', () => this.lost(client));
    try {
      await client.connect();
      await client.query(`LISTEN ${CHANNEL}`);
    } catch (error) {
      await client.end().catch(() => undefined);
      throw error;
    }
    this.client = client;
  }

  async close(): Promise<void> {
    this.closed = true;
    clearTimeout(this.timer);
    await this.client?.end();
  }

  private hear(payload: string): void {
    const [origin, workspace, project, seq] = JSON.parse(payload) as [string, string, string, number];
    if (origin !== this.listener.origin) this.listener.onBatch({ place: { workspace, project }, seq });
  }

  private lost(client: pg.Client): void {
    // A connection that never stood is told to the caller of `open`.
    if (this.client !== client || this.closed) return;
    this.client = null;
    this.retry();
  }

  private retry(): void {
    this.timer = setTimeout(() => void this.reopen(), RETRY_MS);
    this.timer.unref();
  }

  private async reopen(): Promise<void> {
    try {
      await this.open();
    } catch (error) {
      this.listener.onError(error);
      if (!this.closed) this.retry();
      return;
    }
    if (this.closed) await this.client?.end();
    else this.listener.onGap();
  }
}
