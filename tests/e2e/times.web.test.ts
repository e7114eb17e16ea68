/** The two times of a map in a real browser: a day on the track, and what had been entered at a moment. */
import AxeBuilder from '@axe-core/playwright';
import type { Locator, Page } from 'playwright-core';
import { findOnMap } from './support/canvas.js';
import { saved } from './support/saved.js';
import { setStage } from './support/stage.js';

const stage = setStage();
let project: string;
beforeAll(async () => {
  project = await stage.server.sample();
});

async function open(query = ''): Promise<Page> {
  const page = await stage.pages.signedIn(stage.server.owner);
  await page.goto(`${stage.server.url}/p/${project}`);
  await page.locator('[data-testid="canvas"] canvas').first().waitFor();
  if (query !== '') await page.goto(`${page.url()}${query}`);
  return page;
}
const bar = (page: Page): Locator => page.getByRole('region', { name: 'Time' });
const track = (page: Page): Locator => page.getByRole('slider', { name: 'Day that is shown, on the track' });
const spoken = async (page: Page): Promise<string> => (await track(page).getAttribute('aria-valuetext')) ?? '';
const panel = (page: Page): Locator => page.locator('aside[data-region]');
async function find(page: Page, name: string): Promise<void> {
  await findOnMap(page, name);
  await panel(page).getByRole('button', { name: `Change Name: ${name}`, exact: true }).waitFor();
}

test('TIME-15: a day is chosen, stepped to by key and left; what is outside is counted, stays in the list, and a link shares the day', async () => {
  const page = await open();
  await bar(page).getByText('All is shown, whatever its dates.').waitFor();
  await bar(page).getByLabel('Day that is shown', { exact: true }).fill('2003-10-05');
  // Six came later; the mission began in that month.
  await bar(page).getByText('39 of 45 shown · 6 not yet').waitFor();
  expect(await spoken(page)).toMatch(/^5 October 2003, 39 of 45 shown · 6 not yet/);
  await page.waitForURL(/at=2003-10-05/);
  await track(page).focus();
  await page.keyboard.press('ArrowRight');
  expect(await spoken(page)).toMatch(/^6 October 2003/);
  await page.keyboard.press('PageUp');
  expect(await spoken(page)).toMatch(/^6 November 2003/);
  await page.keyboard.press('.');
  expect(await spoken(page)).toMatch(/^1 December 2003/);
  await page.keyboard.press(',');
  expect(await spoken(page)).toMatch(/^1 November 2003/);
  await page.waitForURL(/at=2003-11-01/);
  const shared = await open(new URL(page.url()).search);
  await shared.getByText('As of 1 Nov 2003').or(bar(shared).getByText('1 Nov 2003')).first().waitFor();
  await shared.keyboard.press('2');
  const row = shared.getByRole('row').filter({ hasText: 'Association of Former Fighters' });
  await row.getByText('not yet').waitFor();
  await shared.keyboard.press('3');
  await shared.getByRole('grid').getByRole('row').filter({ hasText: 'Association of Former Fighters' }).getByText('not yet').waitFor();
  await shared.keyboard.press('1');
  await shared.getByText(/not yet · .* ties were not so on this day/).first().waitFor();
  await bar(shared).getByRole('button', { name: 'All dates' }).click();
  await bar(shared).getByText('All is shown, whatever its dates.').waitFor();
  await shared.waitForURL((url) => !url.search.includes('at='));
  const { violations } = await new AxeBuilder({ page: shared }).include('section[aria-label="Time"]').analyze();
  expect(violations.map(({ id }) => id)).toEqual([]);
});

test('TIME-15: played from change to change until it is paused; a judgement entered then is proposed for the day', async () => {
  const page = await open('?at=2004-10-01');
  await bar(page).getByText('1 Oct 2004').waitFor();
  await page.keyboard.press('p');
  await bar(page).getByRole('button', { name: 'Pause' }).waitFor();
  await page.waitForFunction(() => !document.querySelector('[role="slider"]')?.getAttribute('aria-valuetext')?.startsWith('1 October 2004'));
  await page.keyboard.press('p');
  await bar(page).getByRole('button', { name: 'Play' }).waitFor();
  await bar(page).getByLabel('Day that is shown', { exact: true }).fill('2004-06-15');
  await page.locator('[data-testid="canvas"]').click({ position: { x: 5, y: 5 } });
  await find(page, 'Court of Auditors');
  await panel(page).getByText('As of 15 Jun 2004.').waitFor();
  await panel(page).getByRole('button', { name: 'Add mine' }).click();
  await page.keyboard.press('7');
  await panel(page).getByText('Proposed: the day you look at').waitFor();
  await page.keyboard.press('Enter');
  await saved(page);
  const { project: answer } = await stage.pages.ask<{ project: { judgements: { nodes: { value: number; validAt: string }[] } } }>(page, 'query ($id: ID!) { project(id: $id) { judgements(first: 1, orderBy: [{ field: created, direction: DESC }]) { nodes { value validAt } } } }', { id: project });
  expect(answer.judgements.nodes).toEqual([{ value: 7, validAt: '2004-06-15' }]);
});

test('TIME-15: history says before and after, one field is put back, and undo takes that back', async () => {
  const page = await open();
  await find(page, 'Union of Journalists');
  await page.keyboard.press('F2');
  await page.keyboard.type('Union of Reporters');
  await page.keyboard.press('Enter');
  await panel(page).getByRole('button', { name: 'Change Name: Union of Reporters' }).waitFor();
  await panel(page).getByRole('button', { name: 'History', exact: true }).click();
  await panel(page).getByText('Union of Journalists → Union of Reporters').waitFor();
  await panel(page).getByRole('button', { name: 'Put Name back to what it was before' }).click();
  await panel(page).getByRole('button', { name: 'Change Name: Union of Journalists' }).waitFor();
  await page.getByText('Name is as it was before.').waitFor();
  await page.keyboard.press('Control+z');
  await panel(page).getByRole('button', { name: 'Change Name: Union of Reporters' }).waitFor();
});

test('TIME-13 TIME-15: the map as it had been entered is read-only, and compared with now says what was added, changed and removed', async () => {
  const page = await open();
  const then = new Date().toISOString();
  await page.keyboard.press('a');
  await page.getByRole('combobox', { name: 'Name of the stakeholder' }).fill('Came after');
  await page.keyboard.press('Enter');
  await panel(page).getByRole('button', { name: 'Change Name: Came after' }).waitFor();
  await find(page, 'Bar Association');
  await page.keyboard.press('Shift+Delete');
  await saved(page);
  await page.goto(`${page.url().replace(/\?.*/, '')}?recorded=${then}`);
  await page.getByText(/^The map as it was recorded on/).waitFor();
  await page.locator('[data-testid="canvas"] canvas').first().waitFor();
  expect(await page.getByRole('button', { name: 'Add stakeholder' }).count()).toBe(0);
  await page.keyboard.press('2');
  await page.getByRole('row').filter({ hasText: 'Bar Association' }).waitFor();
  expect(await page.getByRole('row').filter({ hasText: 'Came after' }).count()).toBe(0);
  await page.keyboard.press('Control+z');
  await page.getByText('This is the past: nothing can be changed here.').waitFor();
  await page.keyboard.press('1');
  await page.getByRole('button', { name: 'Compare with now' }).click();
  await page.getByTestId('differences').getByText(/2 added · 0 changed · \d+ removed/).waitFor();
  await page.locator('[data-difference][data-kind="added"]:visible').first().waitFor();
  await page.locator('[data-difference][data-kind="removed"]:visible').first().waitFor();
  for (const key of ['2', '3']) {
    await page.keyboard.press(key);
    await page.getByRole('grid').getByRole('row').filter({ hasText: 'Bar Association' }).getByText('removed').waitFor({ state: 'attached' });
    await page.getByRole('grid').getByRole('row').filter({ hasText: 'Came after' }).getByText('added').waitFor({ state: 'attached' });
  }
  await page.keyboard.press('1');
  await page.getByRole('button', { name: 'List what differs' }).click();
  await panel(page).getByRole('button', { name: 'Bar Association', exact: true }).first().click();
  await panel(page).getByRole('heading', { name: 'Bar Association' }).or(panel(page).getByText('Bar Association')).first().waitFor();
  await page.getByRole('button', { name: 'Back to now' }).click();
  await page.getByRole('button', { name: 'Add stakeholder' }).waitFor();
  await page.keyboard.press('2');
  await page.getByRole('row').filter({ hasText: 'Came after' }).waitFor();
});

test('TIME-31: Back leads out of a comparison, and then out of the past', async () => {
  const page = await open();
  await page.goto(`${page.url()}?recorded=${new Date().toISOString()}`);
  await page.getByText(/^The map as it was recorded on/).waitFor();
  await page.getByRole('button', { name: 'Back to now' }).click();
  await page.getByRole('button', { name: 'Add stakeholder' }).waitFor();
  await page.waitForURL((url) => !url.searchParams.has('recorded'));
  await page.goBack();
  await page.getByText(/^The map as it was recorded on/).waitFor();
  await page.getByRole('button', { name: 'Compare with now' }).click();
  await page.getByTestId('differences').waitFor();
  await page.waitForURL((url) => url.searchParams.has('against'));
  await page.goBack();
  await page.getByRole('button', { name: 'Compare with now' }).waitFor();
  expect(await page.getByTestId('differences').count()).toBe(0);
  await page.goForward();
  await page.getByTestId('differences').waitFor();
});

test('TIME-30: from a comparison of the past one comes back to the map of now, with whoever was open still open', async () => {
  const page = await open();
  await find(page, 'Presidential Guard');
  await page.keyboard.press('F2');
  await page.keyboard.type('Guard of the Palace');
  await page.keyboard.press('Enter');
  await panel(page).getByRole('button', { name: 'Change Name: Guard of the Palace' }).waitFor();
  await saved(page);
  await panel(page).getByRole('button', { name: 'History', exact: true }).click();
  await panel(page).getByRole('button', { name: 'See the map after this' }).first().click();
  await page.getByText(/^The map as it was recorded on/).waitFor();
  await page.getByRole('button', { name: 'Compare with now' }).click();
  await page.getByTestId('differences').waitFor();
  await page.locator('[data-testid="canvas"] canvas').first().waitFor();
  await page.getByRole('button', { name: 'Back to now' }).click();
  await page.getByRole('button', { name: 'Add stakeholder' }).waitFor();
  await panel(page).getByRole('button', { name: 'Change Name: Guard of the Palace' }).waitFor();
  await page.locator('[data-testid="canvas"] canvas').first().waitFor();
});

test('TIME-32: a moment that was typed is taken along by the button beside it, in one press, and by leaving its field', async () => {
  const page = await open();
  await page.goto(`${page.url()}?recorded=${new Date().toISOString()}`);
  const moment = page.getByLabel('Recorded at', { exact: true });
  await moment.waitFor();
  await moment.fill('2030-05-06T07:08');
  await page.getByRole('button', { name: 'Compare with now' }).click();
  await page.getByTestId('differences').waitFor();
  await page.waitForURL(({ searchParams: chosen }) => chosen.get('against') === 'now' && new Date(chosen.get('recorded')!).getFullYear() === 2030);
  await moment.fill('2031-05-06T07:08');
  await moment.press('Enter');
  await page.waitForURL((url) => new Date(url.searchParams.get('recorded')!).getFullYear() === 2031);
});

test('TIME-33: while a moment is still being fetched none is typed into what goes with the answer', async () => {
  const page = await open();
  let answer!: () => void;
  const held = new Promise<void>((resolve) => (answer = resolve));
  await page.route('**/graphql', async (route) => {
    if (/recordedMap/.test(route.request().postData() ?? '')) await held;
    await route.continue();
  });
  await page.goto(`${page.url()}?recorded=${new Date().toISOString()}`);
  const moment = page.getByLabel('Recorded at', { exact: true });
  await moment.waitFor();
  expect(await moment.isDisabled()).toBe(true);
  answer();
  await page.locator('[data-testid="canvas"] canvas').first().waitFor();
  expect(await moment.isDisabled()).toBe(false);
});
