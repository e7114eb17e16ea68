import type { MigrationInterface, QueryRunner } from 'typeorm';
import { isolateTenants } from './tenant-isolation.js';

const ROW = 'item_id, subject, dimension_id, key';
const OF_SESSION = 'workspace_id = of_workspace AND project_id = of_project AND session_id = of_session';

/**
 * What was published of each counter stands beside it, and so outlives whoever has the session open. `session_pending` says how many turns each one added since the last step, less what they took
 * back; it names no group, and is gone with the step.
 */
export class PublishedCounters1732300700000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE session_tally ADD COLUMN published_turns bigint NOT NULL DEFAULT 0, ADD COLUMN published_seconds bigint NOT NULL DEFAULT 0');
    // What the screens showed so far is known to nobody any more: it counts as told.
    await runner.query('UPDATE session_tally SET published_turns = turns, published_seconds = seconds');
    await runner.query(`
      CREATE TABLE session_pending (
        workspace_id  uuid NOT NULL,
        project_id    uuid NOT NULL,
        session_id    uuid NOT NULL,
        account_id    uuid NOT NULL,
        turns         bigint NOT NULL,
        PRIMARY KEY (workspace_id, project_id, session_id, account_id)
      )`);
    await isolateTenants(runner, ['session_pending']);
    // As before, and what was told of a person is told of the groups that take its place.
    await runner.query(foldFunction(['turns', 'seconds', 'published_turns', 'published_seconds']));
    // One step: all counters of the session at once, where whoever knows what one of those who counted added learns of the others nothing, or the sum of the minimum at least. Whoever added nothing is one of these.
    await runner.query(`
      CREATE FUNCTION publish_session_tally(of_workspace uuid, of_project uuid, of_session uuid) RETURNS void LANGUAGE sql AS $$
        WITH others AS (
          SELECT sum(turns) OVER () - turns AS turns FROM (SELECT turns FROM session_pending WHERE ${OF_SESSION} UNION ALL SELECT 0) known
        ), step AS (
          SELECT 1 FROM session s JOIN process p ON p.workspace_id = s.workspace_id AND p.project_id = s.project_id AND p.id = s.process_id
           WHERE s.workspace_id = of_workspace AND s.project_id = of_project AND s.id = of_session
             AND EXISTS (SELECT 1 FROM others WHERE turns <> 0)
             AND NOT EXISTS (SELECT 1 FROM others WHERE turns <> 0 AND abs(turns) < greatest(1, p.minimum_cell))
        ), told AS (
          UPDATE session_tally SET published_turns = turns, published_seconds = seconds WHERE ${OF_SESSION} AND EXISTS (SELECT 1 FROM step)
        )
        DELETE FROM session_pending WHERE ${OF_SESSION} AND EXISTS (SELECT 1 FROM step)
      $$`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP FUNCTION publish_session_tally');
    await runner.query(foldFunction(['turns', 'seconds']));
    await runner.query('DROP TABLE session_pending');
    await runner.query('ALTER TABLE session_tally DROP COLUMN published_turns, DROP COLUMN published_seconds');
  }
}

/** Brings the counters under the rules of today: what a rule does not allow becomes counts by group, or goes. Run again it changes nothing. */
const foldFunction = (amounts: readonly string[]): string => {
  const each = (write: (amount: string) => string): string => amounts.map(write).join(', ');
  return `
  CREATE OR REPLACE FUNCTION fold_session_tally(of_workspace uuid, of_project uuid, of_session uuid) RETURNS void LANGUAGE sql AS $$
    WITH rules AS (
      SELECT t.item_id, coalesce(i.attribution, s.attribution) AS rule
        FROM (SELECT DISTINCT item_id FROM session_tally WHERE ${OF_SESSION}) t
        JOIN session s ON s.workspace_id = of_workspace AND s.project_id = of_project AND s.id = of_session
        LEFT JOIN agenda_item i ON i.workspace_id = of_workspace AND i.project_id = of_project AND i.id = t.item_id
    ), gone AS (
      DELETE FROM session_tally t USING rules r
       WHERE t.workspace_id = of_workspace AND t.project_id = of_project AND t.session_id = of_session AND t.item_id = r.item_id
         AND ((r.rule <> 'attributed' AND t.subject = 'participation') OR (r.rule = 'notAttributed' AND t.subject = 'stakeholder'))
      RETURNING t.item_id, t.subject, t.key, r.rule, ${each((amount) => `t.${amount}`)}
    ), counted AS (
      SELECT g.item_id, 'group' AS subject, d.dimension_id, d."group" AS key, ${each((amount) => `g.${amount}`)} FROM gone g
        JOIN disaggregation d ON d.workspace_id = of_workspace AND d.project_id = of_project AND d.participation_id::text = g.key AND NOT d.deleted WHERE g.subject = 'participation'
      UNION ALL
      SELECT g.item_id, 'stakeholder', '00000000-0000-0000-0000-000000000000', p.stakeholder_id::text, ${each((amount) => `g.${amount}`)} FROM gone g
        JOIN participation p ON p.workspace_id = of_workspace AND p.project_id = of_project AND p.id::text = g.key WHERE g.subject = 'participation' AND g.rule = 'affiliationOnly' AND p.stakeholder_id IS NOT NULL
    )
    INSERT INTO session_tally AS t (workspace_id, project_id, session_id, ${ROW}, ${amounts.join(', ')})
    SELECT of_workspace, of_project, of_session, ${ROW}, ${each((amount) => `sum(${amount})`)} FROM counted GROUP BY ${ROW}
    ON CONFLICT (workspace_id, project_id, session_id, ${ROW}) DO UPDATE SET ${each((amount) => `${amount} = t.${amount} + excluded.${amount}`)}
  $$`;
};
