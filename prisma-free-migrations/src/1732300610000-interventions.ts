import type { MigrationInterface, QueryRunner } from 'typeorm';
import { isolateTenants } from './tenant-isolation.js';

/** What is said in sessions, what it is about, and what it suggests for the map. */
export class Interventions1732300610000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await createSaid(async (sql) => void (await runner.query(sql)));
    await isolateTenants(runner, TABLES);
    // No foreign keys: an intervention refers to sources too, and tables that refer to each other in a circle can be neither filled nor copied in an order.
    await runner.query('ALTER TABLE source ADD COLUMN session_id uuid, ADD COLUMN intervention_id uuid');
    await runner.query('CREATE INDEX ON source (intervention_id)');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE source DROP COLUMN session_id, DROP COLUMN intervention_id');
    for (const table of [...TABLES].reverse()) await runner.query(`DROP TABLE ${table}`);
  }
}

type Run = (sql: string) => Promise<void>;

/** What was said, what it is about, and what it suggests for the map. */
async function createSaid(run: Run): Promise<void> {
  await run(`
    CREATE TABLE intervention (
      workspace_id          uuid NOT NULL,
      project_id            uuid NOT NULL,
      id                    uuid NOT NULL,
      from_seq              bigint NOT NULL,
      created_seq           bigint NOT NULL,
      classification        text NOT NULL,
      deleted               boolean NOT NULL,
      session_id            uuid NOT NULL,
      item_id               uuid,
      question_id           uuid,
      at                    timestamp with time zone NOT NULL,
      kind                  text NOT NULL,
      text                  text NOT NULL,
      language              text,
      translation           text,
      translation_language  text,
      speaker_id            uuid,
      affiliation_id        uuid,
      affiliation_name      text,
      rapporteur_id         uuid,
      channel               text NOT NULL,
      source_id             uuid,
      external_id           text,
      merged_into_id        uuid,
      differs_from          text[] NOT NULL,
      PRIMARY KEY (workspace_id, project_id, id),
      FOREIGN KEY (workspace_id, project_id, session_id) REFERENCES session,
      FOREIGN KEY (workspace_id, project_id, item_id) REFERENCES agenda_item,
      FOREIGN KEY (workspace_id, project_id, question_id) REFERENCES question,
      FOREIGN KEY (workspace_id, project_id, speaker_id) REFERENCES participation,
      FOREIGN KEY (workspace_id, project_id, affiliation_id) REFERENCES stakeholder,
      FOREIGN KEY (workspace_id, project_id, source_id) REFERENCES source,
      FOREIGN KEY (workspace_id, project_id, merged_into_id) REFERENCES intervention
    ) WITH (fillfactor = 85)`);
  // A window of a session is read backwards in time.
  await run('CREATE INDEX ON intervention (session_id, at)');
  await run('CREATE INDEX ON intervention (item_id)');
  await run('CREATE INDEX ON intervention (question_id)');
  await run('CREATE INDEX ON intervention (speaker_id)');
  await run('CREATE INDEX ON intervention (affiliation_id)');
  await run('CREATE INDEX ON intervention (source_id)');
  await run('CREATE INDEX ON intervention (merged_into_id)');

  await run(`
    CREATE TABLE coding (
      workspace_id         uuid NOT NULL,
      project_id           uuid NOT NULL,
      id                   uuid NOT NULL,
      from_seq             bigint NOT NULL,
      created_seq          bigint NOT NULL,
      classification       text NOT NULL,
      deleted              boolean NOT NULL,
      session_id           uuid NOT NULL,
      intervention_id      uuid NOT NULL,
      code_id              uuid,
      stakeholder_id       uuid,
      interest_id          uuid,
      threat_id            uuid,
      codebook_version_id  uuid,
      PRIMARY KEY (workspace_id, project_id, id),
      FOREIGN KEY (workspace_id, project_id, session_id) REFERENCES session,
      FOREIGN KEY (workspace_id, project_id, intervention_id) REFERENCES intervention,
      FOREIGN KEY (workspace_id, project_id, code_id) REFERENCES code,
      FOREIGN KEY (workspace_id, project_id, stakeholder_id) REFERENCES stakeholder,
      FOREIGN KEY (workspace_id, project_id, interest_id) REFERENCES interest,
      FOREIGN KEY (workspace_id, project_id, threat_id) REFERENCES threat,
      FOREIGN KEY (workspace_id, project_id, codebook_version_id) REFERENCES codebook_version
    ) WITH (fillfactor = 85)`);
  await run('CREATE INDEX ON coding (session_id)');
  await run('CREATE INDEX ON coding (intervention_id)');
  await run('CREATE INDEX ON coding (code_id)');
  await run('CREATE INDEX ON coding (stakeholder_id)');
  await run('CREATE INDEX ON coding (interest_id)');
  await run('CREATE INDEX ON coding (threat_id)');
  await run('CREATE INDEX ON coding (codebook_version_id)');

  await run(`
    CREATE TABLE proposal (
      workspace_id     uuid NOT NULL,
      project_id       uuid NOT NULL,
      id               uuid NOT NULL,
      from_seq         bigint NOT NULL,
      created_seq      bigint NOT NULL,
      classification   text NOT NULL,
      deleted          boolean NOT NULL,
      session_id       uuid NOT NULL,
      intervention_id  uuid NOT NULL,
      stakeholder_id   uuid NOT NULL,
      dimension        text,
      value            double precision,
      interest_id      uuid,
      interest_name    text,
      stance           integer,
      intensity        integer,
      note             text,
      state            text NOT NULL,
      decided_by_id    uuid,
      decided_at       timestamp with time zone,
      reason           text,
      PRIMARY KEY (workspace_id, project_id, id),
      FOREIGN KEY (workspace_id, project_id, session_id) REFERENCES session,
      FOREIGN KEY (workspace_id, project_id, intervention_id) REFERENCES intervention,
      FOREIGN KEY (workspace_id, project_id, stakeholder_id) REFERENCES stakeholder,
      FOREIGN KEY (workspace_id, project_id, interest_id) REFERENCES interest
    ) WITH (fillfactor = 85)`);
  await run('CREATE INDEX ON proposal (session_id)');
  await run('CREATE INDEX ON proposal (intervention_id)');
  await run('CREATE INDEX ON proposal (stakeholder_id)');
  await run('CREATE INDEX ON proposal (interest_id)');
}

const TABLES = ['intervention', 'coding', 'proposal'];
