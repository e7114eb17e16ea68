/** A project in memory in which operations are run, for tests of the rules. */
import { type AnyOperation, type AnyRecord, type Classification, completeRecord, createId, ENTITIES, type EntityDefinition, type EntityName, OPERATIONS, type OperationName, parseInput, Refusal, type Role, viewerOf } from '@baraza/domain';
import { RecordStore } from '../record-store.js';
import { type Outcome, runOperation } from '../run.js';

export const project = createId();
/** Who acts where nobody else is named. */
export const me = createId();
/** What there is; another one in each test. */
export let store: RecordStore;

/** Gives each test of the file a project with nothing in it. */
export function emptyProject(): void {
  beforeEach(() => {
    store = new RecordStore();
    add('project', { name: 'Project', fictional: false, archived: false }, project);
  });
}

/** Puts a record there, past all rules. @returns its id. */
export function add(entity: EntityName, values: Record<string, unknown>, id: string = createId()): string {
  store.put(entity, completeRecord(ENTITIES[entity] as unknown as EntityDefinition, id, values));
  return id;
}

export interface Actor {
  account?: string;
  role?: Role;
  clearance?: Classification;
}

/** Runs an operation and keeps what it changed. */
export function run(name: OperationName, input: Record<string, unknown>, { account = me, role = 'owner', clearance }: Actor = {}): Outcome {
  const operation = OPERATIONS[name] as unknown as AnyOperation;
  const outcome = runOperation(store, operation, parseInput(operation, input, operation.version), { project, actor: viewerOf(account, role, clearance ?? null), at: '2026-01-02T03:04:05.678Z' });
  for (const { entity, after } of outcome.changes) store.put(entity, after as AnyRecord);
  return outcome;
}

const caught = (work: () => unknown): Refusal | null => {
  try {
    work();
  } catch (error) {
    if (error instanceof Refusal) return error;
    throw error;
  }
  return null;
};
/** The refusal that the work must end in. */
export function refusal(work: () => unknown): Refusal {
  const found = caught(work);
  if (!found) throw new Error('It was not refused.');
  return found;
}
/** The code of the refusal, or that there was none. */
export const codeOf = (work: () => unknown): string => caught(work)?.code ?? 'not refused';
