/**
 * How long groups spoke in the invented round, as whoever leads the floor has it counted: by item, each dimension by itself, turns and minutes. So many of each group, or nobody, that the counters show most of it; the
 * women of Tirrenque are here and are not heard.
 */
import type { SampleCounted, Spoken } from '../../sample.js';
import { seatKey } from './participants.js';
import { ROUND } from './process.js';
import { type ItemCode, itemKey, type SessionKey } from './sessions.js';

/** Of those who spoke: women and men; 18–29, 30–49, 50–59, 60–69; from villages and from town; displaced, returned and neither; with a disability and without. */
type Groups = readonly [sex: readonly Spoken[], age: readonly Spoken[], residence: readonly Spoken[], displacement: readonly Spoken[], disability: readonly Spoken[]];
const DIMENSIONS = [
  ['sex', ['female', 'male']],
  ['ageBand', ['18-29', '30-49', '50-59', '60-69']],
  ['residence', ['rural', 'urban']],
  ['displacement', ['displaced', 'returned', 'neither']],
  ['disability', ['yes', 'no']],
] as const;
const NOBODY: Spoken = [0, 0];

const floor = (session: SessionKey, item: ItemCode, spoken: Spoken, groups: Groups): SampleCounted => ({
  session, item: itemKey(session, item), spoken,
  groups: DIMENSIONS.flatMap(([dimension, codes], at) => codes.flatMap((group, index) => ((groups[at]![index] ?? NOBODY)[0] > 0 ? [{ dimension: `${ROUND} ${dimension}`, group, spoken: groups[at]![index]! }] : []))),
});
/** Where speakers may be known, by their seats. */
const named = (session: SessionKey, item: ItemCode, bySeat: Readonly<Record<number, Spoken>>): SampleCounted => ({
  session, item: itemKey(session, item), groups: [],
  spoken: Object.values(bySeat).reduce<Spoken>(([turns, minutes], [more, longer]) => [turns + more, minutes + longer], NOBODY),
  seats: Object.entries(bySeat).map(([seat, spoken]) => ({ participation: seatKey(session, Number(seat)), spoken })),
});

export const counted: readonly SampleCounted[] = [
  floor('dulvaneHall', 'have', [26, 44], [[[10, 18], [16, 26]], [[6, 9], [12, 21], [8, 14]], [[12, 20], [14, 24]], [[6, 10], NOBODY, [20, 34]], [[5, 7], [21, 37]]]),
  floor('dulvaneHall', 'officers', [15, 22], [[[6, 9], [9, 13]], [[5, 7], [10, 15]], [[7, 10], [8, 12]], [[5, 7], NOBODY, [10, 15]], [NOBODY, [15, 22]]]),
  floor('dulvaneHall', 'want', [24, 43], [[[9, 15], [15, 28]], [[6, 8], [12, 23], [6, 12]], [[10, 17], [14, 26]], [[5, 8], NOBODY, [19, 35]], [NOBODY, [24, 43]]]),
  floor('dulvaneHall', 'steps', [18, 34], [[[7, 13], [11, 21]], [[5, 7], [13, 27]], [[9, 16], [9, 18]], [NOBODY, NOBODY, [18, 34]], [NOBODY, [18, 34]]]),
  floor('dulvaneHall', 'ownership', [17, 33], [[[6, 12], [11, 21]], [[5, 9], [12, 24]], [[8, 15], [9, 18]], [NOBODY, NOBODY, [17, 33]], [NOBODY, [17, 33]]]),
  floor('dulvaneWomen', 'have', [20, 34], [[[20, 34]], [[5, 8], [15, 26]], [[8, 13], [12, 21]], [[7, 12], NOBODY, [13, 22]], [NOBODY, [20, 34]]]),
  floor('dulvaneWomen', 'want', [19, 33], [[[19, 33]], [[5, 7], [14, 26]], [[8, 14], [11, 19]], [[6, 11], NOBODY, [13, 22]], [NOBODY, [19, 33]]]),
  floor('dulvaneWomen', 'steps', [12, 19], [[[12, 19]], [NOBODY, [12, 19]], [[5, 8], [7, 11]], [NOBODY, NOBODY, [12, 19]], [NOBODY, [12, 19]]]),
  named('hearing', 'statements', { 1: [2, 9], 2: [3, 8], 3: [4, 13], 4: [2, 9], 5: [2, 9], 6: [2, 7], 7: [2, 8], 8: [2, 8], 9: [2, 9], 10: [2, 6], 11: [2, 8], 12: [2, 8] }),
  named('hearing', 'ownership', { 1: [2, 9], 2: [2, 8], 3: [1, 5], 4: [1, 6], 5: [1, 5], 6: [1, 4], 10: [1, 6], 12: [1, 5] }),
  floor('tirrenqueHall', 'have', [27, 40], [[[5, 5], [22, 35]], [[5, 5], [11, 19], [6, 9], [5, 7]], [[18, 28], [9, 12]], [[5, 4], [5, 5], [17, 31]], [[5, 5], [22, 35]]]),
  floor('tirrenqueHall', 'want', [12, 17], [[[1, 1], [11, 16]], [[1, 1], [8, 11], [2, 3], [1, 2]], [[8, 11], [4, 6]], [[1, 1], NOBODY, [11, 16]], [NOBODY, [12, 17]]]),
];
