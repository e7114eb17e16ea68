-- Written by `npm run generate`. Do not edit.
-- 4 values are bound.
WITH t AS MATERIALIZED (SELECT k.n, c.total FROM unnest($2::uuid[], $3::uuid[]) WITH ORDINALITY AS k(project_id, id, n) CROSS JOIN LATERAL (SELECT count(*)::integer AS total FROM (SELECT x.* FROM "relationship" x WHERE x.workspace_id = $1 AND x.project_id = k.project_id AND x."from_id" = k.id
      UNION ALL SELECT x.* FROM "relationship" x WHERE x.workspace_id = $1 AND x.project_id = k.project_id AND x."to_id" = k.id AND x."from_id" IS DISTINCT FROM k.id) r
    WHERE NOT r.deleted AND r.classification IN ('public', 'restricted', 'confidential') AND EXISTS (SELECT 1 FROM "stakeholder" r_from WHERE r_from.workspace_id = r.workspace_id AND r_from.project_id = r.project_id AND r_from.id = r."from_id" AND NOT r_from.deleted AND r_from.classification IN ('public', 'restricted', 'confidential')) AND EXISTS (SELECT 1 FROM "stakeholder" r_to WHERE r_to.workspace_id = r.workspace_id AND r_to.project_id = r.project_id AND r_to.id = r."to_id" AND NOT r_to.deleted AND r_to.classification IN ('public', 'restricted', 'confidential'))) c)
SELECT k.n AS "@n", p.*, t.total AS "@total"
  FROM unnest($2::uuid[], $3::uuid[]) WITH ORDINALITY AS k(project_id, id, n)
  LEFT JOIN LATERAL (SELECT ARRAY[(r.created_seq)::text, (r.id)::text] AS "@cursor", row_number() OVER (ORDER BY r.created_seq ASC NULLS LAST, r.id ASC NULLS LAST) AS "@rank", json_build_array("r"."id", "r"."classification", "r"."deleted", "r"."from_id", "r"."to_id", "r"."type_id", "r"."direction", "r"."label", "r"."strength", "r"."sentiment", "r"."formality", "r"."description", "r"."confidence", "r"."source_id", "r"."valid_from", "r"."valid_to", "r"."tags", "r"."external_id", "r"."properties") AS "@record"
    FROM (SELECT x.* FROM "relationship" x WHERE x.workspace_id = $1 AND x.project_id = k.project_id AND x."from_id" = k.id
      UNION ALL SELECT x.* FROM "relationship" x WHERE x.workspace_id = $1 AND x.project_id = k.project_id AND x."to_id" = k.id AND x."from_id" IS DISTINCT FROM k.id) r
    WHERE NOT r.deleted AND r.classification IN ('public', 'restricted', 'confidential') AND EXISTS (SELECT 1 FROM "stakeholder" r_from WHERE r_from.workspace_id = r.workspace_id AND r_from.project_id = r.project_id AND r_from.id = r."from_id" AND NOT r_from.deleted AND r_from.classification IN ('public', 'restricted', 'confidential')) AND EXISTS (SELECT 1 FROM "stakeholder" r_to WHERE r_to.workspace_id = r.workspace_id AND r_to.project_id = r.project_id AND r_to.id = r."to_id" AND NOT r_to.deleted AND r_to.classification IN ('public', 'restricted', 'confidential'))
    ORDER BY r.created_seq ASC NULLS LAST, r.id ASC NULLS LAST
    LIMIT $4::integer) p ON true
  JOIN t ON t.n = k.n
 ORDER BY k.n, p."@rank"
