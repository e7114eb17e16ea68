import type { MigrationInterface, QueryRunner } from 'typeorm';
import { isolateTenants } from './tenant-isolation.js';

/** Links by which people register themselves for a session, and the codes by which they come back to what they entered. Both are known by their digests only. */
export class SelfRegistration1732300670000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    // Whoever comes with a link names no workspace. This says in which one to look, and nothing else.
    await runner.query(`
      CREATE TABLE registration_directory (
        token_hash    bytea PRIMARY KEY,
        workspace_id  uuid NOT NULL,
        project_id    uuid NOT NULL,
        CONSTRAINT registration_directory_project FOREIGN KEY (workspace_id, project_id) REFERENCES project_log
      )`);
    await runner.query('GRANT SELECT, INSERT, DELETE ON registration_directory TO baraza_app');
    await runner.query(`
      CREATE TABLE registration_link (
        workspace_id  uuid NOT NULL,
        project_id    uuid NOT NULL,
        id            uuid NOT NULL,
        token_hash    bytea NOT NULL,
        session_id    uuid NOT NULL,
        made_by       uuid NOT NULL,
        created_at    timestamp with time zone NOT NULL,
        expires_at    timestamp with time zone NOT NULL,
        closed_at     timestamp with time zone,
        registered    integer NOT NULL DEFAULT 0,
        PRIMARY KEY (workspace_id, project_id, id),
        UNIQUE (workspace_id, project_id, token_hash),
        FOREIGN KEY (workspace_id, project_id) REFERENCES project_log
      )`);
    // No time and no order: under some rules nobody may tell who came when.
    await runner.query(`
      CREATE TABLE registration_code (
        workspace_id      uuid NOT NULL,
        project_id        uuid NOT NULL,
        code_hash         bytea NOT NULL,
        link_id           uuid NOT NULL,
        participation_id  uuid NOT NULL,
        person_id         uuid,
        seat              integer,
        PRIMARY KEY (workspace_id, project_id, code_hash),
        UNIQUE (workspace_id, project_id, participation_id),
        FOREIGN KEY (workspace_id, project_id, link_id) REFERENCES registration_link
      )`);
    await isolateTenants(runner, TABLES);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of ['registration_directory', ...TABLES].reverse()) await runner.query(`DROP TABLE ${table}`);
  }
}

const TABLES = ['registration_link', 'registration_code'];
