/** The browser of a test file; where a test fails, what its pages showed then stands in the output. */
import { type Browser, chromium } from 'playwright-core';

const MOST_CHARACTERS = 1_500;

export async function launchBrowser(): Promise<Browser> {
  // Named where TypeScript does not look: the test runner finds the browser before there is anything to compile.
  const finder = '../../browser.mjs';
  const { findBrowser } = (await import(finder)) as { findBrowser: () => Promise<string> };
  const browser = await chromium.launch({ executablePath: await findBrowser(), args: ['--no-sandbox'] });
  Object.assign(globalThis, {
    onTestFailure: async (test: string): Promise<void> => {
      const shown: string[] = [];
      for (const page of browser.contexts().flatMap((context) => context.pages())) {
        const text = await page.locator('body').innerText({ timeout: 5_000 }).catch(String);
        shown.push(`${page.url().replace(/#.*/u, '#…')}\n${text.slice(0, MOST_CHARACTERS)}`);
      }
      console.log([`When “${test}” failed, the pages showed:`, ...shown].join('\n\n'));
    },
  });
  return browser;
}
