/** What the screen says about the line to the server, as data. */
import type { RefusalData, Report, Restoration } from '@baraza/domain';
import type { Mutation } from '@baraza/protocol';
import type { ClosedReason, Connection, Status } from './connection.js';
import type { Queues } from './queues.js';

export interface ConnectionState {
  status: Status;
  /** Whether there is something to show: from the server, or kept from the last visit. */
  opened: boolean;
  /** What is subscribed now has not come yet, and does not while the server is away: what is not here may be there. */
  arriving: boolean;
  /** Why it is closed, and how many operations that waited are lost with it; null while it is not. */
  closed: { reason: ClosedReason; message: string; dropped: number } | null;
  /** Operations that the server has not dealt with yet. */
  waiting: number;
  /** Ids of the records that they touch. */
  waitingRecords: ReadonlySet<string>;
  /** While what waited goes through: how many of how many. */
  sentOf: { sent: number; total: number } | null;
  /** When the server last confirmed a change of this tab. */
  lastSavedAt: Date | null;
  /** Since when the server is away; null while it is there. */
  since: Date | null;
  /** memoryOnly: what waits would be lost with the tab. */
  storage: 'kept' | 'memoryOnly';
}

/** The server refused an operation that had been shown; its effect is gone. */
export interface RefusedNotice {
  mutation: Mutation;
  refusal: RefusalData;
}
/** The server did part of an operation: an undo that left alone what others have changed since. */
export interface ReportNotice {
  mutation: Mutation;
  report: Report;
}

/** What the person learns of unasked. */
export interface SessionNotices {
  onRefused?: (notice: RefusedNotice) => void;
  onReport?: (notice: ReportNotice) => void;
  /** What was done here while the server was away takes the place of what others wrote meanwhile; `restore` with these puts theirs back. */
  onReplaced?: (theirs: readonly Restoration[]) => void;
}

/** `resolved`: how many operations of those that waited have gone through since something began to wait. */
export function describe({ status, since, cursor }: Connection, { waiting, waitingRecords }: Queues, { resolved, ...rest }: Pick<ConnectionState, 'opened' | 'closed' | 'lastSavedAt' | 'storage'> & { resolved: number }): ConnectionState {
  return {
    ...rest,
    status,
    arriving: cursor === null,
    waiting,
    waitingRecords,
    sentOf: status === 'live' && waiting > 0 ? { sent: resolved, total: resolved + waiting } : null,
    since: since === null ? null : new Date(since),
  };
}
