/** Puts a plan into the project, as operations of one undo group. */
import { randomUUID } from 'node:crypto';
import { type OperationName, OPERATIONS, type RefusalData } from '@baraza/domain';
import { type CommandHandler, type CommandResult, undoGroup } from '@baraza/commands';
import { type ProjectPlace, refreshStatistics } from '@baraza/persistence';
import type { DataSource } from 'typeorm';
import { TransferError } from '../errors.js';
import { batchesOf } from './plan.js';
import type { ImportedEntity, ImportPlan, ImportRows } from './types.js';

export interface ApplyOptions {
  /** How many records are in. */
  onProgress?: (done: number, total: number) => void;
  /** Stops before the next operation; what was put in is then taken out again. */
  signal?: AbortSignal;
}

export interface Applied {
  /** `cancelled` and `failed`: what had been put in was taken out again, but for what `leftOver` counts, or where `takenBack` is false. */
  state: 'done' | 'cancelled' | 'failed';
  /** Undo group of all operations; null where there was nothing to do. */
  group: string | null;
  counts: Readonly<Record<string, number>>;
  /** Why an operation was refused. */
  refusal: RefusalData | null;
  /** Fields that could not be put back, because somebody has changed them since, or uses what was added. */
  leftOver: number;
  /** False: taking it back failed too. What was put in may still be there, at most `leftOver` records; undoing the group takes it out. */
  takenBack: boolean;
  /** What broke, other than a refusal; undefined: nothing. */
  broken?: unknown;
}

export interface Target {
  dataSource: DataSource;
  handler: CommandHandler;
  place: ProjectPlace;
  /** Who imports, with the rights of a member. */
  account: string;
}

const NOTHING = { counts: {}, refusal: null, leftOver: 0, takenBack: true };

/**
 * Puts the records of a plan into the project, in operations of at most 500 rows and of one undo group. Where one is refused or the signal is aborted, what was done is undone, so
 * that nothing half remains.
 * @throws TransferError `questionsOpen` while a question has no answer; then nothing was changed.
 */
export async function applyImport(plan: ImportPlan, target: Target, options: ApplyOptions = {}): Promise<Applied> {
  const open = plan.questions.filter(({ answer }) => answer === null).length;
  if (open > 0) throw new TransferError('questionsOpen', open === 1 ? 'One question has no answer yet.' : `${open} questions have no answer yet.`, { count: open });
  const steps = batchesOf(plan.records).map((input): ImportStep => ({ operation: 'importRecords', input, size: sizeOf(input) }));
  return applySteps(steps, countsOf(plan.records), target, options);
}

/** One operation of an import, and how many records it is about. */
export interface ImportStep {
  operation: OperationName;
  input: object;
  size: number;
}

/** Does the operations one after the other, in one undo group. Where one is refused or breaks, or the signal is aborted, what was done is undone. `counts`: what is in then. */
export async function applySteps(steps: readonly ImportStep[], counts: Applied['counts'], target: Target, { onProgress, signal }: ApplyOptions = {}): Promise<Applied> {
  const total = steps.reduce((sum, { size }) => sum + size, 0);
  if (total === 0) return { state: 'done', group: null, ...NOTHING };
  const group = randomUUID();
  let done = 0;
  for (const step of steps) {
    if (signal?.aborted) return takeBack(target, group, done, 'cancelled', null);
    const result = await submit(target, step, group).catch((broken: unknown) => ({ status: 'broken' as const, broken }));
    // Whether it is in is not known then.
    if (result.status === 'broken') return { ...(await takeBack(target, group, done + step.size, 'failed', null)), broken: result.broken };
    if (result.status === 'refused') return takeBack(target, group, done, 'failed', result.refusal);
    done += step.size;
    onProgress?.(done, total);
  }
  if (total >= MANY) await plannerLearns(target.dataSource);
  return { state: 'done', group, ...NOTHING, counts };
}

/** Records after which it is worth while to look at the tables. */
export const MANY = 1_000;
/** What is in is in: that questions about it are slow for a minute is no failure of the import. */
export const plannerLearns = (dataSource: DataSource): Promise<void> => refreshStatistics(dataSource).catch(() => undefined);

const sizeOf = (batch: Partial<ImportRows>): number => Object.values(batch).reduce((sum, rows) => sum + rows.length, 0);

const countsOf = (records: ImportRows): Partial<Record<ImportedEntity, number>> => Object.fromEntries(Object.entries(records).flatMap(([entity, rows]) => (rows.length === 0 ? [] : [[entity, rows.length]])));

const submit = ({ handler, place, account }: Target, { operation, input }: ImportStep, group: string): Promise<CommandResult> =>
  handler.submit({ place, actor: account, authority: 'member', client: null, name: operation, version: OPERATIONS[operation].version, input: input as Record<string, unknown>, group });

/** @param put records that may be in. */
async function takeBack({ dataSource, handler, place, account }: Target, group: string, put: number, state: 'cancelled' | 'failed', refusal: RefusalData | null): Promise<Applied> {
  if (put === 0) return { state, group: null, ...NOTHING, refusal };
  // The database may be gone: then nobody can take anything back now, but the person can later.
  const undone = await undoGroup(dataSource, handler, { place, actor: account, group, as: randomUUID() }).catch((error: unknown) => ({ error }));
  if ('error' in undone) return { state: 'failed', group, ...NOTHING, refusal, leftOver: put, takenBack: false, broken: undone.error };
  return { state, group, ...NOTHING, refusal, leftOver: undone.results.reduce((sum, result) => sum + leftOverOf(result), undone.kept.length) };
}

function leftOverOf(result: CommandResult): number {
  if (result.status === 'done') return (result.report?.skipped ?? []).reduce((sum, { fields }) => sum + fields.length, 0);
  return 1;
}
