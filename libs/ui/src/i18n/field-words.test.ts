import { ENTITIES, type EntityDefinition, type EntityName, TEMPLATES } from '@baraza/domain';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { languages } from './languages.js';

type Tree = { readonly [key: string]: string | Tree };
const read = (language: string, file: string): Tree => JSON.parse(readFileSync(join(import.meta.dirname, `locales/${language}/${file}.json`), 'utf8')) as Tree;
const at = (tree: Tree, path: string): string | Tree | undefined => path.split('.').reduce<string | Tree | undefined>((node, key) => (typeof node === 'object' ? node[key] : undefined), tree);

const definitions = Object.entries(ENTITIES) as unknown as [EntityName, EntityDefinition][];

describe.each(languages.map(({ code }) => code))('words of the definitions in %s', (code) => {
  const domain = read(code, 'domain');

  test('UI-20: every entity and every field has a label, and no label is left of one that is gone', () => {
    const wanted = definitions.flatMap(([entity, { fields }]) => [`entity.${entity}`, `entities.${entity}`, ...Object.keys(fields).map((field) => `field.${entity}.${field}`)]);
    expect(wanted.filter((path) => typeof at(domain, path) !== 'string')).toEqual([]);
    const held = Object.entries(domain['field'] as Tree).flatMap(([entity, fields]) => Object.keys(fields).map((field) => `field.${entity}.${field}`));
    expect(held.filter((path) => !wanted.includes(path))).toEqual([]);
  });

  test('UI-20: every value of every choice has a word', () => {
    const missing = definitions.flatMap(([entity, { fields }]) =>
      Object.entries(fields).flatMap(([name, field]) =>
        field.type !== 'choice'
          ? []
          : field.values
              .filter((value) => ![`choice.${name}.${value}`, `confidence.${value}`, `processRole.${value}`, `classification.${value}`, `dimension.${value}`, `role.${value}`].some((path) => typeof at(domain, path) === 'string'))
              .map((value) => `${entity}.${name}: ${value}`),
      ),
    );
    expect(missing).toEqual([]);
  });

  test('UI-21: every type of relationship of a template can be read from both ends', () => {
    const map = read(code, 'map');
    const types = Object.values(TEMPLATES).flatMap(({ terms }) => terms.filter(({ vocabulary }) => vocabulary === 'relationshipType').map((term) => term.code));
    expect(types.flatMap((type) => ['out', 'in', 'both'].map((way) => `verb.${type}.${way}`)).filter((path) => typeof at(map, path) !== 'string')).toEqual([]);
  });
});
