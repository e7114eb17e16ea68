/** Collects the records that questions are about, and puts them in with as few operations as can be. */
import { randomUUID } from 'node:crypto';
import { type Classification, type EntityName, type Inputs, MOST_ROWS, type Role } from '@baraza/domain';
import { insertAccounts, joinWorkspace, type World } from './world.js';

/** In the order in which they refer to each other. */
const ORDER = ['term', 'property', 'place', 'source', 'stakeholder', 'interest', 'holding', 'relationship', 'map', 'membership', 'judgement'] as const satisfies readonly EntityName[];
export type Imported = (typeof ORDER)[number];

interface Waiting {
  author: string;
  entity: Imported;
  row: Record<string, unknown>;
}

export class Fixtures {
  private waiting: Waiting[] = [];
  private members: Inputs['createMember'][] = [];
  private accounts: string[] = [];
  private removed: string[] = [];

  constructor(private readonly world: World) {}

  /** A record of its own for one question; returns its id. */
  record(entity: Imported, classification: Classification, values: Record<string, unknown> = {}, author = this.world.founder.account): string {
    const id = randomUUID();
    this.waiting.push({ author, entity, row: { id, ...this.usual(entity, author), ...values, classification } });
    return id;
  }

  /** Somebody in the workspace and in no project. */
  account(): string {
    const account = randomUUID();
    this.accounts.push(account);
    return account;
  }

  /** `removed`: was taken out of the project again, and is still in the workspace. */
  member(classification: Classification, role: Role, clearance: Classification | null, { account = this.account(), removed = false }: { account?: string; removed?: boolean } = {}): string {
    const id = randomUUID();
    this.members.push({ id, account, displayName: 'Somebody', role, clearance, classification });
    if (removed) this.removed.push(id);
    return id;
  }

  /** Values without which a record of the entity cannot be; what it hangs on is public and its own. */
  usual(entity: Imported, author = this.world.founder.account): Record<string, unknown> {
    const stakeholder = (): string => this.record('stakeholder', 'public');
    switch (entity) {
      case 'term':
        return { vocabulary: 'sector', code: randomUUID() };
      case 'property':
        return { of: 'stakeholder', name: 'Property', valueType: 'text' };
      case 'source':
        return { title: 'Source', kind: 'document' };
      case 'holding':
        return { stakeholder: stakeholder(), interest: this.record('interest', 'public'), stance: 1 };
      case 'relationship':
        return { from: stakeholder(), to: stakeholder(), direction: 'directed' };
      case 'map':
        return { name: 'Map', aggregate: 'agreed' };
      case 'membership':
        return { map: this.record('map', 'public'), stakeholder: stakeholder() };
      case 'judgement':
        return { stakeholder: stakeholder(), dimension: 'influence', value: 1, standing: 'own', judge: author };
      default:
        return { name: entity };
    }
  }

  /** Puts in everything that was asked for. */
  async load(): Promise<void> {
    const { waiting, members, accounts, removed } = this;
    [this.waiting, this.members, this.accounts, this.removed] = [[], [], [], []];
    waiting.sort((a, b) => ORDER.indexOf(a.entity) - ORDER.indexOf(b.entity));
    // Judgements are imported by their judge; they come last, so that what they are about is there.
    const others = waiting.filter(({ entity }) => entity !== 'judgement');
    await this.put(this.world.founder.account, others);
    const judgements = waiting.filter(({ entity }) => entity === 'judgement');
    for (const judge of new Set(judgements.map(({ author }) => author))) await this.put(judge, judgements.filter(({ author }) => author === judge));
    await insertAccounts(this.world, accounts, 'Somebody');
    await joinWorkspace(this.world, this.world.place.workspace, accounts, 'member');
    await Promise.all(members.map((member) => this.world.prepare(this.world.founder.account, 'createMember', member)));
    await Promise.all(removed.map((id) => this.world.prepare(this.world.founder.account, 'removeMember', { id })));
  }

  private async put(author: string, rows: readonly Waiting[]): Promise<void> {
    for (let start = 0; start < rows.length; start += MOST_ROWS) {
      const input: Record<string, unknown[]> = {};
      for (const { entity, row } of rows.slice(start, start + MOST_ROWS)) (input[entity] ??= []).push(row);
      await this.world.prepare(author, 'importRecords', input as Inputs['importRecords']);
    }
  }
}
