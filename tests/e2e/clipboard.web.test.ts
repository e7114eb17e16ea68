/** Copying between maps, in real browsers on a real server: with the keys and the system's clipboard, in another tab and another project, cut, pasted by a button. */
import { randomUUID } from 'node:crypto';
import type { Locator, Page } from 'playwright-core';
import { saved } from './support/saved.js';
import { setStage } from './support/stage.js';

const stage = setStage();
let project: string;
let map: string;

beforeEach(async () => {
  project = await stage.server.sample();
  map = randomUUID();
  await stage.server.act(project, 'createMap', { id: map, name: 'Another map', aggregate: 'agreed' });
});

async function open(on: string, { map: of = map, page }: { map?: string; page?: Page } = {}): Promise<Page> {
  const opened = page ?? (await stage.pages.signedIn(stage.server.owner, { permissions: ['clipboard-read', 'clipboard-write'] }));
  await opened.goto(`${stage.server.url}/p/${on}/m/${of}`);
  await opened.getByRole('button', { name: /^Add stakeholder/ }).first().waitFor();
  return opened;
}
/** Three stakeholders, two tied, on a map of their own. */
async function three(): Promise<string> {
  const of = randomUUID();
  await stage.server.act(project, 'createMap', { id: of, name: 'Three', aggregate: 'agreed' });
  const ids = await Promise.all(
    ['Net Menders', 'Sail Makers', 'Lamp Oil Sellers'].map(async (name, index) => {
      const id = randomUUID();
      await stage.server.act(project, 'createStakeholder', { id, name, classification: index === 0 ? 'confidential' : 'restricted' });
      return id;
    }),
  );
  await stage.server.act(project, 'createRelationship', { id: randomUUID(), from: ids[0], to: ids[1], direction: 'directed', strength: 4 });
  await stage.server.act(project, 'addToMap', { members: ids.map((stakeholder, index) => ({ id: randomUUID(), map: of, stakeholder, x: 100 * index, y: 50 * index })) });
  return of;
}
const toast = (page: Page, text: string | RegExp): Locator => page.getByRole('status').filter({ hasText: text });
const panel = (page: Page): Locator => page.locator('aside[data-region]');
async function copyAll(page: Page): Promise<void> {
  await page.keyboard.press('Control+a');
  await panel(page).getByText('3 selected').waitFor();
  await page.keyboard.press('Control+c');
  await toast(page, 'Copied 3').waitFor();
}
const members = async (page: Page, of: string, on = project): Promise<{ x: number; y: number; stakeholder: { name: string; classification: string; relationships: { nodes: unknown[] } } }[]> =>
  (await stage.pages.ask<{ project: { map: { memberships: { nodes: never[] } } } }>(page, 'query ($on: ID!, $of: ID!) { project(id: $on) { id map(id: $of) { id memberships(first: 50) { nodes { id x y stakeholder { id name classification relationships(first: 5) { nodes { id strength } } } } } } } }', { on, of })).project.map.memberships.nodes;

test('COPY-3 what is copied on one map comes on another in another tab, as it stood, once, and goes again in one step; the names are the plain text', async () => {
  const page = await open(project, { map: await three() });
  await copyAll(page);
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe('Lamp Oil Sellers\nSail Makers');
  const tab = await open(project, { page: await page.context().newPage() });
  await tab.keyboard.press('Control+v');
  await toast(tab, '3 are on this map now.').waitFor();
  await panel(tab).getByText('3 selected').waitFor();
  await saved(tab);
  const placed = (await members(tab, map)).sort((a, b) => a.x - b.x);
  expect(placed.map(({ stakeholder }) => stakeholder.name)).toEqual(['Net Menders', 'Sail Makers', 'Lamp Oil Sellers']);
  expect([placed[1]!.x - placed[0]!.x, placed[1]!.y - placed[0]!.y, placed[2]!.x - placed[0]!.x]).toEqual([100, 50, 200]);
  await tab.keyboard.press('Control+v');
  await toast(tab, '3 were here already, and are selected.').waitFor();
  await tab.keyboard.press('Control+z');
  await toast(tab, 'Taken back').waitFor();
  await tab.getByText('Nobody is on this map yet').or(tab.getByRole('heading', { name: /map/ })).first().waitFor();
});

/** Three with what is between them, copied, and pasted on an empty map of another project. */
async function pastedElsewhere(): Promise<{ page: Page; second: string; there: string }> {
  const page = await open(project, { map: await three() });
  await copyAll(page);
  const second = await stage.server.sample();
  const there = randomUUID();
  await stage.server.act(second, 'createMap', { id: there, name: 'There', aggregate: 'agreed' });
  await open(second, { map: there, page });
  await page.keyboard.press('Control+v');
  return { page, second, there };
}

test('COPY-4 into another project come new records with the ties among them, never less classified, in one step; what cannot come is said', async () => {
  const { page, second, there } = await pastedElsewhere();
  await toast(page, 'New in this project: 3 stakeholders, 0 interests and 1 tie.').waitFor();
  await saved(page);
  const placed = (await members(page, there, second)).sort((a, b) => a.x - b.x);
  expect(placed.map(({ stakeholder: { name, classification, relationships } }) => [name, classification, relationships.nodes.length])).toEqual([['Net Menders', 'confidential', 1], ['Sail Makers', 'restricted', 1], ['Lamp Oil Sellers', 'restricted', 0]]);
  await page.keyboard.press('Control+z');
  await toast(page, 'Taken back').waitFor();
  // Somebody who is not in the first project gets nothing of it.
  const stranger = await stage.server.invite(second, 'analyst', 'Ben Analyst');
  const theirs = await stage.pages.signedIn(stranger);
  await open(second, { map: there, page: theirs });
  await paste(theirs, JSON.stringify({ version: 1, project, items: [{ entity: 'stakeholder', id: randomUUID(), x: 0, y: 0 }] }));
  await theirs.getByRole('alert').filter({ hasText: 'not there for you' }).waitFor();
  await paste(theirs, '{"version":1,"items":[]}');
  await theirs.getByRole('alert').filter({ hasText: 'could not be read' }).waitFor();
});

/** Pastes what no copy of the product has made. */
const paste = (page: Page, text: string): Promise<void> =>
  page.evaluate((payload) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData('application/x-baraza-map+json', payload);
    document.body.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
  }, text);

test('COPY-7 cutting takes off this map and keeps for pasting; typing and the table have the clipboard for themselves', async () => {
  const of = await three();
  const page = await open(project, { map: of });
  await copyAll(page);
  await page.keyboard.press('Control+x');
  await toast(page, 'Took 3 off this map').waitFor();
  await page.keyboard.press('Control+v');
  await toast(page, '3 are on this map now.').waitFor();
  await page.keyboard.press('/');
  await page.getByRole('combobox', { name: 'Find on this map' }).fill('Sail');
  await page.keyboard.press('Control+a');
  await page.keyboard.press('Control+c');
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe('Sail');
  await page.goto(`${stage.server.url}/p/${project}/m/${of}?view=table`);
  await page.getByRole('grid').getByText('Sail Makers').click();
  await page.keyboard.press('Control+c');
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe('Sail Makers');
});

test('COPY-8 buttons copy and paste as the keys do, on a phone too', async () => {
  const of = await three();
  const page = await open(project, { map: of });
  await page.keyboard.press('Control+a');
  await panel(page).getByRole('button', { name: /^Copy/ }).click();
  await toast(page, 'Copied 3').waitFor();
  const phone = await page.context().newPage();
  await phone.setViewportSize({ width: 390, height: 844 });
  await phone.goto(`${stage.server.url}/p/${project}/m/${map}`);
  await phone.getByRole('button', { name: /^Paste 3/ }).click();
  await toast(phone, '3 are on this map now.').waitFor();
});

test('COPY-10 a name that is confidential is in no text, copied or cut, and that is said; pasted it comes as the others do', async () => {
  const page = await open(project, { map: await three() });
  await copyAll(page);
  await toast(page, '1 is confidential: its name is not in the text').waitFor();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe('Lamp Oil Sellers\nSail Makers');
  const types = await page.evaluate(async () => Promise.all((await navigator.clipboard.read()).flatMap((item) => item.types.map(async (type) => (await item.getType(type)).text()))));
  expect(types.join()).not.toContain('Net Menders');
  await page.keyboard.press('Control+x');
  await toast(page, /Took 3 off this map.*1 is confidential/).waitFor();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe('Lamp Oil Sellers\nSail Makers');
  await page.keyboard.press('Control+v');
  await toast(page, '3 are on this map now.').waitFor();
});

test('COPY-11 a confidential cell is a sign for other programs, comes back as itself in the same table, and the sign is pasted nowhere', async () => {
  const of = await three();
  const page = await open(project, { map: of });
  await page.goto(`${stage.server.url}/p/${project}/m/${of}?view=table`);
  await page.getByRole('grid').getByText('Lamp Oil Sellers').click();
  await page.keyboard.press('Shift+ArrowDown');
  await page.keyboard.press('Shift+ArrowDown');
  await page.keyboard.press('Control+c');
  await toast(page, '1 is confidential: other programs get •••').first().waitFor();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe('Lamp Oil Sellers\n•••\nSail Makers');
  const html = await page.evaluate(async () => Promise.all((await navigator.clipboard.read()).flatMap((item) => item.types.map(async (type) => (await item.getType(type)).text()))));
  expect(html.join()).not.toContain('Net Menders');
  // Of another table, only the sign is known: the cell stays as it is.
  await pasteText(page, 'Oil Sellers\n•••');
  await page.getByRole('gridcell', { name: 'Oil Sellers', exact: true }).waitFor();
  await saved(page);
  const names = async (): Promise<string[]> => (await members(page, of)).map(({ stakeholder: { name } }) => name).sort();
  expect(await names()).toEqual(['Net Menders', 'Oil Sellers', 'Sail Makers']);
  await page.getByRole('grid').getByText('Oil Sellers', { exact: true }).click();
  await page.keyboard.press('Control+v');
  await page.getByRole('gridcell', { name: 'Lamp Oil Sellers', exact: true }).or(page.getByRole('button', { name: 'Paste', exact: true })).first().waitFor();
  expect(await page.getByRole('gridcell', { name: '•••' }).count()).toBe(0);
});

test('COPY-12 pasted twice into another project everybody is there once, and that is said', async () => {
  const { page, second, there } = await pastedElsewhere();
  await toast(page, 'New in this project: 3 stakeholders').waitFor();
  await saved(page);
  await page.keyboard.press('Control+v');
  await toast(page, '3 were pasted here before').waitFor();
  await panel(page).getByText('3 selected').waitFor();
  expect(await members(page, there, second)).toHaveLength(3);
});

/** Puts a text where the keyboard is, as another program would. */
const pasteText = (page: Page, text: string): Promise<void> =>
  page.evaluate((words) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData('text/plain', words);
    document.activeElement!.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
  }, text);
