import type { RefusalData, Report } from '@baraza/domain';
import type { ProjectPlace } from '@baraza/persistence';
import type { BatchChanges } from '@baraza/store';

/** An operation that somebody asks for. */
export interface Command {
  place: ProjectPlace;
  /** Account of the person. */
  actor: string;
  /** `member`: with the rights of the person's membership, read inside the transaction. `system`: the product itself acts for the person, as an owner. */
  authority: 'member' | 'system';
  /** The client's counter, which makes sending twice harmless; null where the caller has none. */
  client: { id: string; n: number } | null;
  name: string;
  version: number;
  input: unknown;
  /** Undo group. */
  group: string | null;
  /** The project's log does not exist yet: open it in the same transaction. */
  founding?: true;
  /** The server itself asks, for what only it can ask for (`serverOnly`). */
  fromServer?: true;
}

export type CommandResult =
  | { status: 'done'; seq: number; report: Report | null }
  | { status: 'refused'; refusal: RefusalData }
  | { status: 'duplicate'; refusal: RefusalData | null }
  | { status: 'gap'; expected: number };

/** What a committed batch changed, for those who tell others of it. */
export interface CommittedBatch extends BatchChanges {
  place: ProjectPlace;
  /** Sequence number before the batch, and after it. */
  from: number;
  to: number;
  /** Mutations that it contains. */
  acks: { account: string; client: string; n: number }[];
  /** What viewers see changed beyond these records: send them everything anew. */
  sendAnew: boolean;
}
