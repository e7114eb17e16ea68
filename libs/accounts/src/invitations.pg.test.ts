import { randomUUID } from 'node:crypto';

import { Refusal } from '@baraza/domain';
import { foundTestProject, submitAs } from '@baraza/testing';
import { createDataSource, type ProjectPlace } from '@baraza/persistence';

import { DAY } from './context.js';
import { acceptInvitation } from './invitations.js';
import { projectGate } from './project-gate.js';
import { GLOBAL_TABLES, workspaceMembershipTable } from './tables.js';
import { Client, type Harness, PASSWORD, signedInAs, startHarness } from './test/harness.js';

let harness: Harness;
let owner: { id: string; email: string };
let client: Client;
let place: ProjectPlace;
beforeAll(async () => {
  harness = await startHarness();
  owner = await harness.person('Owner');
  client = await signedInAs(harness, owner.email);
  place = await harness.project(owner.id);
});
afterAll(() => harness?.close(), 60_000);

const inviteFor = async (more: object = {}): Promise<{ id: string; token: string }> => {
  const { status, body } = await client.post('/auth/invitations', { ...place, role: 'analyst', ...more });
  expect(status).toBe(201);
  const { id, url } = body as unknown as { id: string; url: string };
  expect(url).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/invitation#[\w-]{43}$/);
  return { id, token: url.split('#')[1]! };
};
const newcomer = (name: string) => ({ email: `${name}-${randomUUID().slice(0, 8)}@example.org`, displayName: name, password: PASSWORD });
const viewer = (account: string) => harness.accounts.projects.viewer(place.workspace, place.project, account);
const accountOf = async (who: Client): Promise<string> => ((await who.get('/auth/me')).body['account'] as { id: string }).id;

describe('invitations', () => {
  test('AUTH-14 a new person opens the link, sees where it leads, and is in with the role and clearance of the invitation', async () => {
    const { token } = await inviteFor({ clearance: 'restricted' });
    const browser = new Client(harness.url);
    expect((await browser.post('/auth/invitations/preview', { token })).body).toMatchObject({ workspaceName: 'Workspace', projectName: 'Test project', invitedBy: 'Owner', role: 'analyst', email: null });
    const reply = await browser.post('/auth/invitations/accept', { token, newAccount: newcomer('Binta') });
    expect([reply.status, reply.body]).toEqual([200, place]);
    const account = await accountOf(browser);
    expect(await viewer(account)).toEqual({ account, role: 'analyst', clearance: 'restricted', duties: {} });
    expect((await browser.get('/auth/me')).body['workspaces']).toEqual([{ id: place.workspace, name: 'Workspace', role: 'member' }]);
    expect((await browser.post('/auth/invitations/preview', { token })).body.code).toBe('invitationUnusable');
  });

  test('AUTH-14 somebody who has an account accepts as that account; an address in use is not taken over', async () => {
    const { token } = await inviteFor({ role: 'observer' });
    const known = await harness.person('Known');
    const stranger = await new Client(harness.url).post('/auth/invitations/accept', { token, newAccount: { ...newcomer('Fake'), email: known.email, password: 'not theirs at all' } });
    expect([stranger.status, stranger.body.code]).toEqual([409, 'accountExists']);
    expect((await new Client(harness.url).post('/auth/invitations/accept', { token })).body.code).toBe('notSignedIn');
    const theirs = await signedInAs(harness, known.email);
    expect((await theirs.post('/auth/invitations/accept', { token })).status).toBe(200);
    expect(await viewer(known.id)).toMatchObject({ role: 'observer', clearance: 'restricted' });
  });

  test('AUTH-15 of several who use one link at once, one gets in', async () => {
    const { token } = await inviteFor();
    const browsers = Array.from({ length: 4 }, () => new Client(harness.url));
    const statuses = await Promise.all(browsers.map(async (browser, index) => (await browser.post('/auth/invitations/accept', { token, newAccount: newcomer(`Racer${index}`) })).status));
    expect(statuses.sort()).toEqual([200, 410, 410, 410]);
  });

  test('AUTH-16 an invitation for one address is for nobody else', async () => {
    const meant = newcomer('Meant');
    const { token } = await inviteFor({ email: meant.email.toUpperCase() });
    const other = await signedInAs(harness, (await harness.person('Other')).email);
    expect((await other.post('/auth/invitations/accept', { token })).body.code).toBe('wrongAddressee');
    expect((await new Client(harness.url).post('/auth/invitations/accept', { token, newAccount: newcomer('Else') })).body.code).toBe('wrongAddressee');
    expect((await new Client(harness.url).post('/auth/invitations/accept', { token, newAccount: meant })).status).toBe(200);
  });

  test('AUTH-17 withdrawn and old invitations lead nowhere, and leave the list', async () => {
    const withdrawn = await inviteFor();
    const old = await inviteFor();
    const list = async () => ((await client.get(`/auth/invitations?workspace=${place.workspace}&project=${place.project}`)).body as unknown as { id: string }[]).map(({ id }) => id);
    expect(await list()).toEqual(expect.arrayContaining([withdrawn.id, old.id]));
    expect((await client.send('DELETE', `/auth/invitations/${withdrawn.id}`)).status).toBe(204);
    expect(await list()).not.toContain(withdrawn.id);
    const late = await signedInAs(harness, (await harness.person('Late')).email);
    expect((await late.post('/auth/invitations/accept', { token: withdrawn.token })).status).toBe(410);
    harness.pass(14 * DAY);
    client = await signedInAs(harness, owner.email);
    expect(await list()).toEqual([]);
    expect((await new Client(harness.url).post('/auth/invitations/accept', { token: old.token, newAccount: newcomer('Late') })).status).toBe(410);
  });

  test('AUTH-18 only those who manage members invite, list or withdraw; to others the project does not exist', async () => {
    const { id, token } = await inviteFor({ role: 'analyst' });
    const analyst = await harness.person('Analyst');
    const theirs = await signedInAs(harness, analyst.email);
    const attempts = async () => [
      (await theirs.post('/auth/invitations', { ...place, role: 'owner' })).status,
      (await theirs.get(`/auth/invitations?workspace=${place.workspace}&project=${place.project}`)).status,
      (await theirs.send('DELETE', `/auth/invitations/${id}`)).status,
    ];
    expect(await attempts()).toEqual([404, 404, 404]);
    await theirs.post('/auth/invitations/accept', { token });
    expect(await attempts()).toEqual([403, 403, 403]);
    // The workspace is that of the project, not one that the caller names.
    const own = await harness.project(analyst.id);
    expect((await theirs.post('/auth/invitations', { workspace: own.workspace, project: place.project, role: 'owner' })).status).toBe(404);
  });

  test('AUTH-19 an invitation by somebody who lost the right gets nobody in, and can be used once the right is back', async () => {
    const second = await harness.person('Second');
    await harness.db.manager.insert(workspaceMembershipTable, { workspace: place.workspace, account: second.id, role: 'member' });
    const member = randomUUID();
    const by = (name: 'createMember' | 'updateMember', input: object) => submitAs(harness.handler, place, owner.id, name, input as never);
    await by('createMember', { id: member, account: second.id, displayName: 'Second', role: 'owner', clearance: null });
    const reply = await (await signedInAs(harness, second.email)).post('/auth/invitations', { ...place, role: 'owner' });
    const token = (reply.body as unknown as { url: string }).url.split('#')[1]!;
    await by('updateMember', { id: member, role: 'observer' });
    const guest = await harness.person('Guest');
    const theirs = await signedInAs(harness, guest.email);
    const refused = await theirs.post('/auth/invitations/accept', { token });
    expect([refused.status, refused.body.code]).toEqual([403, 'forbidden']);
    expect([await viewer(guest.id), (await theirs.get('/auth/me')).body['workspaces']]).toEqual([null, []]);
    await by('updateMember', { id: member, role: 'owner' });
    expect((await theirs.post('/auth/invitations/accept', { token })).status).toBe(200);
  });

  test('AUTH-19 AUTH-36 whoever is refused is out of the workspace again, unless another project has taken them in; on one connection, for many at once would each wait for a second one for ever', async () => {
    const [{ token }, guest] = [await inviteFor(), await harness.person('Guest')];
    const other = await foundTestProject(harness.handler, owner.id, { workspace: place.workspace });
    const db = await createDataSource({ url: (harness.db.options as { url: string }).url, entities: GLOBAL_TABLES, connections: 1 }).initialize();
    const membership = () => harness.db.manager.findBy(workspaceMembershipTable, { workspace: place.workspace, account: guest.id });
    const refusedAfter = async (meanwhile: () => Promise<void>): Promise<void> => {
      const addMember = (): Promise<void> => meanwhile().then(() => Promise.reject(new Refusal('archived', 'Archived.')));
      const projects = { ...projectGate(db, harness.handler), addMember };
      await expect(acceptInvitation({ ...harness.accounts, db, projects }, token, { account: guest.id }, '')).rejects.toMatchObject({ code: 'archived' });
    };
    await refusedAfter(() => Promise.resolve());
    expect(await membership()).toEqual([]);
    await refusedAfter(() => harness.accounts.projects.addMember(other.project, place.workspace, { account: guest.id, displayName: 'Guest', role: 'observer', clearance: null }, owner.id));
    expect(await membership()).toMatchObject([{ role: 'member' }]);
    await db.destroy();
  });

  test('AUTH-20 an acceptance that was cut off half-way is finished by the same account, and by no other', async () => {
    const { token } = await inviteFor();
    const [first, other] = [await harness.person('First'), await harness.person('Other')];
    const cut = { ...harness.accounts, projects: { ...harness.accounts.projects, addMember: () => Promise.reject(new Error('the process was killed')) } };
    await expect(acceptInvitation(cut, token, { account: first.id }, '')).rejects.toThrow('killed');
    await expect(acceptInvitation(harness.accounts, token, { account: other.id }, '')).rejects.toMatchObject({ code: 'invitationUnusable' });
    // Killed after the member was added: the operation says that the person is there already.
    await harness.accounts.projects.addMember(place.project, place.workspace, { account: first.id, displayName: 'First', role: 'analyst', clearance: null }, owner.id);
    await expect(harness.accounts.projects.addMember(place.project, place.workspace, { account: first.id, displayName: 'First', role: 'analyst', clearance: null }, owner.id)).rejects.toBeInstanceOf(Refusal);
    await acceptInvitation(harness.accounts, token, { account: first.id }, '');
    expect(await viewer(first.id)).toMatchObject({ role: 'analyst' });
  });
});
