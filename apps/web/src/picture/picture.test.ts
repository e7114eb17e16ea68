/** A page as SVG and as PDF, looked into without a browser. */
import type { Drawing, TextMark } from '@baraza/graph-view';
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { inflateSync } from 'node:zlib';
import { layLegend } from './legend.js';
import { composePage, MARGIN, pageSize } from './page.js';
import { cut, Paper, wrapped } from './paper.js';
import { toPdf } from './pdf.js';
import { piecesOf } from './runs.js';
import { toSvg } from './svg.js';

const WORDS = { title: 'Reform & <order>', description: 'A map', language: 'en' };
const text = (words: string, part: Partial<TextMark> = {}): TextMark => ({ kind: 'text', text: words, x: 200, y: 100, anchor: 'middle', size: 12, weight: 400, colour: '#000000', direction: 'ltr', ...part });
const page = (...marks: Drawing['marks'][number][]): Drawing => ({ width: 400, height: 300, marks });

const packageFile = (name: string): Uint8Array => readFileSync(join(dirname(fileURLToPath(import.meta.resolve(`${name.split('/').slice(0, 2).join('/')}/package.json`))), name.split('/').slice(2).join('/')));
const refuse = (): never => {
  throw new Error('every letter has a font');
};
const FONTS = [
  { weight: 400, bytes: packageFile('@fontsource/noto-sans/files/noto-sans-latin-400-normal.woff') },
  { weight: 400, bytes: packageFile('@fontsource/noto-sans-arabic/files/noto-sans-arabic-arabic-400-normal.woff') },
] as const;

test('PIC-2: an SVG holds text as text, escaped, with its direction and nothing that is fetched', () => {
  const svg = toSvg(page(text('وزارة الدفاع', { direction: 'rtl', anchor: 'left' }), text('<script>alert(1)</script>&"\u0000')), WORDS);
  expect(svg).toContain('>وزارة الدفاع</text>');
  expect(svg).toMatch(/text-anchor="end" direction="rtl">وزارة/);
  expect(svg).toContain('&#60;script&#62;alert(1)&#60;/script&#62;&#38;&#34;</text>');
  expect(svg).toContain('<title>Reform &#38; &#60;order&#62;</title>');
  expect(svg.replace('http://www.w3.org/2000/svg', '')).not.toMatch(/https?:|url\(|<image|href/);
});

test('PIC-3: a line is drawn in the order in which it is seen, in pieces of one direction and one font', () => {
  const latin = (code: number): boolean => code < 0x250;
  const arabic = (code: number): boolean => code === 0x20 || (code >= 0x600 && code < 0x700);
  expect(piecesOf('abc', 'ltr', [latin, arabic])).toEqual([{ text: 'abc', rightToLeft: false, font: 0 }]);
  expect(piecesOf('من 12 يوم', 'rtl', [latin, arabic])).toEqual([
    { text: 'يوم', rightToLeft: true, font: 1 },
    { text: ' ', rightToLeft: true, font: 0 },
    { text: '12', rightToLeft: false, font: 0 },
    { text: 'من ', rightToLeft: true, font: 1 },
  ]);
  // Marks that say which way to read are obeyed and not drawn; a bracket turns round.
  expect(piecesOf('\u2067(ab)\u2069', 'ltr', [latin, arabic]).map((piece) => piece.text).join('')).toBe('(ab)');
  expect(piecesOf('漢', 'ltr', [latin, arabic])[0]!.font).toBe(-1);
});

/** What the pages of a PDF are told to draw. */
const contentOf = (pdf: Uint8Array): string => Buffer.from(pdf).toString('latin1');

test('PIC-3: a PDF has one page with its fonts in it, cut down to what is used', async () => {
  const pdf = await toPdf(page(text('Ministry of Justice'), text('وزارة الدفاع', { direction: 'rtl' })), WORDS, { fonts: FONTS, asPicture: () => refuse(), now: new Date('2026-11-27T12:00:00Z') });
  const content = contentOf(pdf);
  expect(content.slice(0, 8)).toBe('%PDF-1.7');
  expect(content.match(/\/Type \/Page\b/g)).toHaveLength(1);
  expect(content.match(/\/BaseFont \/[A-Z]{6}\+NotoSans/g)!.length).toBeGreaterThanOrEqual(2);
  expect(content.match(/\/FontFile2/g)).toHaveLength(2);
  expect(pdf.length).toBeLessThan(20_000);
  expect(content).toMatch(/\/Lang \(en\)/);
});

/** Letters by glyph, from the tables that a reader copies and searches by. */
function lettersIn(pdf: Uint8Array): string {
  const content = contentOf(pdf);
  const streams = [...content.matchAll(/stream\n([\s\S]*?)\nendstream/g)].map(([, body]) => {
    try {
      return inflateSync(Buffer.from(body!, 'latin1')).toString('latin1');
    } catch {
      return body!;
    }
  });
  const tables = streams.filter((stream) => stream.includes('beginbfrange'));
  return tables.flatMap((table) => [...table.matchAll(/<([0-9a-f]{4,})>/g)].map(([, hex]) => String.fromCharCode(Number.parseInt(hex!.slice(0, 4), 16)))).join('');
}

test('PIC-3: Arabic in a PDF is drawn joined, and is searched by its letters', async () => {
  const words = 'وزارة الدفاع';
  const pdf = await toPdf(page(text(words, { direction: 'rtl' })), WORDS, { fonts: FONTS, asPicture: () => refuse(), now: new Date(0), plain: true });
  // Letters that other letters are made of are each there for themselves: "ز" is not told as the "ر" that it is drawn from.
  const letters = lettersIn(pdf);
  for (const letter of new Set(words.replace(' ', ''))) expect(letters).toContain(letter);
  const content = contentOf(pdf);
  // Unseen letters over outlines.
  expect(content).toMatch(/3 Tr/);
  expect(content.match(/ [cv]\n/g)!.length).toBeGreaterThan(20);
});

test('PIC-3 PIC-28: what no font of the product can write comes as a picture with its words, pixel for pixel', async () => {
  const pixels = new Uint8ClampedArray([10, 20, 30, 255, 40, 50, 60, 0]);
  for (const words of ['漢字', 'Dove 🕊', '𒀭']) {
    const pdf = await toPdf(page(text(words)), WORDS, { fonts: FONTS, asPicture: () => ({ pixels, columns: 2, rows: 1, width: 20, height: 12, ascent: 9 }), now: new Date(0), plain: true });
    const content = contentOf(pdf);
    const images = [...content.matchAll(/\/Subtype \/Image\n([\s\S]*?)stream\n([\s\S]*?)\n+endstream/g)].map(([, about, body]) => [/\/ColorSpace \/(\w+)/.exec(about!)![1], [...Buffer.from(body!, 'latin1')]]);
    expect(images).toEqual([['DeviceGray', [255, 0]], ['DeviceRGB', [10, 20, 30, 40, 50, 60]]]);
    // The middle of the picture is where the middle of the words would be, and its baseline where theirs would.
    expect(content).toMatch(/20 0 0 -12 190 103 cm\n\/P\d+ Do/);
    // Something that readers take for letters stands with it, unseen.
    expect(content).toMatch(/\/ActualText \(\u00fe\u00ff[\s\S]*? Do\n[\s\S]*?3 Tr\n[\s\S]*?TJ[\s\S]*?EMC/);
  }
});

test('PIC-29: what fails while a PDF is drawn is told, and nothing is waited for', async () => {
  await expect(toPdf(page(text('漢字')), WORDS, { fonts: FONTS, asPicture: () => refuse(), now: new Date(0) })).rejects.toThrow('every letter has a font');
});

const measure = (words: string, size: number): number => words.length * size * 0.5;

test('PIC-4: a page says twice how it is classed, and holds title, notes, picture and legend inside its edges', () => {
  for (const [paper, orientation] of [['a4', 'landscape'], ['a4', 'portrait'], ['letter', 'landscape'], ['screen', 'landscape']] as const) {
    for (const rightToLeft of [false, true]) {
      const { width, height } = pageSize(paper, orientation);
      const entries = Array.from({ length: 200 }, (_, index) => ({ mark: [], markWidth: 16, label: `Type number ${index}`, count: index }));
      const legend = [{ title: 'Line: relationship', entries }, { title: 'Shape: kind', entries: entries.slice(0, 9) }];
      let frame = { width: 0, height: 0 };
      const drawing = composePage({
        width, height, rightToLeft, measure, legend,
        words: { title: 'A title that is much longer than a page is wide '.repeat(9), about: 'About', made: 'Drawn on 27 Nov 2026', notes: ['Not shown: 3 members by sector.'], classed: 'Restricted · For members', page: 'Page 1 of 1', more: (count) => `and ${count} more` },
        picture: (given) => ((frame = given), { marks: [], note: '3 names found no room.' }),
      });
      const texts = drawing.marks.flatMap((mark) => (mark.kind === 'text' ? [mark] : []));
      expect(texts.filter((mark) => mark.text === 'Restricted · For members')).toHaveLength(2);
      expect(texts.map((mark) => mark.text)).toEqual(expect.arrayContaining(['Not shown: 3 members by sector.', 'Drawn on 27 Nov 2026', 'Page 1 of 1', '3 names found no room.', expect.stringMatching(/^and \d+ more$/)]));
      // What is most often on the map stays in the legend.
      expect(texts.some((mark) => mark.text === 'Type number 199')).toBe(true);
      expect(frame.height).toBeGreaterThan(height * 0.4);
      for (const mark of texts) {
        const wide = measure(mark.text, mark.size);
        const left = mark.anchor === 'left' ? mark.x : mark.anchor === 'right' ? mark.x - wide : mark.x - wide / 2;
        expect([mark.text.slice(0, 30), left >= MARGIN - 1 && left + wide <= width - MARGIN + 1 && mark.y > 0 && mark.y < height]).toEqual([mark.text.slice(0, 30), true]);
      }
    }
  }
});

test('PIC-4: names are cut between whole letters, and lines break between words', () => {
  const wide = (words: string): number => words.length;
  expect(cut('abcdef', 4, wide)).toBe('abc…');
  expect(cut('e\u0301e\u0301e\u0301', 4, wide)).toBe('e\u0301…');
  expect(wrapped('one two three four', 8, 2, wide)).toEqual(['one two', 'three f…']);
  expect(layLegend(new Paper(400, 300, false, measure), [], MARGIN, String).height).toBe(0);
});

test('COAL-8: on paper a long name of a coalition is cut, and how many are shown of it is not', () => {
  const measure = (words: string, size: number): number => words.length * size * 0.5;
  const paper = new Paper(800, 600, false, measure);
  layLegend(paper, [{ title: 'Coalitions', entries: [{ mark: [], markWidth: 24, label: 'National forum '.repeat(6), tail: ' (7)', count: 7 }] }], MARGIN, String).draw(500);
  const written = paper.marks.flatMap((mark) => (mark.kind === 'text' ? [mark.text] : []));
  expect(written).toEqual(['Coalitions', expect.stringMatching(/^National forum .*… \(7\)$/)]);
  expect(measure(written[1]!, 7)).toBeLessThanOrEqual(121);
});
