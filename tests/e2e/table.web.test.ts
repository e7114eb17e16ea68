/** The map as a table, in real browsers on a real server: keyboard, clipboard, two people, right to left, a phone. */
import AxeBuilder from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { cell, copied, grid, paste, row, search } from './support/grid.js';
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

/** The first map of the project as a table. */
async function open(person: Person, options: Parameters<typeof stage.pages.signedIn>[1] = {}): Promise<Page> {
  const page = await stage.pages.signedIn(person, options);
  await page.goto(`${stage.server.url}/p/${project}`);
  await page.waitForURL(/\/m\//);
  await page.goto(`${page.url().split('?')[0]}?view=table`);
  await page.getByRole('grid').waitFor();
  await row(page, 'Armed Forces of Quelmara').waitFor();
  return page;
}
const focused = (page: Page) => page.locator('[data-table-cell]:focus');
const undo = (page: Page) => page.keyboard.press('Control+z');

/** Adds stakeholders by pasting names into the row for a new one. */
async function add(page: Page, ...names: string[]): Promise<void> {
  await (await cell(page, 'Armed Forces of Quelmara', 'Name')).click();
  await page.keyboard.press('Control+End');
  await page.keyboard.press('Home');
  await paste(page, names.join('\n'));
  await page.getByRole('button', { name: 'Paste' }).click();
  for (const name of names) await row(page, name).waitFor();
}

test('TAB-20: 3 shows the map as a table; typing replaces, F2 goes on, Enter keeps and goes down, Tab goes on, Esc puts back, and a step is taken back', async () => {
  const page = await open(analyst);
  await page.keyboard.press('1');
  await page.getByTestId('canvas').waitFor();
  await page.keyboard.press('3');
  await grid(page).waitFor();
  await add(page, 'Anchor House', 'Anchor Yard');
  await (await cell(page, 'Anchor House', 'Name')).click();
  await page.keyboard.type('Anchor Home');
  await page.keyboard.press('Enter');
  await row(page, 'Anchor Home').waitFor();
  // Enter went down, to the other one.
  await page.keyboard.press('F2');
  await page.keyboard.type(' East');
  await page.keyboard.press('Tab');
  await row(page, 'Anchor Yard East').waitFor();
  expect(await focused(page).getAttribute('aria-colindex')).toBe('3');
  await page.keyboard.press('Shift+Tab');
  await page.keyboard.type('Something else');
  await page.keyboard.press('Escape');
  await row(page, 'Anchor Yard East').waitFor();
  expect(await row(page, 'Something else').count()).toBe(0);
  await undo(page);
  await row(page, 'Anchor Yard').waitFor();
  await undo(page);
  await row(page, 'Anchor House').waitFor();

  // Home, End, Ctrl with arrows, and the names of the columns above.
  await page.keyboard.press('End');
  const last = Number(await grid(page).getAttribute('aria-colcount'));
  await page.locator(`[data-table-cell][aria-colindex="${last}"]:focus`).waitFor();
  await page.keyboard.press('Control+Home');
  await page.locator('[role="row"][aria-rowindex="2"] [aria-colindex="2"]:focus').waitFor();
  await page.keyboard.press('ArrowUp');
  await page.getByRole('button', { name: 'Name', exact: true }).and(page.locator(':focus')).waitFor();
});

test('TAB-21: each kind of cell is edited by what it is; what cannot be kept says why in its cell and keeps what was typed', async () => {
  const page = await open(analyst);
  await add(page, 'Basin Board');
  // A word of a list, and one that is new to it.
  await (await cell(page, 'Basin Board', 'Sector')).click();
  await page.keyboard.type('judic');
  await page.getByRole('option', { name: 'Judicial' }).waitFor();
  await page.keyboard.press('Enter');
  await (await cell(page, 'Basin Board', 'Sector')).getByText('Judicial').waitFor();
  await (await cell(page, 'Basin Board', 'Kind')).click();
  await page.keyboard.type('River board');
  await page.getByRole('option', { name: 'Add “River board”' }).click();
  await (await cell(page, 'Basin Board', 'Kind')).getByText('River board').waitFor();
  // Columns that are not shown can be.
  await page.getByRole('button', { name: /^Columns/ }).click();
  for (const column of ['People', 'Since', 'Left out', 'Keywords']) await page.getByRole('checkbox', { name: column, exact: true }).check();
  await page.keyboard.press('Escape');
  await (await cell(page, 'Basin Board', 'Name')).click();
  await page.keyboard.press('End');
  const size = await cell(page, 'Basin Board', 'People');
  await size.click();
  await page.keyboard.type('many');
  await page.keyboard.press('Enter');
  await page.getByRole('alert').getByText('Write a number.').waitFor();
  // Left so, it stays marked, with what was typed.
  await page.keyboard.press('Tab');
  await page.locator('[data-wrong]').getByText('many').waitFor();
  await page.getByRole('button', { name: '1 cell not kept: go to it' }).click();
  await page.getByRole('textbox', { name: 'People, Basin Board' }).fill('1,200');
  await page.keyboard.press('Enter');
  await size.getByText('1,200').waitFor();
  expect(await page.locator('[data-wrong]').count()).toBe(0);
  await (await cell(page, 'Basin Board', 'Since')).click();
  await page.keyboard.type('2005-08');
  await page.keyboard.press('Enter');
  await (await cell(page, 'Basin Board', 'Since')).getByText('Aug 2005').waitFor();
  await (await cell(page, 'Basin Board', 'Left out')).click();
  await page.keyboard.type('y');
  await page.keyboard.press('Enter');
  await (await cell(page, 'Basin Board', 'Left out')).getByText('yes').waitFor();
  await (await cell(page, 'Basin Board', 'Keywords')).click();
  await page.keyboard.type('water; border');
  await page.keyboard.press('Enter');
  await (await cell(page, 'Basin Board', 'Keywords')).getByText('water and border').waitFor();
  await (await cell(page, 'Basin Board', 'Keywords')).click();
  await page.keyboard.press('Delete');
  await (await cell(page, 'Basin Board', 'Keywords')).getByText('water').waitFor({ state: 'detached' });
});

test('TAB-22: a block from a spreadsheet is told before it adds anything, keeps every good cell, and is one step of undo; what is copied comes back the same', async () => {
  const page = await open(analyst);
  await add(page, 'Cape Clinic');
  await (await cell(page, 'Cape Clinic', 'Name')).click();
  await paste(page, 'Cape Hospital\tJudicial\t7\nCape School\tHarbours\t99\nCape Ferry\tJudicial\t3');
  const told = page.getByRole('alertdialog');
  await told.getByText(/2 stakeholders are added\./).waitFor();
  expect(await told.innerText()).toMatch(/1 row is changed\..*1 new word goes into the lists: Sector, Harbours\..*1 cell cannot be read/s);
  expect(await row(page, 'Cape School').count()).toBe(0);
  await page.keyboard.press('Enter');
  for (const name of ['Cape Hospital', 'Cape School', 'Cape Ferry']) await row(page, name).waitFor();
  await (await cell(page, 'Cape School', 'Sector')).getByText('Harbours').waitFor();
  await row(page, 'Cape School').locator('[data-wrong]').getByText('99').waitFor();
  await (await cell(page, 'Cape Ferry', 'Influence')).getByText('3', { exact: true }).waitFor();

  await (await cell(page, 'Cape Hospital', 'Name')).click();
  await page.keyboard.press('Shift+ArrowRight');
  expect(await copied(page)).toBe('Cape Hospital\tJudicial');
  expect(await copied(page, 'text/html')).toContain('<td>Cape Hospital</td>');
  await page.keyboard.press('Escape');
  await undo(page);
  await row(page, 'Cape Clinic').waitFor();
  for (const name of ['Cape Hospital', 'Cape School', 'Cape Ferry']) await row(page, name).waitFor({ state: 'detached' });
  await page.keyboard.press('Control+Shift+z');
  await row(page, 'Cape Ferry').waitFor();
});

test('TAB-23: selected rows are set together, filled down, taken off and deleted, each as one step of undo', async () => {
  const page = await open(analyst, { viewport: { width: 2200, height: 1000 } });
  await add(page, 'Delta One', 'Delta Two', 'Delta Three');
  for (const name of ['Delta One', 'Delta Two', 'Delta Three']) await page.getByRole('checkbox', { name: `Select ${name}`, exact: true }).check();
  await page.getByText('3 selected').first().waitFor();
  await page.getByRole('button', { name: 'Set a column' }).click();
  await page.getByRole('menuitem', { name: 'Level', exact: true }).click();
  await page.getByRole('option', { name: 'Local', exact: true }).click();
  for (const name of ['Delta One', 'Delta Two', 'Delta Three']) await (await cell(page, name, 'Level')).getByText('Local', { exact: true }).waitFor();
  await (await cell(page, 'Delta Two', 'Name')).click();
  await undo(page);
  for (const name of ['Delta One', 'Delta Two', 'Delta Three']) await (await cell(page, name, 'Level')).getByText('Local', { exact: true }).waitFor({ state: 'detached' });

  await (await cell(page, 'Delta One', 'Sector')).click();
  await page.keyboard.type('Judic');
  await page.getByRole('option', { name: 'Judicial' }).waitFor();
  await page.keyboard.press('Enter');
  await (await cell(page, 'Delta One', 'Sector')).click();
  await page.keyboard.press('Shift+ArrowDown');
  await page.keyboard.press('Shift+ArrowDown');
  await page.keyboard.press('Control+d');
  for (const name of ['Delta Two', 'Delta Three']) await (await cell(page, name, 'Sector')).getByText('Judicial').waitFor();
  await undo(page);
  for (const name of ['Delta Two', 'Delta Three']) await (await cell(page, name, 'Sector')).getByText('Judicial').waitFor({ state: 'detached' });

  await page.getByRole('button', { name: 'Take off this map' }).click();
  await row(page, 'Delta One').waitFor({ state: 'detached' });
  // Taken off a map is not gone from the project.
  await page.getByRole('button', { name: /^Of/ }).click();
  await page.getByRole('menuitemradio', { name: 'The whole project' }).click();
  await search(page, 'delta');
  await row(page, 'Delta One').waitFor();
  await page.getByRole('checkbox', { name: 'Select Delta One' }).check();
  await page.getByRole('button', { name: /^Delete/ }).click();
  await row(page, 'Delta One').waitFor({ state: 'detached' });
  await page.getByRole('button', { name: 'Undo', exact: true }).last().click();
  await row(page, 'Delta One').waitFor();
});

test('TAB-24: what others change appears in place, the order stays until one sorts again, and who types in a cell is shown there', async () => {
  const [one, two] = [await open(analyst), await open(stage.server.owner)];
  await search(two, 'Echo');
  await add(one, 'Echo Second', 'Echo First');
  await row(two, 'Echo First').waitFor();
  await two.getByRole('button', { name: 'Sort again' }).click();
  await two.getByText('The order has changed since.').waitFor({ state: 'detached' });
  const before = await row(two, 'Echo First').getAttribute('aria-rowindex');
  await (await cell(one, 'Echo First', 'Name')).click();
  await one.keyboard.type('Zulu First');
  await row(two, 'Echo First').getByRole('img', { name: 'Name: Ben Analyst is typing here' }).waitFor();
  await one.keyboard.press('Enter');
  await row(two, 'Zulu First').waitFor();
  await two.getByRole('img', { name: /is typing here/ }).waitFor({ state: 'detached' });
  expect(await row(two, 'Zulu First').getAttribute('aria-rowindex')).toBe(before);
  await two.getByText('The order has changed since.').waitFor();
  await two.getByRole('button', { name: 'Sort again' }).click();
  await two.getByText('The order has changed since.').waitFor({ state: 'detached' });
  // Asked again, it no longer fits what is searched for.
  await row(two, 'Zulu First').waitFor({ state: 'detached' });
});

test('TAB-25: in Arabic the table lies from right to left, and arrows follow the screen', async () => {
  const page = await open(analyst);
  await page.evaluate(() => localStorage.setItem('baraza-language', 'ar'));
  await page.reload();
  await page.locator('html[dir="rtl"]').waitFor();
  await row(page, 'Armed Forces of Quelmara').waitFor();
  const name = row(page, 'Armed Forces of Quelmara').locator('[aria-colindex="2"]');
  await name.click();
  const box = (await name.boundingBox())!;
  expect(box.x).toBeGreaterThan(600);
  await page.keyboard.press('ArrowLeft');
  const next = page.locator('[data-table-cell][aria-colindex="3"]:focus');
  await next.waitFor();
  expect((await next.boundingBox())!.x).toBeLessThan(box.x);
  await page.keyboard.press('ArrowRight');
  await page.locator('[data-table-cell][aria-colindex="2"]:focus').waitFor();
  // Far columns come into sight beside the pinned one, not under it.
  await page.keyboard.press('End');
  const last = page.locator('[data-table-cell]:focus');
  await page.waitForFunction(() => Number(document.activeElement?.getAttribute('aria-colindex')) > 5);
  expect((await last.boundingBox())!.x).toBeGreaterThanOrEqual(0);
  expect((await name.boundingBox())!.x).toBe(box.x);
});

test('TAB-26: who may not see scores or change anything reads the table without, is told so, and no serious barrier stands in it', async () => {
  const page = await open(observer);
  await page.getByText('Scores are not shown to your role here.').waitFor();
  expect(await grid(page).getByRole('columnheader', { name: /Influence|Position/ }).count()).toBe(0);
  expect(await page.getByText('Add a stakeholder').count()).toBe(0);
  await (await cell(page, 'Armed Forces of Quelmara', 'Name')).click();
  await page.keyboard.press('Enter');
  await page.keyboard.press('F2');
  await paste(page, 'Overwritten');
  expect(await grid(page).getByRole('textbox').count()).toBe(0);
  expect(await row(page, 'Overwritten').count()).toBe(0);
  // A key that no cell takes is the screen's again.
  await page.keyboard.press('2');
  await page.getByRole('grid', { name: 'The map as a list' }).waitFor();
  await page.keyboard.press('3');
  await grid(page).waitFor();
  const owner = await open(stage.server.owner);
  for (const each of [page, owner]) {
    const { violations } = await new AxeBuilder({ page: each }).analyze();
    expect(violations.filter(({ impact }) => impact === 'serious' || impact === 'critical').map(({ id, nodes }) => `${id}: ${nodes[0]?.html.slice(0, 200)}`)).toEqual([]);
  }
});

test('TAB-27: on a phone the names stay in sight beside the column one looks at, and everything to touch is large enough', async () => {
  const page = await open(analyst, { viewport: { width: 390, height: 844 }, hasTouch: true });
  const name = row(page, 'Armed Forces of Quelmara').locator('[aria-colindex="2"]');
  const { height, width, x } = (await name.boundingBox())!;
  expect(height).toBeGreaterThanOrEqual(44);
  expect(width).toBeLessThanOrEqual(160);
  await grid(page).evaluate((scroller) => (scroller.scrollLeft = 300));
  await page.waitForFunction(() => document.querySelector('[role="grid"]')!.scrollLeft > 200);
  expect((await name.boundingBox())!.x).toBe(x);
  await grid(page).evaluate((scroller) => (scroller.scrollLeft = 0));
  // The second touch of a cell opens it.
  await name.tap();
  await name.tap();
  await page.getByRole('textbox', { name: 'Name, Armed Forces of Quelmara' }).waitFor();
  await page.keyboard.press('Escape');
});

test('TAB-28: to write a judgement is to give mine, with what it rests on asked in place; only my own can be taken back', async () => {
  const [page, owner] = [await open(analyst), await open(stage.server.owner)];
  await search(owner, 'Foxglove');
  await add(page, 'Foxglove Trust');
  const influence = await cell(page, 'Foxglove Trust', 'Influence');
  await influence.click();
  await page.keyboard.type('7');
  const mine = page.getByRole('group', { name: 'My judgement' });
  await mine.getByText('Foxglove Trust, Influence').waitFor();
  await mine.getByRole('radio', { name: 'high' }).check();
  await mine.getByRole('button', { name: 'Keep' }).click();
  await influence.getByText('7', { exact: true }).waitFor();
  await (await cell(owner, 'Foxglove Trust', 'Influence')).getByText('7', { exact: true }).waitFor();
  const kept = await stage.server.inWorkspace((sql) => sql.query("SELECT judgement.value::float8 AS value, standing, confidence FROM judgement JOIN stakeholder ON stakeholder.id = stakeholder_id WHERE stakeholder.name = 'Foxglove Trust'"));
  expect(kept).toEqual([{ value: 7, standing: 'own', confidence: 'high' }]);
  await (await cell(page, 'Foxglove Trust', 'Influence')).click();
  await page.keyboard.press('Delete');
  await influence.getByText('7', { exact: true }).waitFor({ state: 'detached' });
  // What others judged stays, and the cell says so.
  await page.keyboard.press('Control+Home');
  await (await cell(page, 'Armed Forces of Quelmara', 'Influence')).click();
  await page.keyboard.press('Delete');
  await page.getByText('Only a judgement of your own can be taken back.').waitFor();
  await page.keyboard.press('F2');
  await page.keyboard.press('Escape');
});

test('TAB-29: columns, sorting and filters are chosen in the name of the column; what was chosen survives a reload, and what is hidden is counted', async () => {
  const page = await open(analyst);
  await page.getByRole('button', { name: 'Influence', exact: true }).click();
  await page.getByRole('button', { name: 'Sort high to low', exact: true }).click();
  await grid(page).getByRole('columnheader', { name: /Influence/ }).and(page.locator('[aria-sort="descending"]')).waitFor();
  await page.getByRole('button', { name: 'Sector', exact: true }).click();
  const only = page.getByRole('dialog', { name: 'Sector' });
  await only.getByRole('button', { name: 'None', exact: true }).click();
  await only.getByRole('checkbox', { name: 'Judicial', exact: true }).check();
  await page.keyboard.press('Escape');
  // The same filter as that of the canvas.
  await page.getByText(/rows are hidden by filters/).waitFor();
  expect(await page.getByRole('region', { name: 'Filters' }).getByRole('checkbox', { name: /Core security/ }).isChecked()).toBe(false);
  await page.getByRole('button', { name: 'Show all', exact: true }).click();
  await row(page, 'Armed Forces of Quelmara').waitFor();
  await page.getByRole('button', { name: 'Interest', exact: true }).click();
  await page.getByRole('button', { name: 'Hide this column' }).click();
  await page.reload();
  await grid(page).getByRole('columnheader', { name: /Influence/ }).and(page.locator('[aria-sort="descending"]')).waitFor();
  expect(await page.getByRole('button', { name: 'Interest', exact: true }).count()).toBe(0);
});

test('TAB-30: relationships are rows too; a new one is added as soon as it has both its ends', async () => {
  const page = await open(analyst);
  await page.getByRole('button', { name: /^Rows/ }).click();
  await page.getByRole('menuitemradio', { name: 'Relationships' }).click();
  await page.getByRole('grid', { name: 'Relationships as a table' }).waitFor();
  const total = Number(await grid(page).getAttribute('aria-rowcount'));
  await page.locator('[data-table-cell]').first().click();
  await page.keyboard.press('Control+End');
  await page.keyboard.press('Home');
  await page.locator('[data-row="new"] [data-table-cell]:focus').waitFor();
  await page.keyboard.type('Bar Assoc');
  await page.getByRole('option', { name: 'Bar Association' }).waitFor();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  await page.keyboard.type('Ministry of Justice');
  await page.getByRole('option', { name: 'Ministry of Justice' }).waitFor();
  await page.keyboard.press('Enter');
  await page.locator(`[role="grid"][aria-rowcount="${total + 1}"]`).waitFor();
});

test('TAB-31: cut off, written, back: what waits is marked in its row and reaches the others', async () => {
  const [page, two] = [await open(analyst), await open(stage.server.owner)];
  await search(two, 'Gable');
  await add(page, 'Gable Office');
  await row(two, 'Gable Office').waitFor();
  await page.context().setOffline(true);
  await page.getByText(/No network since/).waitFor({ timeout: 60_000 });
  await (await cell(page, 'Gable Office', 'Name')).click();
  await page.keyboard.type('Gable House');
  await page.keyboard.press('Enter');
  await row(page, 'Gable House').getByText('Waits here for the server').waitFor({ state: 'attached' });
  expect(await row(two, 'Gable House').count()).toBe(0);
  await page.context().setOffline(false);
  await row(two, 'Gable House').waitFor({ timeout: 60_000 });
});
