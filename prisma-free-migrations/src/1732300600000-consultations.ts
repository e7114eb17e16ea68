import type { MigrationInterface, QueryRunner } from 'typeorm';
import { isolateTenants } from './tenant-isolation.js';

/** Consultation processes and their sessions: what is planned, who takes part. What is said comes in the next migration. */
export class Consultations1732300600000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    const run = async (sql: string): Promise<void> => void (await runner.query(sql));
    await createPlanning(run);
    await createSessions(run);
    await isolateTenants(runner, TABLES);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of [...TABLES].reverse()) await runner.query(`DROP TABLE ${table}`);
  }
}

type Run = (sql: string) => Promise<void>;

/** What a process is for, what is asked, by what people are counted, and the codebook. */
async function createPlanning(run: Run): Promise<void> {
  await run(`
    CREATE TABLE process (
      workspace_id    uuid NOT NULL,
      project_id      uuid NOT NULL,
      id              uuid NOT NULL,
      from_seq        bigint NOT NULL,
      created_seq     bigint NOT NULL,
      classification  text NOT NULL,
      deleted         boolean NOT NULL,
      name            text NOT NULL,
      objective       text,
      starts_on       text,
      ends_on         text,
      languages       text[] NOT NULL,
      minimum_cell    integer NOT NULL,
      "order"         double precision,
      PRIMARY KEY (workspace_id, project_id, id)
    ) WITH (fillfactor = 85)`);

  await run(`
    CREATE TABLE code (
      workspace_id    uuid NOT NULL,
      project_id      uuid NOT NULL,
      id              uuid NOT NULL,
      from_seq        bigint NOT NULL,
      created_seq     bigint NOT NULL,
      classification  text NOT NULL,
      deleted         boolean NOT NULL,
      process_id      uuid NOT NULL,
      parent_id       uuid,
      name            text NOT NULL,
      definition      text,
      retired         boolean NOT NULL,
      "order"         double precision,
      PRIMARY KEY (workspace_id, project_id, id),
      FOREIGN KEY (workspace_id, project_id, process_id) REFERENCES process,
      FOREIGN KEY (workspace_id, project_id, parent_id) REFERENCES code
    ) WITH (fillfactor = 85)`);
  await run('CREATE INDEX ON code (process_id)');
  await run('CREATE INDEX ON code (parent_id)');

  await run(`
    CREATE TABLE codebook_version (
      workspace_id    uuid NOT NULL,
      project_id      uuid NOT NULL,
      id              uuid NOT NULL,
      from_seq        bigint NOT NULL,
      created_seq     bigint NOT NULL,
      classification  text NOT NULL,
      deleted         boolean NOT NULL,
      process_id      uuid NOT NULL,
      number          integer NOT NULL,
      note            text,
      made_at         timestamp with time zone NOT NULL,
      PRIMARY KEY (workspace_id, project_id, id),
      FOREIGN KEY (workspace_id, project_id, process_id) REFERENCES process
    ) WITH (fillfactor = 85)`);
  await run('CREATE INDEX ON codebook_version (process_id)');

  await run(`
    CREATE TABLE dimension (
      workspace_id    uuid NOT NULL,
      project_id      uuid NOT NULL,
      id              uuid NOT NULL,
      from_seq        bigint NOT NULL,
      created_seq     bigint NOT NULL,
      classification  text NOT NULL,
      deleted         boolean NOT NULL,
      process_id      uuid NOT NULL,
      code            text NOT NULL,
      name            text,
      groups          text[] NOT NULL,
      reason          text,
      "order"         double precision,
      PRIMARY KEY (workspace_id, project_id, id),
      FOREIGN KEY (workspace_id, project_id, process_id) REFERENCES process
    ) WITH (fillfactor = 85)`);
  await run('CREATE INDEX ON dimension (process_id)');

  await run(`
    CREATE TABLE target (
      workspace_id    uuid NOT NULL,
      project_id      uuid NOT NULL,
      id              uuid NOT NULL,
      from_seq        bigint NOT NULL,
      created_seq     bigint NOT NULL,
      classification  text NOT NULL,
      deleted         boolean NOT NULL,
      process_id      uuid NOT NULL,
      dimension_id    uuid NOT NULL,
      groups          text[] NOT NULL,
      share           double precision NOT NULL,
      label           text,
      "order"         double precision,
      PRIMARY KEY (workspace_id, project_id, id),
      FOREIGN KEY (workspace_id, project_id, process_id) REFERENCES process,
      FOREIGN KEY (workspace_id, project_id, dimension_id) REFERENCES dimension
    ) WITH (fillfactor = 85)`);
  await run('CREATE INDEX ON target (process_id)');
  await run('CREATE INDEX ON target (dimension_id)');

  await run(`
    CREATE TABLE question (
      workspace_id    uuid NOT NULL,
      project_id      uuid NOT NULL,
      id              uuid NOT NULL,
      from_seq        bigint NOT NULL,
      created_seq     bigint NOT NULL,
      classification  text NOT NULL,
      deleted         boolean NOT NULL,
      process_id      uuid NOT NULL,
      text            text NOT NULL,
      label           text,
      translation     text,
      "order"         double precision,
      PRIMARY KEY (workspace_id, project_id, id),
      FOREIGN KEY (workspace_id, project_id, process_id) REFERENCES process
    ) WITH (fillfactor = 85)`);
  await run('CREATE INDEX ON question (process_id)');

  await run(`
    CREATE TABLE consent_text (
      workspace_id    uuid NOT NULL,
      project_id      uuid NOT NULL,
      id              uuid NOT NULL,
      from_seq        bigint NOT NULL,
      created_seq     bigint NOT NULL,
      classification  text NOT NULL,
      deleted         boolean NOT NULL,
      process_id      uuid NOT NULL,
      version         integer NOT NULL,
      language        text NOT NULL,
      text            text NOT NULL,
      purposes        text[] NOT NULL,
      retired         boolean NOT NULL,
      PRIMARY KEY (workspace_id, project_id, id),
      FOREIGN KEY (workspace_id, project_id, process_id) REFERENCES process
    ) WITH (fillfactor = 85)`);
  await run('CREATE INDEX ON consent_text (process_id)');

  await run(`
    CREATE TABLE threat (
      workspace_id    uuid NOT NULL,
      project_id      uuid NOT NULL,
      id              uuid NOT NULL,
      from_seq        bigint NOT NULL,
      created_seq     bigint NOT NULL,
      classification  text NOT NULL,
      deleted         boolean NOT NULL,
      name            text NOT NULL,
      description     text,
      place_id        uuid,
      source_id       uuid,
      tags            text[] NOT NULL,
      PRIMARY KEY (workspace_id, project_id, id),
      FOREIGN KEY (workspace_id, project_id, place_id) REFERENCES place,
      FOREIGN KEY (workspace_id, project_id, source_id) REFERENCES source
    ) WITH (fillfactor = 85)`);
  await run('CREATE INDEX ON threat (place_id)');
  await run('CREATE INDEX ON threat (source_id)');

  await run(`
    CREATE TABLE communication (
      workspace_id    uuid NOT NULL,
      project_id      uuid NOT NULL,
      id              uuid NOT NULL,
      from_seq        bigint NOT NULL,
      created_seq     bigint NOT NULL,
      classification  text NOT NULL,
      deleted         boolean NOT NULL,
      process_id      uuid NOT NULL,
      audience        text NOT NULL,
      message         text,
      channel         text,
      languages       text[] NOT NULL,
      responsible     text,
      planned_for     text,
      state           text NOT NULL,
      "order"         double precision,
      PRIMARY KEY (workspace_id, project_id, id),
      FOREIGN KEY (workspace_id, project_id, process_id) REFERENCES process
    ) WITH (fillfactor = 85)`);
  await run('CREATE INDEX ON communication (process_id)');
}

/** Sessions, who runs them, their agenda, and who took part. */
async function createSessions(run: Run): Promise<void> {
  await run(`
    CREATE TABLE session (
      workspace_id     uuid NOT NULL,
      project_id       uuid NOT NULL,
      id               uuid NOT NULL,
      from_seq         bigint NOT NULL,
      created_seq      bigint NOT NULL,
      classification   text NOT NULL,
      deleted          boolean NOT NULL,
      process_id       uuid NOT NULL,
      title            text NOT NULL,
      type_id          uuid,
      description      text,
      place_id         uuid,
      venue            text,
      setting          text,
      starts_at        timestamp with time zone,
      ends_at          timestamp with time zone,
      time_zone        text,
      languages        text[] NOT NULL,
      women_only       boolean,
      attribution      text NOT NULL,
      state            text NOT NULL,
      opened_at        timestamp with time zone,
      closed_at        timestamp with time zone,
      speaker_seconds  integer,
      PRIMARY KEY (workspace_id, project_id, id),
      FOREIGN KEY (workspace_id, project_id, process_id) REFERENCES process,
      FOREIGN KEY (workspace_id, project_id, type_id) REFERENCES term,
      FOREIGN KEY (workspace_id, project_id, place_id) REFERENCES place
    ) WITH (fillfactor = 85)`);
  await run('CREATE INDEX ON session (process_id)');
  await run('CREATE INDEX ON session (type_id)');
  await run('CREATE INDEX ON session (place_id)');

  await run(`
    CREATE TABLE agenda_item (
      workspace_id    uuid NOT NULL,
      project_id      uuid NOT NULL,
      id              uuid NOT NULL,
      from_seq        bigint NOT NULL,
      created_seq     bigint NOT NULL,
      classification  text NOT NULL,
      deleted         boolean NOT NULL,
      session_id      uuid NOT NULL,
      title           text NOT NULL,
      question_id     uuid,
      minutes         integer,
      attribution     text,
      started_at      timestamp with time zone,
      ended_at        timestamp with time zone,
      "order"         double precision NOT NULL,
      PRIMARY KEY (workspace_id, project_id, id),
      FOREIGN KEY (workspace_id, project_id, session_id) REFERENCES session,
      FOREIGN KEY (workspace_id, project_id, question_id) REFERENCES question
    ) WITH (fillfactor = 85)`);
  await run('CREATE INDEX ON agenda_item (session_id)');
  await run('CREATE INDEX ON agenda_item (question_id)');

  await run(`
    CREATE TABLE participation (
      workspace_id          uuid NOT NULL,
      project_id            uuid NOT NULL,
      id                    uuid NOT NULL,
      from_seq              bigint NOT NULL,
      created_seq           bigint NOT NULL,
      classification        text NOT NULL,
      deleted               boolean NOT NULL,
      session_id            uuid NOT NULL,
      mode                  text NOT NULL,
      person                uuid,
      pseudonym             text,
      people                integer NOT NULL,
      stakeholder_id        uuid,
      language              text,
      entered_by            text NOT NULL,
      entered_at            timestamp with time zone NOT NULL,
      consent_id            uuid,
      consent_mode          text,
      consent_purposes      text[] NOT NULL,
      consent_withdrawn_at  timestamp with time zone,
      hidden                boolean NOT NULL,
      PRIMARY KEY (workspace_id, project_id, id),
      FOREIGN KEY (workspace_id, project_id, session_id) REFERENCES session,
      FOREIGN KEY (workspace_id, project_id, stakeholder_id) REFERENCES stakeholder,
      FOREIGN KEY (workspace_id, project_id, consent_id) REFERENCES consent_text
    ) WITH (fillfactor = 85)`);
  await run('CREATE INDEX ON participation (session_id)');
  // In which sessions a name was entered.
  await run('CREATE INDEX ON participation (person)');
  await run('CREATE INDEX ON participation (stakeholder_id)');
  await run('CREATE INDEX ON participation (consent_id)');

  await run(`
    CREATE TABLE disaggregation (
      workspace_id      uuid NOT NULL,
      project_id        uuid NOT NULL,
      id                uuid NOT NULL,
      from_seq          bigint NOT NULL,
      created_seq       bigint NOT NULL,
      classification    text NOT NULL,
      deleted           boolean NOT NULL,
      session_id        uuid NOT NULL,
      participation_id  uuid NOT NULL,
      dimension_id      uuid NOT NULL,
      "group"           text NOT NULL,
      people            integer NOT NULL,
      PRIMARY KEY (workspace_id, project_id, id),
      FOREIGN KEY (workspace_id, project_id, session_id) REFERENCES session,
      FOREIGN KEY (workspace_id, project_id, participation_id) REFERENCES participation,
      FOREIGN KEY (workspace_id, project_id, dimension_id) REFERENCES dimension
    ) WITH (fillfactor = 85)`);
  await run('CREATE INDEX ON disaggregation (session_id)');
  await run('CREATE INDEX ON disaggregation (participation_id)');
  await run('CREATE INDEX ON disaggregation (dimension_id)');

  await run(`
    CREATE TABLE assignment (
      workspace_id    uuid NOT NULL,
      project_id      uuid NOT NULL,
      id              uuid NOT NULL,
      from_seq        bigint NOT NULL,
      created_seq     bigint NOT NULL,
      classification  text NOT NULL,
      deleted         boolean NOT NULL,
      session_id      uuid NOT NULL,
      duty            text NOT NULL,
      account_id      uuid,
      name            text,
      woman           boolean,
      PRIMARY KEY (workspace_id, project_id, id),
      FOREIGN KEY (workspace_id, project_id, session_id) REFERENCES session
    ) WITH (fillfactor = 85)`);
  await run('CREATE INDEX ON assignment (session_id)');
  await run('CREATE INDEX ON assignment (account_id)');
}

const TABLES = ['process', 'question', 'consent_text', 'communication', 'dimension', 'target', 'code', 'codebook_version', 'threat', 'session', 'assignment', 'agenda_item', 'participation', 'disaggregation'];
