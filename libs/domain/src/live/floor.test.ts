import fc from 'fast-check';
import { Refusal } from '../errors.js';
import { applyFloor, closeFloor, EMPTY_FLOOR, type EndedTurn, type FloorState, floorView, heardKey, MOST_TURN_SECONDS, turnLeftSeconds, turnMs, UNDO_STEPS } from './floor.js';
import { FLOOR_LIMITS, type FloorCommand, type FloorPerson, parseFloorCommand } from './floor-commands.js';

const uuid = (n: number): string => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;
const person = (n: number, rest: Partial<FloorPerson> = {}): FloorPerson => ({ id: uuid(n), label: `Seat ${n}`, participation: null, stakeholder: null, groups: [], language: 'en', ...rest });
const add = (n: number): FloorCommand => ({ type: 'add', entry: person(n) });
const next = (turn: number, ends: number | null, limitSeconds: number | null = 180): FloorCommand => ({ type: 'next', turn: uuid(turn), item: uuid(900), limitSeconds, ends: ends === null ? null : uuid(ends) });

/** Does one command after the other, each at its second; the answer of the last. */
function play(steps: readonly (readonly [seconds: number, command: FloorCommand])[], begin: FloorState = EMPTY_FLOOR) {
  let step = { state: begin, ended: [] as readonly EndedTurn[], retracted: [] as readonly EndedTurn[] };
  for (const [seconds, command] of steps) step = applyFloor(step.state, command, seconds * 1000);
  return step;
}
const codeOf = (act: () => unknown): string => {
  try {
    act();
  } catch (error) {
    if (error instanceof Refusal) return error.code;
    throw error;
  }
  return 'done';
};
const labels = ({ queue }: FloorState): string[] => queue.map(({ label }) => label);

describe('the floor', () => {
  const three = play([[0, add(1)], [1, add(2)], [2, add(3)]]).state;

  it('FLOOR-1 next gives the floor to the first who waits and ends the turn that was on', () => {
    const { state, ended } = play([[10, next(101, null)], [82, next(102, 101)]], three);
    expect(ended).toEqual([{ id: uuid(101), item: uuid(900), seconds: 72, entry: expect.objectContaining({ label: 'Seat 1', askedAt: 0 }) }]);
    expect([state.turn!.entry.label, state.turn!.givenAt, labels(state), state.heard]).toEqual(['Seat 2', 82_000, ['Seat 3'], { 'label:Seat 1': { turns: 1, seconds: 72 } }]);
    const stopped = play([[100, { type: 'stop', ends: uuid(102) }], [130, { type: 'give', entry: uuid(3), turn: uuid(103), item: null, limitSeconds: null, ends: null }], [140, { type: 'stop', ends: uuid(103) }]], state);
    expect([stopped.state.turn, stopped.ended[0]!.seconds, stopped.state.queue]).toEqual([null, 10, []]);
  });

  it('FLOOR-1 who asks, goes, is moved or moved back: the order they asked in is never lost', () => {
    const moved = play([[5, { type: 'move', entry: uuid(3), to: 0 }], [6, { type: 'move', entry: uuid(1), to: 99 }]], three).state;
    expect(labels(moved)).toEqual(['Seat 3', 'Seat 2', 'Seat 1']);
    expect(labels(play([[7, { type: 'restoreAskedOrder' }]], moved).state)).toEqual(['Seat 1', 'Seat 2', 'Seat 3']);
    expect(labels(play([[7, { type: 'remove', entry: uuid(2) }]], moved).state)).toEqual(['Seat 3', 'Seat 1']);
    const cleared = play([[7, next(101, null)], [8, { type: 'clear' }]], moved).state;
    expect([cleared.queue, cleared.turn?.entry.label]).toEqual([[], 'Seat 3']);
  });

  it('LIVE-18 a floor that is closed counts the turn that was on, keeps who was heard, lets nobody wait and takes nothing back; closed again it stays as it is', () => {
    const spoken = play([[10, next(101, null)], [20, next(102, 101)]], three).state;
    const { state, ended } = closeFloor(spoken, 50_000);
    expect(ended).toEqual([expect.objectContaining({ id: uuid(102), item: uuid(900), seconds: 30 })]);
    expect(state).toEqual({ revision: spoken.revision + 1, turn: null, queue: [], past: [], askedCount: 3, heard: { 'label:Seat 1': { turns: 1, seconds: 10 }, 'label:Seat 2': { turns: 1, seconds: 30 } } });
    expect(closeFloor(state, 90_000)).toEqual({ state, ended: [], retracted: [] });
    expect(closeFloor(three, 50_000)).toMatchObject({ state: { queue: [] }, ended: [] });
  });

  it('FLOOR-2 the clock stands still while it is stopped, also across next; an extension moves the limit', () => {
    const paused = play([[10, next(101, null)], [40, { type: 'pause', turn: uuid(101) }], [50, { type: 'extend', turn: uuid(101), seconds: 60 }]], three).state;
    expect([turnMs(paused.turn!, 900_000), turnLeftSeconds(paused.turn!, 900_000)]).toEqual([30_000, 210]);
    const { state, ended } = play([[100, next(102, 101)]], paused);
    expect([ended[0]!.seconds, state.turn!.pausedAt]).toEqual([30, null]);
    expect(play([[100, { type: 'resume', turn: uuid(101) }], [110, next(102, 101)]], paused).ended[0]!.seconds).toBe(40);
    expect(turnLeftSeconds({ ...paused.turn!, limitSeconds: null }, 0)).toBeNull();
  });

  it('FLOOR-2 a clock that jumps makes no turn negative, and none endless', () => {
    expect(play([[100, next(101, null)], [40, next(102, 101)]], three).ended[0]!.seconds).toBe(0);
    expect(play([[100, next(101, null)], [40, { type: 'pause', turn: uuid(101) }], [130, { type: 'resume', turn: uuid(101) }], [150, next(102, 101)]], three).ended[0]!.seconds).toBe(20);
    expect(play([[100, next(101, null)], [1_000_000, next(102, 101)]], three).ended[0]!.seconds).toBe(MOST_TURN_SECONDS);
  });

  it('FLOOR-3 what is sent twice is done once, and two who press the key at once skip nobody', () => {
    const given = play([[10, next(101, null)]], three).state;
    expect(applyFloor(given, next(101, null), 11_000)).toEqual({ state: given, ended: [], retracted: [] });
    expect(codeOf(() => applyFloor(given, next(102, null), 11_000))).toBe('notFound');
    const paused = play([[12, { type: 'pause', turn: uuid(101) }]], given).state;
    expect(applyFloor(paused, { type: 'pause', turn: uuid(101) }, 20_000).state).toBe(paused);
    expect(applyFloor(given, { type: 'resume', turn: uuid(101) }, 20_000).state).toBe(given);
    expect(applyFloor(three, { type: 'move', entry: uuid(1), to: 0 }, 20_000).state).toBe(three);
    expect(applyFloor(three, { type: 'restoreAskedOrder' }, 20_000).state).toBe(three);
    expect(applyFloor(EMPTY_FLOOR, { type: 'clear' }, 20_000).state).toBe(EMPTY_FLOOR);
  });

  it('FLOOR-4 what cannot be done is refused by a code and changes nothing', () => {
    const given = play([[10, next(101, null)]], three).state;
    const full = Array.from({ length: FLOOR_LIMITS.queue }, (_, n) => add(n)).reduce((state, command) => applyFloor(state, command, 0).state, EMPTY_FLOOR);
    const refused: [FloorState, FloorCommand, string][] = [
      [EMPTY_FLOOR, next(101, null), 'notFound'],
      [three, { type: 'remove', entry: uuid(9) }, 'notFound'],
      [three, { type: 'stop', ends: uuid(101) }, 'notFound'],
      [three, { type: 'pause', turn: uuid(101) }, 'notFound'],
      [given, add(1), 'alreadyExists'],
      [given, add(2), 'alreadyExists'],
      [full, add(999), 'outOfRange'],
      [play([[20, { type: 'extend', turn: uuid(101), seconds: FLOOR_LIMITS.seconds }]], given).state, { type: 'extend', turn: uuid(101), seconds: 1 }, 'outOfRange'],
      [EMPTY_FLOOR, { type: 'undo', revision: 0 }, 'notUndoable'],
      [given, { type: 'undo', revision: 3 }, 'notUndoable'],
    ];
    for (const [state, command, code] of refused) expect([command, codeOf(() => applyFloor(state, command, 20_000))]).toEqual([command, code]);
  });

  it('FLOOR-4 a command is read as it comes over the socket, or refused by field and rule', () => {
    expect(parseFloorCommand({ type: 'add', entry: { ...person(1), id: uuid(1).toUpperCase(), label: ' Seat\n1 ' } })).toEqual({ type: 'add', entry: person(1) });
    const wrong = [{ type: 'add', entry: person(1, { label: 'x'.repeat(FLOOR_LIMITS.label + 1) }) }, { type: 'add', entry: person(1, { label: ' ' }) }, { type: 'move', entry: uuid(1), to: -1 }, { type: 'dance' }, { type: 'clear', all: true }, { type: 'extend', turn: uuid(1), seconds: 0.5 }, null];
    for (const raw of wrong) expect([raw, codeOf(() => parseFloorCommand(raw))]).toEqual([raw, 'invalidInput']);
    expect(() => parseFloorCommand(wrong[0])).toThrow('entry.label must have at most 200 characters');
  });

  it('FLOOR-5 undo of next takes the ended turn back: it goes on as if it had never stopped', () => {
    const given = play([[10, next(101, null)]], three).state;
    const after = play([[70, next(102, 101)]], given);
    const undone = play([[75, { type: 'undo', revision: after.state.revision }]], after.state);
    expect(undone.retracted).toEqual(after.ended);
    expect([undone.state.turn, undone.state.queue, undone.state.heard, undone.state.revision]).toEqual([given.turn, given.queue, {}, after.state.revision + 1]);
    expect(play([[100, { type: 'stop', ends: uuid(101) }]], undone.state).ended[0]).toMatchObject({ id: uuid(101), seconds: 90 });
  });

  it('FLOOR-5 twenty steps can be taken back, no more', () => {
    let { state } = play(Array.from({ length: UNDO_STEPS + 5 }, (_, n) => [n, add(n)] as const));
    for (let step = 0; step < UNDO_STEPS; step += 1) state = applyFloor(state, { type: 'undo', revision: state.revision }, 0).state;
    expect([labels(state).length, codeOf(() => applyFloor(state, { type: 'undo', revision: state.revision }, 0))]).toEqual([5, 'notUndoable']);
  });

  it('FLOOR-5 is shown without its past, but with what would be undone', () => {
    expect(floorView(three)).toMatchObject({ revision: 3, undoes: 'add' });
    expect([floorView(EMPTY_FLOOR).undoes, 'past' in floorView(three)]).toEqual([null, false]);
  });

  it('FLOOR-1 a person is counted as heard under the participation, else the stakeholder, else the label', () => {
    expect([person(1, { participation: uuid(7), stakeholder: uuid(8) }), person(1, { stakeholder: uuid(8) }), person(1)].map(heardKey)).toEqual([`participation:${uuid(7)}`, `stakeholder:${uuid(8)}`, 'label:Seat 1']);
  });

  /** Any command that fits the state a little: numbers choose among who waits. */
  const wish = fc.record({ type: fc.constantFrom('add', 'remove', 'move', 'next', 'give', 'stop', 'pause', 'resume', 'extend', 'restoreAskedOrder', 'clear', 'undo'), pick: fc.nat(5), after: fc.integer({ min: 0, max: 200 }) });
  const commandOf = (state: FloorState, { type, pick }: { type: string; pick: number }, step: number): FloorCommand => {
    const entry = state.queue[pick % Math.max(1, state.queue.length)]?.id ?? uuid(998);
    const turn = state.turn?.id ?? uuid(999);
    const begun = { turn: uuid(1000 + step), item: null, limitSeconds: 60, ends: state.turn?.id ?? null };
    switch (type) {
      case 'add': return add(pick + 10 * step);
      case 'remove': return { type, entry };
      case 'move': return { type, entry, to: pick };
      case 'next': return { type, ...begun };
      case 'give': return { type, entry, ...begun };
      case 'stop': return { type, ends: turn };
      case 'pause': case 'resume': return { type, turn };
      case 'extend': return { type, turn, seconds: 60 };
      case 'restoreAskedOrder': case 'clear': return { type };
      default: return { type: 'undo', revision: state.revision };
    }
  };
  /** Does what can be done of the wishes; calls back after each step that was done. */
  function live(wishes: readonly { type: string; pick: number; after: number }[], each: (at: { before: FloorState; command: FloorCommand; step: ReturnType<typeof applyFloor>; seconds: number }) => void): { state: FloorState; seconds: number } {
    let [state, seconds] = [EMPTY_FLOOR, 1000];
    for (const [index, given] of wishes.entries()) {
      const command = commandOf(state, given, index);
      seconds += given.after;
      if (codeOf(() => applyFloor(state, command, seconds * 1000)) !== 'done') continue;
      const step = applyFloor(state, command, seconds * 1000);
      each({ before: state, command, step, seconds });
      state = step.state;
    }
    return { state, seconds };
  }

  it('FLOOR-6 whatever is done, what was counted is the time the floor was given less the pauses, and no turn counts twice', () => {
    fc.assert(
      fc.property(fc.array(wish, { maxLength: 60 }), (wishes) => {
        const counted = new Map<string, number>();
        // Beside the floor: second by second, who had it and whether the clock ran; undo puts the seconds of its branch to the turn it goes back to.
        type Clock = { running: string | null; paused: boolean; spoken: Record<string, number> };
        let clock: Clock = { running: null, paused: false, spoken: {} };
        let at = 1000;
        const past: { clock: Clock; at: number }[] = [];
        const tick = (from: Clock, seconds: number): Clock => (from.running === null || from.paused ? from : { ...from, spoken: { ...from.spoken, [from.running]: (from.spoken[from.running] ?? 0) + seconds } });
        const { state, seconds } = live(wishes, ({ before, command, step, seconds: now }) => {
          clock = tick(clock, now - at);
          at = now;
          if (command.type === 'undo') {
            const back = past.pop()!;
            clock = tick(back.clock, now - back.at);
          } else if (step.state !== before) {
            past.push({ clock, at });
            past.splice(0, past.length - UNDO_STEPS);
            if (command.type === 'next' || command.type === 'give') clock = { ...clock, running: command.turn, paused: false };
            if (command.type === 'stop') clock = { ...clock, running: null, paused: false };
            if (command.type === 'pause' || command.type === 'resume') clock = { ...clock, paused: command.type === 'pause' };
          }
          for (const turn of step.retracted) expect([counted.get(turn.id), counted.delete(turn.id)]).toEqual([turn.seconds, true]);
          for (const turn of step.ended) expect([counted.has(turn.id), counted.set(turn.id, turn.seconds).size > 0, turn.seconds >= 0]).toEqual([false, true, true]);
        });
        clock = tick(clock, seconds - at);
        const total = (values: Iterable<number>): number => [...values].reduce((a, b) => a + b, 0);
        expect(total(counted.values()) + (state.turn ? turnMs(state.turn, seconds * 1000) / 1000 : 0)).toBe(total(Object.values(clock.spoken)));
        expect(total(Object.values(state.heard).map((heard) => heard.seconds))).toBe(total(counted.values()));
        expect(total(Object.values(state.heard).map((heard) => heard.turns))).toBe(counted.size);
      }),
      { numRuns: 500 },
    );
  });

  it('FLOOR-5 undo of anything restores exactly what was, up to twenty steps', () => {
    fc.assert(
      fc.property(fc.array(wish, { maxLength: 40 }), (wishes) => {
        const shown = ({ turn, queue, heard, askedCount }: FloorState) => ({ turn, queue, heard, askedCount });
        const states: FloorState[] = [];
        let { state, seconds } = live(wishes, ({ before, command, step }) => (command.type === 'undo' ? void states.pop() : step.state !== before && states.push(before)));
        for (const before of states.slice(-UNDO_STEPS).reverse()) {
          const step = applyFloor(state, { type: 'undo', revision: state.revision }, (seconds += 7) * 1000);
          expect(shown(step.state)).toEqual(shown(before));
          state = step.state;
        }
      }),
      { numRuns: 500 },
    );
  });
});
