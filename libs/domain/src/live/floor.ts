/** The floor of a live session: who speaks, who waits, who was heard. Lives in the memory of the server and is shown as presence; nothing of it is stored (docs/decisions/0007, 0009) but the turns that ended, as the rule of attribution allows. */
import { Refusal } from '../errors.js';
import { FLOOR_LIMITS, type FloorCommand, type FloorPerson } from './floor-commands.js';

/** Somebody who asked for the floor. */
export interface FloorEntry extends FloorPerson {
  /** When they asked, milliseconds; `asked` is the order they asked in, also for those who asked at once. */
  askedAt: number;
  asked: number;
}

/** The turn that is on. Instants in milliseconds. */
export interface FloorTurn {
  id: string;
  /** Item of the agenda, as it was when the floor was given. */
  item: string | null;
  entry: FloorEntry;
  givenAt: number;
  limitSeconds: number | null;
  extraSeconds: number;
  /** Since when the clock stands still; null while it runs. */
  pausedAt: number | null;
  /** How long it stood still before. */
  pausedMs: number;
}

/** A turn that is over: what it adds to the counters. */
export interface EndedTurn {
  id: string;
  entry: FloorEntry;
  /** Whole seconds, paused time left out; never negative, never more than MOST_TURN_SECONDS. */
  seconds: number;
  item: string | null;
}

/** How often and how long somebody was heard. */
export interface Heard {
  turns: number;
  seconds: number;
}

/** What undo puts back. */
type Restorable = Pick<FloorState, 'turn' | 'queue' | 'heard' | 'askedCount'>;

export interface FloorState {
  /** Grows with every change, undo too. */
  revision: number;
  turn: FloorTurn | null;
  queue: readonly FloorEntry[];
  /** By heardKey; turns that ended. */
  heard: Readonly<Record<string, Heard>>;
  /** How many have asked so far. */
  askedCount: number;
  /** The last steps, newest last; at most UNDO_STEPS. Not for clients: see floorView. */
  past: readonly { type: FloorCommand['type']; before: Restorable; ended: readonly EndedTurn[] }[];
}

/** The state after a command, and what it does to the counters. A turn is in `ended` when it ends and in `retracted`, the same, when that is undone: whoever adds the one and takes away the other, by id, counts nothing twice. */
export interface FloorStep {
  state: FloorState;
  ended: readonly EndedTurn[];
  retracted: readonly EndedTurn[];
}

/** What travels to clients: no past, but what would be undone. */
export type FloorView = Omit<FloorState, 'past'> & { undoes: FloorCommand['type'] | null };

export const UNDO_STEPS = 20;
/** A turn that looks longer is a clock that jumped or a session that was forgotten. */
export const MOST_TURN_SECONDS = FLOOR_LIMITS.seconds;

export const EMPTY_FLOOR: FloorState = { revision: 0, turn: null, queue: [], heard: {}, askedCount: 0, past: [] };

/** Under what an entry is counted as heard: the participation, else the stakeholder, else the label. */
export const heardKey = ({ participation, stakeholder, label }: FloorPerson): string => (participation !== null ? `participation:${participation}` : stakeholder !== null ? `stakeholder:${stakeholder}` : `label:${label}`);

/** The number of the seat that a label names; null: it names none. A seat says nothing of who sits there. */
export const seatOf = (label: string): string | null => /\d+/u.exec(label)?.[0] ?? null;

/** Milliseconds that a turn has lasted so far, paused time left out; 0 where the clock was put back. */
export const turnMs = (turn: FloorTurn, nowMs: number): number => Math.min(MOST_TURN_SECONDS * 1000, Math.max(0, (turn.pausedAt ?? nowMs) - turn.givenAt - turn.pausedMs));

/** Seconds left of the turn's limit, extensions included; negative when it is over, null without a limit. */
export const turnLeftSeconds = (turn: FloorTurn, nowMs: number): number | null => (turn.limitSeconds === null ? null : turn.limitSeconds + turn.extraSeconds - turnMs(turn, nowMs) / 1000);

export const floorView = ({ past, ...shown }: FloorState): FloorView => ({ ...shown, undoes: past.at(-1)?.type ?? null });

const byAsked = (a: FloorEntry, b: FloorEntry): number => a.asked - b.asked;

function waiting(state: FloorState, id: string): FloorEntry {
  const entry = state.queue.find((each) => each.id === id);
  if (!entry) throw new Refusal('notFound', 'Whoever this is does not wait for the floor any more.', {}, 'entry');
  return entry;
}

/** The turn that a command is about. */
function turnOf(state: FloorState, id: string): FloorTurn {
  if (state.turn?.id !== id) throw new Refusal('notFound', 'This turn is over.', {}, 'turn');
  return state.turn;
}

/** What a command puts in place, and the turns that it ends. Null: there is nothing to change. */
type Change = Partial<Restorable> & { ended?: readonly EndedTurn[] };

/** Ends the turn that is on, if it is the one that the person saw. */
function endTurn(state: FloorState, seen: string | null, nowMs: number): Required<Pick<Change, 'turn' | 'heard' | 'ended'>> {
  if ((state.turn?.id ?? null) !== seen) throw new Refusal('notFound', 'The floor has moved on meanwhile.', {}, 'ends');
  if (!state.turn) return { turn: null, heard: state.heard, ended: [] };
  const { id, entry, item } = state.turn;
  const ended: EndedTurn = { id, entry, item, seconds: Math.round(turnMs(state.turn, nowMs) / 1000) };
  const key = heardKey(entry);
  const before = state.heard[key] ?? { turns: 0, seconds: 0 };
  return { turn: null, heard: { ...state.heard, [key]: { turns: before.turns + 1, seconds: before.seconds + ended.seconds } }, ended: [ended] };
}

function giveTo(state: FloorState, entry: FloorEntry, { turn, item, limitSeconds, ends }: Extract<FloorCommand, { type: 'next' | 'give' }>, nowMs: number): Change {
  return { ...endTurn(state, ends, nowMs), queue: state.queue.filter(({ id }) => id !== entry.id), turn: { id: turn, item, entry, givenAt: nowMs, limitSeconds, extraSeconds: 0, pausedAt: null, pausedMs: 0 } };
}

function add(state: FloorState, person: FloorPerson, nowMs: number): Change {
  if (state.queue.length >= FLOOR_LIMITS.queue) throw new Refusal('outOfRange', `At most ${FLOOR_LIMITS.queue} people can wait for the floor.`, { max: FLOOR_LIMITS.queue, count: state.queue.length + 1 }, 'entry');
  if (state.turn?.entry.id === person.id || state.queue.some(({ id }) => id === person.id)) throw new Refusal('alreadyExists', 'This one has asked already.', {}, 'entry.id');
  return { queue: [...state.queue, { ...person, askedAt: nowMs, asked: state.askedCount }], askedCount: state.askedCount + 1 };
}

function changeOf(state: FloorState, command: Exclude<FloorCommand, { type: 'undo' }>, nowMs: number): Change | null {
  switch (command.type) {
    case 'add':
      return add(state, command.entry, nowMs);
    case 'remove': {
      const gone = waiting(state, command.entry);
      return { queue: state.queue.filter((each) => each !== gone) };
    }
    case 'move': {
      const moved = waiting(state, command.entry);
      const queue = state.queue.filter((each) => each !== moved).toSpliced(command.to, 0, moved);
      return queue.every((each, at) => each === state.queue[at]) ? null : { queue };
    }
    case 'next':
    case 'give': {
      // Sent again because the answer was lost: it is done already.
      if (state.turn?.id === command.turn) return null;
      const entry = command.type === 'give' ? waiting(state, command.entry) : state.queue[0];
      if (!entry) throw new Refusal('notFound', 'Nobody waits for the floor.');
      return giveTo(state, entry, command, nowMs);
    }
    case 'stop':
      return endTurn(state, command.ends, nowMs);
    case 'pause': {
      const turn = turnOf(state, command.turn);
      return turn.pausedAt !== null ? null : { turn: { ...turn, pausedAt: Math.max(nowMs, turn.givenAt + turn.pausedMs) } };
    }
    case 'resume': {
      const turn = turnOf(state, command.turn);
      return turn.pausedAt === null ? null : { turn: { ...turn, pausedAt: null, pausedMs: turn.pausedMs + Math.max(0, nowMs - turn.pausedAt) } };
    }
    case 'extend': {
      const turn = turnOf(state, command.turn);
      const extraSeconds = turn.extraSeconds + command.seconds;
      if (extraSeconds > FLOOR_LIMITS.seconds) throw new Refusal('outOfRange', `A turn is extended by at most ${FLOOR_LIMITS.seconds} seconds.`, { max: FLOOR_LIMITS.seconds, count: extraSeconds }, 'seconds');
      return { turn: { ...turn, extraSeconds } };
    }
    case 'restoreAskedOrder': {
      const queue = state.queue.toSorted(byAsked);
      return queue.every((each, at) => each === state.queue[at]) ? null : { queue };
    }
    case 'clear':
      return state.queue.length === 0 ? null : { queue: [] };
  }
}

function undo(state: FloorState, seen: number): FloorStep {
  const last = state.past.at(-1);
  if (!last || seen !== state.revision) throw new Refusal('notUndoable', last ? 'The floor has moved on meanwhile.' : 'There is nothing to take back.', {}, 'revision');
  return { state: { ...state, ...last.before, revision: state.revision + 1, past: state.past.slice(0, -1) }, ended: [], retracted: last.ended };
}

/**
 * The floor after a command at `nowMs`. The same command on the same state gives the same answer. A command that changes nothing (a clock that is stopped twice) leaves the state as it is, revision too. Undo puts turn,
 * queue and who was heard back as they were: the turn that `next` had ended goes on as if it had never stopped, and the one that it had begun was never given. Throws a Refusal: `notFound` where the entry or turn is not there
 * any more, `alreadyExists`, `outOfRange` beyond FLOOR_LIMITS, `notUndoable`.
 */
export function applyFloor(state: FloorState, command: FloorCommand, nowMs: number): FloorStep {
  if (command.type === 'undo') return undo(state, command.revision);
  const change = changeOf(state, command, nowMs);
  if (!change) return { state, ended: [], retracted: [] };
  const { ended = [], ...put } = change;
  const before: Restorable = { turn: state.turn, queue: state.queue, heard: state.heard, askedCount: state.askedCount };
  return { state: { ...state, ...put, revision: state.revision + 1, past: [...state.past, { type: command.type, before, ended }].slice(-UNDO_STEPS) }, ended, retracted: [] };
}

/** The floor of a session that is over: the turn that was on ends as by `stop`, nobody waits any more, and nothing of it can be taken back. Who was heard stays. Begun again, it begins empty. */
export function closeFloor(state: FloorState, nowMs: number): FloorStep {
  const { turn, queue, past } = state;
  if (turn === null && queue.length === 0 && past.length === 0) return { state, ended: [], retracted: [] };
  const { ended, ...put } = endTurn(state, turn?.id ?? null, nowMs);
  return { state: { ...state, ...put, queue: [], past: [], revision: state.revision + 1 }, ended, retracted: [] };
}
