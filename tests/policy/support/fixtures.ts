/** Collects the records that questions are about, and puts them in with as few operations as can be. */
import { randomUUID } from 'node:crypto';
import { type Classification, codingId, disaggregationId, type EntityName, type Inputs, MOST_ROWS, type OperationName, type Role } from '@baraza/domain';
import { consultationDefaults, type Consulted, CONSULTED, GROUPS, putsIn } from './consultations.js';
import { type Asker, insertAccounts, joinWorkspace, type World } from './world.js';

/** What comes by import, in the order in which they refer to each other. */
const ORDER = ['term', 'property', 'place', 'source', 'stakeholder', 'interest', 'holding', 'relationship', 'coalition', 'coalitionMember', 'map', 'membership', 'savedView', 'judgement', 'importMapping'] as const satisfies readonly EntityName[];
export type Imported = (typeof ORDER)[number];

interface Waiting {
  author: string;
  entity: Imported;
  row: Record<string, unknown>;
}
type Values = Record<string, unknown>;
/** Records that share a process: what is unique in one is looked for in all of it. */
const IN_ONE_PROCESS = 20;
const isConsulted = (entity: EntityName): entity is Consulted => (CONSULTED as readonly EntityName[]).includes(entity);

export class Fixtures {
  private waiting: Waiting[] = [];
  private members: Inputs['createMember'][] = [];
  private accounts: string[] = [];
  private removed: string[] = [];
  private consulted: { entity: Consulted; input: object }[] = [];
  private steps: (() => Promise<unknown>)[] = [];
  private shared = { process: '', uses: 0 };
  private readonly sessions = new Map<string, string>();
  private readonly processes = new Map<string, string>();

  constructor(private readonly world: World) {}

  /** A record of its own for one question; returns its id. */
  record(entity: Imported | Consulted, classification: Classification, values: Values = {}, author = this.world.founder.account): string {
    const id = randomUUID();
    if (isConsulted(entity)) return this.consult(entity, id, { ...this.usualOf(entity, values), ...values, classification });
    this.waiting.push({ author, entity, row: { id, ...this.usual(entity, author), ...values, classification } });
    return id;
  }

  /** A session of its own, in which these have their duties. */
  session(classification: Classification, askers: readonly Asker[], values: Values = {}): string {
    const session = this.record('session', classification, values);
    for (const { account, duty } of askers) if (duty === 'facilitator' || duty === 'rapporteur') this.record('assignment', 'public', { session, account, duty });
    return session;
  }

  /** A public session in which the asker has the duty; the same for all questions to this asker. */
  sessionOf(asker: Asker): string {
    const session = this.sessions.get(asker.account) ?? this.session('public', [asker]);
    this.sessions.set(asker.account, session);
    return session;
  }

  /** A mark on an intervention, of which it has the class; what is marked with a code where nothing else is named. */
  coding(classification: Classification, { session, intervention, ...about }: { session: string; intervention?: string; stakeholder?: string; threat?: string }): string {
    const said = intervention ?? this.record('intervention', classification, { session });
    const named = Object.keys(about).length > 0 ? about : { code: this.codeFor(session) };
    this.consulted.push({ entity: 'coding', input: { id: said, session, about: [named] } });
    return codingId(said, Object.values(named)[0]!);
  }

  /** A public code of the codebook that the session is noted with. */
  codeFor(session: string): string {
    return this.record('code', 'public', { process: this.processes.get(session) });
  }

  /** A participation that is counted in a group; ids of both. The count has the class of the participation. */
  counted(classification: Classification, session: string): { participation: string; disaggregation: string } {
    const dimension = this.record('dimension', 'public', { process: this.processes.get(session) });
    const group = GROUPS[0]!;
    const participation = this.record('participation', classification, { session, groups: [{ dimension, group, people: 1 }] });
    return { participation, disaggregation: disaggregationId(participation, { dimension, group, people: 1 }) };
  }

  /** Does something as the founder once all records are in; what is asked for in one call is done in its order. */
  afterwards(asks: readonly (readonly [OperationName, object])[]): void {
    this.steps.push(async () => {
      for (const [name, input] of asks) await this.world.prepare(this.world.founder.account, name, input as never);
    });
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

  /** As `usual`, for consultations. */
  usualOf = (entity: Consulted, given: Values = {}): Values => consultationDefaults(entity, given, (needed, values) => this.record(needed, 'public', values), () => this.process());

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
      case 'coalitionMember':
        return { coalition: this.record('coalition', 'public'), stakeholder: stakeholder() };
      case 'savedView':
        return { map: this.record('map', 'public'), name: 'View' };
      case 'importMapping':
        return { name: 'table', headers: randomUUID(), meaning: '[]' };
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
    await this.loadConsulted();
    const steps = this.steps.splice(0);
    await Promise.all(steps.map((step) => step()));
  }

  /** A process with room for one more. */
  private process(): string {
    if (this.shared.uses % IN_ONE_PROCESS === 0) this.shared.process = this.record('process', 'public');
    this.shared.uses += 1;
    return this.shared.process;
  }

  private consult(entity: Consulted, id: string, values: Values): string {
    if (entity === 'session') this.processes.set(id, values['process'] as string);
    this.consulted.push({ entity, input: { id, ...values } });
    return id;
  }

  private async loadConsulted(): Promise<void> {
    const consulted = this.consulted.splice(0);
    const { founder, onDuty, prepare } = this.world;
    // Those whose role has no duties were given theirs in a former one.
    const former = onDuty.filter(({ role }) => role === 'observer' || role === 'public');
    const inRole = (role: Role | null): Promise<unknown> => Promise.all(former.map((asker) => prepare(founder.account, 'updateMember', { id: asker.member, role: role ?? asker.role })));
    for (const stage of CONSULTED) {
      const inputs = consulted.filter(({ entity }) => entity === stage);
      if (inputs.length === 0) continue;
      if (stage === 'assignment') await inRole('facilitator');
      await Promise.all(inputs.map(({ input }) => prepare(founder.account, putsIn(stage), input as never)));
      if (stage === 'assignment') await inRole(null);
    }
  }

  private async put(author: string, rows: readonly Waiting[]): Promise<void> {
    for (let start = 0; start < rows.length; start += MOST_ROWS) {
      const input: Record<string, unknown[]> = {};
      for (const { entity, row } of rows.slice(start, start + MOST_ROWS)) (input[entity] ??= []).push(row);
      await this.world.prepare(author, 'importRecords', input as Inputs['importRecords']);
    }
  }
}
