import fc from 'fast-check';
import { type CountedTarget, INCLUSION_MEASURES, type InclusionCounts, type InclusionFigure, type InclusionMeasure, inclusionMeters, type InclusionMeters, wholePercent } from './inclusion.js';

/** Counts of one dimension "d" with groups g0, g1 …; a number per group and measure, and how many have no known group. */
type Table = Record<InclusionMeasure, { groups: number[]; unknown: number }>;
const name = (at: number): string => `g${at}`;
const sum = (list: readonly number[]): number => list.reduce((a, b) => a + b, 0);
const countsOf = (table: Table): InclusionCounts => ({
  cells: INCLUSION_MEASURES.flatMap((measure) => table[measure].groups.map((amount, at) => ({ measure, dimension: 'd', group: name(at), amount }))),
  totals: { seats: sum(table.seats.groups) + table.seats.unknown, speakingSeconds: sum(table.speakingSeconds.groups) + table.speakingSeconds.unknown, turns: sum(table.turns.groups) + table.turns.unknown },
});
const targetOf = (places: readonly number[], share = 30): CountedTarget => ({ id: places.join('+'), dimension: 'd', groups: places.map(name), share, label: 'aim' });
const metersOf = (table: Table, targets: readonly (readonly number[])[], minimum: number): InclusionMeters =>
  inclusionMeters({ dimensions: [{ id: 'd', code: 'd', groups: table.seats.groups.map((_, at) => name(at)) }], targets: targets.map((places) => targetOf(places)), counts: countsOf(table), suppress: true, minimum });

/** Every figure that is shown or hidden, with the amount it stands for. */
function figuresOf(meters: InclusionMeters, table: Table, targets: readonly (readonly number[])[]): { key: string; measure: InclusionMeasure; figure: InclusionFigure; truth: number }[] {
  return INCLUSION_MEASURES.flatMap((measure) => [
    ...meters.dimensions[0]!.groups.map(({ group, figures }, at) => ({ key: `${measure} ${group}`, measure, figure: figures[measure], truth: table[measure].groups[at]! })),
    ...meters.targets.map(({ id, figures }, at) => ({ key: `${measure} target ${id}`, measure, figure: figures[measure], truth: sum(targets[at]!.map((place) => table[measure].groups[place]!)) })),
    { key: `${measure} unknown`, measure, figure: meters.dimensions[0]!.unknown[measure], truth: table[measure].unknown },
  ]);
}

/** All ways to divide `total` among `places`. */
function* divisions(total: number, places: number): Generator<number[]> {
  if (places === 1) return yield [total];
  for (let first = 0; first <= total; first += 1) for (const rest of divisions(total - first, places - 1)) yield [first, ...rest];
}
const tableOf = (seats: number[], turns: number[], seconds: number[]): Table => {
  const of = (list: number[]) => ({ groups: list.slice(0, -1), unknown: list.at(-1)! });
  return { seats: of(seats), turns: of(turns), speakingSeconds: of(seconds) };
};

/** Hidden figures whose amount is the same in every table that answers the same: whoever knows the method could work these out. */
function workedOut(tables: Iterable<Table>, asked: InclusionMeasure, targets: readonly (readonly number[])[], minimum: number): string[] {
  const byAnswer = new Map<string, Map<string, Set<number>>>();
  for (const table of tables) {
    const meters = metersOf(table, targets, minimum);
    const answer = `${figuresOf(meters, table, targets).map(({ key, figure }) => `${key}: ${figure.amount}`).join(', ')}; ${Object.values(countsOf(table).totals).join()}, minimum ${minimum}`;
    const hidden = byAnswer.get(answer) ?? new Map<string, Set<number>>();
    byAnswer.set(answer, hidden);
    for (const { key, measure, figure, truth } of figuresOf(meters, table, targets)) {
      if (measure === asked && figure.amount === null) hidden.set(key, (hidden.get(key) ?? new Set()).add(truth));
    }
  }
  return [...byAnswer].flatMap(([answer, hidden]) => [...hidden].filter(([, values]) => values.size < 2).map(([key, values]) => `${key} is ${[...values].join()} of ${answer}`));
}

describe('inclusion meters', () => {
  const people: Table = { seats: { groups: [21, 41, 0], unknown: 0 }, speakingSeconds: { groups: [500, 3500, 0], unknown: 200 }, turns: { groups: [9, 39, 0], unknown: 0 } };
  const dimensions = [{ id: 'd', code: 'sex', groups: ['g0', 'g1', 'g2'] }];

  it('INCL-1 UI-228 what was counted for no group of a dimension has no share, however much was counted in all; a group that nobody of those counted belongs to has one', () => {
    const unasked: Table = { ...people, turns: { groups: [0, 0, 0], unknown: 35 } };
    const { targets, dimensions: [first] } = inclusionMeters({ dimensions, targets: [targetOf([0])], counts: countsOf(unasked), suppress: false });
    expect(targets[0]!.figures.turns).toMatchObject({ amount: 0, share: null, reason: 'nothingCounted', reached: null });
    expect(first!.unknown.turns).toMatchObject({ amount: 35, share: 100 });
    expect(first!.groups[2]!.figures.seats).toMatchObject({ amount: 0, share: 0, reason: null });
  });

  it('INCL-1 says of each target amount, share, what is missing, and whether it is reached; the unknown count in the whole', () => {
    const { targets, dimensions: [first] } = inclusionMeters({ dimensions, targets: [targetOf([0])], counts: countsOf(people), suppress: false });
    expect(targets[0]!.figures.seats).toEqual({ amount: 21, share: 2100 / 62, reason: null, targetShare: 30, pointsBelow: 0, amountBelow: 0, reached: true });
    expect(targets[0]!.figures.turns).toMatchObject({ amount: 9, share: 18.75, pointsBelow: 11.25, amountBelow: 6, reached: false });
    expect(targets[0]!.figures.speakingSeconds).toMatchObject({ amount: 500, share: 50_000 / 4200, amountBelow: 760 });
    expect(first!.groups[0]!.figures).toEqual(targets[0]!.figures);
    expect(first!.groups[1]!.figures.turns).toMatchObject({ amount: 39, targetShare: null, reached: null });
    expect(first!.unknown.speakingSeconds).toMatchObject({ amount: 200, targetShare: null });
  });

  it('INCL-1 nothing counted is no share, a target of a dimension that is not there is left out, and torn counters stay within the whole', () => {
    const nothing: InclusionCounts = { cells: [], totals: { seats: 0, speakingSeconds: 0, turns: 0 } };
    expect(inclusionMeters({ dimensions, targets: [targetOf([0])], counts: nothing, suppress: true }).targets[0]!.figures.turns).toMatchObject({ amount: 0, share: null, reason: 'nothingCounted', reached: null });
    expect(inclusionMeters({ dimensions: [], targets: [targetOf([0])], counts: nothing, suppress: false })).toEqual({ dimensions: [], targets: [], totals: nothing.totals });
    const torn = { ...countsOf(people), totals: { seats: 5, speakingSeconds: 5, turns: 5 } };
    expect(inclusionMeters({ dimensions, targets: [], counts: torn, suppress: false }).dimensions[0]!.unknown.seats.amount).toBe(0);
  });

  it('INCL-1 a share below its target never reads as reached', () => {
    expect([wholePercent(29.6, 30), wholePercent(29.4, 30), wholePercent(30.4, 30), wholePercent(33.87, null), wholePercent(33.2, 33.3), wholePercent(33.6, 33.9)]).toEqual([29, 29, 30, 34, 33, 33]);
  });

  it('INCL-2 fewer than five women hide the women, and so the men, in all three measures; other dimensions stay', () => {
    const table: Table = { seats: { groups: [4, 10, 0], unknown: 0 }, speakingSeconds: { groups: [600, 900, 0], unknown: 0 }, turns: { groups: [12, 18, 0], unknown: 0 } };
    const { targets, dimensions: [first] } = metersOf(table, [[0]], 5);
    for (const measure of INCLUSION_MEASURES) {
      expect(targets[0]!.figures[measure]).toMatchObject({ amount: null, share: null, reached: null, reason: 'minimum' });
      expect(first!.groups.map(({ figures }) => figures[measure].amount)).toEqual([null, null, 0]);
    }
    expect(metersOf({ ...table, seats: { groups: [5, 9, 0], unknown: 0 } }, [[0]], 5).targets[0]!.figures.turns.amount).toBe(12);
  });

  it('INCL-2 a small group is covered by one that the targets treat alike, so that the target stays to be seen', () => {
    const quiet = { groups: [0, 0, 0, 0], unknown: 0 };
    const seats = (...groups: number[]): Table => ({ seats: { groups, unknown: 0 }, speakingSeconds: quiet, turns: quiet });
    const other = metersOf(seats(20, 1, 30, 0), [[0]], 5);
    expect([other.targets[0]!.figures.seats.amount, ...other.dimensions[0]!.groups.map(({ figures }) => figures.seats.amount)]).toEqual([20, 20, null, null, 0]);
    const young = metersOf(seats(3, 16, 30, 8), [[0, 1]], 5);
    expect([young.targets[0]!.figures.seats.amount, ...young.dimensions[0]!.groups.map(({ figures }) => figures.seats.amount)]).toEqual([19, null, null, 30, 8]);
  });

  it('INCL-2 where a group was heard fewer than five times, its time is hidden too, and silence of a group that is here as well', () => {
    const table: Table = { seats: { groups: [9, 12, 11], unknown: 0 }, speakingSeconds: { groups: [300, 900, 700], unknown: 0 }, turns: { groups: [0, 18, 9], unknown: 0 } };
    const groups = metersOf(table, [[0]], 5).dimensions[0]!.groups.map(({ figures }) => [figures.seats.amount, figures.turns.amount, figures.speakingSeconds.amount]);
    expect(groups).toEqual([[9, null, null], [12, null, null], [11, null, null]]);
  });

  it('INCL-2 where nobody noted who is here, nothing is shown of who spoke, nor of time where no turn was counted', () => {
    const amounts = (table: Table) => metersOf(table, [[0]], 5).dimensions[0]!.groups.map(({ figures }) => [figures.seats.amount, figures.turns.amount, figures.speakingSeconds.amount]);
    const none = { groups: [0, 0], unknown: 0 };
    const some = { groups: [40, 50], unknown: 0 };
    expect(amounts({ seats: none, turns: some, speakingSeconds: some })).toEqual([[0, null, null], [0, null, null]]);
    expect(amounts({ seats: some, turns: none, speakingSeconds: some })).toEqual([[40, 0, null], [50, 0, null]]);
  });

  it('INCL-30 whatever the order of the groups, the same are shown', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(12), { minLength: 2, maxLength: 7 }).chain((people) => fc.tuple(fc.constant(people), fc.shuffledSubarray(people.map((_, at) => name(at)), { minLength: people.length }))), ([people, order]) => {
        const table: Table = { seats: { groups: people, unknown: 0 }, turns: { groups: people, unknown: 0 }, speakingSeconds: { groups: people, unknown: 0 } };
        const shown = (groups: string[]): string[] =>
          inclusionMeters({ dimensions: [{ id: 'd', code: 'd', groups }], targets: [targetOf([0])], counts: countsOf(table), suppress: true, minimum: 5 })
            .dimensions[0]!.groups.map(({ group, figures }) => `${group} ${figures.seats.amount} ${figures.turns.amount}`)
            .sort();
        expect(shown(order)).toEqual(shown(people.map((_, at) => name(at))));
      }),
    );
  });

  it('INCL-3 a cover of nothing covers nothing: then the unknown are hidden as well', () => {
    const table: Table = { seats: { groups: [9, 9], unknown: 0 }, turns: { groups: [3, 9], unknown: 2 }, speakingSeconds: { groups: [0, 0], unknown: 60 } };
    const { unknown } = metersOf(table, [], 5).dimensions[0]!;
    expect([unknown.turns.amount, unknown.speakingSeconds.amount]).toEqual([2, null]);
  });

  const targetSets = [[], [[0]], [[0, 1]], [[1], [0, 2]]];
  it.each(targetSets.map((targets) => [JSON.stringify(targets), targets] as const))('INCL-3 knowing the method and every shown number, nobody works out a hidden one: all tables of people, targets %s', (_, targets) => {
    for (const minimum of [2, 3, 4]) {
      for (let total = 1; total <= 10; total += 1) {
        const tables = [...divisions(total, 4)].map((seats) => tableOf(seats, [0, 0, 0, 0], [0, 0, 0, 0]));
        expect(workedOut(tables, 'seats', targets, minimum)).toEqual([]);
      }
    }
  });

  it.each(targetSets.map((targets) => [JSON.stringify(targets), targets] as const))('INCL-3 nor from turns beside seats, targets %s', (_, targets) => {
    for (const seats of [[3, 3, 3, 0], [3, 0, 4, 0], [2, 5, 3, 1], [3, 1, 1, 0], [1, 1, 0, 4], [0, 0, 0, 6], [4, 3, 3, 2]]) {
      for (let total = 1; total <= 8; total += 1) {
        // Of whom nobody is seen to be here, nobody speaks; who hides among the seats may.
        const mayBeHere = metersOf(tableOf(seats, [0, 0, 0, 0], [0, 0, 0, 0]), targets, 3).dimensions[0]!.groups.map(({ figures }) => figures.seats.amount !== 0);
        const tables = [...divisions(total, 4)].filter((turns) => mayBeHere.every((here, at) => here || turns[at] === 0)).map((turns) => tableOf(seats, turns, [0, 0, 0, 0]));
        expect(workedOut(tables, 'turns', targets, 3)).toEqual([]);
      }
    }
  });

  const amount = (max: number) => fc.oneof({ weight: 3, arbitrary: fc.integer({ min: 0, max: 8 }) }, fc.integer({ min: 0, max }));
  const random = fc.integer({ min: 1, max: 9 }).chain((groups) =>
    fc.record({
      table: fc.record({
        seats: fc.record({ groups: fc.array(amount(60), { minLength: groups, maxLength: groups }), unknown: amount(20) }),
        turns: fc.record({ groups: fc.array(amount(90), { minLength: groups, maxLength: groups }), unknown: amount(20) }),
        speakingSeconds: fc.record({ groups: fc.array(amount(5000), { minLength: groups, maxLength: groups }), unknown: amount(900) }),
      }),
      targets: fc.uniqueArray(fc.subarray([...Array(groups).keys()], { minLength: 1 }), { maxLength: 4, selector: (places) => places.join() }),
      minimum: fc.integer({ min: 2, max: 10 }),
    }),
  );

  it('INCL-3 on any table, beside each hidden figure stands another table with the same shown numbers and another figure', () => {
    fc.assert(
      fc.property(random, ({ table, targets, minimum }) => {
        const figures = figuresOf(metersOf(table, targets, minimum), table, targets);
        const places = table.seats.groups.length;
        const at = (values: number[], key: string): number => {
          const [, kind, id] = key.split(' ');
          return kind === 'unknown' ? values[places]! : kind === 'target' ? sum(id!.split('+').map((place) => values[Number(place)]!)) : values[Number(kind!.slice(1))]!;
        };
        for (const { key, measure } of figures.filter(({ figure }) => figure.amount === null)) {
          const shown = figures.filter((each) => each.measure === measure && each.figure.amount !== null);
          const values = [...table[measure].groups, table[measure].unknown];
          // One moves from a cell to another: the total stays. A seat stays with each group that is seen to be here.
          const others = values.flatMap((have, from) => (have > 0 ? values.map((_, to) => values.map((value, place) => value - (place === from ? 1 : 0) + (place === to ? 1 : 0))) : []));
          const agrees = (other: number[]): boolean => shown.every((each) => at(other, each.key) === each.figure.amount) && at(other, key) !== at(values, key);
          expect([key, others.some(agrees)]).toEqual([key, true]);
        }
      }),
      { numRuns: 500 },
    );
  });

  it('INCL-2 on any table, every shown figure has at least the minimum of people and turns behind it, and what it leaves to the known ones too', () => {
    fc.assert(
      fc.property(random, ({ table, targets, minimum }) => {
        const meters = metersOf(table, targets, minimum);
        const nobody = (place: number): boolean => INCLUSION_MEASURES.every((measure) => table[measure].groups[place] === 0);
        const rows = [...meters.dimensions[0]!.groups.map(({ figures }, place) => ({ figures, places: [place] })), ...meters.targets.map(({ figures }, index) => ({ figures, places: targets[index]! }))];
        for (const { figures, places } of rows) {
          // That a group in which nobody is has nothing everybody sees: its zero tells nothing of the others (see suppression.ts), and INCL-3 holds that none of them can be worked out from it.
          if (places.every(nobody)) continue;
          // Seats govern turns, turns govern time: nothing shows again further on, unless nothing was counted there.
          for (const [first, then] of [['seats', 'turns'], ['turns', 'speakingSeconds']] as const) if (figures[first].amount === null) expect(figures[then].amount || null).toBeNull();
          for (const measure of INCLUSION_MEASURES.filter((each) => figures[each].amount !== null && sum(table[each].groups) + table[each].unknown > 0)) {
            const rest = [...table.seats.groups.keys()].filter((place) => !places.includes(place));
            for (const side of [places, rest].map((each) => each.filter((place) => !nobody(place))).filter((each) => each.length > 0)) {
              expect(sum(side.map((place) => table.seats.groups[place]!))).toBeGreaterThanOrEqual(minimum);
              if (measure !== 'seats') expect(sum(side.map((place) => table.turns.groups[place]!))).toBeGreaterThanOrEqual(minimum);
            }
          }
        }
      }),
      { numRuns: 300 },
    );
  });
});
