/**
 * THE TESTS' MODEL OF THE SERVER, not the server: one project, in memory, as short as the rules allow. The same `runOperation` and `viewChanges` as the true one; what both must do besides (counters, cursors,
 * who is sent what anew) is written here a second time, on purpose, so that each checks the other.
 */
import { type AnyOperation, canRead, changesWhoSees, completeRecord, ENTITIES, type EntityDefinition, type EntityName, type OperationName, OPERATIONS, parseInput, Refusal, refusalData, type RefusalData, type Role, seesBy, viewerClass, viewerAmong, viewerOf, type Viewer, visibleRecord } from '@baraza/domain';
import type { Mutation, MutationResult, OpenAnswer, OpenMessage, PushAnswer, PushMessage, ServerToClient } from '@baraza/protocol';
import { type BatchChanges, type Change, RecordStore, mustSendAnew, runOperation, scopeOf, viewChanges, type ViewChange, withDependants } from '@baraza/store';
import type { ConnectionHandler } from './simulated-network.js';
import { type Sight, sightOf } from './subject.js';

interface Counter {
  last: number;
  refused: Map<number, RefusalData>;
}
interface ModelConnection {
  account: string;
  client: string | null;
  scopes: ReadonlySet<string>;
  to: ServerToClient;
  /** Opened, and not told to open again since: gets pokes. */
  open: boolean;
}

const NAMES = Object.keys(ENTITIES) as EntityName[];

export class ModelServer {
  readonly store = new RecordStore();
  /** How often each operation was done, and refused. */
  readonly done = new Map<string, number>();
  readonly refused = new Map<string, number>();
  readonly counters = new Map<string, Counter>();
  private seq = 0;
  private published = 0;
  private readonly changedAt = new Map<string, number>();
  /** Since when cursors are worth something: the last change of classes, and the last change of an account's rights. */
  private classesSeq = 0;
  private readonly rightsSeq = new Map<string, number>();
  private readonly connections = new Set<ModelConnection>();

  constructor(
    readonly project: string,
    private readonly now: () => number,
  ) {}

  /** Begins the project, with its first owner and the lists of a template. */
  found(owner: string, memberId: string): void {
    this.run(owner, 'foundProject', { id: this.project, name: 'Model', fictional: true, template: 'ssr', member: memberId, displayName: 'Owner' });
  }

  /** Does an operation as the product itself does for an owner. */
  run(owner: string, name: OperationName, input: Record<string, unknown>): void {
    const operation = OPERATIONS[name] as unknown as AnyOperation;
    const parsed = parseInput(operation, input, operation.version);
    this.seq += 1;
    this.keep(runOperation(this.store, operation, parsed, { project: this.project, actor: viewerOf(owner, 'owner', null), at: new Date(this.now()).toISOString() }).changes);
    this.published = this.seq;
    count(this.done, name);
  }

  addMember(id: string, account: string, role: Role, clearance: Viewer['clearance'] | null = null): void {
    this.seed('member', id, { account, displayName: account.slice(0, 8), role, clearance });
  }

  viewer(account: string): Viewer | null {
    return viewerAmong((entity) => this.store.all(entity), account);
  }

  /** What the account must see in the end; null: it is not in the project. */
  permitted(account: string, scopes: readonly string[]): Sight | null {
    const viewer = this.viewer(account);
    return viewer && sightOf(this.store, viewer, scopes);
  }

  readonly accept = (account: string, to: ServerToClient): ConnectionHandler => {
    const connection: ModelConnection = { account, client: null, scopes: new Set(), to, open: false };
    this.connections.add(connection);
    return {
      open: (message) => this.open(connection, message),
      push: (message) => this.push(connection, message),
      // The model holds whole sessions and no floor.
      count: () => ({ ok: false, refusal: { code: 'notFound', message: 'The model counts nothing.', params: {}, path: null } }),
      floor: () => ({ ok: false, refusal: { code: 'notFound', message: 'The model has no floor.', params: {}, path: null } }),
      window: () => ({ ok: false, reason: 'notFound', message: 'The model has sent everything.' }),
      presence: ({ state }) => {
        if (connection.client) this.tellOthers(connection, { peers: [{ client: connection.client, account, name: account.slice(0, 8), state }], gone: [] });
      },
      disconnected: () => {
        this.connections.delete(connection);
        if (connection.client) this.tellOthers(connection, { peers: [], gone: [connection.client] });
      },
    };
  };

  /** Forgets what it knew of a client, like a server that was restored from a back-up. */
  forgetClient(client: string): void {
    this.counters.delete(client);
  }

  private open(connection: ModelConnection, message: OpenMessage): OpenAnswer {
    const viewer = this.viewer(connection.account);
    if (!viewer) return { ok: false, reason: 'notFound', message: 'There is no such project.' };
    connection.client = message.client;
    connection.scopes = new Set(message.scopes);
    connection.open = true;
    const { cursor } = message;
    const anew = cursor === null || cursor > this.seq || cursor < this.classesSeq || cursor < (this.rightsSeq.get(connection.account) ?? 0);
    const changes = this.catchUp(viewer, connection.scopes, anew ? null : cursor);
    return { ok: true, viewer, to: this.seq, anew, changes, windows: [], lastMutation: this.counters.get(message.client)?.last ?? 0 };
  }

  /** Anew: all that is not deleted itself, also what is hidden with something deleted, for it returns with it. Else what changed since. */
  private catchUp(viewer: Viewer, scopes: ReadonlySet<string>, cursor: number | null): ViewChange[] {
    const changes: ViewChange[] = [];
    for (const entity of NAMES) {
      for (const record of this.store.all(entity)) {
        const { id } = record;
        if (!scopes.has(scopeOf(entity, record)) || (cursor === null ? record.deleted : this.changedAt.get(`${entity} ${id}`)! <= cursor)) continue;
        if (canRead(viewer, entity, record, this.store.get)) changes.push({ entity, id, put: visibleRecord(viewer, entity, record, seesBy(viewer, this.store.get)) });
        else if (cursor !== null) changes.push({ entity, id, gone: true });
      }
    }
    return changes;
  }

  private push(connection: ModelConnection, { client, mutations }: PushMessage): PushAnswer {
    if (!this.viewer(connection.account)) return { ok: false, reason: 'notFound', message: 'There is no such project.' };
    const acks: number[] = [];
    const results = mutations.map((mutation) => {
      const result = this.take(connection.account, client, mutation);
      if (result.status === 'done') acks.push(mutation.n);
      return result;
    });
    if (connection.open && acks.length > 0) connection.to.acks({ project: this.project, client, to: this.seq, mutations: acks });
    if (acks.length > 0) this.publish();
    this.outgoing.clear();
    return { ok: true, results };
  }

  private take(account: string, client: string, { n, name, version, input }: Mutation): MutationResult {
    const counter = this.counters.get(client) ?? { last: 0, refused: new Map() };
    this.counters.set(client, counter);
    if (n <= counter.last) return { n, status: 'duplicate', refusal: counter.refused.get(n) ?? null };
    if (n > counter.last + 1) return { n, status: 'gap', expected: counter.last + 1 };
    counter.last = n;
    this.seq += 1;
    try {
      const operation = (OPERATIONS as unknown as Record<string, AnyOperation | undefined>)[name];
      const actor = this.viewer(account);
      if (!operation || !actor) throw new Refusal('unknownOperation', 'There is no such operation.');
      const { changes, report } = runOperation(this.store, operation, parseInput(operation, input, version), { project: this.project, actor, at: new Date(this.now()).toISOString() });
      this.keep(changes);
      count(this.done, name);
      return { n, status: 'done', seq: this.seq, report };
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      counter.refused.set(n, refusalData(error));
      count(this.refused, name);
      return { n, status: 'refused', refusal: refusalData(error) };
    }
  }

  /** Keeps the changes, and works out at once what each connection sees of them: `before` and `after` only hold now. */
  private keep(changes: Change[]): void {
    const viewersBefore = new Map([...this.connections].map(({ account }) => [account, this.viewer(account)]));
    const old = new Map(changes.map(({ entity, id, before }) => [`${entity} ${id}`, before]));
    for (const { entity, id, after } of changes) {
      this.store.put(entity, after!);
      this.changedAt.set(`${entity} ${id}`, this.seq);
    }
    const all = withDependants(changes, this.store);
    if (changes.some(({ entity, before, after }) => before && after && changesWhoSees(entity, before, after))) this.classesSeq = this.seq;
    if (changes.some(({ entity }) => entity === 'member')) this.rightsChanged(viewersBefore);
    if (mustSendAnew(changes)) for (const connection of this.connections) this.reopen(connection);
    const batch: BatchChanges = {
      changes: all,
      before: (entity, id) => (old.has(`${entity} ${id}`) ? (old.get(`${entity} ${id}`) ?? undefined) : this.store.get(entity, id)),
      after: this.store.get,
    };
    for (const connection of this.connections) {
      if (!connection.open) continue;
      const viewer = this.viewer(connection.account);
      if (viewer) this.seen(connection).push(...viewChanges(viewer, connection.scopes, batch));
    }
  }

  private readonly outgoing = new Map<ModelConnection, ViewChange[]>();
  private seen(connection: ModelConnection): ViewChange[] {
    const list = this.outgoing.get(connection) ?? [];
    this.outgoing.set(connection, list);
    return list;
  }

  private publish(): void {
    const from = this.published;
    this.published = this.seq;
    for (const connection of this.connections) {
      if (connection.open) connection.to.poke({ project: this.project, from, to: this.seq, changes: this.outgoing.get(connection) ?? [] });
    }
  }

  private rightsChanged(before: ReadonlyMap<string, Viewer | null>): void {
    for (const connection of this.connections) {
      const [old, now] = [before.get(connection.account), this.viewer(connection.account)];
      if (!now) {
        connection.open = false;
        connection.to.closed({ project: this.project, reason: 'revoked' });
      } else if (!old || viewerClass(old) !== viewerClass(now)) this.reopen(connection);
    }
    // Also for those who are away.
    for (const record of this.store.all('member')) if (this.changedAt.get(`member ${record.id}`) === this.seq) this.rightsSeq.set(record['account'] as string, this.seq);
  }

  /** Until it has opened again it gets nothing: its cursor must not pass the change of its rights. */
  private reopen(connection: ModelConnection): void {
    connection.open = false;
    connection.to.reopen({ project: this.project });
  }

  private tellOthers(from: ModelConnection, what: { peers: { client: string; account: string; name: string; state: null | Parameters<ConnectionHandler['presence']>[0]['state'] }[]; gone: string[] }): void {
    for (const connection of this.connections) if (connection !== from && connection.open) connection.to.peers({ project: this.project, all: false, ...what });
  }

  private seed(entity: EntityName, id: string, values: Record<string, unknown>): void {
    this.store.put(entity, completeRecord(ENTITIES[entity] as unknown as EntityDefinition, id, values));
    this.changedAt.set(`${entity} ${id}`, this.seq);
  }
}

const count = (counts: Map<string, number>, name: string): void => void counts.set(name, (counts.get(name) ?? 0) + 1);
