/** One random schedule: three people work through lines that fail; when all is calm each must have exactly what the server permits. The server is whatever is given. */
import { type FloorCommand, hasRight, type OperationName, OPERATIONS, Refusal } from '@baraza/domain';
import type { Scope } from '@baraza/store';
import { type InputOptions, randomInput, UNSTEADY } from '../generate/input.js';
import type { Random } from '../generate/random.js';
import type { Readable } from '../generate/values.js';
import { Person } from './person.js';
import { calm, compare } from './quiescence.js';
import { reclassify } from './reclassify.js';
import type { Faults, SimulatedNetwork } from './simulated-network.js';
import type { Subject } from './subject.js';

export interface ScheduleResult {
  /** Operations shown and queued, by name; undo and redo count as `restore`. */
  accepted: Map<string, number>;
  /** Differences at the end; empty: all is well. */
  differences: string[];
}

export const FAULTS: Faults = { delay: [1, 120], drop: 0.03, duplicate: 0.03, reconnect: [20, 1500], tick: 50 };
/** Operations of one schedule. */
export const OPERATIONS_EACH = 100;
/** Accounts that may become members, besides the three people. */
const OTHERS = 2;
const NAMES = Object.keys(OPERATIONS) as OperationName[];

/** Runs OPERATIONS_EACH operations of random kinds with failing lines between, then lets everything come to rest and compares. */
export async function runSchedule(network: SimulatedNetwork, subject: Subject, random: Random): Promise<ScheduleResult> {
  const people = subject.accounts.map((account) => new Person(account, network, subject, random.fork()));
  const accepted = new Map<string, number>();
  const accounts = [...subject.accounts, ...Array.from({ length: OTHERS }, () => random.uuid())];
  const options: InputOptions = { spared: new Set([subject.ownerMember]), accounts, steady: subject.steady };
  await network.runUntil(() => people.every(({ session }) => session.state.status === 'live'), 60_000, 'all are connected');
  network.faults = FAULTS;
  for (let done = 0; done < OPERATIONS_EACH; ) {
    if (random.chance(0.82)) done += operate(pickWorker(people, random), options, random, accepted);
    else await disturb(random.pick(people), network, random);
    if (random.chance(0.2)) await network.run(random.int(1, 150));
  }
  await calm(network, people);
  // The first is owner, stays so, and sees everything.
  if (!subject.steady) await reclassify(network, people[0]!, inOrder(people[0]!.session.store), random);
  const differences = await compare(network, people, subject.permitted);
  for (const { session } of people) await session.close();
  return { accepted, differences };
}

/** Mostly somebody who may change something; now and then one who may not, or not any more, tries. */
function pickWorker(people: readonly Person[], random: Random): Person {
  const able = people.filter(({ session }) => session.viewer && hasRight(session.viewer, 'editRegistry'));
  return able.length > 0 && random.chance(0.95) ? random.pick(able) : random.pick(people);
}

/** One operation, undo or redo; 1 where it was shown and queued. */
function operate({ session }: Person, options: InputOptions, random: Random, accepted: Map<string, number>): number {
  try {
    if (random.chance(0.12)) {
      const back = random.chance(0.7) ? session.undo() : session.redo();
      return back ? count(accepted, 'restore') : 0;
    }
    const name = pickName(session, options, random);
    const input = randomInput(name, inOrder(session.store), random, options);
    if (!input) return 0;
    session.mutate(name, input as never, { group: random.chance(0.2) ? random.uuid() : null });
    return count(accepted, name);
  } catch (error) {
    if (error instanceof Refusal) return 0;
    throw error;
  }
}

/** What there is, in an order that does not hang on how a database found it: the same seed must draw the same. */
const inOrder = (store: Readable): Readable => ({ allLive: (entity) => store.allLive(entity).sort((a, b) => (a.id < b.id ? -1 : 1)) });

/** Any operation; in an archived project soon the one that takes it out again, and where sight may change rather often what changes it. */
function pickName({ store }: Person['session'], { steady }: InputOptions, random: Random): OperationName {
  const archived = store.allLive('project')[0]?.archived === true;
  if (archived && random.chance(0.3)) return 'updateProject';
  return !steady && random.chance(0.16) ? random.pick(UNSTEADY) : random.pick(NAMES);
}

function count(counts: Map<string, number>, name: string): 1 {
  counts.set(name, (counts.get(name) ?? 0) + 1);
  return 1;
}

async function disturb(person: Person, network: SimulatedNetwork, random: Random): Promise<void> {
  const what = random.int(0, 9);
  if (person.shutOut) {
    // Who was taken out looks again whether the project is there.
    if (what <= 4) await person.reload({ dies: random.chance(0.5) });
  } else if (what <= 2) person.line.disconnect();
  else if (what === 3) person.line.cut();
  else if (what === 4) person.line.mend();
  else if (what === 5) await person.reload({ dies: random.chance(0.5) });
  else if (what === 6) network.clock.sleep(random.int(1000, 60_000));
  else if (what === 7) {
    const [maps, sessions] = (['map', 'session'] as const).map((entity) => inOrder(person.session.store).allLive(entity).filter(() => random.chance(0.7)));
    person.scopes = ['registry', ...maps!.map(({ id }): Scope => `map:${id}`), ...sessions!.map(({ id }): Scope => `session:${id}`)];
    person.session.setScopes(person.scopes);
  } else if (what === 8) leadFloor(person, random);
  else await network.run(random.int(100, 2000));
}

/** Puts somebody on the floor of a session, or gives it to the next. Who may not, or finds it changed, is refused. */
function leadFloor({ session: { live, store } }: Person, random: Random): void {
  const sessions = inOrder(store).allLive('session');
  if (sessions.length === 0) return;
  const { id } = random.pick(sessions);
  const here = inOrder(store).allLive('participation').filter(({ session }) => session === id);
  const floor = live.view(id)?.floor;
  const next: FloorCommand = { type: 'next', turn: random.uuid(), item: null, limitSeconds: null, ends: floor?.turn?.id ?? null };
  const add: FloorCommand = { type: 'add', entry: { id: random.uuid(), label: 'Somebody', participation: here.length > 0 ? random.pick(here).id : null, stakeholder: null, groups: [], language: null } };
  live.command(id, floor && floor.queue.length > 0 ? next : add).catch((error: unknown) => {
    if (!(error instanceof Refusal)) throw error;
  });
}
