-- Written by `npm run generate`. Do not edit.
-- 3 values are bound.
SELECT k.n AS "@n", json_build_array("r"."id", "r"."classification", "r"."deleted", "r"."stakeholder_id", "r"."dimension", "r"."value", "r"."standing", "r"."judge_id", "r"."judge_name", "r"."map_id", "r"."valid_at", "r"."judged_at", "r"."source_id", "r"."confidence", "r"."note", "r"."expires_at", "r"."withdrawn") AS "@record"
  FROM unnest($2::uuid[], $3::uuid[]) WITH ORDINALITY AS k(project_id, id, n)
  JOIN "judgement" r ON r.workspace_id = $1 AND r.project_id = k.project_id AND r.stakeholder_id = k.id
 WHERE NOT r.deleted AND r.classification IN ('public', 'restricted', 'confidential') AND r.dimension NOT IN ('feelsThreatened', 'readyForViolence') AND EXISTS (SELECT 1 FROM "stakeholder" r_stakeholder WHERE r_stakeholder.workspace_id = r.workspace_id AND r_stakeholder.project_id = r.project_id AND r_stakeholder.id = r."stakeholder_id" AND NOT r_stakeholder.deleted AND r_stakeholder.classification IN ('public', 'restricted', 'confidential'))
