/** From the first start to a colleague who works along: signing in, a project, an invitation, settings, signing out. In a real browser. */
import AxeBuilder from '@axe-core/playwright';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';

import { type FreshServer, startFreshServer } from './support/fresh-server.js';

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

const go = (page: Page, path: string): Promise<unknown> => page.goto(`${server.url}${path}`);
const heading = (page: Page, name: string): Promise<void> => page.getByRole('heading', { name, exact: true }).first().waitFor();
const project = (page: Page): string => /\/p\/[\w-]+/.exec(page.url())?.[0] ?? '';
const shown = async (page: Page, text: string | RegExp): Promise<void> => page.getByText(text).first().waitFor();

beforeAll(async () => {
  server = await startFreshServer();
  const finder = '../browser.mjs';
  const { findBrowser } = (await import(finder)) as { findBrowser: () => Promise<string> };
  browser = await chromium.launch({ executablePath: await findBrowser(), args: ['--no-sandbox'] });
  [ada, bo] = [await openPage(), await openPage()];
}, 120_000);

afterAll(async () => {
  await browser?.close();
  await server?.stop();
}, 30_000);

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
}, 120_000);

test('UI-6: a project begins with a name, and opens', async () => {
  await ada.getByRole('link', { name: 'Start a project' }).click();
  await ada.getByRole('button', { name: 'Create the project' }).click();
  await shown(ada, 'This cannot be empty');
  await ada.getByLabel('Name', { exact: true }).fill('Security dialogue');
  await ada.keyboard.press('Enter');
  await ada.waitForURL(/\/p\//u);
  await ada.getByText('Security dialogue').first().waitFor();
  dialogue = project(ada);
}, 120_000);

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
}, 120_000);

test('UI-8: a setting changes for the other while they look, and undo takes it back', async () => {
  await go(bo, `${dialogue}/settings`);
  await heading(bo, 'About');
  await ada.getByRole('button', { name: /Change What it is about/ }).click();
  await ada.keyboard.type('Who has not been heard.');
  await ada.keyboard.press('Control+Enter');
  await shown(bo, 'Who has not been heard.');
  await ada.keyboard.press('Control+z');
  await bo.getByText('Who has not been heard.').waitFor({ state: 'detached' });
}, 120_000);

test('UI-9: what happened is told with who, what, and what was there before', async () => {
  await go(bo, `${dialogue}/activity`);
  await shown(bo, /began the project/);
  // Two events of one record: each with its own before and after.
  await shown(bo, /What it is about: from .?empty.? to .?Who has not been heard/u);
  await shown(bo, /What it is about: from .?Who has not been heard\..? to .?empty/u);
  expect(await barriers(bo)).toEqual([]);
}, 120_000);

test('UI-6, UI-8: a sample opens with a map, and a project is deleted only by its name', async () => {
  await go(ada, '/');
  await ada.getByRole('button', { name: 'Open the fictional sample' }).click();
  await ada.waitForURL(/\/p\/[\w-]+\/m\//u);
  const sample = project(ada);
  await go(ada, `${sample}/settings`);
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
}, 120_000);

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
}, 120_000);

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
}, 120_000);

test('UI-2: signing out leaves nothing of the person behind', async () => {
  await ada.getByRole('button', { name: 'Account of Ada Owner' }).click();
  await ada.getByRole('menuitem', { name: 'Sign out' }).click();
  await heading(ada, 'Sign in');
  await ada.waitForFunction(() => Object.keys(localStorage).every((key) => key !== 'baraza-me' && !key.startsWith('baraza-projects')));
  await go(ada, '/');
  await heading(ada, 'Sign in');
}, 120_000);

test('no step raised an error in the page', () => {
  expect(errors).toEqual([]);
});
