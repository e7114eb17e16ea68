import { type AnyOperation, createId, ENTITIES, type EntityName, OPERATIONS, type OperationName, parseInput, viewerOf } from '@baraza/domain';
import { inverse, recordedChange } from './inverse.js';
import { RecordStore } from './record-store.js';
import { type Outcome, runOperation } from './run.js';
import { add, codeOf, emptyProject, me, project, run, store } from './test/project.js';
import { applyViewChange, viewChanges, withDependants } from './view.js';

emptyProject();

describe('rights', () => {
  test('PERM-3 an observer changes nothing', () => {
    expect(codeOf(() => run('createStakeholder', { id: createId(), name: 'X' }, { role: 'observer' }))).toBe('forbidden');
  });
  test('PERM-4 nobody changes what lies above the clearance, nor learns that it is there', () => {
    const secret = add('stakeholder', { name: 'Secret', classification: 'strictlyConfidential' });
    expect(codeOf(() => run('updateStakeholder', { id: secret, name: 'Known' }, { role: 'analyst' }))).toBe('notFound');
    expect(codeOf(() => run('updateStakeholder', { id: createId(), name: 'Known' }, { role: 'analyst' }))).toBe('notFound');
  });
  test('PERM-5 nobody puts a record where they could not read it any more', () => {
    const id = add('stakeholder', { name: 'Mine' });
    expect(codeOf(() => run('classify', { entity: 'stakeholder', id, classification: 'strictlyConfidential' }, { role: 'analyst' }))).toBe('aboveClearance');
    expect(codeOf(() => run('createStakeholder', { id: createId(), name: 'New', classification: 'strictlyConfidential' }, { role: 'analyst' }))).toBe('aboveClearance');
  });
  test('PERM-6 a field above the clearance is neither set at creation nor changed later', () => {
    const account = createId();
    const operation = OPERATIONS.createStakeholder as unknown as AnyOperation;
    const attempt = (): Outcome =>
      runOperation(store, operation, parseInput(operation, { id: createId(), name: 'X', motivations: 'Money' }, 1), { project, actor: viewerOf(account, 'analyst', 'restricted'), at: '2026-01-01T00:00:00.000Z' });
    expect(codeOf(attempt)).toBe('aboveClearance');
  });
  test('PERM-7 agreed judgements are the owners’, own ones the judge’s', () => {
    const stakeholder = add('stakeholder', { name: 'Judged' });
    const own = createId();
    expect(codeOf(() => run('addJudgement', { id: createId(), stakeholder, dimension: 'influence', value: 5, standing: 'agreed' }, { role: 'analyst' }))).toBe('forbidden');
    run('addJudgement', { id: own, stakeholder, dimension: 'influence', value: 5, standing: 'own' }, { role: 'analyst' });
    expect(store.get('judgement', own)).toMatchObject({ judge: me, judgedAt: '2026-01-02T03:04:05.678Z' });
    for (const attempt of ['withdrawJudgement', 'classify'] as const) {
      const input = attempt === 'classify' ? { entity: 'judgement', id: own, classification: 'public' } : { id: own };
      expect(codeOf(() => run(attempt, input, { role: 'analyst', account: createId() }))).toBe('forbidden');
    }
    run('withdrawJudgement', { id: own }, { account: createId() });
  });
  test('VIEW-10 a view stays with its map, whoever asks for another one, and by whatever way', () => {
    const [map, other] = ['One', 'Other'].map((name) => add('map', { name, aggregate: 'agreed' }));
    const id = createId();
    run('createSavedView', { id, map, name: 'Mine' });
    expect(codeOf(() => run('updateSavedView', { id, map: other }))).toBe('invalidInput');
    expect(codeOf(() => run('importRecords', { savedView: [{ id, map: other }] }))).toBe('invalidInput');
    expect(codeOf(() => run('restore', { changes: [{ entity: 'savedView', id, field: 'map', expected: map, value: other }] }))).toBe('notUndoable');
  });
  test('MEAN-18 nobody judges a thing, such as an agreement; what is of its kind is one as soon as the kind is', () => {
    const kind = add('term', { vocabulary: 'kind', code: 'agreement' });
    const stakeholder = add('stakeholder', { name: 'Accord', kind });
    const judge = (): unknown => run('addJudgement', { id: createId(), stakeholder, dimension: 'influence', value: 5, standing: 'own' });
    judge();
    run('updateTerm', { id: kind, thing: true });
    expect(codeOf(judge)).toBe('invalidInput');
    run('updateTerm', { id: kind, thing: null });
    judge();
  });
  test('PERM-40 a judgement of somebody without an account is taken back by whoever may judge, so that an import can be undone', () => {
    const id = add('judgement', { stakeholder: add('stakeholder', { name: 'Judged' }), dimension: 'influence', value: 5, standing: 'own', judgeName: 'Elder', judgedAt: '2026-01-01T00:00:00.000Z', withdrawn: false });
    run('restore', { changes: [{ entity: 'judgement', id, field: 'withdrawn', expected: false, value: true }] }, { role: 'analyst' });
    expect(store.get('judgement', id)).toMatchObject({ withdrawn: true });
  });
  test('PERM-41 an owner whose clearance was lowered gives more than that to nobody, by no way', () => {
    add('member', { account: me, displayName: 'Owner', role: 'owner' });
    const viewer = viewerOf(createId(), 'owner', 'restricted');
    const other = add('member', { account: createId(), displayName: 'Observer', role: 'observer' });
    const attempt = (name: OperationName, input: Record<string, unknown>): string =>
      codeOf(() => runOperation(store, OPERATIONS[name] as unknown as AnyOperation, parseInput(OPERATIONS[name] as unknown as AnyOperation, input, 1), { project, actor: viewer, at: '2026-01-01T00:00:00.000Z' }));
    expect(attempt('createMember', { id: createId(), account: createId(), displayName: 'New', role: 'analyst' })).toBe('aboveClearance');
    expect(attempt('createMember', { id: createId(), account: createId(), displayName: 'New', role: 'observer', clearance: 'confidential' })).toBe('aboveClearance');
    expect(attempt('updateMember', { id: other, role: 'owner' })).toBe('aboveClearance');
    expect(attempt('updateMember', { id: other, clearance: 'strictlyConfidential' })).toBe('aboveClearance');
    expect(attempt('restore', { changes: [{ entity: 'member', id: other, field: 'clearance', expected: null, value: 'confidential' }] })).toBe('aboveClearance');
    expect(attempt('updateMember', { id: other, clearance: 'public' })).toBe('not refused');
    expect(attempt('createMember', { id: createId(), account: createId(), displayName: 'New', role: 'analyst', clearance: 'restricted' })).toBe('not refused');
  });
  test('LIFE-10 an archived project changes in nothing but being archived, and in who is taken out of it', () => {
    add('member', { account: me, displayName: 'Owner', role: 'owner' });
    const [gone, stays] = ['Gone', 'Stays'].map((displayName) => add('member', { account: createId(), displayName, role: 'observer' }));
    run('updateProject', { id: project, archived: true });
    run('removeMember', { id: gone });
    expect(codeOf(() => run('updateMember', { id: stays, role: 'owner' }))).toBe('archived');
    expect(codeOf(() => run('createStakeholder', { id: createId(), name: 'Late' }))).toBe('archived');
    run('updateProject', { id: project, archived: false });
    run('createStakeholder', { id: createId(), name: 'In time' });
  });
});

describe('rules', () => {
  test('REF-1 a relationship needs both its ends, live', () => {
    const [from, to] = [add('stakeholder', { name: 'A' }), add('stakeholder', { name: 'B' })];
    expect(codeOf(() => run('createRelationship', { id: createId(), from, to: createId(), direction: 'directed' }))).toBe('notFound');
    run('deleteStakeholder', { id: to });
    expect(codeOf(() => run('createRelationship', { id: createId(), from, to, direction: 'directed' }))).toBe('notFound');
  });
  test('REF-2 a term must come from the list that the field names', () => {
    const sector = add('term', { vocabulary: 'sector', code: 'judicial' });
    expect(codeOf(() => run('createStakeholder', { id: createId(), name: 'X', kind: sector }))).toBe('wrongVocabulary');
  });
  test('REF-3 values of project-defined properties fit their definition', () => {
    const size = add('property', { of: 'stakeholder', name: 'Staff', valueType: 'number' });
    const id = createId();
    expect(codeOf(() => run('createStakeholder', { id, name: 'X', properties: { [size]: 'many' } }))).toBe('invalidInput');
    run('createStakeholder', { id, name: 'X', properties: { [size]: 12 } });
    run('updateStakeholder', { id, properties: { [size]: null } });
    expect(store.get('stakeholder', id)!['properties']).toEqual({});
  });
  test('REF-4 a term that is used cannot be deleted', () => {
    const kind = add('term', { vocabulary: 'kind', code: 'ngo' });
    const id = add('stakeholder', { name: 'User', kind });
    expect(codeOf(() => run('deleteTerm', { id: kind }))).toBe('stillNeeded');
    run('deleteStakeholder', { id });
    run('deleteTerm', { id: kind });
  });
  test('MEM-1 a project is never without an owner, and nobody is in it twice', () => {
    const member = add('member', { account: me, displayName: 'Owner', role: 'owner' });
    expect(codeOf(() => run('removeMember', { id: member }))).toBe('stillNeeded');
    expect(codeOf(() => run('updateMember', { id: member, role: 'analyst' }))).toBe('stillNeeded');
    expect(codeOf(() => run('createMember', { id: createId(), account: me, displayName: 'Again', role: 'analyst' }))).toBe('alreadyExists');
    run('createMember', { id: createId(), account: createId(), displayName: 'Second', role: 'owner' });
    run('removeMember', { id: member });
  });
  test('MAP-23 a stakeholder is on a map once, and leaving the map is not leaving the registry', () => {
    const [map, stakeholder] = [add('map', { name: 'M', aggregate: 'agreed' }), add('stakeholder', { name: 'S' })];
    const id = createId();
    run('addToMap', { members: [{ id, map, stakeholder }] });
    expect(codeOf(() => run('addToMap', { members: [{ id: createId(), map, stakeholder }] }))).toBe('alreadyExists');
    run('removeFromMap', { members: [{ id }] });
    expect(store.live('stakeholder', stakeholder)).toBeDefined();
    run('addToMap', { members: [{ id: createId(), map, stakeholder }] });
  });
  test.each([
    ['position', 3],
    ['influence', -1],
    ['position', 1.5],
    ['readyForViolence', 2],
  ])('JUDGE-1 a judgement on %s of %d is outside the scale', (dimension, value) => {
    const stakeholder = add('stakeholder', { name: 'S' });
    expect(codeOf(() => run('addJudgement', { id: createId(), stakeholder, dimension, value, standing: 'own' }))).toBe('outOfRange');
  });
  test('OP-8 saying again what stands there changes nothing', () => {
    const id = add('stakeholder', { name: 'Same' });
    expect(run('updateStakeholder', { id, name: 'Same' }).changes).toEqual([]);
  });
  test('OP-9 an unknown field is refused by name, not dropped', () => {
    expect(() => run('createStakeholder', { id: createId(), name: 'X', colour: 'red' })).toThrow(/colour/);
  });
});

describe('deleting and undoing', () => {
  test('DEL-2 what hangs on a deleted record hides with it and returns with it', () => {
    const [from, to] = [add('stakeholder', { name: 'A' }), add('stakeholder', { name: 'B' })];
    const tie = add('relationship', { from, to, direction: 'directed' });
    const { changes } = run('deleteStakeholder', { id: to });
    expect(changes.map(({ id }) => id)).toEqual([to]);
    expect(store.live('relationship', tie)).toBeUndefined();
    run('restore', { changes: inverse(changes.map(recordedChange)) });
    expect(store.live('relationship', tie)).toBeDefined();
  });
  test('UNDO-4 only registers that still hold my value go back; the rest is reported', () => {
    const id = add('stakeholder', { name: 'Before', description: 'Before' });
    const { changes } = run('updateStakeholder', { id, name: 'Mine', description: 'Mine' });
    run('updateStakeholder', { id, name: 'Theirs' });
    const { report } = run('restore', { changes: inverse(changes.map(recordedChange)) });
    expect(store.get('stakeholder', id)).toMatchObject({ name: 'Theirs', description: 'Before' });
    expect(report).toEqual({ skipped: [{ entity: 'stakeholder', id, fields: ['name'] }] });
  });
  test('UNDO-9 coupled fields go back together or not at all', () => {
    const [map, stakeholder] = [add('map', { name: 'M', aggregate: 'agreed' }), add('stakeholder', { name: 'S' })];
    const id = add('membership', { map, stakeholder, x: 1, y: 1 });
    const { changes } = run('moveOnMap', { positions: [{ id, x: 2, y: 2 }] });
    run('moveOnMap', { positions: [{ id, x: 2, y: 3 }] });
    const { report } = run('restore', { changes: inverse(changes.map(recordedChange)) });
    expect(store.get('membership', id)).toMatchObject({ x: 2, y: 3 });
    expect(report!.skipped).toEqual([{ entity: 'membership', id, fields: ['x', 'y'] }]);
  });
  test('UNDO-10 undoing a judgement withdraws it; it is never erased', () => {
    const stakeholder = add('stakeholder', { name: 'S' });
    const id = createId();
    const { changes } = run('addJudgement', { id, stakeholder, dimension: 'influence', value: 5, standing: 'own' });
    run('restore', { changes: inverse(changes.map(recordedChange)) });
    expect(store.get('judgement', id)).toMatchObject({ withdrawn: true, deleted: false, value: 5 });
    expect(codeOf(() => run('restore', { changes: [{ entity: 'judgement', id, field: 'value', expected: 5, value: 9 }] }))).toBe('notUndoable');
    const { changes: classed } = run('classify', { entity: 'judgement', id, classification: 'strictlyConfidential' });
    run('restore', { changes: inverse(classed.map(recordedChange)) });
    expect(store.get('judgement', id)).toMatchObject({ withdrawn: true, classification: 'restricted', value: 5 });
  });
  test('UNDO-8 undo has the rights of today and the rules of always', () => {
    const id = add('stakeholder', { name: 'Before' });
    const { changes } = run('updateStakeholder', { id, name: 'After' });
    expect(codeOf(() => run('restore', { changes: inverse(changes.map(recordedChange)) }, { role: 'observer' }))).toBe('forbidden');
    expect(codeOf(() => run('restore', { changes: [{ entity: 'stakeholder', id, field: 'name', expected: 'After', value: '' }] }))).toBe('invalidInput');
    expect(codeOf(() => run('restore', { changes: [{ entity: 'stakeholder', id, field: 'nothing', expected: null, value: 'x' }] }))).toBe('invalidInput');
  });
  test('UNDO-24 nothing is moved to another process or map, or to another question, by a made-up undo', () => {
    const [process, other] = ['Round', 'Another'].map((name) => add('process', { name, languages: ['en'], minimumCell: 5 }));
    const [map, otherMap] = ['One', 'Other'].map((name) => add('map', { name, aggregate: 'agreed' }));
    const session = add('session', { process, title: 'Town hall', attribution: 'attributed', state: 'planned' });
    const question = add('question', { process, text: 'What is needed?' });
    const dimension = add('dimension', { process, code: 'sex', groups: ['female'] });
    const made: [EntityName, string, string][] = [
      ...(['question', 'consentText', 'communication', 'dimension', 'target', 'code', 'codebookVersion', 'session'] as const).map((entity): [EntityName, string, string] => [entity, 'process', other!]),
      ['target', 'dimension', add('dimension', { process: other, code: 'age', groups: ['18-29'] })],
      ['agendaItem', 'question', add('question', { process: other, text: 'Another?' })],
      ['savedView', 'map', otherMap!],
    ];
    const values = { process, map, dimension, question, session, title: 'It', name: 'It', text: 'It', groups: [], version: 1, language: 'en' };
    for (const [entity, field, value] of made) {
      const id = add(entity, values);
      const expected = values[field as 'process'];
      expect([entity, field, codeOf(() => run('restore', { changes: [{ entity, id, field, expected, value }] }))]).toEqual([entity, field, 'notUndoable']);
    }
    // Every kind that is part of a process or a map is among them; what is noted in a session, members of maps, and comments have rules of their own.
    const part = Object.values(ENTITIES).flatMap(({ name, hangsOn, scope }) => (scope === 'session' || ['membership', 'thread', 'comment'].includes(name) ? [] : hangsOn.filter((field) => ['process', 'map', 'dimension'].includes(field)).map((field) => `${name} ${field}`)));
    expect(made.map(([entity, field]) => `${entity} ${field}`)).toEqual(expect.arrayContaining(part));
  });
  test('UNDO-8 VAL-1 undo puts into a property what its own operation could have put there, and in the same form', () => {
    const [property, list] = [add('property', { of: 'stakeholder', name: 'P', valueType: 'text' }), add('property', { of: 'stakeholder', name: 'L', valueType: 'textList' })];
    const id = add('stakeholder', { name: 'S' });
    const put = (field: string, value: unknown): Outcome => run('restore', { changes: [{ entity: 'stakeholder', id, field: `properties.${field}`, expected: null, value }] });
    expect(codeOf(() => put(property, 'x'.repeat(20_001)))).toBe('invalidInput');
    expect(codeOf(() => put(list, [{ anything: 'at all' }]))).toBe('invalidInput');
    put(property, ' no\u0000 break \uD800');
    expect(store.get('stakeholder', id)).toMatchObject({ properties: { [property]: 'no break' } });
    expect(codeOf(() => run('restore', { changes: [{ entity: 'map', id: add('map', { name: 'M', aggregate: 'agreed' }), field: `properties.${property}`, expected: null, value: 'x' }] }))).toBe('invalidInput');
  });
});

describe('what viewers are sent', () => {
  const viewer = viewerOf(createId(), 'observer', null);
  const scopes = new Set(['registry']);
  const seen = ({ changes }: Outcome) => {
    const before = new Map(changes.map((change) => [`${change.entity} ${change.id}`, change.before]));
    return viewChanges(viewer, scopes, {
      changes: withDependants(changes, store),
      before: (entity, id) => (before.has(`${entity} ${id}`) ? (before.get(`${entity} ${id}`) ?? undefined) : store.get(entity, id)),
      after: store.get,
    });
  };
  test('PERM-8 raising the class of a record takes it and what hangs on it away; lowering it sends both', () => {
    const [from, to] = [add('stakeholder', { name: 'A' }), add('stakeholder', { name: 'B' })];
    const tie = add('relationship', { from, to, direction: 'directed' });
    const up = seen(run('classify', { entity: 'stakeholder', id: to, classification: 'confidential' }));
    expect(up).toEqual(expect.arrayContaining([{ entity: 'stakeholder', id: to, gone: true }, { entity: 'relationship', id: tie, gone: true }]));
    const down = seen(run('classify', { entity: 'stakeholder', id: to, classification: 'restricted' }));
    expect(down.map((change) => ['put' in change, change.id])).toEqual(expect.arrayContaining([[true, to], [true, tie]]));
  });
  test('PERM-9 judgements and confidential fields never reach an observer', () => {
    const stakeholder = add('stakeholder', { name: 'S' });
    expect(seen(run('addJudgement', { id: createId(), stakeholder, dimension: 'influence', value: 5, standing: 'own' }))).toEqual([]);
    expect(seen(run('updateStakeholder', { id: stakeholder, motivations: 'Money' }))).toEqual([]);
    expect(seen(run('updateStakeholder', { id: stakeholder, motivations: 'Power', background: 'Old' }))).toEqual([{ entity: 'stakeholder', id: stakeholder, set: { background: 'Old' } }]);
  });
  test('PERM-10 values of a property whose definition may not be read are not sent', () => {
    const secret = add('property', { of: 'stakeholder', name: 'Score', valueType: 'number', classification: 'confidential' });
    const open = add('property', { of: 'stakeholder', name: 'Seat', valueType: 'text' });
    const id = add('stakeholder', { name: 'S' });
    expect(seen(run('updateStakeholder', { id, properties: { [secret]: 7, [open]: 'Monrovia' } }))).toEqual([{ entity: 'stakeholder', id, set: { [`properties.${open}`]: 'Monrovia' } }]);
  });
  test('SYNC-28 what returns from deletion is sent whole, and a client that applies what it is sent holds what it may see', () => {
    const client = new RecordStore();
    const id = add('stakeholder', { name: 'S', description: 'Whole' });
    run('deleteStakeholder', { id });
    const back = seen(run('restore', { changes: [{ entity: 'stakeholder', id, field: 'deleted', expected: true, value: false }] }));
    for (const change of back) applyViewChange(client, change);
    expect(client.live('stakeholder', id)).toMatchObject({ name: 'S', description: 'Whole' });
  });
});
