/**
 * Keeps the rights of those who have a project open as they are where other processes change it too. This process hears of its own batches in order; a batch that does not begin where the last one ended,
 * or word from another process, says that members may have changed unseen: nobody is sent anything then until the members were read again.
 */
import { inSnapshot, type ProjectPlace, readViewers } from '@baraza/persistence';
import type { Viewer } from '@baraza/domain';
import type { DataSource } from 'typeorm';
import type { Connection } from './connection.js';

interface Followed {
  /** Sequence number up to which the rights of all who have the project open are known. */
  known: number;
  /** Up to which somebody has said that there is more. */
  wanted: number;
  reading: boolean;
}

export interface ElsewhereHooks {
  dataSource: DataSource;
  /** Where the project lies, and who has it open. */
  open(project: string): { place: ProjectPlace; connections: Iterable<Connection> } | null;
  /** What the person may do now; null: nothing, for they are not in the project any more. */
  rightsAre(connection: Connection, viewer: Viewer | null): void;
  /** Rights are right again up to `seq`: everybody may fetch what came. */
  caughtUp(project: string, seq: number): void;
  /** The members could not be read. */
  failed(project: string, error: unknown): void;
}

export class Elsewhere {
  private readonly followed = new Map<string, Followed>();

  constructor(private readonly hooks: ElsewhereHooks) {}

  /** The rights of everybody who has the project open are those at `seq`: somebody opened it whom nobody had open. */
  begin(project: string, seq: number): void {
    this.followed.set(project, { known: seq, wanted: seq, reading: false });
  }

  /** Nobody has the project open any more. */
  end(project: string): void {
    this.followed.delete(project);
  }

  isBehind(project: string, seq: number): boolean {
    return seq < (this.followed.get(project)?.known ?? 0);
  }

  /** A batch of this process. False: something came in between unseen, and its changes must not be sent; `caughtUp` follows. */
  follows(project: string, { from, to }: { from: number; to: number }): boolean {
    const followed = this.followed.get(project);
    if (!followed) return true;
    if (from <= followed.known && !followed.reading) {
      followed.known = Math.max(followed.known, to);
      return true;
    }
    this.moved(project, to);
    return false;
  }

  /** Another process took the project to `seq`. */
  moved(project: string, seq: number): void {
    const followed = this.followed.get(project);
    if (!followed) return;
    followed.wanted = Math.max(followed.wanted, seq);
    if (!followed.reading) void this.read(project, followed);
  }

  private async read(project: string, followed: Followed): Promise<void> {
    followed.reading = true;
    for (let done = false; !done && this.followed.get(project) === followed; done = followed.wanted <= followed.known) {
      const { wanted } = followed;
      try {
        await this.readOnce(project);
      } catch (error) {
        this.hooks.failed(project, error);
      }
      followed.known = Math.max(followed.known, wanted);
    }
    followed.reading = false;
    if (this.followed.get(project) === followed) this.hooks.caughtUp(project, followed.known);
  }

  private async readOnce(project: string): Promise<void> {
    const open = this.hooks.open(project);
    if (!open) return;
    // Whoever opens the project meanwhile, or is given other rights by this process, is right already.
    const asked = [...open.connections].map((connection) => ({ connection, viewer: connection.joined?.viewer }));
    const accounts = [...new Set(asked.map(({ connection }) => connection.account))];
    const { viewers } = await inSnapshot(this.hooks.dataSource, open.place.workspace, (sql) => readViewers(sql, open.place, accounts));
    for (const { connection, viewer } of asked) {
      if (connection.joined?.project === project && connection.joined.viewer === viewer) this.hooks.rightsAre(connection, viewers.get(connection.account) ?? null);
    }
  }
}
