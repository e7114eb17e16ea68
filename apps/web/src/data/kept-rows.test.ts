import { completeRecord, ENTITIES, type EntityName } from '@baraza/domain';
import { VisibleStore } from '@baraza/sync-client';
import { idsOf, idsOn, membersOf, presentOn, statedOn, tieCounts, tiesOn } from '../map/data/members.js';
import { factsOf } from '../map/list/facts.js';
import { readTimeline } from '../map/times/timeline.js';
import { rowsOf } from './kept-rows.js';

const record = (entity: EntityName, id: string, values: Record<string, unknown>) => completeRecord(ENTITIES[entity] as never, id, values);
const put = (store: VisibleStore, entity: EntityName, id: string, values: Record<string, unknown>): void => store.change((write) => write(entity, id, record(entity, id, values)));

/** A map of so many, each tied to the next; `looked` counts what is read of the store. */
function mapOf(size: number): { store: VisibleStore; looked: () => number } {
  const store = new VisibleStore();
  store.change((write) => {
    write('map', 'm', record('map', 'm', { name: 'Map', aggregate: 'median' }));
    for (let at = 0; at < size; at += 1) {
      write('stakeholder', `s${at}`, record('stakeholder', `s${at}`, { name: `Number ${at}`, validFrom: String(1900 + (at % 100)) }));
      write('membership', `m${at}`, record('membership', `m${at}`, { map: 'm', stakeholder: `s${at}` }));
    }
    for (let at = 1; at < size; at += 1) write('relationship', `r${at}`, record('relationship', `r${at}`, { from: `s${at - 1}`, to: `s${at}`, direction: 'directed' }));
  });
  let count = 0;
  for (const name of ['live', 'get', 'all', 'allLive', 'referring'] as const) {
    const read = (store as unknown as Record<string, (...given: unknown[]) => unknown>)[name]!.bind(store);
    Object.defineProperty(store, name, { value: (...given: unknown[]) => ((count += 1), read(...given)) });
  }
  return { store, looked: () => count };
}
/** All that the screen of a map keeps in step. */
const readAll = (store: VisibleStore) => ({ members: membersOf(store, 'm'), present: presentOn(store, 'm'), ties: tiesOn(store, 'm'), stated: statedOn(store, 'm'), ids: idsOn(store, 'm', 'stakeholder'), all: idsOf(store, 'stakeholder'), line: readTimeline(store, 'm'), counts: tieCounts(store, 'm') });

test('TAB-32 what one edit costs the screen of a map does not grow with the map', () => {
  const costs = [30, 3000].map((size) => {
    const { store, looked } = mapOf(size);
    readAll(store);
    const before = looked();
    put(store, 'stakeholder', 's7', { name: 'Called otherwise', validFrom: '1907' });
    const after = readAll(store);
    expect(after.members.find(({ id }) => id === 's7')?.name).toBe('Called otherwise');
    return looked() - before;
  });
  expect(costs[1]).toBe(costs[0]);
  expect(costs[0]).toBeLessThan(60);
});

test('TAB-32 what an edit does not concern stays the same object, so that nothing is drawn anew for it', () => {
  const { store } = mapOf(20);
  const before = readAll(store);
  put(store, 'stakeholder', 's7', { name: 'Called otherwise', validFrom: '1907' });
  const after = readAll(store);
  expect(after.members).not.toBe(before.members);
  for (const same of ['present', 'ties', 'stated', 'ids', 'all', 'line', 'counts'] as const) expect([same, after[same] === before[same]]).toEqual([same, true]);
});

test('TAB-32 what an edit costs the list of a map does not grow with the map, for it asks only about the rows that are drawn', () => {
  const choice = { mode: 'agreed', account: 'me', at: '2026-01-01' } as const;
  const costs = [30, 3000].map((size) => {
    const { store, looked } = mapOf(size);
    const drawn = (): unknown => membersOf(store, 'm').slice(0, 20).map((member) => factsOf(store, 'm', member, choice, '1950-06-01'));
    const first = drawn();
    const before = looked();
    put(store, 'judgement', 'j', { stakeholder: 's7', dimension: 'position', value: 2, standing: 'agreed', judgedAt: '2020-01-01T00:00:00.000Z' });
    put(store, 'relationship', 'r7', { from: 's6', to: 's7', direction: 'directed', strength: 3 });
    put(store, 'stakeholder', 's8', { name: 'Called otherwise', validFrom: '1990' });
    const after = drawn() as unknown[];
    expect(after[7]).toMatchObject({ position: 2, ties: 2, validity: 'valid' });
    expect(after[8]).toMatchObject({ position: null, influence: null, ties: 2, validity: 'notYet' });
    expect(after.slice(10)).toEqual((first as unknown[]).slice(10));
    return looked() - before;
  });
  expect(costs[1]).toBe(costs[0]);
});

test('TAB-32 who comes stands at the end, in the order of coming', () => {
  const { store } = mapOf(3);
  idsOn(store, 'm', 'stakeholder');
  const coming = ['one', 'two', 'three'];
  store.change((write) => {
    for (const id of coming) {
      write('stakeholder', id, record('stakeholder', id, { name: id }));
      write('membership', `m-${id}`, record('membership', `m-${id}`, { map: 'm', stakeholder: id }));
    }
  });
  expect(idsOn(store, 'm', 'stakeholder')).toEqual(['s0', 's1', 's2', ...coming]);
});

test('TAB-32 UI-265 lists that are kept in step are those that are worked out anew, whatever changes', () => {
  const seed = Math.floor(Math.random() * 1e9);
  console.info(`seed ${seed}`);
  let state = seed;
  const random = (below: number): number => ((state = (state * 1103515245 + 12345) % 2147483648), Math.floor((state / 2147483648) * below));
  const { store } = mapOf(12);
  put(store, 'map', 'other', { name: 'Other', aggregate: 'median' });
  const anew = (): VisibleStore => {
    const copy = new VisibleStore();
    copy.change((write) => {
      for (const entity of ['map', 'place', 'stakeholder', 'membership', 'relationship', 'judgement'] as const) for (const each of store.all(entity)) write(entity, each.id, each);
    });
    return copy;
  };
  const told = (at: VisibleStore): unknown => {
    const { members, present, ties, stated, ids, all, line, counts } = readAll(at);
    const sorted = (values: readonly unknown[]): string[] => values.map((each) => JSON.stringify(each)).sort();
    return { members: sorted(members), present: sorted(present), ties: sorted(ties.relationships), stated: [stated.total, ...sorted([...stated.relationshipTypes]), ...sorted([...stated.places])], ids: sorted(ids), all: sorted(all), line, counts: sorted([...counts]) };
  };
  const deeds = [
    () => put(store, 'stakeholder', `s${random(14)}`, { name: `Name ${random(5)}`, validFrom: random(2) ? String(1950 + random(9)) : null, place: random(3) ? `p${random(5)}` : null }),
    () => put(store, 'place', `p${random(5)}`, { name: 'Place', parent: random(2) ? `p${random(5)}` : null, deleted: random(4) === 0 }),
    () => put(store, 'stakeholder', `s${random(12)}`, { name: 'Gone', deleted: true }),
    () => put(store, 'membership', `m${random(14)}`, { map: random(3) ? 'm' : 'other', stakeholder: `s${random(14)}` }),
    () => store.change((write) => write('membership', `m${random(12)}`, undefined)),
    () => put(store, 'relationship', `r${random(14)}`, { from: `s${random(14)}`, to: `s${random(14)}`, direction: 'directed', type: random(2) ? 't' : null }),
    () => store.change((write) => write('relationship', `r${random(12)}`, undefined)),
    () => put(store, 'judgement', `j${random(4)}`, { stakeholder: `s${random(12)}`, dimension: 'position', value: 1, standing: 'own', judgedAt: `20${10 + random(9)}-01-01T00:00:00.000Z`, withdrawn: random(2) === 0 }),
    () => put(store, 'map', 'm', { name: 'Map', aggregate: 'median', deleted: random(3) === 0 }),
  ];
  for (let turn = 0; turn < 300; turn += 1) {
    for (let many = random(3); many >= 0; many -= 1) deeds[random(deeds.length)]!();
    expect([turn, told(store)]).toEqual([turn, told(anew())]);
  }
});

test('TAB-32 of more changes than are remembered everything is read anew, once', () => {
  const store = new VisibleStore();
  const all = (count: number, name: string): void => store.change((write) => Array.from({ length: count }, (_, at) => write('stakeholder', `s${at}`, record('stakeholder', `s${at}`, { name }))));
  let reads = 0;
  const names = (): readonly string[] => rowsOf(store, 'names', { all: () => [...store.all('stakeholder')].map(({ id }) => id), bears: { stakeholder: (_store, id) => [id] }, read: (_store, id) => ((reads += 1), store.live('stakeholder', id)?.name) });
  all(5000, 'first');
  expect([names().length, reads]).toEqual([5000, 5000]);
  all(5000, 'second');
  expect([new Set(names()).size, names()[0], reads]).toEqual([1, 'second', 10_000]);
  for (let turn = 0; turn < 4500; turn += 1) put(store, 'stakeholder', 's1', { name: `turn ${turn}` });
  expect([names()[1], store.changedSince('stakeholder', 0)]).toEqual(['turn 4499', null]);
  put(store, 'stakeholder', 's2', { name: 'last' });
  reads = 0;
  expect([names()[2], reads]).toEqual(['last', 1]);
});
