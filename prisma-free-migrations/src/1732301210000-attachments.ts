import type { MigrationInterface, QueryRunner } from 'typeorm';
import { isolateTenants } from './tenant-isolation.js';

/** Files attached to sources: what is known of them, and their content in pieces. */
export class Attachments1732301210000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE attachment (
        workspace_id    uuid NOT NULL,
        project_id      uuid NOT NULL,
        id              uuid NOT NULL,
        from_seq        bigint NOT NULL,
        created_seq     bigint NOT NULL,
        classification  text NOT NULL,
        deleted         boolean NOT NULL,
        source_id       uuid NOT NULL,
        name            text NOT NULL,
        media_type      text NOT NULL,
        size            integer NOT NULL,
        sha256          text NOT NULL,
        cleaned         boolean NOT NULL,
        added_by_id     uuid NOT NULL,
        added_at        timestamp with time zone NOT NULL,
        PRIMARY KEY (workspace_id, project_id, id),
        FOREIGN KEY (workspace_id, project_id, source_id) REFERENCES source
      ) WITH (fillfactor = 85)`);
    await runner.query('CREATE INDEX ON attachment (source_id)');
    // Under the id of the attachment, from before it is one. Bound to the source and to who sends it: the same id for another source finds nothing here.
    await runner.query(`
      CREATE TABLE stored_file (
        workspace_id  uuid NOT NULL,
        project_id    uuid NOT NULL,
        id            uuid NOT NULL,
        source_id     uuid NOT NULL,
        account_id    uuid NOT NULL,
        name          text NOT NULL,
        size          bigint NOT NULL,
        received      bigint NOT NULL,
        sha256        text,
        begun_at      timestamp with time zone NOT NULL,
        PRIMARY KEY (workspace_id, project_id, id),
        FOREIGN KEY (workspace_id, project_id) REFERENCES project_log
      )`);
    await runner.query(`
      CREATE TABLE file_piece (
        workspace_id  uuid NOT NULL,
        project_id    uuid NOT NULL,
        file_id       uuid NOT NULL,
        start         bigint NOT NULL,
        bytes         bytea NOT NULL,
        PRIMARY KEY (workspace_id, project_id, file_id, start),
        FOREIGN KEY (workspace_id, project_id, file_id) REFERENCES stored_file ON DELETE CASCADE
      )`);
    // Pictures and office documents are packed already.
    await runner.query('ALTER TABLE file_piece ALTER COLUMN bytes SET STORAGE EXTERNAL');
    await isolateTenants(runner, TABLES);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of [...TABLES].reverse()) await runner.query(`DROP TABLE ${table}`);
  }
}

const TABLES = ['attachment', 'stored_file', 'file_piece'];
