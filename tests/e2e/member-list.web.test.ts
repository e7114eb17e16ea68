/** The list of a map of many, and what is read where there is no map, in a real browser on a real server. */
import { randomUUID } from 'node:crypto';
import type { Locator, Page } from 'playwright-core';
import { setStage } from './support/stage.js';

const stage = setStage();
const MANY = 400;

const rows = (page: Page): Locator => page.getByRole('grid').locator('[data-row]');
const focused = (page: Page): Promise<{ name: string; place: number } | null> =>
  page.evaluate(() => {
    const row = document.activeElement?.closest<HTMLElement>('[data-row]');
    return row ? { name: row.querySelector('[title]')?.textContent ?? '', place: Number(row.getAttribute('aria-rowindex')) } : null;
  });

test('UI-272 UI-284 TAB-32 the list of a map of many draws what is in sight; keys reach every row, and the one that one is in stays', async () => {
  const { server, pages } = stage;
  const [project, map] = [await server.sample(), randomUUID()];
  const stakeholder = Array.from({ length: MANY }, (_, at) => ({ id: randomUUID(), name: `Number ${String(at).padStart(3, '0')}${at % 50 === 49 ? ' with a name that is so long that it takes a second line of the list wherever it is read, on whatever screen of whatever width it may be' : ''}` }));
  await server.act(project, 'createMap', { id: map, name: 'Of many', aggregate: 'agreed', order: 9 });
  for (let from = 0; from < MANY; from += 200) {
    const part = stakeholder.slice(from, from + 200);
    await server.act(project, 'importRecords', { stakeholder: part, membership: part.map(({ id }) => ({ id: randomUUID(), map, stakeholder: id })) });
  }
  const page = await pages.signedIn(server.owner);
  await page.goto(`${server.url}/p/${project}/m/${map}`);
  await page.getByTestId('canvas').waitFor();
  await page.keyboard.press('2');
  const grid = page.getByRole('grid');
  await rows(page).first().waitFor();
  expect(await grid.getAttribute('aria-rowcount')).toBe(String(MANY + 1));
  const inPage = await rows(page).count();
  expect(inPage).toBeGreaterThan(10);
  expect(inPage).toBeLessThan(100);
  await rows(page).first().focus();
  await page.keyboard.press('End');
  await grid.locator(`[aria-rowindex="${MANY + 1}"]:focus`).waitFor();
  expect((await focused(page))?.name).toMatch(/^Number 399/u);
  await page.keyboard.press('ArrowUp');
  await grid.locator(`[aria-rowindex="${MANY}"]:focus`).waitFor();
  // Whoever scrolls away still has the row, and goes on from it.
  await grid.evaluate((element) => element.scrollTo({ top: 0 }));
  await grid.locator('[aria-rowindex="2"]').waitFor();
  expect(await focused(page)).toEqual({ name: 'Number 398', place: MANY });
  await page.keyboard.press('ArrowUp');
  await grid.locator(`[aria-rowindex="${MANY - 1}"]:focus`).waitFor();
  expect(await grid.locator(`[aria-rowindex="${MANY - 1}"]`).evaluate((row) => {
    const [at, around] = [row.getBoundingClientRect(), row.closest('[role="grid"]')!.getBoundingClientRect()];
    return at.top >= around.top && at.bottom <= around.bottom;
  })).toBe(true);
  await page.keyboard.press('Home');
  await grid.locator('[aria-rowindex="2"]:focus').waitFor();
  // Rows lie one below the other, however high they are.
  const places = await rows(page).evaluateAll((all) => all.map((row) => row.getBoundingClientRect()).map(({ top, bottom }) => [Math.round(top), Math.round(bottom)] as const));
  for (const [index, [top]] of places.entries()) if (index > 0) expect([index, Math.abs(top - places[index - 1]![1]) <= 1]).toEqual([index, true]);
  // Each name is written its own way, whichever way the page is, and stands where the page begins.
  await page.evaluate(() => localStorage.setItem('baraza-language', 'ar'));
  await page.reload();
  await page.locator('html[dir="rtl"]').waitFor();
  await page.keyboard.press('2');
  const label = rows(page).first().locator('[title]');
  await label.waitFor();
  expect(await label.evaluate((element) => [getComputedStyle(element).direction, getComputedStyle(element).textAlign])).toEqual(['ltr', 'right']);
  await page.locator('[data-list-search]').fill('Number 37');
  await page.waitForFunction(() => document.querySelectorAll('[data-row]').length === 10);
  expect(await grid.getAttribute('aria-rowcount')).toBe('11');
});

test('UI-288 a name that is cut off on the list shows that at its end, whichever side that is and whichever way the page is', async () => {
  const { server, pages } = stage;
  const [project, map] = [await server.sample(), randomUUID()];
  const names = ['A Latin name that goes on and on, so that it is longer than two lines of the list wherever it is read, on whatever screen of whatever width, and then more words for the third line', 'اسم عربي طويل جدا لصاحب مصلحة يستمر ويستمر حتى يصبح أطول من سطرين في القائمة أينما قُرئ وعلى أي شاشة كانت ومهما كان عرضها ثم كلمات أخرى تملأ السطر الثالث أيضا'];
  const stakeholder = names.map((name) => ({ id: randomUUID(), name }));
  await server.act(project, 'createMap', { id: map, name: 'Long names', aggregate: 'agreed', order: 9 });
  await server.act(project, 'importRecords', { stakeholder, membership: stakeholder.map(({ id }) => ({ id: randomUUID(), map, stakeholder: id })) });
  for (const language of ['ar', 'en']) {
    const page = await pages.signedIn(server.owner, { viewport: { width: 390, height: 844 } });
    await page.addInitScript((chosen) => localStorage.setItem('baraza-language', chosen), language);
    await page.goto(`${server.url}/p/${project}/m/${map}?view=list`);
    const labels = rows(page).locator('[title]');
    await labels.nth(1).waitFor();
    // Whether the dots are to be seen depends on where a line happens to end.
    for (const width of [390, 383, 376, 369, 362]) {
      await page.setViewportSize({ width, height: 844 });
      for (const index of [0, 1]) {
        const label = labels.nth(index);
        const row = rows(page).nth(index);
        const cut = await row.screenshot();
        // The same two lines, cut without a sign of it.
        await label.evaluate((element) => Object.assign(element.style, { display: 'block', maxHeight: `${element.clientHeight}px` }));
        const plain = await row.screenshot();
        await label.evaluate((element) => Object.assign(element.style, { display: '', maxHeight: '' }));
        expect([language, width, index, cut.equals(plain)]).toEqual([language, width, index, false]);
      }
    }
  }
});

test('UI-271 a notice about a stakeholder of a project without maps says so, and not that it is gone', async () => {
  const { server, pages } = stage;
  const [project, id] = [await server.sample(), randomUUID()];
  await server.act(project, 'createStakeholder', { id, name: 'On no map' });
  const page = await pages.signedIn(server.owner);
  const { project: read } = await pages.ask<{ project: { maps: { nodes: { id: string }[] } } }>(page, 'query ($id: ID!) { project(id: $id) { maps(first: 20) { nodes { id } } } }', { id: project });
  for (const map of read.maps.nodes) await server.act(project, 'deleteMap', { id: map.id });
  await page.goto(`${server.url}/p/${project}/at/stakeholder/${id}`);
  await page.getByText('no map that you may read shows it').waitFor();
  expect(await page.getByText('There is nothing here').count()).toBe(0);
  await page.goto(`${server.url}/p/${project}/at/stakeholder/${randomUUID()}`);
  await page.getByText('There is nothing here').waitFor();
});
