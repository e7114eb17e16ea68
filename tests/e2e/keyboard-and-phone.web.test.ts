/** The keyboard stays where somebody works, and a phone tells what a map is made of: in a real browser. */
import AxeBuilder from '@axe-core/playwright';
import { randomUUID } from 'node:crypto';
import type { BrowserContextOptions, Page } from 'playwright-core';
import { findOnMap } from './support/canvas.js';
import { withLateFrames } from './support/late-frames.js';
import { saved } from './support/saved.js';
import { setStage } from './support/stage.js';

const stage = setStage();
let project: string;

beforeAll(async () => {
  project = await stage.server.sample();
});

async function open(options: BrowserContextOptions = {}, path = ''): Promise<Page> {
  const page = await stage.pages.signedIn(stage.server.owner, options);
  await page.goto(`${stage.server.url}/p/${project}${path}`);
  await page.locator('[data-testid="canvas"] canvas').first().waitFor();
  return page;
}
/** Where the keyboard is: never on the body. */
const somewhere = (page: Page): Promise<unknown> => page.waitForFunction(() => document.activeElement !== document.body && document.activeElement !== null, undefined, { timeout: 10_000 });

test('UI-320 on a phone a button opens the legend, which leads to a coalition', async () => {
  const [one, two, bloc] = [randomUUID(), randomUUID(), randomUUID()];
  for (const [id, name] of [[one, 'Net Menders'], [two, 'Sail Makers']] as const) await stage.server.act(project, 'createStakeholder', { id, name });
  await stage.server.act(project, 'createCoalition', { id: bloc, name: 'Harbour bloc' });
  await stage.server.act(project, 'addToCoalition', { members: [one, two].map((stakeholder) => ({ id: randomUUID(), coalition: bloc, stakeholder })) });
  const map = randomUUID();
  await stage.server.act(project, 'createMap', { id: map, name: 'Harbour', aggregate: 'agreed' });
  await stage.server.act(project, 'addToMap', { members: [one, two].map((stakeholder, x) => ({ id: randomUUID(), map, stakeholder, x: 100 * x, y: 0 })) });
  const page = await open({ viewport: { width: 390, height: 844 }, hasTouch: true }, `/m/${map}`);
  await page.getByRole('button', { name: 'Group Sector' }).click();
  await page.getByRole('menuitemradio', { name: 'Coalition' }).click();
  await page.getByRole('button', { name: 'Legend' }).click();
  const legend = page.getByRole('dialog', { name: 'Legend' });
  await legend.getByText('Shape: kind').waitFor();
  expect(await legend.evaluate((element) => [...element.querySelectorAll('*')].every((each) => each.getBoundingClientRect().right <= innerWidth + 1))).toBe(true);
  expect((await new AxeBuilder({ page }).include('[role="dialog"]').analyze()).violations.map(({ id }) => id)).toEqual([]);
  await legend.getByRole('button', { name: /Harbour bloc/ }).click();
  await legend.waitFor({ state: 'detached' });
  await page.locator('aside[data-region]').getByText('Harbour bloc').first().waitFor();
});

test('UI-321 UI-323 a view is saved from the palette; then, after a dialog, and in a project just begun the keyboard is somewhere', async () => {
  const page = await open();
  const tidy = page.getByRole('button', { name: 'Save this view' });
  await tidy.click();
  await page.getByRole('textbox', { name: 'Name of the view' }).fill('Mine');
  await page.keyboard.press('Enter');
  await page.getByRole('navigation').getByText('Mine', { exact: true }).waitFor();
  await somewhere(page);
  expect(await tidy.evaluate((element) => element === document.activeElement)).toBe(true);
  await page.keyboard.press('Control+k');
  await page.getByRole('textbox', { name: /Find/ }).fill('save this v');
  await page.keyboard.press('Enter');
  await page.getByRole('textbox', { name: 'Name of the view' }).fill('Another');
  await page.keyboard.press('Enter');
  await page.getByRole('navigation').getByText('Another', { exact: true }).waitFor();
  await somewhere(page);
  await saved(page);
  await page.getByRole('button', { name: 'Account of Amina Owner' }).click();
  await page.getByRole('menuitem', { name: 'Keyboard' }).click();
  await page.getByRole('dialog').waitFor();
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  await somewhere(page);
  await page.goto(`${stage.server.url}/new`);
  await page.getByLabel('Name', { exact: true }).fill('Begun by key');
  await page.keyboard.press('Enter');
  await page.waitForURL(/\/p\//u);
  await page.getByRole('banner').getByText('Begun by key').waitFor();
  await somewhere(page);
});

test('UI-322 F6 leads into the screen although nothing has the keyboard, and Shift F6 to its end', async () => {
  const page = await open();
  for (const [key, tag] of [['F6', 'HEADER'], ['Shift+F6', 'MAIN']] as const) {
    await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
    await page.keyboard.press(key);
    expect(await page.evaluate(() => document.activeElement?.tagName)).toBe(tag);
  }
});

test('UI-325 what is typed right after the key that renames is the new name, also where frames come late', async () => {
  const page = await open();
  await findOnMap(page, 'Court of Auditors');
  const panel = page.locator('aside[data-region]');
  await panel.getByRole('button', { name: 'Change Name: Court of Auditors', exact: true }).waitFor();
  await withLateFrames(page);
  await page.keyboard.press('F2');
  await page.keyboard.type('Chamber of Accounts');
  await page.keyboard.press('Enter');
  await panel.getByRole('button', { name: 'Change Name: Chamber of Accounts', exact: true }).waitFor();
});

test('UI-325 two presses on a stakeholder open its name to be typed over, by mouse and by finger, also where frames come late', async () => {
  const [map, id] = [randomUUID(), randomUUID()];
  await stage.server.act(project, 'createStakeholder', { id, name: 'Lamp Lighters' });
  await stage.server.act(project, 'createMap', { id: map, name: 'Pier', aggregate: 'agreed' });
  await stage.server.act(project, 'addToMap', { members: [{ id: randomUUID(), map, stakeholder: id, x: 0, y: 0 }] });
  for (const [finger, before, after] of [[false, 'Lamp Lighters', 'Lamp Guild'], [true, 'Lamp Guild', 'Lantern Guild']] as const) {
    const page = await open(finger ? { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true } : {}, `/m/${map}?stakeholder=${id}`);
    await page.getByRole('button', { name: `Change Name: ${before}`, exact: true }).waitFor();
    const { x, y, width, height } = (await page.getByTestId('canvas').boundingBox())!;
    await withLateFrames(page);
    for (let press = 0; press < 2; press++) await (finger ? page.touchscreen.tap(x + width / 2, y + height / 2) : page.mouse.click(x + width / 2, y + height / 2));
    await page.keyboard.type(after);
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: `Change Name: ${after}`, exact: true }).waitFor();
    // The phone comes next and begins from this name.
    if (!finger) await saved(page);
  }
});

test('UI-327 each screen of a room and the one that compares two has one title of the first level', async () => {
  const page = await open();
  type Found = { project: { stakeholders: { nodes: { id: string }[] }; processes: { nodes: { sessions: { nodes: { id: string }[] } }[] } } };
  const { project: found } = await stage.pages.ask<Found>(page, 'query ($id: ID!) { project(id: $id) { stakeholders(first: 2) { nodes { id } } processes(first: 1) { nodes { sessions(first: 1) { nodes { id } } } } } }', { id: project });
  const room = `/s/${found.processes.nodes[0]!.sessions.nodes[0]!.id}`;
  for (const path of [`/duplicates/${found.stakeholders.nodes.map(({ id }) => id).join('/')}`, `${room}/log`, `${room}/facilitate`, `${room}/people`]) {
    await page.goto(`${stage.server.url}/p/${project}${path}`);
    await page.locator('main h2').first().waitFor();
    expect([path, await page.getByRole('heading', { level: 1 }).count()]).toEqual([path, 1]);
  }
});

const ARABIC = ['نساء السوق', 'اتحاد'] as const;
const LATIN = ['MW2', 'WV3'] as const;
test('UI-324 names of two scripts stand apart in the panel and in what happened, in both directions of the page', async () => {
  const id = randomUUID();
  await stage.server.act(project, 'createStakeholder', { id, name: 'Market Women', aliases: [...ARABIC, ...LATIN] });
  await stage.server.act(project, 'updateStakeholder', { id, aliases: [...ARABIC, ...LATIN, 'رابطة'] });
  for (const language of ['en', 'ar']) {
    const page = await open({ locale: language === 'ar' ? 'ar' : 'en-GB' }, '');
    await page.evaluate((code) => localStorage.setItem('baraza-language', code), language);
    await page.reload();
    await page.locator('[data-testid="canvas"] canvas').first().waitFor();
    await page.keyboard.press('Control+k');
    await page.keyboard.type('Market Women');
    await page.getByRole('dialog').getByText('Market Women').first().waitFor();
    await page.keyboard.press('Enter');
    const names = page.locator('aside[data-region] bdi').filter({ hasText: LATIN[0] }).first();
    const all = page.locator('aside[data-region]').getByRole('button', { name: language === 'en' ? /^All \d+$/ : /^الكل [\d٠-٩]+$/ }).first();
    await names.or(all).first().waitFor();
    if (!(await names.isVisible())) await all.click();
    await names.waitFor();
    // Two of one script beside each other are one run of letters where nothing keeps them apart.
    const as = language === 'en' ? 'first at the left' : 'first at the right';
    expect([await order(names, ARABIC), await order(names, LATIN)]).toEqual([as, as]);
    await page.goto(`${stage.server.url}/p/${project}/activity`);
    const change = page.locator('li').filter({ hasText: 'رابطة' }).last();
    await change.waitFor();
    expect([await order(change, ARABIC), await order(change, LATIN)]).toEqual([as, as]);
  }
});

/** Where the first of two names is drawn, seen from the second. */
const order = (locator: ReturnType<Page['locator']>, names: readonly [string, string]): Promise<string> =>
  locator.evaluate((element, [first, second]) => {
    const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
    const at = (name: string): DOMRect => {
      walker.currentNode = element;
      for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        const index = node.textContent!.indexOf(name);
        if (index < 0) continue;
        const range = document.createRange();
        range.setStart(node, index);
        range.setEnd(node, index + name.length);
        return range.getBoundingClientRect();
      }
      throw new Error(`${name} is not there.`);
    };
    return at(first).left < at(second).left ? 'first at the left' : 'first at the right';
  }, names);
