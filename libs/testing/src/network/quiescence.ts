/** The end of a schedule: the lines hold, everything comes to rest, and each client must have what it may have: in the tab, for whoever listens, and on disk. */
import { type AnyRecord, ENTITIES, type EntityName, hasRight, sameValue } from '@baraza/domain';
import type { Person } from './person.js';
import { NO_FAULTS, type SimulatedNetwork } from './simulated-network.js';
import type { Permitted, Sight } from './subject.js';

const ENTITY_NAMES = Object.keys(ENTITIES) as EntityName[];
/** Longer than every period after which a client looks by itself: for closed tabs' queues, for the line, for effects that stayed out. */
const LOOKED = 40_000;
/** A way there and back on a line that holds. */
const SOON = 500;
/** Within this an effect that stayed out would be asked for. */
const MISSED = 8000;

/** The lines hold, and everybody looks once: then all must be through. */
export async function calm(network: SimulatedNetwork, people: readonly Person[]): Promise<void> {
  network.faults = NO_FAULTS;
  for (const { line } of people) line.mend();
  await network.runUntil(() => resting(people), 600_000, 'nothing waits any more');
  await takenInAgain(network, people);
  for (const { session } of people) session.wake();
  await network.run(LOOKED);
  await network.runUntil(() => resting(people), 60_000, 'nothing waits after looking again');
  // What a closed tab had left, and another has sent only now, may have taken somebody out and in again.
  await takenInAgain(network, people);
}

const resting = (people: readonly Person[]): boolean => people.every(({ session, shutOut }) => shutOut || (session.state.status === 'live' && session.state.waiting === 0));

/** Who was taken out may have been taken in again meanwhile; and what they still had to send may take in the next. */
async function takenInAgain(network: SimulatedNetwork, people: readonly Person[]): Promise<void> {
  for (let round = 0; round < people.length; round += 1) {
    for (const person of people) if (person.shutOut) await person.reload();
    await network.runUntil(() => resting(people), 600_000, 'nothing waits after opening again');
  }
}

/** What differs from what each may have. */
export async function compare(network: SimulatedNetwork, people: readonly Person[], permitted: Permitted): Promise<string[]> {
  const differences = await lastWord(network, people);
  for (const person of people) {
    const sight = await permitted(person.account, person.scopes);
    differences.push(...(sight ? await compareMember(person, sight) : await compareOutsider(person)).map((difference) => `account ${person.account}: ${difference}`));
  }
  return differences;
}

/**
 * On lines that hold, one more change of each reaches everybody by itself: nobody has to ask again for what should have been sent. Then another, whose answer gets lost: the
 * other word of the server, that the change is done, must be enough.
 */
async function lastWord(network: SimulatedNetwork, people: readonly Person[]): Promise<string[]> {
  const differences: string[] = [];
  const able = people.filter(({ session: { viewer, store } }) => viewer && hasRight(viewer, 'editRegistry') && store.allLive('project')[0]?.archived === false);
  const change = async ({ session, account }: Person, when: string): Promise<void> => {
    session.mutate('createPlace', { id: network.random.uuid(), name: 'Last word', classification: 'public' });
    await network.run(SOON);
    if (session.state.waiting > 0) differences.push(`account ${account}: a change is not acknowledged ${when}`);
  };
  for (const person of able) {
    const { opens } = network.counts;
    await change(person, 'on a good line');
    await network.run(MISSED);
    if (network.counts.opens > opens) differences.push(`account ${person.account}: after a change on a good line somebody had to ask again`);
  }
  network.answersLost = true;
  for (const person of able) await change(person, 'where the answer got lost');
  network.answersLost = false;
  await network.run(LOOKED);
  return differences;
}

async function compareMember(person: Person, sight: Sight): Promise<string[]> {
  const { session, mirror, disk } = person;
  const seen = shownBy(person);
  const differences = session.state.status === 'live' ? compareViews('', seen, sight) : [`is ${session.state.status}, must be live`];
  for (const [key, record] of seen) if (mirror.get(key) !== record) differences.push(`nobody was told of ${key}`);
  for (const key of mirror.keys()) if (!seen.has(key)) differences.push(`nobody was told that ${key} is gone`);
  // The tab is closed and opened again while there is no network: what is shown then comes from the disk.
  await person.reload({ cutOff: true });
  await person.session.ready;
  differences.push(...compareViews('on disk: ', shownBy(person), sight));
  const copy = await disk.tab().readSnapshot();
  for (const [entity, { id }] of copy?.records ?? []) if (!sight.readable.has(`${entity} ${id}`)) differences.push(`on disk: keeps ${entity} ${id}, must not`);
  for (const { client, mutations } of await disk.tab().readQueues()) if (mutations.length > 0) differences.push(`${mutations.length} mutations of ${client} are still on disk`);
  return differences;
}

/** Nothing of the project is left with somebody who is not in it, but what they had not sent. */
async function compareOutsider(person: Person): Promise<string[]> {
  const { session, disk } = person;
  const differences = person.shutOut ? [] : [`is ${session.state.status}, must be shut out`];
  for (const key of shownBy(person).keys()) differences.push(`sees ${key}, is not in the project`);
  if ((await disk.tab().readSnapshot()) !== null) differences.push('has a copy on disk, is not in the project');
  return differences;
}

function shownBy({ session: { store } }: Person): Map<string, AnyRecord> {
  const seen = new Map<string, AnyRecord>();
  for (const entity of ENTITY_NAMES) for (const record of store.allLive(entity)) seen.set(`${entity} ${record.id}`, record as unknown as AnyRecord);
  return seen;
}

/** Both directions: everything that must be there is, and nothing else. */
function compareViews(where: string, seen: ReadonlyMap<string, AnyRecord>, { live }: Sight): string[] {
  const differences = [...live].filter(([key, record]) => !sameValue(seen.get(key), record)).map(([key, record]) => `${where}${key} is ${JSON.stringify(seen.get(key))}, must be ${JSON.stringify(record)}`);
  for (const key of seen.keys()) if (!live.has(key)) differences.push(`${where}sees ${key}, must not`);
  return differences;
}
