-- Written by `npm run generate`. Do not edit.
-- 4 values are bound.
WITH t AS MATERIALIZED (SELECT k.n, c.total FROM unnest($2::uuid[], $3::uuid[]) WITH ORDINALITY AS k(project_id, id, n) CROSS JOIN LATERAL (SELECT count(*)::integer AS total FROM (SELECT x.* FROM "stakeholder" x WHERE x.workspace_id = $1 AND x.project_id = k.project_id) r
    WHERE NOT r.deleted AND r.classification IN ('public', 'restricted', 'confidential')) c)
SELECT k.n AS "@n", p.*, t.total AS "@total"
  FROM unnest($2::uuid[], $3::uuid[]) WITH ORDINALITY AS k(project_id, id, n)
  LEFT JOIN LATERAL (SELECT ARRAY[(r.created_seq)::text, (r.id)::text] AS "@cursor", row_number() OVER (ORDER BY r.created_seq ASC NULLS LAST, r.id ASC NULLS LAST) AS "@rank", json_build_array("r"."id", "r"."classification", "r"."deleted", "r"."name", "r"."aliases", "r"."kind_id", "r"."sector_id", "r"."level_id", "r"."state", "r"."formality", "r"."description", "r"."place_id", "r"."website", "r"."languages", "r"."size", "r"."women_share", "r"."marginalised", "r"."marginalised_why", "r"."motivations", "r"."incentives", "r"."background", "r"."likely_reaction", "r"."would_change_mind", "r"."role_override", "r"."role_override_reason", "r"."valid_from", "r"."valid_to", "r"."source_id", "r"."tags", "r"."external_id", "r"."properties") AS "@record"
    FROM (SELECT x.* FROM "stakeholder" x WHERE x.workspace_id = $1 AND x.project_id = k.project_id) r
    WHERE NOT r.deleted AND r.classification IN ('public', 'restricted', 'confidential')
    ORDER BY r.created_seq ASC NULLS LAST, r.id ASC NULLS LAST
    LIMIT $4::integer) p ON true
  JOIN t ON t.n = k.n
 ORDER BY k.n, p."@rank"
