import { completeRecord, ENTITIES, type EntityName, type Records } from '@baraza/domain';
import { VisibleStore } from '@baraza/sync-client';
import { inOrder as orderedByPeople } from '../../project/in-order.js';
import { coalitionsWith, membersIn } from './coalitions.js';
import { fieldsOf } from './field-groups.js';
import { dimensionRow, judgeCount, yearsOf } from './judgement-rows.js';
import { membersOf, switched, tiesOn } from './members.js';
import { find, matches } from './search.js';
import { holdersOf, interestsHeld, tiesOf } from './ties.js';
import { nearestIn } from './walk.js';

const { compare } = new Intl.Collator('en', { numeric: true });

function storeOf(records: readonly (readonly [EntityName, string, Record<string, unknown>])[]): VisibleStore {
  const store = new VisibleStore();
  store.change((write) => {
    for (const [entity, id, values] of records) write(entity, id, { ...completeRecord(ENTITIES[entity] as never, id, values), ...(values['deleted'] === true && { deleted: true }) });
  });
  return store;
}
const judgement = (id: string, values: Partial<Records['judgement']>): Records['judgement'] =>
  completeRecord(ENTITIES.judgement as never, id, { stakeholder: 's', dimension: 'influence', value: 5, standing: 'own', judge: 'ana', judgedAt: '2005-07-12T08:00:00.000Z', withdrawn: false, ...values }) as unknown as Records['judgement'];

describe('UI-22: a judgement row says what the map shows and what it rests on', () => {
  const all = [
    judgement('1', { value: 4, judgedAt: '2003-11-20T08:00:00.000Z' }),
    judgement('2', { value: 8 }),
    judgement('3', { value: 6, judge: 'ben', judgedAt: '2005-08-01T08:00:00.000Z' }),
    judgement('4', { value: 9, standing: 'agreed', judge: 'ben', judgedAt: '2005-08-03T08:00:00.000Z' }),
    judgement('5', { value: 1, judge: null, judgeName: 'Old judge', withdrawn: true }),
    judgement('6', { value: 2, dimension: 'urgency' }),
  ];

  test('by the aggregate of the map', () => {
    const value = (mode: 'agreed' | 'mine' | 'median'): number | undefined => dimensionRow(all, 'influence', { mode, account: 'ana' }).aggregate?.value;
    expect([value('agreed'), value('mine'), value('median')]).toEqual([9, 8, 7]);
    expect(dimensionRow(all, 'trust', { mode: 'median', account: 'ana' }).aggregate).toBeNull();
  });

  test('lists the latest of each judge and the agreed one, never what was taken back', () => {
    const row = dimensionRow(all, 'influence', { mode: 'median', account: 'ana' });
    expect(row.current.map(({ id }) => id).sort()).toEqual(['2', '3', '4']);
    expect([row.mine?.id, row.agreed?.id]).toEqual(['2', '4']);
    expect([judgeCount(all), yearsOf(all)]).toEqual([2, [2003, 2005]]);
  });

  test('its history is the shown value at each day on which it changed', () => {
    const row = dimensionRow(all, 'influence', { mode: 'median', account: 'ana' });
    expect(row.history.map(({ value }) => value)).toEqual([4, 8, 7, 7]);
  });
});

describe('the map as data', () => {
  const store = storeOf([
    ['map', 'm', { name: 'Map', aggregate: 'median' }],
    ['stakeholder', 'a', { name: 'Élise', aliases: ['EL'] }],
    ['stakeholder', 'b', { name: 'Ben' }],
    ['stakeholder', 'c', { name: 'Cyra', deleted: true }],
    ['interest', 'i', { name: 'Peace' }],
    ['membership', 'ma', { map: 'm', stakeholder: 'a' }],
    ['membership', 'mb', { map: 'm', stakeholder: 'b' }],
    ['membership', 'mc', { map: 'm', stakeholder: 'c' }],
    ['membership', 'mi', { map: 'm', interest: 'i' }],
    ['relationship', 'r1', { from: 'a', to: 'b', direction: 'directed', strength: 3 }],
    ['relationship', 'r2', { from: 'b', to: 'a', direction: 'mutual', strength: 8 }],
    ['relationship', 'r3', { from: 'a', to: 'c', direction: 'directed', strength: 9 }],
    ['holding', 'h1', { stakeholder: 'a', interest: 'i', stance: 1, intensity: 4 }],
    ['holding', 'h2', { stakeholder: 'b', interest: 'i', stance: -1 }],
  ]);

  test('what is deleted, and what hangs on it, is not on it', () => {
    const members = membersOf(store, 'm');
    expect(members.map(({ id }) => id).sort()).toEqual(['a', 'b', 'i']);
    const { relationships, holdings } = tiesOn(store, 'm');
    expect([relationships.length, holdings.length]).toEqual([2, 2]);
  });

  test('UI-21: relationships are read from the side of whom one looks at, strongest first', () => {
    expect(tiesOf(store, 'a', compare).map(({ record, way, other }) => [record.id, way, other.name])).toEqual([['r2', 'both', 'Ben'], ['r1', 'out', 'Ben']]);
    expect(tiesOf(store, 'b', compare).map(({ record, way }) => [record.id, way])).toEqual([['r2', 'both'], ['r1', 'in']]);
  });

  test('interests held say how many others share and oppose', () => {
    expect(interestsHeld(store, 'a', compare).map(({ share, oppose }) => [share, oppose])).toEqual([[0, 1]]);
  });

  test('UI-23: a search looks into names and other names, without case and marks', () => {
    expect([matches('elise', 'Élise'), matches('el', 'X', ['EL']), matches('z', 'Élise')]).toEqual([true, true, false]);
    expect(find([{ name: 'The ministry' }, { name: 'Ministry' }], 'mini', compare).map(({ name }) => name)).toEqual(['Ministry', 'The ministry']);
  });

  test('a filter with everything on is no filter', () => {
    expect(switched(undefined, 'x', false, ['x', 'y'])).toEqual(['y']);
    expect(switched(['y'], 'x', true, ['x', 'y'])).toBeUndefined();
  });
});

test('arrows walk to a neighbour that lies ahead, else to what is nearest there', () => {
  const [from, near, neighbour, behind] = [{ x: 0, y: 0 }, { x: 50, y: 5 }, { x: 120, y: 20 }, { x: -10, y: 0 }];
  const spots = [from, near, neighbour, behind];
  expect(nearestIn(spots, from, [1, 0], (spot) => spot === neighbour)).toBe(neighbour);
  expect(nearestIn(spots, from, [1, 0], () => false)).toBe(near);
  expect(nearestIn(spots, from, [0, -1], () => true)).toBeNull();
});

test('UI-20: every field of an entity is on its panel once, also one that no group names', () => {
  for (const entity of ['stakeholder', 'interest', 'relationship', 'holding'] as const) {
    const names = fieldsOf(entity).map(({ name }) => name);
    const elsewhere = Object.keys(ENTITIES[entity].fields).filter((name) => !names.includes(name));
    expect(new Set(names).size).toBe(names.length);
    expect(elsewhere.every((name) => ['name', 'roleOverride', 'roleOverrideReason', 'properties', 'from', 'to', 'stakeholder', 'interest'].includes(name))).toBe(true);
  }
});

test('UI-273 who is in a coalition, and in which one is, is listed as the language of the page sorts', () => {
  const names = ['Ärzte', 'Zünfte', 'Arbeiter'];
  const store = storeOf(names.flatMap((name, at) => [
    ['stakeholder', `s${at}`, { name }],
    ['coalition', `c${at}`, { name }],
    ['coalitionMember', `all${at}`, { coalition: 'c0', stakeholder: `s${at}` }],
    ...(at === 0 ? [] : [['coalitionMember', `of${at}`, { coalition: `c${at}`, stakeholder: 's0' }] as const]),
  ] as const));
  // Where the two languages differ: Swedish puts Ä behind Z.
  for (const [language, inOrder] of [['de', ['Arbeiter', 'Ärzte', 'Zünfte']], ['sv', ['Arbeiter', 'Zünfte', 'Ärzte']]] as const) {
    const { compare } = new Intl.Collator(language);
    expect([language, membersIn(store, 'c0', compare).map(({ stakeholder }) => stakeholder.name)]).toEqual([language, inOrder]);
    expect([language, coalitionsWith(store, 's0', compare).map(({ coalition }) => coalition.name)]).toEqual([language, inOrder]);
  }
});

test('UI-300 relationships, interests, who holds one, and what people put in no order are listed as the language of the page sorts', () => {
  const names = ['Ärzte', 'Zünfte', 'Arbeiter'];
  const store = storeOf(names.flatMap((name, at) => [
    ['stakeholder', `s${at}`, { name }],
    ['interest', `i${at}`, { name }],
    ['relationship', `r${at}`, { from: 's0', to: `s${at}`, direction: 'directed' }],
    ['holding', `h${at}`, { stakeholder: 's0', interest: `i${at}`, stance: 1 }],
    ...(at === 0 ? [] : [['holding', `g${at}`, { stakeholder: `s${at}`, interest: 'i0', stance: 1 }] as const]),
  ] as const));
  // Where the two languages differ: Swedish puts Ä behind Z.
  for (const [language, sorted] of [['de', ['Arbeiter', 'Ärzte', 'Zünfte']], ['sv', ['Arbeiter', 'Zünfte', 'Ärzte']]] as const) {
    const { compare: inLanguage } = new Intl.Collator(language);
    expect([language, tiesOf(store, 's0', inLanguage).map(({ other }) => other.name)]).toEqual([language, sorted]);
    expect([language, interestsHeld(store, 's0', inLanguage).map(({ interest }) => interest.name)]).toEqual([language, sorted]);
    expect([language, holdersOf(store, 'i0', inLanguage).map(({ stakeholder }) => stakeholder.name)]).toEqual([language, sorted]);
    expect([language, orderedByPeople([...names.map((name) => ({ id: name, name, order: null })), { id: 'first', name: 'Öl', order: 1 }], inLanguage).map(({ name }) => name)]).toEqual([language, ['Öl', ...sorted]]);
  }
});
