/** The drawn map, as a test handles it. */
import type { Page } from 'playwright-core';

/** Draws a box from the upper left corner over a part of the map. @returns how many are selected with that. */
export async function selectCorner(page: Page): Promise<number> {
  const { x, y, width, height } = (await page.getByTestId('canvas').boundingBox())!;
  await page.keyboard.down('Shift');
  await page.mouse.move(x + 4, y + 4);
  await page.mouse.down();
  await page.mouse.move(x + width * 0.5, y + height * 0.6, { steps: 8 });
  await page.mouse.up();
  await page.keyboard.up('Shift');
  return Number(/^(\d+)/.exec(await page.locator('aside[data-region]').getByText(/^\d+ selected$/).first().innerText())![1]);
}

/** Selects by name, by keyboard; its panel opens. */
export async function findOnMap(page: Page, name: string): Promise<void> {
  await page.keyboard.press('/');
  await page.getByRole('combobox', { name: 'Find on this map' }).fill(name);
  await page.getByRole('option', { name, exact: true }).waitFor();
  await page.keyboard.press('Enter');
}

/** Somebody is drawn: the canvas is there before. */
export const drawn = (page: Page): Promise<unknown> =>
  page.waitForFunction(() =>
    [...document.querySelectorAll<HTMLCanvasElement>('[data-testid="canvas"] canvas')].some((canvas) => {
      const small = new OffscreenCanvas(64, 64).getContext('2d')!;
      if (canvas.width > 0 && canvas.height > 0) small.drawImage(canvas, 0, 0, 64, 64);
      return small.getImageData(0, 0, 64, 64).data.some((value) => value > 0);
    }),
  );
