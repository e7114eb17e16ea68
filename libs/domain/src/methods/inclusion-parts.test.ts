import fc from 'fast-check';
import type { InclusionCounts } from './inclusion.js';
import { type InclusionPlan, processMeters, type SessionCounts, sessionMeters } from './inclusion-parts.js';

const GROUPS = ['g0', 'g1', 'g2'];
const planOf = (minimum: number, targets: readonly (readonly number[])[] = []): InclusionPlan => ({
  dimensions: [{ id: 'd', code: 'd', groups: GROUPS }],
  targets: targets.map((places) => ({ id: places.join(), dimension: 'd', groups: places.map((at) => GROUPS[at]!), share: 30, label: '' })),
  minimum,
});
const sum = (list: readonly number[]): number => list.reduce((a, b) => a + b, 0);
/** So many people of each group, and at last of no known one. */
const seatsOf = (people: readonly number[]): InclusionCounts => ({ cells: GROUPS.map((group, at) => ({ measure: 'seats', dimension: 'd', group, amount: people[at]! })), totals: { seats: sum(people), turns: 0, speakingSeconds: 0 } });
const session = (people: readonly number[], { open = [0, 0, 0, 0], suppress = true }: { open?: readonly number[]; suppress?: boolean } = {}): SessionCounts => ({ suppress, guarded: seatsOf(people), counts: seatsOf(people.map((count, at) => count + open[at]!)) });
/** What is shown of people: of each group, of the unknown, of each target; null: hidden. */
const shown = ({ dimensions, targets }: ReturnType<typeof sessionMeters>): (number | null)[] => [...dimensions[0]!.groups.map(({ figures }) => figures.seats.amount), dimensions[0]!.unknown.seats.amount, ...targets.map(({ figures }) => figures.seats.amount)];

const people = fc.array(fc.oneof({ weight: 2, arbitrary: fc.integer({ min: 0, max: 6 }) }, fc.integer({ min: 0, max: 40 })), { minLength: 4, maxLength: 4 });
const targets = fc.constantFrom<number[][]>([], [[0]], [[0, 1]], [[1], [0, 2]]);

test('INCL-26 INCL-22 beside each figure that a session hides stand other sessions with the same shown numbers, of them and of their process, and another figure', () => {
  fc.assert(
    fc.property(fc.array(people, { minLength: 1, maxLength: 4 }), targets, (tables, aims) => {
      const plan = planOf(5, aims);
      const tell = (all: readonly (readonly number[])[]): number[][] => all.map((table) => [...table, ...aims.map((places) => sum(places.map((at) => table[at]!)))]);
      const told = tables.map((table) => shown(sessionMeters(plan, session(table))));
      const whole = shown(processMeters(plan, tables.map((table) => session(table))));
      const truth = tell(tables);
      const total = (rows: readonly number[][], at: number): number => sum(rows.map((row) => row[at]!));
      const agrees = (other: readonly number[][]): boolean => {
        const rows = tell(other);
        return rows.every((row, part) => row.every((value, at) => value >= 0 && (told[part]![at] === null || value === truth[part]![at]))) && whole.every((each, at) => each === null || total(rows, at) === each);
      };
      const move = (rows: readonly number[][], part: number, from: number, to: number): number[][] => rows.map((row, index) => (index === part ? row.map((value, at) => value - Number(at === from) + Number(at === to)) : row));
      const [parts, places] = [[...tables.keys()], [0, 1, 2, 3]];
      /** One moves from a group to another in one session, and back in another; or round in three. */
      function* others(): Generator<number[][]> {
        for (const part of parts) for (const from of places) for (const to of places.filter((at) => at !== from)) {
          const one = move(tables, part, from, to);
          yield one;
          for (const second of parts.filter((each) => each !== part)) {
            yield move(one, second, to, from);
            for (const third of parts.filter((each) => each !== part && each !== second)) for (const over of places.filter((at) => at !== from && at !== to)) yield move(move(one, second, to, over), third, over, from);
          }
        }
      }
      const possible = [...others()].filter(agrees).map(tell);
      told.forEach((figures, part) => figures.forEach((figure, at) => {
        if (figure === null && truth[part]![at]! > 0) expect([part, at, possible.some((rows) => rows[part]![at] !== truth[part]![at])]).toEqual([part, at, true]);
      }));
    }),
    { numRuns: 400 },
  );
});

test('INCL-26 what is told of a process leaves, when what its sessions tell is taken off, none of a group or at least the minimum, and more than one for each session that hides it', () => {
  fc.assert(
    fc.property(fc.array(people, { minLength: 1, maxLength: 6 }), fc.array(people, { maxLength: 2 }), targets, (closed, open, aims) => {
      const plan = planOf(5, aims);
      const whole = shown(processMeters(plan, [...closed.map((table) => session(table)), ...open.map((table) => session(table, { suppress: false }))]));
      const told = closed.map((table) => shown(sessionMeters(plan, session(table))));
      for (const at of [0, 1, 2]) {
        const hiding = [...closed.keys()].filter((part) => told[part]![at] === null);
        if (whole[at] === null || hiding.length === 0) continue;
        const rest = sum(hiding.map((part) => closed[part]![at]!));
        expect([hiding.length > 1, rest >= 5, rest > hiding.length]).toEqual([true, true, true]);
      }
    }),
    { numRuns: 400 },
  );
});

test('INCL-26 a session that is told openly changes nothing of what follows about the others', () => {
  const plan = planOf(5);
  const open = session([10, 10, 0, 0], { suppress: false });
  expect(shown(processMeters(plan, [open, session([3, 17, 0, 0])]))).toEqual([null, null, 0, 0]);
  expect(shown(processMeters(plan, [open, session([3, 17, 0, 0]), session([4, 16, 0, 0])]))).toEqual([17, 43, 0, 0]);
});

test('INCL-27 what is told of a session leaves, when those who stand openly are taken off, none of a group or at least the minimum', () => {
  fc.assert(
    fc.property(people, people, targets, (closed, open, aims) => {
      const told = shown(sessionMeters(planOf(5, aims), session(closed, { open })));
      for (const at of [0, 1, 2]) expect(told[at] === null || closed[at] === 0 || closed[at]! >= 5).toBe(true);
    }),
    { numRuns: 400 },
  );
});

test('INCL-26 of a process is not told that each of its sessions has one of a group, nor that none has somebody whose group is unknown where each hides it', () => {
  const village = session([1, 19, 0, 0]);
  expect(shown(processMeters(planOf(5), Array(5).fill(village)))).toEqual([null, null, 0, 0]);
  const few = session([1, 1, 1, 0]);
  expect([shown(sessionMeters(planOf(3), few)), shown(processMeters(planOf(3), [few, few]))]).toEqual([[null, null, null, null], [null, null, null, null]]);
});
