/** From the first start to a colleague who works along: signing in, a project, an invitation, settings, signing out. In a real browser. */
import AxeBuilder from '@axe-core/playwright';
import { type Browser, type BrowserContext, type Page } from 'playwright-core';

import { launchBrowser } from './support/browser.js';
import { type FreshServer, startFreshServer } from './support/fresh-server.js';
import { saved } from './support/saved.js';

const PASSWORD = 'four words in a row';

let server: FreshServer;
let browser: Browser;
let ada: Page;
/** Path of the project that the two work in. */
let dialogue: string;
let bo: Page;
const errors: string[] = [];

async function openPage(): Promise<Page> {
  const context: BrowserContext = await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: 'en-GB', reducedMotion: 'reduce', serviceWorkers: 'block' });
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const page = await context.newPage();
  page.setDefaultTimeout(30_000);
  page.on('pageerror', (error) => errors.push(error.message));
  return page;
}

/** Barriers that would keep somebody out. */
async function barriers(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']).analyze();
  return violations.filter(({ impact }) => impact === 'serious' || impact === 'critical').map(({ id, nodes }) => `${id}: ${nodes[0]?.html ?? ''}`);
}

/** Keeps what matches from coming until it is let go. */
async function heldBack(page: Page, pattern: RegExp): Promise<() => void> {
  let letGo = (): void => {};
  const held = new Promise<void>((resolve) => {
    letGo = resolve;
  });
  await page.route(pattern, async (route) => held.then(() => route.continue()));
  return letGo;
}

const go = (page: Page, path: string): Promise<unknown> => page.goto(`${server.url}${path}`);
const heading = (page: Page, name: string): Promise<void> => page.getByRole('heading', { name, exact: true }).first().waitFor();
const project = (page: Page): string => /\/p\/[\w-]+/.exec(page.url())?.[0] ?? '';
const shown = async (page: Page, text: string | RegExp): Promise<void> => page.getByText(text).first().waitFor();

beforeAll(async () => {
  server = await startFreshServer();
  browser = await launchBrowser();
  [ada, bo] = [await openPage(), await openPage()];
});

afterAll(async () => {
  await browser?.close();
  await server?.stop();
}, 30_000);

test('UI-217 before anything of a page has come, it says whose it is', async () => {
  const page = await openPage();
  const letGo = await heldBack(page, /\/assets\/.*\.js$/u);
  await page.goto(`${server.url}/sign-in`, { waitUntil: 'commit' });
  const mark = page.getByRole('img', { name: 'Baraza', exact: true });
  await mark.waitFor();
  letGo();
  await page.getByLabel('Password', { exact: true }).waitFor();
  await mark.waitFor({ state: 'hidden' });
  await page.context().close();
});

// One story: each step stands on the one before.
test('UI-1, UI-4: the first link says what is wrong beside the field, keeps what was typed, and signs in', async () => {
  await ada.goto(server.firstLink);
  await heading(ada, 'Welcome to Baraza');
  expect(await barriers(ada)).toEqual([]);
  await ada.getByLabel('Your name').fill('Ada Owner');
  await ada.getByLabel('Password', { exact: true }).fill('short');
  await ada.keyboard.press('Enter');
  await shown(ada, /must not be easy to guess/);
  expect(await ada.getByLabel('Password', { exact: true }).evaluate((field) => field === document.activeElement)).toBe(true);
  expect(await ada.getByLabel('Your name').inputValue()).toBe('Ada Owner');
  await ada.getByLabel('Password', { exact: true }).fill(PASSWORD);
  await ada.keyboard.press('Enter');
  await heading(ada, 'Who has a stake, and who has not been heard?');
  expect(await ada.title()).toBe('Projects · Baraza');
  expect(await barriers(ada)).toEqual([]);
});

test('UI-6: a project begins with a name, and opens', async () => {
  await ada.getByRole('link', { name: 'Start a project' }).click();
  await ada.getByRole('button', { name: 'Create the project' }).click();
  await shown(ada, 'This cannot be empty');
  await ada.getByLabel('Name', { exact: true }).fill('Security dialogue');
  await ada.keyboard.press('Enter');
  await ada.waitForURL(/\/p\//u);
  await ada.getByText('Security dialogue').first().waitFor();
  dialogue = project(ada);
});

test('UI-218 what a screen still waits for blanks nothing around it', async () => {
  const page = await ada.context().newPage();
  await page.goto(`${server.url}${dialogue}`);
  await page.getByRole('button', { name: 'Begin a map' }).click();
  await heading(page, 'Nobody is on this map yet');
  const letGo = await heldBack(page, /\/assets\/(?:import|TableView)-.*\.js$/u);
  const around = async (): Promise<boolean[]> => [await page.getByRole('banner').isVisible(), await page.getByText('Registry', { exact: true }).first().isVisible()];
  // A part of the screen.
  await page.keyboard.press('3');
  await page.getByRole('main').getByText('Loading').waitFor();
  expect(await around()).toEqual([true, true]);
  // The next screen.
  await page.keyboard.press('Control+k');
  await page.keyboard.type('Import');
  await page.getByRole('dialog').getByRole('button', { name: /^Import/ }).first().waitFor();
  await page.keyboard.press('Enter');
  await page.getByRole('progressbar', { name: 'Loading' }).waitFor();
  expect(await around()).toEqual([true, true]);
  letGo();
  await page.getByRole('main').getByText(/spreadsheet|Kumu|CSV/iu).first().waitFor();
  await page.getByRole('progressbar', { name: 'Loading' }).waitFor({ state: 'detached' });
  await page.close();
});

test('UI-7, UI-8: an invitation says to what, as what and by whom; both see each other in the settings', async () => {
  await go(ada, `${dialogue}/settings`);
  await ada.getByRole('button', { name: 'Create the link' }).click();
  const link = await ada.getByLabel('Link for Analyst').inputValue();
  expect(await barriers(ada)).toEqual([]);

  await bo.goto(link);
  await heading(bo, 'Security dialogue');
  await shown(bo, 'You will be Analyst.');
  await shown(bo, 'Ada Owner invites you to this project of My workspace.');
  expect(await barriers(bo)).toEqual([]);
  await bo.getByLabel('E-mail address').fill('bo@example.org');
  await bo.getByLabel('Your name').fill('Bo Analyst');
  await bo.getByLabel('Password', { exact: true }).fill(PASSWORD);
  await bo.keyboard.press('Enter');
  await bo.waitForURL(/\/p\//u);
  await go(bo, `${project(bo)}/settings`);

  for (const page of [ada, bo]) {
    const members = page.getByRole('list', { name: 'Members' });
    await members.getByText('Bo Analyst', { exact: true }).waitFor();
    await members.getByText('Ada Owner', { exact: true }).waitFor();
    await page.getByText('2 here').waitFor();
  }
  await shown(bo, /Your role here is Analyst/);
  expect(await bo.getByRole('button', { name: 'Create the link' }).count()).toBe(0);
  await bo.goto(link);
  await heading(bo, 'This invitation does not work any more');
});

test('UI-8: a setting changes for the other while they look, and undo takes it back', async () => {
  await go(bo, `${dialogue}/settings`);
  await heading(bo, 'About');
  await ada.getByRole('button', { name: /Change What it is about/ }).click();
  await ada.keyboard.type('Who has not been heard.');
  await ada.keyboard.press('Control+Enter');
  await shown(bo, 'Who has not been heard.');
  await ada.keyboard.press('Control+z');
  await bo.getByText('Who has not been heard.').waitFor({ state: 'detached' });
});

test('UI-35: what somebody else kept while one types is shown, and only a key decides', async () => {
  const other = await ada.context().newPage();
  await go(other, `${dialogue}/settings`);
  await ada.getByRole('button', { name: /Change What it is about/ }).click();
  await ada.keyboard.type('Mine.');
  await other.getByRole('button', { name: /Change What it is about/ }).click();
  await other.keyboard.type('Theirs.');
  await other.keyboard.press('Control+Enter');
  await shown(ada, 'Meanwhile somebody made it “Theirs.” – keeping yours replaces that, Esc leaves it.');
  const box = ada.getByRole('textbox', { name: 'What it is about' });
  await ada.getByRole('heading', { name: 'About' }).click();
  expect(await box.inputValue()).toBe('Mine.');
  await box.press('Escape');
  await ada.getByRole('button', { name: /Change What it is about/ }).getByText('Theirs.').waitFor();
  // Closed before that, the tab would leave a change behind that the next one sends.
  await saved(other);
  await other.close();
});

test('UI-34: two words of a list are merged, and one undo parts them', async () => {
  const [id] = dialogue.split('/').slice(-1);
  const ask = async (query: string): Promise<{ project: { stakeholders: { nodes: { level: { code: string } | null }[] }; terms: { nodes: { id: string; code: string; vocabulary: string }[] } } }> =>
    ((await (await ada.request.post(`${server.url}/graphql`, { data: { query }, headers: { origin: server.url } })).json()) as { data: never }).data;
  const { terms } = (await ask(`{ project(id: "${id}") { terms(first: 100) { nodes { id code vocabulary } } } }`)).project;
  const local = terms.nodes.find(({ code, vocabulary }) => code === 'local' && vocabulary === 'level')!;
  await ask(`mutation { createStakeholder(project: "${id}", input: { name: "Of the place", level: "${local.id}" }) { __typename } }`);
  const level = async (): Promise<string | undefined> => (await ask(`{ project(id: "${id}") { stakeholders(first: 1, filter: { name: { eq: "Of the place" } }) { nodes { level { code } } } } }`)).project.stakeholders.nodes[0]?.level?.code;
  /** Asks again until it is so; a merge and its undo reach the server a moment after the screen shows them. */
  const becomes = async (code: string): Promise<void> => {
    while ((await level()) !== code) await ada.evaluate(() => new Promise(requestAnimationFrame));
  };
  await go(ada, `${dialogue}/settings#lists`);
  await ada.getByText('Levels').click();
  const names = ada.getByRole('button', { name: /^Name of / });
  const before = await names.allTextContents();
  await ada.getByRole('button', { name: 'Merge Local into another word' }).click();
  await ada.getByRole('menuitem', { name: 'Community', exact: true }).click();
  await shown(ada, '“Local” is now “Community” everywhere.');
  await ada.getByRole('button', { name: 'Name of Local' }).waitFor({ state: 'detached' });
  await becomes('community');
  await ada.getByRole('button', { name: 'Undo' }).first().click();
  await ada.getByRole('button', { name: 'Name of Local' }).waitFor();
  expect(await names.allTextContents()).toEqual(before);
  // Also whoever had the word has it again.
  await becomes('local');

  // MEAN-18: of a kind it is said that it is one of things, and taken back.
  await ada.getByText('Kinds of stakeholder').click();
  const thing = ada.getByRole('button', { name: 'Thing: Institution' });
  await thing.click();
  await thing.and(ada.locator('[aria-pressed="true"]')).waitFor();
  await ada.keyboard.press('Control+z');
  await thing.and(ada.locator('[aria-pressed="false"]')).waitFor();
});

test('UI-9: what happened is told with who, what, and what was there before', async () => {
  await go(bo, `${dialogue}/activity`);
  await shown(bo, /began the project/);
  // Two events of one record: each with its own before and after.
  await shown(bo, /What it is about: from .?empty.? to .?Who has not been heard/u);
  await shown(bo, /What it is about: from .?Who has not been heard\..? to .?empty/u);
  expect(await barriers(bo)).toEqual([]);
});

test('UI-6, UI-8, UI-27: a sample opens with a map, an archive has a way back in its toast, and a project is deleted only by its name', async () => {
  await go(ada, '/');
  await ada.getByRole('button', { name: 'Open the fictional sample' }).click();
  await ada.waitForURL(/\/p\/[\w-]+\/m\//u);
  const sample = project(ada);
  await go(ada, `${sample}/settings`);
  // The archive asks nothing: the toast has the way back.
  await ada.getByRole('button', { name: 'Put into the archive' }).click();
  await ada.getByText('In the archive.', { exact: true }).waitFor();
  await ada.getByRole('status').filter({ hasText: 'The project is in the archive.' }).getByRole('button', { name: 'Undo', exact: true }).click();
  await ada.getByText('In the archive.', { exact: true }).waitFor({ state: 'detached' });
  await ada.getByRole('button', { name: 'Put into the archive' }).waitFor();
  await ada.getByRole('button', { name: 'Delete the project' }).click();
  const dialog = ada.getByRole('dialog');
  expect(await barriers(ada)).toEqual([]);
  await dialog.getByRole('textbox').fill('Something else');
  await ada.keyboard.press('Enter');
  await dialog.getByText(/This is not its name/).waitFor();
  await dialog.getByRole('textbox').fill((await dialog.getByRole('textbox').getAttribute('placeholder')) ?? '');
  await ada.keyboard.press('Enter');
  await ada.waitForURL(`${server.url}/`);
  await ada.getByRole('link', { name: 'Security dialogue' }).waitFor();
  expect(await ada.getByRole('main').getByRole('link', { name: /Quelmara/ }).count()).toBe(0);
  expect(await barriers(ada)).toEqual([]);
  await go(ada, `${sample}/settings`);
  await heading(ada, 'There is nothing here');
});

test('UI-71: a project that was taken along comes in again from the list of projects and opens; another file is refused in words', async () => {
  const taken = await ada.context().request.get(`${server.url}/files/projects/${dialogue.slice(3)}/export?format=baraza`);
  expect(taken.status()).toBe(200);
  await go(ada, '/');
  const choose = ada.locator('input[type="file"]');
  await choose.setInputFiles({ name: 'holiday.gz', mimeType: 'application/gzip', buffer: Buffer.from('no project at all') });
  const dialog = ada.getByRole('dialog', { name: 'Import a whole project' });
  await dialog.getByRole('alert').getByText('holiday.gz').waitFor();
  expect(await dialog.getByRole('alert').innerText()).toMatch(/not a whole project|damaged/);
  expect(await barriers(ada)).toEqual([]);
  await dialog.locator('input[type="file"]').setInputFiles({ name: 'dialogue.baraza.gz', mimeType: 'application/gzip', buffer: await taken.body() });
  await ada.waitForURL(/\/p\//u);
  expect(project(ada)).not.toBe(dialogue);
  await go(ada, '/');
  await ada.getByRole('main').getByRole('link', { name: 'Security dialogue' }).nth(1).waitFor();
});

test('UI-33: an administrator removes somebody from the workspace, told what that does; the other learns it at once', async () => {
  await go(bo, `${dialogue}/activity`);
  await heading(bo, 'Activity');
  await go(ada, '/');
  await ada.getByRole('link', { name: 'Members of the workspace' }).click();
  await ada.getByRole('button', { name: 'Leave this workspace' }).click();
  const dialog = ada.getByRole('dialog');
  await dialog.getByText(/needs an administrator, and this is the only one/).waitFor();
  await dialog.getByRole('button', { name: 'Close' }).last().click();
  await dialog.waitFor({ state: 'detached' });
  await ada.getByRole('button', { name: 'Remove Bo Analyst from the workspace' }).click();
  await dialog.getByText(/out of 1 project here as well/).waitFor();
  expect(await barriers(ada)).toEqual([]);
  await dialog.getByRole('button', { name: 'Remove from everything' }).click();
  await bo.getByText('You are no longer in this project').waitFor();
  await ada.getByText('bo@example.org').waitFor({ state: 'detached' });
});

test('UI-3: the language is kept in the account, and the page turns with it', async () => {
  await go(bo, '/account');
  await heading(bo, 'Your account');
  expect(await barriers(bo)).toEqual([]);
  const kept = bo.waitForResponse((response) => response.request().method() === 'PATCH' && response.url().endsWith('/auth/me'));
  await bo.getByRole('button', { name: /Language/ }).first().click();
  await bo.getByRole('menuitemradio', { name: 'العربية' }).click();
  expect((await kept).status()).toBe(200);
  await heading(bo, 'حسابك');
  expect(await bo.locator('html').getAttribute('dir')).toBe('rtl');
  expect(await barriers(bo)).toEqual([]);
});

test('UI-2: a sign-in that has ended leads to signing in and back', async () => {
  const place = `${dialogue}/settings`;
  await ada.context().clearCookies();
  await go(ada, place);
  await heading(ada, 'Sign in');
  await ada.getByLabel('E-mail address').fill('owner@baraza.local');
  await ada.getByLabel('Password', { exact: true }).fill('not the right one');
  await ada.keyboard.press('Enter');
  await shown(ada, 'Address and password do not belong together.');
  await ada.getByLabel('Password', { exact: true }).fill(PASSWORD);
  await ada.keyboard.press('Enter');
  await ada.waitForURL(`**${place}`);
  await heading(ada, 'About');
});

test('UI-32: signing out says how many changes it would lose and where they wait, and offers to stay', async () => {
  const context = ada.context();
  // The lines of the projects are cut, all else answers: what is entered waits.
  await context.route('**/socket.io/**', (route) => route.abort());
  await context.routeWebSocket(/socket\.io/u, (socket) => socket.close());
  await go(ada, `${dialogue}/settings`);
  await ada.getByRole('button', { name: /Change What it is about/ }).click();
  await ada.keyboard.type('Not sent yet.');
  await ada.keyboard.press('Control+Enter');
  await shown(ada, 'Not sent yet.');
  const signOut = async (): Promise<void> => {
    await ada.getByRole('button', { name: 'Account of Ada Owner' }).click();
    await ada.getByRole('menuitem', { name: 'Sign out' }).click();
  };
  const dialog = ada.getByRole('dialog', { name: '1 change has not been sent yet' });
  await signOut();
  await dialog.waitFor();
  expect(await barriers(ada)).toEqual([]);
  await dialog.getByRole('button', { name: 'Stay signed in' }).click();
  await dialog.waitFor({ state: 'detached' });
  // Also from where no project is open, and the way to send it is in the question.
  await ada.getByRole('link', { name: 'Baraza' }).click();
  await ada.getByRole('main').getByRole('link', { name: 'Security dialogue' }).first().waitFor();
  await signOut();
  await dialog.getByText('1 change waits here').waitFor();
  await context.unrouteAll();
  await context.routeWebSocket(/socket\.io/u, (socket) => void socket.connectToServer());
  await dialog.getByRole('link', { name: 'Security dialogue' }).click();
  await ada.waitForURL(`**${dialogue}**`);
  // Sent, and off the disk: a wait of the browser itself would take the promise of an answer for the answer.
  const onDisk = (): Promise<number> =>
    ada.evaluate(async () => {
      const open = indexedDB.open('baraza');
      const database = await new Promise<IDBDatabase>((done) => (open.onsuccess = () => done(open.result)));
      const counting = database.transaction('mutations').objectStore('mutations').count();
      const count = await new Promise<number>((done) => (counting.onsuccess = () => done(counting.result)));
      database.close();
      return count;
    });
  while ((await onDisk()) > 0) await ada.evaluate(() => new Promise(requestAnimationFrame));
});

test('UI-2: signing out leaves nothing of the person behind', async () => {
  await ada.getByRole('button', { name: 'Account of Ada Owner' }).click();
  await ada.getByRole('menuitem', { name: 'Sign out' }).click();
  await heading(ada, 'Sign in');
  await ada.waitForFunction(() => Object.keys(localStorage).every((key) => key !== 'baraza-me' && !key.startsWith('baraza-projects')));
  await go(ada, '/');
  await heading(ada, 'Sign in');
});

test('no step raised an error in the page', () => {
  expect(errors).toEqual([]);
});
