import type { MigrationInterface, QueryRunner } from 'typeorm';
import { isolateTenants } from './tenant-isolation.js';

/** Ways to look at a map that a team shares. */
export class SavedViews1732301100000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE saved_view (
        workspace_id        uuid NOT NULL,
        project_id          uuid NOT NULL,
        id                  uuid NOT NULL,
        from_seq            bigint NOT NULL,
        created_seq         bigint NOT NULL,
        classification      text NOT NULL,
        deleted             boolean NOT NULL,
        map_id              uuid NOT NULL,
        name                text NOT NULL,
        opens_map           boolean,
        mode                text,
        arrangement         text,
        colour_by           text,
        size_by             text,
        shape_by            text,
        line_by             text,
        width_by            text,
        group_by            text,
        sectors             text[] NOT NULL,
        kinds               text[] NOT NULL,
        levels              text[] NOT NULL,
        relationship_types  text[] NOT NULL,
        min_strength        integer,
        confidence          text,
        day                 text,
        around_stakeholder_id  uuid,
        around_interest_id  uuid,
        steps               integer,
        "order"             double precision,
        PRIMARY KEY (workspace_id, project_id, id),
        FOREIGN KEY (workspace_id, project_id, map_id) REFERENCES map,
        FOREIGN KEY (workspace_id, project_id, around_stakeholder_id) REFERENCES stakeholder,
        FOREIGN KEY (workspace_id, project_id, around_interest_id) REFERENCES interest
      ) WITH (fillfactor = 85)`);
    for (const column of ['map_id', 'around_stakeholder_id', 'around_interest_id']) await runner.query(`CREATE INDEX ON saved_view (${column})`);
    await runner.query('CREATE INDEX ON saved_view (project_id, from_seq)');
    await isolateTenants(runner, TABLES);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE saved_view');
  }
}

const TABLES = ['saved_view'];
