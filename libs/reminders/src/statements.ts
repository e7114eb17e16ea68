/** What somebody is reminded of, as SQL: worked out anew each time from what is there and with the rights of this moment, so that nothing lingers that may not be read any more. */
import { COMMENTABLE, type Commentable, type Viewer } from '@baraza/domain';
import { columnName, definitionOf, readableWhere, tableOf, visibleWhere } from '@baraza/persistence';

/** Older ones are found at their records. */
const DAYS = 90;
/** Notices of one project that are told at once, the newest. */
export const MOST = 100;

const inProject = (alias: string): string => `${alias}.workspace_id = $1 AND ${alias}.project_id = $2`;
/** What a record is called: the first thing that it is searched by. */
const nameOf = (entity: Commentable): string => `r."${columnName(entity, definitionOf(entity).searchable[0]!)}"`;

/** The name of the record that `x.entity` and `x.about` name, where it is there and the viewer may read it; else the row goes. */
const named = (viewer: Viewer): string => `
  JOIN LATERAL (${COMMENTABLE.map((entity) => `SELECT ${nameOf(entity)} AS name FROM "${tableOf(entity)}" r WHERE ${inProject('r')} AND x.entity = '${entity}' AND r.id = x.about AND ${visibleWhere(entity, 'r', viewer)}`).join(' UNION ALL ')}) n ON true
  LEFT JOIN notice_seen s ON ${inProject('s')} AND s.account_id = $3 AND s.notice_id = x.id`;

const column = (entity: Commentable): string => `c."${columnName('comment', entity)}"`;

/**
 * Comments that mention the account, and answers in threads in which it wrote before: [workspace, project, account]. Newest first.
 */
export const commentNotices = (viewer: Viewer): string => `
  WITH x AS (
    SELECT c.id, c.thread, c.author_id AS by, c.text, c.written_at AS at, strpos(c.text, '@[' || $3::uuid || ']') > 0 AS mentioned,
           CASE ${COMMENTABLE.map((entity) => `WHEN ${column(entity)} IS NOT NULL THEN '${entity}'`).join(' ')} END AS entity, COALESCE(${COMMENTABLE.map(column).join(', ')}) AS about
      FROM comment c
     WHERE ${inProject('c')} AND c.author_id <> $3 AND c.text IS NOT NULL AND c.written_at > now() - interval '${DAYS} days' AND ${visibleWhere('comment', 'c', viewer)}
       AND (strpos(c.text, '@[' || $3::uuid || ']') > 0
            OR EXISTS (SELECT 1 FROM comment o WHERE ${inProject('o')} AND o.thread = c.thread AND o.author_id = $3 AND NOT o.deleted AND (o.written_at, o.id) < (c.written_at, c.id)))
     ORDER BY c.written_at DESC, c.id LIMIT ${MOST})
  SELECT x.*, n.name, s.notice_id IS NOT NULL AS seen FROM x ${named(viewer)} ORDER BY x.at DESC, x.id`;

/** A stakeholder merged into others, one after the other, is followed so far. */
const MOST_MERGES = 20;

/** The stakeholder that `f.about` became by a merge that stands, also one that was undone and done again: the event that turned it away names the kept one. Only of a merge the input is read, for another may hold what no text of the database can. */
const KEPT = `
  SELECT k.keep FROM stakeholder r
    JOIN event t ON ${inProject('t')} AND t.seq = r.from_seq AND t.operation IN ('mergeStakeholders', 'restore')
    JOIN record_version v ON ${inProject('v')} AND v.entity = 'stakeholder' AND v.id = r.id
    JOIN event e ON ${inProject('e')} AND e.seq = v.to_seq
    CROSS JOIN LATERAL (SELECT CASE WHEN e.operation = 'mergeStakeholders' THEN (e.input ->> 'keep')::uuid END AS keep) k
   WHERE ${inProject('r')} AND r.id = f.about AND r.deleted AND k.keep <> r.id ORDER BY e.seq DESC LIMIT 1`;

/**
 * Reminders that the account set itself: [workspace, project, account, moment until which they are due; null: all, record; null: any]. One that stood on a stakeholder which was merged away stands on the kept one, for as long as the merge does.
 */
export const reminderNotices = (viewer: Viewer): string => `
  WITH RECURSIVE m AS (
    SELECT * FROM reminder m WHERE ${inProject('m')} AND m.account_id = $3 AND ($4::timestamptz IS NULL OR m.due_at <= $4)),
  f AS (
    SELECT m.id, m.record_id AS about, 0 AS merges FROM m
    UNION ALL
    SELECT f.id, kept.keep, f.merges + 1 FROM f JOIN m ON m.id = f.id AND m.entity = 'stakeholder' CROSS JOIN LATERAL (${KEPT}) kept WHERE f.merges < ${MOST_MERGES}),
  x AS (
    SELECT DISTINCT ON (m.id) m.id, m.entity, f.about, m.due_at AS at, m.due_on AS "on", m.time_zone AS zone, m.note AS text FROM m JOIN f ON f.id = m.id ORDER BY m.id, f.merges DESC)
  SELECT x.*, n.name, s.notice_id IS NOT NULL AS seen FROM x ${named(viewer)} WHERE $5::uuid IS NULL OR x.about = $5 ORDER BY x.at DESC, x.id`;

/** Names of people, also of those who left: [workspace, project, accounts]. */
export const peopleNamed = (viewer: Viewer): string => `
  SELECT DISTINCT ON (r.account_id) r.account_id AS account, r.display_name AS name FROM member r
   WHERE ${inProject('r')} AND r.account_id = ANY($3::uuid[]) AND ${readableWhere('member', 'r', viewer)} ORDER BY r.account_id, r.deleted`;

/** Whether a record is there that the viewer may read: [workspace, project, id]. */
export const recordThere = (entity: Commentable, viewer: Viewer): string => `SELECT 1 FROM "${tableOf(entity)}" r WHERE ${inProject('r')} AND r.id = $3 AND ${visibleWhere(entity, 'r', viewer)}`;
