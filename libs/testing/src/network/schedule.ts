/** One random schedule: three people work through lines that fail; when all is calm each must see exactly what the server permits. The server is whatever is given. */
import { type AnyRecord, ENTITIES, type EntityName, type OperationName, OPERATIONS, Refusal, sameValue } from '@baraza/domain';
import type { Scope } from '@baraza/store';
import { MemoryDisk, type OfflineStorage, ProjectSession } from '@baraza/sync-client';
import { randomInput } from '../generate/input.js';
import type { Random } from '../generate/random.js';
import { type Faults, NO_FAULTS, type SimulatedLine, type SimulatedNetwork } from './simulated-network.js';

/** The server under test. */
export interface Subject {
  project: string;
  /** Three accounts in the project; the first is owner and stays so. */
  accounts: readonly string[];
  /** Ids of members that must stay as they are. */
  spared: ReadonlySet<string>;
  /** What the account must see of these scopes, by `ENTITY ID`. */
  permitted(account: string, scopes: readonly string[]): Map<string, AnyRecord> | Promise<Map<string, AnyRecord>>;
}
export interface ScheduleResult {
  /** Operations shown and queued, by name. */
  accepted: Map<string, number>;
  /** Differences at the end; empty: all is well. */
  differences: string[];
}

export const FAULTS: Faults = { delay: [1, 120], drop: 0.03, duplicate: 0.03, reconnect: [20, 1500] };
const NAMES = Object.keys(OPERATIONS) as OperationName[];
const ENTITY_NAMES = Object.keys(ENTITIES) as EntityName[];

/** A person's browser: one disk, one tab at a time. */
class Person {
  readonly disk = new MemoryDisk();
  session!: ProjectSession;
  line!: SimulatedLine;
  scopes: Scope[] = ['registry'];
  /** The live records, as somebody has them who only listens. */
  readonly mirror = new Map<string, AnyRecord>();
  private tab!: OfflineStorage;

  constructor(
    readonly account: string,
    private readonly network: SimulatedNetwork,
    private readonly project: string,
    private readonly random: Random,
  ) {
    this.openTab();
  }

  openTab(): void {
    this.line = this.network.line(this.account);
    this.tab = this.disk.tab();
    const { tab } = this;
    this.session = new ProjectSession({ project: this.project, transport: this.line, scopes: this.scopes, storage: async () => tab, clock: this.network.clock, newId: () => this.random.uuid() });
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

  /** The tab is closed as one should, or dies on the spot. */
  async reload(dies: boolean): Promise<void> {
    if (dies) {
      this.line.close();
      await this.tab.close();
    } else await this.session.close();
    this.openTab();
  }
}

/** Runs `operations` operations of random kinds with failing lines between, then lets everything come to rest and compares. */
export async function runSchedule(network: SimulatedNetwork, subject: Subject, random: Random, operations: number): Promise<ScheduleResult> {
  const people = subject.accounts.map((account) => new Person(account, network, subject.project, random.fork()));
  const accepted = new Map<string, number>();
  await network.runUntil(() => people.every(({ session }) => session.state.status === 'live'), 60_000, 'all are connected');
  network.faults = FAULTS;
  for (let done = 0; done < operations; ) {
    const person = random.pick(people);
    if (random.chance(0.7)) done += operate(person, subject, random, accepted);
    else await disturb(person, network, random);
    if (random.chance(0.5)) await network.run(random.int(1, 150));
  }
  await calm(network, people);
  const differences: string[] = [];
  for (const person of people) differences.push(...(await compare(person, subject)));
  for (const { session } of people) await session.close();
  return { accepted, differences };
}

/** One operation, undo or redo; 1 where it was shown and queued. */
function operate({ session }: Person, { spared }: Subject, random: Random, accepted: Map<string, number>): number {
  try {
    if (random.chance(0.12)) {
      const back = random.chance(0.7) ? session.undo() : session.redo();
      return back ? 1 : 0;
    }
    const name = random.pick(NAMES);
    const input = randomInput(name, session.store, random, { spared });
    if (!input) return 0;
    session.mutate(name, input as never, { group: random.chance(0.2) ? random.uuid() : null });
    accepted.set(name, (accepted.get(name) ?? 0) + 1);
    return 1;
  } catch (error) {
    if (error instanceof Refusal) return 0;
    throw error;
  }
}

async function disturb(person: Person, network: SimulatedNetwork, random: Random): Promise<void> {
  const what = random.int(0, 9);
  if (what <= 2) person.line.disconnect();
  else if (what === 3) person.line.cut();
  else if (what === 4) person.line.mend();
  else if (what === 5) await person.reload(random.chance(0.5));
  else if (what === 6) network.clock.sleep(random.int(1000, 60_000));
  else if (what === 7) {
    const maps = person.session.store.allLive('map').filter(() => random.chance(0.7));
    person.scopes = ['registry', ...maps.map(({ id }): Scope => `map:${id}`)];
    person.session.setScopes(person.scopes);
  } else await network.run(random.int(100, 2000));
}

/** The lines hold, and everybody looks once: then all must be through. */
async function calm(network: SimulatedNetwork, people: readonly Person[]): Promise<void> {
  network.faults = NO_FAULTS;
  for (const { line } of people) line.mend();
  const resting = (): boolean => people.every(({ session }) => session.state.status === 'live' && session.state.waiting === 0);
  await network.runUntil(resting, 600_000, 'nothing waits any more');
  for (const { session } of people) session.wake();
  await network.run(40_000);
  await network.runUntil(resting, 60_000, 'nothing waits after looking again');
}

async function compare({ account, session, scopes, disk, mirror }: Person, subject: Subject): Promise<string[]> {
  const expected = await subject.permitted(account, scopes);
  const seen = new Map<string, AnyRecord>();
  for (const entity of ENTITY_NAMES) for (const record of session.store.allLive(entity)) seen.set(`${entity} ${record.id}`, record as unknown as AnyRecord);
  const who = `account ${account}`;
  const differences = [...expected].filter(([key, record]) => !sameValue(seen.get(key), record)).map(([key, record]) => `${who}: ${key} is ${JSON.stringify(seen.get(key))}, must be ${JSON.stringify(record)}`);
  for (const key of seen.keys()) if (!expected.has(key)) differences.push(`${who}: sees ${key}, must not`);
  for (const [key, record] of seen) if (mirror.get(key) !== record) differences.push(`${who}: nobody was told of ${key}`);
  for (const key of mirror.keys()) if (!seen.has(key)) differences.push(`${who}: nobody was told that ${key} is gone`);
  const kept = await disk.tab().readQueues();
  for (const { client, mutations } of kept) if (mutations.length > 0) differences.push(`${who}: ${mutations.length} mutations of ${client} are still on disk`);
  return differences;
}
