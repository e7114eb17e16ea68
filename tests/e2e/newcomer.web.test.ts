/** What somebody new looks for on a map, in a real browser on a real server: who brokers, who is in a place, all that are called so. */
import type { Locator, Page } from 'playwright-core';
import { setStage } from './support/stage.js';

const stage = setStage();
let project: string;

beforeAll(async () => {
  project = await stage.server.sample();
});

async function open(path = ''): Promise<Page> {
  const page = await stage.pages.signedIn(stage.server.owner);
  await page.goto(`${stage.server.url}/p/${project}${path}`);
  await page.getByRole('region', { name: 'Legend' }).waitFor();
  // The bar of time takes its room from the canvas a moment later.
  await page.getByText('All is shown, whatever its dates.').waitFor();
  return page;
}
const panel = (page: Page): Locator => page.locator('aside[data-region]');
const filters = (page: Page): Locator => page.getByRole('region', { name: 'Filters' });
const brokers = (page: Page): Locator => panel(page).getByRole('list', { name: 'Who brokers' });

/** Whether it stands in its place, on the screen. */
const inSight = (locator: Locator): Promise<boolean> =>
  locator.evaluate((element) => {
    const { left, top, right, bottom } = element.getBoundingClientRect();
    return left >= 0 && top >= 0 && right <= innerWidth && bottom <= innerHeight;
  });

test('BROKER-10: the palette and the canvas lead to who brokers, and it is looked for at once', async () => {
  const page = await open();
  await page.keyboard.press('Control+k');
  await page.getByRole('textbox', { name: /Find/ }).fill('who brok');
  await page.keyboard.press('Enter');
  await brokers(page).getByRole('listitem').first().waitFor();
  expect(await inSight(panel(page).getByRole('heading', { name: 'Who brokers' }))).toBe(true);
  await brokers(page).getByRole('listitem').last().waitFor();
  for (const shown of [brokers(page).getByRole('listitem').last(), page.getByRole('link', { name: 'Share' })]) expect(await inSight(shown)).toBe(true);
  const offered = page.getByTestId('canvas').locator('..').getByRole('button', { name: 'Who brokers' });
  expect(await offered.count()).toBe(0);
  await page.keyboard.press('Escape');
  await offered.click();
  await brokers(page).getByRole('listitem').first().waitFor();
  expect(await inSight(panel(page).getByRole('heading', { name: 'Who brokers' }))).toBe(true);
});

test('UI-265: a place leaves who is in it or within, on canvas, list, table and by place, and a view keeps it', async () => {
  const page = await open();
  await filters(page).getByRole('button', { name: /^Place/ }).click();
  await filters(page).getByRole('button', { name: /Choose a place/ }).click();
  await page.getByRole('textbox', { name: 'Place', exact: true }).fill('lagoon');
  await page.getByRole('option', { name: /^Lagoon Coast/ }).click();
  const shown = filters(page).getByRole('button', { name: /show all$/ });
  const words = await shown.innerText();
  const count = /^\d+/.exec(words)![0];
  const total = /of (\d+)/.exec(words)![1];
  expect(Number(count)).toBeGreaterThan(1);
  await page.keyboard.press('2');
  const grid = page.getByRole('grid');
  await grid.waitFor();
  // The list and its head.
  expect(await grid.getAttribute('aria-rowcount')).toBe(String(Number(count) + 1));
  // Ostavel lies on the coast; the elders sit in the hills.
  await grid.getByText('Harbour Guard Ltd', { exact: true }).waitFor();
  expect(await grid.getByText('Council of Elders of the Hills', { exact: true }).count()).toBe(0);
  await page.keyboard.press('3');
  await page.getByRole('gridcell', { name: 'Harbour Guard Ltd', exact: true }).waitFor();
  expect(await page.getByRole('gridcell', { name: 'Council of Elders of the Hills', exact: true }).count()).toBe(0);
  await page.keyboard.press('4');
  await page.locator('[data-testid="places"][aria-busy="false"] [data-mark]').first().waitFor();
  const listed = page.getByRole('region', { name: 'List by place' });
  await listed.getByText('Ostavel').first().waitFor();
  expect(await listed.getByText('Northern Hills').count()).toBe(0);
  await page.keyboard.press('1');
  const saved = page.getByRole('region', { name: 'Saved views' });
  await saved.getByRole('button', { name: 'Save this view' }).click();
  await page.getByRole('textbox', { name: 'Name of the view' }).fill('On the coast');
  await page.getByRole('radio', { name: 'For the team', checked: true }).focus();
  await page.keyboard.press('Enter');
  await saved.getByRole('button', { name: 'On the coast', exact: true }).waitFor();
  const other = await open(new URL(page.url()).search);
  await filters(other).getByRole('button', { name: words, exact: true }).waitFor();
  await filters(other).getByRole('button', { name: /^Place/ }).click();
  await filters(other).getByRole('checkbox', { name: /^Lagoon Coast/ }).click();
  await filters(other).getByText(`${total} of ${total}`, { exact: true }).waitFor();
});

test('UI-266: finding says how many more there are, and selects all of what is shown', async () => {
  const page = await open();
  await page.keyboard.press('/');
  const strip = page.getByRole('search');
  await strip.getByRole('combobox', { name: 'Find on this map' }).fill('a');
  const found = Number(/^\d+/.exec(await strip.getByText(/^\d+ found$/).innerText())![0]);
  expect(await strip.getByRole('option').count()).toBe(12);
  await strip.getByText(`and ${found - 12} more: type to narrow`).waitFor();
  await strip.getByRole('combobox').fill('guard');
  const guards = await strip.getByRole('option').allInnerTexts();
  expect(guards.length).toBeGreaterThan(1);
  expect(await strip.getByText(/more: type to narrow/).count()).toBe(0);
  await strip.getByRole('button', { name: `Select all ${guards.length}`, exact: true }).click();
  await panel(page).getByText(`${guards.length} selected`).waitFor();
  for (const name of guards) await panel(page).getByRole('button', { name, exact: true }).waitFor();
  // What a filter leaves out is found, and not selected unseen.
  await page.keyboard.press('Escape');
  await filters(page).getByRole('checkbox', { name: /^Non-State/ }).uncheck();
  await page.keyboard.press('/');
  await strip.getByRole('combobox').fill('harbour guard');
  await strip.getByText('1 found').waitFor();
  await strip.getByRole('combobox').fill('guard');
  await strip.getByText(`${guards.length} found`).waitFor();
  expect(await strip.getByRole('button', { name: `Select all ${guards.length}`, exact: true }).count()).toBe(0);
});

test('UI-267: the panel of a map counts what is on it by kind', async () => {
  const page = await open();
  await page.getByRole('button', { name: /^More about / }).first().click();
  await page.getByRole('menuitem', { name: 'About this map' }).click();
  const total = Number(/^\d+/.exec(await panel(page).getByText(/^\d+ on the map/).innerText())![0]);
  const counts = (await panel(page).getByRole('list', { name: 'Kind' }).getByRole('listitem').allInnerTexts()).map((line) => Number(/\d+/.exec(line)![0]));
  const interests = Number(/^\d+/.exec(await panel(page).getByText(/^\d+ interests$/).innerText())![0]);
  expect(counts.reduce((sum, count) => sum + count, 0)).toBe(total - interests);
  expect(counts.slice(0, 6)).toEqual(counts.slice(0, 6).toSorted((a, b) => b - a));
});

test('UI-268 UI-269: the picture fits its place again when the page turns; the choice of ties says what it goes by', async () => {
  const page = await open();
  await page.getByRole('button', { name: /^Ties/ }).click();
  await page.getByRole('menu').getByText(/^How strong relationships and interests held are/).waitFor();
  await page.keyboard.press('Escape');
  await page.getByRole('menu').waitFor({ state: 'detached' });
  await page.keyboard.press('0');
  const zoom = page.getByTestId('canvas').locator('..').getByRole('button', { name: /^Zoom/ });
  const fitted = await zoom.innerText();
  await zoom.click();
  await page.getByRole('menuitemradio', { name: /^200/ }).click();
  await zoom.getByText(/^200/).waitFor();
  const turn = async (language: string, dir: string): Promise<void> => {
    await page.getByRole('button', { name: /Language|اللغة/ }).first().click();
    await page.getByRole('menuitemradio', { name: language }).click();
    await page.locator(`html[dir="${dir}"]`).waitFor();
  };
  await turn('العربية', 'rtl');
  await turn('English', 'ltr');
  await page.waitForFunction((wanted) => [...document.querySelectorAll('button')].some((button) => button.innerText === wanted), fitted);
});

test('UI-279: the side bar of a map leads to the export', async () => {
  const page = await open();
  await page.getByRole('button', { name: 'Export', exact: true }).click();
  await page.getByRole('dialog').getByText('GraphML', { exact: false }).first().waitFor();
});

test('UI-280: Escape and a press on the canvas leave the field for a comment, with what was typed in it', async () => {
  const page = await open();
  await page.keyboard.press('/');
  await page.getByRole('combobox', { name: 'Find on this map' }).fill('Court of Auditors');
  await page.keyboard.press('Enter');
  const write = panel(page).getByRole('textbox', { name: 'Write a comment' });
  for (const leave of [() => page.keyboard.press('Escape'), () => page.getByTestId('canvas').click({ position: { x: 30, y: 300 } })]) {
    await write.click();
    await page.keyboard.type('Half a');
    await leave();
    await write.and(page.locator(':focus')).waitFor({ state: 'detached' });
  }
  // The key is the map's: it would have been a letter of the comment.
  await page.keyboard.press('2');
  await page.getByRole('grid').waitFor();
});

test('UI-282: with the panel open every choice of the tool bar is in sight', async () => {
  const page = await open();
  await page.keyboard.press('/');
  await page.getByRole('combobox', { name: 'Find on this map' }).fill('Court of Auditors');
  await page.keyboard.press('Enter');
  await panel(page).getByRole('heading', { name: 'Facts' }).waitFor();
  const bar = page.getByRole('toolbar').first();
  await page.waitForFunction(() => document.querySelector('[role="toolbar"]')!.getBoundingClientRect().right < innerWidth - 200);
  expect(await bar.evaluate(({ scrollWidth, clientWidth }) => scrollWidth - clientWidth)).toBe(0);
});

test('UI-283: a letter typed in the moment in which a choice opens stands in its box and begins nothing on the map', async () => {
  const page = await open();
  await page.keyboard.press('/');
  await page.getByRole('combobox', { name: 'Find on this map' }).fill('Court of Auditors');
  await page.keyboard.press('Enter');
  await panel(page).getByRole('button', { name: 'Merge with …' }).evaluate(async (button: HTMLElement) => {
    button.click();
    // As soon as the page has answered the press, before the browser does anything else.
    await Promise.resolve();
    document.activeElement!.dispatchEvent(new KeyboardEvent('keydown', { key: 'c', bubbles: true, cancelable: true }));
  });
  const box = page.getByRole('textbox', { name: 'Merge with whom' });
  await box.waitFor();
  expect(await box.inputValue()).toBe('c');
  expect(await page.getByRole('button', { name: /^Connect/ }).first().getAttribute('aria-pressed')).not.toBe('true');
});
