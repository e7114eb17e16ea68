/** Nothing that is written in the table is lost, and nothing is written where nobody meant it: rows that come and go, what cannot be kept, looking elsewhere, a reload. */
import { randomUUID } from 'node:crypto';
import type { Locator, Page } from 'playwright-core';
import { cell, copied, grid, paste, row, search } from './support/grid.js';
import { saved } from './support/saved.js';
import { setStage } from './support/stage.js';
import type { Person } from './support/server.js';

const stage = setStage();
const NAMES = ['Lamp Oil Guild', 'Net Menders', 'Sail Makers'] as const;
interface Place {
  readonly project: string;
  readonly map: string;
  readonly ids: readonly string[];
}

/** Three stakeholders on a map of their own that shows what most judge. */
async function begin(): Promise<Place> {
  const project = await stage.server.sample();
  const map = randomUUID();
  const ids = NAMES.map(() => randomUUID());
  await stage.server.act(project, 'createMap', { id: map, name: 'Harbour', aggregate: 'median' });
  for (const [index, name] of NAMES.entries()) await stage.server.act(project, 'createStakeholder', { id: ids[index], name });
  await stage.server.act(project, 'addToMap', { members: ids.map((stakeholder, y) => ({ id: randomUUID(), map, stakeholder, x: 0, y: 100 * y })) });
  return { project, map, ids };
}
async function open(person: Person, { project, map }: Place, query = ''): Promise<Page> {
  const page = await stage.pages.signedIn(person);
  await page.goto(`${stage.server.url}/p/${project}/m/${map}?view=table${query}`);
  await row(page, NAMES[0]).waitFor();
  return page;
}
const typing = (page: Page): Locator => grid(page).getByRole('textbox');
/** To the first cell of the row for a new one. */
async function toNew(page: Page): Promise<void> {
  await (await cell(page, NAMES[0], 'Name')).click();
  await page.keyboard.press('Control+End');
  await page.keyboard.press('Home');
}
/** Shows these columns after the name, and no other. */
async function layOut(page: Page, { map }: Place, account: string, columns: readonly string[]): Promise<void> {
  await page.addInitScript(([key, value]) => localStorage.getItem(key!) ?? localStorage.setItem(key!, value!), [`baraza-table-${account}-${map}`, JSON.stringify({ entity: 'stakeholder', scope: 'map', layouts: { stakeholder: { shown: ['name', ...columns], widths: {}, pinned: 1, sorts: [{ column: 'name', descending: false }] } } })]);
}
async function openWith(place: Place, columns: readonly string[]): Promise<Page> {
  const page = await stage.pages.signedIn(stage.server.owner);
  await layOut(page, place, stage.server.owner.account, columns);
  await page.goto(`${stage.server.url}/p/${place.project}/m/${place.map}?view=table`);
  await row(page, NAMES[0]).waitFor();
  return page;
}
interface Judged {
  project: { stakeholders: { nodes: { name: string; judgements: { nodes: { dimension: string; value: number; confidence: string | null; validAt: string | null; source: { id: string } | null }[] } }[] } };
}
async function judged(page: Page, { project }: Place, name: string) {
  const answer = await stage.pages.ask<Judged>(page, 'query ($id: ID!, $name: String!) { project(id: $id) { stakeholders(first: 1, filter: { name: { eq: $name } }) { nodes { name judgements(first: 20) { nodes { dimension value confidence validAt source { id } } } } } } }', { id: project, name });
  return answer.project.stakeholders.nodes[0]!.judgements.nodes;
}

test('TAB-55: rows with a judgement of a thing are added, all of them and on the map; the judgement stays marked with the reason', async () => {
  const place = await begin();
  await stage.server.act(place.project, 'createTerm', { id: randomUUID(), vocabulary: 'kind', name: 'Pact', code: 'pact', thing: true });
  const page = await openWith(place, ['kind', 'value.influence']);
  await toNew(page);
  await paste(page, ['Pact of the Quay\tPact\t5', 'Second Pact\tPact\t6', 'Third Pact\tPact\t7'].join('\n'));
  await page.getByRole('button', { name: 'Paste' }).click();
  for (const name of ['Pact of the Quay', 'Second Pact', 'Third Pact']) await row(page, name).waitFor();
  await page.getByRole('button', { name: /^3 .*not kept/u }).waitFor();
  await (await cell(page, 'Second Pact', 'Influence')).click();
  await (await cell(page, 'Second Pact', 'Influence')).getByText(/is a thing and no stakeholder/u).waitFor();
  await saved(page);
  await page.reload();
  for (const name of ['Pact of the Quay', 'Second Pact', 'Third Pact']) await row(page, name).waitFor();
});

test('TAB-24 TAB-56: what others change is shown however often they do, and what is typed in a cell stays while a colleague adds and deletes rows above it', async () => {
  const place = await begin();
  const page = await openWith(place, ['description']);
  const colleague = await openWith(place, ['description']);
  await (await cell(page, NAMES[2], 'Name')).click();
  await page.keyboard.press('F2');
  await page.keyboard.type(' of the north');
  await toNew(colleague);
  await paste(colleague, 'Anchor Smiths\tWeld\nBell Founders\tCast');
  await colleague.getByRole('button', { name: 'Paste' }).click();
  await row(page, 'Anchor Smiths').waitFor();
  expect(await typing(page).inputValue()).toBe('Sail Makers of the north');
  await page.keyboard.press('Enter');
  await row(colleague, 'Sail Makers of the north').waitFor();
  // In the row for a new one, whose place is after all others.
  await toNew(page);
  await page.keyboard.type('Rope Wal');
  await colleague.getByRole('checkbox', { name: 'Select Anchor Smiths' }).check();
  await colleague.getByRole('button', { name: /^Delete/ }).click();
  await row(page, 'Anchor Smiths').waitFor({ state: 'detached' });
  await page.keyboard.type('kers');
  expect(await typing(page).inputValue()).toBe('Rope Walkers');
  await page.keyboard.press('Enter');
  await row(colleague, 'Rope Walkers').waitFor();
});

test('TAB-57: a judgement written while a day is looked at holds from that day and says so; what is filled down keeps what the one before rested on', async () => {
  const place = await begin();
  const source = randomUUID();
  await stage.server.act(place.project, 'createSource', { id: source, title: 'Minutes', kind: 'document' });
  await stage.server.act(place.project, 'addJudgement', { id: randomUUID(), stakeholder: place.ids[1], dimension: 'influence', value: 3, standing: 'own', source, confidence: 'high', validAt: '2001' });
  const page = await stage.pages.signedIn(stage.server.owner);
  await layOut(page, place, stage.server.owner.account, ['value.influence']);
  await page.goto(`${stage.server.url}/p/${place.project}/m/${place.map}?view=table&at=2005-08-03`);
  await row(page, NAMES[0]).waitFor();
  const influence = await cell(page, NAMES[0], 'Influence');
  await influence.click();
  await page.keyboard.type('7');
  await page.getByRole('group', { name: 'My judgement' }).getByText('holds from 3 Aug 2005').waitFor();
  await page.keyboard.press('Enter');
  await influence.getByText('7', { exact: true }).waitFor();
  await influence.click();
  await page.keyboard.press('Shift+ArrowDown');
  await page.keyboard.press('Control+d');
  await (await cell(page, NAMES[1], 'Influence')).getByText('7', { exact: true }).waitFor();
  await saved(page);
  expect(await judged(page, place, NAMES[0])).toMatchObject([{ value: 7, validAt: '2005-08-03', source: null, confidence: 'medium' }]);
  expect((await judged(page, place, NAMES[1])).find(({ value }) => value === 7)).toMatchObject({ validAt: '2005-08-03', source: { id: source }, confidence: 'high' });
});

test('TAB-63: a judgement that is one of several is told to be kept, where the cell goes on showing another value', async () => {
  const place = await begin();
  await stage.server.act(place.project, 'addJudgement', { id: randomUUID(), stakeholder: place.ids[0], dimension: 'influence', value: 3, standing: 'own', validAt: null });
  const analyst = await stage.server.invite(place.project, 'analyst', 'Ben Analyst');
  const page = await open(analyst, place);
  const influence = await cell(page, NAMES[0], 'Influence');
  await influence.getByText('3', { exact: true }).waitFor();
  await influence.click();
  await page.keyboard.type('7');
  await page.keyboard.press('Enter');
  await influence.getByText('5', { exact: true }).waitFor();
  await page.locator('.mantine-Notification-root').filter({ hasText: 'so the cell shows another value' }).waitFor();
});

test('TAB-58: what could not be kept, half a new row and an open cell are there after looking elsewhere and after a reload, until they are dropped', async () => {
  const place = await begin();
  const page = await openWith(place, ['size', 'description']);
  const notKept = (count: number): Locator => page.getByRole('button', { name: new RegExp(`^${count} .*not kept`, 'u') });
  await (await cell(page, NAMES[0], 'People')).click();
  await paste(page, 'about 200\n30');
  await notKept(1).waitFor();
  await toNew(page);
  await page.keyboard.press('End');
  await page.keyboard.type('Light the lamps');
  await page.keyboard.press('Enter');
  await grid(page).getByText('Light the lamps').waitFor();
  await page.getByRole('button', { name: /^Network/ }).click();
  await page.getByTestId('canvas').waitFor();
  await page.keyboard.press('3');
  await notKept(1).waitFor();
  await grid(page).getByText('Light the lamps').waitFor();

  await (await cell(page, NAMES[2], 'Who it is')).click();
  await page.keyboard.type('They sew');
  await saved(page);
  await page.reload();
  await notKept(2).waitFor();
  await grid(page).getByText('Light the lamps').waitFor();
  await (await cell(page, NAMES[0], 'People')).getByText('about 200').waitFor();
  const left = await cell(page, NAMES[2], 'Who it is');
  await left.click();
  await left.getByText('Typed here and not kept yet.', { exact: false }).waitFor();
  await page.keyboard.press('F2');
  expect(await typing(page).inputValue()).toBe('They sew');
  await page.keyboard.press('Enter');
  await notKept(1).waitFor();
  await (await cell(page, NAMES[0], 'People')).click();
  await page.keyboard.press('F2');
  await page.keyboard.press('Escape');
  await notKept(1).waitFor({ state: 'detached' });
  await saved(page);
  await page.reload();
  await (await cell(page, NAMES[2], 'Who it is')).getByText('They sew').waitFor();
  await grid(page).getByText('Light the lamps').waitFor();
  expect(await page.getByRole('button', { name: /not kept/u }).count()).toBe(0);
});

test('TAB-59: to fill down or paste from a cell that is hidden clears nothing', async () => {
  const place = await begin();
  const [sealed, known] = [randomUUID(), randomUUID()];
  await stage.server.act(place.project, 'createSource', { id: sealed, title: 'Sealed file', kind: 'document', classification: 'strictlyConfidential' });
  await stage.server.act(place.project, 'createSource', { id: known, title: 'Open minutes', kind: 'document' });
  await stage.server.act(place.project, 'updateStakeholder', { id: place.ids[0], source: sealed });
  await stage.server.act(place.project, 'updateStakeholder', { id: place.ids[1], source: known });
  const analyst = await stage.server.invite(place.project, 'analyst', 'Ben Analyst');
  const page = await open(analyst, place);
  const [hidden, below] = [await cell(page, NAMES[0], 'Source'), await cell(page, NAMES[1], 'Source')];
  await hidden.getByText('above your clearance').waitFor();
  await hidden.click();
  await page.keyboard.press('Shift+ArrowDown');
  await page.keyboard.press('Control+d');
  await hidden.click();
  await page.keyboard.press('Control+c');
  const block = await copied(page);
  await below.click();
  await paste(page, block === '' ? '\n' : block);
  // Something that is written for sure comes after it: by then the others were, too.
  await (await cell(page, NAMES[2], 'Name')).click();
  await page.keyboard.type('Sail Cutters');
  await page.keyboard.press('Enter');
  await row(page, 'Sail Cutters').waitFor();
  await saved(page);
  expect(await below.innerText()).toContain('Open minutes');
});

test('TAB-60: of several selected rows those that a search hides are not set and not deleted', async () => {
  const place = await begin();
  const page = await openWith(place, ['description']);
  for (const name of NAMES) await page.getByRole('checkbox', { name: `Select ${name}` }).check();
  await page.getByText('3 selected').waitFor();
  await search(page, 'makers');
  await row(page, NAMES[0]).waitFor({ state: 'detached' });
  await page.getByText('1 selected').waitFor();
  await page.getByRole('button', { name: /^Delete/ }).click();
  await row(page, NAMES[2]).waitFor({ state: 'detached' });
  await search(page, '');
  for (const name of NAMES.slice(0, 2)) await row(page, name).waitFor();
  expect(await row(page, NAMES[2]).count()).toBe(0);
});

test('TAB-61: a letter typed in a cell that cannot be written in leaves the table open', async () => {
  const place = await begin();
  const page = await openWith(place, ['judges.influence', 'value.influence']);
  await (await cell(page, NAMES[0], 'Influence: judges')).click();
  await page.keyboard.type('4');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.type('6');
  await page.getByRole('group', { name: 'My judgement' }).waitFor();
  await page.keyboard.press('Enter');
  await (await cell(page, NAMES[0], 'Influence')).getByText('6', { exact: true }).waitFor();
});

test('TAB-62: to undo while much is being written stops it, and one more takes back all that was written', async () => {
  const place = await begin();
  const page = await openWith(place, ['description']);
  await toNew(page);
  await paste(page, Array.from({ length: 3000 }, (_, index) => `Boat ${index}\tWhat is known of it`).join('\n'));
  await page.getByRole('button', { name: 'Paste' }).click();
  await page.getByText(/^Writing: /u).waitFor();
  await page.keyboard.press('Control+z');
  await page.getByText('Stopped; what was done can be undone.').waitFor({ state: 'attached' });
  await row(page, 'Boat 0').waitFor();
  await page.keyboard.press('Control+z');
  await row(page, 'Boat 0').waitFor({ state: 'detached' });
  await page.getByText('3 of 3', { exact: false }).first().waitFor();
});

test('UI-292: what is typed for a column is set by a button, large enough for a finger, or by Enter, and not by leaving it', async () => {
  const place = await begin();
  const page = await stage.pages.signedIn(stage.server.owner, { hasTouch: true, isMobile: true });
  await page.goto(`${stage.server.url}/p/${place.project}/m/${place.map}?view=table`);
  const rows: readonly string[] = NAMES.slice(0, 2);
  for (const name of rows) await page.getByRole('checkbox', { name: `Select ${name}`, exact: true }).check();
  const write = async (text: string): Promise<void> => {
    await page.getByRole('button', { name: 'Set a column' }).click();
    await page.getByRole('menuitem', { name: 'People', exact: true }).click();
    await page.getByRole('textbox', { name: 'People', exact: true }).fill(text);
  };
  const sizes = async (): Promise<string> => {
    const query = 'query ($of: ID!) { project(id: $of) { stakeholders(first: 200) { nodes { name size } } } }';
    const { project: { stakeholders: { nodes } } } = await stage.pages.ask<{ project: { stakeholders: { nodes: { name: string; size: number | null }[] } } }>(page, query, { of: place.project });
    return nodes.flatMap(({ name, size }) => (rows.includes(name) ? [size] : [])).join();
  };
  /** The server has these. */
  const stand = async (wanted: string): Promise<void> => {
    while ((await sizes()) !== wanted);
  };
  const before = await sizes();
  const leave = page.getByRole('button', { name: 'Leave it' });
  await write('4001');
  await leave.click();
  await leave.waitFor({ state: 'detached' });
  const go = page.getByRole('button', { name: 'Set in 2 rows' });
  await write('5001');
  expect((await go.boundingBox())!.height).toBeGreaterThanOrEqual(44);
  await go.click();
  await stand('5001,5001');
  // That was the only step.
  await (await cell(page, rows[0]!, 'Name')).click();
  await page.keyboard.press('Control+z');
  await stand(before);
  await write('6001');
  await page.keyboard.press('Enter');
  await stand('6001,6001');
  // What cannot be read is not set, nor what stood there before it.
  await write('7001');
  await page.getByText('People of 2 rows').click();
  await page.getByRole('button', { name: /^Change People/ }).click();
  await page.getByRole('textbox', { name: 'People', exact: true }).fill('many');
  await go.click();
  await page.getByText('Type a value first.').waitFor();
  await leave.click();
  await stand('6001,6001');
});
