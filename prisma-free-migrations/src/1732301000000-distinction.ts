import type { MigrationInterface, QueryRunner } from 'typeorm';
import { isolateTenants } from './tenant-isolation.js';

/** Stakeholders that look like the same one and are two. */
export class Distinction1732301000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE distinction (
        workspace_id    uuid NOT NULL,
        project_id      uuid NOT NULL,
        id              uuid NOT NULL,
        from_seq        bigint NOT NULL,
        created_seq     bigint NOT NULL,
        classification  text NOT NULL,
        deleted         boolean NOT NULL,
        one_id          uuid NOT NULL,
        other_id        uuid NOT NULL,
        note            text,
        PRIMARY KEY (workspace_id, project_id, id),
        FOREIGN KEY (workspace_id, project_id, one_id) REFERENCES stakeholder,
        FOREIGN KEY (workspace_id, project_id, other_id) REFERENCES stakeholder
      )`);
    await runner.query('CREATE INDEX ON distinction (project_id, from_seq)');
    await runner.query('CREATE INDEX ON distinction (one_id)');
    await runner.query('CREATE INDEX ON distinction (other_id)');
    await isolateTenants(runner, ['distinction']);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE distinction');
  }
}
