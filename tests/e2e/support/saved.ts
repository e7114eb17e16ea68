import type { Page } from 'playwright-core';

/** The server has everything that was done on the page: nothing of it waits any more. Not by its sentence alone, for “Saved views” begins like it. */
export const saved = (page: Page): Promise<void> => page.locator('[data-connection="saved"]').first().waitFor();
