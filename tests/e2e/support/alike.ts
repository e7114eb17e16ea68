import type { Page } from 'playwright-core';

/** Whether two pictures show the same, at a third of their size: a map that was fitted twice may stand a part of a pixel elsewhere, and everything be smoothed otherwise; whoever moved stands many pixels away. */
export const alike = (page: Page, a: Buffer, b: Buffer): Promise<boolean> =>
  page.evaluate(
    async (pictures) => {
      const [one, other] = await Promise.all(
        pictures.map(async (picture) => {
          const image = await createImageBitmap(new Blob([Uint8Array.from(atob(picture), (letter) => letter.charCodeAt(0))]));
          const [width, height] = [Math.round(image.width / 3), Math.round(image.height / 3)];
          const context = new OffscreenCanvas(width, height).getContext('2d')!;
          context.imageSmoothingQuality = 'high';
          context.drawImage(image, 0, 0, width, height);
          return context.getImageData(0, 0, width, height).data;
        }),
      );
      if (one!.length !== other!.length) return false;
      let differ = 0;
      for (let at = 0; at < one!.length; at += 4) if (Math.abs(one![at]! - other![at]!) + Math.abs(one![at + 1]! - other![at + 1]!) + Math.abs(one![at + 2]! - other![at + 2]!) > 60) differ += 1;
      return differ < one!.length / 4 / 200;
    },
    [a.toString('base64'), b.toString('base64')],
  );
