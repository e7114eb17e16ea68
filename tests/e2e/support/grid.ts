/** The table of a map, as a test speaks of it: rows by a text in them, cells by the name of their column, the clipboard of a spreadsheet. */
import type { Locator, Page } from 'playwright-core';

export const grid = (page: Page): Locator => page.getByRole('grid');
export const row = (page: Page, name: string): Locator => grid(page).getByRole('row').filter({ has: page.getByText(name, { exact: true }) });

/** The cell of a row in a column, by the name of the column. */
export async function cell(page: Page, name: string, column: string): Promise<Locator> {
  const head = grid(page).getByRole('columnheader').filter({ has: page.getByRole('button', { name: column, exact: true }) });
  return row(page, name).locator(`[aria-colindex="${await head.getAttribute('aria-colindex')}"]`);
}

export const search = (page: Page, text: string): Promise<void> => page.getByRole('textbox', { name: 'Find in the table' }).fill(text);

/** Puts a block from a spreadsheet where the keyboard is. */
export const paste = (page: Page, text: string): Promise<void> =>
  page.evaluate((block) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData('text/plain', block);
    document.activeElement!.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
  }, text);

/** What a copy puts on the clipboard. */
export const copied = (page: Page, type = 'text/plain'): Promise<string> =>
  page.evaluate((of) => {
    const clipboardData = new DataTransfer();
    document.activeElement!.dispatchEvent(new ClipboardEvent('copy', { clipboardData, bubbles: true, cancelable: true }));
    return clipboardData.getData(of);
  }, type);
