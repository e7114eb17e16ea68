/** A table of somebody's own comes in: what it means is worked out, corrected, remembered. In a real browser on a real server. */
import AxeBuilder from '@axe-core/playwright';
import { type Browser, type Page } from 'playwright-core';
import { launchBrowser } from './support/browser.js';
import { Pages } from './support/pages.js';
import { startTestServer, type TestServer } from './support/server.js';

let server: TestServer;
let browser: Browser;
let pages: Pages;
beforeAll(async () => {
  server = await startTestServer();
  browser = await launchBrowser();
  pages = new Pages(browser, server);
});
afterAll(async () => {
  await browser?.close();
  await server?.stop();
}, 30_000);
afterEach(() => pages.close());

const ROWS = ['p1,Ada Imani,t1,Lake accord,2005-08-03,party', 'p2,Bea Okoth,t1,Lake accord,2005-08-03,witness', 'p1,Ada Imani,t2,Reed protocol,2006-01-10,witness', 'p3,Cem Abar,t2,Reed protocol,2006-01-10,party'];
const table = (header: string, rows: readonly string[] = ROWS): Buffer => Buffer.from([header, ...rows].join('\n'));
const SIGNED = 'person_id,full_name,pact_id,pact_name,date,role';

async function begin(page: Page, name: string): Promise<string> {
  const { createProject } = await pages.ask<{ createProject: { project: { id: string } } }>(
    page,
    'mutation ($workspace: ID!, $input: CreateProjectInput!) { createProject(workspace: $workspace, input: $input) { ... on CreateProjectDone { project { id } } } }',
    { workspace: server.workspace, input: { name, fictional: true, template: 'general' } },
  );
  return createProject.project.id;
}
async function give(page: Page, project: string, name: string, buffer: Buffer): Promise<void> {
  await page.goto(`${server.url}/p/${project}/import`);
  const [chooser] = await Promise.all([page.waitForEvent('filechooser'), page.getByRole('button', { name: 'Choose a file' }).click()]);
  await chooser.setFiles({ name, mimeType: 'text/csv', buffer });
}
/** What a column is said to say. */
const says = (page: Page, column: string) => page.getByRole('combobox', { name: new RegExp(`^What .?${column}.? says$`, 'u') });
const chosen = (page: Page, column: string): Promise<string> => says(page, column).evaluate((select: HTMLSelectElement) => select.selectedOptions[0]!.textContent!.replaceAll(/[\u2068\u2069]/gu, ''));

test('MEAN-10 MEAN-11 MEAN-14: a table of people and pacts is understood, corrected, put in, and the next edition is read as was said', async () => {
  const page = await pages.signedIn(server.owner);
  const project = await begin(page, 'Pacts');
  await give(page, project, 'pacts_2025.csv', table(SIGNED));
  const sheet = page.getByRole('region', { name: 'pacts_2025' });
  await sheet.getByText('4 rows').waitFor();
  expect(await sheet.getByRole('combobox', { name: /What the rows of/ }).inputValue()).toBe('connections');
  expect(await Promise.all(['person_id', 'full_name', 'pact_id', 'pact_name', 'date', 'role'].map((column) => chosen(page, column)))).toEqual(['Start: ID, by which it is known again', 'Start: Name', 'End: ID, by which it is known again', 'End: Name', 'End: Since', 'New property: role']);

  await sheet.getByRole('textbox', { name: 'Kind of those at the start' }).fill('Person');
  await page.keyboard.press('Enter');
  await sheet.getByRole('checkbox', { name: /These are things/ }).first().uncheck();
  await sheet.getByRole('textbox', { name: 'Kind of those at the end' }).fill('Pact of the lake');
  await page.keyboard.press('Enter');
  await says(page, 'role').selectOption({ label: 'Kind or type' });
  await page.getByRole('radio', { name: /From one to the other/ }).check();
  const counts = page.getByRole('group', { name: 'What will happen' });
  await counts.getByText('4 to add').waitFor();
  await page.getByText('As you said. It is kept for the next file with the same columns.').waitFor();
  const { violations } = await new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa', 'wcag22aa']).analyze();
  expect(violations.filter(({ impact }) => impact === 'serious' || impact === 'critical').map(({ id }) => id)).toEqual([]);
  await page.getByRole('button', { name: 'Import', exact: true }).click();
  await page.getByRole('heading', { name: 'The import is in' }).waitFor();

  const { project: held } = await pages.ask<{ project: { stakeholders: { nodes: { name: string; validFrom: string | null; kind: { code: string; thing: boolean | null } }[] }; relationships: { nodes: { from: { name: string }; to: { name: string }; type: { name: string }; direction: string }[] } } }>(
    page,
    'query ($id: ID!) { project(id: $id) { stakeholders(first: 20) { nodes { name validFrom kind { code thing } } } relationships(first: 20) { nodes { from { name } to { name } type { name } direction } } } }',
    { id: project },
  );
  expect(held.stakeholders.nodes.map(({ name, validFrom, kind }) => `${name} ${validFrom} ${kind.code} ${kind.thing}`).sort()).toEqual([
    'Ada Imani null person null',
    'Bea Okoth null person null',
    'Cem Abar null person null',
    'Lake accord 2005-08-03 pactOfTheLake true',
    'Reed protocol 2006-01-10 pactOfTheLake true',
  ]);
  expect(held.relationships.nodes.map(({ from, to, type, direction }) => `${from.name} ${type.name} ${to.name} ${direction}`).sort()).toEqual(['Ada Imani party Lake accord directed', 'Ada Imani witness Reed protocol directed', 'Bea Okoth witness Lake accord directed', 'Cem Abar party Reed protocol directed']);

  await page.getByRole('button', { name: 'Import another file' }).click();
  await give(page, project, 'pacts_2026.csv', table(SIGNED, [...ROWS, 'p2,Bea Okoth,t3,Shore annex,2026-02,party']));
  await page.getByText('As you or a colleague said for an earlier file with the same columns.').waitFor();
  expect(await page.getByRole('textbox', { name: 'Kind of those at the end' }).inputValue()).toBe('Pact of the lake');
  await counts.getByText('1 to add').first().waitFor();
});

test('MEAN-8 MEAN-14: a table that says nothing of itself is asked about first, and nothing is lost by it', async () => {
  const page = await pages.signedIn(server.owner);
  const project = await begin(page, 'Shores');
  await give(page, project, 'list.csv', Buffer.from('Wer,Wo\nNet menders,north\nReed cutters,south'));
  await page.getByText('It is not clear what the rows of this file are.').waitFor();
  const sheet = page.getByRole('region', { name: 'list' });
  await sheet.getByRole('combobox', { name: /What the rows of/ }).selectOption({ label: 'Rows are stakeholders' });
  await sheet.getByText(/Still missing, so not read yet: the names/).waitFor();
  await says(page, 'Wer').selectOption({ label: 'Name' });
  await page.getByRole('group', { name: 'What will happen' }).getByText('2 to add').waitFor();
  await says(page, 'Wo').selectOption({ label: 'Place' });
  await page.getByRole('button', { name: 'Import', exact: true }).click();
  await page.getByRole('heading', { name: 'The import is in' }).waitFor();
  const { project: held } = await pages.ask<{ project: { stakeholders: { nodes: { name: string; place: { name: string } }[] } } }>(page, 'query ($id: ID!) { project(id: $id) { stakeholders(first: 20) { nodes { name place { name } } } } }', { id: project });
  expect(held.stakeholders.nodes.map(({ name, place }) => `${name}: ${place.name}`).sort()).toEqual(['Net menders: north', 'Reed cutters: south']);
});

test('UI-261 the question of day and month shows how each answer would read a date of the file, and what was answered is put in', async () => {
  const page = await pages.signedIn(server.owner);
  const project = await begin(page, 'Visits');
  await give(page, project, 'visits.csv', Buffer.from('Label,Visit,Back\nNet menders,03/04/2020,2020-05-01\nReed cutters,25/12/2020,2020-02-30\nFerry crews,07/07/2020,2020-05-03'));
  const question = page.getByRole('group', { name: /1 date in .*Visit.* can be read in two ways/u });
  await question.waitFor();
  const answers = (await question.locator('label').allTextContents()).map((text) => text.replaceAll(/[\u2068\u2069]/gu, ''));
  expect(answers).toEqual([expect.stringMatching(/^Day first.*03\/04\/2020 is .*Apr/u), expect.stringMatching(/^Month first.*03\/04\/2020 is .*Mar/u), expect.stringMatching(/^Leave them as written/u)]);
  await page.getByRole('row', { name: /visits 3 Back .*2020-02-30.* is in no calendar/u }).waitFor();
  await question.getByRole('radio', { name: /Day first/ }).check();
  await page.getByText('1 of 1 answered').waitFor();
  await page.getByRole('button', { name: 'Import', exact: true }).click();
  await page.getByRole('heading', { name: 'The import is in' }).waitFor();
  const { project: held } = await pages.ask<{ project: { stakeholders: { nodes: { name: string; properties: { definition: { name: string }; value: unknown }[] }[] } } }>(page, 'query ($id: ID!) { project(id: $id) { stakeholders(first: 20) { nodes { name properties { definition { name } value } } } } }', { id: project });
  expect(held.stakeholders.nodes.map(({ name, properties }) => [name, ...properties.map(({ definition, value }) => `${definition.name} ${String(value)}`).sort()]).sort()).toEqual([
    ['Ferry crews', 'Back 2020-05-03', 'Visit 2020-07-07'],
    ['Net menders', 'Back 2020-05-01', 'Visit 2020-04-03'],
    ['Reed cutters', 'Visit 2020-12-25'],
  ]);
});

test('UI-260 an import from the start page says that a project is made first, and leads to the choice of the file', async () => {
  const page = await pages.signedIn(server.owner);
  await begin(page, 'One that is there');
  await page.goto(server.url);
  await page.getByRole('link', { name: 'Import into a new project' }).click();
  await page.getByText(/^First the project gets a name\. Then you choose the table or the map file/u).waitFor();
  await page.getByRole('textbox', { name: 'Name' }).fill('From a table');
  await page.getByRole('button', { name: 'Create it and choose the file' }).click();
  await page.waitForURL(/\/p\/[^/]+\/import$/u);
  await page.getByRole('button', { name: 'Choose a file' }).waitFor();
  // A project without a file says nothing of one.
  await page.goto(`${server.url}/new`);
  await page.getByRole('button', { name: 'Create the project' }).waitFor();
  expect(await page.getByText(/First the project gets a name/).count()).toBe(0);
});

test('UI-281: of a table whose columns mean nothing yet it is said that nothing is read, not that all of it is there', async () => {
  const page = await pages.signedIn(server.owner);
  const project = await begin(page, 'Unread');
  await give(page, project, 'liens.csv', table('De,Vers', ['a,b', 'b,c']));
  await page.getByText('Nothing of the file is read yet.', { exact: false }).waitFor();
  expect(await page.getByRole('button', { name: 'Import', exact: true }).isDisabled()).toBe(true);
  expect(await page.getByText('is in the project already', { exact: false }).count()).toBe(0);
});
