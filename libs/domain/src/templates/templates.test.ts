import { VOCABULARIES } from '../entities/vocabulary.js';
import { parseInput } from '../operation.js';
import { createTerm } from '../operations/vocabulary.js';
import { TEMPLATES } from './templates.js';

/** Relative luminance and contrast ratio as WCAG 2.2 defines them. */
function luminance(hex: string): number {
  const [r, g, b] = [1, 3, 5].map((at) => {
    const channel = parseInt(hex.slice(at, at + 2), 16) / 255;
    return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
  }) as [number, number, number];
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}
function contrast(a: string, b: string): number {
  const [low, high] = [luminance(a), luminance(b)].sort((x, y) => x - y) as [number, number];
  return (high + 0.05) / (low + 0.05);
}

describe.each(Object.entries(TEMPLATES))('the template %s', (name, template) => {
  const list = (vocabulary: string) => template.terms.filter((term) => term.vocabulary === vocabulary);

  test('is listed under its own code and has words in every vocabulary', () => {
    expect(template.code).toBe(name);
    for (const vocabulary of VOCABULARIES) expect(list(vocabulary).length).toBeGreaterThanOrEqual(6);
  });

  test('has each code once in its list, in order', () => {
    for (const vocabulary of VOCABULARIES) {
      expect(new Set(list(vocabulary).map(({ code }) => code)).size).toBe(list(vocabulary).length);
      expect(list(vocabulary).map(({ order }) => order)).toEqual(list(vocabulary).map((_, index) => index + 1));
    }
  });

  test('passes createTerm', () => {
    for (const term of template.terms) expect(() => parseInput(createTerm, { id: '00000000-0000-4000-8000-000000000001', ...term }, 1)).not.toThrow();
  });

  test('gives every kind a shape of its own and every sector a colour of its own', () => {
    const shapes = list('kind').map(({ shape }) => shape);
    expect(shapes).not.toContain(null);
    expect(new Set(shapes).size).toBe(shapes.length);
    const colours = list('sector').map(({ colour }) => colour);
    expect(colours).not.toContain(null);
    expect(new Set(colours).size).toBe(colours.length);
  });

  test('draws no two types of relationship alike, even in grey, save by a head that the theme adds', () => {
    const looks = list('relationshipType').map(({ line, arrow, code }) => (arrow === null ? `theme ${code}` : `${line} ${arrow}`));
    expect(new Set(looks).size).toBe(looks.length);
    expect(list('relationshipType').map(({ line }) => line)).not.toContain(null);
  });

  test('has colours of at least 3 : 1 on the light and on the dark canvas', () => {
    for (const { colour } of template.terms) {
      if (colour === null) continue;
      expect(contrast(colour, '#FAFAF8')).toBeGreaterThanOrEqual(3);
      expect(contrast(colour, '#16181B')).toBeGreaterThanOrEqual(3);
    }
  });
});

test('the templates differ: nothing is locked to security sector reform', () => {
  const codes = (name: keyof typeof TEMPLATES) => new Set(TEMPLATES[name].terms.map(({ vocabulary, code }) => `${vocabulary}.${code}`));
  expect([...codes('general')].filter((code) => !codes('ssr').has(code)).length).toBeGreaterThan(8);
  expect(codes('general')).not.toContain('sector.coreSecurity');
});
