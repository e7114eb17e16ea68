-- Written by `npm run generate`. Do not edit.
-- 3 values are bound.
SELECT k.n AS "@n", (NOT r.deleted) AS "@live", (r.classification IN ('public', 'restricted', 'confidential')) AS "@readable", json_build_array("r"."id", "r"."classification", "r"."deleted", "r"."name", "r"."aliases", "r"."kind_id", "r"."sector_id", "r"."level_id", "r"."state", "r"."formality", "r"."description", "r"."place_id", "r"."website", "r"."languages", "r"."size", "r"."women_share", "r"."marginalised", "r"."marginalised_why", "r"."motivations", "r"."incentives", "r"."background", "r"."likely_reaction", "r"."would_change_mind", "r"."role_override", "r"."role_override_reason", "r"."valid_from", "r"."valid_to", "r"."source_id", "r"."tags", "r"."external_id", "r"."properties") AS "@record"
  FROM unnest($2::uuid[], $3::uuid[]) WITH ORDINALITY AS k(project_id, id, n)
  JOIN "stakeholder" r ON r.workspace_id = $1 AND r.project_id = k.project_id AND r.id = k.id
