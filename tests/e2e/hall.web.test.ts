/** A session in real browsers on a real server: somebody leads the floor, somebody else’s big screen follows. */
import AxeBuilder from '@axe-core/playwright';
import type { Attribution } from '@baraza/domain';
import type { Browser, Page } from 'playwright-core';
import { launchBrowser } from './support/browser.js';
import { withLateFrames } from './support/late-frames.js';
import { Pages } from './support/pages.js';
import { type Person, startTestServer, type TestServer } from './support/server.js';
import { openTownHall, type TownHall } from './support/town-hall.js';

let server: TestServer;
let browser: Browser;
let pages: Pages;
let project: string;
let watcher: Person;

beforeAll(async () => {
  server = await startTestServer();
  project = await server.sample();
  watcher = await server.invite(project, 'observer', 'Cyra Observer');
  browser = await launchBrowser();
  pages = new Pages(browser, server);
});

afterAll(async () => {
  await browser?.close();
  await server?.stop();
});

afterEach(() => pages.close());

async function open(person: Person, { session }: TownHall, screen: 'facilitate' | 'hall'): Promise<Page> {
  const page = await pages.signedIn(person, screen === 'hall' ? { viewport: { width: 1920, height: 1080 } } : {});
  await page.goto(`${server.url}/p/${project}/s/${session}/${screen}`);
  await page.getByRole('region', { name: 'The floor' }).waitFor();
  return page;
}
/** The facilitator, and the big screen of somebody else. */
async function both(attribution?: Attribution, before: (there: TownHall) => Promise<void> = async () => undefined): Promise<{ there: TownHall; leads: Page; wall: Page }> {
  const there = await openTownHall(server, project, attribution);
  await before(there);
  return { there, leads: await open(server.owner, there, 'facilitate'), wall: await open(watcher, there, 'hall') };
}

/** Puts a group on the speakers’ list by keyboard. */
async function add(page: Page, name: string, sex: string): Promise<void> {
  await page.keyboard.press('a');
  await page.getByRole('combobox', { name: 'Which group asks to speak' }).fill(name);
  await page.keyboard.press('Enter');
  await page.getByRole('combobox', { name: 'Sex' }).selectOption(sex);
  await page.keyboard.press('Enter');
  await waiting(page, name).waitFor();
}
const waiting = (page: Page, name: string) => page.locator('[data-entry]').filter({ hasText: name });
const speaks = (page: Page, name: string) => page.getByRole('region', { name: 'The floor' }).getByRole('heading', { name });

test('UI-328 the key after the choice of who asks to speak is for what is asked about them, also where frames come late', async () => {
  const { leads } = await both();
  await leads.keyboard.press('a');
  await leads.getByRole('combobox', { name: 'Which group asks to speak' }).fill('Border traders’ association');
  await withLateFrames(leads);
  await leads.keyboard.press('Enter');
  await leads.keyboard.press('ArrowDown');
  expect(await leads.getByRole('combobox', { name: 'Sex' }).inputValue()).not.toBe('');
});

test('UI-121 UI-122: turns are run by keyboard alone, another’s big screen follows, and a step of the floor is taken back', async () => {
  const { leads, wall } = await both();
  await leads.getByRole('button', { name: 'Start “Security we want”' }).press('Enter');
  await wall.getByRole('heading', { name: 'What security do we want?' }).waitFor();
  await wall.getByText('Quelle sécurité voulons-nous ?').waitFor();
  await wall.getByText('45 min', { exact: true }).waitFor();
  await add(leads, 'Border traders’ association', 'male');
  await add(leads, 'Chiefs’ and elders’ council', 'male');
  await add(leads, 'Market women’s association', 'female');
  await waiting(leads, 'Market women').focus();
  await leads.keyboard.press('Alt+ArrowUp');
  await leads.getByText('You moved 1 up, ahead of 1 who asked before.').waitFor();
  expect(await leads.locator('[data-entry]').nth(1).innerText()).toContain('Market women');

  await leads.keyboard.press('Space');
  await speaks(wall, 'Border traders’ association').waitFor();
  await wall.getByText('Market women’s association').waitFor();
  await leads.keyboard.press('p');
  await wall.getByText('the clock stands').waitFor();
  await leads.keyboard.press('p');
  await leads.keyboard.press('+');
  await wall.getByText('of 4:00').waitFor();

  await leads.keyboard.press('Space');
  await speaks(wall, 'Market women’s association').waitFor();
  await leads.getByText('37 of 38').waitFor();
  await leads.getByText('1 of 6 heard').waitFor();
  await leads.keyboard.press('Control+z');
  await speaks(wall, 'Border traders’ association').waitFor();
  await leads.getByText('38 of 38').waitFor();

  for (const page of [leads, wall]) expect((await new AxeBuilder({ page }).analyze()).violations.map(({ id, nodes }) => [id, nodes[0]?.html])).toEqual([]);
  expect(pages.errors).toEqual([]);
});

test('UI-120 UI-123: who is here but not heard is invited before the question closes; meters and the wall say the same', async () => {
  const { leads, wall } = await both('affiliationOnly', async (there) => {
    await there.spoken({ female: 5, male: 30 });
    await there.runningSince(28);
  });
  await leads.getByText('Women are here but not heard').waitFor();
  await leads.getByText('To reach 30% of speaking time before this question closes, women need 11 of the 17 minutes left.').waitFor();
  const women = leads.getByRole('region', { name: 'Women', exact: true });
  expect(await women.getByRole('listitem').allInnerTexts()).toEqual([expect.stringMatching(/^Seats\s*37%\s*reached$/u), expect.stringMatching(/^Speaking time\s*14%\s*16 below$/u), expect.stringMatching(/^Interventions\s*14%\s*16 below$/u)]);
  await women.getByRole('listitem').nth(1).focus();
  await leads.getByRole('tooltip').getByText('5 of 35 minutes').waitFor();
  await leads.keyboard.press('w');
  const sex = leads.getByRole('combobox', { name: 'Sex' });
  expect(await sex.inputValue()).toBe('female');
  await leads.keyboard.press('Escape');
  await leads.getByRole('button', { name: 'Later' }).press('Enter');
  await leads.getByText('Women are here but not heard').waitFor({ state: 'detached' });
  // Nobody’s age was told with those turns: what is too small or unknown is not drawn as none.
  await wall.getByText('not shown', { exact: true }).first().waitFor();
  await wall.getByText('what is not shown could tell of a few people', { exact: false }).waitFor();
  await wall.getByText('17 min', { exact: true }).waitFor();
});

test('UI-127: the big screen shows what whoever runs the session chose, also after they have gone', async () => {
  const { leads, wall } = await both();
  const meters = wall.getByRole('region', { name: 'Inclusion' });
  await meters.waitFor();
  await leads.keyboard.press('b');
  await leads.getByRole('menuitemcheckbox', { name: 'meters' }).press('Enter');
  await meters.waitFor({ state: 'detached' });
  await leads.close();
  await wall.getByText('Noted under your group, never under your name.').waitFor();
  await wall.getByText('Noté sous votre groupe, jamais sous votre nom.').waitFor();
  expect(await meters.count()).toBe(0);
});

test('UI-128 UI-210: a stricter rule says before what it takes away; then every screen has it, and nobody is shown by a name of before', async () => {
  const { leads, wall } = await both();
  await add(leads, 'Border traders’ association', 'male');
  await add(leads, 'Youth council', 'female');
  await leads.keyboard.press('Space');
  await speaks(wall, 'Border traders’ association').waitFor();
  await leads.getByRole('button', { name: 'Change the rule' }).press('Enter');
  const dialog = leads.getByRole('dialog', { name: 'Who may be named with what they say' });
  await dialog.getByRole('radio', { name: /^Not attributed/ }).check();
  await dialog.getByText('This takes away for good.').waitFor();
  await dialog.getByRole('button', { name: 'Change it and take away' }).press('Enter');
  await wall.getByText('Noted without your name and without your group.').waitFor();
  await speaks(wall, 'A participant (no. 1)').waitFor();
  await speaks(leads, 'A participant (no. 1)').waitFor();
  await waiting(leads, 'A participant (no. 2)').waitFor();
  expect(await wall.getByText('Border traders’ association').count()).toBe(0);
  await leads.getByText('What you say is noted, but nobody writes down who said it.').waitFor();
  await leads.keyboard.press('a');
  expect(await leads.getByRole('textbox', { name: 'Seat number' }).inputValue()).toBe('1');
  await leads.keyboard.press('Enter');
  await waiting(leads, 'Seat 1').waitFor();
  await leads.keyboard.press('Space');
  // A second press means the turn that is seen: before the answer it would be the same step once more.
  await speaks(leads, 'A participant (no. 2)').waitFor();
  await leads.keyboard.press('Space');
  await speaks(wall, 'Seat 1').waitFor();
});

test('LIVE-18 UI-222: whoever closes a session in which somebody speaks is asked; then the turn and the item are over on every screen, and opened again nobody has the floor', async () => {
  const { there, leads, wall } = await both();
  await leads.getByRole('button', { name: 'Start “Security we want”' }).press('Enter');
  await add(leads, 'Border traders’ association', 'male');
  await add(leads, 'Youth council', 'female');
  await leads.keyboard.press('Space');
  await speaks(wall, 'Border traders’ association').waitFor();
  const close = leads.getByRole('button', { name: 'Close the session', exact: true });
  await close.press('Enter');
  const dialog = leads.getByRole('dialog', { name: 'Close the session now?' });
  await dialog.getByText('Border traders’ association has the floor. The turn ends here and counts up to now.').waitFor();
  await dialog.getByText('1 person still waits to speak.').waitFor();
  await dialog.getByRole('button', { name: 'Cancel' }).press('Enter');
  await dialog.waitFor({ state: 'detached' });
  await speaks(wall, 'Border traders’ association').waitFor();
  await close.press('Enter');
  await dialog.getByRole('button', { name: 'Close the session' }).press('Enter');
  await wall.getByText('Thank you. The session is closed.').waitFor();
  await leads.getByText('The session is closed: nobody gets the floor.', { exact: false }).waitFor();
  await leads.getByText('Nobody waits.', { exact: true }).waitFor();
  await speaks(wall, 'The floor is free').waitFor();
  await speaks(leads, 'The floor is free').waitFor();
  expect(await leads.locator('[data-entry]').count()).toBe(0);
  expect(await leads.getByRole('button', { name: /^Start “|^End “|^Open “/ }).count()).toBe(0);
  expect(await server.inWorkspace((sql) => sql.query('SELECT turns FROM session_tally WHERE session_id = $1 AND subject = $2', [there.session, 'total']))).toEqual([{ turns: '1' }]);
  await leads.getByRole('status').getByRole('button', { name: 'Open the session again' }).press('Enter');
  await wall.getByText('Between two questions').waitFor();
  await speaks(wall, 'The floor is free').waitFor();
  // Nothing is asked where nobody speaks or waits.
  await close.press('Enter');
  await wall.getByText('Thank you. The session is closed.').waitFor();
  expect(pages.errors).toEqual([]);
});

test('UI-211: an item is started without pointing at it, and where the session runs and no item does, that is said to whoever runs and notes it', async () => {
  const { there, leads } = await both();
  const seen = () => leads.getByRole('button', { name: 'Start “Security we want”', includeHidden: true }).evaluate((button) => [getComputedStyle(button).opacity, getComputedStyle(button).position]);
  for (const width of [1440, 390]) {
    await leads.setViewportSize({ width, height: 900 });
    expect(await seen()).toEqual(['1', 'static']);
  }
  await leads.setViewportSize({ width: 1440, height: 900 });
  await leads.getByRole('button', { name: 'Open the session' }).press('Enter');
  const hint = leads.getByText('No item of the agenda runs. What is noted now stands outside the agenda.');
  await hint.waitFor();
  await leads.goto(`${server.url}/p/${project}/s/${there.session}/log`);
  await hint.waitFor();
  await leads.getByRole('button', { name: 'Begin with “Opening and consent”' }).press('Enter');
  await hint.waitFor({ state: 'detached' });
});

test('UI-129: without a connection the wall keeps what it showed and says since when; the facilitator is told that the floor waits', async () => {
  const { leads, wall } = await both();
  await add(leads, 'Youth council', 'female');
  await leads.keyboard.press('Space');
  await speaks(wall, 'Youth council').waitFor();
  await wall.context().setOffline(true);
  await wall.getByText(/^No connection since \d\d:\d\d\. This is how it was then\.$/).waitFor();
  await speaks(wall, 'Youth council').waitFor();
  await leads.context().setOffline(true);
  await leads.getByText(/^The floor is led by the server, which is away just now/).waitFor();
  await leads.context().setOffline(false);
  await wall.context().setOffline(false);
  await wall.getByText(/^No connection since/).waitFor({ state: 'detached' });
  await leads.getByText(/^The floor is led by the server, which is away just now/).waitFor({ state: 'detached' });
  await leads.keyboard.press('Space');
  await speaks(wall, 'The floor is free').waitFor();
});
