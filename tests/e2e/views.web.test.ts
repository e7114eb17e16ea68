/** Ways to look at a map that are kept and shared, in a real browser on a real server. */
import { randomUUID } from 'node:crypto';
import type { BrowserContextOptions, Locator, Page } from 'playwright-core';
import type { Pages } from './support/pages.js';
import type { Person, TestServer } from './support/server.js';
import { setStage } from './support/stage.js';

const stage = setStage();
let server: TestServer;
let pages: Pages;
let project: string;
let observer: Person;

beforeAll(async () => {
  ({ server, pages } = stage);
  project = await server.sample();
  observer = await server.invite(project, 'observer', 'Cyra Observer');
});

async function open(person: Person = server.owner, address = `/p/${project}`, options: BrowserContextOptions = {}): Promise<Page> {
  const page = await pages.signedIn(person, options);
  await page.goto(`${server.url}${address}`);
  await page.getByTestId('canvas').waitFor();
  return page;
}
const saved = (page: Page): Locator => page.getByRole('region', { name: 'Saved views' });
const view = (page: Page, name: string): Locator => saved(page).getByRole('button', { name, exact: true });
const sector = (page: Page, name: RegExp): Locator => page.getByRole('region', { name: 'Filters' }).getByRole('checkbox', { name });
const addressOf = (page: Page): string => page.url().replace(server.url, '');
const toast = (page: Page, text: string | RegExp): Locator => page.getByRole('status').filter({ hasText: text });

async function save(page: Page, name: string): Promise<void> {
  await saved(page).getByRole('button', { name: 'Save this view' }).click();
  await page.getByRole('textbox', { name: 'Name of the view' }).fill(name);
  await page.getByRole('radio', { name: 'For the team', checked: true }).focus();
  await page.keyboard.press('Enter');
  await view(page, name).waitFor();
}
async function more(page: Page, name: string, item: string): Promise<void> {
  await view(page, name).hover();
  await saved(page).getByRole('button', { name: `More about the view ${name}` }).click();
  await page.getByRole('menuitem', { name: item, exact: true }).click();
}

test('VIEW-3 VIEW-4 a view of the team comes to the others at once, opens as it was saved, and its link opens it for a colleague', async () => {
  const [page, other] = [await open(), await open(observer)];
  await sector(page, /^Judicial/).uncheck();
  await page.getByRole('button', { name: /^Colour/ }).click();
  await page.getByRole('menuitemradio', { name: 'Level', exact: true }).click();
  await page.getByRole('group', { name: 'Colour: Level' }).waitFor();
  await save(page, 'Without courts');
  await page.waitForURL(/saved=/u);
  await view(other, 'Without courts').click();
  await other.getByRole('group', { name: 'Colour: Level' }).waitFor();
  expect(await sector(other, /^Judicial/).isChecked()).toBe(false);
  // The same by its link.
  const linked = await open(observer, addressOf(page));
  await linked.getByRole('group', { name: 'Colour: Level' }).waitFor();
  expect(await sector(linked, /^Judicial/).isChecked()).toBe(false);
  expect(await linked.getByText(/changed since/).count()).toBe(0);
});

test('VIEW-3 a view is renamed, deleted, and brought back by undo; its link says clearly that it is gone', async () => {
  const page = await open();
  await save(page, 'For the minister');
  await more(page, 'For the minister', 'Rename');
  await page.getByRole('textbox', { name: 'Name of the view' }).fill('For the cabinet');
  await page.keyboard.press('Enter');
  await view(page, 'For the cabinet').waitFor();
  const link = addressOf(page);
  await more(page, 'For the cabinet', 'Delete the view');
  await view(page, 'For the cabinet').waitFor({ state: 'detached' });
  const late = await open(observer, link);
  await late.getByText('The view of this link is not here.').waitFor();
  await page.keyboard.press('Control+z');
  await view(page, 'For the cabinet').waitFor();
  // Whoever waits for it sees it come back.
  await late.getByText('The view of this link is not here.').waitFor({ state: 'detached' });
});

test('VIEW-5 VIEW-9 who looks otherwise than the view says is told, and keeps it, keeps it as another, or goes back; who looks as it says follows', async () => {
  const [page, other] = [await open(), await open(observer)];
  await save(page, 'Strong ties');
  await view(other, 'Strong ties').click();
  await other.waitForURL(/saved=/u);
  await sector(page, /^Non-State/).uncheck();
  await page.getByText(/“.?Strong ties.?”, changed since/).waitFor();
  await page.getByRole('button', { name: 'Back to it' }).click();
  await page.getByText(/changed since/).waitFor({ state: 'detached' });
  expect(await sector(page, /^Non-State/).isChecked()).toBe(true);
  await sector(page, /^Non-State/).uncheck();
  await page.getByRole('button', { name: 'Save changes' }).click();
  await page.getByText(/changed since/).waitFor({ state: 'detached' });
  await other.waitForFunction(() => [...document.querySelectorAll('label')].some((label) => /^Non-State/.test(label.textContent ?? '') && label.querySelector('input')?.checked === false));
  // Who may not change maps is not offered to; and is not torn away from how they look now.
  await sector(other, /^Judicial/).uncheck();
  await other.getByText(/changed since/).waitFor();
  expect(await other.getByRole('button', { name: 'Save changes' }).count()).toBe(0);
  await page.keyboard.press('Control+z');
  await toast(page, 'Taken back').waitFor();
  await other.getByText(/changed since/).waitFor();
  expect(await sector(other, /^Judicial/).isChecked()).toBe(false);
});

test('VIEW-6 VIEW-8 who may not change maps keeps views in the own browser, where nobody else finds them', async () => {
  const page = await open(observer);
  await sector(page, /^The public/).uncheck();
  await saved(page).getByRole('button', { name: 'Save this view' }).click();
  expect(await page.getByRole('radio', { name: 'For the team' }).count()).toBe(0);
  await page.getByRole('textbox', { name: 'Name of the view' }).fill('Mine alone');
  await page.keyboard.press('Enter');
  await view(page, 'Mine alone').waitFor();
  await page.reload();
  await view(page, 'Mine alone').waitFor();
  expect(await sector(page, /^The public/).isChecked()).toBe(false);
  const link = addressOf(page);
  const other = await open(server.owner, link);
  await other.getByText('The view of this link is not here.').waitFor();
  expect(await view(other, 'Mine alone').count()).toBe(0);
});

test('VIEW-2 a view that filters by a word and draws by a property that were deleted opens, and says what is gone', async () => {
  const page = await open();
  const map = new URL(page.url()).pathname.split('/m/')[1]!;
  const [id, level, place, property] = [randomUUID(), randomUUID(), randomUUID(), randomUUID()];
  await server.act(project, 'createTerm', { id: level, vocabulary: 'level', code: 'gone-soon', name: 'Gone soon' });
  await server.act(project, 'createPlace', { id: place, name: 'Gone soon' });
  await server.act(project, 'createProperty', { id: property, of: 'stakeholder', name: 'Budget', valueType: 'number' });
  await server.act(project, 'createSavedView', { id, map, name: 'Half gone', levels: [level], places: [place], sizeBy: property, confidence: 'low' });
  await server.act(project, 'deleteTerm', { id: level });
  await server.act(project, 'deletePlace', { id: place });
  await server.act(project, 'deleteProperty', { id: property });
  await page.goto(`${server.url}/p/${project}/m/${map}?saved=${id}`);
  await page.getByText('Parts of this view are gone.').waitFor();
  await page.getByText('2 words and places it filters by were deleted or are not for your eyes.').waitFor();
  await page.getByText('What it draws by was deleted or is not for your eyes.').waitFor();
});

test('VIEW-7 a map opens with the view that the team chose for it, also on a phone', async () => {
  const page = await open();
  await sector(page, /^International partners/).uncheck();
  await save(page, 'Our own');
  await more(page, 'Our own', 'Open the map with it');
  const phone = await open(observer, new URL(page.url()).pathname, { viewport: { width: 390, height: 844 }, hasTouch: true });
  await phone.waitForURL(/saved=/u);
  await phone.getByText(/members are hidden/).first().waitFor();
  await more(page, 'Our own', 'No longer open the map with it');
});

test('LAYOUT-8 VIEW-1 a view lays the map out for whoever looks, and moves nobody on it', async () => {
  const page = await open();
  await page.keyboard.press('l');
  await page.getByRole('menuitemcheckbox', { name: 'For my eyes only' }).click();
  await page.getByRole('menuitem', { name: 'Circle by sector' }).click();
  await page.getByText('Only you see it laid out so.').waitFor();
  await save(page, 'In a circle');
  const other = await open(observer, addressOf(page));
  await other.getByText('Only you see it laid out so.').waitFor();
  await other.getByRole('button', { name: 'Back to the map of all' }).click();
  await other.getByText(/changed since/).waitFor();
});

test('VIEW-30 two people who change different things of one view do not undo each other', async () => {
  const [page, other] = [await open(), await open(server.owner)];
  await save(page, 'For both');
  await view(other, 'For both').click();
  await other.waitForURL(/saved=/u);
  // One looks otherwise and has not saved it yet, when the other saves a filter.
  await page.getByRole('button', { name: /^Colour/ }).click();
  await page.getByRole('menuitemradio', { name: 'Level', exact: true }).click();
  await page.getByText(/changed since/).waitFor();
  await sector(other, /^Non-State/).uncheck();
  await other.getByRole('button', { name: 'Save changes' }).click();
  await other.getByText(/changed since/).waitFor({ state: 'detached' });
  // What comes after the change has come tells that it has come.
  await save(other, 'Came after it');
  await view(page, 'Came after it').waitFor();
  await view(other, 'For both').click();
  await page.getByRole('button', { name: 'Save changes' }).click();
  await page.getByText(/changed since/).waitFor({ state: 'detached' });
  await other.getByRole('group', { name: 'Colour: Level' }).waitFor();
  expect(await sector(other, /^Non-State/).isChecked()).toBe(false);
  expect(await sector(page, /^Non-State/).isChecked()).toBe(false);
});

test('VIEW-31 an own view that is brought back takes none with it that was saved since', async () => {
  const page = await open(observer);
  const keep = async (name: string): Promise<void> => {
    await saved(page).getByRole('button', { name: 'Save this view' }).click();
    await page.getByRole('textbox', { name: 'Name of the view' }).fill(name);
    await page.keyboard.press('Enter');
    await view(page, name).waitFor();
  };
  await keep('First of mine');
  await more(page, 'First of mine', 'Delete the view');
  await view(page, 'First of mine').waitFor({ state: 'detached' });
  await keep('Second of mine');
  await toast(page, /First of mine/).getByRole('button', { name: 'Undo' }).click();
  await view(page, 'First of mine').waitFor();
  expect(await view(page, 'Second of mine').count()).toBe(1);
});
