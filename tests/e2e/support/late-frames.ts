import type { Page } from 'playwright-core';

/** How late, in milliseconds: keys come quicker. */
const LATE = 150;

/** From now on what the page does with the next frame comes late, as on a busy computer. */
export const withLateFrames = (page: Page): Promise<void> =>
  page.evaluate((late) => {
    const usual = window.requestAnimationFrame.bind(window);
    window.requestAnimationFrame = (call) => window.setTimeout(() => usual(call), late);
  }, LATE);
