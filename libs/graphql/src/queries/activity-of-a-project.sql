-- Written by `npm run generate`. Do not edit.
-- 4 values are bound.
SELECT e.seq, e.at, e.actor_id, e.operation, (e.operation = 'restore' AND e.input::text LIKE '%,"again":true}') AS again, e.group_id, json_array_length(e.changes) AS change_count, s.changes
  FROM event e
  CROSS JOIN LATERAL (
    SELECT COALESCE(jsonb_agg(c.change || jsonb_build_object('own', v.data ->> 'classification') ORDER BY c.n), '[]'::jsonb) AS changes
      FROM jsonb_array_elements(e.changes::jsonb) WITH ORDINALITY AS c(change, n)
      LEFT JOIN record_version v ON v.workspace_id = $1 AND v.project_id = $2 AND v.entity = c.change ->> 'entity' AND v.id = (c.change ->> 'id')::uuid AND v.from_seq = e.seq
     WHERE c.n <= 50) s
 WHERE e.workspace_id = $1 AND e.project_id = $2 AND e.seq < $3::bigint
 ORDER BY e.seq DESC
 LIMIT $4::integer
