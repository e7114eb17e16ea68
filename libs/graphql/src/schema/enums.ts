/** Enums, one for each list of choices in the definitions. */
import { CLASSIFICATIONS, CONFIDENCES, DIMENSIONS, ENTITIES, type FieldSpec, REFUSAL_CODES, ROLES, TEMPLATES } from '@baraza/domain';
import { GraphQLEnumType } from 'graphql';
import { capital, ENTITY_NAMES, typeNameOf } from '../names.js';

export const enumOf = (name: string, values: readonly string[], description: string, describe: (value: string) => string | null = () => null): GraphQLEnumType =>
  new GraphQLEnumType({ name, description, values: Object.fromEntries(values.map((value) => [value, { value, description: describe(value) }])) });

export const Classification = enumOf('Classification', CLASSIFICATIONS, 'Who may read something, from what anybody may read to what only a named few may.');
export const Role = enumOf('Role', ROLES, 'What a person does in a project.');
export const Confidence = enumOf('Confidence', CONFIDENCES, 'How sure somebody is.');
export const Dimension = enumOf('JudgementDimension', DIMENSIONS, 'What a stakeholder is judged on.');
export const EntityEnum = enumOf('Entity', ENTITY_NAMES, 'A kind of record.', (name) => ENTITIES[name as (typeof ENTITY_NAMES)[number]].description);
export const RefusalCode = enumOf('RefusalCode', REFUSAL_CODES, 'Why an operation was refused.');
export const Template = enumOf('Template', Object.keys(TEMPLATES), 'The lists (kinds, sectors, types of relationship …) with which a project begins.');
export const Direction = enumOf('OrderDirection', ['ASC', 'DESC'], 'What is empty comes last, either way.');

/** Lists of choices that appear in several places have one enum, found by the list itself. */
const known = new Map<readonly string[], GraphQLEnumType>([
  [CLASSIFICATIONS, Classification],
  [ROLES, Role],
  [CONFIDENCES, Confidence],
  [DIMENSIONS, Dimension],
]);
for (const entity of ENTITY_NAMES) {
  for (const [name, field] of Object.entries(ENTITIES[entity].fields as Record<string, FieldSpec>)) {
    if (field.type === 'choice' && !known.has(field.values)) known.set(field.values, enumOf(`${typeNameOf(entity)}${capital(name)}`, field.values, field.description));
  }
}

/** The enum of a field's choices. `owner`: what it is named for where only an operation has it. */
export function enumOfField(owner: string, name: string, field: FieldSpec & { values: readonly string[] }): GraphQLEnumType {
  const found = known.get(field.values) ?? sameValues(field.values);
  if (found) return found;
  const made = enumOf(`${owner}${capital(name)}`, field.values, field.description);
  known.set(field.values, made);
  return made;
}

/** An operation that takes any kind of record, or a template, lists the names anew. */
const sameValues = (values: readonly string[]): GraphQLEnumType | undefined =>
  [EntityEnum, Template].find((type) => type.getValues().length === values.length && type.getValues().every(({ name }) => values.includes(name)));
