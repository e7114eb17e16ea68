import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Which counters hold turns that were counted where persons must not be known: a rule that is loosened afterwards does not lift what protects them. True unless said otherwise, for what is folded comes under such a rule.
 */
export class GuardedCounters1732300702000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE session_tally ADD COLUMN guarded boolean NOT NULL DEFAULT true');
    // Under which rule older ones were counted is known to nobody any more; those of persons and those of sessions that are attributed now are taken to have been so.
    await runner.query(`
      UPDATE session_tally t SET guarded = false FROM session s
       WHERE s.workspace_id = t.workspace_id AND s.project_id = t.project_id AND s.id = t.session_id
         AND coalesce((SELECT i.attribution FROM agenda_item i WHERE i.workspace_id = t.workspace_id AND i.project_id = t.project_id AND i.id = t.item_id), s.attribution) = 'attributed'`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE session_tally DROP COLUMN guarded');
  }
}
