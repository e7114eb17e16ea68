import type { MigrationInterface, QueryRunner } from 'typeorm';
import { isolateTenants } from './tenant-isolation.js';

/** Named sets of stakeholders, and who is in them. */
export class Coalitions1732300900000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE coalition (
        workspace_id    uuid NOT NULL,
        project_id      uuid NOT NULL,
        id              uuid NOT NULL,
        from_seq        bigint NOT NULL,
        created_seq     bigint NOT NULL,
        classification  text NOT NULL,
        deleted         boolean NOT NULL,
        name            text NOT NULL,
        purpose         text,
        valid_from      text,
        valid_to        text,
        source_id       uuid,
        tags            text[] NOT NULL,
        PRIMARY KEY (workspace_id, project_id, id),
        FOREIGN KEY (workspace_id, project_id, source_id) REFERENCES source
      ) WITH (fillfactor = 85)`);
    await runner.query(`
      CREATE TABLE coalition_member (
        workspace_id    uuid NOT NULL,
        project_id      uuid NOT NULL,
        id              uuid NOT NULL,
        from_seq        bigint NOT NULL,
        created_seq     bigint NOT NULL,
        classification  text NOT NULL,
        deleted         boolean NOT NULL,
        coalition_id    uuid NOT NULL,
        stakeholder_id  uuid NOT NULL,
        part            text,
        valid_from      text,
        valid_to        text,
        source_id       uuid,
        PRIMARY KEY (workspace_id, project_id, id),
        FOREIGN KEY (workspace_id, project_id, coalition_id) REFERENCES coalition,
        FOREIGN KEY (workspace_id, project_id, stakeholder_id) REFERENCES stakeholder,
        FOREIGN KEY (workspace_id, project_id, source_id) REFERENCES source
      ) WITH (fillfactor = 85)`);
    for (const on of ['coalition (project_id, from_seq)', 'coalition (source_id)', 'coalition_member (project_id, from_seq)', 'coalition_member (coalition_id)', 'coalition_member (stakeholder_id)', 'coalition_member (source_id)']) {
      await runner.query(`CREATE INDEX ON ${on}`);
    }
    await isolateTenants(runner, TABLES);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of [...TABLES].reverse()) await runner.query(`DROP TABLE ${table}`);
  }
}

const TABLES = ['coalition', 'coalition_member'];
