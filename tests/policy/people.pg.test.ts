/** Asks who administers a workspace, who gets into it and its projects, and what tokens open. */
import { randomUUID } from 'node:crypto';
import { createAccessToken } from '@baraza/accounts';
import type { Classification } from '@baraza/domain';
import { admission, differencesAt, membersOf, outsidersOf, unasked, type Visitor } from './support/at-door.js';
import { askGraphql, connect } from './support/doors.js';
import { askFiles, download, putIn } from './support/files.js';
import { accept, addressOf, asPerson, invite, takeOut } from './support/in-person.js';
import { createMember, createWorld, type Outsider, type Person, type World } from './support/world.js';

const MINUTE = 60_000;
const NO_CLASS: (Classification | null)[] = [null];

let world: World;
beforeAll(async () => {
  world = await createWorld();
}, MINUTE);
afterAll(() => world?.close(), MINUTE);

const members = (): Visitor[] => membersOf(world).filter(({ level }) => level === 'default');
const everybody = (): Visitor[] => [...members(), ...outsidersOf(world)];
const uninvited = (): Visitor[] => outsidersOf(world, ['stranger', 'formerMember', 'takenOut', 'otherWorkspace']);
/** The one answer of several doors; what differs is told. */
const alike = (answers: readonly Response[]): string => [...new Set(answers.map(({ status }) => admission(status)))].join(' and ');
/** A new person in the workspace and the project. */
const someone = (role: 'observer' | 'owner' = 'observer'): Promise<Person> => createMember(world, 'Somebody', role, null);
const out = async (account: string): Promise<void> => {
  const answer = await takeOut(world, world.founder, account);
  if (!answer.ok) throw new Error(await answer.text());
};

describe('the workspace', () => {
  test('AUTH-22 AUTH-23 its name, its people and ways back in for them are its administrators’', async () => {
    const { workspace } = world.place;
    const colleague = await someone();
    const all = async (visitor: Visitor): Promise<string> =>
      alike([
        await asPerson(world, visitor, 'PATCH', `/auth/workspaces/${workspace}`, { name: `Renamed by ${visitor.who}` }),
        await asPerson(world, visitor, 'GET', `/auth/workspaces/${workspace}/members`),
        await asPerson(world, visitor, 'POST', '/auth/sign-in-links', { account: colleague.account }),
      ]);
    expect(await differencesAt('rename a workspace; list its people; sign-in link for one of them', everybody(), NO_CLASS, all)).toEqual([]);
  }, MINUTE);

  test('AUTH-35 its administrators take people out of it, and nobody else', async () => {
    const taken = async (visitor: Visitor): Promise<string> => admission((await takeOut(world, visitor, (await someone()).account)).status);
    expect(await differencesAt('take somebody out of the workspace', everybody(), NO_CLASS, taken)).toEqual([]);
  }, MINUTE);

  test('AUTH-29 its administrators begin projects in it, empty, from a sample or from a file, and nobody else', async () => {
    const { workspace } = world.place;
    const { bytes } = await download(world, world.founder, 'baraza');
    const begin = async (visitor: Visitor): Promise<string> => {
      const { data } = await askGraphql(world, visitor, 'mutation ($workspace: ID!) { createProject(workspace: $workspace, input: { name: "New", fictional: true, template: general }) { __typename } }', { workspace });
      const empty = (data?.['createProject'] as { __typename: string }).__typename === 'CreateProjectDone' ? 'allowed' : 'refused';
      const sample = await askFiles(world, visitor, 'POST', 'samples', JSON.stringify({ workspace, sample: 'liberia', language: 'en' }));
      return [...new Set([empty, admission(sample.status), admission(await putIn(world, visitor, bytes))])].join(' and ');
    };
    expect(await differencesAt('begin a project in the workspace', everybody(), NO_CLASS, begin)).toEqual([]);
  }, MINUTE);
});

describe('ways in', () => {
  /** Whether the invitation gets them in: the answer, and whether the project is there for them then. */
  async function comesIn(person: Person, token: string): Promise<string> {
    const answer = admission((await accept(world, person, token)).status);
    const { data } = await askGraphql(world, person, 'query ($id: ID!) { project(id: $id) { name } }', { id: world.place.project });
    const inside = data?.['project'] ? 'allowed' : 'refused';
    return answer === inside ? answer : `${answer}, and then ${inside}`;
  }
  const as = (person: Person, who: Outsider): Visitor => ({ ...person, who, level: 'default', clearance: null });

  test('AUTH-36 whoever was taken out of the workspace comes back by an invitation made since, and by none from before', async () => {
    for (const email of [true, false]) {
      const person = await someone();
      const made = (): Promise<{ token: string }> => invite(world, world.founder, { role: 'analyst', ...(email ? { email: addressOf(person.account) } : {}) });
      const before = await made();
      await out(person.account);
      expect(await differencesAt('invitation from before being taken out of the workspace', [as(person, 'takenOut')], NO_CLASS, (visitor) => comesIn(visitor, before.token))).toEqual([]);
      const since = await made();
      expect(await differencesAt('invitation made since being taken out of the workspace', [as(person, 'takenOut')], NO_CLASS, (visitor) => comesIn(visitor, since.token))).toEqual([]);
    }
  }, MINUTE);

  test('AUTH-19 AUTH-36 an invitation by an owner who was taken out of the workspace gets nobody in', async () => {
    const owner = await someone('owner');
    const open: string[] = [];
    for (const _visitor of uninvited()) open.push((await invite(world, owner, { role: 'analyst' })).token);
    await out(owner.account);
    expect(await differencesAt('invitation by an owner who was taken out of the workspace since', uninvited(), NO_CLASS, (visitor) => comesIn(visitor, open.pop()!))).toEqual([]);
  }, MINUTE);

  test('AUTH-16 AUTH-17 an invitation to another address, and one that was withdrawn, get nobody in', async () => {
    const other = async (visitor: Visitor): Promise<string> => comesIn(visitor, (await invite(world, world.founder, { role: 'observer', email: addressOf(randomUUID()) })).token);
    expect(await differencesAt('invitation to another address', uninvited(), NO_CLASS, other)).toEqual([]);
    const withdrawn = async (visitor: Visitor): Promise<string> => {
      const { id, token } = await invite(world, world.founder, { role: 'observer' });
      await asPerson(world, world.founder, 'DELETE', `/auth/invitations/${id}`);
      return comesIn(visitor, token);
    };
    expect(await differencesAt('invitation that was withdrawn', uninvited(), NO_CLASS, withdrawn)).toEqual([]);
  }, MINUTE);
});

describe('what tokens open', () => {
  const askAuth = (person: Person, method: string, path: string, body: object | null = null): Promise<Response> =>
    fetch(`${world.url}/auth/${path}`, { method, headers: { authorization: `Bearer ${person.token}`, ...(body ? { 'content-type': 'application/json' } : {}) }, body: body && JSON.stringify(body) });

  test('AUTH-12 a token neither makes tokens nor changes the account', async () => {
    const all = async (visitor: Visitor): Promise<string> =>
      alike([
        await askAuth(visitor, 'POST', 'tokens', { name: 'Child', readOnly: false }),
        await askAuth(visitor, 'POST', 'password', { current: 'a password of some length', next: 'another one of some length' }),
        await askAuth(visitor, 'PATCH', 'me', { displayName: 'Somebody else' }),
        await askAuth(visitor, 'POST', 'workspaces', { name: 'Taken' }),
        await askAuth(visitor, 'POST', 'sign-out-everywhere', {}),
      ]);
    expect(await differencesAt('make tokens and change the account with a token', members(), NO_CLASS, all)).toEqual([]);
  }, MINUTE);

  test('AUTH-13 nobody revokes the token of another', async () => {
    const { id, token } = await createAccessToken(world.app.accounts, world.founder.account, { name: 'theirs', readOnly: true, days: null });
    const revoke = async (visitor: Visitor): Promise<string> => admission((await asPerson(world, visitor, 'DELETE', `/auth/tokens/${id}`)).status);
    expect(await differencesAt('revoke a token of another', everybody(), NO_CLASS, revoke)).toEqual([]);
    expect((await askAuth({ ...world.founder, token }, 'GET', 'me')).status).toBe(200);
  }, MINUTE);

  test('AUTH-26 a token for reading opens no socket', async () => {
    const open = async ({ account }: Visitor): Promise<string> => {
      const { token } = await createAccessToken(world.app.accounts, account, { name: 'reads', readOnly: true, days: null });
      return connect(world, { account, token }).then((socket) => (socket.disconnect(), 'allowed'), ({ message }: Error) => (message === 'signedOut' ? 'refused' : message));
    };
    expect(await differencesAt('socket with a read-only token', members(), NO_CLASS, open)).toEqual([]);
  }, MINUTE);
});

test('PERM-45 every row about people was asked by the tests above', () => expect(unasked('people')).toEqual([]));
