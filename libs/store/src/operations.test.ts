/** Rules that random schedules found missing. */
import { type AnyOperation, type AnyRecord, completeRecord, ENTITIES, type EntityDefinition, type EntityName, type OperationName, OPERATIONS, parseInput, Refusal } from '@baraza/domain';
import { RecordStore } from './record-store.js';
import { runOperation } from './run.js';

const uuid = (n: number): string => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;
const [PROJECT, KIND, STAKEHOLDER, INTEREST, MAP, OTHER_MAP, MEMBER, HOLDING] = [1, 2, 3, 4, 5, 6, 7, 8].map(uuid) as [string, string, string, string, string, string, string, string];
let store: RecordStore;

beforeEach(() => {
  store = new RecordStore();
  const put = (entity: EntityName, id: string, values: Record<string, unknown>): void => store.put(entity, completeRecord(ENTITIES[entity] as unknown as EntityDefinition, id, values));
  put('project', PROJECT, { name: 'P', fictional: true, archived: false });
  put('term', KIND, { vocabulary: 'kind', code: 'police' });
  put('term', uuid(20), { vocabulary: 'kind', code: 'army' });
  put('stakeholder', STAKEHOLDER, { name: 'S', kind: KIND });
  put('interest', INTEREST, { name: 'I' });
  put('map', MAP, { name: 'M', aggregate: 'mine' });
  put('map', OTHER_MAP, { name: 'N', aggregate: 'mine' });
  put('membership', MEMBER, { map: MAP, stakeholder: STAKEHOLDER });
  put('holding', HOLDING, { stakeholder: STAKEHOLDER, interest: INTEREST, stance: 1 });
});

/** What the operation leaves of the first record it changes. */
function run(name: OperationName, input: Record<string, unknown>): AnyRecord | null {
  const operation = OPERATIONS[name] as unknown as AnyOperation;
  const actor = { account: uuid(9), role: 'owner', clearance: 'strictlyConfidential', duties: {} } as const;
  return runOperation(store, operation, parseInput(operation, input, operation.version), { project: PROJECT, actor, at: '2005-08-03T09:00:00.000Z' }).changes[0]?.after ?? null;
}
const refusalOf = (name: OperationName, input: Record<string, unknown>): string => {
  try {
    run(name, input);
  } catch (error) {
    if (error instanceof Refusal) return error.code;
    throw error;
  }
  return 'done';
};
const restore = (entity: EntityName, id: string, field: string, expected: unknown, value: unknown): string => refusalOf('restore', { changes: [{ entity, id, field, expected, value }] });

describe('terms', () => {
  it('OP-20 one can be renamed without naming its list and code again', () => {
    expect(run('updateTerm', { id: KIND, name: 'Police' })).toMatchObject({ name: 'Police', code: 'police' });
    expect(run('importRecords', { term: [{ id: KIND, name: 'Police' }] })).toMatchObject({ name: 'Police' });
  });

  it('OP-20 no two of a list have the same code, whichever way it is given', () => {
    expect(refusalOf('updateTerm', { id: KIND, code: 'army' })).toBe('alreadyExists');
    expect(refusalOf('createTerm', { id: uuid(21), vocabulary: 'kind', code: 'army' })).toBe('alreadyExists');
    expect(refusalOf('createTerm', { id: uuid(21), vocabulary: 'sector', code: 'army' })).toBe('done');
    expect(restore('term', KIND, 'code', 'police', 'army')).toBe('alreadyExists');
  });

  it('UNDO-8 undo of adding one is refused while something has it', () => {
    expect(restore('term', KIND, 'deleted', false, true)).toBe('stillNeeded');
    expect(restore('term', uuid(20), 'deleted', false, true)).toBe('done');
  });
});

describe('members of a map', () => {
  it('OP-21 an import moves one without naming again what it shows', () => {
    expect(run('importRecords', { membership: [{ id: MEMBER, x: 3, y: 4 }] })).toMatchObject({ x: 3, y: 4, map: MAP });
  });

  it('OP-21 one is never turned into a member of another map or of something else', () => {
    expect(refusalOf('importRecords', { membership: [{ id: MEMBER, map: OTHER_MAP }] })).toBe('invalidInput');
    expect(restore('membership', MEMBER, 'map', MAP, OTHER_MAP)).toBe('notUndoable');
    expect(restore('membership', MEMBER, 'interest', null, INTEREST)).toBe('notUndoable');
    expect(restore('membership', MEMBER, 'deleted', false, true)).toBe('done');
  });
});

it('UNDO-8 undo cannot leave a holding that is neither for nor against', () => {
  expect(restore('holding', HOLDING, 'stance', 1, 0)).toBe('outOfRange');
  expect(restore('holding', HOLDING, 'stance', 1, -1)).toBe('done');
});
