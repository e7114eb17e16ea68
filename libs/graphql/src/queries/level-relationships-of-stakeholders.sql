-- Written by `npm run generate`. Do not edit.
-- 4 values are bound.
SELECT to_json(ARRAY(SELECT json_build_array("@n", "@record", NULL::text, NULL::integer) FROM (SELECT k.n AS "@n", p.*
  FROM unnest($2::uuid[], $3::uuid[]) WITH ORDINALITY AS k(project_id, id, n)
  LEFT JOIN (SELECT k.n, row_number() OVER (PARTITION BY k.n ORDER BY r.created_seq ASC NULLS LAST, r.id ASC NULLS LAST) AS "@rank", json_build_array("r"."id", "r"."type_id", "r"."direction", "r"."strength", "r"."to_id") AS "@record"
    FROM unnest($2::uuid[], $3::uuid[]) WITH ORDINALITY AS k(project_id, id, n)
    CROSS JOIN LATERAL (SELECT x.* FROM "relationship" x WHERE x.workspace_id = $1 AND x.project_id = k.project_id AND x."from_id" = k.id) r
    WHERE NOT r.deleted AND r.classification IN ('public', 'restricted', 'confidential') AND EXISTS (SELECT 1 FROM "stakeholder" r_from WHERE r_from.workspace_id = r.workspace_id AND r_from.project_id = r.project_id AND r_from.id = r."from_id" AND NOT r_from.deleted AND r_from.classification IN ('public', 'restricted', 'confidential')) AND EXISTS (SELECT 1 FROM "stakeholder" r_to WHERE r_to.workspace_id = r.workspace_id AND r_to.project_id = r.project_id AND r_to.id = r."to_id" AND NOT r_to.deleted AND r_to.classification IN ('public', 'restricted', 'confidential'))) p ON p.n = k.n AND p."@rank" <= $4::integer
 ORDER BY k.n, p."@rank") q)) AS "@rows"
