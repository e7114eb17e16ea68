/** Names in the API, derived from names of the definitions. */
import { ENTITIES, type EntityName } from '@baraza/domain';

export const capital = (name: string): string => name.charAt(0).toUpperCase() + name.slice(1);
/** Name of the GraphQL type of an entity. */
export const typeNameOf = (entity: EntityName): string => capital(entity);
/** `stakeholder` → `stakeholders`, `property` → `properties`, `process` → `processes`. */
export const pluralOf = (entity: EntityName): string => (/[^aeiou]y$/.test(entity) ? `${entity.slice(0, -1)}ies` : `${entity}${entity.endsWith('s') ? 'es' : 's'}`);

export const ENTITY_NAMES = Object.keys(ENTITIES) as EntityName[];
/** Entities of which a project has many. */
export const MANY = ENTITY_NAMES.filter((entity) => entity !== 'project');
