import { DAY } from './context.js';
import { issueSignInLink } from './sign-in-links.js';
import { loginSessionTable, accountTable } from './tables.js';
import { Client, type Harness, PASSWORD, signedInAs, startHarness } from './test/harness.js';
import type { Revocation } from './revocations.js';

let harness: Harness;
beforeAll(async () => {
  harness = await startHarness();
});
afterAll(() => harness?.close(), 60_000);

const hear = (): { heard: Revocation[]; stop: () => void } => {
  const heard: Revocation[] = [];
  return { heard, stop: harness.accounts.revocations.subscribe((revocation) => heard.push(revocation)) };
};

describe('sessions', () => {
  test('AUTH-1 signing in gives a cookie that no script can read and no other site sends along', async () => {
    const { email } = await harness.person('Amina');
    const client = new Client(harness.url);
    const reply = await client.post('/auth/sign-in', { email: ` ${email.toUpperCase()} `, password: PASSWORD });
    expect(reply.status).toBe(200);
    expect(reply.body).toMatchObject({ account: { email, displayName: 'Amina', locale: 'en' }, workspaces: [], readOnly: false });
    const cookie = reply.headers.get('set-cookie') ?? '';
    for (const part of ['baraza_session=', 'HttpOnly', 'SameSite=Lax', 'Path=/']) expect(cookie).toContain(part);
    expect(cookie).not.toContain('Secure');
    expect(await client.who()).toBe(email);
  });

  test('AUTH-1 on an https address the cookie is Secure', async () => {
    const https = await startHarness({ publicUrl: 'https://baraza.example.org' });
    const { email } = await https.person('Amina');
    const reply = await new Client(https.url).post('/auth/sign-in', { email, password: PASSWORD });
    expect(reply.headers.get('set-cookie')).toContain('Secure');
    await https.close();
  });

  test('AUTH-2 what is kept cannot be used to sign in: passwords are argon2id, session tokens digests', async () => {
    const { email, id } = await harness.person('Kept');
    const client = await signedInAs(harness, email);
    const token = client.cookie!.split('=')[1]!;
    const [session] = await harness.db.manager.findBy(loginSessionTable, { account: id });
    expect(session!.tokenHash).toHaveLength(32);
    expect(session!.tokenHash.toString()).not.toContain(token);
    const { passwordHash } = await harness.db.manager.findOneByOrFail(accountTable, { id });
    expect(passwordHash).toMatch(/^\$argon2id\$v=19\$m=32768,t=3,p=1\$/);
    client.cookie = `baraza_session=${session!.tokenHash.toString('base64url')}`;
    expect(await client.who()).toBeNull();
  });

  test('AUTH-3 a wrong password and an unknown address get the same answer, and both cost a password check', async () => {
    const { email } = await harness.person('Known');
    const client = new Client(harness.url);
    const wrong = await client.post('/auth/sign-in', { email, password: 'not this one at all' });
    const begun = performance.now();
    const unknown = await client.post('/auth/sign-in', { email: 'nobody@example.org', password: PASSWORD });
    const took = performance.now() - begun;
    expect([wrong.status, wrong.body]).toEqual([401, { code: 'wrongCredentials', message: 'Address or password is wrong.', params: {} }]);
    expect([unknown.status, unknown.body]).toEqual([wrong.status, wrong.body]);
    // An argon2 check cannot be done in less; an answer without one takes about 3 ms.
    expect(took).toBeGreaterThan(15);
  });

  test('AUTH-4 a session that is used goes on, one that is not ends after two weeks, none lasts longer than half a year', async () => {
    const { email } = await harness.person('Slider');
    const used = await signedInAs(harness, email);
    const unused = await signedInAs(harness, email);
    for (let day = 0; day < 15; day += 5) {
      harness.pass(5 * DAY);
      expect(await used.who()).toBe(email);
    }
    expect(await unused.who()).toBeNull();
    for (let day = 15; day < 175; day += 10) {
      harness.pass(10 * DAY);
      expect(await used.who()).toBe(email);
    }
    harness.pass(6 * DAY);
    expect(await used.who()).toBeNull();
  });

  test('AUTH-5 signing out ends this session, signing out everywhere all of them, and listeners hear which', async () => {
    const { email, id } = await harness.person('Leaver');
    const [one, two, three] = [await signedInAs(harness, email), await signedInAs(harness, email), await signedInAs(harness, email)];
    const { heard, stop } = hear();
    const before = one.cookie;
    expect((await one.post('/auth/sign-out')).status).toBe(204);
    expect(one.cookie).toBeNull();
    one.cookie = before;
    expect([await one.who(), await two.who(), await three.who()]).toEqual([null, email, email]);
    expect((await two.post('/auth/sign-out-everywhere')).status).toBe(204);
    expect(await three.who()).toBeNull();
    stop();
    expect(heard.map(({ account, credentials }) => [account, credentials.length])).toEqual([[id, 1], [id, 2]]);
  });

  test('AUTH-6 changing the password takes the present one and ends the other sessions', async () => {
    const { email } = await harness.person('Changer');
    const here = await signedInAs(harness, email);
    const there = await signedInAs(harness, email);
    const { heard, stop } = hear();
    expect((await here.post('/auth/password', { current: 'wrong, quite wrong', next: 'another good password' })).body.code).toBe('wrongPassword');
    expect((await here.post('/auth/password', { current: PASSWORD, next: 'short' })).body.code).toBe('weakPassword');
    expect(heard).toEqual([]);
    expect((await here.post('/auth/password', { current: PASSWORD, next: 'another good password' })).status).toBe(204);
    expect([await here.who(), await there.who()]).toEqual([email, null]);
    stop();
    expect(heard.map(({ credentials }) => credentials.length)).toEqual([1]);
    await signedInAs(harness, email, 'another good password');
  });
});

test('AUTH-6 a sign-in with the old password that was under way while the password changed opens no session', async () => {
  const { email, id } = await harness.person('Racing');
  const runner = harness.db.createQueryRunner();
  await runner.startTransaction();
  await runner.query('UPDATE account SET password_hash = $2 WHERE id = $1', [id, 'changed']);
  // Waits for the lock on the account with its password already found right.
  const late = new Client(harness.url).post('/auth/sign-in', { email, password: PASSWORD });
  const waits = async (): Promise<boolean> => ((await harness.db.query(`SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`)) as unknown[]).length > 0;
  while (!(await waits()));
  await runner.commitTransaction();
  await runner.release();
  expect((await late).body.code).toBe('wrongCredentials');
  expect(await harness.db.manager.countBy(loginSessionTable, { account: id })).toBe(0);
});

describe('guessing', () => {
  test('AUTH-7 after ten wrong tries the account waits, also with the right password, and says for how long', async () => {
    const { email } = await harness.person('Guessed');
    const client = new Client(harness.url);
    const replies = await Promise.all(Array.from({ length: 12 }, () => client.post('/auth/sign-in', { email, password: 'a guess, one of many' })));
    expect(replies.map(({ status }) => status).sort()).toEqual([...Array.from({ length: 10 }, () => 401), 429, 429]);
    const late = await client.post('/auth/sign-in', { email, password: PASSWORD });
    expect([late.status, late.body.code, (late.body['params'] as { seconds: number }).seconds]).toEqual([429, 'tooManyTries', 30]);
    harness.pass(31_000);
    expect((await client.post('/auth/sign-in', { email, password: PASSWORD })).status).toBe(200);
  });

  test('AUTH-7 trying many accounts from one address is slowed down too', async () => {
    harness.pass(DAY);
    // 57 others have mistyped there just now.
    for (let tries = 0; tries < 57; tries += 1) expect(harness.accounts.triesOfAddress.take('127.0.0.1')).toBe(0);
    const client = new Client(harness.url);
    const statuses = await Promise.all(Array.from({ length: 6 }, async (_, index) => (await client.post('/auth/sign-in', { email: `spray-${index}@example.org`, password: 'Summer of 2026' })).status));
    expect(statuses.sort()).toEqual([401, 401, 401, 429, 429, 429]);
    harness.pass(DAY);
  });
});

describe('sign-in links', () => {
  test('AUTH-8 a link says whom it is for, sets a password, signs in, ends older sessions, and works once', async () => {
    const { email } = await harness.person('Locked');
    const old = await signedInAs(harness, email);
    const { token } = await issueSignInLink(harness.accounts, email);
    const client = new Client(harness.url);
    expect((await client.post('/auth/link/preview', { token })).body).toEqual({ email, displayName: 'Locked', isNew: false });
    expect((await client.post('/auth/link', { token, password: 'short' })).body.code).toBe('weakPassword');
    const attempts = await Promise.all([1, 2, 3].map(() => new Client(harness.url).post('/auth/link', { token, password: 'a brand new password', displayName: 'Unlocked' })));
    expect(attempts.map(({ status }) => status).sort()).toEqual([200, 410, 410]);
    expect(await old.who()).toBeNull();
    const again = await signedInAs(harness, email, 'a brand new password');
    expect((await again.get('/auth/me')).body['account']).toMatchObject({ displayName: 'Unlocked' });
  });

  test('AUTH-8 a newer link replaces an older one; none works after three days', async () => {
    const { email } = await harness.person('Later');
    const first = await issueSignInLink(harness.accounts, email);
    const second = await issueSignInLink(harness.accounts, email);
    const client = new Client(harness.url);
    expect((await client.post('/auth/link/preview', { token: first.token })).status).toBe(410);
    expect((await client.post('/auth/link/preview', { token: second.token })).status).toBe(200);
    harness.pass(3 * DAY);
    expect((await client.post('/auth/link', { token: second.token, password: 'a brand new password' })).body.code).toBe('linkUnusable');
  });
});

describe('forged and broken requests', () => {
  test('AUTH-9 what another site makes a browser send changes nothing', async () => {
    const { email } = await harness.person('Target');
    const client = await signedInAs(harness, email);
    const forged: [Record<string, string>, number][] = [
      [{ origin: 'https://evil.example' }, 403],
      [{ origin: 'null' }, 403],
      [{ 'sec-fetch-site': 'cross-site' }, 403],
      [{ 'sec-fetch-site': 'same-site', origin: harness.url }, 403],
      [{ 'content-type': 'text/plain' }, 415],
      [{ 'content-type': 'application/x-www-form-urlencoded' }, 415],
    ];
    for (const [headers, status] of forged) expect([headers, (await client.post('/auth/sign-out-everywhere', {}, headers)).status]).toEqual([headers, status]);
    expect(await client.who()).toBe(email);
    expect((await client.post('/auth/sign-out', {}, { origin: harness.url, 'sec-fetch-site': 'same-origin' })).status).toBe(204);
  });

  test('AUTH-10 bad input is answered with the field and the reason, never with a trace', async () => {
    const client = new Client(harness.url);
    const replies = [
      await client.post('/auth/sign-in', { email: 'a@b.org' }),
      await client.post('/auth/sign-in', { email: 'no address', password: PASSWORD }),
      await client.post('/auth/sign-in', []),
      await client.post('/auth/link', { token: 7, password: 'x' }),
      await client.send('DELETE', '/auth/tokens/not-an-id'),
      await client.get('/auth/nothing-here'),
    ];
    expect(replies.map(({ status, body }) => [status, body.code, body.message])).toEqual([
      [400, 'invalidInput', 'password must be text.'],
      [400, 'invalidInput', '“no address” is not an e-mail address.'],
      [400, 'invalidInput', expect.any(String)],
      [400, 'invalidInput', 'token must be text.'],
      [400, 'invalidInput', expect.stringContaining('must be an id')],
      [404, undefined, expect.any(String)],
    ]);
    for (const { body } of replies) expect(JSON.stringify(body)).not.toMatch(/node_modules|at [A-Z]\w+\./);
  });
});
