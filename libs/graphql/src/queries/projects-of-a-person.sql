-- Written by `npm run generate`. Do not edit.
-- 3 values are bound.
SELECT m.role AS "@role", m.clearance AS "@clearance",
       (SELECT coalesce(json_object_agg(a.session_id, a.duty), '{}') FROM assignment a WHERE a.workspace_id = m.workspace_id AND a.project_id = m.project_id AND a.account_id = m.account_id AND NOT a.deleted) AS "@duties", json_build_array("r"."id", "r"."classification", "r"."deleted", "r"."name", "r"."description", "r"."time_zone", "r"."fictional", "r"."archived") AS "@record"
  FROM member m
  JOIN project r ON r.workspace_id = m.workspace_id AND r.project_id = m.project_id
 WHERE m.workspace_id = $1 AND m.account_id = $2 AND NOT m.deleted AND NOT r.deleted AND ($3::uuid[] IS NULL OR r.project_id = ANY($3::uuid[]))
 ORDER BY r.name COLLATE "und-x-icu", r.id
