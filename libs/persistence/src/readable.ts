/** The rules of libs/domain/access.ts as SQL, derived from the same definitions: which rows a viewer may read, and which are live. */
import { CLASSIFICATIONS, DIMENSIONS, type EntityName, hasRight, isCleared, isId, ON_A_DIMENSION, parentsOf, type Right, SCALES, sessionsWithRight, type Viewer } from '@baraza/domain';
import { columnName, definitionOf, tableOf } from './columns.js';

const literal = (text: string): string => `'${text.replaceAll("'", "''")}'`;
const same = (alias: string, parent: string, column: string): string => `${parent}.workspace_id = ${alias}.workspace_id AND ${parent}.project_id = ${alias}.project_id AND ${parent}.id = ${alias}."${column}"`;

/** Condition: the row is not deleted and hangs on nothing deleted. */
export function liveWhere(entity: EntityName, alias: string): string {
  const parents = parentsOf(entity).map(([field, parent]) => hangsOn(entity, alias, field, parent, (inner) => liveWhere(parent, inner)));
  return [`NOT ${alias}.deleted`, ...parents].join(' AND ');
}

/**
 * Condition: the viewer may read the row, deleted or not. Holds no input: classes and names of columns come from the definitions. `alias` is the name of the
 * table in the statement; tenant and project are the caller's to add.
 */
export const readableWhere = (entity: EntityName, alias: string, viewer: Viewer): string => readableAnd(entity, alias, viewer, false);

/** Condition: the row is live and the viewer may read it. The same as both conditions, but what a row hangs on is looked up once for the two. */
export const visibleWhere = (entity: EntityName, alias: string, viewer: Viewer): string => readableAnd(entity, alias, viewer, true);

function readableAnd(entity: EntityName, alias: string, viewer: Viewer, live: boolean): string {
  const definition = definitionOf(entity);
  if (definition.openToMembers) return live ? liveWhere(entity, alias) : 'true';
  const publicOnly = definition.readRight === 'readRegistry' && hasRight(viewer, 'readPublished') && !hasRight(viewer, 'readRegistry');
  if (!hasRight(viewer, definition.readRight) && !publicOnly) return 'false';
  const inSessions = definition.scope === 'session' ? sessionsWhere(`${alias}.session_id`, sessionsWithRight(viewer, definition.readRight)) : null;
  if (inSessions === 'false') return inSessions;
  const classes = publicOnly ? ['public'] : CLASSIFICATIONS.filter((classification) => isCleared(viewer, classification));
  return [...(inSessions === null ? [] : [inSessions]), cleared(entity, alias, { classes, viewer, live })].join(' AND ');
}

/** Condition: the viewer has the right in the session whose id stands in `column`. */
export const sessionWhere = (column: string, viewer: Viewer, right: Right): string => sessionsWhere(column, sessionsWithRight(viewer, right)) ?? 'true';

/** Condition: the id is of one of these sessions. Null: of any. Ids come from the database; what is none is left out. */
function sessionsWhere(column: string, sessions: 'all' | readonly string[]): string | null {
  if (sessions === 'all') return null;
  const ids = sessions.filter(isId);
  return ids.length === 0 ? 'false' : `${column} IN (${ids.map(literal).join(', ')})`;
}

interface Clearing {
  classes: readonly string[];
  viewer: Viewer;
  /** Ask besides whether the row, and what it hangs on, is not deleted. */
  live: boolean;
}

function cleared(entity: EntityName, alias: string, clearing: Clearing): string {
  const { classes, viewer, live } = clearing;
  const conditions = [...(live ? [`NOT ${alias}.deleted`] : []), `${alias}.classification IN (${classes.map(literal).join(', ')})`];
  if (ON_A_DIMENSION.includes(entity)) {
    const above = DIMENSIONS.filter((dimension) => !isCleared(viewer, SCALES[dimension].atLeast));
    const below = `${alias}.dimension NOT IN (${above.map(literal).join(', ')})`;
    if (above.length > 0) conditions.push(definitionOf(entity).fields['dimension']!.required ? below : `(${alias}.dimension IS NULL OR ${below})`);
  }
  const { hiddenBy } = definitionOf(entity);
  if (hiddenBy !== null) conditions.push(`NOT ${alias}."${columnName(entity, hiddenBy)}"`);
  for (const [field, parent] of parentsOf(entity)) conditions.push(hangsOn(entity, alias, field, parent, (inner) => cleared(parent, inner, clearing)));
  return conditions.join(' AND ');
}

/** Condition: what the row hangs on by the field, if anything, fulfils `condition`. What must be there is asked for plainly, which Postgres may answer for all rows at once. */
function hangsOn(entity: EntityName, alias: string, field: string, parent: EntityName, condition: (alias: string) => string): string {
  const column = columnName(entity, field);
  const inner = `${alias}_${field}`;
  const exists = `EXISTS (SELECT 1 FROM "${tableOf(parent)}" ${inner} WHERE ${same(alias, inner, column)} AND ${condition(inner)})`;
  return definitionOf(entity).fields[field]!.required ? exists : `(${alias}."${column}" IS NULL OR ${exists})`;
}
