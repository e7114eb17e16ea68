import type { MigrationInterface, QueryRunner } from 'typeorm';
import { isolateTenants } from './tenant-isolation.js';

const ofSession = (alias: string): string => `${alias}.workspace_id = of_workspace AND ${alias}.project_id = of_project AND ${alias}.session_id = of_session`;
/** Of no dimension: all seats. */
const ALL = "'00000000-0000-0000-0000-000000000000'::uuid";
/** Writes the seats as they are, of sessions of which `where` holds for their entries. */
const writeSeats = (where: (alias: string) => string): string => `
  INSERT INTO session_seats (workspace_id, project_id, session_id, dimension_id, "group", people)
  SELECT p.workspace_id, p.project_id, p.session_id, ${ALL}, '', coalesce(sum(p.people) FILTER (WHERE NOT p.deleted), 0) FROM participation p WHERE ${where('p')} GROUP BY 1, 2, 3
  UNION ALL
  SELECT d.workspace_id, d.project_id, d.session_id, d.dimension_id, d."group", sum(d.people) FROM disaggregation d
    JOIN participation p ON p.workspace_id = d.workspace_id AND p.project_id = d.project_id AND p.id = d.participation_id AND NOT p.deleted
   WHERE NOT d.deleted AND ${where('d')} GROUP BY 1, 2, 3, 4, 5`;

/**
 * What is told of the seats of a session of whose list something is hidden: as many people, and as many of each group (`dimension_id` nil: of all), as there were at the last step. Of other sessions nothing stands here, and the
 * seats are those of the list.
 */
export class PublishedSeats1732300701000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE session_seats (
        workspace_id  uuid NOT NULL,
        project_id    uuid NOT NULL,
        session_id    uuid NOT NULL,
        dimension_id  uuid NOT NULL,
        "group"       text NOT NULL,
        people        bigint NOT NULL,
        PRIMARY KEY (workspace_id, project_id, session_id, dimension_id, "group")
      )`);
    await isolateTenants(runner, ['session_seats']);
    // A list that was open so far was told as it stood; of one that is hidden from its first entry nothing was.
    await runner.query(`
      CREATE FUNCTION publish_session_seats(of_workspace uuid, of_project uuid, of_session uuid, was_open boolean) RETURNS void LANGUAGE plpgsql AS $$
      DECLARE
        told bigint := (SELECT people FROM session_seats t WHERE ${ofSession('t')} AND dimension_id = ${ALL});
        here bigint := (SELECT coalesce(sum(people), 0) FROM participation t WHERE ${ofSession('t')} AND NOT deleted);
        fewest integer := (SELECT p.minimum_cell FROM session s JOIN process p ON p.workspace_id = s.workspace_id AND p.project_id = s.project_id AND p.id = s.process_id
                           WHERE s.workspace_id = of_workspace AND s.project_id = of_project AND s.id = of_session);
      BEGIN
        IF NOT EXISTS (SELECT 1 FROM participation t WHERE ${ofSession('t')} AND hidden) THEN
          RETURN;
        END IF;
        IF (told IS NULL AND was_open) OR abs(here - coalesce(told, 0)) >= greatest(1, fewest) THEN
          DELETE FROM session_seats t WHERE ${ofSession('t')};
          ${writeSeats(ofSession)};
        ELSIF told IS NULL THEN
          INSERT INTO session_seats VALUES (of_workspace, of_project, of_session, ${ALL}, '', 0);
        END IF;
      END $$`);
    await runner.query(writeSeats((alias) => `(${alias}.workspace_id, ${alias}.project_id, ${alias}.session_id) IN (SELECT h.workspace_id, h.project_id, h.session_id FROM participation h WHERE h.hidden)`));
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP FUNCTION publish_session_seats');
    await runner.query('DROP TABLE session_seats');
  }
}
