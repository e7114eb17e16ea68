import { randomUUID } from 'node:crypto';

import { createProject } from '@baraza/commands';
import { inTransaction } from '@baraza/persistence';
import { foundTestProject, submitAs } from '@baraza/testing';

import { Client, type Harness, signedInAs, startHarness } from './test/harness.js';
import { createFirstOwner } from './first-owner.js';
import { GLOBAL_TABLES, workspaceMembershipTable } from './tables.js';

let harness: Harness;
beforeAll(async () => {
  harness = await startHarness();
});
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

describe('leaving a workspace', () => {
  /** A workspace with its administrator, two projects and a member who is analyst in both and the invited of one more link. */
  const setUp = async () => {
    const [boss, member] = [await harness.person('Boss'), await harness.person('Member')];
    const one = await harness.project(boss.id);
    const { workspace } = one;
    const two = await foundTestProject(harness.handler, boss.id, { workspace });
    await join(workspace, member.id);
    for (const place of [one, two]) await harness.accounts.projects.addMember(place.project, workspace, { account: member.id, displayName: 'Member', role: 'analyst', clearance: null }, boss.id);
    const theirs = await signedInAs(harness, boss.email);
    const remove = (account: string, by = theirs) => by.send('DELETE', `/auth/workspaces/${workspace}/members/${account}`);
    return { boss, member, workspace, one, two, theirs, remove, viewer: (project: string, account: string) => harness.accounts.projects.viewer(workspace, project, account) };
  };

  test('AUTH-35 an administrator takes somebody out of the workspace and of all its projects, archived ones too; what they entered stays, and the log says who did it', async () => {
    const { boss, member, workspace, one, two, theirs, remove, viewer } = await setUp();
    await submitAs(harness.handler, two, boss.id, 'updateProject', { id: two.project, archived: true });
    expect((await theirs.get(`/auth/workspaces/${workspace}/members`)).body).toMatchObject([{ displayName: 'Boss', projects: 2, onlyOwnerOf: 2 }, { displayName: 'Member', projects: 2, onlyOwnerOf: 0 }]);
    const invite = (email: string | null) => theirs.post('/auth/invitations', { ...one, role: 'analyst', email });
    const [forThem, forOthers] = [await invite(member.email), await invite('somebody@example.org')].map(({ body }) => (body['url'] as string).split('#')[1]!);
    const browser = await signedInAs(harness, member.email);

    expect((await remove(member.id)).status).toBe(204);
    for (const { project } of [one, two]) expect(await viewer(project, member.id)).toBeNull();
    expect((await browser.get('/auth/me')).body).toMatchObject({ account: { email: member.email }, workspaces: [] });
    expect((await browser.post('/auth/invitations/accept', { token: forThem })).body.code).toBe('invitationUnusable');
    expect((await new Client(harness.url).post('/auth/invitations/preview', { token: forOthers })).status).toBe(200);
    expect((await remove(member.id)).body.code).toBe('notFound');
    const events = await inTransaction(harness.db, workspace, (sql) => sql.query('SELECT actor_id AS actor FROM event WHERE project_id = $1 AND operation = $2', [one.project, 'removeMember']));
    expect(events).toEqual([{ actor: boss.id }]);
  });

  test('AUTH-36 whoever was taken out comes into no project again: not as a new member, not by bringing the old record back, not by a link from before', async () => {
    const { boss, member, workspace, one, two, theirs, remove, viewer } = await setUp();
    const invite = async (by: Client, email: string | null = null) => ((await by.post('/auth/invitations', { ...one, role: 'analyst', email })).body['url'] as string).split('#')[1]!;
    const [record] = await inTransaction(harness.db, workspace, (sql) => sql.query<{ id: string }>('SELECT id FROM member WHERE project_id = $1 AND account_id = $2', [one.project, member.id]));
    await submitAs(harness.handler, two, boss.id, 'removeMember', { id: (await inTransaction(harness.db, workspace, (sql) => sql.query<{ id: string }>('SELECT id FROM member WHERE project_id = $1 AND account_id = $2', [two.project, member.id])))[0]!.id });
    await submitAs(harness.handler, one, boss.id, 'updateMember', { id: record!.id, role: 'owner' } as never);
    const browser = await signedInAs(harness, member.email);
    const [open, theirOwn] = [await invite(theirs), await invite(browser)];
    expect((await remove(member.id)).status).toBe(204);

    const refused = { status: 'refused', refusal: { code: 'forbidden', path: 'account' } };
    const back = { entity: 'member', id: record!.id, field: 'deleted', expected: true, value: false };
    const [other, somebody] = [randomUUID(), await harness.person('Somebody')];
    await join(workspace, somebody.id);
    await submitAs(harness.handler, one, boss.id, 'createMember', { id: other, account: somebody.id, displayName: 'Somebody', role: 'observer', clearance: null });
    for (const input of [
      ['createMember', { id: randomUUID(), account: member.id, displayName: 'Again', role: 'observer', clearance: null }],
      ['restore', { changes: [back] }],
      ['updateMember', { id: other, account: member.id }],
    ] as const) expect(await submitAs(harness.handler, one, boss.id, input[0], input[1] as never)).toMatchObject(refused);
    // What else goes back, goes back.
    const renamed = { entity: 'project', id: one.project, field: 'name', expected: 'Test project', value: 'Renamed' };
    expect(await submitAs(harness.handler, one, boss.id, 'restore', { changes: [back, renamed] } as never)).toMatchObject({ status: 'done', report: { skipped: [{ id: record!.id, code: 'forbidden' }] } });
    for (const token of [open, theirOwn]) expect((await browser.post('/auth/invitations/accept', { token })).body.code).toBe('invitationUnusable');
    expect(await viewer(one.project, member.id)).toBeNull();
    expect((await browser.get('/auth/me')).body['workspaces']).toEqual([]);
    // The link that was open is still one for others, that of whoever left for nobody.
    const stranger = await signedInAs(harness, (await harness.person('Stranger')).email);
    expect((await stranger.post('/auth/invitations/accept', { token: theirOwn })).body.code).toBe('invitationUnusable');
    expect((await stranger.post('/auth/invitations/accept', { token: open })).status).toBe(200);

    harness.pass(1);
    expect((await browser.post('/auth/invitations/accept', { token: await invite(theirs, member.email) })).status).toBe(200);
    expect(await viewer(one.project, member.id)).toMatchObject({ role: 'analyst' });
    expect((await browser.get('/auth/me')).body).toMatchObject({ workspaces: [{ id: workspace, role: 'member' }] });
  });

  test('AUTH-36 nobody is brought into a project from outside of its workspace, and no account of nobody; the answer does not tell which of them exist', async () => {
    const { boss, one } = await setUp();
    const bringIn = (account: string) => submitAs(harness.handler, one, boss.id, 'createMember', { id: randomUUID(), account, displayName: 'Outsider', role: 'observer', clearance: null });
    const outsider = await bringIn((await harness.person('Outsider')).id);
    expect(outsider).toMatchObject({ status: 'refused', refusal: { code: 'forbidden', path: 'account', message: expect.stringContaining('not in the workspace') } });
    expect(await bringIn(randomUUID())).toEqual(outsider);
  });

  test('AUTH-36 whoever was taken out while they began a project has not begun it', async () => {
    const { workspace } = await setUp();
    const second = await harness.person('Second');
    const founder = { workspace, account: second.id, displayName: 'Second' };
    await harness.db.manager.insert(workspaceMembershipTable, { workspace, account: second.id, role: 'administrator' });
    const fields = { name: 'Late', fictional: false, template: 'general', description: null, timeZone: null } as never;
    expect((await createProject(harness.handler, founder, fields)).workspace).toBe(workspace);
    await harness.db.manager.delete(workspaceMembershipTable, { workspace, account: second.id });
    await expect(createProject(harness.handler, founder, fields)).rejects.toMatchObject({ refusal: { code: 'forbidden' } });
  });

  test('AUTH-35 whoever is taken in while being taken out is out', async () => {
    const { boss, member, workspace, one, remove, viewer } = await setUp();
    const { leaveAll } = harness.accounts.projects;
    // Between leaving the projects and leaving the workspace, an owner brings them in again.
    harness.accounts.projects.leaveAll = async (...asked) => {
      harness.accounts.projects.leaveAll = leaveAll;
      await leaveAll(...asked);
      await harness.accounts.projects.addMember(one.project, workspace, { account: member.id, displayName: 'Again', role: 'observer', clearance: null }, boss.id);
      expect(await viewer(one.project, member.id)).not.toBeNull();
    };
    expect((await remove(member.id)).status).toBe(204);
    expect(await viewer(one.project, member.id)).toBeNull();
  });

  test('AUTH-35 never the last administrator, nor the only owner of a project, and nobody else removes anybody', async () => {
    const { boss, member, workspace, one, remove, viewer } = await setUp();
    const [stranger, second] = [await harness.person('Stranger'), await harness.person('Second')];
    expect((await remove(boss.id)).body.code).toBe('lastAdministrator');
    expect((await remove(boss.id, await signedInAs(harness, member.email))).body.code).toBe('forbidden');
    expect((await remove(member.id, await signedInAs(harness, stranger.email))).body.code).toBe('notFound');
    expect((await remove(randomUUID())).body.code).toBe('notFound');
    await harness.db.manager.insert(workspaceMembershipTable, { workspace, account: second.id, role: 'administrator' });
    const refused = await remove(boss.id, await signedInAs(harness, second.email));
    expect([refused.status, refused.body]).toEqual([409, expect.objectContaining({ code: 'onlyOwner', params: { count: 2 } })]);
    expect(await viewer(one.project, boss.id)).toMatchObject({ role: 'owner' });
    expect((await remove(second.id)).status).toBe(204);
  });

  test('AUTH-35 of two administrators who remove each other, one stays', async () => {
    const [one, two] = [await harness.person('One'), await harness.person('Two')];
    const clients = [await signedInAs(harness, one.email), await signedInAs(harness, two.email)] as const;
    const id = (await clients[0].post('/auth/workspaces', { name: 'Both' })).body['id'] as string;
    await harness.db.manager.insert(workspaceMembershipTable, { workspace: id, account: two.id, role: 'administrator' });
    const replies = await Promise.all([clients[0].send('DELETE', `/auth/workspaces/${id}/members/${two.id}`), clients[1].send('DELETE', `/auth/workspaces/${id}/members/${one.id}`)]);
    expect(replies.filter(({ status }) => status === 204)).toHaveLength(1);
    expect(await harness.db.manager.countBy(workspaceMembershipTable, { workspace: id })).toBe(1);
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
