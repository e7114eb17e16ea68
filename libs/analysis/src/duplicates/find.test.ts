import { pairKey } from '@baraza/domain';
import { findDuplicates, type Party, THRESHOLD } from './find.js';

const party = (id: string, name: string, more: Partial<Party> = {}): Party => ({ id, name, aliases: [], neighbours: [], ...more });
/** What else is in the registry, so that words have a weight. */
const OTHERS = ['Ministry of Finance', 'Ministry of Justice', 'Ministry of Health', 'National Police', 'National Bureau of Statistics', 'Council of Elders of the North', 'Market Women of Tirrenque', 'Bar Association', 'Border Guard', 'Truth Commission', 'Free Press Union', 'Chamber of Commerce'].map((name, index) => party(`other ${index}`, name));
const among = (one: Partial<Party> & { name: string }, two: Partial<Party> & { name: string }, options = {}): ReturnType<typeof findDuplicates> =>
  findDuplicates([party('one', one.name, one), ...OTHERS, party('two', two.name, two)], options).filter(({ ids }) => ids.includes('one') || ids.includes('two'));
const found = (one: string, two: string): ReturnType<typeof findDuplicates>[number] | undefined => among({ name: one }, { name: two })[0];

test.each([
  ['Ministry of Defence', 'MINISTRY OF DEFENCE'],
  ['Ministry of Defence', 'The Ministry for Defence'],
  ['Comité National de Réconciliation', 'Comite national de reconciliation'],
  ['Bosnia-Herzegovina Federation', 'Bosnia Herzegovina Federation'],
  ['وزارة الدفاع', 'وِزارَة الدِّفاع'],
  ['Партия мира', 'Partiya mira'],
])('MERGE-12 “%s” and “%s” have the same name', (one, two) => {
  expect(found(one, two)).toMatchObject({ score: 1, ids: ['one', 'two'], reasons: [{ code: 'sameName' }] });
});

test.each([
  ['Reconciliation Secretariat', 'Reconcilation Secretariat'],
  ['Reconciliation Secretariat', 'Recnociliation Secretariat'],
  ['Ministry of Defence', 'Min. of Defence'],
  ['Tirrenque Youth Assembly', 'Assembly of Youth, Tirrenque'],
])('MERGE-12 “%s” and “%s” are alike, and how much is said', (one, two) => {
  const candidate = found(one, two)!;
  expect(candidate.score).toBeGreaterThanOrEqual(THRESHOLD);
  expect(['namesAlike', 'sameName']).toContain(candidate.reasons[0]!.code);
});

test.each([
  ['Security Units (East)', 'Security Units (West)'],
  ['Sector 2 Command', 'Sector 3 Command'],
  ['Ministry of Defence', 'Ministry of Labour'],
  ['Northern Women’s League', 'Northern Farmers’ League'],
])('MERGE-13 “%s” and “%s” are two', (one, two) => {
  expect(found(one, two)).toBeUndefined();
});

test('MERGE-14 another name and an abbreviation are reasons, each with the names that it rests on', () => {
  expect(among({ name: 'Ministry of Defence', aliases: ['House of Shields'] }, { name: 'The House of Shields' })[0]!.reasons).toEqual([{ code: 'sharedName', names: ['House of Shields', 'The House of Shields'] }]);
  expect(among({ name: 'Net Menders', aliases: ['Reconciliation Secretariat'] }, { name: 'Sail Makers', aliases: ['Reconcilation Secretariat'] })[0]!.reasons[0]).toMatchObject({ code: 'otherNamesAlike', names: ['Reconciliation Secretariat', 'Reconcilation Secretariat'] });
  expect(found('Revolutionary United Front of Tirrenque', 'RUFT')!.reasons[0]).toEqual({ code: 'abbreviation', short: 'RUFT', long: 'Revolutionary United Front of Tirrenque' });
  expect(found('R.U.F.T.', 'Revolutionary United Front of Tirrenque')!.reasons[0]).toMatchObject({ code: 'abbreviation' });
  expect(found('Revolutionary United Front of Tirrenque (RUFT)', 'RUFT')!.reasons[0]).toMatchObject({ code: 'sharedName' });
  expect(found('United Front (UF)', 'Unity Federation (UF)')).toBeUndefined();
  // Two letters are the first ones of much.
  expect(found('National Guard', 'NG')).toBeUndefined();
});

test('MERGE-15 the same neighbours make it likelier, say how many, and make nobody the same by themselves; a tie between the two makes it less likely', () => {
  const neighbours = ['other 1', 'other 2', 'other 3', 'other 4'];
  const alone = among({ name: 'Northern League' }, { name: 'Northern League Office' }, { threshold: 0.3 })[0]!;
  const together = among({ name: 'Northern League', neighbours }, { name: 'Northern League Office', neighbours }, { threshold: 0.3 })[0]!;
  expect(together.score).toBeGreaterThan(alone.score);
  expect(together.reasons).toContainEqual({ code: 'sameNeighbours', shared: 4, of: 4 });
  const tied = among({ name: 'Northern League', neighbours: ['two'] }, { name: 'Northern League Office' }, { threshold: 0.2 })[0]!;
  expect(tied.score).toBeLessThan(alone.score);
  expect(among({ name: 'Border Traders', neighbours }, { name: 'Free Riders', neighbours })).toEqual([]);
});

test('MERGE-16 a pair of which somebody said that it is not the same is not proposed again, whichever comes first', () => {
  const two = [{ name: 'Ministry of Defence' }, { name: 'Ministry of Defence' }] as const;
  expect(among(...two)).toHaveLength(1);
  expect(among(...two, { apart: new Set([pairKey('two', 'one')]) })).toEqual([]);
});

test('MERGE-17 of 300 names written again with one slip nine in ten are found, and the order in which they come changes nothing', () => {
  const seed = Math.floor(Math.random() * 1e9);
  let state = seed;
  const random = (below: number): number => (state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fffffff) % below;
  const word = (): string => Array.from({ length: 3 + random(3) }, () => 'bdfgklmnprstvz'[random(14)]! + 'aeiou'[random(5)]!).join('');
  const names = Array.from({ length: 300 }, () => `${word()} ${word()} ${['council', 'union', 'front', 'party'][random(4)]!}`);
  const slip = (name: string): string => {
    const at = random(name.length - 1);
    return [name.slice(0, at) + name.slice(at + 1), name.slice(0, at) + name[at + 1]! + name[at]! + name.slice(at + 2), `${name.slice(0, at)}x${name.slice(at)}`][random(3)]!;
  };
  const parties = names.flatMap((name, index) => [party(`${index}`, name), party(`${index} again`, slip(name))]);
  const candidates = findDuplicates(parties);
  const right = candidates.filter(({ ids: [one, two] }) => one.split(' ')[0] === two.split(' ')[0]);
  expect({ seed, recall: right.length >= 270, precision: right.length >= 0.95 * candidates.length }).toEqual({ seed, recall: true, precision: true });
  const keys = (list: typeof candidates): string[] => list.map(({ ids, score }) => `${pairKey(...ids)} ${score}`).sort();
  expect({ seed, keys: keys(findDuplicates([...parties].reverse())) }).toEqual({ seed, keys: keys(candidates) });
});

test('MERGE-22 it tells how far it is, from nothing to nearly all', () => {
  const names = Array.from({ length: 120 }, (_, index) => party(`${index}`, `Council ${index % 60} ${String.fromCharCode(97 + (index % 7))}lder`));
  const told: number[] = [];
  findDuplicates([...names, ...names.map((each) => ({ ...each, id: `${each.id} again` }))], { onProgress: (share) => told.push(share) });
  expect(told[0]).toBe(0);
  expect(told).toEqual([...told].sort((a, b) => a - b));
  expect(told.at(-1)).toBeLessThan(1);
});

test('MERGE-33 however many are of one name, each of them is found', () => {
  const count = 40;
  const all = [...OTHERS, ...Array.from({ length: count }, (_, index) => party(`same ${index}`, 'Village Council'))];
  const pairs = findDuplicates(all).filter(({ reasons }) => reasons.some(({ code }) => code === 'sameName'));
  expect(new Set(pairs.flatMap(({ ids }) => ids)).size).toBe(count);
  expect(pairs).toHaveLength(count - 1);
});
