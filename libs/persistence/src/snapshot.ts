/** What a client is sent when it opens a project: everything it may see, or what has changed since it was last here. */
import { type AnyRecord, canReadProperty, ENTITIES, type EntityName, type Lookup, referrersOf, type Sees, visibleRecord, type Viewer } from '@baraza/domain';
import { RecordStore, type Scope, type ViewChange } from '@baraza/store';
import { ENTITIES_IN_ORDER, recordOfRow, selectRecord, tableOf } from './columns.js';
import { readableWhere } from './readable.js';
import type { Sql } from './sql.js';

interface Query {
  workspace: string;
  project: string;
  viewer: Viewer;
  scopes: readonly Scope[];
  /** The whole log of each session, not a window of it. */
  whole?: boolean;
}

/** Of a session come its newest interventions only, with what codes them; earlier ones are asked for (see live/window.ts). */
export const WINDOW = 200;
/** Ids of the newest interventions of each session in `$3`; deleted ones count, for what codes them returns with them. */
const NEWEST = `SELECT w.id FROM unnest($3::uuid[]) AS s(id) CROSS JOIN LATERAL (
  SELECT i.id FROM intervention i WHERE i.workspace_id = $1 AND i.project_id = $2 AND i.session_id = s.id ORDER BY i.at DESC, i.id DESC LIMIT ${WINDOW}) w`;

/** Every record of the scopes that the viewer may read and that is not deleted itself, of each session's log a window. What hangs on something deleted is included: it returns with it. */
export async function readSnapshot(sql: Sql, query: Query): Promise<ViewChange[]> {
  const sessions = idsIn(query.scopes, 'session');
  // Everything is read, so what rows hang on is best looked up in one go; without statistics, right after many were added, the planner would walk all of them again for each row.
  await sql.query("SELECT set_config('enable_nestloop', 'off', true)");
  const found = await readEach(sql, query, (entity) => {
    if (query.whole || (entity !== 'intervention' && entity !== 'coding')) return { condition: 'NOT r.deleted', values: [] };
    return { condition: `NOT r.deleted AND r.${entity === 'coding' ? 'intervention_id' : 'id'} IN (${NEWEST})`, values: [sessions] };
  });
  await sql.query("SELECT set_config('enable_nestloop', 'on', true)");
  return found.map(({ entity, record, sees }) => ({ entity, id: record.id, put: visibleRecord(query.viewer, entity, record, sees) }));
}

/** The records that changed after `cursor`, as the viewer may see them now. Right only where no class and no right of the viewer changed since (see `rights_seq`). */
export async function readChangesSince(sql: Sql, query: Query, cursor: number): Promise<ViewChange[]> {
  const touched = await readTouched(sql, query, cursor);
  const found = await readEach(sql, query, (entity) => (touched.has(entity) ? { condition: 'r.id = ANY($3::uuid[])', values: [touched.get(entity)] } : null));
  return found.map(({ entity, record, sees }): ViewChange => {
    if (record.deleted) return { entity, id: record.id, set: { deleted: true } };
    return { entity, id: record.id, put: visibleRecord(query.viewer, entity, record, sees) };
  });
}

const idsIn = (scopes: readonly Scope[], kind: 'map' | 'session'): string[] => scopes.filter((scope) => scope.startsWith(`${kind}:`)).map((scope) => scope.slice(kind.length + 1));

interface Found {
  entity: EntityName;
  record: AnyRecord;
  sees: Sees;
}

/** Ids of the records that events after `cursor` touched. The log tells it, so that no index has to follow every change of every record. */
async function readTouched(sql: Sql, { workspace, project }: Query, cursor: number): Promise<Map<string, string[]>> {
  const rows = await sql.query<{ entity: string; ids: string[] }>(
    `SELECT c.change ->> 'entity' AS entity, array_agg(DISTINCT c.change ->> 'id') AS ids
       FROM event e CROSS JOIN LATERAL json_array_elements(e.changes) AS c(change)
      WHERE e.workspace_id = $1 AND e.project_id = $2 AND e.seq > $3 GROUP BY 1`,
    [workspace, project, cursor],
    'read touched',
  );
  return new Map(rows.map(({ entity, ids }) => [entity, ids]));
}

/** Which records of an entity are wanted, as a condition on `r` whose first own value is $3; null: none. */
type Wanted = (entity: EntityName) => { condition: string; values: readonly unknown[] } | null;

async function readEach(sql: Sql, { workspace, project, viewer, scopes }: Query, wanted: Wanted): Promise<Found[]> {
  const sees = await readSight(sql, workspace, project, viewer);
  const result: Found[] = [];
  for (const entity of ENTITIES_IN_ORDER) {
    const { scope } = ENTITIES[entity];
    const within = scope === 'registry' ? null : idsIn(scopes, scope);
    if (within === null ? !scopes.includes('registry') : within.length === 0) continue;
    const which = wanted(entity);
    if (!which) continue;
    const where = [`r.workspace_id = $1 AND r.project_id = $2 AND ${which.condition}`, readableWhere(entity, 'r', viewer)];
    const all: unknown[] = [workspace, project, ...which.values];
    if (within) where.push(`r.${scope}_id = ANY($${all.push(within)}::uuid[])`);
    const rows = await sql.query(`SELECT ${selectRecord(entity, 'r')} FROM "${tableOf(entity)}" r WHERE ${where.join(' AND ')}`, all);
    for (const row of rows) result.push({ entity, record: recordOfRow(entity, row), sees });
  }
  return result;
}

/** Entities that records may name without hanging on them. */
const NAMED = ENTITIES_IN_ORDER.filter((entity) => referrersOf(entity).length > 0);

/** Which of the records that others name the viewer may read. Reads those that may not be: for most viewers they are few. */
export async function readSight(sql: Sql, workspace: string, project: string, viewer: Viewer): Promise<Sees> {
  const hidden = NAMED.map((entity) => `SELECT r.id FROM "${tableOf(entity)}" r WHERE r.workspace_id = $1 AND r.project_id = $2 AND NOT (${readableWhere(entity, 'r', viewer)})`);
  const [properties, rows] = await Promise.all([readProperties(sql, workspace, project), sql.query<{ id: string }>(hidden.join(' UNION ALL '), [workspace, project])]);
  const ids = new Set(rows.map(({ id }) => id));
  return (entity, id) => (entity === 'property' ? canReadProperty(viewer, id, properties) : !ids.has(id));
}

/** Definitions of the project's own properties: they decide which values a viewer sees. */
export async function readProperties(sql: Sql, workspace: string, project: string): Promise<Lookup> {
  const rows = await sql.query(`SELECT ${selectRecord('property', 'r')} FROM property r WHERE r.workspace_id = $1 AND r.project_id = $2`, [workspace, project], 'read properties');
  const store = new RecordStore();
  for (const row of rows) store.put('property', recordOfRow('property', row));
  return store.get;
}
