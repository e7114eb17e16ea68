/** What inclusion is measured from, counted in the database for any number of sessions: the same counts that the live screens are shown (see libs/realtime/src/live/counts.ts; a test holds the two together). */
import { ATTRIBUTIONS, type Viewer } from '@baraza/domain';
import { liveWhere, readableWhere, selectRecord, sessionWhere } from '@baraza/persistence';
import { countsAsSaid, saidFor } from './heard.js';
import type { Statement } from './read-session.js';
import { boundKeys, KEYS } from './keys.js';
import type { Key } from './scope.js';

/** A row: of the key `@n`, in `session`, so much of what `kind` says; of a group of a dimension where these are there. */
export interface CountRow {
  session: string;
  kind: 'strictness' | 'seats' | 'seatsTotal' | 'turns' | 'turnsTotal' | 'seconds' | 'secondsTotal' | 'said';
  dimension: string | null;
  group: string | null;
  /** Whether it is protected where the session's figures are; the rest may be known one by one. */
  guarded: boolean;
  amount: string;
}

const STRICTNESS = `CASE %s ${ATTRIBUTIONS.map((rule, index) => `WHEN '${rule}' THEN ${index}`).join(' ')} END`;
const strictness = (rule: string): string => STRICTNESS.replace('%s', rule);
const SAME = 'x.workspace_id = $1 AND x.project_id = w.project_id AND x.session_id = w.id';

/** How strict the rule was under which something of the figures of the session `w` came, whatever holds now: a looser rule reveals nothing of before. */
const STRICTER_BEFORE = `(SELECT max(${ATTRIBUTIONS.indexOf('notAttributed')}) FROM participation x WHERE ${SAME} AND x.hidden), (SELECT max(${ATTRIBUTIONS.indexOf('affiliationOnly')}) FROM session_tally x WHERE ${SAME} AND x.guarded)`;

/** Condition: nothing of the list is hidden. Of those who are hidden is told what was published of them; others stand on the list. */
const OPEN_LIST = '(n, session_id) NOT IN (SELECT n, session_id FROM told)';

/** Condition: what the counter holds is protected. */
const GUARDED = "(guarded OR rule <> 'attributed')";


/** Counts of sessions (`of` session), or of all sessions of processes that the viewer may read the log of. */
export function countsStatement(of: 'session' | 'process', viewer: Viewer, workspace: string, keys: readonly Key[]): Statement {
  const bound = boundKeys(workspace, keys);
  const text = `WITH w AS (
    SELECT k.n, s.id, s.project_id, s.attribution FROM ${KEYS}
      JOIN session s ON s.workspace_id = $1 AND s.project_id = k.project_id AND s.${of === 'session' ? 'id' : 'process_id'} = k.id
     WHERE ${liveWhere('session', 's')} AND ${readableWhere('session', 's', viewer)} AND ${sessionWhere('s.id', viewer, 'readSessions')}
  ), item AS (
    SELECT w.n, w.id AS session_id, x.id, coalesce(x.attribution, w.attribution) AS rule FROM w JOIN agenda_item x ON ${SAME}
     WHERE NOT x.deleted OR EXISTS (SELECT 1 FROM session_tally t WHERE t.workspace_id = $1 AND t.project_id = w.project_id AND t.session_id = w.id AND t.item_id = x.id)
        OR EXISTS (SELECT 1 FROM intervention t WHERE t.workspace_id = $1 AND t.project_id = w.project_id AND t.session_id = w.id AND t.item_id = x.id)
  ), here AS (
    SELECT w.n, w.project_id, w.id AS session_id, x.id, x.people, x.hidden FROM w JOIN participation x ON ${SAME} WHERE NOT x.deleted
  ), counted AS (
    SELECT h.n, h.session_id, h.id, h.hidden, d.dimension_id, d."group", d.people FROM here h
      JOIN disaggregation d ON d.workspace_id = $1 AND d.project_id = h.project_id AND d.participation_id = h.id AND NOT d.deleted
      JOIN dimension m ON m.workspace_id = $1 AND m.project_id = d.project_id AND m.id = d.dimension_id AND NOT m.deleted
  ), told AS (
    SELECT w.n, w.project_id, w.id AS session_id, x.dimension_id, x."group", x.people FROM w JOIN session_seats x ON ${SAME}
  ), said AS (
    SELECT w.n, w.id AS session_id, x.speaker_id, coalesce(i.rule, w.attribution) AS rule, count(*) AS many, count(*) FILTER (WHERE ${readableWhere('intervention', 'x', viewer)}) AS seen FROM w JOIN intervention x ON ${SAME}
      LEFT JOIN item i ON i.n = w.n AND i.id = x.item_id WHERE NOT x.deleted AND x.merged_into_id IS NULL GROUP BY 1, 2, 3, 4
  ), tally AS (
    SELECT w.n, w.id AS session_id, x.subject, x.dimension_id, x.key, x.published_turns AS turns, x.published_seconds AS seconds, coalesce(i.rule, w.attribution) AS rule, x.guarded FROM w JOIN session_tally x ON ${SAME} LEFT JOIN item i ON i.n = w.n AND i.id = x.item_id
  )
  SELECT "@n", session, kind, dimension, "group", guarded, sum(amount)::text AS amount FROM (
    SELECT n AS "@n", id AS session, 'strictness' AS kind, NULL::uuid AS dimension, NULL::text AS "group", false AS guarded, greatest(${strictness('w.attribution')}, (SELECT max(${strictness('i.rule')}) FROM item i WHERE i.n = w.n AND i.session_id = w.id), ${STRICTER_BEFORE}) AS amount FROM w
    UNION ALL SELECT n, session_id, 'seatsTotal', NULL, NULL, ${OPEN_LIST}, people FROM here WHERE NOT hidden
    UNION ALL SELECT n, session_id, 'seats', dimension_id, "group", ${OPEN_LIST}, people FROM counted WHERE NOT hidden
    UNION ALL SELECT n, session_id, 'seatsTotal', NULL, NULL, true, people FROM told WHERE "group" = ''
    UNION ALL SELECT t.n, t.session_id, 'seats', t.dimension_id, t."group", true, t.people FROM told t JOIN dimension m ON m.workspace_id = $1 AND m.project_id = t.project_id AND m.id = t.dimension_id AND NOT m.deleted
    UNION ALL SELECT n, session_id, 'said', NULL, NULL, false, seen FROM said
    UNION ALL SELECT n, session_id, 'turnsTotal', NULL, NULL, false, many FROM said WHERE rule = 'attributed'
    UNION ALL SELECT s.n, s.session_id, 'turns', c.dimension_id, c."group", false, s.many FROM said s JOIN counted c ON c.n = s.n AND c.id = s.speaker_id WHERE s.rule = 'attributed'
    UNION ALL SELECT n, session_id, 'secondsTotal', NULL, NULL, ${GUARDED}, seconds FROM tally WHERE subject = 'total'
    UNION ALL SELECT n, session_id, 'turnsTotal', NULL, NULL, ${GUARDED}, turns FROM tally WHERE subject = 'total' AND rule <> 'attributed'
    UNION ALL SELECT n, session_id, 'seconds', dimension_id, key, ${GUARDED}, seconds FROM tally WHERE subject = 'group'
    UNION ALL SELECT n, session_id, 'turns', dimension_id, key, ${GUARDED}, turns FROM tally WHERE subject = 'group' AND rule <> 'attributed'
    UNION ALL SELECT t.n, t.session_id, 'seconds', c.dimension_id, c."group", false, t.seconds FROM tally t JOIN counted c ON c.n = t.n AND c.id::text = t.key WHERE t.subject = 'participation'
  ) counts GROUP BY 1, 2, 3, 4, 5, 6`;
  return { text, values: bound.values };
}

/** Dimensions and targets of processes that the viewer may read, in their order. */
export function plannedStatement(entity: 'dimension' | 'target', viewer: Viewer, workspace: string, keys: readonly Key[]): Statement {
  const bound = boundKeys(workspace, keys);
  const text = `SELECT k.n AS "@n", ${selectRecord(entity, 'r')} FROM ${KEYS}
  JOIN ${entity} r ON r.workspace_id = $1 AND r.project_id = k.project_id AND r.process_id = k.id
 WHERE ${liveWhere(entity, 'r')} AND ${readableWhere(entity, 'r', viewer)} ORDER BY k.n, r."order" NULLS LAST, r.id`;
  return { text, values: bound.values };
}

/** How the stakeholders on the maps of the project stand to a session. */
export type PresenceKind = 'present' | 'absent' | 'neverHeard';

const inProject = (alias: string): string => `${alias}.workspace_id = $1 AND ${alias}.project_id = r.project_id`;
/** Condition: `r` is on a map, and no thing such as an agreement, which nobody can hear. */
const onMap = (viewer: Viewer): string =>
  `NOT EXISTS (SELECT 1 FROM term x WHERE ${inProject('x')} AND x.id = r.kind_id AND x.thing) AND EXISTS (SELECT 1 FROM membership m WHERE ${inProject('m')} AND m.stakeholder_id = r.id AND ${liveWhere('membership', 'm')} AND ${readableWhere('membership', 'm', viewer)})`;
/** Condition: something was said for the stakeholder `r` in a session of the process whose id stands in `process`. */
const heardIn = (process: string, viewer: Viewer): string =>
  `EXISTS (SELECT 1 FROM (${saidFor('r.project_id', 'r.id', viewer)}) f JOIN intervention i ON ${inProject('i')} AND i.id = f.id
      JOIN session o ON ${inProject('o')} AND o.id = i.session_id AND o.process_id = ${process} WHERE ${countsAsSaid('i', 'o', viewer)})`;
/** Those who are usually left out first. */
const LEFT_OUT_FIRST = (alias: string): string => `${alias}.marginalised DESC NULLS LAST, ${alias}.name COLLATE "und-x-icu", ${alias}.id`;

/**
 * Stakeholders, with `@kind`: somebody took part for them; they are on a map and nobody did; they are on a map and nobody was ever heard for them in a session of the process. Nothing for a session whose list is hidden.
 */
export function presenceStatement(viewer: Viewer, workspace: string, keys: readonly Key[]): Statement {
  const bound = boundKeys(workspace, keys);
  const present = `EXISTS (SELECT 1 FROM participation p WHERE ${inProject('p')} AND p.session_id = k.id AND p.stakeholder_id = r.id AND NOT p.deleted)`;
  // Whoever is there in confidence is told as neither: absent would be false.
  const known = present.replace('NOT p.deleted', `NOT p.deleted AND ${readableWhere('participation', 'p', viewer)}`);
  const text = `SELECT f."@n", f."@kind", f."@record" FROM (
    SELECT k.n AS "@n", unnest(ARRAY[CASE WHEN ${known} THEN 'present' WHEN NOT ${present} AND ${onMap(viewer)} THEN 'absent' END, CASE WHEN ${onMap(viewer)} AND NOT ${heardIn('s.process_id', viewer)} THEN 'neverHeard' END]) AS "@kind", r.name, r.marginalised, r.id, ${selectRecord('stakeholder', 'r')}
      FROM ${KEYS}
      JOIN session s ON s.workspace_id = $1 AND s.project_id = k.project_id AND s.id = k.id
      JOIN stakeholder r ON r.workspace_id = $1 AND r.project_id = k.project_id
     WHERE ${sessionWhere('s.id', viewer, 'readAttendance')} AND NOT EXISTS (SELECT 1 FROM participation p WHERE ${inProject('p')} AND p.session_id = k.id AND p.hidden) AND s.attribution <> 'notAttributed'
       AND ${liveWhere('session', 's')} AND ${liveWhere('stakeholder', 'r')} AND ${readableWhere('stakeholder', 'r', viewer)}) f
   WHERE f."@kind" IS NOT NULL ORDER BY f."@n", ${LEFT_OUT_FIRST('f')}`;
  return { text, values: bound.values };
}

/** Stakeholders that are on a map and for whom nothing was said in any session of the process that the viewer may read. */
export function neverHeardStatement(viewer: Viewer, workspace: string, keys: readonly Key[]): Statement {
  const bound = boundKeys(workspace, keys);
  const text = `SELECT k.n AS "@n", ${selectRecord('stakeholder', 'r')} FROM ${KEYS}
  JOIN stakeholder r ON r.workspace_id = $1 AND r.project_id = k.project_id
 WHERE ${liveWhere('stakeholder', 'r')} AND ${readableWhere('stakeholder', 'r', viewer)} AND ${onMap(viewer)} AND NOT ${heardIn('k.id', viewer)} ORDER BY k.n, ${LEFT_OUT_FIRST('r')}`;
  return { text, values: bound.values };
}
