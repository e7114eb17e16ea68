import type { MigrationInterface, QueryRunner } from 'typeorm';
import { isolateTenants } from './tenant-isolation.js';

/**
 * The records of a project, one table an entity. Every key leads with the workspace, so that no foreign key can point across tenants, then the project, so that none can point across projects.
 * `from_seq`: the sequence number since when the row stands as it is; `created_seq`: when the record was added; what stood before is in `record_version`.
 *
 * Only primary keys begin with workspace and project. Were other indexes to begin so, Postgres, which knows nothing of a table that was never analysed, would take any of them for
 * as good as the primary key and read a whole project to find one record. Ids are unique anyway.
 */
export class ProjectRecords1732300200000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    const run = async (sql: string): Promise<void> => void (await runner.query(sql));
    await createVocabulary(run);
    await createRegistry(run);
    await createMaps(run);
    await isolateTenants(runner, TABLES);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of [...TABLES].reverse()) await runner.query(`DROP TABLE ${table}`);
  }
}

type Run = (sql: string) => Promise<void>;

/** The project itself, its people, its lists, and what records refer to. */
async function createVocabulary(run: Run): Promise<void> {
    await run(`
      CREATE TABLE project (
        workspace_id    uuid NOT NULL,
        project_id      uuid NOT NULL,
        id              uuid NOT NULL,
        from_seq        bigint NOT NULL,
        created_seq     bigint NOT NULL,
        classification  text NOT NULL,
        deleted         boolean NOT NULL,
        name            text NOT NULL,
        description     text,
        time_zone       text,
        fictional       boolean NOT NULL,
        archived        boolean NOT NULL,
        PRIMARY KEY (workspace_id, project_id, id)
      )`);
    await run('CREATE INDEX ON project (project_id, from_seq)');

    await run(`
      CREATE TABLE member (
        workspace_id    uuid NOT NULL,
        project_id      uuid NOT NULL,
        id              uuid NOT NULL,
        from_seq        bigint NOT NULL,
        created_seq     bigint NOT NULL,
        classification  text NOT NULL,
        deleted         boolean NOT NULL,
        account_id      uuid NOT NULL,
        display_name    text NOT NULL,
        role            text NOT NULL,
        clearance       text,
        PRIMARY KEY (workspace_id, project_id, id)
      )`);
    await run('CREATE INDEX ON member (project_id, from_seq)');
    await run('CREATE INDEX ON member (account_id)');

    await run(`
      CREATE TABLE term (
        workspace_id    uuid NOT NULL,
        project_id      uuid NOT NULL,
        id              uuid NOT NULL,
        from_seq        bigint NOT NULL,
        created_seq     bigint NOT NULL,
        classification  text NOT NULL,
        deleted         boolean NOT NULL,
        vocabulary      text NOT NULL,
        code            text NOT NULL,
        name            text,
        description     text,
        shape           text,
        colour          text,
        line            text,
        arrow           text,
        "order"         double precision,
        PRIMARY KEY (workspace_id, project_id, id)
      )`);
    await run('CREATE INDEX ON term (project_id, from_seq)');

    await run(`
      CREATE TABLE property (
        workspace_id    uuid NOT NULL,
        project_id      uuid NOT NULL,
        id              uuid NOT NULL,
        from_seq        bigint NOT NULL,
        created_seq     bigint NOT NULL,
        classification  text NOT NULL,
        deleted         boolean NOT NULL,
        "of"            text NOT NULL,
        name            text NOT NULL,
        value_type      text NOT NULL,
        options         text[] NOT NULL,
        description     text,
        "order"         double precision,
        PRIMARY KEY (workspace_id, project_id, id)
      )`);
    await run('CREATE INDEX ON property (project_id, from_seq)');

    await run(`
      CREATE TABLE place (
        workspace_id    uuid NOT NULL,
        project_id      uuid NOT NULL,
        id              uuid NOT NULL,
        from_seq        bigint NOT NULL,
        created_seq     bigint NOT NULL,
        classification  text NOT NULL,
        deleted         boolean NOT NULL,
        name            text NOT NULL,
        level           text,
        latitude        double precision,
        longitude       double precision,
        parent_id       uuid,
        PRIMARY KEY (workspace_id, project_id, id),
        FOREIGN KEY (workspace_id, project_id, parent_id) REFERENCES place
      )`);
    await run('CREATE INDEX ON place (project_id, from_seq)');
    await run('CREATE INDEX ON place (parent_id)');

    await run(`
      CREATE TABLE source (
        workspace_id    uuid NOT NULL,
        project_id      uuid NOT NULL,
        id              uuid NOT NULL,
        from_seq        bigint NOT NULL,
        created_seq     bigint NOT NULL,
        classification  text NOT NULL,
        deleted         boolean NOT NULL,
        title           text NOT NULL,
        kind            text NOT NULL,
        reference       text,
        url             text,
        date            text,
        reliability     text,
        note            text,
        PRIMARY KEY (workspace_id, project_id, id)
      )`);
    await run('CREATE INDEX ON source (project_id, from_seq)');
}

/** Stakeholders, interests, who holds what, and the ties between them. */
async function createRegistry(run: Run): Promise<void> {
    await run(`
      CREATE TABLE stakeholder (
        workspace_id          uuid NOT NULL,
        project_id            uuid NOT NULL,
        id                    uuid NOT NULL,
        from_seq              bigint NOT NULL,
        created_seq           bigint NOT NULL,
        classification        text NOT NULL,
        deleted               boolean NOT NULL,
        name                  text NOT NULL,
        aliases               text[] NOT NULL,
        kind_id               uuid,
        sector_id             uuid,
        level_id              uuid,
        state                 text,
        formality             text,
        description           text,
        place_id              uuid,
        languages             text[] NOT NULL,
        size                  integer,
        women_share           double precision,
        marginalised          boolean,
        marginalised_why      text,
        motivations           text,
        incentives            text,
        background            text,
        likely_reaction       text,
        would_change_mind     text,
        role_override         text,
        role_override_reason  text,
        valid_from            text,
        valid_to              text,
        source_id             uuid,
        tags                  text[] NOT NULL,
        external_id           text,
        properties            jsonb NOT NULL,
        PRIMARY KEY (workspace_id, project_id, id),
        FOREIGN KEY (workspace_id, project_id, kind_id) REFERENCES term,
        FOREIGN KEY (workspace_id, project_id, sector_id) REFERENCES term,
        FOREIGN KEY (workspace_id, project_id, level_id) REFERENCES term,
        FOREIGN KEY (workspace_id, project_id, place_id) REFERENCES place,
        FOREIGN KEY (workspace_id, project_id, source_id) REFERENCES source
      )`);
    await run('CREATE INDEX ON stakeholder (project_id, from_seq)');
    await run('CREATE INDEX ON stakeholder (kind_id)');
    await run('CREATE INDEX ON stakeholder (sector_id)');
    await run('CREATE INDEX ON stakeholder (level_id)');
    await run('CREATE INDEX ON stakeholder (place_id)');
    await run('CREATE INDEX ON stakeholder (source_id)');

    await run(`
      CREATE TABLE interest (
        workspace_id    uuid NOT NULL,
        project_id      uuid NOT NULL,
        id              uuid NOT NULL,
        from_seq        bigint NOT NULL,
        created_seq     bigint NOT NULL,
        classification  text NOT NULL,
        deleted         boolean NOT NULL,
        name            text NOT NULL,
        kind_id         uuid,
        description     text,
        source_id       uuid,
        tags            text[] NOT NULL,
        properties      jsonb NOT NULL,
        PRIMARY KEY (workspace_id, project_id, id),
        FOREIGN KEY (workspace_id, project_id, kind_id) REFERENCES term,
        FOREIGN KEY (workspace_id, project_id, source_id) REFERENCES source
      )`);
    await run('CREATE INDEX ON interest (project_id, from_seq)');
    await run('CREATE INDEX ON interest (kind_id)');
    await run('CREATE INDEX ON interest (source_id)');

    await run(`
      CREATE TABLE holding (
        workspace_id    uuid NOT NULL,
        project_id      uuid NOT NULL,
        id              uuid NOT NULL,
        from_seq        bigint NOT NULL,
        created_seq     bigint NOT NULL,
        classification  text NOT NULL,
        deleted         boolean NOT NULL,
        stakeholder_id  uuid NOT NULL,
        interest_id     uuid NOT NULL,
        stance          integer NOT NULL,
        intensity       integer,
        note            text,
        confidence      text,
        source_id       uuid,
        valid_from      text,
        valid_to        text,
        PRIMARY KEY (workspace_id, project_id, id),
        FOREIGN KEY (workspace_id, project_id, stakeholder_id) REFERENCES stakeholder,
        FOREIGN KEY (workspace_id, project_id, interest_id) REFERENCES interest,
        FOREIGN KEY (workspace_id, project_id, source_id) REFERENCES source
      )`);
    await run('CREATE INDEX ON holding (project_id, from_seq)');
    await run('CREATE INDEX ON holding (stakeholder_id)');
    await run('CREATE INDEX ON holding (interest_id)');
    await run('CREATE INDEX ON holding (source_id)');

    await run(`
      CREATE TABLE relationship (
        workspace_id    uuid NOT NULL,
        project_id      uuid NOT NULL,
        id              uuid NOT NULL,
        from_seq        bigint NOT NULL,
        created_seq     bigint NOT NULL,
        classification  text NOT NULL,
        deleted         boolean NOT NULL,
        from_id         uuid NOT NULL,
        to_id           uuid NOT NULL,
        type_id         uuid,
        direction       text NOT NULL,
        "label"         text,
        strength        integer,
        sentiment       integer,
        formality       text,
        description     text,
        confidence      text,
        source_id       uuid,
        valid_from      text,
        valid_to        text,
        tags            text[] NOT NULL,
        external_id     text,
        properties      jsonb NOT NULL,
        PRIMARY KEY (workspace_id, project_id, id),
        FOREIGN KEY (workspace_id, project_id, from_id) REFERENCES stakeholder,
        FOREIGN KEY (workspace_id, project_id, to_id) REFERENCES stakeholder,
        FOREIGN KEY (workspace_id, project_id, type_id) REFERENCES term,
        FOREIGN KEY (workspace_id, project_id, source_id) REFERENCES source
      )`);
    await run('CREATE INDEX ON relationship (project_id, from_seq)');
    await run('CREATE INDEX ON relationship (from_id)');
    await run('CREATE INDEX ON relationship (to_id)');
    await run('CREATE INDEX ON relationship (type_id)');
    await run('CREATE INDEX ON relationship (source_id)');
}

/** Maps, what they show, and judgements, which may be made for one map. */
async function createMaps(run: Run): Promise<void> {
    await run(`
      CREATE TABLE map (
        workspace_id    uuid NOT NULL,
        project_id      uuid NOT NULL,
        id              uuid NOT NULL,
        from_seq        bigint NOT NULL,
        created_seq     bigint NOT NULL,
        classification  text NOT NULL,
        deleted         boolean NOT NULL,
        name            text NOT NULL,
        purpose         text,
        aggregate       text NOT NULL,
        "order"         double precision,
        PRIMARY KEY (workspace_id, project_id, id)
      )`);
    await run('CREATE INDEX ON map (project_id, from_seq)');

    await run(`
      CREATE TABLE membership (
        workspace_id    uuid NOT NULL,
        project_id      uuid NOT NULL,
        id              uuid NOT NULL,
        from_seq        bigint NOT NULL,
        created_seq     bigint NOT NULL,
        classification  text NOT NULL,
        deleted         boolean NOT NULL,
        map_id          uuid NOT NULL,
        stakeholder_id  uuid,
        interest_id     uuid,
        x               double precision,
        y               double precision,
        PRIMARY KEY (workspace_id, project_id, id),
        FOREIGN KEY (workspace_id, project_id, map_id) REFERENCES map,
        FOREIGN KEY (workspace_id, project_id, stakeholder_id) REFERENCES stakeholder,
        FOREIGN KEY (workspace_id, project_id, interest_id) REFERENCES interest
      )`);
    await run('CREATE INDEX ON membership (project_id, from_seq)');
    await run('CREATE INDEX ON membership (map_id)');
    await run('CREATE INDEX ON membership (stakeholder_id)');
    await run('CREATE INDEX ON membership (interest_id)');

    await run(`
      CREATE TABLE judgement (
        workspace_id    uuid NOT NULL,
        project_id      uuid NOT NULL,
        id              uuid NOT NULL,
        from_seq        bigint NOT NULL,
        created_seq     bigint NOT NULL,
        classification  text NOT NULL,
        deleted         boolean NOT NULL,
        stakeholder_id  uuid NOT NULL,
        dimension       text NOT NULL,
        "value"         double precision NOT NULL,
        standing        text NOT NULL,
        judge_id        uuid,
        judge_name      text,
        map_id          uuid,
        valid_at        text,
        judged_at       timestamp with time zone NOT NULL,
        source_id       uuid,
        confidence      text,
        note            text,
        expires_at      text,
        withdrawn       boolean NOT NULL,
        PRIMARY KEY (workspace_id, project_id, id),
        FOREIGN KEY (workspace_id, project_id, stakeholder_id) REFERENCES stakeholder,
        FOREIGN KEY (workspace_id, project_id, map_id) REFERENCES map,
        FOREIGN KEY (workspace_id, project_id, source_id) REFERENCES source
      )`);
    await run('CREATE INDEX ON judgement (project_id, from_seq)');
    await run('CREATE INDEX ON judgement (stakeholder_id)');
    await run('CREATE INDEX ON judgement (map_id)');
    await run('CREATE INDEX ON judgement (source_id)');
}

const TABLES = ['project', 'member', 'term', 'property', 'place', 'source', 'stakeholder', 'interest', 'holding', 'relationship', 'map', 'membership', 'judgement'];
