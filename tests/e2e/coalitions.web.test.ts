/** Coalitions in a real browser: made of who is selected, drawn, changed by two people at once, taken back. */
import AxeBuilder from '@axe-core/playwright';
import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { Locator, Page } from 'playwright-core';
import { findOnMap } from './support/canvas.js';
import { setStage } from './support/stage.js';
import type { Person } from './support/server.js';

const stage = setStage();
let project: string;
let analyst: Person;
let observer: Person;
beforeAll(async () => {
  project = await stage.server.sample();
  analyst = await stage.server.invite(project, 'analyst', 'Ben Analyst');
  observer = await stage.server.invite(project, 'observer', 'Cyra Observer');
});

async function open(person: Person, options: Parameters<typeof stage.pages.signedIn>[1] = {}): Promise<Page> {
  const page = await stage.pages.signedIn(person, options);
  await page.goto(`${stage.server.url}/p/${project}`);
  await page.getByTestId('canvas').locator('canvas').first().waitFor();
  return page;
}
const panel = (page: Page): Locator => page.locator('aside[data-region]');
const coalition = (page: Page, name: string): Locator => page.getByRole('navigation').getByRole('button', { name: new RegExp(`^${name} *\\d+$`) });
const groupBy = (page: Page, value: string): Locator => page.getByRole('button', { name: `Group ${value}` });

/** Selects everybody on the map whom an analyst may see. */
async function selectAll(page: Page): Promise<void> {
  await page.getByTestId('canvas').click({ position: { x: 5, y: 5 } });
  await page.keyboard.press('Control+a');
  await panel(page).getByText('44 selected').waitFor();
}

test('COAL-5 COAL-9: who is selected becomes a coalition that is named and seen by the others at once; what people chose to see stays, and the toast offers to draw coalitions; one step takes it back', async () => {
  const page = await open(analyst);
  const other = await open(stage.server.owner);
  await selectAll(page);
  await panel(page).getByRole('button', { name: 'Make them a coalition, or bring them into one' }).click();
  await page.keyboard.type('National forum');
  await page.keyboard.press('Enter');
  await panel(page).getByRole('button', { name: 'Change Name: National forum' }).waitFor();
  await panel(page).getByText('Coalition · 44 stakeholders').waitFor();
  const told = page.getByRole('status').filter({ hasText: 'National forum is a coalition of 44 now.' });
  await told.waitFor();
  await groupBy(page, 'Sector').waitFor();
  // Under the pointer it does not go by itself.
  await told.hover();
  await told.getByRole('button', { name: 'Show coalitions' }).click();
  await groupBy(page, 'Coalition').waitFor();
  await told.waitFor({ state: 'detached' });
  await coalition(other, 'National forum').click();
  await panel(other).getByText('Coalition · 44 stakeholders').waitFor();

  // What somebody does in it, and that somebody leaves it.
  await panel(other).getByRole('button', { name: /^Armed Forces of Quelmara: part in the coalition/ }).click();
  await panel(other).getByRole('button', { name: 'Change Part in it' }).click();
  await other.keyboard.type('Speaks for it');
  await other.keyboard.press('Enter');
  await panel(page).getByText('Speaks for it').waitFor();
  await panel(page).getByRole('button', { name: /^Bar Association: part in the coalition/ }).click();
  await panel(page).getByRole('button', { name: 'Take out of the coalition' }).click();
  await panel(other).getByText('Coalition · 43 stakeholders').waitFor();
  await page.getByText('Bar Association is out of the coalition.').waitFor();
  await page.getByRole('button', { name: 'Undo' }).last().click();
  await panel(other).getByText('Coalition · 44 stakeholders').waitFor();
  const { violations } = await new AxeBuilder({ page }).include('aside[data-region]').analyze();
  expect(violations.map(({ id }) => id)).toEqual([]);

  // Making it was one step.
  await page.keyboard.press('Control+z');
  await panel(other).getByText('No longer here').waitFor();
  expect(await coalition(other, 'National forum').count()).toBe(0);
});

test('COAL-5: a stakeholder names its coalitions, joins and founds them; who may not edit reads them', async () => {
  const page = await open(analyst);
  const find = async (name: string): Promise<void> => {
    await findOnMap(page, name);
    await panel(page).getByRole('button', { name: `Change Name: ${name}`, exact: true }).waitFor();
  };
  for (const name of ['Bar Association', 'Union of Journalists']) {
    await find(name);
    await panel(page).getByRole('button', { name: 'Into a coalition' }).click();
    await page.keyboard.type('Media and law');
    await page.keyboard.press('Enter');
    await panel(page).getByRole('button', { name: 'Media and law', exact: true }).waitFor();
  }
  await panel(page).getByRole('button', { name: 'Media and law', exact: true }).click();
  await panel(page).getByText('Coalition · 2 stakeholders').waitFor();
  await page.waitForURL(/[?&]coalition=/);
  const address = page.url();
  const reader = await open(observer, { viewport: { width: 390, height: 844 } });
  await reader.goto(address);
  await panel(reader).getByText('Coalition · 2 stakeholders').waitFor();
  await panel(reader).getByRole('button', { name: 'Union of Journalists', exact: true }).waitFor();
  expect(await panel(reader).getByRole('button', { name: 'Bring somebody in' }).count()).toBe(0);
  await panel(page).getByRole('button', { name: 'Delete the coalition' }).click();
  await panel(reader).getByRole('button', { name: 'Union of Journalists', exact: true }).waitFor({ state: 'detached' });
});

test('COAL-8: while coalitions are drawn, canvas and picture have a legend of them; pressed, one opens; many are shortened, and who may not read one is not told of it', async () => {
  const of = await stage.server.sample();
  const guest = await stage.server.invite(of, 'observer', 'Dalia Observer');
  const page = await stage.pages.signedIn(stage.server.owner, { acceptDownloads: true });
  const { project: { stakeholders: { nodes } } } = await stage.pages.ask<{ project: { stakeholders: { nodes: { id: string }[] } } }>(page, 'query ($of: ID!) { project(id: $of) { id stakeholders(first: 6, filter: { classification: { eq: restricted } }) { nodes { id } } } }', { of });
  const form = async (name: string, count: number, classification = 'restricted'): Promise<void> => {
    const id = randomUUID();
    await stage.server.act(of, 'createCoalition', { id, name, classification });
    await stage.server.act(of, 'addToCoalition', { members: nodes.slice(0, count).map((stakeholder) => ({ id: randomUUID(), coalition: id, stakeholder: stakeholder.id })) });
  };
  await form('Forum', 3);
  await form('Secret bloc', 4, 'confidential');
  for (let index = 0; index < 11; index += 1) await form(`Small ${index}`, 1);
  const legend = (on: Page): Locator => on.getByRole('group', { name: 'Coalitions' }).filter({ has: on.locator('svg') });
  const show = async (on: Page): Promise<void> => {
    await on.goto(`${stage.server.url}/p/${of}`);
    await on.getByTestId('canvas').locator('canvas').first().waitFor();
    await groupBy(on, 'Sector').click();
    await on.getByRole('menuitemradio', { name: 'Coalition', exact: true }).click();
    await legend(on).waitFor();
  };
  await show(page);
  const told = async (items: Locator): Promise<string[]> => (await items.allInnerTexts()).map((text) => text.replace(/\s+/g, ' '));
  expect(await told(legend(page).getByRole('button'))).toEqual(['Secret bloc (4)', 'Forum (3)', 'Small 0 (1)', 'Small 1 (1)', 'Small 10 (1)', 'Small 2 (1)', 'Small 3 (1)', 'Small 4 (1)', 'Small 5 (1)', 'Small 6 (1)', 'Small 7 (1)']);
  await legend(page).getByText('and 2 more').waitFor();
  await legend(page).getByRole('button', { name: 'Forum (3)' }).click();
  await panel(page).getByText('Coalition · 3 stakeholders').waitFor();
  expect(await told(legend(page).getByRole('button', { pressed: true }))).toEqual(['Forum (3)']);
  expect((await new AxeBuilder({ page }).include('section[aria-label="Legend"]').analyze()).violations.map(({ id }) => id)).toEqual([]);

  await page.keyboard.press('Control+p');
  const dialog = page.getByRole('dialog', { name: 'Picture or print' });
  await dialog.locator('[aria-busy="false"] canvas').waitFor();
  await dialog.getByRole('radio', { name: 'Drawing (SVG)' }).check();
  const [download] = await Promise.all([page.waitForEvent('download'), dialog.getByRole('button', { name: 'Save', exact: true }).click()]);
  const words = [...readFileSync(await download.path(), 'utf8').matchAll(/<text[^>]*>([^<]*)<\/text>/g)].map(([, text]) => text);
  expect(words).toEqual(expect.arrayContaining(['Coalitions', 'Secret bloc (4)', 'Forum (3)']));

  const reader = await stage.pages.signedIn(guest);
  await show(reader);
  expect((await told(legend(reader).getByRole('button')))[0]).toBe('Forum (3)');
  await groupBy(reader, 'Coalition').click();
  await reader.getByRole('menuitemradio', { name: 'Sector', exact: true }).click();
  await legend(reader).waitFor({ state: 'detached' });
});
