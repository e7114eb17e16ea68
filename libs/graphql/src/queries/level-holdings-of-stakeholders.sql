-- Written by `npm run generate`. Do not edit.
-- 4 values are bound.
SELECT to_json(ARRAY(SELECT json_build_array("@n", "@record", NULL::text, NULL::integer) FROM (SELECT k.n AS "@n", p.*
  FROM unnest($2::uuid[], $3::uuid[]) WITH ORDINALITY AS k(project_id, id, n)
  LEFT JOIN (SELECT k.n, row_number() OVER (PARTITION BY k.n ORDER BY r.created_seq ASC NULLS LAST, r.id ASC NULLS LAST) AS "@rank", json_build_array("r"."id", "r"."stance", "r"."intensity", "r"."interest_id") AS "@record"
    FROM unnest($2::uuid[], $3::uuid[]) WITH ORDINALITY AS k(project_id, id, n)
    CROSS JOIN LATERAL (SELECT x.* FROM "holding" x WHERE x.workspace_id = $1 AND x.project_id = k.project_id AND x."stakeholder_id" = k.id) r
    WHERE NOT r.deleted AND r.classification IN ('public', 'restricted', 'confidential') AND EXISTS (SELECT 1 FROM "stakeholder" r_stakeholder WHERE r_stakeholder.workspace_id = r.workspace_id AND r_stakeholder.project_id = r.project_id AND r_stakeholder.id = r."stakeholder_id" AND NOT r_stakeholder.deleted AND r_stakeholder.classification IN ('public', 'restricted', 'confidential')) AND EXISTS (SELECT 1 FROM "interest" r_interest WHERE r_interest.workspace_id = r.workspace_id AND r_interest.project_id = r.project_id AND r_interest.id = r."interest_id" AND NOT r_interest.deleted AND r_interest.classification IN ('public', 'restricted', 'confidential'))) p ON p.n = k.n AND p."@rank" <= $4::integer
 ORDER BY k.n, p."@rank") q)) AS "@rows"
