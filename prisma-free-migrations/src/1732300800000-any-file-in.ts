import type { MigrationInterface, QueryRunner } from 'typeorm';
import { isolateTenants } from './tenant-isolation.js';

/** Kinds of things that are no stakeholders, and what the columns of an imported file were said to mean. */
export class AnyFileIn1732300800000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE term ADD COLUMN thing boolean');
    await runner.query(`
      CREATE TABLE import_mapping (
        workspace_id    uuid NOT NULL,
        project_id      uuid NOT NULL,
        id              uuid NOT NULL,
        from_seq        bigint NOT NULL,
        created_seq     bigint NOT NULL,
        classification  text NOT NULL,
        deleted         boolean NOT NULL,
        name            text NOT NULL,
        headers         text NOT NULL,
        meaning         text NOT NULL,
        PRIMARY KEY (workspace_id, project_id, id)
      ) WITH (fillfactor = 85)`);
    await isolateTenants(runner, TABLES);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE import_mapping');
    await runner.query('ALTER TABLE term DROP COLUMN thing');
  }
}

const TABLES = ['import_mapping'];
