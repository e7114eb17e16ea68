/** A server and a browser for the tests of one file. */
import type { Browser } from 'playwright-core';
import { launchBrowser } from './browser.js';
import { Pages } from './pages.js';
import { startTestServer, type TestServer } from './server.js';

export interface Stage {
  readonly server: TestServer;
  readonly browser: Browser;
  readonly pages: Pages;
}

/** Has them there from before the first test until after the last, closes the pages after each, and fails it where a script of one died. To be called once, outside of tests. */
export function setStage(): Stage {
  const stage = {} as { server: TestServer; browser: Browser; pages: Pages };
  beforeAll(async () => {
    stage.server = await startTestServer();
    stage.browser = await launchBrowser();
    stage.pages = new Pages(stage.browser, stage.server);
  });
  afterAll(async () => {
    await stage.browser?.close();
    await stage.server?.stop();
  }, 30_000);
  afterEach(async () => {
    await stage.pages.close();
    expect(stage.pages.errors.splice(0)).toEqual([]);
  });
  return stage;
}
