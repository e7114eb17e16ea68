import { authenticate } from './authenticate.js';
import { DAY } from './context.js';
import type { Revocation } from './revocations.js';
import { accessTokenTable } from './tables.js';
import { Client, type Harness, signedInAs, startHarness } from './test/harness.js';

let harness: Harness;
let owner: { id: string; email: string };
let client: Client;
beforeAll(async () => {
  harness = await startHarness();
  owner = await harness.person('Owner');
  client = await signedInAs(harness, owner.email);
});
afterAll(() => harness?.close(), 60_000);

const make = async (input: object): Promise<{ id: string; token: string }> => {
  const { status, body } = await client.post('/auth/tokens', input);
  expect(status).toBe(201);
  return body as unknown as { id: string; token: string };
};
const bearer = (token: string): Client => new Client(harness.url, { authorization: `Bearer ${token}` });

describe('access tokens', () => {
  test('AUTH-11 a token is shown once, kept as a digest, and asks as the person', async () => {
    const { id, token } = await make({ name: 'Notebook', readOnly: true });
    expect(token).toMatch(/^baraza_[\w-]{43}$/);
    const { tokenHash } = await harness.db.manager.findOneByOrFail(accessTokenTable, { id });
    expect(tokenHash).toHaveLength(32);
    expect((await bearer(token).get('/auth/me')).body).toMatchObject({ account: { email: owner.email }, readOnly: true });
    const list = (await client.get('/auth/tokens')).body as unknown as object[];
    expect(list).toEqual([expect.objectContaining({ id, name: 'Notebook', readOnly: true, expiresAt: null, lastUsedAt: expect.any(String) })]);
    expect(JSON.stringify(list)).not.toContain(token);
    expect(await authenticate(harness.accounts, { authorization: `Bearer ${token}` })).toEqual({ account: owner.id, via: 'token', readOnly: true, credential: id });
  });

  test('AUTH-12 a token can neither make tokens nor change the account', async () => {
    const { token, id } = await make({ name: 'Writes', readOnly: false });
    const program = bearer(token);
    const replies = [
      await program.post('/auth/tokens', { name: 'Child', readOnly: false }),
      await program.send('DELETE', `/auth/tokens/${id}`),
      await program.post('/auth/password', { current: 'x', next: 'y' }),
      await program.send('PATCH', '/auth/me', { displayName: 'Somebody else' }),
      await program.post('/auth/workspaces', { name: 'Taken' }),
      await program.post('/auth/sign-out-everywhere'),
    ];
    expect(replies.map(({ status, body }) => [status, body.code])).toEqual(replies.map(() => [403, 'tokenNotEnough']));
  });

  test('AUTH-13 a revoked, expired or unknown token is refused even beside a good cookie; listeners hear of the revocation', async () => {
    const heard: Revocation[] = [];
    const stop = harness.accounts.revocations.subscribe((revocation) => heard.push(revocation));
    const revoked = await make({ name: 'Revoked', readOnly: false });
    const expired = await make({ name: 'Expired', readOnly: false, days: 1 });
    expect((await client.send('DELETE', `/auth/tokens/${revoked.id}`)).status).toBe(204);
    expect((await client.send('DELETE', `/auth/tokens/${revoked.id}`)).status).toBe(404);
    stop();
    expect(heard).toEqual([{ account: owner.id, credentials: [revoked.id] }]);
    expect((await bearer(expired.token).get('/auth/me')).status).toBe(200);
    harness.pass(DAY);
    for (const token of [revoked.token, expired.token, 'baraza_nonsense', '']) {
      const reply = await client.get('/auth/me', { authorization: `Bearer ${token}` });
      expect([reply.status, reply.body.code]).toEqual([401, 'invalidToken']);
    }
    expect(await client.who()).toBe(owner.email);
  });

  test('AUTH-13 nobody revokes or sees the tokens of others', async () => {
    const { id } = await make({ name: 'Mine', readOnly: true });
    const other = await signedInAs(harness, (await harness.person('Other')).email);
    expect((await other.send('DELETE', `/auth/tokens/${id}`)).status).toBe(404);
    expect((await other.get('/auth/tokens')).body).toEqual([]);
    expect((await new Client(harness.url).get('/auth/tokens')).status).toBe(401);
  });
});
