/** What stands over and around the picture of a map moves nothing and hides nothing, in a real browser on a real server. */
import type { Locator, Page } from 'playwright-core';
import { alike } from './support/alike.js';
import { drawn, selectCorner } from './support/canvas.js';
import { setStage } from './support/stage.js';

const stage = setStage();
let project: string;
beforeAll(async () => {
  project = await stage.server.sample();
});

async function open(options: Parameters<typeof stage.pages.signedIn>[1] = {}, language = 'en'): Promise<Page> {
  const page = await stage.pages.signedIn(stage.server.owner, options);
  await page.addInitScript((chosen) => localStorage.setItem('baraza-language', chosen), language);
  await page.goto(`${stage.server.url}/p/${project}`);
  await page.getByTestId('canvas').locator('canvas').first().waitFor();
  return page;
}
const phone = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };
type Box = { x: number; y: number; width: number; height: number };
const boxOf = async (locator: Locator): Promise<Box> => (await locator.boundingBox())!;
const overlap = (a: Box, b: Box): boolean => a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;

const settled = async (page: Page): Promise<void> => {
  await page.getByRole('region', { name: 'Legend' }).waitFor();
  await page.getByText('All is shown, whatever its dates.').waitFor();
};

/** The picture of a part of the page, once two in a row are the same. */
async function picture(page: Page, clip: Box): Promise<Buffer> {
  for (let before = await page.screenshot({ clip }); ; ) {
    const now = await page.screenshot({ clip });
    if (now.equals(before)) return now;
    before = now;
  }
}

test.each([['en', 'Time', 'Legend'], ['ar', 'الزمن', 'المفتاح']] as const)('UI-289 %s: toasts cover neither the bar of time nor the legend nor the panel, on a desk and on a phone', async (language, time, legend) => {
  for (const options of [{}, phone]) {
    const page = await open(options, language);
    const isPhone = options === phone;
    if (isPhone) await page.keyboard.press('t');
    else await page.getByRole('region', { name: legend }).waitFor();
    await page.getByRole('region', { name: time }).waitFor();
    for (const panel of [false, true]) {
      if (panel) {
        await page.keyboard.press('Control+a');
        await page.locator('aside[data-region]').waitFor();
      }
      // Nothing was done yet, which is told as well.
      await page.keyboard.press('Control+z');
      const toast = page.locator('.mantine-Notification-root');
      await toast.waitFor();
      for (const name of isPhone ? [time] : [legend, time]) expect([isPhone, panel, name, overlap(await boxOf(toast), await boxOf(page.getByRole('region', { name })))]).toEqual([isPhone, panel, name, false]);
      // It stands over what it is about, and not over the panel.
      const [said, canvas] = [await boxOf(toast), await boxOf(page.getByTestId('canvas'))];
      expect([isPhone, panel, said.x >= canvas.x && said.x + said.width <= canvas.x + canvas.width && said.y + said.height <= canvas.y + canvas.height]).toEqual([isPhone, panel, true]);
      await toast.getByRole('button').last().click();
      await toast.waitFor({ state: 'detached' });
    }
    await stage.pages.close();
  }
});

test('UI-326 a toast that takes the place of an earlier one stays as long as any other', async () => {
  const page = await open();
  const toast = page.getByRole('status').filter({ hasText: 'There is nothing of yours to take back.' });
  await page.clock.install();
  await page.keyboard.press('Control+z');
  await toast.waitFor();
  await page.clock.fastForward(7000);
  await page.keyboard.press('Control+z');
  await toast.waitFor();
  await page.clock.fastForward(4000);
  expect(await toast.count()).toBe(1);
  await page.clock.fastForward(5000);
  await toast.waitFor({ state: 'detached' });
});

test('UI-290 that the network is away, and is back, is said without moving anything on the map, also where nobody has touched it yet', async () => {
  for (const options of [{}, phone]) {
    const page = await open(options);
    // What stands around the canvas takes its room a moment later.
    await (options === phone ? page.getByRole('button', { name: 'Whole map' }).waitFor() : settled(page));
    await drawn(page);
    const canvas = page.getByTestId('canvas');
    const said = page.getByText(/No network since/);
    const { x, y, width, height } = await boxOf(canvas);
    // What the strip takes is at the lower edge, with what is said and done there.
    const clip = { x, y: y + 60, width, height: height - 260 };
    const before = await picture(page, clip);
    await page.context().setOffline(true);
    await said.waitFor({ timeout: 60_000 });
    expect(await canvas.boundingBox()).toMatchObject({ x, y, width });
    expect(await alike(page, await picture(page, clip), before)).toBe(true);
    expect(overlap(await boxOf(said), await boxOf(canvas))).toBe(false);
    await page.context().setOffline(false);
    await page.locator('[data-notice] > *').waitFor({ state: 'detached', timeout: 60_000 });
    expect(await canvas.boundingBox()).toEqual({ x, y, width, height });
    expect(await alike(page, await picture(page, clip), before)).toBe(true);
    await stage.pages.close();
  }
});

test('UNDO-16 who is moved back by undo, or again by redo, comes into sight where hardly any of them is; else the picture stays', async () => {
  const page = await open();
  await settled(page);
  const canvas = await boxOf(page.getByTestId('canvas'));
  const zoom = page.getByRole('button', { name: /\d\s?%$/ });
  await selectCorner(page);
  const taken = page.getByRole('status').filter({ hasText: /^Taken back/ });
  const arranged = page.getByRole('status').filter({ hasText: /^Arranged \d+/ });
  const arrange = async (): Promise<void> => {
    // What was said of the time before goes a moment after it was taken back.
    await arranged.waitFor({ state: 'detached' });
    await page.keyboard.press('l');
    await page.getByRole('menuitem', { name: 'Rings, the most tied in the middle' }).click();
    await arranged.waitFor();
  };
  await arrange();
  const seen = await zoom.innerText();
  await page.keyboard.press('Control+z');
  await taken.waitFor();
  await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(() => requestAnimationFrame(resolve)))));
  expect(await zoom.innerText()).toBe(seen);
  await arrange();
  // Close to a corner where nobody stands.
  await page.mouse.move(canvas.x + 6, canvas.y + canvas.height - 100);
  for (let before = ''; !/400\s?%$/.test(before); ) {
    before = await zoom.innerText();
    await page.mouse.wheel(0, -100);
    await page.waitForFunction((text) => /400\s?%$/.test(text) || ![...document.querySelectorAll('button')].some((button) => button.innerText === text), before);
  }
  const close = await zoom.innerText();
  await taken.waitFor({ state: 'detached' });
  await page.keyboard.press('Control+z');
  await taken.waitFor();
  await page.waitForFunction((before) => ![...document.querySelectorAll('button')].some((button) => button.innerText === before), close);
});
