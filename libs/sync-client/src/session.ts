/** One project, open in one tab: what is seen, what is on its way, who else is here. */
import { type OperationName, type RefusalData, type Report, sameValue, type Viewer, viewerClass } from '@baraza/domain';
import { type Clock, type Peer, type Poke, type PresenceState, systemClock } from '@baraza/protocol';
import type { Outcome, Scope, ViewChange } from '@baraza/store';
import { guarded } from './raise-later.js';
import { type ClosedReason, Connection, type Opened } from './connection.js';
import type { GivenInput } from './input.js';
import { isWithin, type Item, itemKey } from './item.js';
import { LiveSessions } from './live-sessions.js';
import type { Outbox } from './outbox.js';
import { Offline } from './offline.js';
import { Presence } from './presence.js';
import { Queues } from './queues.js';
import { Replica } from './replica.js';
import { Sender, type Verdict } from './sender.js';
import { replacedSince, wayBack } from './replaced.js';
import { type ConnectionState, describe, type SessionNotices } from './state.js';
import type { OfflineStorage } from './storage/types.js';
import { Submitter } from './submitter.js';
import type { Transport } from './transport.js';
import { type Ahead, type GroupSteps, type GroupUndone, TakeBack, type TakenBack, unavailable } from './take-back.js';
import { type UndoLabel, UndoStack } from './undo.js';
import { Typed } from './typed.js';
import type { VisibleStore } from './visible-store.js';

export interface SessionOptions extends SessionNotices {
  project: string;
  transport: Transport;
  /** What is subscribed at first. */
  scopes: readonly Scope[];
  /** Opens the storage of this account and project; rejecting means that there is none. Left out: memory only. */
  storage?: () => Promise<OfflineStorage>;
  /** Undoes a group at the server, such as an import; `all`: with what somebody has worked on since. Throws a Refusal where it was refused. Left out: it cannot be asked. */
  undoGroup?: (group: string, all: boolean) => Promise<GroupUndone>;
  clock?: Clock;
  newId?: () => string;
}

/** A mutation whose effect is shown; the server has not decided yet. */
export interface Submitted {
  client: string;
  n: number;
  /** What the operation left out here, as an undo does. */
  report: Report | null;
}

/** How long a change that the server took may stay without its effect coming back, before we ask. */
const EFFECT_WITHIN = 5000;
const ADOPT_EVERY = 30_000;

export class ProjectSession {
  /** What the person sees. */
  readonly store: VisibleStore;
  /** Resolves when what was kept from the last visit is shown, and connecting begins. */
  readonly ready: Promise<void>;
  private readonly clock: Clock;
  private readonly replica: Replica;
  /** Steps of undo that only the server can take back. */
  readonly groups: GroupSteps;
  private readonly undoStack: UndoStack;
  private readonly takeBack: TakeBack;
  private readonly queues: Queues;
  private readonly submitter: Submitter;
  private readonly connection: Connection;
  private readonly sender: Sender;
  private readonly presence: Presence;
  /** Floor, meters and earlier parts of the log of the sessions that are subscribed. */
  readonly live: LiveSessions;
  /** Calls `listener` when the server says that the log has grown, also by what is not subscribed here. */
  readonly subscribeHead: Connection['subscribeHead'] = (listener) => this.connection.subscribeHead(listener);
  private readonly offline: Offline;
  /** What is being typed and not yet committed. */
  readonly typed = new Typed(() => this.offline.storage);
  private readonly listeners = new Set<() => void>();
  private scopes: Scope[];
  private closed: ConnectionState['closed'] = null;
  private lastSavedAt: Date | null = null;
  private resolved = 0;
  private snapshot: ConnectionState | null = null;
  private stopWatching: (() => void) | null = null;
  private stopAdopting: () => void = () => undefined;

  constructor(private readonly options: SessionOptions) {
    const { project, transport, clock = systemClock, newId = () => crypto.randomUUID() } = options;
    this.clock = clock;
    this.scopes = [...options.scopes];
    this.replica = new Replica(project, (entity, id) => this.offline.changed(entity, id));
    this.store = this.replica.visible;
    this.undoStack = new UndoStack(
      newId,
      (step) => this.offline.keeper?.keepStep(this.client, step, this.queues.own.next),
      (step) => this.offline.keeper?.forgetStep(this.client, step, this.queues.own.next),
    );
    this.queues = new Queues(newId, clock, this.undoStack);
    this.submitter = new Submitter(this.replica, this.queues, clock, { left: () => this.closed?.reason === 'left', queued: () => this.sender.flush() });
    this.groups = this.takeBack = new TakeBack(this.undoStack, this, options.undoGroup ?? unavailable, this.submitter, () => this.tell());
    this.connection = new Connection(project, transport, clock, {
      what: () => ({ client: this.queues.own.client, scopes: this.scopes }),
      opened: (answer, anew) => this.takeOpened(answer, anew),
      acks: ({ client, to, mutations }) => mutations.forEach((n) => this.queues.acknowledge(client, n, to)),
      poke: (poke) => this.takePoke(poke),
      peers: (peers) => this.presence.receive(peers, this.queues.own.client),
      live: (live) => this.live.take(live),
      lost: () => {
        this.sender.startOver();
        this.presence.forgetPeers();
      },
      closed: (reason, message) => this.takeClosed(reason, message),
      statusChanged: () => this.tell(),
    });
    this.sender = new Sender(project, transport, clock, {
      outboxes: () => this.queues.list,
      maySend: () => this.connection.status === 'live',
      judged: (verdicts) => this.takeVerdicts(verdicts),
      silent: () => this.connection.open(),
      shutOut: (reason, message) => this.connection.close(reason, message),
      renew: (outbox) => this.renew(outbox),
    });
    this.presence = new Presence(clock, (state) => {
      if (this.connection.status === 'live') transport.presence({ project, state });
    });
    this.live = new LiveSessions(transport, clock, {
      project,
      typed: this.typed,
      connected: () => this.connection.status === 'live',
      cursor: () => this.connection.cursor,
      receive: (changes) => this.receive({ anew: false, changes }, new Set()),
    });
    this.offline = new Offline(clock, this.replica, {
      head: () => (this.connection.cursor === null || !this.viewer ? null : { cursor: this.connection.cursor, scopes: this.scopes, windows: this.live.bounds, viewer: this.viewer }),
      kept: (client, written) => {
        this.queues.kept(client, written);
        this.sender.flush();
      },
      failed: () => {
        this.queues.keepNoMore();
        this.tell();
        this.sender.flush();
      },
    });
    this.ready = this.start();
  }

  /** Who looks; null until the project was opened once. */
  get viewer(): Viewer | null {
    return this.replica.viewer;
  }

  /** The client id of this tab, as others see it among the peers. */
  get client(): string { return this.queues.own.client; }

  /**
   * Does an operation: its effect is shown at once, and it goes to the server when it can. Throws a Refusal where it cannot be done here, and then nothing happened.
   * `group`: operations with the same group are one step of undo, wherever that is among the others. `step: false`: nobody asked for it, so it is no step of undo.
   */
  mutate<N extends OperationName>(name: N, input: GivenInput<N>, { group = null, step = true }: { group?: string | null; step?: boolean } = {}): Submitted {
    const { item, outcome } = this.submitter.tryOut(name, input, group);
    this.submitter.accept(item, outcome);
    if (step) this.undoStack.record(itemKey(item), name, group, item.recorded);
    this.tell();
    return { client: item.client, n: item.mutation.n, report: outcome.report };
  }

  /** What an operation would change here, without doing it. Throws a Refusal where it cannot be done. */
  preview = <N extends OperationName>(name: N, input: GivenInput<N>): Outcome => this.submitter.tryOut(name, input, null).outcome;

  /** What `undo` would take back; null: nothing. The same object until it changes. */
  get undoLabel(): UndoLabel | null {
    return this.undoStack.top('undo')?.label ?? null;
  }
  get redoLabel(): UndoLabel | null {
    return this.undoStack.top('redo')?.label ?? null;
  }
  /** What `undo` or `redo` would do; null: nothing. */
  ahead = (kind: TakenBack['kind']): Ahead | null => this.takeBack.ahead(kind);
  /** Takes the last step back, as far as nobody has changed the same since. Null: nothing to take back. Throws a Refusal where rights or rules forbid it. */
  undo(): TakenBack | null {
    return this.takeBack.last('undo');
  }
  /** Does again what was taken back last. */
  redo(): TakenBack | null {
    return this.takeBack.last('redo');
  }

  get state(): ConnectionState {
    const { closed, resolved, lastSavedAt } = this;
    return (this.snapshot ??= describe(this.connection, this.queues, { opened: this.viewer !== null, closed, resolved, lastSavedAt, storage: this.offline.storage ? 'kept' : 'memoryOnly' }));
  }
  /** Calls `listener` when `state`, `undoLabel`, `redoLabel` or `viewer` may have changed. */
  subscribeState(listener: () => void): () => void {
    this.listeners.add(listener);
    return () => void this.listeners.delete(listener);
  }

  /** Others in the project by client id; a new map after every change. */
  get peers(): ReadonlyMap<string, Peer> {
    return this.presence.peers;
  }
  subscribePeers(listener: () => void): () => void {
    return this.presence.subscribe(listener);
  }
  /** Tells the others where this person is; sent at most 20 times a second. */
  setPresence(part: Partial<PresenceState>): void {
    this.presence.set(part);
  }

  /** Subscribes to other parts of the project. What is there stays until the answer comes. */
  setScopes(scopes: readonly Scope[]): void {
    if (sameValue([...scopes].sort(), [...this.scopes].sort())) return;
    this.scopes = [...scopes];
    this.connection.openFromStart();
    this.tell();
  }

  /** Looks at once whether the server is there and whether a closed tab left something: the laptop woke, the network came back, the tab is shown again. */
  wake(): void {
    this.connection.wake();
    void this.adopt();
  }

  /** Brings everything to disk, because the tab may be gone in a moment. */
  async flush(): Promise<void> {
    await Promise.all([this.offline.flush(), this.typed.settled()]);
  }

  /** Leaves the project. What waits stays on disk for the next visit. */
  async close(): Promise<void> {
    this.stopTimers();
    await this.flush();
    this.connection.close('left', '');
    await this.offline.close();
  }

  /** Leaves the project and removes what is kept of it here, also what was not sent: for signing out. */
  async forget(): Promise<void> {
    this.connection.close('signedOut', '');
    this.replica.clear();
    await this.offline.wipe(true);
    await this.offline.close();
  }

  private async start(): Promise<void> {
    const kept = this.options.storage && this.offline.usable(await this.offline.open(this.options.storage, this.queues), this.scopes);
    if (kept && this.connection.status !== 'closed') {
      this.replica.viewer = kept.viewer;
      this.live.setBounds(kept.windows);
      this.replica.receive({ anew: true, changes: kept.records.map(([entity, record]): ViewChange => ({ entity, id: record.id, put: record })) }, new Set());
      this.connection.cursor = kept.cursor;
      this.offline.loaded();
    }
    await this.adopt();
    this.tell();
    this.connection.start();
  }

  /** Goes on with what closed tabs left behind; looks again from time to time. */
  private async adopt(): Promise<void> {
    this.stopAdopting();
    if (this.connection.status === 'closed' || !this.offline.storage) return;
    try {
      const items = await this.queues.adopt();
      if (items.length > 0) this.replica.adopt(items);
      this.queues.revise(items);
    } catch (error) {
      this.offline.fail(error);
    }
    this.stopAdopting();
    if (!this.closed) this.stopAdopting = this.clock.after(ADOPT_EVERY, () => void this.adopt());
    this.tell();
    this.sender.flush();
  }

  private takeOpened(answer: Opened, anew: boolean): void {
    const before = this.viewer;
    this.replica.viewer = answer.viewer;
    // Told by the answer only, where the word to open again got lost with the connection: what is here was sent to somebody who saw something else.
    if (!anew && before && viewerClass(before) !== viewerClass(answer.viewer)) return this.connection.openFromStart();
    const dealtWith = ({ client, mutation }: Item): boolean => client === this.client && mutation.n <= answer.lastMutation;
    const covered = new Set(this.replica.items.filter((item) => dealtWith(item) || (item.done && item.seq === null) || isWithin(item, answer.to)));
    const waiting = this.replica.items.filter((item) => !covered.has(item) && !item.done);
    const asMade = wayBack(waiting);
    this.receive({ anew, changes: answer.changes }, covered);
    const replaced = replacedSince(asMade, waiting);
    if (replaced.length > 0) guarded(() => this.options.onReplaced?.(replaced));
    if (anew) this.live.sent(answer.windows);
    this.presence.sayAgain();
    this.tell();
    // Also what is dealt with is sent again where no answer had come: only the answer says whether it was refused.
    this.sender.flush();
  }

  private takePoke(poke: Poke): void {
    const covered = new Set(this.replica.items.filter((item) => isWithin(item, poke.to)));
    for (const item of covered) this.resolve(item);
    this.receive({ anew: false, changes: poke.changes }, covered);
    if (covered.size > 0) this.tell();
  }

  private takeVerdicts(verdicts: Verdict[]): void {
    const covered = new Set<Item>();
    const notices: (() => void)[] = [];
    for (const verdict of verdicts) {
      const { item } = verdict;
      const wasWaiting = this.resolve(item);
      if (verdict.kind === 'refused') {
        covered.add(item);
        if (wasWaiting) notices.push(() => this.takeRefused(item, verdict.refusal));
        continue;
      }
      if (verdict.kind === 'done' && !item.done && (verdict.report?.skipped.length ?? 0) > 0 && !sameValue(verdict.report, item.report)) notices.push(() => this.options.onReport?.({ mutation: item.mutation, report: verdict.report! }));
      item.done = true;
      if (verdict.kind === 'done') item.seq = verdict.seq;
      // Left behind by a closed tab and dealt with before: what was opened since has it.
      if (item.seq === null ? item.client !== this.client : item.seq <= (this.connection.cursor ?? 0)) covered.add(item);
    }
    if (this.replica.items.some((item) => covered.has(item))) this.receive(null, covered);
    for (const notice of notices) guarded(notice);
    this.watch();
    this.tell();
  }

  private takeRefused(item: Item, refusal: RefusalData): void {
    this.undoStack.refused(itemKey(item));
    this.options.onRefused?.({ mutation: item.mutation, refusal });
  }

  private receive(incoming: Parameters<Replica['receive']>[0], covered: ReadonlySet<Item>): void {
    this.replica.receive(incoming, covered);
    this.queues.revise(this.replica.items);
    if (incoming || covered.size > 0) this.offline.moved(covered.size > 0);
  }

  private resolve(item: Item): boolean {
    if (!this.queues.resolve(item)) return false;
    this.resolved += 1;
    this.lastSavedAt = new Date(this.clock.now());
    return true;
  }

  /** A poke can get lost without the next one ever coming to show it. */
  private watch(): void {
    if (this.stopWatching || !this.replica.items.some(({ done }) => done)) return;
    this.stopWatching = this.clock.after(EFFECT_WITHIN, () => {
      this.stopWatching = null;
      if (this.replica.items.some(({ done }) => done)) this.connection.open();
    });
  }

  private renew(outbox: Outbox): void {
    this.queues.renew(outbox);
    // The server learns the new client id, and we where it stands.
    if (outbox.own) this.connection.open();
    this.tell();
    this.sender.flush();
  }

  private takeClosed(reason: ClosedReason, message: string): void {
    const lost = reason === 'revoked' || reason === 'deleted';
    this.closed = { reason, message, dropped: lost ? this.queues.waiting : 0 };
    this.stopTimers();
    this.sender.startOver();
    this.presence.end();
    if (lost) this.queues.clear();
    if (lost || reason === 'signedOut' || reason === 'notFound') {
      this.replica.clear();
      this.live.clear();
      this.undoStack.clear();
      // What was not sent is kept where the same person may come back: signed in again, or with the right address.
      void this.offline.wipe(lost);
    }
    this.tell();
  }

  private stopTimers(): void {
    this.stopWatching?.();
    this.stopAdopting();
  }

  private tell(): void {
    if (this.queues.waiting === 0) this.resolved = 0;
    this.snapshot = null;
    for (const listener of [...this.listeners]) guarded(listener);
  }
}
