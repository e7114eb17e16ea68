-- Written by `npm run generate`. Do not edit.
-- 3 values are bound.
SELECT to_json(ARRAY(SELECT json_build_array(k.n, json_build_array("r"."id", "r"."name", "r"."state", "r"."kind_id"))
  FROM unnest($2::uuid[], $3::uuid[]) WITH ORDINALITY AS k(project_id, id, n)
  JOIN "stakeholder" r ON r.workspace_id = $1 AND r.project_id = k.project_id AND r.id = k.id
 WHERE NOT r.deleted AND r.classification IN ('public', 'restricted', 'confidential'))) AS "@rows"
