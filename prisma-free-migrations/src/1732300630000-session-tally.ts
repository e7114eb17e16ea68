import type { MigrationInterface, QueryRunner } from 'typeorm';
import { isolateTenants } from './tenant-isolation.js';

/**
 * Speaking time and turns of a session, as counters: no times, no order, nothing to join them with what was said. `subject` says of what: the whole item (`total`), a group of a dimension (`group`), whom somebody spoke for
 * (`stakeholder`), or, only where all may be named, a participation. `item_id` and `dimension_id` are the nil UUID where there is none.
 */
export class SessionTally1732300630000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE session_tally (
        workspace_id  uuid NOT NULL,
        project_id    uuid NOT NULL,
        session_id    uuid NOT NULL,
        item_id       uuid NOT NULL,
        subject       text NOT NULL,
        dimension_id  uuid NOT NULL,
        key           text NOT NULL,
        turns         bigint NOT NULL,
        seconds       bigint NOT NULL,
        PRIMARY KEY (workspace_id, project_id, session_id, item_id, subject, dimension_id, key)
      )`);
    await isolateTenants(runner, ['session_tally']);
    // Brings the counters under the rules of today: what a rule does not allow becomes counts by group, or goes. Run again it changes nothing.
    await runner.query(`
      CREATE FUNCTION fold_session_tally(of_workspace uuid, of_project uuid, of_session uuid) RETURNS void LANGUAGE sql AS $$
        WITH rules AS (
          SELECT t.item_id, coalesce(i.attribution, s.attribution) AS rule
            FROM (SELECT DISTINCT item_id FROM session_tally WHERE workspace_id = of_workspace AND project_id = of_project AND session_id = of_session) t
            JOIN session s ON s.workspace_id = of_workspace AND s.project_id = of_project AND s.id = of_session
            LEFT JOIN agenda_item i ON i.workspace_id = of_workspace AND i.project_id = of_project AND i.id = t.item_id
        ), gone AS (
          DELETE FROM session_tally t USING rules r
           WHERE t.workspace_id = of_workspace AND t.project_id = of_project AND t.session_id = of_session AND t.item_id = r.item_id
             AND ((r.rule <> 'attributed' AND t.subject = 'participation') OR (r.rule = 'notAttributed' AND t.subject = 'stakeholder'))
          RETURNING t.item_id, t.subject, t.key, t.turns, t.seconds, r.rule
        ), counted AS (
          SELECT g.item_id, 'group' AS subject, d.dimension_id, d."group" AS key, g.turns, g.seconds FROM gone g
            JOIN disaggregation d ON d.workspace_id = of_workspace AND d.project_id = of_project AND d.participation_id::text = g.key AND NOT d.deleted WHERE g.subject = 'participation'
          UNION ALL
          SELECT g.item_id, 'stakeholder', '00000000-0000-0000-0000-000000000000', p.stakeholder_id::text, g.turns, g.seconds FROM gone g
            JOIN participation p ON p.workspace_id = of_workspace AND p.project_id = of_project AND p.id::text = g.key WHERE g.subject = 'participation' AND g.rule = 'affiliationOnly' AND p.stakeholder_id IS NOT NULL
        )
        INSERT INTO session_tally AS t (workspace_id, project_id, session_id, item_id, subject, dimension_id, key, turns, seconds)
        SELECT of_workspace, of_project, of_session, item_id, subject, dimension_id, key, sum(turns), sum(seconds) FROM counted GROUP BY item_id, subject, dimension_id, key
        ON CONFLICT (workspace_id, project_id, session_id, item_id, subject, dimension_id, key) DO UPDATE SET turns = t.turns + excluded.turns, seconds = t.seconds + excluded.seconds
      $$`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP FUNCTION fold_session_tally');
    await runner.query('DROP TABLE session_tally');
  }
}
