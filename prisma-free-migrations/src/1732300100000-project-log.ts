import type { MigrationInterface, QueryRunner } from 'typeorm';
import { isolateTenants } from './tenant-isolation.js';

/** The log of a project: what orders its operations, what happened, what stood before, and how far each client is. */
export class ProjectLog1732300100000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await createLog(async (sql) => void (await runner.query(sql)));
    await isolateTenants(runner, TABLES);
    // What happened is added to and, with the whole project, erased; it is never changed.
    await runner.query('REVOKE UPDATE ON event, record_version FROM baraza_app');
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of [...TABLES].reverse()) await runner.query(`DROP TABLE ${table}`);
    await runner.query('DROP TABLE project_directory');
  }
}

type Run = (sql: string) => Promise<void>;

/** The log and what belongs to it. `project_directory` is global: it says in which workspace a project lies, and nothing else. */
async function createLog(run: Run): Promise<void> {
  await run(`
      CREATE TABLE project_directory (
        project_id    uuid PRIMARY KEY,
        workspace_id  uuid NOT NULL
      )`);
  await run('GRANT SELECT, INSERT, DELETE ON project_directory TO baraza_app');

  // One row a project: locking it is what orders the project's operations.
  await run(`
      CREATE TABLE project_log (
        workspace_id  uuid NOT NULL,
        project_id    uuid NOT NULL,
        seq           bigint NOT NULL DEFAULT 0,
        rights_seq    bigint NOT NULL DEFAULT 0,
        chain         bytea NOT NULL DEFAULT decode(repeat('00', 32), 'hex'),
        created_at    timestamp with time zone NOT NULL DEFAULT now(),
        PRIMARY KEY (workspace_id, project_id)
      )`);

  // What happened: the operation, its input, and before and after of each field that changed.
  await run(`
      CREATE TABLE event (
        workspace_id    uuid NOT NULL,
        project_id      uuid NOT NULL,
        seq             bigint NOT NULL,
        actor_id        uuid NOT NULL,
        at              timestamp with time zone NOT NULL,
        operation       text NOT NULL,
        version         integer NOT NULL,
        input           jsonb NOT NULL,
        changes         jsonb NOT NULL,
        group_id        uuid,
        client_id       uuid,
        mutation        integer,
        payload_digest  bytea NOT NULL,
        chain           bytea NOT NULL,
        PRIMARY KEY (workspace_id, project_id, seq),
        FOREIGN KEY (workspace_id, project_id) REFERENCES project_log
      )`);
  await run('CREATE INDEX ON event (workspace_id, project_id, group_id) WHERE group_id IS NOT NULL');

  // States that were replaced: from when to when each stood.
  await run(`
      CREATE TABLE record_version (
        workspace_id  uuid NOT NULL,
        project_id    uuid NOT NULL,
        entity        text NOT NULL,
        id            uuid NOT NULL,
        from_seq      bigint NOT NULL,
        to_seq        bigint NOT NULL,
        data          jsonb NOT NULL,
        PRIMARY KEY (workspace_id, project_id, entity, id, from_seq)
      )`);

  // How far the server has dealt with the mutations of each client, and what it refused.
  await run(`
      CREATE TABLE client_mutation (
        workspace_id  uuid NOT NULL,
        project_id    uuid NOT NULL,
        client_id     uuid NOT NULL,
        account_id    uuid NOT NULL,
        last          integer NOT NULL,
        refusals      jsonb NOT NULL,
        PRIMARY KEY (workspace_id, project_id, client_id)
      )`);
}


const TABLES = ['project_log', 'event', 'record_version', 'client_mutation'];
