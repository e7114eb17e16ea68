/** The rules of libs/domain/access.ts as SQL, derived from the same definitions: which rows a viewer may read, and which are live. */
import { CLASSIFICATIONS, DIMENSIONS, type EntityName, hasRight, isCleared, isId, ON_A_DIMENSION, parentsOf, type Right, SCALES, sessionsWithRight, type Viewer } from '@baraza/domain';
import { columnName, definitionOf } from './columns.js';
import { AS_THEY_ARE, type RowsOf } from './recorded-rows.js';

const literal = (text: string): string => `'${text.replaceAll("'", "''")}'`;
const same = (alias: string, parent: string, column: string): string => `${parent}.workspace_id = ${alias}.workspace_id AND ${parent}.project_id = ${alias}.project_id AND ${parent}.id = ${alias}."${column}"`;

/** Condition: the row is not deleted and hangs on nothing deleted. `rows`: where the row and what it hangs on are read. */
export function liveWhere(entity: EntityName, alias: string, rows: RowsOf = AS_THEY_ARE): string {
  const parents = parentsOf(entity).map(([field, parent]) => hangsOn(entity, alias, field, parent, rows, (inner) => liveWhere(parent, inner, rows)));
  return [`NOT ${alias}.deleted`, ...parents].join(' AND ');
}

/**
 * Condition: the viewer may read the row, deleted or not. Holds no input: classes and names of columns come from the definitions. `alias` is the name of the
 * table in the statement; tenant and project are the caller's to add. Where `rows` are those of an earlier moment: readable as they stood then, and still readable today.
 */
export const readableWhere = (entity: EntityName, alias: string, viewer: Viewer, rows: RowsOf = AS_THEY_ARE): string => readableAnd(entity, alias, viewer, rows, false);

/** Condition: the row is live and the viewer may read it. The same as both conditions, but what a row hangs on is looked up once for the two. */
export const visibleWhere = (entity: EntityName, alias: string, viewer: Viewer, rows: RowsOf = AS_THEY_ARE): string => readableAnd(entity, alias, viewer, rows, true);

function readableAnd(entity: EntityName, alias: string, viewer: Viewer, rows: RowsOf, live: boolean): string {
  const definition = definitionOf(entity);
  if (definition.openToMembers) return live ? liveWhere(entity, alias, rows) : 'true';
  const publicOnly = definition.readRight === 'readRegistry' && hasRight(viewer, 'readPublished') && !hasRight(viewer, 'readRegistry');
  if (!hasRight(viewer, definition.readRight) && !publicOnly) return 'false';
  const inSessions = definition.scope === 'session' ? sessionsWhere(`${alias}.session_id`, sessionsWithRight(viewer, definition.readRight)) : null;
  if (inSessions === 'false') return inSessions;
  const classes = publicOnly ? ['public'] : CLASSIFICATIONS.filter((classification) => isCleared(viewer, classification));
  return [...(inSessions === null ? [] : [inSessions]), cleared(entity, alias, { classes, viewer, rows, live })].join(' AND ');
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
  /** Where the row and what it hangs on are read. */
  rows: RowsOf;
  /** Ask besides whether the row, and what it hangs on, is not deleted. */
  live: boolean;
}

function cleared(entity: EntityName, alias: string, clearing: Clearing): string {
  const { classes, viewer, rows, live } = clearing;
  const conditions = [...(live ? [`NOT ${alias}.deleted`] : []), `${alias}.classification IN (${classes.map(literal).join(', ')})`];
  if (ON_A_DIMENSION.includes(entity)) {
    const above = DIMENSIONS.filter((dimension) => !isCleared(viewer, SCALES[dimension].atLeast));
    const below = `${alias}.dimension NOT IN (${above.map(literal).join(', ')})`;
    if (above.length > 0) conditions.push(definitionOf(entity).fields['dimension']!.required ? below : `(${alias}.dimension IS NULL OR ${below})`);
  }
  const { hiddenBy } = definitionOf(entity);
  if (hiddenBy !== null) conditions.push(`NOT ${alias}."${columnName(entity, hiddenBy)}"`);
  for (const [field, parent] of parentsOf(entity)) conditions.push(hangsOn(entity, alias, field, parent, rows, (inner) => cleared(parent, inner, clearing)));
  // What was closed since closes its past as well, and so does what it hung on then.
  if (rows !== AS_THEY_ARE) conditions.push(`EXISTS (SELECT 1 FROM ${AS_THEY_ARE(entity)} ${alias}_now WHERE ${same(alias, `${alias}_now`, 'id')} AND ${cleared(entity, `${alias}_now`, { classes, viewer, rows: AS_THEY_ARE, live: false })})`);
  return conditions.join(' AND ');
}

/** Condition: what the row hangs on by the field, if anything, fulfils `condition`. What must be there is asked for plainly, which Postgres may answer for all rows at once. */
function hangsOn(entity: EntityName, alias: string, field: string, parent: EntityName, rows: RowsOf, condition: (alias: string) => string): string {
  const column = columnName(entity, field);
  const inner = `${alias}_${field}`;
  const exists = `EXISTS (SELECT 1 FROM ${rows(parent)} ${inner} WHERE ${same(alias, inner, column)} AND ${condition(inner)})`;
  return definitionOf(entity).fields[field]!.required ? exists : `(${alias}."${column}" IS NULL OR ${exists})`;
}
