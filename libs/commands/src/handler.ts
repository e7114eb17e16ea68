/**
 * The one way in which a project changes. Operations of a project are ordered by its log; those that wait at the same time share a transaction without sharing
 * a fate. Acknowledged means committed; nobody else hears of a change before that.
 */
import { randomUUID } from 'node:crypto';
import { inTransaction, isAgain, type Lane, openLane, type Sql, sqlState } from '@baraza/persistence';
import type { DataSource } from 'typeorm';
import { type BatchOutcome, INTERNAL, type OnDefect, prepare, type Prepared, runBatch } from './batch.js';
import type { Command, CommandResult, CommittedBatch } from './command.js';
import { Shares } from './bounds/shares.js';
import { announceBatch } from './notices.js';

interface Waiting {
  prepared: Prepared;
  resolve: (result: CommandResult) => void;
  reject: (error: unknown) => void;
}

/** What one transaction takes at most: operations, and characters of their input as JSON. One that is longer goes alone. */
const MOST = { operations: 512, characters: 4_000_000 };
/** Operations that may wait for one project; more are turned away so that memory stays bounded. Of one account fewer, so that it cannot keep the others out: five pages that each send all they may. */
const WAITING = { most: 20_000, mostOfOne: 5_000 };
/** How long their inputs may be together, in characters of JSON. One account has room for four of the longest messages that a socket takes. */
const WAITING_CHARACTERS = { most: 64_000_000, mostOfOne: 16_000_000 };

/** SQLSTATE classes 21–23 and 54: the data of some row was not acceptable. */
const isRefusedByData = (error: unknown): boolean => /^(2[1-3]|54)[0-9A-Z]{3}$/.test(sqlState(error) ?? '');

/** Batches that one connection takes before it is given back: others may wait for one. */
const LONGEST_STRETCH = 64;

/** A batch was read while the one before it was still being written, and that one failed: nothing of it was written. */
class Overtaken extends Error {}

/** What waits for one project. */
class Line {
  readonly waiting: Waiting[] = [];
  private wake: () => void = () => undefined;
  private readonly places = new Shares(WAITING);
  private readonly room = new Shares(WAITING_CHARACTERS);

  /** @throws BusyError */
  add(waiting: Waiting): void {
    const full = this.places.take(accountOf(waiting)) ?? this.takeRoom(waiting);
    if (full === 'own') throw new BusyError('Too many of your changes wait for this project. Try again in a moment.');
    if (full === 'all') throw new BusyError('Too many changes wait for this project. Try again in a moment.');
    this.waiting.push(waiting);
    this.wake();
  }

  /** Resolves with true as soon as one more waits. */
  arrival(): Promise<true> {
    return new Promise((resolve) => (this.wake = () => resolve(true)));
  }

  /** Takes the next `operations`, or fewer where their inputs are long. */
  take(operations = MOST.operations): Waiting[] {
    let count = 0;
    for (let characters = 0; count < Math.min(operations, this.waiting.length); count += 1) {
      characters += lengthOf(this.waiting[count]!);
      if (count > 0 && characters > MOST.characters) break;
    }
    const taken = this.waiting.splice(0, count);
    for (const each of taken) {
      this.places.giveBack(accountOf(each));
      this.room.giveBack(accountOf(each), lengthOf(each));
    }
    return taken;
  }

  private takeRoom(waiting: Waiting): 'all' | 'own' | null {
    const full = this.room.take(accountOf(waiting), lengthOf(waiting));
    if (full) this.places.giveBack(accountOf(waiting));
    return full;
  }
}
const lengthOf = ({ prepared }: Waiting): number => prepared.text.length;
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
  private readonly running = new Map<string, Promise<void>>();
  private readonly listeners = new Set<(batch: CommittedBatch) => void>();

  constructor(
    private readonly dataSource: DataSource,
    private readonly onDefect: OnDefect,
    private readonly now: () => Date = () => new Date(),
    private readonly options: HandlerOptions = {},
  ) {}

  /**
   * Takes a command and answers when it is on disk, or refused. Rejects where the database cannot be reached: then nothing is known and the client sends again.
   * @throws BusyError where too much waits for the project already, or too much of this account.
   */
  submit(command: Command): Promise<CommandResult> {
    const prepared = prepare(command);
    const { project } = command.place;
    const line = this.lines.get(project) ?? new Line();
    return new Promise((resolve, reject) => {
      line.add({ prepared, resolve, reject });
      this.lines.set(project, line);
      if (!this.running.has(project)) this.running.set(project, this.drain(project));
    });
  }

  /** Hears of every batch after its commit, in the order of the project's log. Returns what ends it. */
  onCommitted(listener: (batch: CommittedBatch) => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  /** Resolves when nothing that was submitted before is under way. */
  async idle(): Promise<void> {
    await Promise.all(this.running.values());
  }

  private async drain(project: string): Promise<void> {
    // What is submitted in the same turn of the event loop goes into the first batch together.
    await Promise.resolve();
    while (this.lines.get(project)!.waiting.length > 0) await this.stretch(this.lines.get(project)!);
    this.lines.delete(project);
    this.running.delete(project);
  }

  /**
   * Batches one after the other on one connection. The next is sent on its way while the one before is being written, so that neither the database nor this process waits for the other;
   * it is worked out only when the one before is committed.
   */
  private async stretch(line: Line): Promise<void> {
    const failed: { batch: Waiting[]; error: unknown }[] = [];
    let lane: Lane;
    try {
      lane = await openLane(this.dataSource, line.waiting[0]!.prepared.command.place.workspace, { keepPlans: true });
    } catch (error) {
      for (const { reject } of line.take()) reject(error);
      return;
    }
    let before: Promise<void> = Promise.resolve();
    for (let count = 0; count < LONGEST_STRETCH && failed.length === 0; count += 1) {
      const more = line.waiting.length > 0 || (await Promise.race([line.arrival(), before.then(() => false, () => false)]));
      if (!more || failed.length > 0) break;
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
    await lane.close();
    for (const { batch, error } of failed) await this.settle(batch, error);
  }

  /**
   * A batch was not committed. Where the database refused it as a whole, each gets a transaction of its own, so that one bad operation takes no other down. Where the connection was lost,
   * nobody knows whether it committed: the clients ask again, and their counters tell.
   */
  private async settle(batch: Waiting[], error: unknown): Promise<void> {
    if (!(error instanceof Overtaken) && !isAgain(error) && !isRefusedByData(error)) {
      for (const { reject } of batch) reject(error);
      return;
    }
    const parts = isRefusedByData(error) ? batch.map((waiting) => [waiting]) : [batch];
    for (const part of parts) {
      try {
        this.finish(part, await this.transact(part));
      } catch (next) {
        if (!isRefusedByData(next)) for (const { reject } of part) reject(next);
        else if (part.length > 1) await this.settle(part, next);
        else await this.settleRefused(part[0]!, next);
      }
    }
  }

  /** The database alone knew that this one cannot be done. It is refused and counted, or its client would send it for ever. */
  private async settleRefused({ prepared, resolve, reject }: Waiting, error: unknown): Promise<void> {
    if (prepared.refusal !== null) return reject(error);
    this.onDefect(prepared.operation.name, error);
    const waiting = { prepared: { ...prepared, refusal: INTERNAL }, resolve, reject };
    try {
      this.finish([waiting], await this.transact([waiting]));
    } catch (next) {
      reject(next);
    }
  }

  private transact(batch: Waiting[]): Promise<BatchOutcome> {
    return inTransaction(this.dataSource, batch[0]!.prepared.command.place.workspace, (sql) => this.run(sql, batch, Promise.resolve()));
  }

  private async run(sql: Sql, batch: Waiting[], earlier: Promise<void>): Promise<BatchOutcome> {
    const { place } = batch[0]!.prepared.command;
    const outcome = await runBatch(sql, place, batch.map(({ prepared }) => prepared), { at: this.now().toISOString(), onDefect: this.onDefect, earlier });
    if (this.options.notify && outcome.committed) await announceBatch(sql, { place, seq: outcome.committed.to }, this.origin);
    return outcome;
  }

  private finish(batch: Waiting[], { results, committed }: BatchOutcome): void {
    batch.forEach(({ resolve }, index) => resolve(results[index]!));
    if (!committed) return;
    for (const listener of this.listeners) {
      try {
        listener(committed);
      } catch (error) {
        // One that fails must not keep the others from hearing.
        this.onDefect('publish', error);
      }
    }
  }
}
