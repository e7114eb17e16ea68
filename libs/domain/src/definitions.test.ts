import { parentsOf } from './access.js';
import { ENTITIES, type EntityName } from './entities.generated.js';
import type { EntityDefinition } from './entity.js';
import type { FieldSpec, Shape } from './fields.js';
import { type AnyOperation, parseInput } from './operation.js';
import { OPERATIONS } from './operations.generated.js';
import { earliestDay, isPartialDate, latestDay } from './partial-date.js';
import { shapeValidator } from './validators.js';
import { boolean, choice, integer, longText, partialDate, text, textList, url } from './fields.js';

const entities = Object.entries(ENTITIES) as unknown as [EntityName, EntityDefinition][];
const operations = Object.entries(OPERATIONS) as unknown as [string, AnyOperation][];

/** Every field of a shape, items of lists included, as [path, field]. */
const fieldsOf = (shape: Shape, path = ''): [string, FieldSpec][] =>
  Object.entries(shape).flatMap(([name, field]) => [[`${path}${name}`, field] as [string, FieldSpec], ...(field.type === 'list' ? fieldsOf(field.of, `${path}${name}.`) : [])]);

describe('definitions', () => {
  test.each(entities)('DEF-1 entity “%s” is described, refers only to entities that exist, and names only fields of its own', (name, entity) => {
    expect(entity.name).toBe(name);
    for (const [field, spec] of Object.entries(entity.fields)) {
      expect([field, spec.description.length > 5]).toEqual([field, true]);
      if (spec.type === 'reference') expect(Object.keys(ENTITIES)).toContain(spec.entity);
      expect(['list', 'value', 'newId']).not.toContain(spec.type);
    }
    for (const field of [...entity.hangsOn, ...entity.searchable, ...entity.coupled.flat()]) expect(Object.keys(entity.fields)).toContain(field);
    for (const [field] of parentsOf(name)) expect(entity.fields[field]!.type).toBe('reference');
  });
  test.each(operations)('DEF-2 operation “%s” has the name it is registered under, and every field of its input is described', (name, operation) => {
    expect(operation.name).toBe(name);
    for (const [path, field] of fieldsOf(operation.input)) {
      expect([path, field.description.length > 5]).toEqual([path, true]);
      if (field.type === 'reference' || field.type === 'newId') expect(Object.keys(ENTITIES)).toContain(field.entity);
    }
  });
  test.each(operations)('DEF-3 operation “%s” refuses an input with a field nobody defined', (_name, operation) => {
    expect(() => parseInput(operation, { nobodyDefinedThis: 1 }, operation.version)).toThrow();
    expect(() => parseInput(operation, null, operation.version)).toThrow();
    expect(() => parseInput(operation, {}, operation.version + 1)).toThrow(/Reload/);
  });
});

describe('values', () => {
  const shape = {
    name: text({ description: 'A name', required: true, max: 10 }),
    note: longText({ description: 'A note' }),
    link: url({ description: 'A link' }),
    age: integer({ description: 'An age', min: 0, max: 120 }),
    yes: boolean({ description: 'Yes or no' }),
    when: partialDate({ description: 'When' }),
    which: choice(['a', 'b'], { description: 'Which' }),
    tags: textList({ description: 'Tags' }),
  };
  const parse = (values: object): Record<string, unknown> => shapeValidator(shape).parse({ name: 'x', ...values });
  const wrong = (values: object): string => shapeValidator(shape).safeParse({ name: 'x', ...values }).error?.issues[0]?.message ?? 'accepted';

  test('VAL-1 text has one canonical form: trimmed, one line, composed, without control characters or broken pairs', () => {
    expect(parse({ name: '  Caf\u0065\u0301\n 1 ' })['name']).toBe('Café 1');
    expect(parse({ note: ' a\r\nb\u0000\u0007 \uD800' })['note']).toBe('a\nb');
    // A name that reads as another; marks that names in two scripts need stay.
    expect(parse({ note: '\u202Eevil txt\u202C \u200F1' })['note']).toBe('evil txt \u200F1');
    expect(parse({ tags: [' a ', 'a', '', 'b'] })['tags']).toEqual(['a', 'b']);
  });
  test('VAL-2 what is left out or empty is null, an empty list or an empty object', () => {
    expect(parse({})).toMatchObject({ note: null, link: null, age: null, tags: [] });
    expect(parse({ note: '', link: '' })).toMatchObject({ note: null });
  });
  test.each([
    [{ name: ' \n' }, /not be empty/],
    [{ name: 'x'.repeat(11) }, /at most 10/],
    [{ link: 'javascript:alert(1)' }, /http/],
    [{ age: 1.5 }, /whole/],
    [{ age: 121 }, /at most 120/],
    [{ yes: 'true' }, /true or false/],
    [{ when: '2005-02-30' }, /2005-08/],
    [{ which: 'c' }, /one of a, b/],
  ])('VAL-3 %j is refused with a sentence that says the rule', (values, sentence) => {
    expect(wrong(values)).toMatch(sentence);
  });
  test('VAL-4 a partial date is kept as written and knows its first and last day', () => {
    expect(['2005', '2005-08', '2004-02-29'].map(isPartialDate)).toEqual([true, true, true]);
    expect(['05', '2005-13', '2005-8', '2005-02-29', '2005-08-00', '2005-00'].map(isPartialDate)).toEqual(Array(6).fill(false));
    expect([earliestDay('2005'), latestDay('2005'), earliestDay('2004-02'), latestDay('2004-02'), latestDay('2005-08-03')]).toEqual(['2005-01-01', '2005-12-31', '2004-02-01', '2004-02-29', '2005-08-03']);
  });
});
