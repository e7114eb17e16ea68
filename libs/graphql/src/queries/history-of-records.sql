-- Written by `npm run generate`. Do not edit.
-- 7 values are bound.
SELECT k.n AS "@n", h.*
  FROM unnest($2::uuid[], $3::uuid[]) WITH ORDINALITY AS k(project_id, id, n)
  JOIN "stakeholder" r ON r.workspace_id = $1 AND r.project_id = k.project_id AND r.id = k.id AND r.classification IN ('public', 'restricted', 'confidential')
  CROSS JOIN LATERAL (
    SELECT e.seq, e.at, e.actor_id, e.operation, e.group_id, s.classification, c.change
      FROM (SELECT v.from_seq AS seq, v.data ->> 'classification' AS classification FROM record_version v
             WHERE v.workspace_id = $1 AND v.project_id = k.project_id AND v.entity = $4::text AND v.id = k.id
            UNION ALL SELECT r.from_seq, r.classification) s
      JOIN event e ON e.workspace_id = $1 AND e.project_id = k.project_id AND e.seq = s.seq
      CROSS JOIN LATERAL jsonb_array_elements(e.changes::jsonb) AS c(change)
     WHERE c.change ->> 'entity' = $4::text AND c.change ->> 'id' = k.id::text AND c.change -> 'fields' ? $5::text AND s.seq < $6::bigint
     ORDER BY e.seq DESC
     LIMIT $7::integer) h
 ORDER BY k.n, h.seq DESC
