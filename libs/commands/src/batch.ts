/** One batch: operations of one project in one transaction, each with a fate of its own. */
import {
  type AnyOperation,
  type AnyRecord,
  changesWhoSees,
  coarseTime,
  dependsOnDuties,
  OPERATIONS,
  parseInput,
  type Read,
  type Redaction,
  type RefusalData,
  refusalData,
  Refusal,
  sessionOf,
  tellsTime,
  type Viewer,
  viewerAmong,
  viewerOf,
} from '@baraza/domain';
import {
  type Counter,
  type EventRow,
  foldTally,
  forgetClients,
  insertProjectLog,
  keepToldSeats,
  type Known,
  loadWorkingSet,
  lockLog,
  type LogHead,
  type ProjectPlace,
  publishSeats,
  readCounters,
  readDoneMutations,
  redactLog,
  type Sql,
  type Step,
  writeLog,
  writeRows,
} from '@baraza/persistence';
import { type Change, classBefore, loggedChange, type Outcome, type RecordStore, mustSendAnew, runOperation, washed, withDependants } from '@baraza/store';
import { digest, linkOf, newSalt } from './chain.js';
import type { Command, CommandResult, CommittedBatch } from './command.js';
import { forgetBefore, mayBeForgotten } from './client-age.js';
import { Counters, countersOfLog } from './counters.js';
import { outsidersOf } from './outsiders.js';

/** A command whose input was read, or refused, before the transaction began. `text` is the input as JSON: what the log keeps of it, and what it weighs while it waits. */
export type Prepared = { command: Command; text: string } & ({ operation: AnyOperation; input: Record<string, unknown>; refusal: null } | { refusal: RefusalData });

/** Finds the operation and reads the input. What is wrong is kept, not thrown: the client's counter must still move past it. */
export function prepare(command: Command): Prepared {
  const operation = Object.hasOwn(OPERATIONS, command.name) ? (OPERATIONS as unknown as Record<string, AnyOperation>)[command.name] : undefined;
  if (!operation) return { command, text: asText(command.input), refusal: { code: 'unknownOperation', message: `This server knows no operation “${command.name}”.`, params: { name: command.name }, path: null } };
  try {
    const input = parseInput(operation, command.input, command.version);
    return { command, text: asText(input), operation, input, refusal: null };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return { command, text: asText(command.input), refusal: refusalData(error) };
  }
}

const asText = (input: unknown): string => JSON.stringify(input) ?? '';

export interface BatchOutcome {
  /** One for each command, in order. */
  results: CommandResult[];
  committed: CommittedBatch | null;
  /** Hash of the log's chain after the batch; null: there is no such project. */
  chain: string | null;
}

/** An operation failed in a way that nobody foresaw; the others of its batch go on. */
export type OnDefect = (operation: string, error: unknown) => void;

export interface BatchSettings {
  /** The moment that the batch is said to have come, ISO 8601. */
  at: string;
  onDefect: OnDefect;
  /** Resolves when the batch before is committed; only then is this one worked out. */
  earlier: Promise<void>;
  /** What the batches before have read of the project; each batch adds to it. To be told of what this one changes when it is committed. */
  known: Known;
}

/** Runs the batch inside the caller's transaction. Nothing may be told to anybody before that transaction has committed. */
export async function runBatch(sql: Sql, place: ProjectPlace, batch: readonly Prepared[], { at, onDefect, earlier, known }: BatchSettings): Promise<BatchOutcome> {
  const { workspace, project } = place;
  if (batch.some(({ command }) => command.founding)) await insertProjectLog(sql, place);
  // Sent together; the server runs them one after the other, so what is loaded is what stands after the lock was given.
  const locked = lockLog(sql, workspace, project);
  const stands = Promise.all([locked, earlier]).then(([head]) => (head ? known.standAt(head.chain) : known.forget()));
  const [head, counters, { store, since }] = await Promise.all([locked, openCounters(sql, place, batch, at), loadWorkingSet(sql, workspace, project, readsOf(place, batch), { known, stands })]);
  const outsiders = await outsidersOf(sql, workspace, batch, store);
  if (!head) return { results: batch.map(() => refused(NO_PROJECT)), committed: null, chain: null };
  const run = new BatchRun(place, head, counters, store, outsiders, since, at, onDefect);
  const results = batch.map((prepared) => run.take(prepared));
  run.write(sql);
  return { results, committed: run.committed(), chain: run.chain };
}

const SERVER_ONLY: RefusalData = { code: 'forbidden', message: 'Only the server itself does this: send it the file.', params: {}, path: null };
const NO_PROJECT: RefusalData = { code: 'notFound', message: 'There is no such project, or you are not in it.', params: { entity: 'project' }, path: null };
/** What nobody foresaw; the log of the server says more. */
export const INTERNAL: RefusalData = { code: 'internal', message: 'Something went wrong on the server with this change. It was not made; the rest is safe.', params: {}, path: null };
const refused = (refusal: RefusalData): CommandResult => ({ status: 'refused', refusal });

async function openCounters(sql: Sql, { workspace, project }: ProjectPlace, batch: readonly Prepared[], at: string): Promise<Counters> {
  const clients = [...new Set(batch.flatMap(({ command }) => (command.client === null ? [] : [command.client.id])))];
  if (clients.length === 0) return new Counters(new Map<string, Counter>());
  const known = await readCounters(sql, workspace, project, clients);
  const unknown = clients.filter((client) => !known.has(client));
  const old = unknown.filter((client) => mayBeForgotten(client, at));
  const found = old.length === 0 ? new Map<string, Counter>() : countersOfLog(await readDoneMutations(sql, workspace, project, old));
  return new Counters(new Map([...known, ...found]), unknown.length > 0);
}

function readsOf({ project }: ProjectPlace, batch: readonly Prepared[]): Read[] {
  const actors = [...new Set(batch.map(({ command }) => command.actor))];
  const reads = batch.flatMap((prepared) => (prepared.refusal === null ? prepared.operation.reads(prepared.input as never) : []));
  // Duties decide about records of sessions only; most batches need not ask for them.
  const ofSessions = reads.some(({ entity }) => dependsOnDuties(entity));
  return [{ entity: 'project', ids: [project] }, { entity: 'member', field: 'account', values: actors }, ...(ofSessions ? [{ entity: 'assignment', field: 'account', values: actors } as const] : []), ...reads];
}

class BatchRun {
  private readonly steps: Step[] = [];
  private readonly events: EventRow[] = [];
  private readonly acks: CommittedBatch['acks'] = [];
  /** Net change of each record over the batch. */
  private readonly net = new Map<string, Change>();
  private seq: number;
  /** Hash of the log's chain so far. */
  chain: string;
  private rightsChanged = false;
  private readonly redactions: (Redaction & { upTo: number })[] = [];
  /** Sessions in which a rule of attribution changed. */
  private readonly ruled = new Set<string>();
  /** Sessions whose list of who takes part changed. */
  private readonly seated = new Set<string>();
  /** Participations that stood openly and are hidden now. */
  private readonly hidden = new Set<string>();

  constructor(
    private readonly place: ProjectPlace,
    private readonly head: LogHead,
    private readonly counters: Counters,
    private readonly store: RecordStore,
    private readonly outsiders: ReadonlySet<string>,
    private readonly since: ReadonlyMap<string, number>,
    private readonly at: string,
    private readonly onDefect: OnDefect,
  ) {
    this.seq = head.seq;
    this.chain = head.chain;
  }

  /** Applies one command to the working set, or says why not. */
  take(prepared: Prepared): CommandResult {
    const { client, actor } = prepared.command;
    // Nothing is kept for somebody who is not in the project, not even a counter.
    const viewer = this.viewerOf(prepared.command);
    if (!viewer) return refused(NO_PROJECT);
    if (client) {
      const known = this.counters.check(client.id, actor, client.n);
      if (known) return known;
    }
    const result = prepared.refusal === null ? this.apply(prepared, viewer) : refused(prepared.refusal);
    if (client) this.counters.advance(client.id, actor, client.n, result.status === 'refused' ? result.refusal : null);
    if (client && result.status === 'done') this.acks.push({ account: actor, client: client.id, n: client.n });
    return result;
  }

  private apply({ command, text, operation, input }: Prepared & { refusal: null }, viewer: Viewer): CommandResult {
    if (operation.serverOnly && !command.fromServer) return refused(SERVER_ONLY);
    let outcome: Outcome;
    try {
      outcome = runOperation(this.store, operation, input, { project: this.place.project, actor: viewer, at: this.at, outsiders: this.outsiders });
    } catch (error) {
      if (error instanceof Refusal) return refused(refusalData(error));
      this.onDefect(operation.name, error);
      return refused(INTERNAL);
    }
    // Not inside: what fails half-way through being kept breaks the batch, or the log would miss an event.
    return { status: 'done', seq: this.keep(command, operation, text, outcome), report: outcome.report };
  }

  /** The rights of this moment: a change of members earlier in the batch counts. */
  private viewerOf(command: Command): Viewer | null {
    if (command.authority === 'system') return viewerOf(command.actor, 'owner', null);
    return viewerAmong((entity) => this.store.all(entity), command.actor);
  }

  private keep(command: Command, operation: AnyOperation, text: string, { changes, kept, coarse, redactions }: Outcome): number {
    const seq = (this.seq += 1);
    // The log is told what may be remembered; viewers are told what changed.
    const remembered = washed(changes, redactions);
    // What comes later in the same batch came under another rule.
    this.redactions.push(...redactions.map((redaction) => ({ ...redaction, upTo: seq })));
    const were = changes.map((change) => classBefore(change, this.store.get));
    for (const [index, change] of changes.entries()) {
      const after = change.after as AnyRecord;
      this.store.put(change.entity, after);
      this.steps.push({ entity: change.entity, before: change.before, remembered: remembered[index]!.before, after, seq });
      const key = `${change.entity} ${change.id}`;
      const session = sessionOf(change.entity, after);
      if (session !== null && change.before && change.before['attribution'] !== after['attribution']) this.ruled.add(session);
      if (session !== null && (change.entity === 'participation' || change.entity === 'disaggregation')) this.seated.add(session);
      if (change.entity === 'participation' && change.before?.['hidden'] === false && after['hidden'] === true) this.hidden.add(change.id);
      const earlier = this.net.get(key);
      this.net.set(key, earlier ? { ...change, before: earlier.before } : change);
      this.rightsChanged ||= change.entity === 'member' || change.entity === 'assignment' || (change.before !== null && changesWhoSees(change.entity, change.before, after));
    }
    const input = kept ? asText(kept) : text;
    const payload = { input, changes: JSON.stringify(remembered.map((change, index) => loggedChange(change, were[index]!, this.store.get))) };
    const salt = newSalt();
    const payloadDigest = digest(operation.name, operation.version, payload.input, payload.changes, salt);
    this.chain = linkOf(this.chain, seq, payloadDigest);
    this.events.push({
      seq,
      at: coarse ? coarseTime(this.at) : this.at,
      actor: command.actor,
      operation: operation.name,
      version: operation.version,
      ...payload,
      // One that tells the moment would undo the coarse time.
      group: coarse && command.group !== null && tellsTime(command.group) ? null : command.group,
      client: command.client?.id ?? null,
      mutation: command.client?.n ?? null,
      salt,
      payloadDigest,
      chain: this.chain,
    });
    return seq;
  }

  /** Sends everything at once; the transaction waits for it and commits. */
  write(sql: Sql): void {
    const { workspace, project } = this.place;
    keepToldSeats(sql, this.place, [...this.hidden]);
    writeRows(sql, workspace, project, this.steps);
    const head = { seq: this.seq, chain: this.chain, rightsSeq: this.rightsChanged ? this.seq : this.head.rightsSeq };
    writeLog(sql, workspace, project, { steps: this.steps, since: this.since, events: this.events, counters: this.counters.rows(), at: coarseTime(this.at), head });
    redactLog(sql, this.place, this.redactions);
    foldTally(sql, this.place, this.ruled);
    publishSeats(sql, this.place, this.seated);
    // Whenever one comes, those that are long gone go: their number is bounded by how many come in that time.
    if (this.counters.someNew) forgetClients(sql, workspace, project, forgetBefore(this.at));
  }

  committed(): CommittedBatch | null {
    if (this.seq === this.head.seq) return null;
    const changes = withDependants([...this.net.values()], this.store);
    const before = new Map(this.net);
    return {
      place: this.place,
      from: this.head.seq,
      to: this.seq,
      changes,
      before: (entity, id) => {
        const change = before.get(`${entity} ${id}`);
        return change ? (change.before ?? undefined) : this.store.get(entity, id);
      },
      after: this.store.get,
      acks: this.acks,
      sendAnew: mustSendAnew(changes),
    };
  }
}
