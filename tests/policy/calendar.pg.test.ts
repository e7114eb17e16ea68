/** The calendar that programs subscribe to, on the server as `npm start` runs it. */
import { randomUUID } from 'node:crypto';
import { eventOf, type Feed, readCalendar, subscribe } from './support/calendar.js';
import { asPerson, takeOut } from './support/in-person.js';
import { askFiles } from './support/files.js';
import { beginWorld, createMember, type Ground, type World } from './support/world.js';

const MINUTE = 60_000;
let world: Ground;
let process: string;
const written: string[] = [];

beforeAll(async () => {
  world = await beginWorld({ LOG_REQUESTS: 'true' }, (line) => written.push(line));
  process = randomUUID();
  await act('updateProject', { id: world.place.project, timeZone: 'Europe/Belgrade' });
  await act('beginProcess', { id: process, name: 'District round', minimumCell: 5, classification: 'public' });
}, MINUTE);
afterAll(() => world?.close(), MINUTE);

const act = (name: Parameters<World['prepare']>[1], input: object, by = world.founder.account): Promise<unknown> => world.prepare(by, name, input as never);
async function session(values: object = {}): Promise<string> {
  const id = randomUUID();
  await act('createSession', { id, process, title: 'Town hall', attribution: 'attributed', startsAt: '2026-03-28T09:00:00.000Z', endsAt: '2026-03-28T11:00:00.000Z', classification: 'public', ...values });
  return id;
}
const member = async (role: 'analyst' | 'observer'): Promise<{ account: string; token: string; member: string }> => createMember(world as never, role, role, null);
const address = async (who = world.founder, of: string | null = process): Promise<{ id: string; url: string }> => (await subscribe(world, who, of))!;
const line = (feed: Feed, id: string, name: string): string | undefined => eventOf(feed, id).find((each) => each.startsWith(`${name}:`))?.slice(name.length + 1);

test('CAL-3 an address is made in person and shown once, kept as a digest, listed with the day of its last use, and opens nothing else', async () => {
  const { url, id } = await address();
  expect(url).toMatch(/\/calendar\/barazacal_[\w-]{43}\.ics$/);
  const token = url.slice(url.lastIndexOf('/') + 1, -4);
  const list = async (who = world.founder): Promise<Record<string, unknown>[]> => (await (await asPerson(world, who, 'GET', `/auth/calendars?project=${world.place.project}`)).json()) as Record<string, unknown>[];
  expect(await list()).toEqual([{ id, name: 'Phone', process, createdAt: expect.any(String), lastUsedAt: null }]);
  expect((await readCalendar(url)).status).toBe(200);
  const [seen] = await list();
  expect(seen!['lastUsedAt']).toMatch(/T00:00:00\.000Z$/);
  expect(JSON.stringify(seen)).not.toContain(token);
  const rows: { token_hash: Buffer }[] = await world.store.dataSource.query('SELECT * FROM access_token WHERE id = $1', [id]);
  expect([rows[0]!.token_hash.length, JSON.stringify(rows).includes(token)]).toEqual([32, false]);
  // Neither as a token, nor to make more of its kind; and it stands in no list of tokens.
  const asToken = await fetch(`${world.url}/graphql`, { method: 'POST', headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' }, body: '{"query":"{ me { email } }"}' });
  expect(JSON.stringify(await asToken.json())).toContain('UNAUTHENTICATED');
  expect((await askFiles(world, { token }, 'GET', `projects/${world.place.project}/export?format=baraza`)).status).toBe(401);
  const byToken = await fetch(`${world.url}/auth/calendars`, { method: 'POST', headers: { authorization: `Bearer ${world.founder.token}`, 'content-type': 'application/json' }, body: JSON.stringify({ name: 'Left behind', project: world.place.project }) });
  expect(byToken.status).toBe(403);
  expect(JSON.stringify(await (await asPerson(world, world.founder, 'GET', '/auth/tokens')).json())).not.toContain(id);
  const other = await member('observer');
  expect([await list(other), (await asPerson(world, other, 'DELETE', `/auth/calendars/${id}`)).status, (await readCalendar(url)).status]).toEqual([[], 404, 200]);
  expect([(await asPerson(world, world.founder, 'DELETE', `/auth/calendars/${id}`)).status, (await readCalendar(url)).status, await list()]).toEqual([204, 404, []]);
}, MINUTE);

test('CAL-4 a calendar is what its person may read at that moment, and ends with the membership, the process and the account', async () => {
  const other = randomUUID();
  await act('beginProcess', { id: other, name: 'Second round', minimumCell: 5, classification: 'public' });
  const [here, there] = [await session(), await session({ process: other, title: 'Elsewhere' })];
  const observer = await member('observer');
  const [one, all] = [await address(observer), await address(observer, null)];
  const both = async (): Promise<boolean[]> => {
    const [ofOne, ofAll] = [await readCalendar(one.url), await readCalendar(all.url)];
    return [ofOne, ofAll].flatMap((feed) => [eventOf(feed, here).length > 0, eventOf(feed, there).length > 0]);
  };
  expect(await both()).toEqual([true, false, true, true]);
  await act('classify', { entity: 'session', id: here, classification: 'confidential' });
  expect(await both()).toEqual([false, false, false, true]);
  await act('classify', { entity: 'session', id: here, classification: 'public' });
  await act('updateProject', { id: world.place.project, archived: true });
  expect(await both()).toEqual([true, false, true, true]);
  await act('updateProject', { id: world.place.project, archived: false });
  const status = async (): Promise<number[]> => [(await readCalendar(one.url)).status, (await readCalendar(all.url)).status];
  await act('classify', { entity: 'process', id: process, classification: 'confidential' });
  expect(await status()).toEqual([404, 200]);
  await act('classify', { entity: 'process', id: process, classification: 'public' });
  expect(await status()).toEqual([200, 200]);
  await act('deleteProcess', { id: other });
  expect(eventOf(await readCalendar(all.url), there)).toEqual([]);
  expect((await asPerson(world, observer, 'POST', '/auth/calendars', { name: 'x', project: world.place.project, process: other })).status).toBe(404);
  // Whoever comes back is a new member: what was left on some machine stays shut.
  await act('removeMember', { id: observer.member });
  expect(await status()).toEqual([404, 404]);
  await act('createMember', { id: randomUUID(), account: observer.account, displayName: 'Back', role: 'owner', clearance: null });
  expect(await status()).toEqual([404, 404]);
  const again = await address(observer);
  expect((await readCalendar(again.url)).status).toBe(200);
  expect((await takeOut(world, world.founder, observer.account)).status).toBe(204);
  expect((await readCalendar(again.url)).status).toBe(404);
}, MINUTE);

test('CAL-5 machines of others are told titles and places up to restricted; of what is stricter only that there is a session, and when; and of nobody anything', async () => {
  const place = randomUUID();
  await act('createPlace', { id: place, name: 'Safe house, Gbarnga', classification: 'confidential' });
  const details = { description: 'Bring the list of Amina', venue: 'Blue hall' };
  const open = await session({ ...details, classification: 'restricted', title: 'Market women' });
  const shut = await session({ ...details, classification: 'strictlyConfidential', title: 'Defectors' });
  const there = await session({ ...details, title: 'Elders', place });
  const feed = await readCalendar((await address()).url);
  expect([line(feed, open, 'SUMMARY'), line(feed, open, 'LOCATION'), line(feed, open, 'DTSTART')]).toEqual(['Market women', 'Blue hall', '20260328T090000Z']);
  expect([line(feed, shut, 'SUMMARY'), line(feed, shut, 'LOCATION'), line(feed, shut, 'DTSTART')]).toEqual(['Session', undefined, '20260328T090000Z']);
  expect(line(feed, there, 'LOCATION')).toBe('Blue hall');
  expect(feed.lines.join('\n')).not.toMatch(/Defectors|Amina|Safe house|ATTENDEE|ORGANIZER/);
  expect(feed.lines).toContain('X-WR-CALNAME:District round');
  await act('classify', { entity: 'process', id: process, classification: 'confidential' });
  const closed = await readCalendar((await address()).url);
  expect([closed.lines.includes('X-WR-CALNAME:Consultations'), line(closed, open, 'SUMMARY')]).toEqual([true, 'Session']);
  await world.store.dataSource.query(`UPDATE account SET locale = 'ar' WHERE id = $1`, [world.founder.account]);
  expect(line(await readCalendar((await address()).url), open, 'SUMMARY')).toBe('جلسة');
  await world.store.dataSource.query(`UPDATE account SET locale = 'en' WHERE id = $1`, [world.founder.account]);
  await act('classify', { entity: 'process', id: process, classification: 'public' });
}, MINUTE);

test('CAL-6 a session keeps its id while its number of revision grows; what is cancelled says so; a clock that is put forward moves no moment', async () => {
  const id = await session({ startsAt: '2026-03-29T07:00:00.000Z', endsAt: null });
  const { url } = await address();
  const first = await readCalendar(url);
  expect([line(first, id, 'DTSTART'), line(first, id, 'STATUS'), line(first, id, 'DESCRIPTION'), line(first, id, 'URL;VALUE=URI')]).toEqual(['20260329T070000Z', 'CONFIRMED', '2026-03-29 09:00 Europe/Belgrade', `${world.url}/p/${world.place.project}/sessions/${id}`]);
  expect((await readCalendar(url)).lines).toEqual(first.lines);
  await act('updateSession', { id, startsAt: '2026-03-28T08:00:00.000Z' });
  const moved = await readCalendar(url);
  expect([line(moved, id, 'DTSTART'), line(moved, id, 'DESCRIPTION')]).toEqual(['20260328T080000Z', '2026-03-28 09:00 Europe/Belgrade']);
  await act('setSessionState', { id, state: 'cancelled' });
  const cancelled = await readCalendar(url);
  expect(line(cancelled, id, 'STATUS')).toBe('CANCELLED');
  const revisions = [first, moved, cancelled].map((feed) => Number(line(feed, id, 'SEQUENCE')));
  expect(revisions).toEqual(revisions.toSorted((a, b) => a - b));
  expect(new Set(revisions).size).toBe(3);
  await act('deleteSession', { id });
  expect(eventOf(await readCalendar(url), id)).toEqual([]);
  expect(cancelled.lines).toEqual(expect.arrayContaining(['REFRESH-INTERVAL;VALUE=DURATION:PT1H', 'METHOD:PUBLISH']));
}, MINUTE);

test('CAL-7 an address that never was is answered as one that was taken back; what is asked too often waits; nothing of it is cached or logged', async () => {
  const { url, id } = await address();
  const good = await readCalendar(url);
  expect([good.headers.get('content-type'), good.headers.get('cache-control')]).toEqual(['text/calendar; charset=utf-8', 'private, no-store']);
  const leaver = await member('observer');
  const left = await address(leaver);
  await act('removeMember', { id: leaver.member });
  await asPerson(world, world.founder, 'DELETE', `/auth/calendars/${id}`);
  const never = url.replace(/_.*\.ics$/, `_${'A'.repeat(43)}.ics`);
  const answers = await Promise.all([url, left.url, never].map(async (of) => {
    const { status, lines } = await readCalendar(of);
    return [status, lines];
  }));
  expect(answers).toEqual(Array(3).fill([404, expect.anything()]));
  expect(new Set(answers.map((each) => JSON.stringify(each))).size).toBe(1);
  expect(written.filter((each) => each.includes('/calendar/')).every((each) => /^GET \/calendar\/:secret \d+ \d+ ms$/.test(each))).toBe(true);
  expect(written.some((each) => each.startsWith('GET /calendar/:secret 200'))).toBe(true);
  const busy = await address();
  const statuses = new Set<number>();
  for (let count = 0; count < 35; count += 1) statuses.add((await readCalendar(busy.url)).status);
  expect([...statuses]).toEqual([200, 429]);
}, MINUTE);
