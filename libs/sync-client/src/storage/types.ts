/** What is kept in the browser for one account and one project, so that nothing is lost when the server or the tab goes away. */
import type { AnyRecord, EntityName, Viewer } from '@baraza/domain';
import type { Mutation, WindowBound } from '@baraza/protocol';
import type { UndoStep } from '../undo.js';

/** Where the stored records stand. */
export interface SnapshotHead {
  /** Format of the records (see storage/format.ts); of another one nothing is used. */
  format: string;
  cursor: number;
  scopes: string[];
  /** How far back each session was sent, by its id; null: to its beginning. */
  windows: Record<string, WindowBound['oldest']>;
  viewer: Viewer;
}
export interface Snapshot {
  head: SnapshotHead;
  records: [EntityName, AnyRecord][];
}
export interface SnapshotWrite {
  head: SnapshotHead;
  /** Replace what is there. */
  whole: boolean;
  put: [EntityName, AnyRecord][];
  remove: [EntityName, string][];
}

/** The queue of one client id, with the undo steps of its tab. */
export interface StoredQueue {
  client: string;
  next: number;
  mutations: Mutation[];
  steps: UndoStep[];
}
/** A change of one queue; all changes of one write are kept together or not at all. */
export interface QueueWrite {
  client: string;
  /** The queue is over: everything of it goes. */
  discard: boolean;
  next: number;
  add: Mutation[];
  /** Numbers of mutations that were dealt with. */
  remove: number[];
  putSteps: UndoStep[];
  removeSteps: string[];
}

/** Gives back what was held. */
export type LetGo = () => void;

/** Storage of one account and project. Every method may reject, for instance where the disk is full; the session then goes on in memory. */
export interface OfflineStorage {
  readSnapshot(): Promise<Snapshot | null>;
  writeSnapshot(write: SnapshotWrite): Promise<void>;
  readQueues(): Promise<StoredQueue[]>;
  writeQueues(writes: readonly QueueWrite[]): Promise<void>;
  /** What was being typed at a place and not yet committed; null: nothing. */
  readTyped(place: string): Promise<string | null>;
  /** All that was being typed at places that begin so, by place. */
  readAllTyped(beginning: string): Promise<Map<string, string>>;
  /** Keeps it; null removes it. */
  writeTyped(place: string, text: string | null): Promise<void>;
  /** Removes the snapshot, and the queues and what was being typed too where `queues` says so. */
  wipe(what: { queues: boolean }): Promise<void>;
  /** Holds `name` for this tab until let go or the tab dies; null where another tab holds it. */
  hold(name: string): Promise<LetGo | null>;
  /** Lets everything go. */
  close(): Promise<void>;
}
