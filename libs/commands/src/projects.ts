/** The life of a project: begun, filled with a sample, erased. What happens in between are operations. */
import { randomUUID } from 'node:crypto';
import { createId, type Inputs, MOST_ROWS, type OperationName, OPERATIONS, type Refusal } from '@baraza/domain';
import { addToTally, eraseProject, inTransaction, type ProjectPlace } from '@baraza/persistence';
import { colleagueOf, fictional, liberia, sampleCounters, sampleIds, sampleJudgements, type SampleCounter, type SampleLanguage, sampleOperations, sampleProject, type SampleProject, sampleRecords } from '@baraza/sample';
import type { DataSource } from 'typeorm';
import type { CommandResult } from './command.js';
import type { CommandHandler } from './handler.js';

export const SAMPLES = { liberia, fictional } as const satisfies Record<string, SampleProject>;
export type SampleCode = keyof typeof SAMPLES;

export interface Founder {
  workspace: string;
  account: string;
  /** Name the others see. */
  displayName: string;
}
export type ProjectFields = Omit<Inputs['foundProject'], 'id' | 'member' | 'displayName'>;

/** A step of a project's life was refused; carries the refusal as it would reach a client. */
export class ProjectRefused extends Error {
  override readonly name = 'ProjectRefused';
  constructor(readonly refusal: Pick<Refusal, 'code' | 'message' | 'params'>) {
    super(refusal.message);
  }
}

const accept = (result: CommandResult): void => {
  if (result.status === 'refused') throw new ProjectRefused(result.refusal);
};

/** Begins a project with its founder as owner and returns where it lies. */
export async function createProject(handler: CommandHandler, founder: Founder, fields: ProjectFields): Promise<ProjectPlace> {
  const place = { workspace: founder.workspace, project: randomUUID() };
  const input: Inputs['foundProject'] = { ...fields, id: place.project, member: createId(), displayName: founder.displayName };
  accept(await submit(handler, place, founder.account, 'foundProject', input, null));
  return place;
}

/** Begins a project and puts a sample into it, in the language of its reader: its records, then what was done in its consultations, whose calendar lies around `now`. */
export async function createSampleProject(handler: CommandHandler, founder: Founder, code: SampleCode, language: SampleLanguage, now: Date = new Date()): Promise<ProjectPlace> {
  const sample: SampleProject = SAMPLES[code];
  const place = await createProject(handler, founder, sampleProject(sample, language));
  const idOf = sampleIds(place.project);
  const judgements = sampleJudgements(sample, idOf, language).map(({ deleted: _deleted, ...judgement }) => judgement);
  const group = randomUUID();
  for (const batch of [...sampleRecords(sample, idOf, language), ...chunks(judgements, MOST_ROWS).map((rows) => ({ judgement: rows }))]) {
    accept(await submit(handler, place, founder.account, 'importRecords', batch, group));
  }
  // All at once: they are taken in this order, in as few transactions as they fit into.
  const actors = { founder: founder.account, colleague: colleagueOf(idOf) };
  const operations = sampleOperations(sample, idOf, language, now).map(({ name, input, by }) => submit(handler, place, actors[by], name, input, group));
  (await Promise.all(operations)).forEach(accept);
  await count(handler.dataSource, place, actors.founder, sampleCounters(sample, idOf));
  return place;
}

/** Adds what the floors of a sample counted, as floors that the account leads do, under the rules of its sessions. */
async function count(dataSource: DataSource, place: ProjectPlace, account: string, counters: readonly SampleCounter[]): Promise<void> {
  const sessions = new Set(counters.map(({ session }) => session));
  if (sessions.size === 0) return;
  await inTransaction(dataSource, place.workspace, async (sql) => {
    for (const of of sessions) await addToTally(sql, place, of, account, counters.filter(({ session }) => session === of));
  });
}

/** Destroys the keys of a project's names, so that no copy of the data shows them any more. Where it rejects, the project stays. */
export type DestroyKeys = (place: ProjectPlace) => Promise<void>;

/** Erases the project with its whole log and its names. The caller has made sure that the person may, and means it. */
export const deleteProject = (dataSource: DataSource, place: ProjectPlace, destroyKeys: DestroyKeys): Promise<void> =>
  inTransaction(dataSource, place.workspace, async (sql) => {
    await eraseProject(sql, place);
    await destroyKeys(place);
  });

const submit = (handler: CommandHandler, place: ProjectPlace, actor: string, name: OperationName, input: unknown, group: string | null): Promise<CommandResult> =>
  handler.submit({ place, actor, authority: 'system', client: null, name, version: OPERATIONS[name].version, input, group, ...(name === 'foundProject' ? { founding: true as const } : {}) });

function chunks<T>(items: readonly T[], size: number): T[][] {
  return Array.from({ length: Math.ceil(items.length / size) }, (_, index) => items.slice(index * size, (index + 1) * size));
}
