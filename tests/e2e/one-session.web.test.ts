/** One session as it is worked: somebody leads the floor, three note what is said, one of them without a network for a minute; at the end all screens tell the same, and it is what the database holds. */
import { randomUUID } from 'node:crypto';
import { wholePercent } from '@baraza/domain';
import type { Browser, Locator, Page } from 'playwright-core';
import { launchBrowser } from './support/browser.js';
import { accountsIn } from './support/consultation.js';
import { Pages } from './support/pages.js';
import { type Person, startTestServer, type TestServer } from './support/server.js';
import { openTownHall, type TownHall } from './support/town-hall.js';

const AWAY_MS = 60_000;
const WITHIN_MS = 60_000;

let server: TestServer;
let browser: Browser;
let pages: Pages;
let project: string;
let there: TownHall;
let leader: Person;
let noters: [Person, Person, Person];

beforeAll(async () => {
  server = await startTestServer();
  project = await server.sample();
  browser = await launchBrowser();
  pages = new Pages(browser, server);
  leader = await server.invite(project, 'facilitator', 'Fatma Lead');
  noters = [await server.invite(project, 'rapporteur', 'Rita One'), await server.invite(project, 'rapporteur', 'Rose Two'), await server.invite(project, 'rapporteur', 'Ruth Three')];
  there = await openTownHall(server, project, 'attributed');
  const accountOf = await accountsIn(pages, await pages.signedIn(server.owner), project);
  for (const [person, duty] of [[leader, 'facilitator'], ...noters.map((noter) => [noter, 'rapporteur'] as const)] as const) {
    await server.act(project, 'createAssignment', { id: randomUUID(), session: there.session, account: accountOf(person), duty });
  }
});

afterAll(async () => {
  await pages?.close();
  await browser?.close();
  await server?.stop();
}, 30_000);

async function open(person: Person, screen: 'facilitate' | 'log' | 'hall', options: Parameters<Pages['signedIn']>[1] = {}): Promise<Page> {
  const page = await pages.signedIn(person, options);
  await page.goto(`${server.url}/p/${project}/s/${there.session}/${screen}`);
  await (screen === 'log' ? line(page) : page.getByRole('region', { name: 'The floor' })).waitFor();
  return page;
}

const line = (page: Page): Locator => page.getByRole('group', { name: 'Note what is said' }).getByRole('textbox', { name: 'What was said' });
const log = (page: Page): Locator => page.getByRole('region', { name: 'Interventions' });
const row = (page: Page, text: string): Locator => log(page).getByRole('article').filter({ hasText: text });
const pair = (page: Page): Locator => log(page).getByRole('region', { name: 'Same intervention?' });
const speaks = (page: Page, name: string): Locator => page.getByRole('region', { name: 'The floor' }).getByRole('heading', { name });

async function note(page: Page, text: string): Promise<void> {
  await line(page).focus();
  await page.keyboard.type(text);
  await page.keyboard.press('Enter');
  await row(page, text).or(pair(page)).first().waitFor();
}

/** Puts a participant on the speakers’ list. */
async function queue(page: Page, name: string): Promise<void> {
  await page.keyboard.press('a');
  await page.getByRole('combobox', { name: 'Who asks to speak' }).fill(name);
  await page.keyboard.press('Enter');
  await page.locator('[data-entry]').filter({ hasText: name }).waitFor();
}

interface LogLine {
  id: string;
  text: string;
}
/** What the log shows, in its order: of each entry all that stands there. */
const shownLog = (page: Page): Promise<LogLine[]> => log(page).getByRole('article').evaluateAll((all) => all.map((each) => ({ id: each.id.replace('said-', ''), text: (each as HTMLElement).innerText })));

/** Share of women, as a screen shows it, by measure. */
async function shownShares(page: Page): Promise<string[]> {
  const items = await page.getByRole('region', { name: 'Women', exact: true }).getByRole('listitem').allInnerTexts();
  return items.map((text) => /\d+%/u.exec(text)![0]);
}

interface Held {
  log: string[];
  seats: { women: number; all: number };
  seconds: { women: number; all: number };
  turns: { women: number; all: number };
  /** People who had the floor or said something. */
  heard: number;
}
/** The same from the tables, counted apart from the product's own ways. */
async function held(): Promise<Held> {
  const sex = there.dimensions['sex']!;
  return server.inWorkspace(async (sql) => {
    const said = await sql.query<{ id: string; speaker_id: string | null }>('SELECT id, speaker_id FROM intervention WHERE session_id = $1 AND NOT deleted AND merged_into_id IS NULL ORDER BY at, id', [there.session]);
    const here = await sql.query<{ id: string; people: number; women: number | null }>(
      `SELECT p.id, p.people, (SELECT sum(d.people)::int FROM disaggregation d WHERE d.participation_id = p.id AND d.dimension_id = $2 AND d."group" = 'female' AND NOT d.deleted) AS women FROM participation p WHERE p.session_id = $1 AND NOT p.deleted`,
      [there.session, sex],
    );
    const spoken = await sql.query<{ subject: string; key: string; seconds: string }>("SELECT subject, key, seconds FROM session_tally WHERE session_id = $1 AND subject IN ('total', 'participation')", [there.session]);
    const women = new Set(here.filter((each) => each.women !== null && each.women > 0).map(({ id }) => id));
    const sum = (counts: readonly number[]): number => counts.reduce((all, count) => all + count, 0);
    const secondsOf = (subject: string, by: (key: string) => boolean): number => sum(spoken.filter((each) => each.subject === subject && by(each.key)).map(({ seconds }) => Number(seconds)));
    return {
      log: said.map(({ id }) => id),
      seats: { women: sum(here.map((each) => each.women ?? 0)), all: sum(here.map(({ people }) => people)) },
      seconds: { women: secondsOf('participation', (key) => women.has(key)), all: secondsOf('total', () => true) },
      turns: { women: said.filter(({ speaker_id: speaker }) => speaker !== null && women.has(speaker)).length, all: said.length },
      heard: new Set([...said.flatMap(({ speaker_id: speaker }) => speaker ?? []), ...spoken.filter(({ subject }) => subject === 'participation').map(({ key }) => key)]).size,
    };
  });
}

test('LIVE-10 a facilitator and three rapporteurs work one session, one without a network for a minute and reloaded meanwhile: every screen ends with the same log, meters and counts, and they are what the database holds', async () => {
  const leads = await open(leader, 'facilitate');
  const wall = await open(leader, 'hall', { viewport: { width: 1920, height: 1080 } });
  const [one, two, three] = [await open(noters[0], 'log'), await open(noters[1], 'log'), await open(noters[2], 'log', { serviceWorkers: 'allow' })];
  await three.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
  await leads.getByRole('button', { name: 'Start “Opening and consent”' }).press('Enter');
  const turns = ['Border traders’ association, 2', 'Youth council, 10', 'Market women’s association, 1', 'Chiefs’ and elders’ council, 3'];
  for (const name of turns) await queue(leads, name);
  const nextTurn = async (): Promise<void> => {
    await leads.keyboard.press('Space');
    const name = turns.shift();
    for (const page of [one, two]) await page.getByRole('region', { name: 'Floor', exact: true }).getByText(name ?? 'Nobody has the floor.').first().waitFor();
    if (name) await speaks(wall, name).waitFor();
  };

  await nextTurn();
  await note(one, 'Two checkpoints on the road to the border take money');
  await row(three, 'Two checkpoints').waitFor();
  await nextTurn();
  await note(three, 'Nobody answers a complaint');
  await row(one, 'Nobody answers a complaint').waitFor();

  // One is cut off, goes on, and the page is loaded again meanwhile.
  const away = Date.now();
  await three.context().setOffline(true);
  await three.getByText(/No network since/u).first().waitFor({ timeout: WITHIN_MS });
  await note(three, 'First said without a network');
  await note(three, 'Second said without a network');
  await line(three).focus();
  await three.keyboard.type('Third, half typed when the page was loaded again');
  await three.reload();
  await line(three).waitFor();
  await row(three, 'Second said without a network').waitFor();
  await three.waitForFunction((typed) => document.querySelector<HTMLTextAreaElement>('[aria-label="What was said"]')?.value === typed, 'Third, half typed when the page was loaded again');
  await line(three).focus();
  await three.keyboard.press('Enter');
  await row(three, 'Third, half typed').waitFor();

  // The others go on: turns of the floor, the same thing caught twice, an edit.
  await nextTurn();
  await note(one, 'A woman officer at each post by night');
  await row(two, 'A woman officer').waitFor();
  await note(two, 'A woman officer at every post by night please');
  await pair(one).waitFor();
  await one.keyboard.press('Escape');
  await one.keyboard.press('m');
  await row(two, 'A woman officer').getByRole('button', { name: /^merged from/u }).waitFor();
  await nextTurn();
  let more = 0;
  do await note(two, `Promise ${(more += 1)} of the last round was not kept`);
  while (Date.now() - away < AWAY_MS);
  expect(await row(one, 'without a network').count()).toBe(0);

  await three.context().setOffline(false);
  for (const page of [one, two]) await row(page, 'Third, half typed').waitFor({ timeout: WITHIN_MS });
  await row(three, `Promise ${more} of`).waitFor({ timeout: WITHIN_MS });
  await three.getByText(/kept on this device/u).waitFor({ state: 'detached' });
  await nextTurn();
  await note(three, 'Here again, and noting on');

  // Whoever leads reads the log as well.
  const leadsLog = await open(leader, 'log');
  const end = await held();
  const logs = [one, two, three, leadsLog];
  for (const page of logs) {
    await row(page, 'Here again, and noting on').waitFor();
    await page.getByText(`${end.log.length} interventions`).first().waitFor();
    expect((await shownLog(page)).map(({ id }) => id)).toEqual(end.log);
  }
  const [first, ...others] = await Promise.all(logs.map(shownLog));
  for (const other of others) expect(other).toEqual(first);
  expect(end.log.length).toBeGreaterThan(8);

  // Who had the floor meanwhile was not known there.
  expect(await server.inWorkspace((sql) => sql.query("SELECT DISTINCT speaker_id FROM intervention WHERE session_id = $1 AND text LIKE '%without a network'", [there.session]))).toEqual([{ speaker_id: null }]);

  const shares = [end.seats, end.seconds, end.turns].map(({ women, all }) => `${wholePercent((women / all) * 100, 30)}%`);
  for (const page of [leads, ...logs]) expect(await shownShares(page)).toEqual(shares);
  const onWall = await wall.getByRole('region', { name: 'Inclusion' }).getByRole('strong').allInnerTexts();
  expect(onWall.slice(0, 2).map((text) => `${/\d+/u.exec(text)![0]}%`)).toEqual(shares.slice(0, 2));
  for (const page of [leads, ...logs]) await page.getByText(`${end.seats.all - end.heard} of ${end.seats.all}`).first().waitFor();
  expect(pages.errors).toEqual([]);
}, 300_000);
