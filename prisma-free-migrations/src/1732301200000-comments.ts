import type { MigrationInterface, QueryRunner } from 'typeorm';
import { rewrite } from './1732300693000-redact-imported.js';
import { isolateTenants } from './tenant-isolation.js';

const KEPT = 'ELSE e.input END';
const COMMENTS = `WHEN e.operation IN ('startThread', 'addComment', 'editComment') THEN redact_fields(e.input::jsonb, fields, coarse)::text::json
                         ELSE e.input END`;

/** Threads about records, with what was written in them; and what each person has seen and wants to be reminded of, which is nobody else's and not in the log. */
export class Comments1732301200000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE thread (
        workspace_id    uuid NOT NULL,
        project_id      uuid NOT NULL,
        id              uuid NOT NULL,
        from_seq        bigint NOT NULL,
        created_seq     bigint NOT NULL,
        classification  text NOT NULL,
        deleted         boolean NOT NULL,
        stakeholder_id  uuid,
        interest_id     uuid,
        map_id          uuid,
        source_id       uuid,
        place_id        uuid,
        process_id      uuid,
        session_id      uuid,
        started_by_id   uuid NOT NULL,
        resolved_by_id  uuid,
        resolved_at     timestamp with time zone,
        PRIMARY KEY (workspace_id, project_id, id),
        FOREIGN KEY (workspace_id, project_id, stakeholder_id) REFERENCES stakeholder,
        FOREIGN KEY (workspace_id, project_id, interest_id) REFERENCES interest,
        FOREIGN KEY (workspace_id, project_id, map_id) REFERENCES map,
        FOREIGN KEY (workspace_id, project_id, source_id) REFERENCES source,
        FOREIGN KEY (workspace_id, project_id, place_id) REFERENCES place,
        FOREIGN KEY (workspace_id, project_id, process_id) REFERENCES process,
        FOREIGN KEY (workspace_id, project_id, session_id) REFERENCES session
      ) WITH (fillfactor = 85)`);
    await runner.query(`
      CREATE TABLE comment (
        workspace_id    uuid NOT NULL,
        project_id      uuid NOT NULL,
        id              uuid NOT NULL,
        from_seq        bigint NOT NULL,
        created_seq     bigint NOT NULL,
        classification  text NOT NULL,
        deleted         boolean NOT NULL,
        thread          uuid NOT NULL,
        stakeholder_id  uuid,
        interest_id     uuid,
        map_id          uuid,
        source_id       uuid,
        place_id        uuid,
        process_id      uuid,
        session_id      uuid,
        author_id       uuid NOT NULL,
        text            text,
        written_at      timestamp with time zone NOT NULL,
        edited          boolean NOT NULL,
        PRIMARY KEY (workspace_id, project_id, id),
        FOREIGN KEY (workspace_id, project_id, stakeholder_id) REFERENCES stakeholder,
        FOREIGN KEY (workspace_id, project_id, interest_id) REFERENCES interest,
        FOREIGN KEY (workspace_id, project_id, map_id) REFERENCES map,
        FOREIGN KEY (workspace_id, project_id, source_id) REFERENCES source,
        FOREIGN KEY (workspace_id, project_id, place_id) REFERENCES place,
        FOREIGN KEY (workspace_id, project_id, process_id) REFERENCES process,
        FOREIGN KEY (workspace_id, project_id, session_id) REFERENCES session
      ) WITH (fillfactor = 85)`);
    await runner.query('CREATE INDEX ON comment (thread)');
    for (const table of ['thread', 'comment']) for (const column of ['stakeholder', 'interest', 'map', 'source', 'place', 'process', 'session']) await runner.query(`CREATE INDEX ON ${table} (${column}_id) WHERE ${column}_id IS NOT NULL`);
    await runner.query(`
      CREATE TABLE notice_seen (
        workspace_id  uuid NOT NULL,
        project_id    uuid NOT NULL,
        account_id    uuid NOT NULL,
        notice_id     uuid NOT NULL,
        seen_at       timestamp with time zone NOT NULL,
        PRIMARY KEY (workspace_id, project_id, account_id, notice_id),
        FOREIGN KEY (workspace_id, project_id) REFERENCES project_log
      )`);
    await runner.query(`
      CREATE TABLE reminder (
        workspace_id  uuid NOT NULL,
        project_id    uuid NOT NULL,
        account_id    uuid NOT NULL,
        id            uuid NOT NULL,
        entity        text NOT NULL,
        record_id     uuid NOT NULL,
        due_on        text NOT NULL,
        time_zone     text NOT NULL,
        due_at        timestamp with time zone NOT NULL,
        note          text,
        PRIMARY KEY (workspace_id, project_id, account_id, id),
        FOREIGN KEY (workspace_id, project_id) REFERENCES project_log
      )`);
    await isolateTenants(runner, TABLES);
    await rewrite(runner, KEPT, COMMENTS);
  }

  async down(runner: QueryRunner): Promise<void> {
    await rewrite(runner, COMMENTS, KEPT);
    for (const table of [...TABLES].reverse()) await runner.query(`DROP TABLE ${table}`);
  }
}

const TABLES = ['thread', 'comment', 'notice_seen', 'reminder'];
