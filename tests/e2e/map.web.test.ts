/** The map in real browsers on a real server: two people, one of them cut off and back. */
import AxeBuilder from '@axe-core/playwright';
import { type Browser, type BrowserContext, type Page } from 'playwright-core';
import { findOnMap } from './support/canvas.js';
import { launchBrowser } from './support/browser.js';
import { Pages } from './support/pages.js';
import { type Person, startTestServer, type TestServer } from './support/server.js';

let server: TestServer;
let browser: Browser;
let pages: Pages;
let project: string;
let analyst: Person;
let observer: Person;

beforeAll(async () => {
  server = await startTestServer();
  project = await server.sample();
  analyst = await server.invite(project, 'analyst', 'Ben Analyst');
  observer = await server.invite(project, 'observer', 'Cyra Observer');
  browser = await launchBrowser();
  pages = new Pages(browser, server);
});

afterAll(async () => {
  await browser?.close();
  await server?.stop();
});

afterEach(() => pages.close());

/** A browser of its own, signed in, on the first map of the project. */
async function open(person: Person): Promise<{ page: Page; context: BrowserContext; errors: string[] }> {
  const page = await pages.signedIn(person, { serviceWorkers: 'allow' });
  const errors: string[] = [];
  page.on('pageerror', ({ message }) => errors.push(message));
  await page.goto(`${server.url}/p/${project}`);
  await page.locator('[data-testid="canvas"] canvas').first().waitFor();
  await page.getByRole('region', { name: 'Legend' }).waitFor();
  return { page, context: page.context(), errors };
}

/** Adds a stakeholder as one does by keyboard. */
async function add(page: Page, name: string): Promise<void> {
  await page.keyboard.press('a');
  await page.getByRole('combobox', { name: 'Name of the stakeholder' }).fill(name);
  await page.keyboard.press('Enter');
  await heading(page, name).waitFor();
}
const panel = (page: Page) => page.locator('aside[data-region]');
const heading = (page: Page, name: string) => panel(page).getByRole('button', { name: `Change Name: ${name}`, exact: true });

/** Goes to somebody by search. */
async function find(page: Page, name: string): Promise<void> {
  await findOnMap(page, name);
  await heading(page, name).waitFor();
}

/** The row of somebody in the list view. */
const row = (page: Page, name: string) => page.getByRole('grid').getByRole('row').filter({ hasText: name });

test('UI-25: two stakeholders, a tie, a new name and a judgement by keyboard alone; a step is taken back and brought again', async () => {
  const { page, errors } = await open(analyst);
  await add(page, 'Harbour Council');
  await add(page, 'Ferry Union');

  await page.keyboard.press('c');
  await page.getByRole('combobox', { name: 'To whom?' }).fill('Harbour Co');
  await page.keyboard.press('Enter');
  await page.getByRole('combobox', { name: 'Of which type?' }).fill('fund');
  await page.keyboard.press('Enter');
  await panel(page).getByText('Ferry Union funds Harbour Council').waitFor();

  // Undo takes the tie, redo brings it.
  await page.keyboard.press('Control+z');
  await panel(page).getByText('No longer here').waitFor();
  await page.keyboard.press('Control+Shift+z');
  await panel(page).getByText('Ferry Union funds Harbour Council').waitFor();

  await find(page, 'Harbour Council');
  await page.keyboard.press('F2');
  await page.getByRole('textbox', { name: 'Name' }).fill('Council of the Harbour');
  await page.keyboard.press('Enter');
  await heading(page, 'Council of the Harbour').waitFor();

  // My judgement: a digit, Enter; the next dimension opens by itself.
  await panel(page).getByRole('button', { name: 'Add mine' }).press('Enter');
  await page.keyboard.press('8');
  await panel(page).getByText('not yet kept').waitFor();
  await page.keyboard.press('Enter');
  await panel(page).getByRole('button', { name: /^Influence: 8, 1 judge/ }).waitFor();
  await page.keyboard.press('Escape');
  expect(errors).toEqual([]);
});

test('UI-26: dragging from the handle of a node onto another asks for the type', async () => {
  const { page } = await open(analyst);
  await page.getByRole('button', { name: 'New map' }).click();
  await page.getByText('Nobody is on this map yet').waitFor();
  await add(page, 'North Post');
  await add(page, 'South Post');
  await page.keyboard.press('Escape');
  await page.keyboard.press('0');
  // A canvas has no elements: the pointer goes over it until the handle shows that it has met each of the two.
  const box = (await page.getByTestId('canvas').boundingBox())!;
  const seen = await page.evaluate(async ({ left, top, width, height }) => {
    const found: { id: string; x: number; y: number }[] = [];
    const frame = (): Promise<void> => new Promise((done) => requestAnimationFrame(() => done()));
    const surface = document.querySelector('[data-testid="canvas"] canvas[data-id]')!;
    for (let y = top + 20; y < top + height - 20; y += 24) {
      for (let x = left + 20; x < left + width - 20; x += 24) {
        for (const kind of ['pointermove', 'mousemove']) surface.dispatchEvent(new MouseEvent(kind, { clientX: x, clientY: y, bubbles: true }));
        await frame();
        const handle = document.querySelector<HTMLElement>('[data-handle]');
        const id = handle?.dataset['handle'];
        if (id && !found.some((other) => other.id === id)) found.push({ id, x, y });
        if (found.length === 2) return found;
      }
    }
    return found;
  }, { left: box.x, top: box.y, width: box.width, height: box.height });
  expect(seen).toHaveLength(2);
  const [first, second] = [seen[0]!, seen[1]!];
  await page.mouse.move(first.x, first.y);
  const handle = page.locator('[data-handle]');
  await handle.waitFor();
  const grip = (await handle.boundingBox())!;
  await page.mouse.move(grip.x + 8, grip.y + 8);
  await page.mouse.down();
  await page.mouse.move(second.x - 30, second.y - 10, { steps: 4 });
  await page.mouse.move(second.x, second.y, { steps: 4 });
  await page.mouse.up();
  await page.getByRole('combobox', { name: 'Of which type?' }).waitFor();
  await page.keyboard.press('1');
  await panel(page).getByText(/(North|South) Post commands (North|South) Post/).waitFor();
});

test('UI-27: what is deleted can be brought back from the toast, and the other browser sees each step at once', async () => {
  const [one, two] = [await open(analyst), await open(server.owner)];
  await two.page.keyboard.press('2');
  await add(one.page, 'Salt Traders');
  await row(two.page, 'Salt Traders').waitFor();
  await one.page.keyboard.press('Shift+Delete');
  await row(two.page, 'Salt Traders').waitFor({ state: 'detached' });
  await one.page.getByRole('button', { name: 'Undo', exact: true }).last().click();
  await row(two.page, 'Salt Traders').waitFor();

  // Who types in a field is shown beside it.
  await row(two.page, 'Salt Traders').click();
  await find(one.page, 'Salt Traders');
  await one.page.keyboard.press('F2');
  await panel(one.page).getByRole('textbox', { name: 'Name' }).waitFor();
  expect(await panel(two.page).getByText('Ben Analyst is typing here').count()).toBe(0);
  await one.page.keyboard.type('S');
  await panel(two.page).getByText('Ben Analyst is typing here').waitFor();
  await one.page.keyboard.press('Escape');
  await panel(two.page).getByText('Ben Analyst is typing here').waitFor({ state: 'detached' });
  expect(one.errors).toEqual([]);
  expect(two.errors).toEqual([]);
});

test('UI-28: cut off, edited, reloaded, back: what waited is marked, survives, and reaches the other', async () => {
  const [one, two] = [await open(analyst), await open(server.owner)];
  await two.page.keyboard.press('2');
  await one.page.evaluate(async () => {
    await navigator.serviceWorker.ready;
  });
  await one.context.setOffline(true);
  await one.page.getByText(/No network since/).waitFor({ timeout: 60_000 });
  await add(one.page, 'Lighthouse Keepers');
  await one.page.getByText(/wait here and are sent/).waitFor();
  await one.page.locator('[data-waiting]').first().waitFor({ state: 'attached' });
  await one.page.keyboard.press('Escape');
  await one.page.keyboard.press('2');
  await row(one.page, 'Lighthouse Keepers').getByText('Waits here for the server').waitFor({ state: 'attached' });
  expect(await row(two.page, 'Lighthouse Keepers').count()).toBe(0);

  // The page itself opens while the server is away, with what waits in it.
  await one.page.reload();
  await one.page.getByRole('region', { name: 'Filters' }).waitFor();
  await one.page.keyboard.press('2');
  await row(one.page, 'Lighthouse Keepers').getByText('Waits here for the server').waitFor({ state: 'attached' });

  await one.context.setOffline(false);
  await row(two.page, 'Lighthouse Keepers').waitFor({ timeout: 60_000 });
  await one.page.getByText(/No network since/).waitFor({ state: 'detached', timeout: 60_000 });
  expect(await row(one.page, 'Lighthouse Keepers').getByText('Waits here for the server').count()).toBe(0);
});

test('UI-29: an observer reads without scores and is told why; nothing offers to change anything', async () => {
  const { page, errors } = await open(observer);
  await findOnMap(page, 'Ministry of Justice');
  await panel(page).getByText('Ministry of Justice').first().waitFor();
  await panel(page).getByText(/Scores are not shown to your role here \(Observer\)/).waitFor();
  for (const name of ['Add stakeholder', 'Connect', 'Add a fact', 'Add mine', 'Take off this map', 'Arrange']) expect(await page.getByRole('button', { name }).count()).toBe(0);
  await page.keyboard.press('a');
  expect(await page.getByRole('combobox', { name: 'Name of the stakeholder' }).count()).toBe(0);
  await page.goto(`${server.url}/p/${project}/settings`);
  await page.getByRole('definition').filter({ hasText: /^yes$/ }).waitFor();
  expect(await page.getByRole('switch').count()).toBe(0);
  expect(errors).toEqual([]);
});

test('UI-30: the list does by keyboard what the canvas does, and no serious barrier stands in either', async () => {
  const { page } = await open(analyst);
  await page.keyboard.press('2');
  const grid = page.getByRole('grid');
  await grid.getByRole('row').nth(1).focus();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Space');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await panel(page).getByRole('button', { name: /^Change Name: / }).waitFor();
  const serious = async (): Promise<string[]> => {
    const { violations } = await new AxeBuilder({ page }).analyze();
    return violations.filter(({ impact }) => impact === 'serious' || impact === 'critical').map(({ id, nodes }) => `${id}: ${nodes[0]?.html.slice(0, 160)}`);
  };
  expect(await serious()).toEqual([]);
  await page.keyboard.press('1');
  await page.getByRole('region', { name: 'Legend' }).waitFor();
  expect(await serious()).toEqual([]);
});

test('UI-31: on a phone a map opens with what is around the one with the most ties; whom one selects comes into the middle; the whole map is one tap away', async () => {
  const page = await pages.signedIn(observer, { viewport: { width: 390, height: 844 }, hasTouch: true });
  await page.goto(`${server.url}/p/${project}`);
  await page.getByText('1 step around').waitFor();
  const around = (name: string) => page.locator('main').getByText(name, { exact: true });
  await around('Ministry of Justice').waitFor();
  await page.locator('main').getByText(/^\d+ of 4\d$/).waitFor();
  // Near enough to read: three quarters of full size or more.
  await page.getByRole('button', { name: /^Zoom/ }).filter({ hasText: /^\D*(7[5-9]|[89]\d|1\d\d)\s?%/ }).waitFor();

  await findOnMap(page, 'Armed Forces of Quelmara');
  await around('Armed Forces of Quelmara').waitFor();
  await panel(page).getByText('Armed Forces of Quelmara').first().waitFor();
  await panel(page).getByRole('button', { name: 'Close' }).tap();
  await panel(page).waitFor({ state: 'detached' });
  await around('Armed Forces of Quelmara').waitFor();

  await page.getByRole('button', { name: 'Whole map' }).tap();
  await page.getByText('1 step around').waitFor({ state: 'detached' });
});

test('UI-38: the view and what is selected survive a reload and can be sent; “Whole map” shows all of it', async () => {
  const [one, two] = [await open(analyst), await open(observer)];
  await find(one.page, 'Ministry of Justice');
  await one.page.keyboard.press('2');
  await row(one.page, 'Ministry of Justice').waitFor();
  await one.page.waitForURL(/view=list.*stakeholder=[\w-]+$/);
  expect(one.page.url()).not.toMatch(/Justice/i);
  await one.page.reload();
  await row(one.page, 'Ministry of Justice').waitFor();
  await heading(one.page, 'Ministry of Justice').waitFor();

  await two.page.goto(one.page.url().replace('view=list&', ''));
  await two.page.getByRole('region', { name: 'Legend' }).waitFor();
  await panel(two.page).getByText('Ministry of Justice').first().waitFor();
  await two.page.getByRole('button', { name: 'Close' }).click();
  await two.page.waitForURL((url) => url.search === '');

  // What was in sight before a neighbourhood was shown need not have been all of it.
  await findOnMap(two.page, 'Ministry of Justice');
  const zoom = (): Promise<string> => two.page.getByRole('button', { name: /^Zoom/ }).innerText();
  await two.page.keyboard.press('0');
  const whole = await zoom();
  for (let times = 0; times < 3; times += 1) await two.page.keyboard.press('+');
  await two.page.waitForFunction((before) => !document.querySelector('main')?.textContent?.includes(before), whole);
  await two.page.keyboard.press('f');
  await two.page.getByRole('button', { name: 'Whole map' }).click();
  await two.page.getByText('step around').waitFor({ state: 'detached' });
  expect(await zoom()).toBe(whole);
});

test('UI-39: whose rights are changed while they look is told so, and every count follows', async () => {
  const person = await server.invite(project, 'analyst', 'Dalia Analyst');
  const [one, owner] = [await open(person), await open(server.owner)];
  const { project: asked } = await pages.ask<{ project: { members: { nodes: { id: string; displayName: string }[] } } }>(owner.page, 'query ($id: ID!) { project(id: $id) { members { nodes { id displayName } } } }', { id: project });
  const { id } = asked.members.nodes.find(({ displayName }) => displayName === 'Dalia Analyst')!;
  await pages.ask(owner.page, 'mutation ($project: ID!, $input: UpdateMemberInput!) { updateMember(project: $project, input: $input) { __typename } }', { project, input: { id, role: 'observer' } });
  await one.page.getByText('Your rights here were changed: you are now Observer').waitFor();
  await one.page.getByRole('button', { name: 'Add stakeholder' }).waitFor({ state: 'detached' });
  const shown = one.page.getByRole('region', { name: 'Filters' }).getByText(/^\d+ of \d+$/);
  const observed = (await open(observer)).page.getByRole('region', { name: 'Filters' }).getByText(/^\d+ of \d+$/);
  expect(await shown.innerText()).toBe(await observed.innerText());
});

test('UI-36 UI-37: a panel says on which maps its record is; a long text is folded', async () => {
  const { page, context } = await open(analyst);
  await page.getByRole('button', { name: 'New map' }).click();
  await page.getByText('Nobody is on this map yet').waitFor();
  await page.keyboard.press('a');
  await page.getByRole('combobox', { name: 'Name of the stakeholder' }).fill('Ministry of Just');
  await page.getByRole('option', { name: /Ministry of Justice/ }).first().click();
  await heading(page, 'Ministry of Justice').waitFor();
  const maps = panel(page).getByRole('region', { name: 'On maps' }).getByRole('listitem');
  await maps.nth(1).waitFor();
  expect(await maps.filter({ hasText: 'this one' }).count()).toBe(1);
  await context.setOffline(true);
  await page.getByText(/No network since/).waitFor({ timeout: 60_000 });
  await panel(page).getByText('Whether it is on other maps too is known to the server').waitFor();
  await context.setOffline(false);
  await maps.nth(1).waitFor({ timeout: 60_000 });

  await panel(page).getByRole('button', { name: /^Change Who it is/ }).click();
  await page.getByRole('textbox', { name: 'Who it is' }).fill(Array.from({ length: 40 }, (_, index) => `Line ${index}`).join('\n'));
  await page.keyboard.press('Control+Enter');
  await panel(page).getByRole('button', { name: 'Show all of it' }).click();
  await panel(page).getByRole('button', { name: 'Show less' }).waitFor();
});
