import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { languages } from './languages.js';
import { namespaces } from './types.js';

const folder = join(import.meta.dirname, 'locales');
const pluralForm = /_(zero|one|two|few|many|other)$/u;

type Tree = { readonly [key: string]: string | Tree };

function flatten(tree: Tree, path = ''): [string, string][] {
  return Object.entries(tree).flatMap(([key, value]): [string, string][] =>
    typeof value === 'string' ? [[path + key, value]] : flatten(value, `${path}${key}.`),
  );
}

function sentences(language: string, namespace: string): Map<string, string> {
  return new Map(flatten(JSON.parse(readFileSync(join(folder, language, `${namespace}.json`), 'utf8')) as Tree));
}

function placeholders(sentence: string): string[] {
  return [...sentence.matchAll(/\{\{\s*([^}]+?)\s*\}\}/gu)].map((match) => match[1] ?? '').sort();
}

/** The plural keys of a file without their forms, and the other keys. */
function split(keys: Iterable<string>): { plural: Set<string>; plain: Set<string> } {
  const all = [...keys];
  const plural = new Set(all.filter((key) => key.endsWith('_other')).map((key) => key.replace(pluralForm, '')));
  return { plural, plain: new Set(all.filter((key) => !plural.has(key.replace(pluralForm, '')) || !pluralForm.test(key))) };
}

test('every language has every file and no other', () => {
  const expected = namespaces.map((namespace) => `${namespace}.json`).sort();
  for (const { code } of languages) expect(readdirSync(join(folder, code)).sort()).toEqual(expected);
  expect(readdirSync(folder).sort()).toEqual(languages.map(({ code }) => code).sort());
});

describe.each(namespaces)('sentences of %s', (namespace) => {
  const english = sentences('en', namespace);
  const wanted = split(english.keys());

  test.each(languages.map(({ code }) => code))('in %s: the same keys, every plural form, the same placeholders, nothing empty', (code) => {
    const here = sentences(code, namespace);
    const found = split(here.keys());
    expect([...found.plain].sort()).toEqual([...wanted.plain].sort());
    expect([...found.plural].sort()).toEqual([...wanted.plural].sort());

    const forms = new Intl.PluralRules(code).resolvedOptions().pluralCategories;
    for (const key of found.plural) {
      expect([key, ['zero', 'one', 'two', 'few', 'many', 'other'].filter((form) => here.has(`${key}_${form}`))]).toEqual([
        key,
        ['zero', 'one', 'two', 'few', 'many', 'other'].filter((form) => forms.includes(form as Intl.LDMLPluralRule)),
      ]);
    }
    for (const [key, sentence] of here) {
      expect([key, sentence.trim()]).not.toEqual([key, '']);
      const form = pluralForm.exec(key)?.[1];
      const model = english.get(key) ?? english.get(`${key.replace(pluralForm, '')}_other`) ?? '';
      const mayBeWord = form === 'zero' || form === 'one' || form === 'two';
      const compare = (list: string[]) => (mayBeWord ? list.filter((name) => !name.startsWith('count')) : list);
      expect([key, compare(placeholders(sentence))]).toEqual([key, compare(placeholders(model))]);
    }
  });
});
