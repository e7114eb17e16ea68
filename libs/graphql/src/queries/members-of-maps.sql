-- Written by `npm run generate`. Do not edit.
-- 4 values are bound.
SELECT k.n AS "@n", p.*
  FROM unnest($2::uuid[], $3::uuid[]) WITH ORDINALITY AS k(project_id, id, n)
  LEFT JOIN LATERAL (SELECT ARRAY[(r.created_seq)::text, (r.id)::text] AS "@cursor", row_number() OVER (ORDER BY r.created_seq ASC NULLS LAST, r.id ASC NULLS LAST) AS "@rank", json_build_array("r"."id", "r"."classification", "r"."deleted", "r"."map_id", "r"."stakeholder_id", "r"."interest_id", "r"."x", "r"."y") AS "@record"
    FROM (SELECT x.* FROM "membership" x WHERE x.workspace_id = $1 AND x.project_id = k.project_id AND x."map_id" = k.id) r
    WHERE NOT r.deleted AND r.classification IN ('public', 'restricted', 'confidential') AND EXISTS (SELECT 1 FROM "map" r_map WHERE r_map.workspace_id = r.workspace_id AND r_map.project_id = r.project_id AND r_map.id = r."map_id" AND NOT r_map.deleted AND r_map.classification IN ('public', 'restricted', 'confidential')) AND (r."stakeholder_id" IS NULL OR EXISTS (SELECT 1 FROM "stakeholder" r_stakeholder WHERE r_stakeholder.workspace_id = r.workspace_id AND r_stakeholder.project_id = r.project_id AND r_stakeholder.id = r."stakeholder_id" AND NOT r_stakeholder.deleted AND r_stakeholder.classification IN ('public', 'restricted', 'confidential'))) AND (r."interest_id" IS NULL OR EXISTS (SELECT 1 FROM "interest" r_interest WHERE r_interest.workspace_id = r.workspace_id AND r_interest.project_id = r.project_id AND r_interest.id = r."interest_id" AND NOT r_interest.deleted AND r_interest.classification IN ('public', 'restricted', 'confidential')))
    ORDER BY r.created_seq ASC NULLS LAST, r.id ASC NULLS LAST
    LIMIT $4::integer) p ON true
 ORDER BY k.n, p."@rank"
