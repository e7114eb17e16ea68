/** One session while somebody has it open: its floor, and what the meters are worked out from, kept up with what is committed. */
import {
  type AnyRecord,
  applyFloor,
  type Attribution,
  closeFloor,
  EMPTY_FLOOR,
  type EndedTurn,
  type EntityName,
  type FloorCommand,
  type FloorEntry,
  type FloorPerson,
  type FloorState,
  floorView,
  type GroupCount,
  isOver,
  isStricter,
  type Records,
  Refusal,
  ruleOf,
  seatOf,
  sessionMeters,
  strictestOf,
  type Viewer,
} from '@baraza/domain';
import type { ProjectPlace, PublishedSeats, SaidCount, SessionFacts, TallyCounter, TallyEntry } from '@baraza/persistence';
import type { LiveState } from '@baraza/protocol';
import type { BatchChanges, RecordStore } from '@baraza/store';
import { countsOf } from './counts.js';
import { heardOf } from './heard.js';
import { mayFollow, seenBy } from './seen-by.js';

/** Records that the meters follow. */
const FOLLOWED: ReadonlySet<EntityName> = new Set<EntityName>(['process', 'session', 'stakeholder', 'agendaItem', 'participation', 'disaggregation', 'dimension', 'target']);

/** Interventions by item and speaker (`''` where there is none) and class. */
export type Said = Map<string, SaidCount>;

export class LiveSession {
  private floor: FloorState = EMPTY_FLOOR;
  private store!: RecordStore;
  private said: Said = new Map();
  /** The counters as they are on disk. */
  private counters: readonly TallyCounter[] = [];
  /** What is told of those who are hidden on the list; null: nobody is. */
  private seats: readonly PublishedSeats[] | null = null;
  /** What was counted and is not on disk yet. */
  private unwritten: TallyEntry[][] = [];
  /** Another number whenever a name of those here may have changed in the vault. */
  private names: number;
  /** The rule under which each entry of the floor was labelled, by its id: a name that was given openly is not shown under a stricter rule. */
  private readonly labelledUnder = new Map<string, Attribution>();

  constructor(
    readonly place: ProjectPlace,
    readonly id: string,
    facts: SessionFacts,
    nowMs: number,
  ) {
    this.names = nowMs;
    this.readAnew(facts);
  }

  /** A name was entered, corrected or destroyed: whoever may read names asks again. */
  renamed(): void {
    this.names += 1;
  }

  /** What is worked out from records and counters begins anew; the floor stays. */
  readAnew({ store, said, tally, seats }: SessionFacts): void {
    this.store = store;
    this.seats = seats;
    this.counters = tally;
    this.said = new Map();
    for (const each of said) this.count(each, each.count);
  }

  /** Whether nobody stands on the floor or waits for it. */
  get idle(): boolean {
    return this.floor.turn === null && this.floor.queue.length === 0 && Object.keys(this.floor.heard).length === 0;
  }

  /** The smallest cell that may be shown. */
  private get minimum(): number {
    return (this.store.get('process', this.record.process) as unknown as Records['process']).minimumCell;
  }
  private get record(): Records['session'] {
    return this.store.get('session', this.id) as unknown as Records['session'];
  }

  /** The rule that holds for an item; without one that of the session. */
  ruleOf(item: string | null): Attribution {
    // Also where the item was deleted: what was said on it was said under its rule.
    return ruleOf(this.record, item === null ? null : ((this.store.get('agendaItem', item) as unknown as Records['agendaItem'] | undefined) ?? null));
  }

  /** The item that runs; null: none. */
  private get running(): string | null {
    return this.items.find(({ startedAt, endedAt }) => startedAt !== null && endedAt === null)?.id ?? null;
  }
  private get items(): Records['agendaItem'][] {
    return this.store.allLive('agendaItem');
  }

  /** The strictest rule that holds anywhere in the session: figures about the whole of it must not give away a part. */
  private get strictest(): Attribution {
    const deleted = [...this.tally, ...this.said.values()].flatMap(({ item }) => item ?? []);
    return strictestOf([this.record.attribution, ...[...this.items.map(({ id }) => id), ...deleted].map((id) => this.ruleOf(id))]);
  }

  /** The strictest rule under which something of the figures came, whatever holds now: a looser one reveals nothing of before. */
  private get strictestBefore(): Attribution {
    return this.hides ? 'notAttributed' : this.tally.some(({ guarded }) => guarded) ? 'affiliationOnly' : 'attributed';
  }

  /** Follows what was committed. Returns whether the screens of the session show something else now. */
  follow({ changes, after: lookup }: BatchChanges): boolean {
    let moved = false;
    for (const { entity, id, before, after } of changes) {
      if (entity === 'intervention') {
        for (const [record, by] of [[before, -1], [after, 1]] as const) if (record && record['session'] === this.id && counts(record)) moved = this.count(record as unknown as Records['intervention'], by);
      } else if (FOLLOWED.has(entity) && after && this.concerns(entity, id, after)) {
        this.store.put(entity, after);
        if (entity === 'participation' && typeof after['stakeholder'] === 'string') this.learn(lookup('stakeholder', after['stakeholder']));
        if (entity === 'session' || entity === 'agendaItem') this.fold();
        moved = true;
      }
    }
    return moved;
  }

  /** Brings the counters under the rules of today, as the database does: what was counted for a person becomes counts of groups. */
  private fold(): void {
    this.counters = this.folded(this.counters);
    // What is written is known again by what it was.
    for (const entries of this.unwritten) entries.splice(0, Infinity, ...this.folded(entries));
  }

  private folded<T extends TallyEntry>(entries: readonly T[]): T[] {
    return entries.flatMap((entry): T[] => {
      const rule = this.ruleOf(entry.item);
      if (rule === 'attributed' || (entry.subject !== 'participation' && entry.subject !== 'stakeholder')) return [entry];
      if (entry.subject === 'stakeholder') return rule === 'notAttributed' ? [] : [entry];
      const stakeholder = this.store.get('participation', entry.key)?.['stakeholder'];
      return [
        ...this.groupsOf(entry.key).map(({ dimension, group }): T => ({ ...entry, subject: 'group', dimension, key: group })),
        ...(rule === 'affiliationOnly' && typeof stakeholder === 'string' ? [{ ...entry, subject: 'stakeholder' as const, key: stakeholder }] : []),
      ];
    });
  }

  private concerns(entity: EntityName, id: string, after: AnyRecord): boolean {
    if (entity === 'session') return id === this.id;
    if (entity === 'process') return id === this.record.process;
    if (entity === 'stakeholder') return this.store.get(entity, id) !== undefined;
    return entity === 'dimension' || entity === 'target' ? after['process'] === this.record.process : after['session'] === this.id;
  }

  private count({ item, speaker, classification }: Omit<SaidCount, 'count'>, by: number): true {
    const key = `${item ?? ''} ${speaker ?? ''} ${classification}`;
    const known = this.said.get(key) ?? { item, speaker, classification, count: 0 };
    this.said.set(key, { ...known, count: known.count + by });
    return true;
  }

  /** A stakeholder for whom somebody speaks: who may know that is decided by its record. */
  learn(stakeholder: AnyRecord | undefined): void {
    if (stakeholder) this.store.put('stakeholder', stakeholder);
  }
  /** Whom somebody on the floor speaks for and whose record is not here. */
  unknown(of: readonly FloorPerson[] = [...this.floor.queue, ...(this.floor.turn ? [this.floor.turn.entry] : [])]): string[] {
    return of.flatMap(({ stakeholder }) => (stakeholder !== null && !this.store.get('stakeholder', stakeholder) ? [stakeholder] : []));
  }

  /** Does something with the floor. Returns what it adds to the counters; the caller keeps them. Throws a Refusal. */
  command(command: FloorCommand, nowMs: number): { entries: TallyEntry[]; revision: number } {
    if (isOver(this.record.state) && ['add', 'next', 'give'].includes(command.type)) throw new Refusal('notFound', 'The session is over. Open it again first.', {}, 'floor');
    const { state, ended, retracted } = applyFloor(this.floor, command.type === 'add' ? { ...command, entry: this.allowed(command.entry) } : command, nowMs);
    this.floor = state;
    if (command.type === 'add') this.labelledUnder.set(command.entry.id, this.ruleOf(this.running));
    return { entries: this.counting(ended, retracted), revision: state.revision };
  }

  /** In a session that is over nobody has the floor: the turn that was on has ended with it. Returns what that adds to the counters; the caller keeps it. */
  closeIfOver(nowMs: number): TallyEntry[] {
    const { state: of, closedAt } = this.record;
    if (!isOver(of)) return [];
    // It may be learnt, or noted, later than it was.
    const { state, ended } = closeFloor(this.floor, closedAt === null ? nowMs : Math.min(nowMs, Date.parse(closedAt)));
    this.floor = state;
    return this.counting(ended, []);
  }

  private counting(ended: readonly EndedTurn[], retracted: readonly EndedTurn[]): TallyEntry[] {
    const entries = [...ended.flatMap((turn) => this.counted(turn, 1)), ...retracted.flatMap((turn) => this.counted(turn, -1))];
    if (entries.length > 0) this.unwritten.push(entries);
    return entries;
  }

  /**
   * Nobody is named on the floor where nobody may be: not in memory either. Who is known is labelled by what is known of them here, which is a pseudonym at most: no screen can put a name of the vault before all others.
   * @throws Refusal `notFound` where the participation is none of this session.
   */
  private allowed(person: FloorPerson): FloorPerson {
    const rule = this.ruleOf(this.running);
    if (rule === 'notAttributed') return { ...person, label: seatOf(person.label) ?? '', participation: null, stakeholder: null };
    if (person.participation === null) return { ...person, label: person.stakeholder === null ? person.label : '' };
    const here = this.store.live('participation', person.participation);
    if (here?.session !== this.id) throw new Refusal('notFound', 'Whoever this is has not been entered in this session, or was taken off.', { entity: 'participation' }, 'entry.participation');
    return { ...person, label: (rule === 'attributed' ? here.pseudonym : null) ?? '', stakeholder: person.stakeholder ?? here.stakeholder };
  }

  /** A turn that is over, as the rule of its item lets it be counted. */
  private counted({ entry, item, seconds }: EndedTurn, sign: 1 | -1): TallyEntry[] {
    const rule = this.ruleOf(item);
    const add = (subject: TallyEntry['subject'], key: string, dimension: string | null = null): TallyEntry => ({ item, subject, dimension, key, turns: sign, seconds: sign * seconds, guarded: rule !== 'attributed' });
    if (rule === 'attributed' && entry.participation !== null) return [add('total', ''), add('participation', entry.participation)];
    const groups = entry.groups.length > 0 || entry.participation === null ? entry.groups : this.groupsOf(entry.participation);
    const affiliation = rule !== 'notAttributed' && entry.stakeholder !== null ? [add('stakeholder', entry.stakeholder)] : [];
    return [add('total', ''), ...affiliation, ...groups.map(({ dimension, group }) => add('group', group, dimension))];
  }

  /** What something that was noted adds to the counters, for the groups that it counts for: nothing where speakers are named, for there it follows from them. */
  noted({ item, groups }: Pick<GroupCount, 'item' | 'groups'>): TallyEntry[] {
    const known = item !== null && this.store.live('agendaItem', item)?.session === this.id ? item : null;
    const counted = groups.filter(({ dimension, group }, at) => this.store.live('dimension', dimension)?.groups.includes(group) && groups.findIndex((each) => each.dimension === dimension) === at);
    if (this.ruleOf(known) === 'attributed' || counted.length === 0) return [];
    const add = (subject: TallyEntry['subject'], key: string, dimension: string | null): TallyEntry => ({ item: known, subject, dimension, key, turns: 1, seconds: 0, guarded: true });
    return [add('total', '', null), ...counted.map(({ dimension, group }) => add('group', group, dimension))];
  }

  /** The counters as they are on disk now, with what was written just then. */
  written(counters: readonly TallyCounter[], entries: readonly TallyEntry[] | null = null): void {
    this.unwritten = this.unwritten.filter((each) => each !== entries);
    this.counters = this.folded(counters);
  }

  private get tally(): (TallyEntry & Partial<TallyCounter>)[] {
    return [...this.counters, ...this.unwritten.flat()];
  }

  private groupsOf(participation: string): { dimension: string; group: string }[] {
    return [...this.store.referring('disaggregation', 'participation', participation)].flatMap((id) => this.store.live('disaggregation', id) ?? []).map(({ dimension, group }) => ({ dimension, group }));
  }

  /** Whether something of the list of who takes part is hidden, of those who were taken off too. */
  private get hides(): boolean {
    return [...this.store.all('participation')].some(({ hidden }) => hidden === true);
  }

  /** Whether what is told of the seats was settled anew with these changes, and is to be read. */
  settlesSeats({ changes }: BatchChanges): boolean {
    return changes.some(({ entity, after }) => (entity === 'participation' || entity === 'disaggregation') && after?.['session'] === this.id) && this.hides;
  }

  /** What is told of the seats now. */
  seated(seats: readonly PublishedSeats[] | null): void {
    this.seats = seats;
  }

  /** Whether the viewer may follow the session. */
  isOpenTo(viewer: Viewer): boolean {
    return mayFollow(viewer, this.id, this.store);
  }

  /** What is shown of the session now: to whom of its readers is asked for each; null: nothing. */
  shown(nowMs: number): (viewer: Viewer) => LiveState | null {
    const state = this.state(nowMs);
    return (viewer) => seenBy(viewer, state, { store: this.store, said: this.said });
  }

  private state(nowMs: number): LiveState {
    const { minimum } = this;
    const rule = this.ruleOf(this.running);
    const { strictest } = this;
    const protection = strictestOf([strictest, this.strictestBefore]);
    const counts = countsOf(this.store, this.seats ?? (this.hides ? [] : null), this.said, this.tally, (item) => this.ruleOf(item));
    const dimensions = this.store.allLive('dimension').sort(byOrder).map(({ id, code, groups }) => ({ id, code, groups }));
    const targets = this.store.allLive('target').sort(byOrder).map(({ id, dimension, groups, share, label }) => ({ id, dimension, groups, share, label: label ?? '' }));
    return {
      project: this.place.project,
      session: this.id,
      now: new Date(nowMs).toISOString(),
      rule,
      names: this.names,
      floor: this.shownFloor(rule),
      meters: sessionMeters({ dimensions, targets, minimum }, { ...counts, suppress: protection !== 'attributed' }),
      // How many is told each viewer by what they may read.
      interventions: { total: 0, byItem: {} },
      heard: heardOf({ store: this.store, said: this.said, tally: this.tally, floor: this.floor, rule: protection, named: strictest === 'attributed', minimum }),
      listHidden: this.hides,
    };
  }

  /** The floor as it may be shown: the person is named where persons may be, and nobody by a label of a more open rule (`''`). Who was heard stays here. */
  private shownFloor(rule: Attribution): LiveState['floor'] {
    const view = floorView(this.floor);
    const strip = ({ groups: _groups, ...shown }: FloorEntry): FloorEntry => {
      // For what groups a turn counts is for the counters alone: together they are somebody.
      const entry = { ...shown, groups: [] };
      const { stakeholder, label } = entry;
      const open = isStricter(rule, this.labelledUnder.get(entry.id) ?? 'attributed');
      return rule === 'attributed' ? entry : { ...entry, participation: null, language: rule === 'notAttributed' ? null : entry.language, stakeholder: rule === 'notAttributed' ? null : stakeholder, label: open ? '' : label };
    };
    return { ...view, heard: {}, queue: view.queue.map(strip), turn: view.turn && { ...view.turn, entry: strip(view.turn.entry) } };
  }
}

const counts = (record: AnyRecord): boolean => !record.deleted && record['mergedInto'] === null;
const byOrder = (a: { order: number | null; id: string }, b: { order: number | null; id: string }): number => (a.order ?? Infinity) - (b.order ?? Infinity) || (a.id < b.id ? -1 : 1);
