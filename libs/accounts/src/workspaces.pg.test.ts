import { Client, type Harness, signedInAs, startHarness } from './test/harness.js';
import { createFirstOwner } from './first-owner.js';
import { GLOBAL_TABLES, workspaceMembershipTable } from './tables.js';

let harness: Harness;
beforeAll(async () => {
  harness = await startHarness();
}, 60_000);
afterAll(() => harness?.close(), 60_000);

const join = (workspace: string, account: string) => harness.db.manager.insert(workspaceMembershipTable, { workspace, account, role: 'member' });

describe('the first start', () => {
  test('AUTH-21 makes one owner with a workspace, and new links until somebody has opened one', async () => {
    const [one, two] = await Promise.all([createFirstOwner(harness.accounts, 'owner@baraza.local'), createFirstOwner(harness.accounts, 'owner@baraza.local')]);
    const { token } = (await createFirstOwner(harness.accounts, 'owner@baraza.local'))!;
    const client = new Client(harness.url);
    for (const older of [one!, two!]) expect((await client.post('/auth/link/preview', { token: older.token })).status).toBe(410);
    expect((await client.post('/auth/link/preview', { token })).body).toEqual({ email: 'owner@baraza.local', displayName: 'Owner', isNew: true });
    const { body } = await client.post('/auth/link', { token, password: 'first password of all', displayName: 'Ellen' });
    expect(body).toMatchObject({ account: { displayName: 'Ellen' }, workspaces: [{ name: 'My workspace', role: 'administrator' }] });
    expect(await createFirstOwner(harness.accounts, 'owner@baraza.local')).toBeNull();
  });
});

describe('workspaces', () => {
  test('AUTH-22 whoever makes one administers it; administrators rename it and see who is in it, nobody else', async () => {
    const [boss, member, stranger] = [await harness.person('Boss'), await harness.person('Member'), await harness.person('Stranger')];
    const theirs = await signedInAs(harness, boss.email);
    const made = await theirs.post('/auth/workspaces', { name: '  Ministry\tof Justice ' });
    expect(made.body).toMatchObject({ name: 'Ministry of Justice', role: 'administrator' });
    const id = made.body['id'] as string;
    await join(id, member.id);
    const ask = async (email: string) => {
      const client = await signedInAs(harness, email);
      return [(await client.send('PATCH', `/auth/workspaces/${id}`, { name: 'Renamed' })).status, (await client.get(`/auth/workspaces/${id}/members`)).status];
    };
    expect(await ask(stranger.email)).toEqual([404, 404]);
    expect(await ask(member.email)).toEqual([403, 403]);
    expect(await ask(boss.email)).toEqual([200, 200]);
    expect((await theirs.get(`/auth/workspaces/${id}/members`)).body).toMatchObject([{ displayName: 'Boss', role: 'administrator' }, { displayName: 'Member', role: 'member' }]);
    expect((await theirs.post('/auth/workspaces', { name: '   ' })).body.code).toBe('invalidInput');
  });

  test('AUTH-23 an administrator lets a colleague back in, but never into the workspaces of others', async () => {
    const [boss, colleague] = [await harness.person('Boss'), await harness.person('Colleague')];
    const theirs = await signedInAs(harness, boss.email);
    const ask = () => theirs.post('/auth/sign-in-links', { account: colleague.id });
    expect((await ask()).status).toBe(404);
    const { body: ours } = await theirs.post('/auth/workspaces', { name: 'Ours' });
    await join(ours['id'] as string, colleague.id);
    const granted = await ask();
    expect([granted.status, granted.body['url']]).toEqual([201, expect.stringMatching(/\/link#[\w-]{43}$/)]);
    await (await signedInAs(harness, colleague.email)).post('/auth/workspaces', { name: 'Theirs' });
    const refused = await ask();
    expect([refused.status, refused.body.code]).toEqual([403, 'otherWorkspaces']);
  });
});

describe('the tables', () => {
  test('AUTH-24 what TypeORM is told about the global tables is what the migration made', async () => {
    const { upQueries } = await harness.db.driver.createSchemaBuilder().log();
    const ours = new RegExp(`"(${GLOBAL_TABLES.map(({ options }) => options.tableName).join('|')})"`);
    expect(upQueries.map(({ query }) => query).filter((query) => ours.test(query))).toEqual([]);
  });

  test('AUTH-25 the server’s role can do no more than these functions need', async () => {
    for (const statement of [
      `UPDATE account SET email = 'taken@example.org'`,
      'DELETE FROM account',
      `UPDATE login_session SET account = gen_random_uuid()`,
      `UPDATE invitation SET role = 'owner'`,
      `UPDATE access_token SET read_only = false`,
      `UPDATE workspace_membership SET role = 'administrator'`,
      'DROP TABLE account',
      'TRUNCATE account CASCADE',
    ]) {
      await expect(harness.db.query(statement)).rejects.toMatchObject({ code: '42501' });
    }
  });
});
