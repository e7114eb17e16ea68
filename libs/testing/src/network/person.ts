/** One person of a schedule: a browser with one disk and one tab at a time, on a line that fails. */
import type { AnyRecord } from '@baraza/domain';
import type { Scope } from '@baraza/store';
import { MemoryDisk, type OfflineStorage, ProjectSession } from '@baraza/sync-client';
import type { Random } from '../generate/random.js';
import type { SimulatedLine, SimulatedNetwork } from './simulated-network.js';
import type { Subject } from './subject.js';

export class Person {
  readonly disk = new MemoryDisk();
  session!: ProjectSession;
  line!: SimulatedLine;
  scopes: readonly Scope[];
  /** The live records, as somebody has them who only listens. */
  readonly mirror = new Map<string, AnyRecord>();
  private tab!: OfflineStorage;

  constructor(
    readonly account: string,
    private readonly network: SimulatedNetwork,
    private readonly subject: Pick<Subject, 'project' | 'scopes'>,
    private readonly random: Random,
  ) {
    this.scopes = subject.scopes;
    this.openTab();
  }

  /** Nothing more comes in this tab: rights were lost. */
  get shutOut(): boolean {
    return this.session.state.status === 'closed';
  }

  /** Opens a tab; `cutOff`: while there is no network. */
  openTab({ cutOff = false } = {}): void {
    this.line = this.network.line(this.account);
    if (cutOff) this.line.cut();
    this.tab = this.disk.tab();
    const { tab } = this;
    this.session = new ProjectSession({ project: this.subject.project, transport: this.line, scopes: this.scopes, storage: async () => tab, clock: this.network.clock, newId: () => this.random.uuid() });
    this.mirror.clear();
    const { store } = this.session;
    store.subscribe('any', (changed) => {
      for (const { entity, id } of changed) {
        const record = store.live(entity, id) as unknown as AnyRecord | undefined;
        if (record) this.mirror.set(`${entity} ${id}`, record);
        else this.mirror.delete(`${entity} ${id}`);
      }
    });
  }

  /** The tab is closed as one should, or dies on the spot; then another is opened. */
  async reload({ dies = false, cutOff = false } = {}): Promise<void> {
    if (dies) {
      this.line.close();
      await this.tab.close();
    } else await this.session.close();
    this.openTab({ cutOff });
  }
}
