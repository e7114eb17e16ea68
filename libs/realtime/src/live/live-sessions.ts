/** The sessions that somebody has open: loaded when the first comes, kept up with the log, told of to all who may read them, forgotten when nobody is there and nothing would be lost. */
import { type Attribution, type FloorCommand, isId, parseFloorCommand, parseGroupCount, Refusal, type Viewer } from '@baraza/domain';
import type { CommittedBatch } from '@baraza/commands';
import { addToTally, countOnce, inSnapshot, inTransaction, type ProjectPlace, readLog, readSeats, readSessionFacts, readStakeholders, type SessionFacts, type TallyEntry } from '@baraza/persistence';
import type { Clock, LiveState } from '@baraza/protocol';
import type { DataSource } from 'typeorm';
import { LiveSession } from './live-session.js';

export interface LiveSettings {
  dataSource: DataSource;
  clock: Clock;
  /** Tells everybody who has the session open what `shown` gives for them. */
  tell: (project: string, session: string, shown: (viewer: Viewer) => LiveState | null) => void;
  onError: (error: unknown) => void;
}

/** The screens are told this often at most, in milliseconds: figures that change with each word are of no use. */
const TELL_EVERY = 250;
/** A counter that could not be written is tried again after so long, in milliseconds. */
const TRY_AGAIN = 2000;

/** A session of a project: ids are chosen by whoever makes a record, so that another project may have a session of the same one. */
const keyOf = (project: string, session: string): string => `${project} ${session}`;

const notThere = (): Refusal => new Refusal('notFound', 'There is no such session here, or it was deleted.', { entity: 'session' });

interface Held {
  live: LiveSession;
  /** Told soon: calls that off. */
  callOff: (() => void) | null;
  toldAt: number;
  /** Who led the floor last: what ends by itself is counted as theirs. */
  ledBy: string | null;
  /** Until what is told of the seats is read, in order. */
  seating: Promise<void>;
}

export class LiveSessions {
  /** By `keyOf`, as `known` is. */
  private readonly held = new Map<string, Promise<Held | null>>();
  private readonly known = new Map<string, Held>();
  /** Screens that have been asked for and are not handed over yet. */
  private readonly asked = new Set<Promise<void>>();
  /** What is committed while sessions are read, for each reading. */
  private readonly reading = new Set<CommittedBatch[]>();
  /** What is still to be written to the counters, in order. */
  private writing: Promise<void> = Promise.resolve();

  constructor(private readonly settings: LiveSettings) {}

  /** The rule of an item of a session of the project that is open; null where it is not known. */
  ruleOf(project: string, session: string, item: string | null): Attribution | null {
    return this.known.get(keyOf(project, session))?.live.ruleOf(item) ?? null;
  }

  /** Hands over what the screens of the session show the viewer now, in the moment in which it is worked out: nothing newer is told before it. Nothing, where there is no such session for them. */
  async show(place: ProjectPlace, session: string, viewer: Viewer, take: (state: LiveState) => void): Promise<void> {
    const shown = this.open(place, session).then((held) => {
      const state = held?.live.shown(this.settings.clock.now())(viewer);
      if (state) take(state);
    });
    const asked = shown.then(() => undefined, () => undefined).finally(() => this.asked.delete(asked));
    this.asked.add(asked);
    await shown;
  }

  /** Does something with the floor as the viewer, who may run the session. Throws a Refusal. */
  async command(place: ProjectPlace, session: string, viewer: Viewer, raw: unknown): Promise<number> {
    const command: FloorCommand = parseFloorCommand(raw);
    const held = await this.open(place, session);
    if (held && command.type === 'add') await this.learn(held, held.live.unknown([command.entry]));
    if (!held?.live.isOpenTo(viewer)) throw notThere();
    const { entries, revision } = held.live.command(command, this.settings.clock.now());
    held.ledBy = viewer.account;
    if (entries.length > 0) this.keep(held, viewer.account, entries);
    this.tell(held, true);
    return revision;
  }

  /** Counts something that was noted for its groups, once however often it is sent. It is on disk when this resolves. Throws a Refusal. */
  async count(place: ProjectPlace, session: string, viewer: Viewer, raw: unknown): Promise<void> {
    const count = parseGroupCount(raw);
    const held = await this.open(place, session);
    if (!held?.live.isOpenTo(viewer)) throw notThere();
    const entries = held.live.noted(count);
    const counters = await inTransaction(this.settings.dataSource, place.workspace, (sql) => countOnce(sql, place, session, viewer.account, count, entries));
    if (!counters) return;
    held.live.written(counters);
    this.tell(held, false);
  }

  /** Follows what was committed in a project. */
  follow(batch: CommittedBatch): void {
    for (const heard of this.reading) heard.push(batch);
    for (const held of this.known.values()) if (held.live.place.project === batch.place.project) this.take(held, batch);
  }

  private take(held: Held, batch: CommittedBatch): void {
    const { live } = held;
    const moved = live.follow(batch);
    this.closeIfOver(held);
    if (live.settlesSeats(batch)) held.seating = held.seating.then(() => this.seat(held)).catch(this.settings.onError);
    else if (moved) this.tell(held, false);
  }

  /** With the session ends the turn that is on in it, counted like any other. */
  private closeIfOver(held: Held): void {
    const entries = held.live.closeIfOver(this.settings.clock.now());
    if (entries.length > 0 && held.ledBy !== null) this.keep(held, held.ledBy, entries);
  }

  /** What is told of a hidden list is settled where it is written. */
  private async seat(held: Held): Promise<void> {
    const { live } = held;
    live.seated(await inSnapshot(this.settings.dataSource, live.place.workspace, (sql) => readSeats(sql, live.place, live.id)));
    if (this.isKnown(held)) this.tell(held, false);
  }

  /** A name of somebody in the project was entered, corrected or destroyed. */
  renamed(project: string): void {
    for (const held of this.known.values()) {
      if (held.live.place.project !== project) continue;
      held.live.renamed();
      this.tell(held, false);
    }
  }

  /** Something of the project was missed: what follows the log is read anew, the floor stays. */
  async missed(project: string): Promise<void> {
    for (const [key, held] of this.known) {
      if (held.live.place.project !== project) continue;
      const read = await this.read(held.live.place, held.live.id);
      if (!read) {
        this.forget(key);
        continue;
      }
      held.live.readAnew(read.facts);
      this.closeIfOver(held);
      for (const batch of read.later) this.take(held, batch);
      await this.learn(held, held.live.unknown());
      this.tell(held, false);
    }
  }

  /** Nobody has these open any more. A floor on which somebody stands or waits is kept: the line of a whole hall may have broken. */
  leave(project: string, stillOpen: (session: string) => boolean): void {
    for (const [key, { live }] of this.known) if (live.place.project === project && !stillOpen(live.id) && live.idle) this.forget(key);
  }

  /** Resolves when everything that was asked for so far is shown, and what was counted is on disk. */
  async settled(): Promise<void> {
    await Promise.all(this.asked);
    await this.writing;
    await Promise.all([...this.known.values()].map(({ seating }) => seating));
  }

  /** Tells no more. */
  end(): void {
    for (const key of [...this.known.keys()]) this.forget(key);
  }

  private open(place: ProjectPlace, session: string): Promise<Held | null> {
    if (!isId(session)) return Promise.resolve(null);
    const key = keyOf(place.project, session);
    const known = this.held.get(key);
    if (known) return known;
    const opening = this.load(place, session);
    this.held.set(key, opening);
    opening.then(
      (held) => held ?? this.held.delete(key),
      () => this.held.delete(key),
    );
    return opening;
  }

  /** Reads whom somebody on the floor speaks for. */
  private async learn({ live }: Held, stakeholders: readonly string[]): Promise<void> {
    if (stakeholders.length === 0) return;
    const { place } = live;
    for (const record of await inSnapshot(this.settings.dataSource, place.workspace, (sql) => readStakeholders(sql, place, stakeholders))) live.learn(record);
  }

  private async load(place: ProjectPlace, session: string): Promise<Held | null> {
    const read = await this.read(place, session);
    if (!read) return null;
    const held: Held = { live: new LiveSession(place, session, read.facts, this.settings.clock.now()), callOff: null, toldAt: 0, ledBy: null, seating: Promise.resolve() };
    this.known.set(keyOf(place.project, session), held);
    for (const batch of read.later) this.take(held, batch);
    return held;
  }

  /** What the session stands on, with what was committed while it was read and is not in it. To be taken in before anything else is waited for. */
  private async read(place: ProjectPlace, session: string): Promise<{ facts: SessionFacts; later: CommittedBatch[] } | null> {
    // What was counted and is not on disk yet would be missing from what is read.
    await this.writing;
    const heard: CommittedBatch[] = [];
    this.reading.add(heard);
    try {
      const { facts, seq } = await inSnapshot(this.settings.dataSource, place.workspace, async (sql) => ({ facts: await readSessionFacts(sql, place, session), seq: (await readLog(sql, place.workspace, place.project))?.seq ?? 0 }));
      return facts && { facts, later: heard.filter((batch) => batch.place.project === place.project && batch.from >= seq) };
    } finally {
      this.reading.delete(heard);
    }
  }

  private isKnown(held: Held): boolean {
    return this.known.get(keyOf(held.live.place.project, held.live.id)) === held;
  }

  private forget(key: string): void {
    const held = this.known.get(key);
    held?.callOff?.();
    this.known.delete(key);
    this.held.delete(key);
  }

  /** Speaking time is not part of the log; what was counted is written all the same until it is on disk. */
  private keep(held: Held, account: string, entries: readonly TallyEntry[]): void {
    const { live } = held;
    const write = async (): Promise<void> => {
      try {
        live.written(await inTransaction(this.settings.dataSource, live.place.workspace, (sql) => addToTally(sql, live.place, live.id, account, entries)), entries);
        // What is published was settled there.
        if (this.isKnown(held)) this.tell(held, false);
      } catch (error) {
        this.settings.onError(error);
        await new Promise((resolve) => setTimeout(resolve, TRY_AGAIN).unref());
        return write();
      }
    };
    this.writing = this.writing.then(write);
  }

  private tell(held: Held, atOnce: boolean): void {
    if (atOnce) held.callOff?.();
    else if (held.callOff) return;
    const wait = atOnce ? 0 : Math.max(0, held.toldAt + TELL_EVERY - this.settings.clock.now());
    const send = (): void => {
      held.callOff = null;
      held.toldAt = this.settings.clock.now();
      const { live } = held;
      this.settings.tell(live.place.project, live.id, live.shown(held.toldAt));
    };
    if (wait === 0) send();
    else held.callOff = this.settings.clock.after(wait, send);
  }
}
