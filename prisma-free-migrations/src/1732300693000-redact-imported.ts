import type { MigrationInterface, QueryRunner } from 'typeorm';

const KEPT = 'ELSE e.input END';
const ROWS = `WHEN e.operation = 'importInterventions' THEN redact_rows(e.input::jsonb, 'interventions', ids::text[], fields, coarse)::text::json
                         WHEN e.operation = 'importConsultations' THEN redact_rows(e.input::jsonb, 'intervention', ids::text[], fields, coarse)::text::json
                         ELSE e.input END`;
const IN_ORDER = 'ORDER BY c.n)';
const BY_ID = "ORDER BY CASE WHEN coarse AND e.operation = 'importInterventions' THEN c.change ->> 'id' END, c.n)";

/** What was imported is taken out of the log as well: of each row of the import what a rule forbids, and where nobody may be known the order of the file too, in which the answers of one person stand together. */
export class RedactImported1732300693000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE FUNCTION redact_rows(input jsonb, list text, ids text[], fields text[], coarse boolean) RETURNS jsonb LANGUAGE sql STABLE AS $$
        SELECT CASE WHEN input ? list THEN jsonb_set(input, ARRAY[list], (
          SELECT COALESCE(jsonb_agg(CASE WHEN r.item ->> 'id' = ANY(ids) THEN redact_fields(r.item, fields, coarse) ELSE r.item END ORDER BY CASE WHEN coarse THEN r.item ->> 'id' END, r.n), '[]')
          FROM jsonb_array_elements(input -> list) WITH ORDINALITY AS r(item, n))) ELSE input END
      $$`);
    await rewrite(runner, KEPT, ROWS);
    await rewrite(runner, IN_ORDER, BY_ID);
  }

  async down(runner: QueryRunner): Promise<void> {
    await rewrite(runner, ROWS, KEPT);
    await rewrite(runner, BY_ID, IN_ORDER);
    await runner.query('DROP FUNCTION redact_rows');
  }
}

/** Puts other words into the function that redacts the log, whose owner and grants stay. */
export async function rewrite(runner: QueryRunner, from: string, to: string): Promise<void> {
  const [{ definition }] = (await runner.query(`SELECT pg_get_functiondef('redact_log'::regproc) AS definition`)) as [{ definition: string }];
  if (!definition.includes(from)) throw new Error(`redact_log does not say: ${from}`);
  await runner.query(definition.replace(from, () => to));
}
