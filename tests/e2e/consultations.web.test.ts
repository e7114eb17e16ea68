/** A consultation is planned, from the first question to the calendar, in a real browser on a real server. */
import { readFileSync } from 'node:fs';
import AxeBuilder from '@axe-core/playwright';
import type { Locator, Page } from 'playwright-core';
import type { Pages } from './support/pages.js';
import { saved } from './support/saved.js';
import type { TestServer } from './support/server.js';
import { setStage } from './support/stage.js';

const stage = setStage();
let server: TestServer;
let pages: Pages;
let project: string;

beforeAll(async () => {
  ({ server, pages } = stage);
  project = await server.sample();
  // The sample has a consultation of its own; here one begins from none.
  const [{ id }] = (await server.inWorkspace((sql) => sql.query<{ id: string }>('SELECT id FROM process WHERE project_id = $1', [project]))) as [{ id: string }];
  await server.act(project, 'deleteProcess', { id });
});

async function open(path = '/consultations', who = server.owner): Promise<Page> {
  const page = await pages.signedIn(who);
  await page.goto(`${server.url}/p/${project}${path}`);
  return page;
}
const button = (page: Page, name: string | RegExp): Locator => page.getByRole('button', { name });
const toasts = (page: Page): Locator => page.getByRole('status');
/** Names of the items of a list, as they stand. */
const inputs = (list: Locator): Promise<string[]> => list.getByRole('textbox').evaluateAll((fields) => fields.map((field) => (field as HTMLTextAreaElement).value));

async function begin(page: Page, name: string): Promise<void> {
  await page.getByRole('link', { name: 'Begin a consultation' }).first().click();
  await page.getByLabel('Name', { exact: true }).fill(name);
  await button(page, 'Begin').click();
  await button(page, `Change Name: ${name}`).waitFor();
}
async function plan(page: Page, { type, place, day, rule }: { type: string; place: string; day: string; rule: string }): Promise<void> {
  await page.getByRole('link', { name: 'Plan a session' }).first().click();
  await page.getByRole('combobox', { name: 'Type' }).or(page.getByRole('textbox', { name: 'Type' })).first().click();
  await page.getByRole('option', { name: type }).click();
  await page.getByLabel('Place').first().fill(place);
  await page.getByLabel('Day', { exact: true }).fill(day);
  await page.getByRole('radio', { name: new RegExp(`^${rule}`, 'u') }).check();
}
const keep = (page: Page): Promise<void> => page.locator('form').getByRole('button', { name: 'Plan a session' }).click();

test('UI-209: a word that is no language stays in the field with a word about it; a name and a tag of one are taken', async () => {
  const page = await open();
  await page.getByRole('link', { name: 'Begin a consultation' }).first().click();
  const field = page.getByRole('textbox', { name: 'Languages' }).or(page.getByRole('combobox', { name: 'Languages' })).first();
  const error = page.getByText('“Arab” is no language known here.');
  await field.fill('Arab');
  await page.getByRole('option', { name: 'Arabic', exact: true }).waitFor();
  await field.press('Enter');
  await error.waitFor();
  expect(await field.inputValue()).toBe('Arab');
  await field.press('Tab');
  expect(await field.inputValue()).toBe('Arab');
  await field.fill('');
  await error.waitFor({ state: 'detached' });
  await field.fill('arabic');
  await field.press('Enter');
  await field.fill('ps');
  await field.press('Enter');
  expect(await field.inputValue()).toBe('');
  for (const name of ['Arabic', 'Pashto']) await page.locator('form').getByText(name, { exact: true }).first().waitFor();
});

test('UI-80: a process begins with questions of a template, which are changed and put in order before; and is deleted and brought back', async () => {
  const page = await open();
  await page.getByText('No consultation yet').waitFor();
  await page.getByRole('link', { name: 'Begin a consultation' }).first().click();
  await button(page, 'Begin').click();
  await page.getByText('This cannot be empty').waitFor();
  await page.getByLabel('Name', { exact: true }).fill('Harbour round');
  const list = page.getByRole('list', { name: 'Questions, as you want them' });
  expect(await inputs(list)).toHaveLength(5);
  const [first, second] = await inputs(list);
  await page.getByRole('button', { name: `Move: ${first}` }).press('ArrowDown');
  expect((await inputs(list)).slice(0, 2)).toEqual([second, first]);
  await page.getByLabel('Question 1', { exact: true }).fill('Who keeps the harbour safe?');
  await page.getByLabel('Begins').fill('2026-13');
  await button(page, 'Begin').click();
  await page.getByText('This is no date').waitFor();
  await page.getByLabel('Begins').fill('2026-09');
  await button(page, 'Begin').click();
  await button(page, 'Change Name: Harbour round').waitFor();
  await page.getByRole('navigation', { name: 'Parts of the process' }).getByRole('link', { name: 'Questions' }).click();
  await button(page, 'Change Question: Who keeps the harbour safe?').waitFor();
  await page.getByRole('navigation', { name: 'Parts of the process' }).getByRole('link', { name: 'Overview' }).click();
  await button(page, 'More about this process').click();
  await page.getByRole('menuitem', { name: 'Delete the process' }).click();
  await page.getByText('No consultation yet').waitFor();
  await toasts(page).getByRole('button', { name: 'Undo' }).click();
  await button(page, 'Change Name: Harbour round').waitFor();
});

test('UI-81: a session is planned with the agenda of its type and a rule that somebody chose, stands in the calendar, and leaves as a file of the calendar', async () => {
  const page = await open();
  await begin(page, 'Ridge round');
  await plan(page, { type: 'Town hall', place: 'Ridge Town', day: '2026-09-14', rule: 'Attributed' });
  const agenda = page.getByRole('list', { name: 'Agenda' });
  expect(await agenda.getByRole('listitem').count()).toBe(7);
  await page.getByText('ends 12:50').waitFor();
  await button(page, 'Change Minutes of Opening and consent: 15').click();
  await page.getByRole('textbox', { name: 'Minutes of Opening and consent' }).fill('30');
  await page.keyboard.press('Enter');
  await page.getByText('ends 13:05').waitFor();
  await page.getByRole('radio', { name: /^Affiliation only/u }).check();
  await keep(page);
  await button(page, 'Change Title: Town hall, Ridge Town').waitFor();
  await page.getByText(/Mon,? 14 Sept?, .*09:00–13:05/u).first().waitFor();
  expect(await page.getByRole('radio', { name: /^Affiliation only/u }).isChecked()).toBe(true);
  await saved(page);
  await page.reload();
  await button(page, 'Change Minutes of Opening and consent: 30').waitFor();
  expect(await agenda.getByRole('listitem').count()).toBe(7);

  await button(page, 'More about this session').click();
  const download = page.waitForEvent('download');
  await page.getByRole('menuitem', { name: 'Export calendar (.ics)' }).click();
  const file = await download;
  expect(file.suggestedFilename()).toBe('Town hall, Ridge Town.ics');
  expect(readFileSync(await file.path(), 'utf8')).toContain('SUMMARY:Town hall\\, Ridge Town');

  await page.getByRole('link', { name: 'Ridge round' }).first().click();
  await page.getByRole('link', { name: /^Town hall, Ridge Town, Mon/u }).focus();
  await page.keyboard.press('Enter');
  await button(page, 'Change Title: Town hall, Ridge Town').waitFor();
});

test('UI-81: nothing is planned before somebody chose what is kept of a speaker', async () => {
  const page = await open();
  await begin(page, 'Quiet round');
  await page.getByRole('link', { name: 'Plan a session' }).first().click();
  await page.getByLabel('Title').fill('A talk');
  await keep(page);
  await page.getByText('Choose what is kept of a speaker.').waitFor();
});

test('UI-85: a session of women only says that no woman facilitates it, until one does', async () => {
  const page = await open();
  await begin(page, 'Women’s round');
  await plan(page, { type: 'Focus group', place: 'Sand Ford', day: '2026-09-15', rule: 'Not attributed' });
  await page.getByLabel('Women only').check();
  await keep(page);
  await button(page, 'Change Title: Focus group, Sand Ford').waitFor();
  await page.getByRole('link', { name: 'Women’s round' }).first().click();
  await page.getByRole('link', { name: 'Choose a facilitator' }).click();
  await button(page, 'Add a facilitator').click();
  await page.keyboard.type('Esther');
  await page.getByRole('option', { name: /Esther/u }).click();
  await button(page, /Is Esther a woman/u).click();
  await page.getByRole('menuitemradio', { name: 'a woman', exact: true }).click();
  await page.getByText('a woman should facilitate').waitFor({ state: 'detached' });
  await page.getByRole('link', { name: 'Women’s round' }).first().click();
  await button(page, 'Change Name: Women’s round').waitFor();
  expect(await page.getByText('no woman facilitates yet').count()).toBe(0);
});

test('UI-84 UI-216: the codebook is built and put in order by keyboard, and numbered', async () => {
  const page = await open();
  await begin(page, 'Coded round');
  await page.getByRole('navigation', { name: 'Parts of the process' }).getByRole('link', { name: 'Codebook' }).click();
  for (const name of ['police', 'pay']) {
    await button(page, 'Add a code').first().click();
    await page.getByRole('textbox', { name: 'Name of the code' }).fill(name);
    await page.keyboard.press('Enter');
    await page.getByRole('treeitem', { name }).waitFor();
    await page.getByText(name === 'police' ? '1 code' : '2 codes', { exact: true }).waitFor();
  }
  const pay = page.getByRole('treeitem', { name: 'pay' });
  await pay.focus();
  await page.keyboard.press('Alt+ArrowRight');
  await page.getByRole('treeitem', { name: 'police / pay' }).waitFor();
  await page.getByRole('treeitem', { name: 'police', exact: true }).click();
  await page.getByRole('complementary').getByRole('button', { name: 'Delete', exact: true }).click();
  await page.getByText('Narrower codes lie under it').waitFor();
  await button(page, 'Make version 1').click();
  await button(page, 'Make version 2').waitFor();
  await page.getByText('Version 1', { exact: true }).waitFor();
});

test('UI-215: a line of the communication plan is there once somebody wrote who is to know', async () => {
  const page = await open();
  await begin(page, 'Announced round');
  await button(page, 'Add a line').click();
  await page.getByRole('textbox', { name: 'Who is to know' }).waitFor();
  await page.keyboard.press('Escape');
  await page.getByText('Nobody is told anything yet', { exact: false }).waitFor();
  await button(page, 'Add a line').click();
  await page.getByRole('textbox', { name: 'Who is to know' }).fill('The chiefs');
  await page.keyboard.press('Enter');
  await button(page, 'Delete the line: The chiefs').waitFor();
  expect(await button(page, /^Delete the line/u).count()).toBe(1);
});

test('UI-86: ethnicity is not counted without a written reason; a target is for groups of one dimension; a consent text that was kept is not edited', async () => {
  const page = await open();
  await begin(page, 'Counted round');
  await button(page, 'Add a target').click();
  await page.locator('form').getByRole('button', { name: 'Add a target' }).click();
  await page.getByText('Say which groups count.').waitFor();
  await page.getByRole('checkbox', { name: 'women' }).check();
  await page.getByLabel('Share, %').fill('15');
  await page.getByLabel('Called').fill('Women in the chair');
  await page.locator('form').getByRole('button', { name: 'Add a target' }).click();
  await page.getByText('Below 20% women are likely to be marginalised').waitFor();
  await page.getByRole('navigation', { name: 'Parts of the process' }).getByRole('link', { name: 'People' }).click();
  await button(page, 'Add a dimension').click();
  await page.getByRole('menuitem', { name: 'Ethnicity' }).click();
  await page.getByText('can be used against people').waitFor();
  await button(page, 'Switch on: Ethnicity').click();
  await page.getByText('This cannot be empty').waitFor();
  await page.getByLabel('Why it is asked').fill('To see that no community is left out of the round');
  await button(page, 'Switch on: Ethnicity').click();
  await button(page, 'Change Name of the dimension Ethnicity: Ethnicity').waitFor();
  await button(page, 'Write version 1').click();
  await page.getByLabel('Text').fill('We note what you say.');
  await button(page, 'Keep version 1').click();
  await page.getByText('Version 1, English').waitFor();
  await page.getByText('Read it').click();
  expect(await button(page, /Change Text/u).count()).toBe(0);
});

test('UI-88: each role that can be given is explained where it is given, those who lead and record sessions among them', async () => {
  const page = await open('/settings');
  await page.getByRole('combobox', { name: 'Role', exact: true }).or(page.getByRole('textbox', { name: 'Role', exact: true })).first().click();
  await page.getByRole('option', { name: 'Facilitator' }).click();
  await page.getByText('Leads sessions; reads stakeholders, without scores.').last().waitFor();
  await page.getByText('What each role may do').click();
  await page.getByText('Records sessions; reads stakeholders, without scores.').waitFor();
});

test('UI-87: who may not plan reads it all and is offered nothing to change; the screens hold no barrier', async () => {
  const page = await open();
  await begin(page, 'Open round');
  await plan(page, { type: 'Town hall', place: 'Old Mill', day: '2026-09-16', rule: 'Attributed' });
  await keep(page);
  await button(page, 'Change Title: Town hall, Old Mill').waitFor();
  await saved(page);
  await page.getByRole('link', { name: 'Open round' }).first().click();
  await button(page, 'Change Name: Open round').waitFor();
  const { violations } = await new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa']).analyze();
  expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html.slice(0, 200))])).toEqual([]);

  const reader = await open(new URL(page.url()).pathname.replace(`/p/${project}`, ''), await server.invite(project, 'observer', 'Noor Observer'));
  await reader.getByRole('heading', { name: 'Open round' }).first().waitFor();
  await reader.getByRole('link', { name: /^Town hall, Old Mill, Wed/u }).waitFor();
  expect(await button(reader, /^(Change|Add|Delete)/u).count()).toBe(0);
  expect(await reader.getByRole('link', { name: 'Plan a session' }).count()).toBe(0);
});
