/** How a map is laid out, in a real browser on a real server, seen by two. */
import type { Locator, Page } from 'playwright-core';
import { alike } from './support/alike.js';
import type { Pages } from './support/pages.js';
import type { Person, TestServer } from './support/server.js';
import { findOnMap, selectCorner } from './support/canvas.js';
import { setStage } from './support/stage.js';

const stage = setStage();
let server: TestServer;
let pages: Pages;
let project: string;
let map: string;

beforeAll(async () => {
  ({ server, pages } = stage);
  project = await server.sample();
});

async function open(person: Person = server.owner, path = ''): Promise<Page> {
  const page = await pages.signedIn(person);
  await page.goto(`${server.url}/p/${project}${path}`);
  await page.getByRole('region', { name: 'Legend' }).waitFor();
  // The bar of time takes its room from the canvas a moment later.
  await page.getByText('All is shown, whatever its dates.').waitFor();
  map = new URL(page.url()).pathname.split('/m/')[1] ?? map;
  return page;
}
const menu = (page: Page): Locator => page.getByRole('menu');
const toast = (page: Page, text: string | RegExp): Locator => page.getByRole('status').filter({ hasText: text });

/** Where the members of the map stand, as the server has them. */
async function places(page: Page): Promise<string> {
  const query = 'query ($project: ID!, $map: ID!) { project(id: $project) { map(id: $map) { memberships(first: 200) { nodes { id x y } } } } }';
  const data = await pages.ask<{ project: { map: { memberships: { nodes: readonly { id: string; x: number; y: number }[] } } } }>(page, query, { project, map });
  return data.project.map.memberships.nodes.map(({ id, x, y }) => `${id} ${x} ${y}`).sort().join('\n');
}

/** Where the members stand once the server has other places than these. */
async function moved(page: Page, before: string): Promise<string> {
  for (let now = await places(page); ; now = await places(page)) if (now !== before) return now;
}

/** The picture of the whole map, however it was moved before; once it is alike the given one. The canvas may still be growing, so it is fitted again until then. */
async function whole(page: Page, wanted?: Buffer): Promise<Buffer> {
  for (;;) {
    await page.keyboard.press('0');
    // What is under the pointer, and the ring around what has the keyboard, are no part of the map.
    await page.mouse.move(2, 2);
    await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
    const now = await picture(page);
    if (!wanted || (await alike(page, now, wanted))) return now;
  }
}

/** The picture of the canvas, once two in a row are the same and it is alike, or is not alike, the given one. */
async function picture(page: Page, wanted?: { readonly alike: Buffer } | { readonly unlike: Buffer }): Promise<Buffer> {
  let before = await page.getByTestId('canvas').screenshot();
  for (;;) {
    const now = await page.getByTestId('canvas').screenshot();
    const other = wanted && ('alike' in wanted ? wanted.alike : wanted.unlike);
    if (now.equals(before) && (!other || (await alike(page, now, other)) === 'alike' in wanted)) return now;
    before = now;
  }
}

test('LAYOUT-7 the menu of layouts is worked by keyboard, others see the result, and it is one step of undo', async () => {
  const [page, other] = [await open(), await open()];
  const [before, seen] = [await places(page), await picture(other)];
  await page.keyboard.press('l');
  await menu(page).getByRole('menuitem', { name: 'By ties and sectors' }).waitFor();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('End');
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('Enter');
  await toast(page, /^Arranged \d+/).waitFor();
  await picture(other, { unlike: seen });
  await moved(page, before);
  await page.keyboard.press('Control+z');
  await toast(page, 'Taken back').waitFor();
  await picture(other, { alike: seen });
  expect(await places(page)).toBe(before);
});

test('LAYOUT-7 Esc while it is being laid out leaves everybody where they stood', async () => {
  const page = await open();
  const before = await places(page);
  const seen = await whole(page);
  // A worker that never answers is one that takes long.
  await page.evaluate(() => (Worker.prototype.postMessage = () => undefined));
  await page.keyboard.press('l');
  await menu(page).getByRole('menuitem', { name: 'Circle by sector' }).click();
  await page.getByText('Arranging the map').waitFor();
  await page.keyboard.press('Escape');
  await page.getByText('Arranging the map').waitFor({ state: 'detached' });
  await whole(page, seen);
  expect(await places(page)).toBe(before);
});

test('LAYOUT-5 of what is selected only that is laid out', async () => {
  const page = await open();
  const before = await places(page);
  const stood = new Set(before.split('\n'));
  const count = await selectCorner(page);
  await page.keyboard.press('l');
  await menu(page).getByRole('menuitemcheckbox', { name: /^Only the \d+ selected/, checked: true }).waitFor();
  await menu(page).getByRole('menuitem', { name: 'Rings, the most tied in the middle' }).click();
  await toast(page, /^Arranged \d+/).waitFor();
  const others = (await moved(page, before)).split('\n').filter((place) => !stood.has(place)).length;
  expect(others).toBeGreaterThan(1);
  expect(others).toBeLessThanOrEqual(count);
  await page.keyboard.press('Control+z');
  await toast(page, 'Taken back').waitFor();
});

test('CANV-14 while a filter hides some, the menu says how many are shown, and only they are laid out', async () => {
  const page = await open();
  const before = await places(page);
  const stood = new Set(before.split('\n'));
  const total = stood.size;
  await page.getByRole('checkbox', { name: /^Core security providers/ }).uncheck();
  await page.keyboard.press('l');
  const shown = menu(page).getByRole('menuitemcheckbox', { name: /^Only the \d+ shown/, checked: true });
  const count = Number(/\d+/.exec(await shown.innerText())![0]);
  expect(count).toBeLessThan(total);
  await menu(page).getByRole('menuitem', { name: 'Rings, the most tied in the middle' }).click();
  await toast(page, new RegExp(`^Arranged ${count}\\.`)).waitFor();
  const others = (await moved(page, before)).split('\n').filter((place) => !stood.has(place)).length;
  expect(others).toBeGreaterThan(1);
  expect(others).toBeLessThanOrEqual(count);
  await page.keyboard.press('Control+z');
  await toast(page, 'Taken back').waitFor();
});

test('LAYOUT-8 who may not change the map lays it out for their own eyes, is told so, and goes back', async () => {
  const page = await open(await server.invite(project, 'observer', 'Cyra Observer'));
  const before = await places(page);
  const seen = await whole(page);
  await page.keyboard.press('l');
  expect(await menu(page).getByRole('menuitem', { name: /influential/ }).count()).toBe(0);
  await menu(page).getByRole('menuitem', { name: 'Layers along the ties' }).click();
  await page.getByText('Only you see it laid out so.').waitFor();
  await picture(page, { unlike: seen });
  expect(await places(page)).toBe(before);
  await page.getByRole('button', { name: 'Back to the map of all' }).click();
  await whole(page, seen);
});

test('STYLE-11 a map is drawn by another field, and the legend names what it says; who may not read scores is offered none', async () => {
  const page = await open();
  await page.getByRole('button', { name: /^Colour/ }).click();
  await page.getByRole('menuitemradio', { name: 'Trust', exact: true }).waitFor();
  await page.getByRole('menuitemradio', { name: 'Formality', exact: true }).click();
  const colours = page.getByRole('group', { name: 'Colour: Formality' });
  await colours.getByText('formal', { exact: true }).waitFor();
  await colours.getByText('informal', { exact: true }).waitFor();
  await page.getByRole('button', { name: /^Size/ }).click();
  await page.getByRole('menuitemradio', { name: 'Number of ties' }).click();
  await page.getByRole('group', { name: 'Size: Number of ties' }).waitFor();
  await page.getByRole('button', { name: /^Lines/ }).click();
  await page.getByRole('menuitemradio', { name: 'Confidence', exact: true }).first().click();
  await page.getByRole('group', { name: 'Line colour: Confidence' }).waitFor();
  const observed = await open(await server.invite(project, 'observer', 'Dina Observer'));
  await observed.getByRole('button', { name: /^Colour/ }).click();
  await observed.getByRole('menuitemradio', { name: 'Level', exact: true }).waitFor();
  for (const name of ['Position', 'Influence', 'Trust']) expect(await observed.getByRole('menuitemradio', { name, exact: true }).count()).toBe(0);
});

test('STYLE-15 beside the panel shape and lines are chosen in one menu, by keyboard', async () => {
  const page = await open();
  await findOnMap(page, 'Court of Auditors');
  await page.getByRole('button', { name: 'Change Name: Court of Auditors', exact: true }).waitFor();
  const more = page.getByRole('button', { name: /^Shape and lines/ });
  await more.focus();
  await page.keyboard.press('Enter');
  await page.getByRole('menuitemradio', { name: 'Level', exact: true }).first().focus();
  await page.keyboard.press('Enter');
  await page.getByRole('group', { name: 'Shape: Level' }).waitFor();
  await page.keyboard.press('Escape');
  await page.setViewportSize({ width: 1920, height: 900 });
  await page.getByRole('button', { name: /^Lines/ }).waitFor();
  expect(await more.isVisible()).toBe(false);
});
