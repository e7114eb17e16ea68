/** A project on the model server with three people, for tests of single rules. */
import { MemoryDisk, ProjectSession, type RefusedNotice, type ReportNotice, type SessionOptions } from '@baraza/sync-client';
import type { OpenAnswer, PushMessage } from '@baraza/protocol';
import { Random } from '../generate/random.js';
import { ModelServer } from './model-server.js';
import { type SimulatedLine, SimulatedNetwork } from './simulated-network.js';

export interface Tab {
  session: ProjectSession;
  line: SimulatedLine;
  disk: MemoryDisk;
  refused: RefusedNotice[];
  reports: ReportNotice[];
  /** The tab dies on the spot. */
  kill(): Promise<void>;
}

export class World {
  readonly random = new Random(7);
  readonly project = this.random.uuid();
  readonly owner = this.random.uuid();
  readonly analyst = this.random.uuid();
  readonly ownerMember = this.random.uuid();
  readonly analystMember = this.random.uuid();
  readonly server: ModelServer;
  readonly network: SimulatedNetwork;
  /** Everything that was pushed and arrived. */
  readonly pushed: PushMessage[] = [];
  /** Cursors with which the project was opened. */
  readonly cursors: (number | null)[] = [];
  /** Changes what the server answers to an open. */
  tamper: (answer: OpenAnswer, cursor: number | null) => OpenAnswer = (answer) => answer;

  constructor() {
    this.server = new ModelServer(this.project, () => this.network.clock.now());
    this.network = new SimulatedNetwork((account, client) => {
      const handler = this.server.accept(account, client);
      return {
        ...handler,
        open: (message) => {
          this.cursors.push(message.cursor);
          return this.tamper(handler.open(message) as OpenAnswer, message.cursor);
        },
        push: (message) => {
          this.pushed.push(message);
          return handler.push(message);
        },
      };
    }, this.random.fork());
    this.server.found(this.owner, this.ownerMember);
    this.server.addMember(this.analystMember, this.analyst, 'analyst');
  }

  /** Opens a tab; a disk given is that of the same browser. */
  tab(account: string, { disk = new MemoryDisk(), ...options }: Partial<SessionOptions> & { disk?: MemoryDisk } = {}): Tab {
    const line = this.network.line(account);
    const storage = disk.tab();
    const [refused, reports]: [RefusedNotice[], ReportNotice[]] = [[], []];
    const session = new ProjectSession({
      project: this.project,
      transport: line,
      scopes: ['registry'],
      storage: async () => storage,
      clock: this.network.clock,
      newId: () => this.random.uuid(),
      onRefused: (notice) => refused.push(notice),
      onReport: (notice) => reports.push(notice),
      ...options,
    });
    const kill = async (): Promise<void> => {
      line.close();
      await storage.close();
    };
    return { session, line, disk, refused, reports, kill };
  }

  /** Opens a tab and waits until it is live. */
  async live(account: string, options: Parameters<World['tab']>[1] = {}): Promise<Tab> {
    const tab = this.tab(account, options);
    await this.network.runUntil(() => tab.session.state.status === 'live', 10_000, 'the tab is live');
    return tab;
  }

  /** Lets everything under way arrive. */
  rest(ms = 500): Promise<void> {
    return this.network.run(ms);
  }

  /** Adds a stakeholder and waits until everybody has it. */
  async stakeholder({ session }: Tab, name: string): Promise<string> {
    const id = this.random.uuid();
    session.mutate('createStakeholder', { id, name });
    await this.rest();
    return id;
  }
}

export const nameOf = ({ session }: Tab, id: string): string | undefined => session.store.live('stakeholder', id)?.name;

/** Adds a stakeholder in a tab whose line is cut. */
export async function offlineEdit(world: World, tab: Tab, name: string): Promise<string> {
  tab.line.cut();
  const id = world.random.uuid();
  tab.session.mutate('createStakeholder', { id, name });
  await world.rest();
  return id;
}
