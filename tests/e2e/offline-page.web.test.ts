/** The page itself opens while the server is away, keeps what is typed, and brings it when the server is back. In a real browser. */
import { type Browser, type Page } from 'playwright-core';

import { launchBrowser } from './support/browser.js';
import { type FreshServer, startFreshServer } from './support/fresh-server.js';
import { saved } from './support/saved.js';

let server: FreshServer;
let browser: Browser;
let page: Page;
let settings: string;

beforeAll(async () => {
  server = await startFreshServer();
  browser = await launchBrowser();
  page = await (await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: 'en-GB', reducedMotion: 'reduce' })).newPage();
  page.setDefaultTimeout(30_000);
  await page.goto(server.firstLink);
  await page.getByLabel('Your name').fill('Ada Owner');
  await page.getByLabel('Password', { exact: true }).fill('four words in a row');
  await page.keyboard.press('Enter');
  await page.getByRole('link', { name: 'Start a project' }).click();
  await page.getByLabel('Name', { exact: true }).fill('Security dialogue');
  await page.keyboard.press('Enter');
  await page.waitForURL(/\/p\//u);
  settings = `${server.url}${/\/p\/[\w-]+/.exec(page.url())?.[0] ?? ''}/settings`;
});

afterAll(async () => {
  await browser?.close();
  await server?.stop();
}, 30_000);

/** What the server has, whatever the page shows. */
const descriptionAtServer = (): Promise<string | null> =>
  page.evaluate(async () => {
    const query = 'query Described($id: ID!) { project(id: $id) { description } }';
    const id = /\/p\/([\w-]+)/.exec(location.pathname)?.[1];
    const answer = await fetch('/graphql', { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ query, variables: { id } }) });
    return ((await answer.json()) as { data: { project: { description: string | null } } }).data.project.description;
  });

async function typeDescription(text: string): Promise<void> {
  await page.getByRole('button', { name: /Change What it is about/ }).click();
  await page.keyboard.press('Control+a');
  await page.keyboard.type(text);
  await page.keyboard.press('Control+Enter');
}

test('UI-11: without the server the page opens, shows the project, keeps a change over a reload, and sends it later', async () => {
  await page.goto(settings);
  await page.getByRole('heading', { name: 'Members' }).waitFor();
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
  await typeDescription('Typed with the server.');
  while ((await descriptionAtServer()) !== 'Typed with the server.') await page.evaluate(() => new Promise(requestAnimationFrame));
  await saved(page);

  await server.pause();
  await page.reload();
  await page.getByText('Typed with the server.').waitFor();
  await page.getByText('Offline', { exact: true }).first().waitFor();
  await typeDescription('Typed without it.');
  await page.getByText('Offline, 1 waits here').first().waitFor();
  await page.reload();
  await page.getByText('Typed without it.').waitFor();

  await server.resume();
  await saved(page);
  await page.reload();
  await page.getByText('Typed without it.').waitFor();
});

test('UI-11: what this device has never opened says so, and the list of projects is the last one known', async () => {
  await page.goto(server.url);
  await page.getByRole('link', { name: 'Security dialogue' }).waitFor();
  await server.pause();
  await page.goto(server.url);
  await page.getByRole('link', { name: 'Security dialogue' }).waitFor();
  await page.goto(`${server.url}/p/00000000-0000-4000-8000-000000000000/settings`);
  await page.getByText(/has not been opened on this device before/).waitFor();
  await server.resume();
});
