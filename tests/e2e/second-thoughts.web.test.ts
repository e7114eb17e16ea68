/** What a person takes back, looks up and reads on, in a real browser on a real server. */
import type { Locator, Page } from 'playwright-core';
import { findOnMap } from './support/canvas.js';
import type { Pages } from './support/pages.js';
import type { TestServer } from './support/server.js';
import { setStage } from './support/stage.js';

const stage = setStage();
let server: TestServer;
let pages: Pages;
let project: string;

beforeAll(async () => {
  ({ server, pages } = stage);
  project = await server.sample();
});

async function open(path: string, options: Parameters<Pages['signedIn']>[1] = {}): Promise<Page> {
  const page = await pages.signedIn(server.owner, options);
  await page.goto(`${server.url}/p/${project}${path}`);
  return page;
}

const panel = (page: Page): Locator => page.locator('aside[data-region]');
const heading = (page: Page, name: string): Locator => panel(page).getByRole('button', { name: `Change Name: ${name}`, exact: true });
const toasts = (page: Page): Locator => page.getByRole('status');
const filters = (page: Page): Locator => page.getByRole('region', { name: 'Filters' });

async function onMap(): Promise<Page> {
  const page = await open('');
  await page.getByRole('region', { name: 'Legend' }).waitFor();
  await page.keyboard.press('2');
  await page.getByRole('grid').waitFor();
  return page;
}

async function add(page: Page, name: string): Promise<void> {
  await page.keyboard.press('1');
  await page.keyboard.press('a');
  await page.getByRole('combobox', { name: 'Name of the stakeholder' }).fill(name);
  await page.keyboard.press('Enter');
  await heading(page, name).waitFor();
}

test('UI-72: the way back in a toast goes once its step is no longer the last, so that it never takes back another', async () => {
  const page = await onMap();
  await add(page, 'Net Menders');
  await page.keyboard.press('Delete');
  const toast = toasts(page).filter({ hasText: 'Took 1 off this map' });
  // Under the pointer it does not go by itself.
  await toast.hover();
  await page.keyboard.press('Control+z');
  await toasts(page).filter({ hasText: 'Taken back' }).waitFor();
  await toast.waitFor({ state: 'detached' });
  // Nor after something else was done.
  await findOnMap(page, 'Net Menders');
  await heading(page, 'Net Menders').waitFor();
  await page.keyboard.press('Delete');
  await toast.hover();
  await add(page, 'Sail Makers');
  await toast.waitFor({ state: 'detached' });
});

test('UNDO-15: what was taken off one map comes back from another, and says so truly', async () => {
  const page = await onMap();
  await add(page, 'Lamp Oil Sellers');
  const counts = await filters(page).getByText(/^\d+ of \d+$/).innerText();
  await page.keyboard.press('Delete');
  await filters(page).getByText(counts, { exact: true }).waitFor({ state: 'detached' });
  await page.getByRole('link', { name: /International support/ }).click();
  await page.waitForURL((url) => !url.pathname.endsWith(project));
  await filters(page).getByText('19 of 19', { exact: true }).waitFor();
  await page.keyboard.press('Control+z');
  await toasts(page).filter({ hasText: 'Taken back' }).waitFor();
  await page.getByRole('link', { name: /Actors 2005/ }).click();
  await filters(page).getByText(counts, { exact: true }).waitFor();
});

test('UI-73: the editor of a text opens at its end, as tall as the text, so that typing goes on and takes nothing away', async () => {
  const page = await onMap();
  await add(page, 'Storytellers');
  const text = Array.from({ length: 12 }, (_, index) => `Sentence ${index} of what is told of them.`).join(' ');
  const field = panel(page).getByRole('textbox', { name: 'Who it is' });
  const shown = panel(page).getByRole('button', { name: /^Change Who it is/ });
  await shown.click();
  await field.fill(text);
  await page.keyboard.press('Control+Enter');
  await shown.click();
  await page.keyboard.type(' And more.');
  expect(await field.inputValue()).toBe(`${text} And more.`);
  expect(await field.evaluate((element) => element.scrollHeight - element.clientHeight)).toBeLessThanOrEqual(1);
});

test('UI-74: a new map shows all of the registry at once, arranged, and one step takes them off again', async () => {
  const page = await onMap();
  await page.getByRole('button', { name: 'New map' }).click();
  await page.getByRole('heading', { name: 'Nobody is on this map yet' }).waitFor();
  await page.getByRole('button', { name: /^Show all \d+ of the registry$/ }).click();
  await toasts(page).filter({ hasText: /^Arranged/ }).waitFor({ timeout: 60_000 });
  expect(await filters(page).getByText(/^(\d+) of \1$/).innerText()).toMatch(/^4\d of/);
  await page.keyboard.press('Control+z');
  await page.getByRole('heading', { name: 'Nobody is on this map yet' }).waitFor();
});

test('UI-76: a judgement that was begun is there again after a look elsewhere, without taking the keyboard, until it is put back', async () => {
  const page = await onMap();
  const row = (name: string): Locator => page.getByRole('grid').getByRole('row').filter({ hasText: name });
  const form = panel(page).getByRole('form', { name: /Legitimacy/ });
  await row('Ministry of Justice').click();
  await panel(page).getByRole('button', { name: /^Legitimacy:/ }).click();
  await form.waitFor();
  await page.keyboard.press('3');
  await form.getByRole('textbox', { name: 'Why' }).fill('What the deputy said');
  await row('Ministry of Finance').click();
  await heading(page, 'Ministry of Finance').waitFor();
  expect(await form.count()).toBe(0);
  await row('Ministry of Justice').click();
  expect(await form.getByRole('textbox', { name: 'Why' }).inputValue()).toBe('What the deputy said');
  expect(await form.getByRole('radio', { checked: true }).first().inputValue()).toBe('3');
  expect(await form.evaluate((element) => element.contains(document.activeElement))).toBe(false);
  await form.getByRole('button', { name: /Put back/ }).click();
  await row('Ministry of Finance').click();
  await heading(page, 'Ministry of Finance').waitFor();
  await row('Ministry of Justice').click();
  await heading(page, 'Ministry of Justice').waitFor();
  expect(await form.count()).toBe(0);
});

test('UI-291: a judgement that was begun is there again after a reload, until it is put back', async () => {
  const page = await onMap();
  const row = page.getByRole('grid').getByRole('row').filter({ hasText: 'Ministry of Justice' });
  const form = panel(page).getByRole('form', { name: /Urgency/ });
  const why = form.getByRole('textbox', { name: 'Why' });
  await row.click();
  await panel(page).getByRole('button', { name: /^Urgency:/ }).click();
  await form.waitFor();
  await page.keyboard.press('7');
  await why.fill('What the clerk said');
  await form.getByRole('radio', { name: 'high', exact: true }).check({ force: true });
  await page.reload();
  await why.waitFor();
  expect([await why.inputValue(), await form.getByRole('radio', { checked: true }).evaluateAll((radios) => radios.map((radio) => (radio as HTMLInputElement).value))]).toEqual(['What the clerk said', ['7', 'own', 'high']]);
  expect(await form.evaluate((element) => element.contains(document.activeElement))).toBe(false);
  await form.getByRole('button', { name: /Put back/ }).click();
  await why.waitFor({ state: 'detached' });
  await page.reload();
  await heading(page, 'Ministry of Justice').waitFor();
  await panel(page).getByRole('button', { name: /^Urgency:/ }).click();
  await form.waitFor();
  expect(await why.count()).toBe(0);
});

test('UI-75: columns without a value are named for the table they are in, each once', async () => {
  const page = await open('/import');
  await page.locator('input[type="file"]').first().setInputFiles([
    { name: 'elements.csv', mimeType: 'text/csv', buffer: Buffer.from('Label,Type,Website,Email\nA,Person,https://a.example,\nB,Person,,\n') },
    { name: 'connections.csv', mimeType: 'text/csv', buffer: Buffer.from('From,To,Direction,Type,Website\nA,B,directed,Funding,\n') },
  ]);
  for (const [sheet, column] of [['elements', 'Email'], ['connections', 'Website']] as const) {
    const said = page.getByRole('region', { name: sheet }).getByText(/^Empty in every row:/);
    await said.waitFor();
    expect((await said.allInnerTexts()).map((text) => text.replace(/[\u2066-\u2069]/g, ''))).toEqual([`Empty in every row: ${column}`]);
  }
});

test('UI-40: what somebody is typing is handed back where another deletes the record, and where they leave it while two texts stand against each other', async () => {
  const [one, two] = [await onMap(), await onMap()];
  const row = (page: Page, name: string): Locator => page.getByRole('grid').getByRole('row').filter({ hasText: name });
  const write = async (page: Page, text: string): Promise<void> => {
    await panel(page).getByRole('button', { name: /^Change Who it is/ }).click();
    await panel(page).getByRole('textbox', { name: 'Who it is' }).fill(text);
  };
  const handedBack = one.getByRole('alert').filter({ hasText: 'Who it is was not kept. What you had typed:' });
  for (const name of ['Net Menders', 'Rope Makers']) {
    await add(two, name);
    await two.keyboard.press('2');
    await row(one, name).waitFor();
  }

  await row(one, 'Net Menders').click();
  await write(one, 'They mend the nets of the whole coast.');
  await row(two, 'Net Menders').click();
  await heading(two, 'Net Menders').waitFor();
  await two.keyboard.press('Shift+Delete');
  await handedBack.filter({ hasText: 'They mend the nets of the whole coast.' }).waitFor();
  await handedBack.getByRole('button', { name: 'Close' }).click();
  await handedBack.waitFor({ state: 'detached' });

  await row(one, 'Rope Makers').click();
  await write(one, 'Mine');
  await row(two, 'Rope Makers').click();
  await write(two, 'Theirs');
  await two.keyboard.press('Control+Enter');
  await panel(one).getByText(/^Meanwhile somebody/).waitFor();
  await row(one, 'Ministry of Finance').click();
  await heading(one, 'Ministry of Finance').waitFor();
  await handedBack.filter({ hasText: 'Mine' }).waitFor();
});

test('UI-41: the explorer is found beside the access tokens, leads back, and has the colours of the product', async () => {
  const page = await pages.signedIn(server.owner, { colorScheme: 'light' });
  await page.addInitScript(() => localStorage.setItem('baraza-colour-scheme', 'dark'));
  await page.goto(`${server.url}/account`);
  await page.getByRole('link', { name: 'Try questions in the explorer' }).click();
  await page.locator('body.graphiql-dark').waitFor();
  await page.getByRole('link', { name: 'Baraza', exact: true }).click();
  await page.getByRole('heading', { name: 'Projects', exact: true }).first().waitFor();
});

test('SYNC-35: a page that is shown before its storage answers is live all the same', async () => {
  const page = await pages.signedIn(server.owner);
  await page.addInitScript((SLOW_DISK_MS) => {
    // As on a slow disk: what is kept is asked for, then the page is shown, and a moment later comes the answer.
    const { request } = LockManager.prototype as unknown as { request: (...given: unknown[]) => unknown };
    Object.assign(LockManager.prototype, {
      async request(this: LockManager, ...given: unknown[]) {
        dispatchEvent(new PageTransitionEvent('pageshow'));
        await new Promise((resolve) => setTimeout(resolve, SLOW_DISK_MS));
        return request.apply(this, given);
      },
    });
  }, 300);
  await page.goto(`${server.url}/p/${project}`);
  await page.getByText('Saves as you go').first().waitFor();
  await page.getByRole('region', { name: 'Legend' }).waitFor();
});

test('UI-251: what is typed right after the key of the palette stands in its box, also out of a field, and is no key of the map', async () => {
  const page = await onMap();
  const palette = page.getByRole('textbox', { name: 'Find people, maps, commands' });
  const hasKeyboard = (): Promise<boolean> =>
    page.evaluate(async () => {
      document.activeElement!.dispatchEvent(new KeyboardEvent('keydown', { key: 'k', code: 'KeyK', ctrlKey: true, bubbles: true, cancelable: true }));
      // Before anything else that waits is done, as the next letter may be.
      await Promise.resolve();
      await Promise.resolve();
      return document.activeElement!.closest('[role="dialog"]') !== null && document.activeElement instanceof HTMLInputElement;
    });
  expect(await hasKeyboard()).toBe(true);
  await page.keyboard.type('Activity');
  await page.keyboard.press('Escape');
  await palette.waitFor({ state: 'detached' });
  await page.keyboard.press('1');
  await page.keyboard.press('/');
  await page.getByRole('combobox', { name: 'Find on this map' }).waitFor();
  expect(await hasKeyboard()).toBe(true);
  await page.keyboard.type('Activity');
  await page.keyboard.press('Enter');
  await page.waitForURL(/\/activity$/);
});

test('UI-252: all that is selected at once is all that is shown, on the canvas, in the list and by place; the filters count so too', async () => {
  const page = await onMap();
  await page.evaluate(() => (document.activeElement as HTMLElement).blur());
  const sector = filters(page).getByRole('checkbox', { name: /^Judicial/ });
  const all = Number((await filters(page).getByText(/^\d+ of \d+$/).innerText()).split(' of ')[1]);
  await filters(page).getByText(`${all} of ${all}`).waitFor();
  const judicial = await page.getByRole('grid').getByRole('row').filter({ hasText: 'Judicial' }).count();
  expect(judicial).toBeGreaterThan(1);
  await sector.uncheck();
  const left = all - judicial;
  await filters(page).getByRole('button', { name: new RegExp(`${left} of ${all}`) }).waitFor();
  for (const view of ['2', '1', '4']) {
    await page.evaluate(() => (document.activeElement as HTMLElement).blur());
    await page.keyboard.press(view);
    await (view === '2' ? page.getByRole('grid') : view === '1' ? page.locator('[data-testid="canvas"] canvas').first() : page.getByTestId('places')).waitFor();
    await filters(page).getByRole('button', { name: new RegExp(`${left} of ${all}`) }).waitFor();
    await page.keyboard.press('Control+a');
    await panel(page).getByText(`${left} selected`).waitFor();
    await page.keyboard.press('Escape');
    await panel(page).waitFor({ state: 'detached' });
  }
  await filters(page).getByRole('button', { name: new RegExp(`${left} of ${all}`) }).click();
  await filters(page).getByText(`${all} of ${all}`).waitFor();
});
