/** Prints a drawing as the one page that the browser prints, without its own screen around it. */
import type { Drawing } from '@baraza/graph-view';
import { toSvg, type SvgWords } from './svg.js';

/** Opens the browser's dialog for printing. The page's fonts are there already, so none travels along. */
export function printPage(drawing: Drawing, words: SvgWords): void {
  const sheet = document.createElement('div');
  sheet.dataset['printSheet'] = '';
  const svg = new DOMParser().parseFromString(toSvg(drawing, words), 'image/svg+xml').documentElement;
  svg.setAttribute('width', '100%');
  svg.setAttribute('height', '100%');
  sheet.append(document.importNode(svg, true));
  const style = document.createElement('style');
  style.textContent = `@page{size:${drawing.width}pt ${drawing.height}pt;margin:0}[data-print-sheet]{display:none}@media print{html,body{margin:0;block-size:auto;overflow:visible}body>*{display:none!important}body>[data-print-sheet]{display:block!important;inline-size:${drawing.width}pt;block-size:${drawing.height - 1}pt;overflow:hidden}}`;
  document.head.append(style);
  document.body.append(sheet);
  const title = document.title;
  // It is the name that the browser proposes for a file.
  document.title = words.title;
  const end = (): void => {
    document.title = title;
    sheet.remove();
    style.remove();
    window.removeEventListener('afterprint', end);
  };
  window.addEventListener('afterprint', end);
  window.print();
}
