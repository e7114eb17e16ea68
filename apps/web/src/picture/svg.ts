/** A drawing as SVG: real vectors, text as text, nothing fetched from anywhere. */
import type { Drawing, Mark } from '@baraza/graph-view';

const FAMILY = "'Noto Sans','Noto Sans Arabic',sans-serif";

/** A font that travels with the file. */
export interface EmbeddedFont {
  readonly family: string;
  readonly weight: number;
  /** A `data:` address. */
  readonly address: string;
  /** As CSS has it: U+0000-00FF, … */
  readonly range: string;
}

export interface SvgWords {
  readonly title: string;
  readonly description: string;
  /** Language of the page. */
  readonly language: string;
}

const escaped = (text: string): string =>
  // What XML does not hold at all goes; people paste such things out of other programs.
  text.replace(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]|[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/gu, '').replace(/[&<>"]/g, (letter) => `&#${letter.charCodeAt(0)};`);
const attributes = (values: Readonly<Record<string, string | number | undefined>>): string => Object.entries(values).flatMap(([name, value]) => (value === undefined ? [] : [` ${name}="${typeof value === 'number' ? Math.round(value * 1000) / 1000 : escaped(value)}"`])).join('');

/** Which end of the text lies at its point: SVG counts from where reading starts. */
const anchorOf = (anchor: 'left' | 'middle' | 'right', direction: 'ltr' | 'rtl'): string => (anchor === 'middle' ? 'middle' : (anchor === 'left') === (direction === 'ltr') ? 'start' : 'end');

function element(mark: Mark): string {
  if (mark.kind === 'text') {
    const { text, x, y, anchor, size, weight, colour, direction } = mark;
    return `<text${attributes({ x, y, 'font-size': size, 'font-weight': weight === 400 ? undefined : weight, fill: colour, 'text-anchor': anchorOf(anchor, direction), direction: direction === 'rtl' ? 'rtl' : undefined })}>${escaped(text)}</text>`;
  }
  const { d, fill = 'none', stroke, width, dash, round, opacity } = mark;
  return `<path${attributes({ d, fill, stroke, 'stroke-width': stroke === undefined ? undefined : width, 'stroke-dasharray': dash?.map((length) => Math.round(length * 100) / 100).join(' '), 'stroke-linejoin': round ? 'round' : undefined, opacity: opacity === 1 ? undefined : opacity })}/>`;
}

/** The drawing as the text of a file. Sizes are points, so that it prints as large as the PDF. */
export function toSvg({ width, height, marks }: Drawing, { title, description, language }: SvgWords, fonts: readonly EmbeddedFont[] = []): string {
  const faces = fonts.map(({ family, weight, address, range }) => `@font-face{font-family:'${family}';font-weight:${weight};src:url(${address}) format('woff');unicode-range:${range}}`).join('');
  return [
    `<svg xmlns="http://www.w3.org/2000/svg"${attributes({ width: `${width}pt`, height: `${height}pt`, viewBox: `0 0 ${width} ${height}`, 'xml:lang': language, 'font-family': FAMILY, role: 'img' })}>`,
    `<title>${escaped(title)}</title>`,
    `<desc>${escaped(description)}</desc>`,
    ...(faces === '' ? [] : [`<style>${faces}</style>`]),
    `<path${attributes({ d: `M0 0L${width} 0L${width} ${height}L0 ${height}Z`, fill: '#FFFFFF' })}/>`,
    ...marks.map(element),
    '</svg>',
    '',
  ].join('\n');
}
