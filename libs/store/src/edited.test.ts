/** Whether an intervention was edited. */
import { type AnyOperation, type AnyRecord, completeRecord, ENTITIES, type EntityDefinition, type EntityName, OPERATIONS, parseInput } from '@baraza/domain';
import { RecordStore } from './record-store.js';
import { runOperation } from './run.js';

const uuid = (n: number): string => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;
const [PROJECT, PROCESS, SESSION, ITEM, SAID, ME] = [1, 2, 3, 4, 5, 6].map(uuid) as [string, string, string, string, string, string];
const AT = '2005-08-03T09:02:00.000Z';
let store: RecordStore;

beforeEach(() => {
  store = new RecordStore();
  const put = (entity: EntityName, id: string, values: Record<string, unknown>): void => store.put(entity, completeRecord(ENTITIES[entity] as unknown as EntityDefinition, id, values));
  put('project', PROJECT, { name: 'P', fictional: true, archived: false });
  put('process', PROCESS, { name: 'Round', minimumCell: 5 });
  put('session', SESSION, { process: PROCESS, title: 'Town hall', attribution: 'notAttributed', state: 'live' });
  put('agendaItem', ITEM, { session: SESSION, title: 'Actors', order: 1 });
  put('intervention', SAID, { session: SESSION, item: ITEM, at: AT, kind: 'need', text: 'A post', channel: 'session', rapporteur: ME, differsFrom: [] });
});

function edited(changes: Record<string, unknown>): AnyRecord | null | undefined {
  const operation = OPERATIONS.updateIntervention as unknown as AnyOperation;
  const actor = { account: ME, role: 'owner', clearance: 'strictlyConfidential', duties: {} } as const;
  const input = parseInput(operation, { id: SAID, session: SESSION, ...changes }, operation.version);
  return runOperation(store, operation, input, { project: PROJECT, actor, at: '2005-08-03T09:04:30.000Z' }).changes.find(({ id }) => id === SAID)?.after;
}

test('UI-100: that an intervention was edited is kept with it, without a time; what is added where nothing stood is no edit', () => {
  expect(edited({ translation: 'Un poste', translationLanguage: 'fr' })).toMatchObject({ translation: 'Un poste', edited: null });
  const after = edited({ text: 'A police post' });
  expect(after).toMatchObject({ text: 'A police post', edited: true });
  expect(JSON.stringify(after)).not.toContain('09:04');
  expect(edited({ kind: 'proposal' })).toMatchObject({ kind: 'proposal', edited: true });
});
