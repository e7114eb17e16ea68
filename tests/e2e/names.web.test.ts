/** Names of the vault on the screens of a live session: whoever may read them sees them, nobody else does, and nothing of them leaves. Real browsers, server and vault. */
import { randomUUID } from 'node:crypto';
import type { Page } from 'playwright-core';
import { keptOnDevice } from './support/device.js';
import type { Pages } from './support/pages.js';
import type { Person, TestServer } from './support/server.js';
import { setStage } from './support/stage.js';
import { openTownHall, type TownHall } from './support/town-hall.js';

const NAMES = ['Ma Weah', 'Kou Dolo'] as const;
const UNION = 'Water users’ union';
const stage = setStage();
let server: TestServer;
let pages: Pages;
let project: string;
let watcher: Person;
let analyst: Person;
let there: TownHall;
let persons: readonly string[];

beforeAll(async () => {
  ({ server, pages } = stage);
  project = await server.sample();
  watcher = await server.invite(project, 'observer', 'Cyra Observer');
  analyst = await server.invite(project, 'analyst', 'Bendu Analyst');
});
beforeEach(async () => {
  there = await openTownHall(server, project, 'attributed');
  persons = NAMES.map(() => randomUUID());
  const stakeholder = randomUUID();
  await server.act(project, 'createStakeholder', { id: stakeholder, name: UNION });
  for (const person of persons) await server.act(project, 'registerParticipation', { id: randomUUID(), person, session: there.session, mode: 'person', people: 1, enteredBy: 'form', stakeholder, groups: [] });
});
/** Whatever a page sends, as text. */
const sentBy = new WeakMap<Page, string[]>();
async function open(person: Person, screen: 'facilitate' | 'hall' | 'log' | 'people'): Promise<Page> {
  const page = await pages.signedIn(person);
  const sent: string[] = [];
  sentBy.set(page, sent);
  page.on('websocket', (socket) => socket.on('framesent', ({ payload }) => sent.push(String(payload))));
  page.on('request', (request) => sent.push(request.url(), request.postData() ?? ''));
  await page.goto(`${server.url}/p/${project}/s/${there.session}/${screen}`);
  await (screen === 'people' ? page.getByRole('heading', { name: 'Participants' }) : page.getByRole('region', { name: /^The floor$|^Floor/u })).first().waitFor();
  return page;
}
const vault = (page: Page, person: string, method: 'put' | 'delete'): Promise<number> =>
  page
    .context()
    .request[method](`${server.url}/api/projects/${project}/vault/people/${person}${method === 'put' ? `?session=${there.session}` : ''}`, { headers: { origin: server.url }, ...(method === 'put' && { data: { identity: { name: NAMES[persons.indexOf(person)], contact: null, note: null } } }) })
    .then((answer) => answer.status());
const waiting = (page: Page, name: string) => page.locator('[data-entry]').filter({ hasText: name });
const speaks = (page: Page, name: string) => page.getByRole('region', { name: 'The floor' }).getByRole('heading', { name });

test('UI-170 UI-171 UI-172 VAULT-43: on the floor and in the log whoever may read names sees and finds people by them; others and the hall see the group; nothing of a name is sent or kept; what is erased is gone at once', async () => {
  const leads = await open(server.owner, 'facilitate');
  for (const person of persons) expect(await vault(leads, person, 'put')).toBe(204);
  const [other, wall, log] = [await open(analyst, 'facilitate'), await open(watcher, 'hall'), await open(server.owner, 'log')];
  await leads.getByText(/^Not yet: .*Ma Weah/u).waitFor();

  await leads.keyboard.press('a');
  await leads.getByRole('combobox', { name: 'Who asks to speak' }).fill('weah');
  await leads.getByRole('option', { name: 'Ma Weah' }).waitFor();
  await leads.keyboard.press('Enter');
  await waiting(leads, 'Ma Weah').waitFor();
  await waiting(other, UNION).waitFor();
  await wall.getByText(UNION).first().waitFor();
  await leads.keyboard.press('Space');
  await speaks(leads, 'Ma Weah').waitFor();
  await speaks(other, UNION).waitFor();
  await speaks(wall, UNION).waitFor();

  // Whoever has the floor is who is noted; another is found by a part of the name.
  await log.getByRole('region', { name: 'Floor' }).getByText('Ma Weah').waitFor();
  const who = log.getByRole('combobox', { name: 'Who spoke' });
  expect(await who.inputValue()).toContain('Ma Weah');
  const text = log.getByRole('group', { name: 'Note what is said' }).getByRole('textbox', { name: 'What was said' });
  await text.fill('We walk home in the dark.');
  await text.press('Enter');
  const row = (page: Page, said: string) => page.getByRole('article').filter({ hasText: said });
  await row(log, 'We walk home').getByText('Ma Weah').waitFor();
  await who.fill('dol');
  await who.press('Enter');
  await text.fill('The post has no lamp.');
  await text.press('Enter');
  await row(log, 'no lamp').getByText('Kou Dolo').waitFor();
  const seen = await open(analyst, 'log');
  await row(seen, 'no lamp').getByText(`a participant, ${UNION}`).waitFor();
  await leads.getByText(/^Not yet: /u).filter({ hasText: 'Weah' }).waitFor({ state: 'detached' });

  for (const page of [other, wall, seen]) expect(await page.getByText(/Weah|Dolo/u).count()).toBe(0);
  for (const page of [leads, other, wall, log, seen]) expect([sentBy.get(page)!.filter((each) => /weah|dolo/iu.test(each)), /weah|dolo/iu.test(await keptOnDevice(page))]).toEqual([[], false]);

  expect(await vault(leads, persons[0]!, 'delete')).toBe(204);
  await speaks(leads, UNION).waitFor();
  await row(log, 'We walk home').getByText('Ma Weah').waitFor({ state: 'detached' });
  await row(log, 'no lamp').getByText('Kou Dolo').waitFor();
});

test('UI-173: whether somebody was heard follows from the log on the participants’ screen', async () => {
  const people = await open(server.owner, 'people');
  expect(await vault(people, persons[0]!, 'put')).toBe(204);
  const entry = people.getByRole('listitem').filter({ hasText: 'Ma Weah' });
  await entry.getByText('not heard').waitFor();
  const log = await open(server.owner, 'log');
  const who = log.getByRole('combobox', { name: 'Who spoke' });
  await who.fill('weah');
  await log.getByRole('option', { name: 'Ma Weah' }).waitFor();
  await who.press('Enter');
  const text = log.getByRole('group', { name: 'Note what is said' }).getByRole('textbox', { name: 'What was said' });
  await text.fill('We walk home in the dark.');
  await text.press('Enter');
  await entry.getByText('not heard').waitFor({ state: 'detached' });
});

test('UI-174: without a floor the rapporteur says for which groups an entry counts: once, also without a network, and no more when it is undone; a turn on the floor counts by itself', async () => {
  there = await openTownHall(server, project);
  // Of fewer nothing would be shown.
  await there.spoken({ male: 5 });
  await server.act(project, 'startAgendaItem', { id: there.items[1], session: there.session });
  const log = await open(server.owner, 'log');
  const text = log.getByRole('group', { name: 'Note what is said' }).getByRole('textbox', { name: 'What was said' });
  const counts = log.getByRole('group', { name: 'Counts for' });
  const choose = counts.getByRole('button', { name: 'Counts for' });
  /** Resolves when the counters have this many turns of women, and no others than those of five men before. */
  const counted = async (turns: number): Promise<void> => {
    for (;;) {
      const rows = await server.inWorkspace((sql) => sql.query<{ subject: string; key: string; turns: string }>('SELECT subject, key, sum(turns) AS turns FROM session_tally WHERE session_id = $1 GROUP BY 1, 2 ORDER BY 1, 2', [there.session]));
      if (JSON.stringify(rows.map(({ subject, key, turns: many }) => [subject, key, Number(many)])) === JSON.stringify([['group', 'female', turns], ['group', 'male', 5], ['total', '', turns + 5]])) return;
      await log.evaluate(() => new Promise(requestAnimationFrame));
    }
  };
  const totalled = async (turns: number): Promise<void> => {
    for (;;) {
      const [row] = await server.inWorkspace((sql) => sql.query<{ turns: string }>(`SELECT sum(turns) AS turns FROM session_tally WHERE session_id = $1 AND subject = 'total'`, [there.session]));
      if (Number(row!.turns) === turns) return;
      await log.evaluate(() => new Promise(requestAnimationFrame));
    }
  };
  const note = async (said: string): Promise<void> => {
    const sex = counts.getByRole('combobox', { name: 'Sex' });
    await sex.selectOption('female');
    await choose.getByText('women').waitFor();
    await sex.press('Enter');
    await text.fill(said);
    await text.press('Enter');
    await log.getByRole('article').filter({ hasText: said }).waitFor();
    expect(await sex.inputValue()).toBe('');
  };
  await choose.getByText('nobody yet').waitFor();
  await choose.press('Enter');
  for (const said of ['The road is dark.', 'The post is far.', 'Nobody answers.', 'We walk in groups.', 'The school closes early.']) await note(said);
  await counted(5);
  const women = log.getByRole('complementary', { name: 'Inclusion' }).getByRole('region', { name: 'Women' }).getByRole('listitem').filter({ hasText: 'Interventions' });
  await women.getByText('50%').waitFor();
  await log.context().setOffline(true);
  await note('The well is guarded.');
  await log.context().setOffline(false);
  await counted(6);
  await text.press('Control+z');
  await log.getByRole('article').filter({ hasText: 'The well is guarded.' }).waitFor({ state: 'detached' });
  await counted(5);

  const leads = await open(server.owner, 'facilitate');
  await leads.keyboard.press('a');
  await leads.getByRole('combobox', { name: 'Which group asks to speak' }).fill('Youth council');
  await leads.keyboard.press('Enter');
  await leads.keyboard.press('Enter');
  await waiting(leads, 'Youth council').waitFor();
  await leads.keyboard.press('Space');
  await speaks(leads, 'Youth council').waitFor();
  await counts.waitFor({ state: 'detached' });
  // The turn counts by itself, once it is over; nobody says for which groups.
  await leads.keyboard.press('Space');
  await speaks(leads, 'Youth council').waitFor({ state: 'detached' });
  await totalled(5 + 5 + 1);
});

test('UI-176: the meters beside the log are put away and brought back, as this device remembers; whoever notes without an account has a name', async () => {
  await server.act(project, 'createAssignment', { id: randomUUID(), session: there.session, duty: 'rapporteur', name: 'Teta of the teachers' });
  const log = await open(server.owner, 'log');
  const meters = log.getByRole('complementary', { name: 'Inclusion' });
  await meters.getByRole('button', { name: 'Put the meters away' }).press('Enter');
  await meters.waitFor({ state: 'detached' });
  await log.reload();
  const back = log.getByRole('button', { name: 'Inclusion' });
  await back.waitFor();
  expect(await meters.count()).toBe(0);
  await back.press('Enter');
  await meters.waitFor();
  const leads = await open(server.owner, 'facilitate');
  await leads.getByRole('listitem').filter({ hasText: 'Teta of the teachers' }).getByText('has no account, notes elsewhere').waitFor();
});
