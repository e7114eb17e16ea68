/**
 * The fonts that travel with a picture: those of the product (SIL Open Font License 1.1, which allows embedding), by what letters they have. Each is fetched from the product's own server when a picture needs it.
 */
import arabic400 from '@fontsource/noto-sans-arabic/files/noto-sans-arabic-arabic-400-normal.woff?url';
import arabic600 from '@fontsource/noto-sans-arabic/files/noto-sans-arabic-arabic-600-normal.woff?url';
import cyrillic400 from '@fontsource/noto-sans/files/noto-sans-cyrillic-400-normal.woff?url';
import cyrillic600 from '@fontsource/noto-sans/files/noto-sans-cyrillic-600-normal.woff?url';
import latin400 from '@fontsource/noto-sans/files/noto-sans-latin-400-normal.woff?url';
import latin600 from '@fontsource/noto-sans/files/noto-sans-latin-600-normal.woff?url';
import latinMore400 from '@fontsource/noto-sans/files/noto-sans-latin-ext-400-normal.woff?url';
import latinMore600 from '@fontsource/noto-sans/files/noto-sans-latin-ext-600-normal.woff?url';
import type { Drawing } from '@baraza/graph-view';
import type { PdfFont } from './pdf.js';
import type { EmbeddedFont } from './svg.js';

interface Shipped {
  readonly family: string;
  readonly files: Readonly<Record<400 | 600, string>>;
  /** As CSS has it. */
  readonly range: string;
}

const SHIPPED: readonly Shipped[] = [
  { family: 'Noto Sans', files: { 400: latin400, 600: latin600 }, range: 'U+0000-00FF,U+0131,U+0152-0153,U+02BB-02BC,U+02C6,U+02DA,U+02DC,U+2000-206F,U+20AC,U+2122,U+2191,U+2193,U+2212,U+2215' },
  { family: 'Noto Sans', files: { 400: latinMore400, 600: latinMore600 }, range: 'U+0100-0130,U+0132-0151,U+0154-02BA,U+02BD-02C5,U+02C7-02CC,U+02CE-02D7,U+02DD-02FF,U+1E00-1E9F,U+1EF2-1EFF,U+20A0-20AB,U+20AD-20C0,U+2113' },
  { family: 'Noto Sans', files: { 400: cyrillic400, 600: cyrillic600 }, range: 'U+0400-045F,U+0490-0491,U+04B0-04B1,U+2116' },
  { family: 'Noto Sans Arabic', files: { 400: arabic400, 600: arabic600 }, range: 'U+0600-06FF,U+0750-077F,U+0870-08FF,U+FB50-FDFF,U+FE70-FEFC' },
];

const spansOf = (range: string): (readonly [number, number])[] => range.split(',').map((part) => {
  const [first, last = first] = part.slice(2).split('-') as [string, string?];
  return [Number.parseInt(first, 16), Number.parseInt(last, 16)];
});

interface Fetched extends PdfFont {
  readonly family: string;
  readonly range: string;
}

/** The fonts whose letters stand in the drawing. @throws Error where one cannot be had, with no server in reach */
export async function fontsOf({ marks }: Drawing): Promise<Fetched[]> {
  const letters = { 400: new Set<number>(), 600: new Set<number>() };
  for (const mark of marks) if (mark.kind === 'text') for (const letter of mark.text) letters[mark.weight].add(letter.codePointAt(0)!);
  const wanted = ([400, 600] as const).flatMap((weight) =>
    SHIPPED.filter(({ range }, index) => letters[weight].size > 0 && (index === 0 || spansOf(range).some(([first, last]) => [...letters[weight]].some((code) => code >= first && code <= last)))).map((font) => ({ ...font, weight })),
  );
  return Promise.all(wanted.map(async ({ family, files, range, weight }) => {
    const answer = await fetch(files[weight]);
    if (!answer.ok) throw new Error(`A font could not be fetched: ${answer.status}`);
    return { family, range, weight, bytes: new Uint8Array(await answer.arrayBuffer()) };
  }));
}

/** The fonts as they stand in an SVG. */
export const embedded = (fonts: readonly Fetched[]): EmbeddedFont[] => fonts.map(({ family, weight, range, bytes }) => ({ family, weight, range, address: `data:font/woff;base64,${base64(bytes)}` }));

function base64(bytes: Uint8Array): string {
  let text = '';
  for (let index = 0; index < bytes.length; index += 0x8000) text += String.fromCharCode(...bytes.subarray(index, index + 0x8000));
  return btoa(text);
}
