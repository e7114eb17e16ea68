-- Written by `npm run generate`. Do not edit.
-- 4 values are bound.
SELECT k.n AS "@n", p.*, t.total AS "@total"
  FROM unnest($2::uuid[], $3::uuid[]) WITH ORDINALITY AS k(project_id, id, n)
  LEFT JOIN LATERAL (SELECT ARRAY[(r.created_seq)::text, (r.id)::text] AS "@cursor", row_number() OVER (ORDER BY r.created_seq ASC NULLS LAST, r.id ASC NULLS LAST) AS "@rank", "r"."id", "r"."classification", "r"."deleted", "r"."from_id", "r"."to_id", "r"."type_id", "r"."direction", "r"."label", "r"."strength", "r"."sentiment", "r"."formality", "r"."description", "r"."confidence", "r"."source_id", "r"."valid_from", "r"."valid_to", "r"."tags", "r"."external_id", "r"."properties"
    FROM "relationship" r
    WHERE r.workspace_id = $1 AND r.project_id = k.project_id
      AND (r."from_id" = k.id OR r."to_id" = k.id)
      AND NOT r.deleted AND (r."from_id" IS NULL OR EXISTS (SELECT 1 FROM "stakeholder" r_from WHERE r_from.workspace_id = r.workspace_id AND r_from.project_id = r.project_id AND r_from.id = r."from_id" AND NOT r_from.deleted)) AND (r."to_id" IS NULL OR EXISTS (SELECT 1 FROM "stakeholder" r_to WHERE r_to.workspace_id = r.workspace_id AND r_to.project_id = r.project_id AND r_to.id = r."to_id" AND NOT r_to.deleted))
      AND r.classification IN ('public', 'restricted', 'confidential') AND (r."from_id" IS NULL OR EXISTS (SELECT 1 FROM "stakeholder" r_from WHERE r_from.workspace_id = r.workspace_id AND r_from.project_id = r.project_id AND r_from.id = r."from_id" AND r_from.classification IN ('public', 'restricted', 'confidential'))) AND (r."to_id" IS NULL OR EXISTS (SELECT 1 FROM "stakeholder" r_to WHERE r_to.workspace_id = r.workspace_id AND r_to.project_id = r.project_id AND r_to.id = r."to_id" AND r_to.classification IN ('public', 'restricted', 'confidential')))
    ORDER BY r.created_seq ASC NULLS LAST, r.id ASC NULLS LAST
    LIMIT $4::integer) p ON true
  CROSS JOIN LATERAL (SELECT count(*)::integer AS total FROM "relationship" r
    WHERE r.workspace_id = $1 AND r.project_id = k.project_id
      AND (r."from_id" = k.id OR r."to_id" = k.id)
      AND NOT r.deleted AND (r."from_id" IS NULL OR EXISTS (SELECT 1 FROM "stakeholder" r_from WHERE r_from.workspace_id = r.workspace_id AND r_from.project_id = r.project_id AND r_from.id = r."from_id" AND NOT r_from.deleted)) AND (r."to_id" IS NULL OR EXISTS (SELECT 1 FROM "stakeholder" r_to WHERE r_to.workspace_id = r.workspace_id AND r_to.project_id = r.project_id AND r_to.id = r."to_id" AND NOT r_to.deleted))
      AND r.classification IN ('public', 'restricted', 'confidential') AND (r."from_id" IS NULL OR EXISTS (SELECT 1 FROM "stakeholder" r_from WHERE r_from.workspace_id = r.workspace_id AND r_from.project_id = r.project_id AND r_from.id = r."from_id" AND r_from.classification IN ('public', 'restricted', 'confidential'))) AND (r."to_id" IS NULL OR EXISTS (SELECT 1 FROM "stakeholder" r_to WHERE r_to.workspace_id = r.workspace_id AND r_to.project_id = r.project_id AND r_to.id = r."to_id" AND r_to.classification IN ('public', 'restricted', 'confidential')))) t
 ORDER BY k.n, p."@rank"
