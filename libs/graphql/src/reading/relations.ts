/** Lists that a record has because others refer to it; derived from the references of the definitions. */
import { ENTITIES, type EntityName, type FieldSpec } from '@baraza/domain';
import { capital, ENTITY_NAMES, MANY, pluralOf } from '../names.js';

export interface Relation {
  /** Name of the field in the API. */
  name: string;
  /** What is in the list. */
  to: EntityName;
  /** References of `to` that lead here; a record is in the list if one of them does. Empty: everything in the project. */
  fields: readonly string[];
  description: string;
}

/** Every list of a project. */
export const PROJECT_LISTS: readonly Relation[] = MANY.map((to) => ({ name: pluralOf(to), to, fields: [], description: `All ${pluralOf(to)} of the project. ${ENTITIES[to].description}` }));

function referencesTo(entity: EntityName, from: EntityName): string[] {
  return Object.entries(ENTITIES[from].fields as Record<string, FieldSpec>)
    .filter(([, field]) => field.type === 'reference' && field.entity === entity)
    .map(([name]) => name);
}

const described = (fields: readonly string[]): string => fields.map((field) => `“${field}”`).join(' or ');

function listsOf(entity: EntityName, to: EntityName): Relation[] {
  const fields = referencesTo(entity, to);
  if (fields.length === 0) return [];
  const whole: Relation = { name: pluralOf(to), to, fields, description: `The ${pluralOf(to)} whose ${described(fields)} is this.` };
  if (fields.length === 1) return [whole];
  return [whole, ...fields.map((field) => ({ name: `${pluralOf(to)}By${capital(field)}`, to, fields: [field], description: `The ${pluralOf(to)} whose ${described([field])} is this.` }))];
}

/** Lists of each entity. */
export const LISTS = Object.fromEntries(ENTITY_NAMES.map((entity) => [entity, MANY.flatMap((to) => listsOf(entity, to))])) as Record<EntityName, Relation[]>;
