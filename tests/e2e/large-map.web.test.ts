/** A map of many on a real server: what is drawn as one is said, and the overview moves the map by hand and by key. */
import { randomUUID } from 'node:crypto';
import AxeBuilder from '@axe-core/playwright';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { launchBrowser } from './support/browser.js';
import { Pages } from './support/pages.js';
import { startTestServer, type TestServer } from './support/server.js';

const MEMBERS = 620;
/** Members of a group that stands together and has its own ties. */
const GROUP = 62;

let server: TestServer;
let browser: Browser;
let pages: Pages;
let project: string;
const map = randomUUID();

async function seed(): Promise<void> {
  await server.act(project, 'createMap', { id: map, name: 'Everybody', purpose: null, aggregate: 'agreed', order: null });
  const ids = Array.from({ length: MEMBERS }, () => randomUUID());
  const place = (index: number): { x: number; y: number } => {
    const [group, inside] = [Math.floor(index / GROUP), index % GROUP];
    return { x: (group % 5) * 1100 + Math.round(60 * Math.sqrt(inside) * Math.cos(inside * 2.4)), y: Math.floor(group / 5) * 1100 + Math.round(60 * Math.sqrt(inside) * Math.sin(inside * 2.4)) };
  };
  for (let from = 0; from < MEMBERS; from += 240) {
    const part = ids.slice(from, from + 240);
    await server.act(project, 'importRecords', { stakeholder: part.map((id, index) => ({ id, name: `Village council ${from + index + 1}` })), membership: part.map((stakeholder, index) => ({ id: randomUUID(), map, stakeholder, ...place(from + index) })) });
  }
  const ties = ids.flatMap((id, index) => [1, 2, 5].map((step) => ({ id: randomUUID(), from: id, to: ids[Math.floor(index / GROUP) * GROUP + ((index + step) % GROUP)]!, direction: 'undirected' })));
  for (let from = 0; from < ties.length; from += 480) await server.act(project, 'importRecords', { relationship: ties.slice(from, from + 480) });
}

beforeAll(async () => {
  server = await startTestServer();
  project = await server.sample();
  await seed();
  browser = await launchBrowser();
  pages = new Pages(browser, server);
});
afterAll(async () => {
  await browser?.close();
  await server?.stop();
});
afterEach(() => pages.close());

async function open(options: BrowserContextOptions = {}): Promise<Page> {
  const page = await pages.signedIn(server.owner, { reducedMotion: 'reduce', ...options });
  await page.goto(`${server.url}/p/${project}/m/${map}`);
  await page.locator('[data-testid="canvas"] canvas').first().waitFor();
  return page;
}
const overview = (page: Page) => page.getByRole('application', { name: /The whole map/ });
/** The picture of the canvas, once two in a row are the same. */
async function picture(page: Page): Promise<Buffer> {
  let before = await page.getByTestId('canvas').screenshot();
  for (;;) {
    const now = await page.getByTestId('canvas').screenshot();
    if (now.equals(before)) return now;
    before = now;
  }
}

test('CANV-8 a map of many says how many stand in communities that are drawn as one; pressing one shows them one by one', async () => {
  const page = await open();
  await page.getByText(/6\d\d stand in 10 communities, each drawn as one/).waitFor();
  const box = (await page.getByTestId('canvas').boundingBox())!;
  const at = await page.evaluate(() => document.querySelector('[data-layer=large]')!.getBoundingClientRect().width);
  expect(at).toBeGreaterThan(box.width);
  await page.keyboard.press('+');
  for (let turn = 0; turn < 8; turn += 1) await page.keyboard.press('+');
  await page.getByText(/drawn as one/).waitFor({ state: 'detached' });
});

test('CANV-9 the overview is open on a map of many, moves it by arrow keys and by dragging, and goes and comes with a key', async () => {
  const page = await open();
  await overview(page).waitFor();
  expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
  for (let turn = 0; turn < 6; turn += 1) await page.keyboard.press('+');
  await overview(page).focus();
  const first = await picture(page);
  await page.keyboard.press('ArrowRight');
  const second = await picture(page);
  expect(second.equals(first)).toBe(false);
  await page.keyboard.press('ArrowLeft');
  expect((await picture(page)).equals(first)).toBe(true);
  // Walking from one to the next belongs to the map, not to the overview.
  await expect(page.locator('aside[data-region]').count()).resolves.toBe(0);
  const box = (await overview(page).boundingBox())!;
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
  await page.mouse.down();
  await page.mouse.move(box.x + 40, box.y + 40, { steps: 4 });
  await page.mouse.up();
  expect((await picture(page)).equals(first)).toBe(false);
  await page.locator('body').click({ position: { x: 2, y: 2 } });
  await page.keyboard.press('o');
  await overview(page).waitFor({ state: 'detached' });
  await page.keyboard.press('o');
  await overview(page).waitFor();
});

test('CANV-9 on a phone the overview waits until somebody asks for it, and in Arabic it stands on the side where the actions do', async () => {
  const page = await open({ viewport: { width: 390, height: 760 }, hasTouch: true, isMobile: true });
  const button = page.getByRole('button', { name: 'Overview' });
  await button.waitFor();
  expect(await overview(page).count()).toBe(0);
  await button.click();
  await overview(page).waitFor();
  const size = (await button.boundingBox())!;
  expect([size.width >= 44, size.height >= 44]).toEqual([true, true]);
  await page.evaluate(() => localStorage.setItem('baraza-language', 'ar'));
  await page.reload();
  await page.getByRole('button', { name: 'نظرة عامة' }).click();
  const arabic = page.getByTestId('overview');
  await arabic.waitFor();
  const [picture, actions] = [(await arabic.boundingBox())!, (await page.getByRole('button', { name: 'نظرة عامة' }).boundingBox())!];
  expect([picture.x + picture.width / 2 < 195, actions.x < 195]).toEqual([true, true]);
});

test('LAYOUT-10 whoever begins to add somebody while a map is being laid out keeps what they type', async () => {
  const page = await open();
  await page.keyboard.press('l');
  await page.getByRole('menuitem', { name: 'By ties and sectors' }).click();
  await page.getByRole('progressbar', { name: 'Arranging the map' }).waitFor();
  await page.keyboard.press('a');
  const name = page.getByRole('combobox', { name: 'Name of the stakeholder' });
  await name.fill('Harbour Pilots');
  await page.getByText(/^Arranged 6\d\d/).waitFor();
  expect(await name.inputValue()).toBe('Harbour Pilots');
});
