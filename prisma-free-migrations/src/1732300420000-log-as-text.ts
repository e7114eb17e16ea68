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

  /**
   * Text may hold what jsonb cannot: the character zero and halves of surrogate pairs, which somebody can have sent to be compared with what stands there. Each becomes U+FFFD, for nobody reads
   * them; all else is kept. The digests stay those of the text.
   */
  async down(runner: QueryRunner): Promise<void> {
    await runner.query(String.raw`
      CREATE FUNCTION text_as_jsonb(value text) RETURNS jsonb LANGUAGE plpgsql IMMUTABLE AS $$
      BEGIN
        RETURN value::jsonb;
      EXCEPTION WHEN untranslatable_character OR invalid_text_representation THEN
        -- An even number of backslashes before an escape is text.
        value := regexp_replace(value, '(?<!\\)((?:\\\\)*)\\u0000', '\1\\ufffd', 'g');
        value := regexp_replace(value, '(?<!\\)((?:\\\\)*)\\u[dD][89abAB][0-9a-fA-F]{2}(?!\\u[dD][c-fC-F])', '\1\\ufffd', 'g');
        value := regexp_replace(value, '(?<!\\)(?<!\\u[dD][89abAB][0-9a-fA-F]{2})((?:\\\\)*)\\u[dD][c-fC-F][0-9a-fA-F]{2}', '\1\\ufffd', 'g');
        RETURN value::jsonb;
      END $$`);
    await runner.query('ALTER TABLE event ALTER COLUMN input TYPE jsonb USING text_as_jsonb(input::text), ALTER COLUMN changes TYPE jsonb USING text_as_jsonb(changes::text)');
    await runner.query('ALTER TABLE record_version ALTER COLUMN data TYPE jsonb USING text_as_jsonb(data::text)');
    await runner.query('DROP FUNCTION text_as_jsonb');
  }
}
