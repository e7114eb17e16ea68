/** A project in memory: the same operations as on the server, without the database. */
import { type AnyOperation, type Classification, isLive, OPERATIONS, parseInput, type Role, viewerOf } from '@baraza/domain';
import { type GraphFile, meaningOf, type Table } from '@baraza/interchange';
import { RecordStore, runOperation } from '@baraza/store';
import { v7 } from 'uuid';
import { batchesOf, planImport } from '../import/plan.js';
import { planRecords } from '../import/plan-records.js';
import type { ImportChoices, ImportPlan } from '../import/types.js';
import type { ProjectState } from '../registry/state.js';

export class MemoryProject {
  readonly store = new RecordStore();
  private readonly place = { workspace: v7(), project: v7() };
  private readonly account = v7();

  constructor(template: 'general' | 'ssr' = 'general') {
    this.run('foundProject', { id: this.place.project, name: 'Test', description: null, timeZone: null, fictional: true, template, member: v7(), displayName: 'Owner' });
  }

  /** What somebody with the role sees: here everything, for records above a clearance are not what these tests are about. */
  state(role: Role = 'owner', clearance: Classification | null = null): ProjectState {
    return { place: this.place, viewer: viewerOf(this.account, role, clearance), seq: 0, store: this.store, project: this.store.live('project', this.place.project)!, deletedAnswers: this.deletedAnswers(), withdrawn: 0 };
  }

  private deletedAnswers(): ReadonlySet<string> {
    const gone = [...this.store.all('intervention')].filter((said) => !isLive('intervention', said, this.store.get));
    return new Set(gone.flatMap(({ externalId }) => (typeof externalId === 'string' ? [externalId] : [])));
  }

  run(name: keyof typeof OPERATIONS, input: object): void {
    const operation = OPERATIONS[name] as unknown as AnyOperation;
    const context = { project: this.place.project, actor: viewerOf(this.account, 'owner', null), at: '2026-01-01T00:00:00.000Z' };
    for (const { entity, after } of runOperation(this.store, operation, parseInput(operation, input, operation.version), context).changes) this.store.put(entity, after!);
  }

  plan(file: GraphFile, choices: ImportChoices = {}): Promise<ImportPlan> {
    return planImport(file, this.state(), choices);
  }

  async import(file: GraphFile, choices: ImportChoices = {}): Promise<ImportPlan> {
    const plan = await this.plan(file, choices);
    for (const batch of batchesOf(plan.records)) this.run('importRecords', batch);
    return plan;
  }

  planTables(tables: Table[], choices: ImportChoices = {}): Promise<ImportPlan> {
    return planRecords({ kind: 'tables', tables, ...meaningOf(tables) }, this.state(), choices);
  }

  async importTables(tables: Table[], choices: ImportChoices = {}): Promise<ImportPlan> {
    const plan = await this.planTables(tables, choices);
    for (const batch of batchesOf(plan.records)) this.run('importRecords', batch);
    return plan;
  }

  names(): string[] {
    return this.store.allLive('stakeholder').map(({ name }) => name).sort();
  }
}
