import type { MigrationInterface, QueryRunner } from 'typeorm';

const ofSession = (alias: string): string => `${alias}.workspace_id = of_workspace AND ${alias}.project_id = of_project AND ${alias}.session_id = of_session`;
/** Of no dimension: all seats. */
const ALL = "'00000000-0000-0000-0000-000000000000'::uuid";
/** Seats as they are, in all and by group, of the participations `p` for which `where` holds. */
const seatsWhere = (where: string): string => `
  SELECT p.workspace_id, p.project_id, p.session_id, ${ALL} AS dimension_id, '' AS "group", coalesce(sum(p.people) FILTER (WHERE NOT p.deleted), 0) AS people FROM participation p WHERE ${where} GROUP BY 1, 2, 3
  UNION ALL
  SELECT d.workspace_id, d.project_id, d.session_id, d.dimension_id, d."group", sum(d.people) FROM participation p
    JOIN disaggregation d ON d.workspace_id = p.workspace_id AND d.project_id = p.project_id AND d.participation_id = p.id AND NOT d.deleted
   WHERE NOT p.deleted AND ${where} GROUP BY 1, 2, 3, 4, 5`;

/** The function that settles what is told, of those for whom `which` holds; at once where `atOnce` does. */
const publish = (more: string, which: string, atOnce: string): string => `
  CREATE FUNCTION publish_session_seats(of_workspace uuid, of_project uuid, of_session uuid${more}) RETURNS void LANGUAGE plpgsql AS $$
  DECLARE
    told bigint := (SELECT people FROM session_seats t WHERE ${ofSession('t')} AND dimension_id = ${ALL});
    here bigint := (SELECT coalesce(sum(people), 0) FROM participation t WHERE ${ofSession('t')} AND NOT deleted ${which});
    fewest integer := (SELECT p.minimum_cell FROM session s JOIN process p ON p.workspace_id = s.workspace_id AND p.project_id = s.project_id AND p.id = s.process_id
                       WHERE s.workspace_id = of_workspace AND s.project_id = of_project AND s.id = of_session);
  BEGIN
    IF NOT EXISTS (SELECT 1 FROM participation t WHERE ${ofSession('t')} AND hidden) THEN
      RETURN;
    END IF;
    IF ${atOnce} abs(here - coalesce(told, 0)) >= greatest(1, fewest) THEN
      DELETE FROM session_seats t WHERE ${ofSession('t')};
      INSERT INTO session_seats (workspace_id, project_id, session_id, dimension_id, "group", people) ${seatsWhere(`${ofSession('p')} ${which}`)};
    ELSIF told IS NULL THEN
      INSERT INTO session_seats VALUES (of_workspace, of_project, of_session, ${ALL}, '', 0);
    END IF;
  END $$`;

/** Replaces what is told of whole lists by what is told of those who are hidden on them: whoever stands openly beside them is known, and would tell by a step of the whole who is not. */
export class HiddenSeats1732300703000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    // What is told of whole lists goes on unchanged: those who stand openly are taken off, for they are added again.
    await runner.query(`
      UPDATE session_seats t SET people = greatest(0, t.people - o.people) FROM (${seatsWhere('NOT p.hidden')}) o
       WHERE t.workspace_id = o.workspace_id AND t.project_id = o.project_id AND t.session_id = o.session_id AND t.dimension_id = o.dimension_id AND t."group" = o."group"`);
    await runner.query(`
      CREATE FUNCTION keep_told_seats(of_workspace uuid, of_project uuid, ids uuid[]) RETURNS void LANGUAGE sql AS $$
        INSERT INTO session_seats AS t (workspace_id, project_id, session_id, dimension_id, "group", people)
        ${seatsWhere('p.workspace_id = of_workspace AND p.project_id = of_project AND p.id = ANY(ids) AND NOT p.hidden')}
        ON CONFLICT (workspace_id, project_id, session_id, dimension_id, "group") DO UPDATE SET people = t.people + excluded.people
      $$`);
    await runner.query('DROP FUNCTION publish_session_seats');
    await runner.query(publish('', 'AND hidden', ''));
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP FUNCTION publish_session_seats');
    await runner.query(publish(', was_open boolean', '', '(told IS NULL AND was_open) OR'));
    await runner.query('DROP FUNCTION keep_told_seats');
  }
}
