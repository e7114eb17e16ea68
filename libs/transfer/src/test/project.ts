/** A real project in Postgres, with what the tests of this lib do to it. */
import { randomUUID } from 'node:crypto';
import { interpretKumu, type GraphFile, readTables, writeKumuWorkbook } from '@baraza/interchange';
import type { CommandHandler } from '@baraza/commands';
import type { ProjectPlace } from '@baraza/persistence';
import { createTestStore, foundTestProject, testHandler, type TestStore } from '@baraza/testing';
import { toGraph } from '../export/graph.js';
import { type Applied, applyImport } from '../import/apply.js';
import { planImport } from '../import/plan.js';
import type { ImportChoices, ImportPlan } from '../import/types.js';
import { type ProjectState, readState } from '../registry/state.js';

export interface TestProject {
  db: TestStore;
  handler: CommandHandler;
  place: ProjectPlace;
  owner: string;
}

export async function openTestStore(): Promise<{ db: TestStore; handler: CommandHandler; begin(template?: 'ssr' | 'general'): Promise<TestProject> }> {
  const db = await createTestStore();
  const handler = testHandler(db.dataSource);
  return {
    db,
    handler,
    begin: async (template = 'general') => {
      const owner = randomUUID();
      return { db, handler, owner, place: await foundTestProject(handler, owner, { template }) };
    },
  };
}

export const stateOf = ({ db, place, owner }: TestProject, options: { sessions?: boolean } = {}): Promise<ProjectState> => readState(db.dataSource, place, owner, 'import', options);

export const planFor = async (project: TestProject, file: GraphFile, choices: ImportChoices = {}): Promise<ImportPlan> => planImport(file, await stateOf(project), choices);

/** Imports as the owner and expects it to go through. */
export async function importInto(project: TestProject, file: GraphFile, choices: ImportChoices = {}): Promise<{ plan: ImportPlan; applied: Applied }> {
  const plan = await planFor(project, file, choices);
  const applied = await applyImport(plan, { dataSource: project.db.dataSource, handler: project.handler, place: project.place, account: project.owner });
  if (applied.state !== 'done') throw new Error(`The import ${applied.state}: ${JSON.stringify(applied.refusal)}`);
  return { plan, applied };
}

/** What a workbook exported from the project says. */
export async function exported(project: TestProject): Promise<GraphFile> {
  return interpretKumu(await readTables(await writeKumuWorkbook(toGraph(await stateOf(project))), 'export.xlsx'));
}
