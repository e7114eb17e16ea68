-- Written by `npm run generate`. Do not edit.
-- 5 values are bound.
SELECT r.id, r.from_id AS "from", r.to_id AS "to", r.direction
  FROM "relationship" r
 WHERE r.workspace_id = $1 AND r.project_id = $2
   AND NOT r.deleted AND r.classification IN ('public', 'restricted', 'confidential') AND EXISTS (SELECT 1 FROM "stakeholder" r_from WHERE r_from.workspace_id = r.workspace_id AND r_from.project_id = r.project_id AND r_from.id = r."from_id" AND NOT r_from.deleted AND r_from.classification IN ('public', 'restricted', 'confidential')) AND EXISTS (SELECT 1 FROM "stakeholder" r_to WHERE r_to.workspace_id = r.workspace_id AND r_to.project_id = r.project_id AND r_to.id = r."to_id" AND NOT r_to.deleted AND r_to.classification IN ('public', 'restricted', 'confidential'))
   AND EXISTS (SELECT 1 FROM "term" w WHERE w.workspace_id = r.workspace_id AND w.project_id = r.project_id AND w.id = r.type_id AND (w.id::text = ANY($3::text[]) OR w.code = ANY($3::text[])) AND w.classification IN ('public', 'restricted', 'confidential'))
   AND r.strength >= $4::integer
 LIMIT $5::integer
