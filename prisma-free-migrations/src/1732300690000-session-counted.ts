import type { MigrationInterface, QueryRunner } from 'typeorm';
import { isolateTenants } from './tenant-isolation.js';

/**
 * Which countings were added to the counters of a session, so that one that is sent twice counts once, and one that was taken back can be told from one that never came. Random ids and nothing else: no group, no time, no author,
 * nothing that names what was noted.
 */
export class SessionCounted1732300690000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE session_counted (
        workspace_id  uuid NOT NULL,
        project_id    uuid NOT NULL,
        session_id    uuid NOT NULL,
        id            uuid NOT NULL,
        counted       boolean NOT NULL,
        PRIMARY KEY (workspace_id, project_id, session_id, id)
      )`);
    await isolateTenants(runner, ['session_counted']);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE session_counted');
  }
}
