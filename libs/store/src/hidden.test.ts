/** Rules of the whole project hold also for what whoever asks may not see, or what is hidden with something deleted. */
import { type AnyRecord, createId, viewerOf } from '@baraza/domain';
import { inverse, recordedChange } from './inverse.js';
import { RecordStore } from './record-store.js';
import type { Outcome } from './run.js';
import { type Actor, add, emptyProject, refusal, run, store } from './test/project.js';
import { applyViewChange, type ViewChange, viewChanges, withDependants } from './view.js';

emptyProject();

const undo = (outcome: Outcome, actor?: Actor): Outcome => run('restore', { changes: inverse(outcome.changes.map(recordedChange)) }, actor);

describe('members of a map', () => {
  const members = (stakeholder: string): string[] => [...store.referring('membership', 'stakeholder', stakeholder)].filter((id) => store.live('membership', id) !== undefined);
  test('MAP-23 undo of taking a stakeholder off a map leaves it there once, where a colleague has put it on again', () => {
    const [map, stakeholder] = [add('map', { name: 'M', aggregate: 'agreed' }), add('stakeholder', { name: 'S' })];
    const [mine, theirs] = [add('membership', { map, stakeholder }), createId()];
    const removal = run('removeFromMap', { members: [{ id: mine }] });
    run('addToMap', { members: [{ id: theirs, map, stakeholder }] });
    expect(refusal(() => undo(removal)).code).toBe('alreadyExists');
    expect(members(stakeholder)).toEqual([theirs]);
  });
  test('MAP-23 also where the stakeholder was deleted meanwhile and then returns', () => {
    const [map, stakeholder] = [add('map', { name: 'M', aggregate: 'agreed' }), add('stakeholder', { name: 'S' })];
    const [mine, theirs] = [add('membership', { map, stakeholder }), createId()];
    const removal = run('removeFromMap', { members: [{ id: mine }] });
    run('addToMap', { members: [{ id: theirs, map, stakeholder }] });
    const deletion = run('deleteStakeholder', { id: stakeholder });
    expect(refusal(() => undo(removal)).code).toBe('alreadyExists');
    undo(deletion);
    expect(members(stakeholder)).toEqual([theirs]);
  });
  test('MAP-23 an interest is on a map once, and returns to a map that it is not on', () => {
    const [map, other, interest] = [add('map', { name: 'M', aggregate: 'agreed' }), add('map', { name: 'N', aggregate: 'agreed' }), add('interest', { name: 'I' })];
    const id = add('membership', { map, interest });
    const removal = run('removeFromMap', { members: [{ id }] });
    run('addToMap', { members: [{ id: createId(), map: other, interest }] });
    undo(removal);
    expect(store.live('membership', id)).toBeDefined();
  });
});

describe('undo', () => {
  test('UNDO-11 what a rule or a right keeps from going back is left and reported with the reason; the rest goes back', () => {
    const [map, stakeholder, other] = [add('map', { name: 'M', aggregate: 'agreed' }), add('stakeholder', { name: 'S' }), add('stakeholder', { name: 'T' })];
    const ids = [add('membership', { map, stakeholder }), add('membership', { map, stakeholder: other })] as const;
    const removal = run('removeFromMap', { members: ids.map((id) => ({ id })) });
    run('addToMap', { members: [{ id: createId(), map, stakeholder }] });
    expect(undo(removal).report).toEqual({ skipped: [{ entity: 'membership', id: ids[0], fields: ['deleted'], code: 'alreadyExists' }] });
    expect(store.live('membership', ids[1])).toBeDefined();
  });
  test('UNDO-11 a record above the clearance, a field above it and a class above it are each left alone', () => {
    const id = add('stakeholder', { name: 'Now', motivations: 'Now' });
    const secret = add('stakeholder', { name: 'Secret', classification: 'confidential' });
    const put = (field: string, expected: unknown, value: unknown, of = id): object => ({ entity: 'stakeholder', id: of, field, expected, value });
    const changes = [put('name', 'Now', 'Before'), put('motivations', 'Now', 'Before'), put('classification', 'restricted', 'confidential'), put('name', 'Secret', 'Guessed', secret)];
    const { report } = run('restore', { changes }, { role: 'analyst', clearance: 'restricted' });
    expect(report!.skipped).toEqual([
      { entity: 'stakeholder', id, fields: ['motivations'] },
      { entity: 'stakeholder', id, fields: ['classification'], code: 'aboveClearance' },
      { entity: 'stakeholder', id: secret, fields: ['name'] },
    ]);
    expect(store.get('stakeholder', id)).toMatchObject({ name: 'Before', motivations: 'Now', classification: 'restricted' });
  });
  test('UNDO-12 what stands in a property that the actor may not read cannot be found out by undo, neither one by one nor all at once', () => {
    const property = add('property', { of: 'stakeholder', name: 'Informant', valueType: 'boolean', classification: 'confidential' });
    const id = add('stakeholder', { name: 'S', properties: { [property]: true } });
    const actor: Actor = { role: 'analyst', clearance: 'restricted' };
    const guess = (expected: unknown): unknown => run('restore', { changes: [{ entity: 'stakeholder', id, field: `properties.${property}`, expected, value: false }] }, actor).report;
    expect(guess(true)).toEqual(guess(false));
    for (const expected of [true, false]) {
      expect(refusal(() => run('restore', { changes: [{ entity: 'stakeholder', id, field: 'properties', expected: { [property]: expected }, value: {} }] }, actor)).code).toBe('invalidInput');
    }
    expect(store.get('stakeholder', id)).toMatchObject({ properties: { [property]: true } });
  });
  test('UNDO-11 what the role does not allow is left, also among what it allows', () => {
    const [id, member] = [add('stakeholder', { name: 'Now' }), add('member', { account: createId(), displayName: 'Now', role: 'observer' })];
    const changes = [
      { entity: 'stakeholder', id, field: 'name', expected: 'Now', value: 'Before' },
      { entity: 'member', id: member, field: 'role', expected: 'observer', value: 'analyst' },
    ];
    expect(run('restore', { changes }, { role: 'analyst' }).report!.skipped).toEqual([{ entity: 'member', id: member, fields: ['role'], code: 'forbidden' }]);
    expect(store.get('member', member)).toMatchObject({ role: 'observer' });
  });
});

describe('what is counted', () => {
  test('REF-4 a term that only hidden records use cannot be deleted, and no more is told than that it is used', () => {
    const kind = add('term', { vocabulary: 'kind', code: 'ngo' });
    const id = add('stakeholder', { name: 'Hidden user', kind, classification: 'strictlyConfidential' });
    const told = refusal(() => run('deleteTerm', { id: kind }, { role: 'analyst' }));
    expect(told).toMatchObject({ code: 'stillNeeded', message: 'This term is still used.', params: { count: 0 } });
    run('deleteStakeholder', { id });
    run('deleteTerm', { id: kind }, { role: 'analyst' });
  });
  test('MEM-1 owners and members count, also those whose record the actor may not read', () => {
    const lowered: Actor = { clearance: 'restricted' };
    const account = createId();
    const [hidden, shown] = [add('member', { account, displayName: 'Hidden owner', role: 'owner', classification: 'confidential' }), add('member', { account: createId(), displayName: 'Owner', role: 'owner', clearance: 'restricted' })];
    expect(refusal(() => run('createMember', { id: createId(), account, displayName: 'Again', role: 'observer' }, lowered)).code).toBe('alreadyExists');
    run('removeMember', { id: shown }, lowered);
    expect(store.live('member', hidden)).toBeDefined();
  });
});

describe('replacing a term', () => {
  const term = (code: string, vocabulary = 'kind'): string => add('term', { vocabulary, code });
  test('REF-5 whatever the person may see gets the other term, of whichever kind of record; what is hidden keeps its own', () => {
    const [from, by, level] = [term('ngo'), term('organisation'), term('local', 'level')];
    const [seen, hidden, interest] = [add('stakeholder', { name: 'Seen', kind: from, level }), add('stakeholder', { name: 'Hidden', kind: from, classification: 'strictlyConfidential' }), add('stakeholder', { name: 'Of another kind', kind: by })];
    run('replaceTerm', { term: from, by }, { role: 'analyst' });
    expect([seen, hidden, interest].map((id) => store.get('stakeholder', id)!['kind'])).toEqual([by, from, by]);
    expect(store.get('stakeholder', seen)!['level']).toBe(level);
    expect(refusal(() => run('deleteTerm', { id: from }, { role: 'analyst' })).code).toBe('stillNeeded');
  });
  test.each([
    ['interest', 'kind', 'interestKind', { title: 'I' }],
    ['relationship', 'type', 'relationshipType', {}],
    ['stakeholder', 'sector', 'sector', { name: 'S' }],
  ] as const)('REF-5 also records of %s, in the field %s', (entity, field, vocabulary, values) => {
    const [from, by] = [term('one', vocabulary), term('two', vocabulary)];
    const ends = entity === 'relationship' ? { from: add('stakeholder', { name: 'A' }), to: add('stakeholder', { name: 'B' }) } : {};
    const id = add(entity, { ...values, ...ends, [field]: from });
    run('replaceTerm', { term: from, by });
    expect(store.get(entity, id)![field]).toBe(by);
  });
  test('REF-5 of more than 500 the first 500, then the others', () => {
    const [from, by] = [term('one'), term('two')];
    const ids = Array.from({ length: 501 }, () => add('stakeholder', { name: 'S', kind: from }));
    const left = (): number => ids.filter((id) => store.get('stakeholder', id)!['kind'] === from).length;
    run('replaceTerm', { term: from, by });
    expect(left()).toBe(1);
    run('replaceTerm', { term: from, by });
    expect(left()).toBe(0);
  });
  test('REF-5 not by a term of another list', () => {
    const [from, by] = [term('ngo'), term('local', 'level')];
    expect(refusal(() => run('replaceTerm', { term: from, by })).code).toBe('wrongVocabulary');
  });
});

describe('references to what may not be read', () => {
  const observer = viewerOf('o', 'observer', null);
  const seen = ({ changes }: Outcome): ViewChange[] => {
    const before = new Map(changes.map((change) => [`${change.entity} ${change.id}`, change.before]));
    return viewChanges(observer, new Set(['registry']), {
      changes: withDependants(changes, store),
      before: (entity, id) => (before.has(`${entity} ${id}`) ? (before.get(`${entity} ${id}`) ?? undefined) : store.get(entity, id)),
      after: store.get,
    });
  };
  let [secret, open]: [string, string] = ['', ''];
  beforeEach(() => {
    secret = add('source', { title: 'Informant', kind: 'person', classification: 'confidential' });
    open = add('source', { title: 'Report', kind: 'document' });
  });

  test('PERM-76 one is absent, never named, and told apart from nothing', () => {
    const id = createId();
    const [created] = seen(run('createStakeholder', { id, name: 'S', source: secret })) as unknown as [{ put: AnyRecord }];
    expect('source' in created.put).toBe(false);
    expect(created.put['place']).toBeNull();
    expect(seen(run('updateStakeholder', { id, source: open }))).toEqual([{ entity: 'stakeholder', id, set: { source: open } }]);
    expect(seen(run('updateStakeholder', { id, source: secret, name: 'T' }))).toEqual([{ entity: 'stakeholder', id, set: { name: 'T' }, hide: ['source'] }]);
    expect(seen(run('updateStakeholder', { id, source: null }))).toEqual([{ entity: 'stakeholder', id, set: { source: null } }]);
  });
  test('PERM-76 when what is named is reclassified, those who saw the reference see it hidden, and the other way round', () => {
    const client = new RecordStore();
    const id = createId();
    const hear = (outcome: Outcome): string => {
      const changes = seen(outcome);
      for (const change of changes) applyViewChange(client, change);
      return JSON.stringify(changes);
    };
    run('createStakeholder', { id, name: 'Not told of', source: open });
    for (const entity of ['source', 'stakeholder'] as const) for (const record of store.all(entity)) if (record.id === open || record.id === id) client.put(entity, record);
    hear(run('classify', { entity: 'source', id: open, classification: 'confidential' }));
    expect('source' in client.get('stakeholder', id)!).toBe(false);
    expect(client.get('source', open)).toBeUndefined();
    expect(client.referring('stakeholder', 'source', open).size).toBe(0);
    hear(run('classify', { entity: 'source', id: open, classification: 'public' }));
    expect(client.get('stakeholder', id)).toEqual(store.get('stakeholder', id));
  });
  test('PERM-77 what names something above the actor can neither be replaced nor guessed', () => {
    const analyst: Actor = { role: 'analyst', clearance: 'restricted' };
    const id = add('stakeholder', { name: 'S', source: secret });
    for (const source of [null, open]) expect(refusal(() => run('updateStakeholder', { id, source }, analyst)).code).toBe('aboveClearance');
    expect(refusal(() => run('importRecords', { stakeholder: [{ id, source: open }] }, analyst)).code).toBe('aboveClearance');
    run('updateStakeholder', { id, name: 'T' }, analyst);
    for (const expected of [secret, createId()]) {
      expect(run('restore', { changes: [{ entity: 'stakeholder', id, field: 'source', expected, value: null }] }, analyst).report).toEqual({ skipped: [{ entity: 'stakeholder', id, fields: ['source'] }] });
    }
    run('updateStakeholder', { id, source: open });
    run('updateStakeholder', { id, source: null }, analyst);
  });
});
