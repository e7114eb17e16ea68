/** A sample in a project in memory, put in as the server does, by the real rules. */
import { type AnyOperation, OPERATIONS, parseInput, Refusal } from '@baraza/domain';
import { RecordStore, runOperation } from '@baraza/store';
import { colleagueOf, sampleIds, type SampleLanguage, sampleOperations, sampleProject, type SampleProject, sampleRecords } from '../index.js';

export const PROJECT_ID = '0190a1b2-0000-7000-8000-000000000001';
const ACCOUNT = '0190a1b2-0000-7000-8000-000000000002';
/** When samples are put in here. */
export const NOW = new Date('2026-01-14T12:03:20.000Z');
export const idOf = sampleIds(PROJECT_ID);

/** @throws Refusal */
function run(store: RecordStore, operation: AnyOperation, raw: unknown, account = ACCOUNT, at = NOW): void {
  const context = { project: PROJECT_ID, actor: { account, role: 'owner', clearance: 'strictlyConfidential', duties: {} }, at: at.toISOString() } as const;
  for (const { entity, after } of runOperation(store, operation, parseInput(operation, raw, operation.version), context).changes) store.put(entity, after!);
}

export function importInto(store: RecordStore, sample: SampleProject, language: SampleLanguage): void {
  for (const batch of sampleRecords(sample, idOf, language)) run(store, OPERATIONS.importRecords, batch);
}

/** Submits the consultations; answers with what was refused, as “operation: code”. */
export function consultInto(store: RecordStore, sample: SampleProject, language: SampleLanguage, at = NOW): string[] {
  return sampleOperations(sample, idOf, language, NOW).flatMap(({ name, input, by }) => {
    try {
      run(store, OPERATIONS[name] as unknown as AnyOperation, input, by === 'founder' ? ACCOUNT : colleagueOf(idOf), at);
      return [];
    } catch (error) {
      if (error instanceof Refusal) return [`${name}: ${error.code}`];
      throw error;
    }
  });
}

/** Puts the records of the sample into a project that has just begun. */
export function load(sample: SampleProject, language: SampleLanguage = 'en'): RecordStore {
  const store = new RecordStore();
  run(store, OPERATIONS.foundProject, { id: PROJECT_ID, member: ACCOUNT, displayName: 'Owner', ...sampleProject(sample, language) });
  importInto(store, sample, language);
  return store;
}
