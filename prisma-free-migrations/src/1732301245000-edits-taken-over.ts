import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Before it was told apart (CHAN-23), an edit of a submission that was taken over out of a file counted as edited here, and no later edit of it was taken over any more. That mark goes where the log tells of no correction by a
 * person: an import does it for nobody’s client and in its group, a person does it in a tab or without one. What somebody corrected through the API in a group of their own looks like an import and loses its mark as well.
 * Devices that hold a copy of such a project are sent it anew.
 */
export class EditsTakenOver1732301245000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      WITH taken_over AS (
        UPDATE intervention i SET edited = NULL
         WHERE i.edited AND i.external_id IS NOT NULL AND NOT EXISTS (
           SELECT 1 FROM event e CROSS JOIN LATERAL json_array_elements(e.changes) AS c(change)
            WHERE e.workspace_id = i.workspace_id AND e.project_id = i.project_id AND e.operation = 'updateIntervention' AND (e.client_id IS NOT NULL OR e.group_id IS NULL)
              AND e.seq IN (SELECT i.from_seq UNION ALL SELECT v.from_seq FROM record_version v WHERE v.workspace_id = i.workspace_id AND v.project_id = i.project_id AND v.entity = 'intervention' AND v.id = i.id)
              AND c.change ->> 'id' = i.id::text
              AND c.change::jsonb -> 'fields' ?| ARRAY['text', 'language', 'translation', 'translationLanguage', 'kind', 'item', 'question', 'speaker', 'affiliation', 'affiliationName'])
        RETURNING i.workspace_id, i.project_id
      )
      UPDATE project_log l SET rights_seq = l.seq + 1 FROM (SELECT DISTINCT workspace_id, project_id FROM taken_over) t WHERE l.workspace_id = t.workspace_id AND l.project_id = t.project_id`);
  }

  /** The marks said nothing that was so. */
  async down(): Promise<void> {}
}
