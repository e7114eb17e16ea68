import { CLASSIFICATIONS, CONFIDENCES, DIMENSIONS, ROLES, TEMPLATES } from '@baraza/domain';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { positionKeys } from '../judgement/words.js';
import { lineOfType, otherLine, shapeOfKind } from '../tokens/index.js';

interface Words {
  readonly term: Readonly<Record<string, Readonly<Record<string, string>>>>;
  readonly [section: string]: Readonly<Record<string, unknown>>;
}

const words = JSON.parse(readFileSync(join(import.meta.dirname, 'locales/en/domain.json'), 'utf8')) as Words;
const missing = (section: string, codes: readonly string[]): string[] => codes.filter((code) => typeof words[section]?.[code] !== 'string').map((code) => `${section}.${code}`);

test('every code of the domain that people read has a word', () => {
  expect([
    ...missing('role', ROLES),
    ...missing('classification', CLASSIFICATIONS),
    ...missing('confidence', CONFIDENCES),
    ...missing('dimension', DIMENSIONS),
    ...missing('position', Object.values(positionKeys)),
  ]).toEqual([]);
});

describe.each(Object.values(TEMPLATES).map((template) => [template.code, template.terms] as const))('template %s', (_code, terms) => {
  test('every term has a word', () => {
    expect(terms.filter(({ vocabulary, code }) => !words.term[vocabulary]?.[code]).map(({ vocabulary, code }) => `term.${vocabulary}.${code}`)).toEqual([]);
  });

  test('what a term leaves to the theme, the theme draws', () => {
    const kinds = terms.filter(({ vocabulary }) => vocabulary === 'kind');
    expect(new Set(kinds.map(({ code, shape }) => shapeOfKind(code, shape))).size).toBe(kinds.length);
    const plain = terms.filter(({ vocabulary, code, line }) => vocabulary === 'relationshipType' && line === null && lineOfType(code) === otherLine);
    expect(plain.map(({ code }) => code)).toEqual([]);
  });
});
