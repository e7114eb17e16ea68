/** From the map back to what was said: what somebody said for a stakeholder, and what was said of it, in all sessions. */
import type { Viewer } from '@baraza/domain';
import { liveWhere, readableWhere, selectRecord } from '@baraza/persistence';
import { afterCondition, cursorColumn, decodeCursor, orderBy, type OrderTerm, type SortKey } from './order.js';
import type { Statement } from './read-session.js';
import type { Key } from './scope.js';
import { Bound } from './values.js';

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
 * Condition: nothing forbids to say whom it was said for. The rule of an item holds also where the item is gone, or not for the viewer's eyes. `said` is an intervention, `session` the one in which it was said.
 */
const attributable = (said: string, session: string): string =>
  `coalesce((SELECT a.attribution FROM agenda_item a WHERE a.workspace_id = ${said}.workspace_id AND a.project_id = ${said}.project_id AND a.id = ${said}.item_id), ${session}.attribution) <> 'notAttributed'`;

/**
 * What was said for each stakeholder (`@said`: it is its affiliation, or the speaker took part for it) and of it (it is coded so), as a page with `@cursor` and `@total`. Who took part for whom counts only for
 * those who may read it; nothing comes from where nothing may be attributed; what was merged into something else stands there.
 */
export function saidStatement(viewer: Viewer, workspace: string, keys: readonly Key[], { first, after }: SaidRequest): Statement {
  const bound = new Bound();
  bound.add(workspace);
  bound.ids(keys.map(({ project }) => project));
  bound.ids(keys.map(({ id }) => id));
  const here = (alias: string): string => `${alias}.workspace_id = $1 AND ${alias}.project_id = k.project_id`;
  const beyond = after === null ? '' : ` WHERE ${afterCondition(SORT, decodeCursor(SAID_ORDER, SORT, after), bound)}`;
  const text = `SELECT k.n AS "@n", p.*
  FROM unnest($2::uuid[], $3::uuid[]) WITH ORDINALITY AS k(project_id, id, n)
  CROSS JOIN LATERAL (
    WITH found AS MATERIALIZED (
      SELECT r.id, bool_or(x.said) AS said, coalesce(s.opened_at, s.starts_at) AS held, r.session_id, r.at
        FROM (SELECT i.id, true AS said FROM intervention i WHERE ${here('i')} AND i.affiliation_id = k.id
              UNION ALL SELECT i.id, true FROM participation q JOIN intervention i ON ${here('i')} AND i.speaker_id = q.id
                WHERE ${here('q')} AND q.stakeholder_id = k.id AND ${liveWhere('participation', 'q')} AND ${readableWhere('participation', 'q', viewer)}
              UNION ALL SELECT c.intervention_id, false FROM coding c WHERE ${here('c')} AND c.stakeholder_id = k.id AND ${liveWhere('coding', 'c')} AND ${readableWhere('coding', 'c', viewer)}) x
        JOIN intervention r ON ${here('r')} AND r.id = x.id
        JOIN session s ON ${here('s')} AND s.id = r.session_id
       WHERE r.merged_into_id IS NULL AND ${attributable('r', 's')} AND ${liveWhere('intervention', 'r')} AND ${readableWhere('intervention', 'r', viewer)}
       GROUP BY r.id, s.opened_at, s.starts_at, r.session_id, r.at
    )
    SELECT f.*, (SELECT count(*) FROM found)::integer AS "@total" FROM (SELECT 1) always LEFT JOIN LATERAL (
      SELECT ${cursorColumn(SORT)} AS "@cursor", row_number() OVER (ORDER BY ${orderBy(SORT)}) AS "@rank", f.said AS "@said", ${selectRecord('intervention', 'r')}
        FROM found f JOIN intervention r ON ${here('r')} AND r.id = f.id${beyond}
       ORDER BY ${orderBy(SORT)} LIMIT ${bound.add(first + 1, 'integer')}) f ON true
  ) p
 ORDER BY k.n, p."@rank"`;
  return { text, values: bound.values };
}
