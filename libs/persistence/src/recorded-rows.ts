/** The rows of an entity as they stood at a moment of the log: present ones that have stood since, and states that were replaced (decisions 1 and 16). Nothing is folded. */
import type { EntityName } from '@baraza/domain';
import { columnsOf, tableOf } from './columns.js';

/** What stands behind FROM for the rows of an entity: a table, or a subselect with its columns. */
export type RowsOf = (entity: EntityName) => string;

/** The rows as they are. */
export const AS_THEY_ARE: RowsOf = (entity) => `"${tableOf(entity)}"`;

/** Columns of every table besides those of the record, for orders. */
const LOG_COLUMNS = ['created_seq', 'from_seq'] as const;

/** The rows as they stood after the event with the sequence number in `seq` (a bound value, `$n::bigint`). For entities with a recorded past. */
export const recordedRows =
  (seq: string): RowsOf =>
  (entity) =>
    `(${standing(entity, seq)} UNION ALL ${replaced(entity, seq)})`;

function standing(entity: EntityName, seq: string): string {
  const columns = columnsOf(entity).map(({ name }) => `t."${name}"`);
  return `SELECT t.workspace_id, t.project_id, ${columns.join(', ')}, ${LOG_COLUMNS.map((name) => `t.${name}`).join(', ')} FROM "${tableOf(entity)}" t WHERE t.from_seq <= ${seq}`;
}

function replaced(entity: EntityName, seq: string): string {
  const columns = columnsOf(entity).map(({ field, name, type }) => `${name === 'id' ? 'v.id' : valueOf(field, type)} AS "${name}"`);
  const created = `(SELECT c.created_seq FROM "${tableOf(entity)}" c WHERE c.workspace_id = v.workspace_id AND c.project_id = v.project_id AND c.id = v.id)`;
  return `SELECT v.workspace_id, v.project_id, ${columns.join(', ')}, ${created} AS created_seq, v.from_seq FROM record_version v WHERE v.entity = '${entity}' AND v.from_seq <= ${seq} AND v.to_seq > ${seq}`;
}

/** A field of a kept state. A state may be older than the field, or a rule may have taken it out: then it is empty. */
function valueOf(field: string, type: string): string {
  if (type === 'jsonb') return `COALESCE(v.data -> '${field}', '{}'::json)::jsonb`;
  if (type === 'text[]') return `ARRAY(SELECT json_array_elements_text(v.data -> '${field}'))`;
  return type === 'text' ? `v.data ->> '${field}'` : `(v.data ->> '${field}')::${type}`;
}
