/** The log of a live session, noted by two rapporteurs at once, in real browsers on a real server. */
import type { Locator, Page } from 'playwright-core';
import { type Consultation, openConsultation } from './support/consultation.js';
import type { Pages } from './support/pages.js';
import type { Person, TestServer } from './support/server.js';
import { setStage } from './support/stage.js';

const ONE = 'Rita One';
const TWO = 'Rose Two';
const AWAY_MS = 60_000;

const stage = setStage();
let server: TestServer;
let pages: Pages;
let project: string;
let people: [Person, Person];
let hall: Consultation;

beforeAll(async () => {
  ({ server, pages } = stage);
  project = await server.sample();
  people = [await server.invite(project, 'rapporteur', ONE), await server.invite(project, 'rapporteur', TWO)];
});

beforeEach(async () => {
  const owner = await pages.signedIn(server.owner);
  hall = await openConsultation(pages, server, owner, project, [[people[0], 'rapporteur'], [people[1], 'rapporteur']]);
});

const line = (page: Page): Locator => page.getByRole('group', { name: 'Note what is said' }).getByRole('textbox', { name: 'What was said' });
const log = (page: Page): Locator => page.getByRole('region', { name: 'Interventions' });
const row = (page: Page, text: string): Locator => log(page).getByRole('article').filter({ hasText: text });
const pair = (page: Page): Locator => log(page).getByRole('region', { name: 'Same intervention?' });
const option = (page: Page, name: string): Locator => page.locator('[role="option"]').filter({ hasText: name });

async function open(person: Person, options: Parameters<Pages['signedIn']>[1] = {}): Promise<Page> {
  const page = await pages.signedIn(person, options);
  await page.goto(hall.url);
  await page.waitForURL(/\/log$/u);
  await line(page).waitFor();
  return page;
}
async function both(): Promise<[Page, Page]> {
  return [await open(people[0]), await open(people[1])];
}
async function note(page: Page, text: string): Promise<void> {
  await line(page).focus();
  await page.keyboard.type(text);
  await page.keyboard.press('Enter');
  await row(page, text).or(pair(page)).first().waitFor();
}

test('UI-110: an intervention is noted by keyboard alone, with completions for codes, stakeholders, threats and kinds; the other rapporteur sees it grow and then stand', async () => {
  const [one, two] = await both();
  await one.keyboard.press('n');
  await one.keyboard.type('A police post at the market. #pres');
  await option(one, 'police / presence').waitFor();
  await one.getByText('Codebook version 1').waitFor();
  await log(two).getByText('A police post at the market. #pres').waitFor();
  await log(two).getByText(`${ONE} is typing`).waitFor();
  await one.keyboard.press('Enter');
  expect(await line(one).inputValue()).toBe('A police post at the market. ');
  await one.keyboard.type('@Ministry of Jus');
  await option(one, 'Ministry of Justice').waitFor();
  await one.keyboard.press('Enter');
  await one.keyboard.type('!Extortion on roads');
  await option(one, 'new threat').waitFor();
  await one.keyboard.press('Enter');
  await one.keyboard.type('/nee');
  await option(one, 'need').waitFor();
  await one.keyboard.press('Enter');
  // The fields come after the words, and lead back to them.
  await one.keyboard.press('Tab');
  for (let stops = 0; !(await one.evaluate(() => document.activeElement?.closest('[data-field="who"]'))) && stops < 5; stops += 1) await one.keyboard.press('Tab');
  await one.keyboard.type('Market women');
  await option(one, 'in these words').waitFor();
  await one.keyboard.press('ArrowUp');
  await one.keyboard.press('Enter');
  expect(await line(one).evaluate((element) => element === document.activeElement)).toBe(true);
  await one.keyboard.press('Enter');

  const there = row(two, 'A police post at the market.');
  await there.waitFor();
  for (const mark of ['#police / presence', '@Ministry of Justice', '!Extortion on roads', 'need', 'Market women']) await there.getByText(mark, { exact: true }).waitFor();
  await log(two).getByText('is typing').waitFor({ state: 'detached' });
  expect(await line(one).inputValue()).toBe('');
  await one.keyboard.press('Control+z');
  await there.waitFor({ state: 'detached' });
});

test('UI-111: what both noted stands side by side, is merged by one key, keeps its sources, and comes apart again; or is kept', async () => {
  const [one, two] = await both();
  await note(one, 'Put young people on the committee that picks recruits');
  await row(two, 'Put young people').waitFor();
  await note(two, 'Young people should be on the committee that picks recruits');
  await pair(one).waitFor();
  expect(await pair(one).locator('mark').count()).toBeGreaterThan(0);
  await one.keyboard.press('Escape');
  await one.keyboard.press('m');
  const merged = row(two, 'Put young people');
  await merged.getByRole('button', { name: `merged from ${ONE} and ${TWO}, see both` }).click();
  await merged.getByText('Young people should be on the committee').waitFor();
  await one.keyboard.press('Control+z');
  await pair(two).waitFor();
  await two.keyboard.press('Escape');
  await two.keyboard.press('k');
  await pair(one).waitFor({ state: 'detached' });
  await row(one, 'Young people should be').waitFor();
});

test('UI-112: up in the empty line edits the last own one in its place; it says that it was edited, and what stood there before', async () => {
  const [one, two] = await both();
  await note(one, 'We cannot patrol by night');
  await one.keyboard.press('ArrowUp');
  await one.getByRole('group', { name: 'Edit in place' }).waitFor();
  await one.keyboard.type(' without fuel');
  await one.keyboard.press('Control+Enter');
  await one.keyboard.type('Sans carburant');
  await one.keyboard.press('Enter');
  const edited = row(two, 'We cannot patrol by night without fuel');
  await edited.getByText('Sans carburant').waitFor();
  await edited.getByRole('button', { name: 'edited, see both' }).click();
  await edited.getByText('We cannot patrol by night', { exact: true }).waitFor();
  await one.keyboard.press('Delete');
  await edited.waitFor({ state: 'detached' });
  await one.getByRole('status').filter({ hasText: 'Deleted from the log' }).getByRole('button').first().click();
  await edited.waitFor();
});

test('UI-113: without a network noting goes on; what was typed and what waits outlive a reload, and all of it reaches the other', async () => {
  const one = await open(people[0], { serviceWorkers: 'allow' });
  const two = await open(people[1]);
  await one.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
  await note(one, 'Said with a network');
  await row(two, 'Said with a network').waitFor();
  await one.context().setOffline(true);
  await one.getByText(/No network since/u).first().waitFor({ timeout: AWAY_MS });
  await note(one, 'Said without one');
  await row(one, 'Said without one').getByText(/kept on this device since \d/u).waitFor();
  await one.getByText(/^1 change waits here/u).or(one.getByText(/1 change waits here/u)).first().waitFor();
  await line(one).focus();
  await one.keyboard.type('Half of a sentence #pay');
  await one.keyboard.press('Enter');
  await one.reload();
  await row(one, 'Said without one').getByText(/kept on this device since \d/u).waitFor();
  await row(one, 'Said with a network').waitFor();
  await one.getByRole('button', { name: 'Take off #police / pay' }).waitFor();
  expect(await line(one).inputValue()).toBe('Half of a sentence ');
  expect(await row(two, 'Said without one').count()).toBe(0);
  await one.context().setOffline(false);
  await row(two, 'Said without one').waitFor({ timeout: AWAY_MS });
  await row(one, 'Said without one').getByText(/kept on this device/u).waitFor({ state: 'detached' });
  await line(one).focus();
  await one.keyboard.press('Enter');
  await row(two, 'Half of a sentence').waitFor();
  await one.reload();
  await row(one, 'Half of a sentence').waitFor();
  expect(await line(one).inputValue()).toBe('');
});

test('UI-219 what is typed in one tab is not taken for what is typed in another; what a closed tab has left goes on in the next', async () => {
  const first = await open(people[0]);
  const second = await first.context().newPage();
  await second.goto(first.url());
  for (const [page, text] of [[first, 'typed in the first'], [second, 'typed in the second']] as const) {
    await line(page).focus();
    await page.keyboard.type(text);
  }
  const holds = (page: Page, text: string): Promise<void> => page.waitForFunction((wanted) => [...document.querySelectorAll('textarea')].some(({ value }) => value === wanted), text).then(() => undefined);
  for (const page of [first, second]) await page.reload();
  await holds(first, 'typed in the first');
  await holds(second, 'typed in the second');
  await second.close();
  const third = await first.context().newPage();
  await third.goto(first.url());
  await holds(third, 'typed in the second');
  await holds(first, 'typed in the first');
  await third.close();
});

test('UI-114: under “not attributed” nobody is asked who spoke, the others are shown no speaker, and nothing of one is stored', async () => {
  const [one, two] = await both();
  await hall.run('startAgendaItem', { id: hall.items.closed, session: hall.session });
  const entry = one.getByRole('group', { name: 'Note what is said' });
  await entry.getByText('not asked, not stored').waitFor();
  expect(await entry.getByRole('combobox', { name: 'Who spoke' }).count()).toBe(0);
  await note(one, 'The commissioner should come herself');
  await row(two, 'The commissioner should come herself').getByText(/^about \d\d:\d[05]$/u).waitFor();
  const owner = await pages.signedIn(server.owner);
  const stored = await pages.ask<{ project: { interventions: { nodes: Record<string, unknown>[] } } }>(
    owner,
    'query ($project: ID!) { project(id: $project) { interventions(first: 500) { nodes { text at affiliationName speaker { id } affiliation { id } } } } }',
    { project },
  );
  const found = stored.project.interventions.nodes.find(({ text }) => text === 'The commissioner should come herself')!;
  expect(found).toMatchObject({ affiliationName: null, speaker: null, affiliation: null });
  expect(new Date(String(found['at'])).getTime() % 300_000).toBe(0);
});

test('UI-207: a long entry stands folded, opens by keyboard, and an address leads to it all the same', async () => {
  const one = await open(people[0]);
  await line(one).fill(`A long story. ${'It went on and on. '.repeat(1000)}`);
  await line(one).press('Enter');
  const long = row(one, 'A long story.');
  const height = async (): Promise<number> => (await long.boundingBox())!.height;
  const unfold = long.getByRole('button', { name: 'Show all of it' });
  await unfold.waitFor();
  expect(await height()).toBeLessThan(320);
  await one.keyboard.press('Escape');
  expect(await long.evaluate((element) => element === document.activeElement)).toBe(true);
  await one.keyboard.press('Tab');
  await one.keyboard.press('Enter');
  await long.getByRole('button', { name: 'Show less' }).waitFor();
  expect(await height()).toBeGreaterThan(1000);

  await note(one, 'The next one');
  const address = await long.getAttribute('id');
  await one.goto(`${hall.url}/log#${address}`);
  await one.reload();
  await unfold.waitFor();
  await one.waitForFunction((id) => document.activeElement?.id === id, address);
  expect(await height()).toBeLessThan(320);
});

test('UI-208: whoever may only read is told that an empty log fills, not to type where there is no line', async () => {
  const reader = await pages.signedIn(await server.invite(project, 'observer', 'Olga Observer'));
  await reader.goto(`${hall.url}/log`);
  await log(reader).getByText('What is said appears here as it is noted.').waitFor();
  expect(await reader.getByText('in the line below').count()).toBe(0);
  expect(await line(reader).count()).toBe(0);
  const one = await open(people[0]);
  await log(one).getByText('Type what is said in the line below.').waitFor();
});

test('UI-220: a text that is longer than can be kept is not cut and not noted until it fits', async () => {
  const one = await open(people[0]);
  await line(one).fill(`Too long ${'x'.repeat(19_992)}`);
  await one.getByText('The text has 20,001 characters, 1 more than can be kept.', { exact: false }).waitFor();
  await line(one).press('Enter');
  expect([(await line(one).inputValue()).length, await row(one, 'Too long').count()]).toEqual([20_001, 0]);
  await line(one).press('End');
  await line(one).press('Backspace');
  await one.getByText('more than can be kept', { exact: false }).waitFor({ state: 'detached' });
  await line(one).press('Enter');
  await row(one, 'Too long').waitFor();
});

test('UI-221: while what was noted is on its way, the log says so and counts nothing', async () => {
  await note(await open(people[0]), 'It was here before');
  const two = await pages.signedIn(people[1]);
  let release = (): void => undefined;
  const held = new Promise<void>((resolve) => (release = resolve));
  await two.context().routeWebSocket(/socket\.io/u, (socket) => {
    const beyond = socket.connectToServer();
    socket.onMessage((message) => void (String(message).includes(`session:${hall.session}`) ? held.then(() => beyond.send(message)) : beyond.send(message)));
  });
  await two.goto(`${server.url}/p/${project}/consultations`);
  await two.getByText('District round').first().waitFor();
  // Within the page, which has the rest of the project by then.
  await two.evaluate((to) => {
    history.pushState({}, '', to);
    dispatchEvent(new PopStateEvent('popstate'));
  }, `${hall.url}/log`);
  await two.getByText('Loading Log').waitFor();
  expect([await two.getByText('Nothing was noted yet').count(), await two.getByText('0 interventions').count()]).toEqual([0, 0]);
  release();
  await row(two, 'It was here before').waitFor();
  await two.getByText('1 intervention, 1 on this item').waitFor();
});

test('UI-222: a session that is over says so in its log, and whoever may opens it again there', async () => {
  const one = await open(people[0]);
  await hall.run('setSessionState', { id: hall.session, state: 'held' });
  await one.getByText('The session is closed: nobody gets the floor.', { exact: false }).waitFor();
  expect(await one.getByRole('button', { name: 'Open the session again' }).count()).toBe(0);
  const owner = await pages.signedIn(server.owner);
  await owner.goto(`${hall.url}/log`);
  await owner.getByRole('button', { name: 'Open the session again' }).click();
  await one.getByText('The session is closed', { exact: false }).waitFor({ state: 'detached' });
});

test('UI-223: where entries of the same minutes stand in no order, that is said, and one’s own new one is in sight', async () => {
  const one = await open(people[0]);
  await hall.run('startAgendaItem', { id: hall.items.closed, session: hall.session });
  await one.getByText('not asked, not stored').waitFor();
  // Long enough that they do not all fit on the screen.
  for (let at = 1; at <= 12; at += 1) {
    await line(one).fill(`Word ${at}. ${'It goes on. '.repeat(12)}`);
    await line(one).press('Enter');
    await row(one, `Word ${at}.`).waitFor();
    await one.waitForFunction((words) => {
      const box = document.querySelector('[aria-label="Interventions"]')!.getBoundingClientRect();
      const mine = [...document.querySelectorAll('article')].find(({ textContent }) => textContent.includes(words))?.getBoundingClientRect();
      return mine !== undefined && mine.top >= box.top - 1 && mine.bottom <= box.bottom + 1;
    }, `Word ${at}.`);
  }
  await log(one).getByText('In no order within five minutes', { exact: false }).waitFor();
});

test('UI-224: what stood there before opens in sight, and a proposal is about whom the entry speaks of', async () => {
  const one = await open(people[0]);
  for (let at = 1; at <= 8; at += 1) await note(one, `Before ${at}. ${'It goes on. '.repeat(12)}`);
  await line(one).focus();
  await one.keyboard.type('They patrol by day. @Ministry of Jus');
  await option(one, 'Ministry of Justice').waitFor();
  await one.keyboard.press('Enter');
  await one.keyboard.press('Enter');
  await row(one, 'They patrol by day.').waitFor();
  await one.keyboard.press('ArrowUp');
  await one.getByRole('group', { name: 'Edit in place' }).waitFor();
  await one.keyboard.type('And by night.');
  await one.keyboard.press('Enter');
  await row(one, 'And by night.').getByRole('button', { name: 'edited, see both' }).waitFor();
  // The key is that of the entry: the keyboard comes back to it when the edit is kept.
  await one.waitForFunction(() => document.activeElement?.closest('article')?.textContent?.includes('And by night.'));
  await one.keyboard.press('h');
  const before = row(one, 'And by night.').locator('s');
  await before.waitFor();
  await one.waitForFunction(() => {
    const box = document.querySelector('[aria-label="Interventions"]')!.getBoundingClientRect();
    const old = document.querySelector('article s')!.getBoundingClientRect();
    return old.top >= box.top && old.bottom <= box.bottom;
  });
  await one.keyboard.press('p');
  await one.getByRole('form', { name: 'Propose from what was said' }).waitFor();
  expect(await one.getByRole('combobox', { name: 'Of whom' }).inputValue()).toBe('Ministry of Justice');
});
