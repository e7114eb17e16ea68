/**
 * The one way in which a project changes. Operations of a project are ordered by its log; those that wait at the same time share a transaction without sharing
 * a fate. Acknowledged means committed; nobody else hears of a change before that.
 */
import { randomUUID } from 'node:crypto';
import { inTransaction, type Lane, lockLog, openLane, type ProjectPlace, type Sql } from '@baraza/persistence';
import type { DataSource } from 'typeorm';
import { type BatchOutcome, INTERNAL, type OnDefect, prepare, type Prepared, runBatch } from './batch.js';
import type { Command, CommandResult, CommittedBatch } from './command.js';
import { Room, type RoomLimits } from './bounds/room.js';
import { KnownProjects } from './known-projects.js';
import { Broken, faultOf, Overtaken, watched } from './failures.js';
import { announceBatch } from './notices.js';

interface Waiting {
  prepared: Prepared;
  /** How long the input is, as JSON. */
  characters: number;
  resolve: (result: CommandResult) => void;
  reject: (error: unknown) => void;
}

/** What one transaction takes at most: operations, and characters of their input as JSON. One that is longer goes alone. */
const MOST = { operations: 512, characters: 4_000_000 };
/** What may wait for one project; more is turned away so that memory stays bounded. One account has room for five pages that each send all they may, and for four of the longest messages that a socket takes. */
const OF_ONE_PROJECT: RoomLimits = { operations: { most: 20_000, mostOfOne: 5_000 }, characters: { most: 64_000_000, mostOfOne: 16_000_000 } };
/** What may wait for all projects together, since they are as many as people begin: as much as two that are full. */
const OF_ALL_PROJECTS: RoomLimits = { operations: { most: 40_000, mostOfOne: 10_000 }, characters: { most: 128_000_000, mostOfOne: 32_000_000 } };

/** So many that wait are read while the batch before is being written. */
const WORTH_OVERLAPPING = 32;

/** Batches that one connection takes before it is given back: others may wait for one. */
const LONGEST_STRETCH = 64;

/** What waits for one project. */
class Line {
  readonly waiting: Waiting[] = [];
  private readonly own = new Room(OF_ONE_PROJECT);

  /** @param shared the room that all projects have together. */
  constructor(private readonly shared: Room) {}

  /** @throws BusyError */
  add(waiting: Waiting): void {
    const [account, { characters }] = [accountOf(waiting), waiting];
    refuseFull(this.own.take(account, characters), 'for this project');
    const full = this.shared.take(account, characters);
    if (full) this.own.giveBack(account, characters);
    refuseFull(full, 'on this server');
    this.waiting.push(waiting);
  }

  /** Takes the next `operations`, or fewer where their inputs are long. */
  take(operations = MOST.operations): Waiting[] {
    let count = 0;
    for (let characters = 0; count < Math.min(operations, this.waiting.length); count += 1) {
      characters += this.waiting[count]!.characters;
      if (count > 0 && characters > MOST.characters) break;
    }
    const taken = this.waiting.splice(0, count);
    for (const each of taken) for (const room of [this.own, this.shared]) room.giveBack(accountOf(each), each.characters);
    return taken;
  }
}
/** @throws BusyError */
function refuseFull(full: 'all' | 'own' | null, where: string): void {
  if (full) throw new BusyError(`Too many ${full === 'own' ? 'of your changes' : 'changes'} wait ${where}. Try again in a moment.`);
}
const rejectAll = (batch: readonly Waiting[], error: unknown): void => batch.forEach(({ reject }) => reject(error));
const halvesOf = (batch: Waiting[]): Waiting[][] => [batch.slice(0, batch.length >> 1), batch.slice(batch.length >> 1)].filter(({ length }) => length > 0);
const accountOf = ({ prepared }: Waiting): string => prepared.command.actor;

export class BusyError extends Error {
  override readonly name = 'BusyError';
}

export interface HandlerOptions {
  /** Tell other processes of each batch (see notices.ts). Costs a statement a batch: for processes that work beside a server, not for the server itself. */
  notify?: boolean;
}

export class CommandHandler {
  /** What other processes know the batches of this one by. */
  readonly origin = randomUUID();
  private readonly lines = new Map<string, Line>();
  private readonly room = new Room(OF_ALL_PROJECTS);
  private readonly running = new Map<string, Promise<void>>();
  private readonly known = new KnownProjects();
  private readonly listeners = new Set<(batch: CommittedBatch) => void>();
  private readonly unheardListeners = new Set<(place: ProjectPlace, seq: number | null) => void>();
  private readonly onDefect: OnDefect;

  constructor(
    /** Where its projects lie. */
    readonly dataSource: DataSource,
    onDefect: OnDefect,
    private readonly now: () => Date = () => new Date(),
    private readonly options: HandlerOptions = {},
  ) {
    this.onDefect = (operation, error) => {
      try {
        onDefect(operation, error);
      } catch (failed) {
        // A report that cannot be made must not stop the project that it was about.
        process.emitWarning(`A defect of ${operation} could not be reported: ${String(failed)}`);
      }
    };
  }

  /**
   * Takes a command and answers when it is on disk, or refused. Rejects where the database cannot be reached: then nothing is known and the client sends again.
   * @throws BusyError where too much waits for the project already, or for all projects, or too much of this account.
   */
  submit(command: Command): Promise<CommandResult> {
    const read = this.read(command);
    const { project } = command.place;
    const line = this.lines.get(project) ?? new Line(this.room);
    return new Promise((resolve, reject) => {
      line.add({ ...read, resolve, reject });
      this.lines.set(project, line);
      if (!this.running.has(project)) this.running.set(project, this.drain(project));
    });
  }

  /** Hears of every batch after its commit, in the order of the project's log. Returns what ends it. */
  onCommitted(listener: (batch: CommittedBatch) => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  /**
   * Hears where the log of a project stands after the end of a batch was lost: it may be on disk, and `onCommitted` did not tell of it. Null: the database does not say. Returns what ends it.
   */
  onUnheard(listener: (place: ProjectPlace, seq: number | null) => void): () => void {
    this.unheardListeners.add(listener);
    return () => this.unheardListeners.delete(listener);
  }

  /** Resolves when nothing that was submitted before is under way. */
  async idle(): Promise<void> {
    await Promise.all(this.running.values());
  }

  private read(command: Command): Pick<Waiting, 'prepared' | 'characters'> {
    try {
      const prepared = prepare(command);
      return { prepared, characters: prepared.text.length };
    } catch (error) {
      // Lists in lists in lists, deeper than can be read or measured. Longer than the longest message it is not.
      this.onDefect(command.name, error);
      return { prepared: { command, text: '', refusal: INTERNAL }, characters: MOST.characters };
    }
  }

  private async drain(project: string): Promise<void> {
    // What is submitted in the same turn of the event loop goes into the first batch together.
    await Promise.resolve();
    while (this.lines.get(project)!.waiting.length > 0) await this.stretch(this.lines.get(project)!);
    this.lines.delete(project);
    this.running.delete(project);
  }

  /**
   * Batches one after the other on one connection. Where much waits, the next is sent on its way while the one before is being written, so that neither the database nor this process waits
   * for the other; it is worked out only when the one before is committed. Where little waits, it gathers meanwhile: a batch costs more than the few operations in it.
   */
  private async stretch(line: Line): Promise<void> {
    const failed: { batch: Waiting[]; error: unknown }[] = [];
    let lane: Lane;
    try {
      lane = await openLane(this.dataSource, line.waiting[0]!.prepared.command.place.workspace, { keepPlans: true });
    } catch (error) {
      rejectAll(line.take(), error);
      return;
    }
    let before: Promise<void> = Promise.resolve();
    for (let count = 0; count < LONGEST_STRETCH && failed.length === 0; count += 1) {
      if (line.waiting.length < WORTH_OVERLAPPING) {
        await before.catch(() => undefined);
        // What has arrived while that one was told to everybody lies unread in the sockets.
        await new Promise(setImmediate);
      }
      if (line.waiting.length === 0 || failed.length > 0) break;
      // The operation that founds a project opens its log, and goes alone.
      const batch = line.take(line.waiting[0]!.prepared.command.founding ? 1 : undefined);
      const earlier = before;
      const flight = lane.transact((sql) => this.run(sql, batch, earlier));
      before = flight.done.then(
        (outcome) => this.finish(batch, outcome),
        (error: unknown) => {
          // After one that failed nothing was written, whatever this one died of: it may be read again.
          failed.push({ batch, error: failed.length > 0 ? new Overtaken() : error });
          throw new Overtaken();
        },
      );
      before.catch(() => undefined);
      await flight.sent;
    }
    await before.catch(() => undefined);
    await lane.close().catch((error: unknown) => this.onDefect('lane', error));
    for (const { batch, error } of failed) await this.settle(batch, error);
  }

  /**
   * A batch was not committed. Where the database was not reached, nobody knows whether it was: the clients ask again, and their counters tell. Otherwise its halves get transactions of
   * their own, and theirs again, until what broke it stands alone and takes no other down.
   */
  private async settle(batch: Waiting[], error: unknown): Promise<void> {
    const fault = faultOf(error);
    if (fault === 'nobody') return this.lose(batch, error);
    for (const part of fault === 'again' ? [batch] : halvesOf(batch)) {
      try {
        this.finish(part, await this.transact(part));
      } catch (next) {
        if (['again', 'nobody'].includes(faultOf(next))) await this.lose(part, next);
        else if (part.length > 1 || fault === 'again') await this.settle(part, next);
        else await this.settleAlone(part[0]!, next);
      }
    }
  }

  /** This one broke every batch that it was in. It is refused and counted, or its client would send it for ever. */
  private async settleAlone({ prepared, ...waiting }: Waiting, error: unknown): Promise<void> {
    this.onDefect(prepared.command.name, error instanceof Broken ? error.cause : error);
    if (faultOf(error) === 'unclear' || prepared.refusal === INTERNAL) return waiting.reject(error);
    const refused = { ...waiting, prepared: { command: prepared.command, text: prepared.text, refusal: INTERNAL } };
    try {
      this.finish([refused], await this.transact([refused]));
    } catch (next) {
      waiting.reject(next);
    }
  }

  /** Its clients send again. What they sent may be on disk all the same; those who did not send it must hear of it too. */
  private async lose(batch: Waiting[], error: unknown): Promise<void> {
    rejectAll(batch, error);
    const { place } = batch[0]!.prepared.command;
    // The lock is given when the lost transaction has ended, one way or the other.
    const head = await inTransaction(this.dataSource, place.workspace, (sql) => lockLog(sql, place.workspace, place.project)).catch(() => null);
    this.tell(this.unheardListeners, (listener) => listener(place, head?.seq ?? null));
  }

  private transact(batch: Waiting[]): Promise<BatchOutcome> {
    return inTransaction(this.dataSource, batch[0]!.prepared.command.place.workspace, (sql) => this.run(sql, batch, Promise.resolve()));
  }

  private run(sql: Sql, batch: Waiting[], earlier: Promise<void>): Promise<BatchOutcome> {
    const { place } = batch[0]!.prepared.command;
    return watched(sql, async (asked) => {
      const outcome = await runBatch(asked, place, batch.map(({ prepared }) => prepared), { at: this.now().toISOString(), onDefect: this.onDefect, earlier, known: this.known.use(place.project) });
      if (this.options.notify && outcome.committed) await announceBatch(asked, { place, seq: outcome.committed.to }, this.origin);
      return outcome;
    });
  }

  private finish(batch: Waiting[], { results, committed, chain }: BatchOutcome): void {
    // Before anything else is read of the project.
    if (committed) this.known.get(committed.place.project)?.move(chain!, committed.changes);
    batch.forEach(({ resolve }, index) => resolve(results[index]!));
    if (committed) this.tell(this.listeners, (listener) => listener(committed));
  }

  private tell<L>(listeners: ReadonlySet<L>, tell: (listener: L) => void): void {
    for (const listener of listeners) {
      try {
        tell(listener);
      } catch (error) {
        // One that fails must not keep the others from hearing.
        this.onDefect('publish', error);
      }
    }
  }
}
