/** The files of a page. What is large comes only when one is wanted. */
import { createMeasure, textAsPicture } from '../../picture/canvas.js';
import { embedded, fontsOf } from '../../picture/fonts.js';
import { toSvg } from '../../picture/svg.js';
import type { ComposedPage } from './usePage.js';

export async function svgOf({ drawing, words }: ComposedPage): Promise<Blob> {
  return new Blob([toSvg(drawing, words, embedded(await fontsOf(drawing)))], { type: 'image/svg+xml' });
}

export async function pdfOf({ drawing, words }: ComposedPage): Promise<Blob> {
  const [{ toPdf }, fonts] = await Promise.all([import('../../picture/pdf.js'), fontsOf(drawing)]);
  const measure = createMeasure();
  const bytes = await toPdf(drawing, words, { fonts, asPicture: (mark) => textAsPicture(mark, measure(mark.text, mark.size, mark.weight)), now: new Date() });
  return new Blob([bytes as BlobPart], { type: 'application/pdf' });
}
