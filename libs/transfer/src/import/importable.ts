/** What can be imported as a job: read, planned, shown, put in. One object for each kind of file and place where it goes. */
import type { Sql, ProjectPlace } from '@baraza/persistence';
import type { NamedFile } from '@baraza/interchange';
import type { DataSource } from 'typeorm';
import type { ProjectState } from '../registry/state.js';
import type { Applied, ApplyOptions, Target } from './apply.js';
import type { PlanProblem, Question, RowClass } from './types.js';

/** What the plans of all kinds hold. */
export interface PlanInGeneral {
  rows: readonly { class: RowClass }[];
  problems: readonly PlanProblem[];
  questions: readonly Question[];
}

export type JobState = 'previewed' | 'applying' | 'done' | 'cancelled' | 'failed';
/** What is being done while the state is `applying`. */
export type JobPhase = 'planning' | 'writing' | 'takingBack';

export interface ImportJob<P extends PlanInGeneral = PlanInGeneral, C = unknown> {
  id: string;
  account: string;
  place: ProjectPlace;
  files: string[];
  state: JobState;
  phase: JobPhase | null;
  done: number;
  total: number;
  plan: P;
  choices: C;
  result: Applied | null;
  /** Why it went no further. */
  error: { code: string; message: string; params: Readonly<Record<string, string | number>> } | null;
}

export interface Importable<F = unknown, P extends PlanInGeneral = PlanInGeneral, C = unknown> {
  /** @throws TransferError `notFound`, `forbidden`. */
  requireRight(sql: Sql, place: ProjectPlace, account: string): Promise<unknown>;
  /** What the plan compares with, with the person's rights of this moment. */
  readState(dataSource: DataSource, place: ProjectPlace, account: string): Promise<ProjectState>;
  /** @throws FileRefused. */
  read(files: readonly NamedFile[], options: { signal?: AbortSignal }): Promise<F>;
  plan(file: F, state: ProjectState, choices: C, options: { signal?: AbortSignal }): Promise<P>;
  apply(plan: P, target: Target, options: ApplyOptions): Promise<Applied>;
  /** What it would add, and what it would change with what stands there now, one text for each: what makes no text of the preview was seen by nobody. */
  doings(plan: P): Iterable<string>;
  /** Cells that are kept in memory. */
  sizeOf(file: F): number;
  /** The plan without what stood in the project when it was made. */
  withoutRecords(plan: P): P;
  /** @throws TransferError `invalidInput`. */
  parseChoices(value: unknown): C;
  /** What a client is shown of it. */
  preview(job: ImportJob<P, C>): object;
}
