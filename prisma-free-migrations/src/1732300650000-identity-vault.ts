import type { MigrationInterface, QueryRunner } from 'typeorm';
import { isolateTenants } from './tenant-isolation.js';

/** Names of people who take part, encrypted: what nobody can read without the keys, which no table holds. And who read them. */
export class IdentityVault1732300650000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    // No record refers to it and it to none: a name comes before or after what names the person, and goes without it.
    await runner.query(`
      CREATE TABLE vault_person (
        workspace_id  uuid NOT NULL,
        project_id    uuid NOT NULL,
        id            uuid NOT NULL,
        ciphertext    bytea,
        created_at    timestamp with time zone NOT NULL DEFAULT now(),
        erased_at     timestamp with time zone,
        PRIMARY KEY (workspace_id, project_id, id),
        FOREIGN KEY (workspace_id, project_id) REFERENCES project_log,
        CONSTRAINT erased_or_there CHECK ((ciphertext IS NULL) = (erased_at IS NOT NULL))
      )`);
    await runner.query(`
      CREATE TABLE vault_read (
        workspace_id  uuid NOT NULL,
        project_id    uuid NOT NULL,
        id            uuid NOT NULL DEFAULT gen_random_uuid(),
        account_id    uuid NOT NULL,
        session_id    uuid NOT NULL,
        people        integer NOT NULL,
        at            timestamp with time zone NOT NULL DEFAULT now(),
        PRIMARY KEY (workspace_id, project_id, id),
        FOREIGN KEY (workspace_id, project_id) REFERENCES project_log
      )`);
    await isolateTenants(runner, TABLES);
    // Who read what is added to and, with the whole project, erased.
    await runner.query('REVOKE UPDATE ON vault_read FROM baraza_app');
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of [...TABLES].reverse()) await runner.query(`DROP TABLE ${table}`);
  }
}

const TABLES = ['vault_person', 'vault_read'];
