import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ENTITIES, OPERATIONS, type FieldSpec } from '@baraza/domain';
import { isEnumType, isInputObjectType, isInterfaceType, isIntrospectionType, isObjectType, isScalarType, isUnionType } from 'graphql';
import { generatedFiles } from './generated-files.js';
import { capital, ENTITY_NAMES, typeNameOf } from './names.js';
import { schema } from './schema/schema.js';

const types = Object.values(schema.getTypeMap()).filter((type) => !isIntrospectionType(type) && !['String', 'Int', 'Float', 'Boolean', 'ID'].includes(type.name));
const fieldsOf = (name: string): Record<string, { description?: string | null }> => {
  const type = schema.getType(name);
  if (!isObjectType(type) && !isInputObjectType(type)) throw new Error(`There is no type ${name}.`);
  return type.getFields();
};

test.each(Object.keys(generatedFiles()))('GQL-17 %s is what the definitions give: run npm run generate -w @baraza/graphql', (path) => {
  expect(readFileSync(join(import.meta.dirname, '..', path), 'utf8')).toBe(generatedFiles()[path]);
});

test('GQL-17 no statement of the committed ones holds a value of the caller', () => {
  const statements = Object.entries(generatedFiles()).filter(([path]) => path.endsWith('.sql'));
  expect(statements.length).toBeGreaterThan(8);
  for (const [, text] of statements) expect(text).not.toMatch(/police|Monrovia|justice/i);
});

test.each(ENTITY_NAMES)('GQL-18 every field of %s is in the schema with its description', (entity) => {
  const fields = fieldsOf(typeNameOf(entity));
  for (const [name, field] of Object.entries(ENTITIES[entity].fields as Record<string, FieldSpec>)) {
    expect(fields[name]?.description).toMatch(field.description.slice(0, 20));
    if (entity !== 'project') expect(Object.keys(fieldsOf(`${typeNameOf(entity)}Filter`))).toContain(name);
  }
});

test.each(Object.values(OPERATIONS).filter(({ name, serverOnly }) => name !== 'foundProject' && !serverOnly))('GQL-18 every field of the input of $name is in the schema with its description', ({ name, input }) => {
  const fields = fieldsOf(`${capital(name)}Input`);
  expect(Object.keys(fields)).toEqual(Object.keys(input));
  for (const [field, { description }] of Object.entries(input as Record<string, FieldSpec>)) expect(fields[field]?.description).toContain(description);
});

test('GQL-18 every type, field, argument and value that is not a plain choice is documented', () => {
  const missing: string[] = [];
  for (const type of types) {
    if (!type.description) missing.push(type.name);
    if (isScalarType(type) || isUnionType(type) || isEnumType(type)) continue;
    for (const field of Object.values(type.getFields())) {
      if (!field.description) missing.push(`${type.name}.${field.name}`);
      if (isObjectType(type) || isInterfaceType(type)) for (const argument of 'args' in field ? field.args : []) if (!argument.description) missing.push(`${type.name}.${field.name}(${argument.name})`);
    }
  }
  expect(missing).toEqual([]);
});

test('GQL-18 what is deleted is told only by the history', () => {
  for (const entity of ENTITY_NAMES) expect(Object.keys(fieldsOf(typeNameOf(entity)))).not.toContain('deleted');
});
