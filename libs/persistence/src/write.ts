/** Writes the rows of the records that a batch changed; one statement a table, and one more where some are new. */
import { type AnyRecord, type EntityName, sameValue } from '@baraza/domain';
import { columnsOf, definitionOf, ENTITIES_IN_ORDER, rowOfRecord, tableOf } from './columns.js';
import { plainList } from './lists.js';
import type { Sql } from './sql.js';

/** One state of a record that the batch produced, with the state it replaced. */
export interface Step {
  entity: EntityName;
  before: AnyRecord | null;
  /** The state before as it may be remembered: without what a rule has taken away. */
  remembered: AnyRecord | null;
  after: AnyRecord;
  seq: number;
}

const JSON_ROWS = (table: string, columns: readonly string[]): string => `SELECT ${columns.join(', ')} FROM json_populate_recordset(NULL::"${table}", $1::json)`;

const INSERTS = Object.fromEntries(
  ENTITIES_IN_ORDER.map((entity) => {
    const columns = ['workspace_id', 'project_id', 'from_seq', 'created_seq', ...columnsOf(entity).map(({ name }) => `"${name}"`)];
    return [entity, `INSERT INTO "${tableOf(entity)}" (${columns.join(', ')}) ${JSON_ROWS(tableOf(entity), columns)}`];
  }),
) as Record<EntityName, string>;

/** What the batch made of one record: the state before its first change, after its last, and when each came. */
interface Net {
  before: AnyRecord | null;
  after: AnyRecord;
  first: number;
  last: number;
}

/** Writes the last state of each record that the steps touched: new ones whole, of the others the columns that changed. */
export function writeRows(sql: Sql, workspace: string, project: string, steps: readonly Step[]): void {
  const touched = new Map<EntityName, Map<string, Net>>();
  for (const { entity, before, after, seq } of steps) {
    const records = touched.get(entity) ?? new Map<string, Net>();
    touched.set(entity, records);
    const known = records.get(after.id);
    records.set(after.id, { before: known ? known.before : before, after, first: known?.first ?? seq, last: seq });
  }
  for (const entity of ENTITIES_IN_ORDER) {
    const records = [...(touched.get(entity)?.values() ?? [])];
    insertRows(sql, workspace, project, entity, records.filter(({ before }) => before === null));
    updateRows(sql, workspace, project, entity, records.filter(({ before }) => before !== null));
  }
}

function insertRows(sql: Sql, workspace: string, project: string, entity: EntityName, records: readonly Net[]): void {
  if (records.length === 0) return;
  const rows = records.map(({ after, first, last }) => ({ workspace_id: workspace, project_id: project, from_seq: last, created_seq: first, ...rowOfRecord(entity, after) }));
  sql.send(INSERTS[entity], [JSON.stringify(rows)], `insert ${entity}`);
}

function updateRows(sql: Sql, workspace: string, project: string, entity: EntityName, records: readonly Net[]): void {
  if (records.length === 0) return;
  const changed = columnsOf(entity).filter(({ field }) => records.some(({ before, after }) => !sameValue(before![field], after[field])));
  const rows = records.map(({ after, last }) => ({ id: after.id, from_seq: last, ...Object.fromEntries(changed.map(({ field, name }) => [name, after[field]])) }));
  const set = changed.map(({ name }) => `, "${name}" = u."${name}"`).join('');
  const read = changed.map(({ name, type }) => `, "${name}" ${type}`).join('');
  // The ids stand there twice: whichever way the planner joins, it then looks at these rows only, and not at all of the project.
  const text = `UPDATE "${tableOf(entity)}" r SET from_seq = u.from_seq${set}
    FROM json_to_recordset($4::json) AS u(id uuid, from_seq bigint${read}) WHERE r.workspace_id = $1 AND r.project_id = $2 AND r.id = ANY($3::uuid[]) AND r.id = u.id`;
  // A connection keeps its prepared statements for good, so only those are prepared of which there are few: of one field, or of fields that change together.
  const one = changed.length === 1 || definitionOf(entity).coupled.some((fields) => changed.every(({ field }) => fields.includes(field)));
  sql.send(text, [workspace, project, plainList(rows.map(({ id }) => id)), JSON.stringify(rows)], one ? `update ${entity} ${changed.map(({ name }) => name).join(' ')}` : undefined);
}
