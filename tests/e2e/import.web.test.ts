/** A file becomes a map: chosen, looked at, decided on, put in, taken back. In a real browser on a real server. */
import AxeBuilder from '@axe-core/playwright';
import ExcelJS from 'exceljs';
import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { type Browser, type BrowserContextOptions, type Page } from 'playwright-core';
import { launchBrowser } from './support/browser.js';
import { beginProject, type Contents, contentsOf, EMPTY, giveFile, heading, importButton } from './support/imports.js';
import { Pages } from './support/pages.js';
import { type Person, startTestServer, type TestServer } from './support/server.js';

const REAL = resolve(import.meta.dirname, '../../../shared/data/maps/kumu-paypal-mafia.xlsx');

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

const open = (person: Person, options: BrowserContextOptions = {}): Promise<Page> => pages.signedIn(person, { acceptDownloads: true, ...options });

const begin = (page: Page, name: string): Promise<string> => beginProject({ server, pages }, page, name);
const contents = (page: Page, project: string): Promise<Contents> => contentsOf({ pages }, page, project);
/** Goes to the import and gives it a file. */
const give = (page: Page, project: string, name: string, buffer: Buffer): Promise<void> => giveFile({ server }, page, project, name, buffer);

type Cell = string | number | null;
async function workbook(sheets: Record<string, Cell[][]>): Promise<Buffer> {
  const book = new ExcelJS.Workbook();
  for (const [name, rows] of Object.entries(sheets)) book.addWorksheet(name).addRows(rows);
  return Buffer.from(await book.xlsx.writeBuffer());
}
const LAKE = {
  Elements: [
    ['Label', 'Type', 'Description', 'Influence', 'Boats'],
    ['Lake council', 'Institution', 'Elected by four shores', 'High', 4],
    ['Net menders', 'Cooperative', null, 'Low', 60],
    ['', 'Person', null, null, null],
    ['Harbour fund', 'International partner', null, 'Medium', 0],
  ],
  Connections: [
    ['From', 'To', 'Type'],
    ['Harbour fund', 'Net menders', 'Funding'],
    ['Net menders', 'Lake council', 'Ferries'],
  ],
} satisfies Record<string, Cell[][]>;

/** Barriers that would keep somebody out. */
async function barriers(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']).analyze();
  return violations.filter(({ impact }) => impact === 'serious' || impact === 'critical').map(({ id, nodes }) => `${id}: ${nodes[0]?.html ?? ''}`);
}

test('UI-62 … UI-68: a workbook is looked at, its question answered, put in, seen on the map, and taken back whole', async () => {
  const page = await open(server.owner);
  const project = await begin(page, 'Lake dialogue');
  await give(page, project, 'lake_dialogue.xlsx', await workbook(LAKE));
  await heading(page, 'What will happen');
  expect(await page.getByRole('heading', { name: 'What will happen' }).evaluate((title) => title === document.activeElement)).toBe(true);
  const counts = page.getByRole('group', { name: 'What will happen' });
  expect(await counts.textContent()).toMatch(/Stakeholders3 to add.*Relationships2 wait for your answer.*3 on the new map “.?Lake dialogue.?”.*1 row or cell cannot be taken/u);
  expect(await barriers(page)).toEqual([]);

  // The row that cannot be taken: where, why, and as a list to mend the file by.
  await page.getByRole('row', { name: /Elements 4 .*The row has no label/u }).waitFor();
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: 'Save this list as CSV' }).click()]);
  expect(readFileSync(await download.path(), 'utf8')).toMatch(/^\uFEFFSheet,Row,Column,Reason\r\nElements,4,[^,]*,The row has no label\. Write a name into its label column\.\r\n$/u);

  // Words stay a property, whatever the column is called; nothing is guessed.
  await page.getByRole('row', { name: /Influence High · Medium|Influence .*New property/u }).first().waitFor();
  expect(await importButton(page).isDisabled()).toBe(true);
  await page.getByRole('button', { name: 'Go to the first open question' }).click();
  expect(await page.evaluate(() => document.activeElement?.getAttribute('value'))).toBe('directed');
  await page.keyboard.press('Space');
  await page.getByText('1 of 1 answered').waitFor();
  await counts.getByText('2 to add').waitFor();

  // Leaving and coming back finds it as it was left.
  await page.getByRole('link', { name: 'Settings' }).click();
  await heading(page, 'About');
  await page.getByRole('link', { name: 'Import' }).click();
  await page.getByText('1 of 1 answered').waitFor();
  expect(await contents(page, project)).toEqual(EMPTY);

  await importButton(page).click();
  await heading(page, 'The import is in');
  expect(await contents(page, project)).toEqual({ stakeholders: ['Harbour fund', 'Lake council', 'Net menders'], relationships: 2, maps: ['Lake dialogue'], properties: ['Boats', 'Influence'] });
  expect(await barriers(page)).toEqual([]);
  await page.reload();
  await heading(page, 'The import is in');
  await page.getByRole('link', { name: 'Open the map' }).click();
  await page.waitForURL(/\/m\//u);
  await page.locator('[data-testid="canvas"] canvas').first().waitFor();
  await page.keyboard.press('2');
  for (const name of ['Harbour fund', 'Lake council', 'Net menders']) await page.getByText(name).first().waitFor();

  await page.goBack();
  await page.getByRole('button', { name: 'Undo the whole import' }).click();
  await heading(page, 'The import was taken back');
  await page.getByText('The project is as it was before it.').waitFor();
  expect(await contents(page, project)).toEqual(EMPTY);
  await page.keyboard.press('Control+z');
  await page.getByText('There is nothing of yours to take back.').waitFor();
});

const FIVE = Buffer.from(`Label,Type\n${['Ferry crews', 'Fish market', 'Lake police', 'Reed cutters', 'Water board'].map((name) => `${name},Group`).join('\n')}`);

test('UI-68 UNDO-13 UNDO-14: the keys of undo take an import back from its map, which has arranged itself, bring it again, and take it back after a reload', async () => {
  const page = await open(server.owner);
  const project = await begin(page, 'Undone by keys');
  await give(page, project, 'shore.csv', FIVE);
  await importButton(page).click();
  await heading(page, 'The import is in');
  await page.getByRole('link', { name: 'Open the map' }).click();
  await page.getByText(/^Arranged /u).waitFor();
  await page.keyboard.press('Control+z');
  await page.getByText(/^Taken back: a change of \d+ records\.$/u).waitFor();
  expect(await contents(page, project)).toEqual(EMPTY);
  await page.keyboard.press('Control+Shift+z');
  await page.getByText(/^Done again: a change of \d+ records\.$/u).waitFor();
  expect((await contents(page, project)).stakeholders).toHaveLength(5);
  await page.reload();
  await page.locator('[data-testid="canvas"] canvas').first().waitFor();
  await page.keyboard.press('Control+z');
  await page.getByText(/^Taken back: a change of \d+ records\.$/u).waitFor();
  expect(await contents(page, project)).toEqual(EMPTY);
  await page.goto(`${server.url}/p/${project}/import`);
  await heading(page, 'The import was taken back');
});

test('UI-68 an import that ends while another screen is open is taken back by the keys; its page says so', async () => {
  const page = await open(server.owner);
  const project = await begin(page, 'Followed');
  await give(page, project, 'many.csv', Buffer.from(`Label,Type\n${Array.from({ length: 4_000 }, (_, i) => `S${i},Person`).join('\n')}`));
  await importButton(page).click();
  await heading(page, 'Importing');
  await page.getByRole('link', { name: 'Settings' }).click();
  await heading(page, 'About');
  await page.reload();
  await heading(page, 'About');
  await page.waitForFunction((id) => sessionStorage.getItem(`baraza-import-step:${id}`) !== null, project, { timeout: 60_000 });
  await page.keyboard.press('Control+z');
  await page.getByText(/^Taken back: a change of /u).waitFor({ timeout: 60_000 });
  expect(await contents(page, project)).toEqual(EMPTY);

  await page.goto(`${server.url}/p/${project}/import`);
  await heading(page, 'The import was taken back');
  await page.getByRole('button', { name: 'Import another file' }).click();
  await give(page, project, 'shore.csv', FIVE);
  await importButton(page).click();
  await heading(page, 'The import is in');
  await page.reload();
  await heading(page, 'The import is in');
  await page.keyboard.press('Control+z');
  await heading(page, 'The import was taken back');
  expect(await page.getByRole('button', { name: 'Undo the whole import' }).count()).toBe(0);
  expect(await contents(page, project)).toEqual(EMPTY);
});

test('IMP-72 UI-65 … UI-66: a second import says what changes into what, and asks which of two of a name is meant', async () => {
  const page = await open(server.owner);
  const project = await begin(page, 'Two of a name');
  const head = ['Label', 'Type', 'Description'];
  await give(page, project, 'first.xlsx', await workbook({ Elements: [head, ['Apple', 'Company', 'Sells fruit'], ['Apple', 'Network', 'Of orchards'], ['Pear', 'Company', 'Sells pears']] }));
  await importButton(page).click();
  await heading(page, 'The import is in');
  await page.getByRole('button', { name: 'Import another file' }).click();
  await give(page, project, 'second.xlsx', await workbook({ Elements: [head, ['Apple', null, 'Which one?'], ['Pear', 'Company', 'Sells juice']] }));
  await heading(page, 'What will happen');
  const question = page.getByRole('group', { name: /2 stakeholders called/u });
  expect(await question.getByRole('radio').count()).toBe(4);
  await question.getByRole('radio', { name: /Network.*Of orchards/u }).check();
  await page.getByText('1 of 1 answered').waitFor();
  await page.getByRole('radio', { name: 'On no map' }).check();
  await page.getByRole('tab', { name: /To change/u }).click();
  await page.getByRole('row', { name: /Pear Who it is Sells pears becomes Sells juice/u }).waitFor();
  await page.getByRole('row', { name: /Apple Who it is Of orchards becomes Which one\?/u }).waitFor();
  await page.getByText('Nothing has been changed yet.', { exact: true }).waitFor();
  await importButton(page).click();
  await page.getByText('2 stakeholders that were there changed').waitFor();
  await page.getByText('From second.xlsx.').waitFor();
  expect((await contents(page, project)).maps).toEqual(['First']);
});

test('UI-60, UI-61: a file that is no table is refused with a sentence in the language of the page, and changes nothing', async () => {
  for (const [locale, sentence] of [
    ['en-GB', /The workbook is (incomplete|damaged)/u],
    ['ar', /المصنف (ناقص|تالف)/u],
  ] as const) {
    const page = await open(server.owner, { locale });
    const project = await begin(page, 'Refused');
    await page.goto(`${server.url}/p/${project}/import`);
    await page.locator('input[type=file]').setInputFiles({ name: 'broken.xlsx', mimeType: 'application/octet-stream', buffer: Buffer.from('PK\u0003\u0004 and then nothing') });
    const alert = page.getByRole('alert').filter({ hasText: sentence });
    await alert.waitFor();
    expect(await alert.evaluate((box) => box === document.activeElement)).toBe(true);
    expect(await barriers(page)).toEqual([]);
    expect(await contents(page, project)).toEqual(EMPTY);
  }
});

test('UI-60 cells that were copied in a spreadsheet are pasted as a table, a file is dropped; the example shows the form', async () => {
  const page = await open(server.owner);
  const project = await begin(page, 'Pasted');
  await page.goto(`${server.url}/p/${project}/import`);
  await page.getByRole('button', { name: 'Try it with this example' }).click();
  await heading(page, 'What will happen');
  await page.getByText('3 to add').waitFor();
  await page.getByRole('button', { name: 'Choose another file' }).click();
  await heading(page, 'Bring in a table');
  await page.evaluate(() => {
    const data = new DataTransfer();
    data.setData('text/plain', 'Label\tType\nNorth shore\tGroup of people\nSouth shore\tGroup of people\n');
    document.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true }));
  });
  await page.getByText('2 to add').waitFor();

  await page.getByRole('button', { name: 'Choose another file' }).click();
  await heading(page, 'Bring in a table');
  const dropped = await page.evaluateHandle(() => {
    const data = new DataTransfer();
    data.items.add(new File(['Label,Type\nWest shore,Group of people\n'], 'dropped.csv', { type: 'text/csv' }));
    return data;
  });
  await page.getByText('Drop the file here').dispatchEvent('drop', { dataTransfer: dropped });
  await page.getByText('1 to add').waitFor();
});

test('UI-270 a file that misses the place for files, or is dropped where there is none, is not opened instead of the page', async () => {
  const page = await open(server.owner);
  const project = await begin(page, 'Missed');
  /** What the browser would do of itself: open the file, unless somebody says no. */
  const opened = () =>
    page.locator('body').evaluate((element) => {
      const dataTransfer = new DataTransfer();
      dataTransfer.items.add(new File(['Label\n'], 'missed.csv', { type: 'text/csv' }));
      return element.dispatchEvent(new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true }));
    });
  await page.goto(`${server.url}/p/${project}/import`);
  await heading(page, 'Bring in a table');
  expect(await opened()).toBe(false);
  await heading(page, 'Bring in a table');
  await page.goto(server.url);
  await heading(page, 'Projects');
  expect(await opened()).toBe(false);
});

test('UI-67: a large import tells how far it is, is found again after leaving, and can be cancelled', async () => {
  const page = await open(server.owner);
  const project = await begin(page, 'Large');
  await give(page, project, 'large.csv', Buffer.from(`Label,Type\n${Array.from({ length: 20_000 }, (_, i) => `S${i},Person`).join('\n')}`));
  await heading(page, 'What will happen');
  await page.getByRole('button', { name: 'Later rows' }).click();
  await page.getByText('51 to 100 of 20,000').waitFor();
  await page.getByRole('row', { name: /^S99 /u }).waitFor();
  await importButton(page).click();
  await page.getByText(/of 40,001/u).waitFor();
  await page.getByRole('link', { name: 'Settings' }).click();
  await heading(page, 'About');
  await page.getByRole('link', { name: 'Import' }).click();
  await heading(page, 'Importing');
  await page.getByRole('button', { name: 'Cancel' }).click();
  await page.getByRole('heading', { name: 'The import was cancelled' }).waitFor({ timeout: 60_000 });
  await page.getByText('Nothing of it remains in the project.').waitFor();
  expect(await contents(page, project)).toEqual(EMPTY);
});

test('UI-69: who may not import is told so, and an archived project takes nothing', async () => {
  const page = await open(server.owner);
  const project = await begin(page, 'Rights');
  const observer = await open(await server.invite(project, 'observer', 'Only Looks'));
  await observer.goto(`${server.url}/p/${project}/import`);
  await observer.getByText('Only owners and analysts bring files into a project.').waitFor();
  expect(await observer.locator('input[type=file]').count()).toBe(0);
  await pages.ask(page, 'mutation ($id: ID!) { updateProject(project: $id, input: { id: $id, archived: true }) { __typename } }', { id: project });
  await page.goto(`${server.url}/p/${project}/import`);
  await heading(page, 'Nothing can be imported into an archived project');
});

test('UI-70: an export says what its format does not hold and what the rights leave out, before it is downloaded', async () => {
  const project = await server.sample();
  const page = await open(await server.invite(project, 'analyst', 'Ben Analyst'));
  await page.goto(`${server.url}/p/${project}/settings`);
  await page.getByRole('button', { name: /Download Kumu workbook/u }).click();
  const dialog = page.getByRole('dialog', { name: 'Export' });
  await dialog.getByRole('listitem').filter({ hasText: /^Interests, and who holds them\d+/u }).waitFor();
  await dialog.getByText(/As Analyst|what you may read as Analyst: records up to “Confidential”/u).waitFor();
  expect(await barriers(page)).toEqual([]);
  await dialog.getByRole('radio', { name: /Two CSV files/u }).check();
  await dialog.getByText('recognised again by how they look').waitFor();
  const [download] = await Promise.all([page.waitForEvent('download'), dialog.getByRole('link', { name: 'Download' }).click()]);
  expect(download.suggestedFilename()).toMatch(/\.csv\.zip$/u);
  expect(readFileSync(await download.path()).subarray(0, 2).toString()).toBe('PK');
});

const real = existsSync(REAL) ? test : test.skip;
real('UI-62 the real Kumu map comes in and goes back on a phone, in Arabic', async () => {
  const page = await open(server.owner, { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true, locale: 'ar' });
  const project = await begin(page, 'Kumu');
  await page.goto(`${server.url}/p/${project}/import`);
  await page.locator('input[type=file]').setInputFiles(REAL);
  await page.getByRole('heading', { name: 'ما سيحدث' }).waitFor();
  expect(await barriers(page)).toEqual([]);
  const unanswered = page.locator('[data-question][data-open]');
  while ((await unanswered.count()) > 0) {
    const left = await unanswered.count();
    await unanswered.first().getByRole('radio').first().check();
    await page.waitForFunction((count) => document.querySelectorAll('[data-question][data-open]').length < count, left);
  }
  expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
  await page.getByRole('button', { name: 'استورد', exact: true }).click();
  await page.getByRole('heading', { name: 'تم الاستيراد' }).waitFor();
  const { stakeholders, relationships } = await contents(page, project);
  expect(stakeholders.length).toBeGreaterThan(20);
  expect(relationships).toBeGreaterThan(20);
  await page.getByRole('button', { name: 'تراجع عن الاستيراد كله' }).click();
  await page.getByRole('heading', { name: 'تم التراجع عن الاستيراد' }).waitFor();
  expect(await contents(page, project)).toEqual(EMPTY);
});

test('no step raised an error in the page', () => {
  expect(pages.errors).toEqual([]);
});
