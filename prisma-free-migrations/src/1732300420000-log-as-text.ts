import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What the log holds is kept as the text that was written. Its digest is that of the text, so that whoever verifies the chain needs no rule for how values are spelt, and writing an event
 * costs no conversion. Events that are there already get the digests of the text that they now have.
 */
export class LogAsText1732300420000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE event ALTER COLUMN input TYPE json USING input::text::json, ALTER COLUMN changes TYPE json USING changes::text::json');
    await runner.query('ALTER TABLE record_version ALTER COLUMN data TYPE json USING data::text::json');
    await runner.query(`
      DO $$
      DECLARE
        e record;
        digest bytea;
        link bytea;
        last uuid;
      BEGIN
        FOR e IN SELECT workspace_id, project_id, seq, operation, version, input, changes FROM event ORDER BY workspace_id, project_id, seq LOOP
          IF e.project_id IS DISTINCT FROM last THEN
            link := decode(repeat('00', 32), 'hex');
            last := e.project_id;
          END IF;
          digest := sha256(convert_to(concat_ws(E'\\n', e.operation, e.version, e.input::text, e.changes::text), 'UTF8'));
          link := sha256(convert_to(concat_ws(' ', encode(link, 'hex'), e.seq, encode(digest, 'hex')), 'UTF8'));
          UPDATE event SET payload_digest = digest, chain = link WHERE workspace_id = e.workspace_id AND project_id = e.project_id AND seq = e.seq;
        END LOOP;
      END $$`);
    // Once for each project, not with each event: a row that one transaction changes again and again leaves as many dead ones, and each change looks at all of them.
    await runner.query(`
      UPDATE project_log l SET chain = e.chain
        FROM (SELECT DISTINCT ON (workspace_id, project_id) workspace_id, project_id, chain FROM event ORDER BY workspace_id, project_id, seq DESC) e
       WHERE l.workspace_id = e.workspace_id AND l.project_id = e.project_id`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE event ALTER COLUMN input TYPE jsonb USING input::jsonb, ALTER COLUMN changes TYPE jsonb USING changes::jsonb');
    await runner.query('ALTER TABLE record_version ALTER COLUMN data TYPE jsonb USING data::jsonb');
  }
}
