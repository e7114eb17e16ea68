/** Knocks at every door that is no operation: opening, lists, invitations, files, tokens, history, presence. */
import { randomUUID } from 'node:crypto';
import { createAccessToken } from '@baraza/accounts';
import { type Classification, type Role, ROLES } from '@baraza/domain';
import type { PresenceState } from '@baraza/protocol';
import type { ProjectPlace } from '@baraza/persistence';
import { foundTestProject, submitAs } from '@baraza/testing';
import { EXPORT_FORMATS } from '@baraza/transfer';
import { admission, differencesAt, membersOf, onDutyOf, outsidersOf, unasked, type Visitor } from './support/at-door.js';
import { type Ask, askGraphql, throughGraphql, throughSocket } from './support/doors.js';
import { eventOf, readCalendar, subscribe } from './support/calendar.js';
import { Fixtures } from './support/fixtures.js';
import { askFiles, begun, download, erase, textOf, upload } from './support/files.js';
import { accept, asPerson, invite } from './support/in-person.js';
import { askProject, toldByLog } from './support/in-project.js';
import { Listener } from './support/listener.js';
import { EVERY_CLASS, expectedAtDoor, GIVEN } from './support/table.js';
import { createMember, createWorld, type World } from './support/world.js';

const MINUTE = 60_000;
const NO_CLASS = [null];

let world: World;
/** A stakeholder of each class. */
const named = {} as Record<Classification, string>;

beforeAll(async () => {
  world = await createWorld();
  for (const classification of EVERY_CLASS) {
    named[classification] = randomUUID();
    await prepare('createStakeholder', { id: named[classification], name: `Somebody ${classification}`, classification });
  }
}, MINUTE);
afterAll(() => world?.close(), MINUTE);

const prepare = (name: Parameters<World['prepare']>[1], input: object): Promise<unknown> => world.prepare(world.founder.account, name, input as never);
const members = (...roles: string[]): Visitor[] => membersOf(world).filter(({ who }) => roles.length === 0 || roles.includes(who));
const outside = (): Visitor[] => outsidersOf(world, ['stranger', 'formerMember', 'takenOut']);

const inProject = (visitor: { token: string }, selection: string): Promise<Record<string, unknown> | null> => askProject(world, visitor, selection);
const told = (visitor: Visitor, entity: string, id: string): Promise<string> => toldByLog(world, visitor, entity, id);

describe('opening', () => {
  test('PERM-34 members open the project, over sockets and in GraphQL; for everybody else it does not exist', async () => {
    const open = async (visitor: Visitor): Promise<string> => {
      const listener = await Listener.connect(world, visitor);
      const answer = await listener.open();
      listener.close();
      const overSocket = answer.ok ? 'allowed' : `refused:${answer.reason}`;
      const inGraphql = (await inProject(visitor, 'name')) ? 'allowed' : 'refused:notFound';
      return overSocket === inGraphql ? overSocket : `${overSocket} by socket, ${inGraphql} in GraphQL`;
    };
    expect(await differencesAt('open the project', [...members(), ...outsidersOf(world)], NO_CLASS, open)).toEqual([]);
    const listed = async (visitor: Visitor): Promise<string> => (JSON.stringify((await askGraphql(world, visitor, '{ projects { id } me { workspaces { projects { id name } } } }')).data).includes(world.place.project) ? 'seen' : 'hidden');
    expect(await differencesAt('list of projects', [...members(), ...outsidersOf(world, ['stranger', 'formerMember', 'takenOut', 'otherWorkspace'])], NO_CLASS, listed)).toEqual([]);
    const pushed = async (visitor: Visitor): Promise<string> => (await throughSocket(world, visitor, [{ name: 'updateStakeholder', input: { id: named.public, name: 'Changed' } }]))[0]!;
    expect(await differencesAt('push without open', outsidersOf(world), NO_CLASS, pushed)).toEqual([]);
    const mutated = async (visitor: Visitor): Promise<string> => (await throughGraphql(world, visitor, [{ name: 'updateStakeholder', input: { id: named.public, name: 'Changed' } }]))[0]!;
    expect(await differencesAt('operation over HTTP', outsidersOf(world), NO_CLASS, mutated)).toEqual([]);
  }, MINUTE);
});

describe('invitations and members', () => {
  test('PERM-35 only owners list, make and withdraw invitations, and none gives more than its maker has', async () => {
    const all = async (visitor: Visitor): Promise<string> => {
      const { id } = await invite(world, world.founder, { role: 'observer', clearance: null });
      const { workspace, project } = world.place;
      const answers = [await asPerson(world, visitor, 'GET', `/auth/invitations?workspace=${workspace}&project=${project}`), (await invite(world, visitor, { role: 'observer', clearance: 'public' })).response, await asPerson(world, visitor, 'DELETE', `/auth/invitations/${id}`)];
      return [...new Set(answers.map(({ status }) => admission(status)))].join(' and ');
    };
    expect(await differencesAt('invitations: list create withdraw', [...members().filter(({ level }) => level === 'default'), ...outside()], NO_CLASS, all)).toEqual([]);
    const give = async (visitor: Visitor, classification: Classification): Promise<string> => {
      const { response, token } = await invite(world, visitor, { role: 'observer', clearance: classification });
      return admission((response.ok ? await accept(world, null, token) : response).status);
    };
    expect(await differencesAt('invitation with clearance of the class', members('owner'), EVERY_CLASS, give)).toEqual([]);
  }, MINUTE);

  test('PERM-36 who works in the project is not published, and nobody is told an address', async () => {
    expect((await accept(world, null, (await invite(world, world.founder, { role: 'analyst' })).token)).status).toBe(200);
    const seesPeople = async (visitor: Visitor): Promise<string> => {
      const listener = await Listener.connect(world, visitor);
      const answer = await listener.open();
      listener.close();
      return answer.ok && answer.changes.every(({ entity }) => entity !== 'member') ? 'hidden' : 'seen';
    };
    expect(await differencesAt('member record of founder and of invited', members('public').filter(({ level }) => level !== 'raised'), NO_CLASS, seesPeople)).toEqual([]);
    const seesAddress = async (visitor: Visitor): Promise<string> => {
      const listener = await Listener.connect(world, visitor);
      const answers = [await listener.open(), listener.peers, await inProject(visitor, 'members(first: 500) { nodes { displayName account { account displayName } } } activity(first: 500) { nodes { actor { account displayName } } }')];
      listener.close();
      return JSON.stringify(answers).includes('@example.org') ? 'seen' : 'hidden';
    };
    expect(await differencesAt('e-mail address of another member', members(), NO_CLASS, seesAddress)).toEqual([]);
  }, MINUTE);
});

describe('files', () => {
  test('IMP-40 an import that somebody began is there for nobody else', async () => {
    const id = await begun(world, world.founder);
    const doors = [['GET', ''], ['GET', '/preview'], ['GET', '/rows?class=added'], ['POST', '/choices'], ['POST', '/apply'], ['POST', '/cancel']] as const;
    const all = async (visitor: { token: string }): Promise<string> => {
      const answers = [];
      for (const [method, path] of doors) answers.push(admission((await askFiles(world, visitor, method, `imports/${id}${path}`, method === 'POST' ? '{}' : null)).status));
      return [...new Set(answers)].join(' and ');
    };
    expect(await differencesAt('import begun by another', [...members(), ...outside()], NO_CLASS, all)).toEqual([]);
    expect(await all(world.founder)).toBe('allowed');
  }, MINUTE);

  const downloads = new Map<string, ReturnType<typeof download>>();
  const downloaded = (visitor: Visitor, format: string): ReturnType<typeof download> => {
    const key = `${visitor.account} ${format}`;
    return downloads.get(key) ?? downloads.set(key, download(world, visitor, format)).get(key)!;
  };

  test('PERM-37 owners and analysts import', async () => {
    expect(await differencesAt('import a file', [...members(), ...outside()], NO_CLASS, async (visitor) => admission(await upload(world, visitor)))).toEqual([]);
  }, MINUTE);

  test.each(Object.keys(EXPORT_FORMATS))('PERM-37 owners and analysts export as %s', async (format) => {
    const door = format === 'baraza' ? 'whole project as a file' : 'export in a format';
    // The clearance decides what is in the file, the role whether there is one.
    const visitors = [...members().filter(({ level }) => level === 'default' || format === 'baraza'), ...outside()];
    expect(await differencesAt(door, visitors, NO_CLASS, async (visitor) => admission((await downloaded(visitor, format)).status))).toEqual([]);
  }, MINUTE);

  test.each(['kumu-xlsx', 'gexf', 'kumu-json', 'baraza'])('PERM-37 owners and analysts take out what they may read, as %s', async (format) => {
    const texts = new Map<string, string>();
    for (const visitor of members('owner', 'analyst')) texts.set(visitor.account, await textOf(format, (await downloaded(visitor, format)).bytes));
    const inFile = (visitor: Visitor, classification: Classification): string => {
      const text = texts.get(visitor.account)!;
      return text.includes(`Somebody ${classification}"`) || text.includes(named[classification]) ? 'seen' : 'hidden';
    };
    expect(await differencesAt('record in an export', members('owner', 'analyst'), EVERY_CLASS, inFile)).toEqual([]);
  }, MINUTE);
});

/** A project of its own in the workspace, with members such as these, and what they are called there. */
async function projectWith(visitors: readonly Visitor[]): Promise<{ place: ProjectPlace; idOf: Map<Visitor, string>; prepareThere: typeof prepare }> {
  const place = await foundTestProject(world.handler, world.founder.account, { workspace: world.place.workspace });
  const prepareThere: typeof prepare = async (name, input) => {
    const result = await submitAs(world.handler, place, world.founder.account, name, input as never, { system: true });
    if (result.status !== 'done') throw new Error(JSON.stringify(result));
    return result;
  };
  const idOf = new Map(visitors.map((visitor) => [visitor, randomUUID()]));
  for (const [{ account, who, level }, id] of idOf) await prepareThere('createMember', { id, account, displayName: who, role: who as Role, clearance: GIVEN[level] });
  return { place, idOf, prepareThere };
}

test('PERM-46 owners erase a project, and nobody else', async () => {
  expect(await differencesAt('delete the project', members(), NO_CLASS, async (visitor) => admission(await erase(world, visitor, (await projectWith([visitor])).place.project)))).toEqual([]);
  expect(await differencesAt('delete the project', outside(), NO_CLASS, async (visitor) => admission(await erase(world, visitor, world.place.project)))).toEqual([]);
}, MINUTE);

test('LIFE-10 an archived project changes in nothing but who is taken out, by its owners, and that they bring it back', async () => {
  const visitors = members().filter(({ level }) => level === 'default');
  const { place, idOf, prepareThere } = await projectWith(visitors);
  await prepareThere('createStakeholder', { id: randomUUID(), name: 'From before' });
  const leaving = new Map<Visitor, string>();
  for (const visitor of visitors) leaving.set(visitor, (await createMember({ ...world, place, prepare: (_actor, name, input) => prepareThere(name, input) as never }, 'Leaving', 'observer', null)).member);
  await prepareThere('updateProject', { id: place.project, archived: true });
  const doing = (asks: (visitor: Visitor) => Ask[]) => async (visitor: Visitor): Promise<string> => {
    const outcomes = new Set(await throughSocket({ ...world, place }, visitor, asks(visitor)));
    return [...outcomes].map((outcome) => (outcome === 'done' ? 'allowed' : outcome)).join(' and ');
  };
  for (const ask of [{ name: 'createStakeholder', input: { id: randomUUID(), name: 'New' } }, { name: 'updateProject', input: { id: place.project, name: 'Renamed' } }, { name: 'updateMember', input: { id: idOf.get(visitors[0]!), displayName: 'Renamed' } }] as const) {
    expect(await differencesAt('change in an archived project', visitors, NO_CLASS, doing(() => [ask]))).toEqual([]);
  }
  expect(await differencesAt('take a member out of an archived project', visitors, NO_CLASS, doing((visitor) => [{ name: 'removeMember', input: { id: leaving.get(visitor) } }]))).toEqual([]);
  expect(await differencesAt('bring a project back from the archive', visitors, NO_CLASS, doing(() => [{ name: 'updateProject', input: { id: place.project, archived: false } }]))).toEqual([]);
}, MINUTE);

describe('calendars', () => {
  test('CAL-4 everybody in the project subscribes to the sessions that they may read', async () => {
    const fixtures = new Fixtures(world);
    const sessions = Object.fromEntries(EVERY_CLASS.map((classification) => [classification, fixtures.record('session', classification, { startsAt: '2026-05-04T09:00:00.000Z' })])) as Record<Classification, string>;
    await fixtures.load();
    expect(await differencesAt('address of a calendar', [...members(), ...outsidersOf(world)], NO_CLASS, async (visitor) => ((await subscribe(world, visitor)) ? 'allowed' : 'refused'))).toEqual([]);
    for (const visitor of members()) {
      const feed = await readCalendar((await subscribe(world, visitor))!.url);
      expect(await differencesAt('session in a calendar that is subscribed to', [visitor], EVERY_CLASS, (_, classification) => (eventOf(feed, sessions[classification]).length > 0 ? 'seen' : 'hidden'))).toEqual([]);
    }
  }, MINUTE);
});

describe('tokens', () => {
  test('PERM-38 a read-only token changes nothing and reads as its person does today', async () => {
    const reading = async ({ account }: Visitor): Promise<{ token: string; account: string }> => ({ account, token: (await createAccessToken(world.app.accounts, account, { name: 'reads', readOnly: true, days: null })).token });
    const change = async (visitor: Visitor): Promise<string> => {
      const { data, errors } = await askGraphql(world, await reading(visitor), 'mutation ($project: ID!) { createStakeholder(project: $project, input: { name: "New" }) { __typename } }', { project: world.place.project });
      return !data && errors?.[0]?.extensions?.code === 'FORBIDDEN' ? 'refused:forbidden' : JSON.stringify({ data, errors });
    };
    expect(await differencesAt('operation with a read-only token', members(), NO_CLASS, change)).toEqual([]);
    const read = async (visitor: Visitor, classification: Classification): Promise<string> => {
      const project = await inProject(await reading(visitor), `stakeholder(id: "${named[classification]}") { name }`);
      return project ? (project['stakeholder'] ? 'seen' : 'hidden') : 'refused:notFound';
    };
    expect(await differencesAt('reading with a token', members(), EVERY_CLASS, read)).toEqual([]);
    expect(await differencesAt('reading with a token', outside(), NO_CLASS, read)).toEqual([]);
  }, MINUTE);
});

describe('history', () => {
  test('PERM-39 history and activity tell of a record what the record tells, and the public nothing', async () => {
    const staff = ROLES.filter((role) => role !== 'public');
    for (const classification of EVERY_CLASS) await prepare('updateStakeholder', { id: named[classification], background: 'Changed' });
    const ofRecord = (visitor: Visitor, classification: Classification): Promise<string> => told(visitor, 'stakeholder', named[classification]);
    expect(await differencesAt('activity and history of a record', members(...staff), EVERY_CLASS, ofRecord)).toEqual([]);
    expect(await differencesAt('activity and history of a record', members('public'), NO_CLASS, ofRecord)).toEqual([]);
    const judgement = randomUUID();
    await prepare('addJudgement', { id: judgement, stakeholder: named.public, dimension: 'influence', value: 5, standing: 'own', classification: 'public' });
    expect(await differencesAt('activity and history of a judgement', members('facilitator', 'rapporteur', 'observer', 'public'), NO_CLASS, (visitor) => told(visitor, 'judgement', judgement))).toEqual([]);
  }, MINUTE);

  test('PERM-42 opening a record reveals nothing of what it said before, nor a field of what it said ever', async () => {
    const opened = {} as Record<Classification, string>;
    for (const classification of EVERY_CLASS) {
      const id = (opened[classification] = randomUUID());
      await prepare('createStakeholder', { id, name: 'Opened', description: `Uncleaned ${classification}`, classification });
      await prepare('updateStakeholder', { id, description: 'Clean' });
      await prepare('classify', { entity: 'stakeholder', id, classification: 'public' });
    }
    const everything = async (visitor: Visitor, id: string): Promise<string> => JSON.stringify(await inProject(visitor, `history(entity: stakeholder, id: "${id}") { entries { changes { field before after } } } activity(first: 100) { nodes { records { changes { field before after } } } }`));
    const earlier = async (visitor: Visitor, classification: Classification): Promise<string> => ((await everything(visitor, opened[classification])).includes(`Uncleaned ${classification}`) ? 'seen' : 'hidden');
    expect(await differencesAt('earlier value from when the record was of the class', members('owner', 'analyst', 'facilitator', 'rapporteur', 'observer'), EVERY_CLASS, earlier)).toEqual([]);
    const id = randomUUID();
    await prepare('createStakeholder', { id, name: 'Moved', motivations: 'Old secret', classification: 'public' });
    await prepare('updateStakeholder', { id, motivations: 'New secret' });
    const moved = async (visitor: Visitor): Promise<string> => (/Old secret|New secret/.test(await everything(visitor, id)) ? 'seen' : 'hidden');
    expect(await differencesAt('earlier value of a confidential field', members().filter(({ who, level }) => level !== 'raised' || who === 'owner' || who === 'analyst'), ['confidential'], moved)).toEqual([]);
  }, MINUTE);
});

describe('presence', () => {
  const ROUNDS = 100;
  type Told = (visitor: Visitor, listener: Listener) => boolean;
  /** Opens as everybody and lets the founder say where they are, before an operation that all hear of; again, since a busy line drops presence, until everybody was told who is to be told. */
  async function watch(visitors: readonly Visitor[], state: PresenceState, told: Told): Promise<Map<Visitor, Listener>> {
    const listeners = new Map<Visitor, Listener>();
    for (const visitor of visitors) {
      const listener = await Listener.connect(world, visitor);
      await listener.open();
      listeners.set(visitor, listener);
    }
    const founder = await Listener.connect(world, world.founder);
    await founder.open();
    for (let round = 0; round < ROUNDS && (round === 0 || ![...listeners].every(([visitor, listener]) => told(visitor, listener))); round += 1) {
      founder.socket.emit('presence', { project: world.place.project, state });
      const last = await founder.do([{ name: 'updateStakeholder', input: { id: named.public, background: randomUUID() } }]);
      await Promise.all([...listeners.values()].map((listener) => listener.caughtUp(last)));
    }
    for (const listener of [founder, ...listeners.values()]) listener.close();
    return listeners;
  }
  const NOWHERE: PresenceState = { map: null, cursor: null, selection: [], editing: null, dragging: [], session: null, draft: null, hall: null };

  const isTold = ({ peers }: Listener, id: string): boolean => JSON.stringify(peers).includes(id);

  test('PERM-43 those who work in the project see who is here; the public does not', async () => {
    const listeners = await watch(members(), NOWHERE, () => true);
    expect(await differencesAt('who is here', members().map((visitor) => [...listeners.keys()].find(({ account }) => account === visitor.account)!), NO_CLASS, (visitor) => (listeners.get(visitor)!.peers.some(({ peers }) => peers.length > 0) ? 'seen' : 'hidden'))).toEqual([]);
  }, MINUTE);

  test('PERM-44 where somebody is, is told to those who may see what is there', async () => {
    const staff = members('owner', 'analyst', 'facilitator', 'rapporteur', 'observer');
    const found: string[] = [];
    for (const classification of EVERY_CLASS) {
      const id = named[classification];
      const listeners = await watch(staff, { ...NOWHERE, selection: [id], editing: `stakeholder ${id} name`, dragging: [{ id, x: 1, y: 2 }] }, (visitor, listener) => expectedAtDoor('presence on a record', visitor.who, visitor.level, visitor.clearance, classification) === 'hidden' || isTold(listener, id));
      found.push(...(await differencesAt('presence on a record', [...listeners.keys()], [classification], (visitor) => (isTold(listeners.get(visitor)!, id) ? 'seen' : 'hidden'))));
    }
    expect(found).toEqual([]);
  }, MINUTE);

  test('PERM-44 where somebody is in a session, is told to those who read there', async () => {
    const fixtures = new Fixtures(world);
    const id = fixtures.record('intervention', 'public', { session: fixtures.session('public', world.onDuty) });
    await fixtures.load();
    const everybody = [...members(), ...onDutyOf(world)];
    const listeners = await watch(everybody, { ...NOWHERE, selection: [id], editing: `intervention ${id} text` }, (visitor, listener) => expectedAtDoor('presence in a session', visitor.who, visitor.level, visitor.clearance, 'public') === 'hidden' || isTold(listener, id));
    expect(await differencesAt('presence in a session', [...listeners.keys()], NO_CLASS, (visitor) => (isTold(listeners.get(visitor)!, id) ? 'seen' : 'hidden'))).toEqual([]);
  }, MINUTE);
});

/** Rows that other tests ask. */
const ELSEWHERE: Record<string, string> = { 'live change of a record': 'PERM-31, PERM-33' };
test('PERM-45 every row about doors was asked by the tests above', () => {
  expect(unasked('doors').filter((door) => !(door in ELSEWHERE))).toEqual([]);
});
