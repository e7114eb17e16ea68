/** From the map back to what was said: what somebody said for a stakeholder, and what was said of it, in all sessions. */
import type { Viewer } from '@baraza/domain';
import { liveWhere, readableWhere, selectRecord } from '@baraza/persistence';
import { countsAsSaid, saidFor } from './heard.js';
import { afterCondition, cursorColumn, decodeCursor, orderBy, type OrderTerm, type SortKey } from './order.js';
import type { Statement } from './read-session.js';
import { boundKeys, KEYS } from './keys.js';
import type { Key } from './scope.js';

export interface SaidRequest {
  first: number;
  after: string | null;
}

/** Sessions from the newest on; in each, as it was said. */
export const SAID_ORDER: readonly OrderTerm[] = [
  { field: 'session', direction: 'DESC' },
  { field: 'at', direction: 'ASC' },
];
const SORT: readonly SortKey[] = [
  { expression: 'f.held', type: 'timestamptz', descending: true },
  { expression: 'f.session_id', type: 'uuid', descending: false },
  { expression: 'f.at', type: 'timestamptz', descending: false },
  { expression: 'f.id', type: 'uuid', descending: false },
];

/**
 * What was said for each stakeholder (`@said`: it is its affiliation, or the speaker took part for it) and of it (it is coded so), as a page with `@cursor` and `@total`. Who took part for whom counts only for
 * those who may read it; nothing comes from where nothing may be attributed; what was merged into something else stands there.
 */
export function saidStatement(viewer: Viewer, workspace: string, keys: readonly Key[], { first, after }: SaidRequest): Statement {
  const bound = boundKeys(workspace, keys);
  const of = (alias: string, keys: string): string => `${alias}.workspace_id = $1 AND ${alias}.project_id = ${keys}.project_id`;
  const beyond = after === null ? '' : ` WHERE ${afterCondition(SORT, decodeCursor(SAID_ORDER, SORT, after), bound)}`;
  const text = `WITH k AS MATERIALIZED (
    SELECT project_id, id, n FROM ${KEYS}
  ), candidate AS MATERIALIZED (
    SELECT k.n, k.project_id, i.id, true AS said FROM k CROSS JOIN LATERAL (${saidFor('k.project_id', 'k.id', viewer)}) i
    UNION ALL SELECT k.n, k.project_id, c.intervention_id, false FROM k JOIN coding c ON ${of('c', 'k')} AND c.stakeholder_id = k.id
      WHERE ${liveWhere('coding', 'c')} AND ${readableWhere('coding', 'c', viewer)}
  ), found AS MATERIALIZED (
    SELECT x.n, x.project_id, x.id, x.said, coalesce(s.opened_at, s.starts_at) AS held, r.session_id, r.at
      FROM (SELECT n, project_id, id, bool_or(said) AS said FROM candidate GROUP BY n, project_id, id) x
      JOIN intervention r ON ${of('r', 'x')} AND r.id = x.id
      JOIN session s ON ${of('s', 'x')} AND s.id = r.session_id
     WHERE ${countsAsSaid('r', 's', viewer)}
  ), page AS MATERIALIZED (
    SELECT f.*, row_number() OVER (PARTITION BY f.n ORDER BY ${orderBy(SORT)}) AS place FROM found f${beyond}
  )
  SELECT t.n AS "@n", t.total AS "@total", f.place AS "@rank", f.said AS "@said", ${cursorColumn(SORT)} AS "@cursor", ${selectRecord('intervention', 'r')}
    FROM (SELECT n, count(*)::integer AS total FROM found GROUP BY n) t
    LEFT JOIN page f ON f.n = t.n AND f.place <= ${bound.add(first + 1, 'integer')}
    LEFT JOIN intervention r ON ${of('r', 'f')} AND r.id = f.id
   ORDER BY t.n, f.place`;
  return { text, values: bound.values };
}
