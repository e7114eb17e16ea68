import { completeRecord, createId, ENTITIES, type EntityDefinition, type EntityName, NO_DUTIES, OPERATIONS, parseInput, type Role, viewerOf, visibleRecord, seesBy } from '@baraza/domain';
import { RecordStore, runOperation } from '@baraza/store';
import { planAcross, type Target } from './across.js';
import type { CopiedItem } from './format.js';

let from: RecordStore;
let here: RecordStore;
let map: string;
const project = createId();
beforeEach(() => {
  [from, here] = [new RecordStore(), new RecordStore()];
  add(here, 'project', { name: 'Here', fictional: false, archived: false }, project);
  map = add(here, 'map', { name: 'Map', aggregate: 'agreed' });
});

function add(store: RecordStore, entity: EntityName, values: Record<string, unknown>, id = createId()): string {
  store.put(entity, completeRecord(ENTITIES[entity] as unknown as EntityDefinition, id, values));
  return id;
}
const target = (role: Role = 'owner', before?: Target['before']): Target => ({ ...(before && { before }), store: here, viewer: viewerOf('me', role, null, NO_DUTIES), map });
const item = (id: string, entity: CopiedItem['entity'] = 'stakeholder'): CopiedItem => ({ entity, id, x: 1, y: 2 });
/** Puts the plan in as the server would, and tells what is there. */
function put({ rows }: ReturnType<typeof planAcross>, role: Role = 'owner'): void {
  const input: Record<string, object[]> = {};
  for (const [entity, row] of rows) (input[entity] ??= []).push(row);
  const operation = OPERATIONS.importRecords;
  const { changes } = runOperation(here, operation as never, parseInput(operation as never, input, operation.version), { project, actor: viewerOf('me', role, null, NO_DUTIES), at: '2026-01-02T03:04:05.678Z' });
  for (const { entity, after } of changes) here.put(entity, after!);
}

test('COPY-4 new records come with ties and interests among them, and with nothing that leads elsewhere', () => {
  const [one, two, other] = ['One', 'Two', 'Other'].map((name) => add(from, 'stakeholder', { name, tags: ['x'], size: 3 })) as [string, string, string];
  const interest = add(from, 'interest', { name: 'Pay' });
  add(from, 'relationship', { from: one, to: two, direction: 'directed', strength: 4 });
  add(from, 'relationship', { from: one, to: other, direction: 'directed' });
  add(from, 'holding', { stakeholder: two, interest, stance: -1, intensity: 6 });
  add(from, 'judgement', { stakeholder: one, dimension: 'influence', value: 7, standing: 'own', judge: createId(), judgedAt: '2026-01-01T00:00:00.000Z', withdrawn: false });
  const plan = planAcross([item(one), item(two), item(interest, 'interest')], from, target());
  put(plan);
  const [first, second] = plan.pasted;
  expect(here.allLive('stakeholder')).toEqual([expect.objectContaining({ id: first!.id, name: 'One', tags: ['x'], size: 3 }), expect.objectContaining({ name: 'Two' })]);
  expect([one, two]).not.toContain(first!.id);
  expect(here.allLive('relationship')).toEqual([expect.objectContaining({ from: first!.id, to: second!.id, strength: 4 })]);
  expect(here.allLive('holding')).toEqual([expect.objectContaining({ stakeholder: second!.id, interest: plan.pasted[2]!.id, stance: -1, intensity: 6 })]);
  expect(here.allLive('membership')).toHaveLength(3);
  expect(here.allLive('judgement')).toEqual([]);
});

test('COPY-5 nothing is less classified than it was, a tie not less than its ends; what is above the clearance here is left out with what hangs on it, and counted', () => {
  const [open, secret, worse] = (['public', 'confidential', 'strictlyConfidential'] as const).map((classification) => add(from, 'stakeholder', { name: classification, classification })) as [string, string, string];
  add(from, 'relationship', { from: open, to: secret, direction: 'mutual', classification: 'public' });
  add(from, 'relationship', { from: open, to: worse, direction: 'mutual', classification: 'public' });
  const plan = planAcross([item(open), item(secret), item(worse)], from, target('analyst'));
  expect(plan.left.above).toBe(1);
  put(plan, 'analyst');
  expect(here.allLive('stakeholder').map(({ classification }) => classification)).toEqual(['public', 'confidential']);
  expect(here.allLive('relationship').map(({ classification }) => classification)).toEqual(['confidential']);
});

test('COPY-5 a value, a place or a word is not taken by one of that name here which more people may read', () => {
  const [guarded, open] = (['confidential', 'restricted'] as const).map((classification) => add(from, 'property', { of: 'stakeholder', name: classification, valueType: 'text', classification })) as [string, string];
  const place = add(from, 'place', { name: 'Safe house', classification: 'confidential' });
  const kind = add(from, 'term', { vocabulary: 'kind', code: 'informant', classification: 'confidential' });
  const one = add(from, 'stakeholder', { name: 'One', place, kind, properties: { [guarded]: 'Meets them', [open]: 'Known' } });
  for (const name of ['confidential', 'restricted']) add(here, 'property', { of: 'stakeholder', name, valueType: 'text', classification: 'restricted' });
  add(here, 'place', { name: 'Safe house', classification: 'restricted' });
  add(here, 'term', { vocabulary: 'kind', code: 'informant', classification: 'restricted' });
  const plan = planAcross([item(one)], from, target());
  put(plan);
  const [made] = here.allLive('stakeholder');
  expect([made!.place, made!.kind, Object.values(made!.properties)]).toEqual([null, null, ['Known']]);
  expect([...plan.left.unknown].sort()).toEqual(['Safe house', 'confidential', 'informant']);
});

test('COPY-6 words, places and own properties come where the same are here; the rest is named, and sources, judgements of the role and ids of files never come', () => {
  const [kind, place, source] = [add(from, 'term', { vocabulary: 'kind', code: 'union' }), add(from, 'place', { name: 'Dulvane' }), add(from, 'source', { title: 'Secret talk', kind: 'person' })];
  const [leader, patron] = ['Leader', 'Patron'].map((name) => add(from, 'property', { of: 'stakeholder', name, valueType: 'text' })) as [string, string];
  const sector = add(from, 'term', { vocabulary: 'sector', code: 'navy', name: 'Navy' });
  const one = add(from, 'stakeholder', { name: 'One', kind, sector, place, source, externalId: 'row 7', roleOverride: 'blocker', roleOverrideReason: 'Why', properties: { [leader]: 'A', [patron]: 'B' } });
  const [kindHere, placeHere] = [add(here, 'term', { vocabulary: 'kind', code: 'union' }), add(here, 'place', { name: 'DULVANE' })];
  add(here, 'term', { vocabulary: 'level', code: 'navy', name: 'Navy' });
  const leaderHere = add(here, 'property', { of: 'stakeholder', name: 'leader', valueType: 'text' });
  add(here, 'property', { of: 'stakeholder', name: 'Patron', valueType: 'number' });
  const plan = planAcross([item(one)], from, target());
  put(plan);
  expect(here.allLive('stakeholder')).toEqual([expect.objectContaining({ kind: kindHere, sector: null, place: placeHere, source: null, externalId: null, roleOverride: null, roleOverrideReason: null, properties: { [leaderHere]: 'A' } })]);
  expect(plan.left).toEqual({ gone: 0, above: 0, unknown: ['Navy', 'Patron'], unsaid: 3 });
});

test('COPY-6 what this person was not shown is not there to copy; what is not there any more is counted', () => {
  const one = add(from, 'stakeholder', { name: 'One', motivations: 'Fear' });
  const observer = viewerOf('me', 'observer', null, NO_DUTIES);
  from.put('stakeholder', visibleRecord(observer, 'stakeholder', from.get('stakeholder', one)!, seesBy(observer, from.get)));
  const plan = planAcross([item(one), item(createId())], from, target());
  put(plan);
  expect(here.allLive('stakeholder')).toEqual([expect.objectContaining({ name: 'One', motivations: null })]);
  expect(plan.left.gone).toBe(1);
});

test('COPY-9 coalitions come with those of their members who come, two or more; those that are here are joined; never less classified, nobody twice, and what does not come is told', () => {
  const [one, two, three, stays] = ['One', 'Two', 'Three', 'Stays'].map((name) => add(from, 'stakeholder', { name })) as [string, string, string, string];
  const join = (name: string, who: readonly string[], values = {}): void => {
    const coalition = add(from, 'coalition', { name, purpose: `Of ${name}`, ...values });
    for (const stakeholder of who) add(from, 'coalitionMember', { coalition, stakeholder, part: stakeholder === one ? 'Leads' : null });
  };
  join('Bloc', [one, two, stays], { classification: 'confidential' });
  join('Alone', [three, stays]);
  join('Elsewhere', [stays]);
  join('Forum', [three]);
  // Twice there, once here.
  join('FORUM', [three, one]);
  join('Guarded', [one], { classification: 'confidential' });
  join('Above', [one, two], { classification: 'strictlyConfidential' });
  const forum = add(here, 'coalition', { name: 'forum', classification: 'restricted' });
  add(here, 'coalition', { name: 'Guarded', classification: 'restricted' });
  const plan = planAcross([item(one), item(two), item(three)], from, target('analyst'));
  put(plan, 'analyst');
  const bloc = here.allLive('coalition').find(({ name }) => name === 'Bloc')!;
  expect(here.allLive('coalition').map(({ name }) => name).sort()).toEqual(['Bloc', 'Guarded', 'forum']);
  expect(bloc).toMatchObject({ purpose: 'Of Bloc', classification: 'confidential' });
  const [first, second, third] = plan.pasted.map(({ id }) => id);
  const told = here.allLive('coalitionMember').map(({ coalition, stakeholder, part, classification }) => [coalition, stakeholder, part, classification]);
  expect(told).toHaveLength(4);
  expect(told).toEqual(expect.arrayContaining([[bloc.id, first, 'Leads', 'confidential'], [bloc.id, second, null, 'confidential'], [forum, third, null, 'restricted'], [forum, first, 'Leads', 'restricted']]));
  expect(plan.left).toEqual({ gone: 0, above: 1, unknown: ['Alone', 'Guarded'], unsaid: 0 });
});

test('COPY-12 what was pasted before is the same again with its ties and coalitions, on the map once; what is gone here since comes anew', () => {
  const [one, two] = ['One', 'Two'].map((name) => add(from, 'stakeholder', { name })) as [string, string];
  const interest = add(from, 'interest', { name: 'Pay' });
  add(from, 'relationship', { from: one, to: two, direction: 'directed' });
  add(from, 'holding', { stakeholder: two, interest, stance: 1 });
  const bloc = add(from, 'coalition', { name: 'Bloc' });
  for (const stakeholder of [one, two]) add(from, 'coalitionMember', { coalition: bloc, stakeholder });
  const items = [item(one), item(two), item(interest, 'interest')];
  const first = planAcross(items, from, target());
  put(first);
  const before = new Map(first.came);
  const second = planAcross(items, from, target('owner', before));
  expect(second).toMatchObject({ rows: [], again: 3, pasted: first.pasted });
  expect(first.again).toBe(0);
  const other = add(here, 'map', { name: 'Another', aggregate: 'agreed' });
  expect(planAcross(items, from, { ...target('owner', before), map: other }).rows.map(([entity]) => entity)).toEqual(['membership', 'membership', 'membership']);
  const gone = first.pasted[0]!.id;
  here.put('stakeholder', { ...here.get('stakeholder', gone)!, deleted: true });
  const third = planAcross(items, from, target('owner', before));
  expect(third.again).toBe(2);
  expect(third.rows.map(([entity]) => entity)).toEqual(['stakeholder', 'relationship', 'coalitionMember', 'membership']);
});
