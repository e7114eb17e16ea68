import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Lets a rule take something out of the log. The server's role may add to the log and not change it; this function, of the owner of the tables, takes named fields of named records out of earlier states and events, and does
 * nothing else. Digests stay as they were: the chain still verifies, and `redacted_at` says which payloads no longer match theirs. Each payload is digested with random bytes, which go with what is taken out: who knows the
 * rest cannot try out what it was.
 */
export class Redaction1732300620000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE event ADD COLUMN redacted_at timestamp with time zone, ADD COLUMN salt bytea');
    await runner.query(`
      CREATE FUNCTION coarse_time(value text) RETURNS text LANGUAGE sql STABLE SET timezone = 'UTC' AS $$
        SELECT to_char(date_bin('5 minutes', value::timestamptz, '2000-01-01 00:00:00Z'), 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')
      $$`);
    await runner.query(`
      CREATE FUNCTION redact_fields(record jsonb, fields text[], coarse boolean) RETURNS jsonb LANGUAGE sql STABLE AS $$
        SELECT (record - fields) || CASE WHEN coarse AND record ->> 'at' IS NOT NULL THEN jsonb_build_object('at', coarse_time(record ->> 'at')) ELSE '{}' END
      $$`);
    // Before and after of each field that changed; of a time both become coarse.
    await runner.query(`
      CREATE FUNCTION redact_change(change jsonb, of_entity text, ids text[], fields text[], coarse boolean) RETURNS jsonb LANGUAGE sql STABLE AS $$
        SELECT CASE WHEN change ->> 'entity' = of_entity AND change ->> 'id' = ANY(ids)
          THEN jsonb_set(change, '{fields}', ((change -> 'fields') - fields) || CASE WHEN coarse AND (change -> 'fields') ? 'at'
            THEN jsonb_build_object('at', jsonb_build_array(coarse_time(change #>> '{fields,at,0}'), coarse_time(change #>> '{fields,at,1}'))) ELSE '{}' END)
          ELSE change END
      $$`);
    await runner.query(`
      CREATE FUNCTION redact_log(of_workspace uuid, of_project uuid, of_entity text, of_table text, ids uuid[], fields text[], coarse boolean, hanging jsonb, up_to bigint) RETURNS void
      LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
      DECLARE
        touched bigint[];
        beside bigint[] := '{}';
        kind record;
        found bigint[];
      BEGIN
        IF of_workspace IS DISTINCT FROM NULLIF(current_setting('baraza.workspace', true), '')::uuid THEN
          RAISE EXCEPTION 'A log is redacted in the workspace of the transaction only.';
        END IF;
        EXECUTE format('
          SELECT array_agg(DISTINCT s) FROM (
            SELECT unnest(ARRAY[r.created_seq, r.from_seq]) AS s FROM %I r WHERE r.workspace_id = $1 AND r.project_id = $2 AND r.id = ANY($3)
            UNION ALL
            SELECT unnest(ARRAY[v.from_seq, v.to_seq]) FROM record_version v WHERE v.workspace_id = $1 AND v.project_id = $2 AND v.entity = $4 AND v.id = ANY($3)
          ) all_seqs', of_table) INTO touched USING of_workspace, of_project, ids, of_entity;
        -- What hangs on the records keeps what it says; when that was said would tell the moment as well.
        FOR kind IN SELECT * FROM jsonb_to_recordset(hanging) AS h(entity text, "table" text, "column" text) LOOP
          EXECUTE format('
            SELECT array_agg(DISTINCT s) FROM %I r CROSS JOIN LATERAL (
              SELECT unnest(ARRAY[r.created_seq, r.from_seq]) AS s
              UNION ALL
              SELECT unnest(ARRAY[v.from_seq, v.to_seq]) FROM record_version v WHERE v.workspace_id = $1 AND v.project_id = $2 AND v.entity = $4 AND v.id = r.id
            ) all_seqs WHERE r.workspace_id = $1 AND r.project_id = $2 AND r.%I = ANY($3)', kind."table", kind."column") INTO found USING of_workspace, of_project, ids, kind.entity;
          beside := beside || COALESCE(found, '{}');
        END LOOP;
        UPDATE record_version v SET data = redact_fields(v.data::jsonb, fields, coarse)::text::json
          WHERE v.workspace_id = of_workspace AND v.project_id = of_project AND v.entity = of_entity AND v.id = ANY(ids) AND v.from_seq <= up_to;
        UPDATE event e SET
            changes = (SELECT json_agg(redact_change(c.change, of_entity, ids::text[], fields, coarse) ORDER BY c.n) FROM jsonb_array_elements(e.changes::jsonb) WITH ORDINALITY AS c(change, n)),
            -- What undo was asked to compare and put back may hold anything; whether it was an undo or a redo stays told.
            input = CASE WHEN e.operation = 'restore' THEN ('{"redacted":true' || CASE WHEN e.input::text LIKE '%,"again":true}' THEN ',"again":true}' ELSE '}' END)::json
                         WHEN e.operation IN ('logIntervention', 'updateIntervention') THEN redact_fields(e.input::jsonb, fields, coarse)::text::json
                         ELSE e.input END,
            salt = NULL,
            redacted_at = coarse_time(now()::text)::timestamptz
          WHERE e.workspace_id = of_workspace AND e.project_id = of_project AND e.seq = ANY(touched) AND e.seq <= up_to;
        -- An undo group of version 7 tells the moment, as the time does.
        IF coarse THEN
          UPDATE event e SET at = coarse_time(e.at::text)::timestamptz, group_id = CASE WHEN substr(e.group_id::text, 15, 1) = '7' THEN NULL ELSE e.group_id END
            WHERE e.workspace_id = of_workspace AND e.project_id = of_project AND e.seq = ANY(touched || beside) AND e.seq <= up_to;
        END IF;
      END $$`);
    await runner.query('REVOKE ALL ON FUNCTION redact_log FROM PUBLIC');
    await runner.query('GRANT EXECUTE ON FUNCTION redact_log TO baraza_app');
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const name of ['redact_log', 'redact_change', 'redact_fields', 'coarse_time']) await runner.query(`DROP FUNCTION ${name}`);
    await runner.query('ALTER TABLE event DROP COLUMN redacted_at, DROP COLUMN salt');
  }
}
