-- Written by `npm run generate`. Do not edit.
-- 3 values are bound.
SELECT k.n AS "@n", (r.classification IN ('public', 'restricted', 'confidential')) AS "@readable", json_build_array("r"."id", "r"."classification", "r"."deleted", "r"."of", "r"."name", "r"."value_type", "r"."options", "r"."description", "r"."order") AS "@record"
  FROM unnest($2::uuid[], $3::uuid[]) WITH ORDINALITY AS k(project_id, id, n)
  JOIN "property" r ON r.workspace_id = $1 AND r.project_id = k.project_id
 ORDER BY r."order" NULLS LAST, r.id
