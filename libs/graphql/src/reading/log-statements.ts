/** Statements that read the log: what happened to a record, and in a project. */
import type { EntityName, Viewer } from '@baraza/domain';
import { broughtAgain, readableWhere, tableOf } from '@baraza/persistence';
import type { Statement } from './read-session.js';
import { boundKeys, KEYS } from './keys.js';
import type { Key } from './scope.js';
import { Bound } from './values.js';

/** Changes of one event that are shown; an import may have hundreds. */
export const MOST_CHANGES = 50;

export interface HistoryRequest {
  /** Only changes of this field (`properties.ID` for a property of the project's own). */
  field: string | null;
  first: number;
  /** Sequence number before which to go on; null: from the newest. */
  before: number | null;
}

/**
 * What changed in each record, newest first: only records that the viewer may read now, of each event only the part about the record (`change`). `classification` is the class of its own that the record
 * had after the event: all that is known of who could read it then where the event does not tell (see LoggedChange).
 */
export function historyStatement(entity: EntityName, viewer: Viewer, workspace: string, keys: readonly Key[], { field, first, before }: HistoryRequest): Statement {
  const bound = boundKeys(workspace, keys);
  const name = bound.add(entity, 'text');
  const ofField = field === null ? '' : ` AND c.change -> 'fields' ? ${bound.add(field, 'text')}`;
  const earlier = before === null ? '' : ` AND s.seq < ${bound.add(before, 'bigint')}`;
  const text = `SELECT k.n AS "@n", h.*
  FROM ${KEYS}
  JOIN "${tableOf(entity)}" r ON r.workspace_id = $1 AND r.project_id = k.project_id AND r.id = k.id AND ${readableWhere(entity, 'r', viewer)}
  CROSS JOIN LATERAL (
    SELECT e.seq, e.at, e.actor_id, e.operation, e.group_id, s.classification, c.change
      FROM (SELECT v.from_seq AS seq, v.data ->> 'classification' AS classification FROM record_version v
             WHERE v.workspace_id = $1 AND v.project_id = k.project_id AND v.entity = ${name} AND v.id = k.id
            UNION ALL SELECT r.from_seq, r.classification) s
      JOIN event e ON e.workspace_id = $1 AND e.project_id = k.project_id AND e.seq = s.seq
      CROSS JOIN LATERAL jsonb_array_elements(e.changes::jsonb) AS c(change)
     WHERE c.change ->> 'entity' = ${name} AND c.change ->> 'id' = k.id::text${ofField}${earlier}
     ORDER BY e.seq DESC
     LIMIT ${bound.add(first + 1, 'integer')}) h
 ORDER BY k.n, h.seq DESC`;
  return { text, values: bound.values };
}

/** What happened in a project, newest first; of each event its first changes, each with the class of its own (`own`) that the record had after it where that is not its present state. */
export function activityStatement(workspace: string, project: string, first: number, before: number | null): Statement {
  const bound = new Bound();
  bound.add(workspace);
  bound.id(project);
  const earlier = before === null ? '' : ` AND e.seq < ${bound.add(before, 'bigint')}`;
  const text = `SELECT e.seq, e.at, e.actor_id, e.operation, ${broughtAgain('e')} AS again, e.group_id, json_array_length(e.changes) AS change_count, s.changes
  FROM event e
  CROSS JOIN LATERAL (
    SELECT COALESCE(jsonb_agg(c.change || jsonb_build_object('own', v.data ->> 'classification') ORDER BY c.n), '[]'::jsonb) AS changes
      FROM jsonb_array_elements(e.changes::jsonb) WITH ORDINALITY AS c(change, n)
      LEFT JOIN record_version v ON v.workspace_id = $1 AND v.project_id = $2 AND v.entity = c.change ->> 'entity' AND v.id = (c.change ->> 'id')::uuid AND v.from_seq = e.seq
     WHERE c.n <= ${MOST_CHANGES}) s
 WHERE e.workspace_id = $1 AND e.project_id = $2${earlier}
 ORDER BY e.seq DESC
 LIMIT ${bound.add(first + 1, 'integer')}`;
  return { text, values: bound.values };
}

/** Up to which event the log had come at a moment: the last before the first that is later. Times that were made coarse lie before others that were entered earlier, so that this never shows more than there was. */
export function momentStatement(workspace: string, project: string, at: string): Statement {
  const bound = new Bound();
  bound.add(workspace);
  bound.id(project);
  const later = `SELECT e.seq - 1 FROM event e WHERE e.workspace_id = $1 AND e.project_id = $2 AND e.at > ${bound.add(at, 'timestamptz')} ORDER BY e.seq LIMIT 1`;
  return { text: `SELECT COALESCE((${later}), (SELECT l.seq FROM project_log l WHERE l.workspace_id = $1 AND l.project_id = $2), 0) AS seq`, values: bound.values };
}
