/** A blank tab on the test page for each test of a file; what it complains of fails the test. To be called once in a `describe`, before other hooks. */
import type { BrowserContextOptions, Page } from 'playwright-core';
import { openBrowser, type TestBrowser } from './browser.js';
import type { Harness } from './page.js';

declare global {
  // Where the test page keeps the map it has open.
  var opened: Harness;
}

/** @param opened is given the tab of each test, once it shows the page. */
export function eachTab(options: BrowserContextOptions, opened: (tab: Page) => void): void {
  const problems: string[] = [];
  let test: TestBrowser;
  let tab: Page;
  beforeAll(async () => {
    test = await openBrowser();
  });
  afterAll(() => test?.close());
  beforeEach(async () => {
    problems.length = 0;
    tab = await test.browser.newPage(options);
    tab.on('pageerror', (error) => problems.push(error.message));
    tab.on('console', (message) => ['error', 'warning'].includes(message.type()) && problems.push(message.text()));
    await tab.goto(test.url);
    opened(tab);
  });
  afterEach(async () => {
    await tab.close();
    expect(problems).toEqual([]);
  });
}

/** Two frames on: what was asked for has been drawn. */
export const drawn = (tab: Page): Promise<void> => tab.evaluate(() => new Promise<void>((resolve) => requestAnimationFrame(() => requestAnimationFrame(() => resolve()))));

/** Nothing moves on the map any more, and that has been drawn. */
export async function settledIn(tab: Page): Promise<void> {
  await tab.waitForFunction(() => globalThis.opened.view.isSettled());
  await drawn(tab);
}
