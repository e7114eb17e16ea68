/** The map by place, in a real browser. */
import AxeBuilder from '@axe-core/playwright';
import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { BrowserContextOptions, Download, Locator, Page } from 'playwright-core';
import { setStage } from './support/stage.js';

const stage = setStage();

interface Scene {
  readonly project: string;
  readonly colombia: string;
  readonly bogota: string;
}
/** The sample with two more places: one that is named like a country, and one that nobody knows. */
async function scene(): Promise<Scene> {
  const { server } = stage;
  const project = await server.sample();
  const [colombia, bogota] = [randomUUID(), randomUUID()];
  await server.act(project, 'createPlace', { id: colombia, name: 'Colombia' });
  await server.act(project, 'createPlace', { id: bogota, name: 'San Quelmo' });
  return { project, colombia, bogota };
}
/** `at`: where the Bar Association is said to be before the map is opened. */
async function open(there: Scene, { at, ...options }: BrowserContextOptions & { readonly at?: string } = {}, person = stage.server.owner): Promise<Page> {
  const { project } = there;
  const page = await stage.pages.signedIn(person, options);
  if (at !== undefined) await stage.server.act(project, 'updateStakeholder', { id: (await stakeholder(page, there, 'Bar Association')).id, place: at });
  await page.goto(`${stage.server.url}/p/${project}`);
  await page.locator('[data-testid="canvas"] canvas').first().waitFor();
  return page;
}
const ground = (page: Page): Locator => page.locator('[data-testid="places"][aria-busy="false"]');
const list = (page: Page): Locator => page.getByRole('region', { name: 'List by place' });
const group = (page: Page, name: string): Locator => list(page).locator('[data-place]').filter({ hasText: name });
async function openPlaces(page: Page): Promise<void> {
  await page.keyboard.press('4');
  await ground(page).locator('[data-mark]').first().waitFor();
}
async function stakeholder(page: Page, { project }: Scene, name: string): Promise<{ id: string; place: { name: string } | null }> {
  const { project: found } = await stage.pages.ask<{ project: { stakeholders: { nodes: { id: string; place: { name: string } | null }[] } } }>(page, 'query ($id: ID!, $name: String!) { project(id: $id) { stakeholders(first: 1, filter: { name: { eq: $name } }) { nodes { id place { name } } } } }', { id: project, name });
  return found.stakeholders.nodes[0]!;
}
async function placeOf(page: Page, { project }: Scene, name: string): Promise<{ latitude: number | null; longitude: number | null }> {
  const { project: found } = await stage.pages.ask<{ project: { places: { nodes: { latitude: number | null; longitude: number | null }[] } } }>(page, 'query ($id: ID!, $name: String!) { project(id: $id) { places(first: 1, filter: { name: { eq: $name } }) { nodes { latitude longitude } } } }', { id: project, name });
  return found.places.nodes[0]!;
}
/** The server has it once it is there. */
const until = async (check: () => Promise<boolean>): Promise<void> => {
  const end = Date.now() + 20_000;
  while (!(await check())) if (Date.now() > end) throw new Error('it did not come');
};

test('PLACE-5 PLACE-2: places are the fourth view: key and address, the same filter and selection, a list as text, nothing from elsewhere', async () => {
  const there = await scene();
  const page = await open(there);
  const outside: string[] = [];
  page.on('request', (request) => new URL(request.url()).host === new URL(stage.server.url).host || /^(blob|data):/.test(request.url()) || outside.push(request.url()));
  await openPlaces(page);
  await page.waitForURL(/view=places/);
  await page.getByText(/Boundaries and names shown here express no opinion/).waitFor();
  expect(outside).toEqual([]);
  const { violations } = await new AxeBuilder({ page }).include('[data-testid="places"]').include('section[aria-label="List by place"]').withTags(['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa']).analyze();
  expect(violations.map(({ id, nodes }) => [id, nodes[0]?.html])).toEqual([]);
  // All that is shown stands in the list, with a place or without.
  const counted = async (): Promise<number> => (await list(page).locator('[data-place]').evaluateAll((heads) => heads.map((head) => Number(head.lastElementChild!.textContent)))).reduce((sum, count) => sum + count, 0);
  expect(await counted()).toBe(45);
  await page.getByRole('checkbox', { name: /^Judicial/ }).uncheck();
  await page.getByText('4 members are hidden').waitFor();
  expect(await counted()).toBe(41);
  // A name is chosen in the list: the panel opens, and the mark of its place says so.
  await page.getByRole('textbox', { name: 'Find a place or a stakeholder' }).fill('Council of Elders');
  await list(page).getByRole('button', { name: 'Council of Elders of the Hills' }).click();
  await page.locator('aside[data-region]').getByRole('button', { name: 'Change Name: Council of Elders of the Hills' }).waitFor();
  await ground(page).locator('[data-mark] [data-selected]').waitFor();
  // It is selected in the network too.
  await page.locator('aside[data-region]').getByRole('heading').first().waitFor();
  await page.waitForURL(/stakeholder=/);
  await page.locator('[data-testid="places"]').focus();
  await page.keyboard.press('1');
  await page.locator('[data-testid="canvas"] canvas').first().waitFor();
  expect(page.url()).toMatch(/stakeholder=/);
  expect(stage.pages.errors).toEqual([]);
});

test('PIC-7: the view by place leaves as a picture too, with the sentence on boundaries and who is not on it', async () => {
  const there = await scene();
  const page = await open(there, { acceptDownloads: true });
  await openPlaces(page);
  await page.keyboard.press('Control+p');
  const dialog = page.getByRole('dialog', { name: 'Picture or print' });
  await dialog.locator('[aria-busy="false"] canvas').waitFor();
  await dialog.getByRole('radio', { name: 'Drawing (SVG)' }).check();
  const [download] = (await Promise.all([page.waitForEvent('download'), dialog.getByRole('button', { name: 'Save', exact: true }).click()])) as [Download, unknown];
  const svg = readFileSync(await download.path(), 'utf8');
  for (const words of ['Boundaries and names shown here express no opinion', '8 of those shown have no place on the map.', '37 stakeholders', 'Ostavel', 'active champion']) expect(svg).toContain(words);
  expect(svg).not.toContain('Line: relationship');
});

test('PLACE-3: a place named like a country is shown there as supposed, stored only when somebody says so, and taken back by undo', async () => {
  const there = await scene();
  const page = await open(there, { at: there.colombia });
  await openPlaces(page);
  await list(page).getByText('1 place is shown where a country of its name lies.').waitFor();
  await ground(page).getByRole('button', { name: /Colombia: 1 stakeholder.*supposed/ }).waitFor();
  expect(await placeOf(page, there, 'Colombia')).toEqual({ latitude: null, longitude: null });
  await group(page, 'Colombia').click();
  await list(page).getByText('Is this Colombia?').waitFor();
  await list(page).getByRole('button', { name: 'Yes, keep it there' }).click();
  await page.getByText('1 place is on the map now.').waitFor();
  await until(async () => (await placeOf(page, there, 'Colombia')).latitude !== null);
  const { latitude, longitude } = await placeOf(page, there, 'Colombia');
  expect([latitude! > 0 && latitude! < 8, longitude! > -78 && longitude! < -68]).toEqual([true, true]);
  expect(await list(page).getByText(/is shown where a country/).count()).toBe(0);
  await page.getByRole('button', { name: 'Undo', exact: true }).last().click();
  await list(page).getByText('1 place is shown where a country of its name lies.').waitFor();
  await until(async () => (await placeOf(page, there, 'Colombia')).latitude === null);
});

test('PLACE-6: a place is put on the map by pressing or by key, a stakeholder at a place by dragging; whoever may not edit is not offered it', async () => {
  const there = await scene();
  const page = await open(there, { at: there.bogota });
  await openPlaces(page);
  await group(page, 'San Quelmo').click();
  await list(page).getByRole('button', { name: 'Put on the map' }).click();
  await page.getByText(/Press where San Quelmo lies/).waitFor();
  await page.keyboard.press('Escape');
  await page.getByText(/Press where San Quelmo lies/).waitFor({ state: 'hidden' });
  expect(await placeOf(page, there, 'San Quelmo')).toEqual({ latitude: null, longitude: null });
  await list(page).getByRole('button', { name: 'Put on the map' }).click();
  await page.getByText(/Press where San Quelmo lies/).waitFor();
  // Arrows move the map under the cross: away from the others.
  for (let step = 0; step < 3; step += 1) await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await page.getByText('San Quelmo is on the map now.').waitFor();
  await until(async () => (await placeOf(page, there, 'San Quelmo')).latitude !== null);
  const mark = ground(page).locator(`[data-mark="${there.bogota}"]`);
  await mark.waitFor();

  const carried = 'Union of Journalists';
  await page.getByRole('textbox', { name: 'Find a place or a stakeholder' }).fill(carried);
  await list(page).getByRole('button', { name: carried }).dragTo(mark);
  await page.getByText('1 stakeholder is at San Quelmo now.').waitFor();
  await until(async () => (await stakeholder(page, there, carried)).place?.name === 'San Quelmo');

  const observer = await stage.server.invite(there.project, 'observer', 'Obi Observer');
  const reader = await open(there, {}, observer);
  await openPlaces(reader);
  await group(reader, 'San Quelmo').click();
  await list(reader).getByRole('button', { name: carried }).waitFor();
  expect(await list(reader).getByRole('button', { name: /^(Move|Put on the map|Put it elsewhere)$/ }).count()).toBe(0);
  expect(await list(reader).getByRole('button', { name: carried }).getAttribute('draggable')).toBe('false');
});

test('PLACE-4 PLACE-5: on a phone, and by keyboard: marks are walked with arrows, zoomed by key, and open what is there', async () => {
  const there = await scene();
  const phone = await open(there, { viewport: { width: 390, height: 844 }, hasTouch: true });
  await phone.getByRole('button', { name: 'Places', exact: true }).click();
  await ground(phone).locator('[data-mark]').first().waitFor();
  // A phone shows a neighbourhood of the network, but all places.
  const heads = await list(phone).locator('[data-place]').evaluateAll((each) => each.map((head) => Number(head.lastElementChild!.textContent)));
  expect(heads.reduce((sum, count) => sum + count, 0)).toBe(45);

  const page = await open(there);
  await openPlaces(page);
  const before = await ground(page).locator('[data-mark]').count();
  expect(before).toBeGreaterThan(1);
  await ground(page).focus();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('0');
  await page.keyboard.press('Tab');
  const at = (): Promise<string | null> => page.evaluate(() => document.activeElement?.getAttribute('data-mark') ?? null);
  const first = await at();
  expect(first).not.toBeNull();
  const keys = ['ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown'];
  for (const key of keys) if ((await at()) === first) await page.keyboard.press(key);
  expect(await at()).not.toBe(first);
  await page.keyboard.press('Enter');
  await page.waitForFunction(() => document.querySelector('[data-place][aria-expanded="true"]') !== null || document.querySelectorAll('[data-mark]').length > 0);
  await page.keyboard.press('+');
  await ground(page).locator('[data-mark]').first().waitFor();
  expect(stage.pages.errors).toEqual([]);
});
