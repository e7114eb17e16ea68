-- Written by `npm run generate`. Do not edit.
-- 13 values are bound.
SELECT k.n AS "@n", p.*
  FROM unnest($2::uuid[], $3::uuid[]) WITH ORDINALITY AS k(project_id, id, n)
  LEFT JOIN LATERAL (SELECT ARRAY[(r."name" COLLATE "und-x-icu")::text, (r.id)::text] AS "@cursor", row_number() OVER (ORDER BY r."name" COLLATE "und-x-icu" DESC NULLS LAST, r.id ASC NULLS LAST) AS "@rank", "r"."id", "r"."classification", "r"."deleted", "r"."name", "r"."aliases", "r"."kind_id", "r"."sector_id", "r"."level_id", "r"."state", "r"."formality", "r"."description", "r"."place_id", "r"."languages", "r"."size", "r"."women_share", "r"."marginalised", "r"."marginalised_why", "r"."motivations", "r"."incentives", "r"."background", "r"."likely_reaction", "r"."would_change_mind", "r"."role_override", "r"."role_override_reason", "r"."valid_from", "r"."valid_to", "r"."source_id", "r"."tags", "r"."external_id", "r"."properties"
    FROM "stakeholder" r
    WHERE r.workspace_id = $1 AND r.project_id = k.project_id
      AND NOT r.deleted
      AND r.classification IN ('public', 'restricted', 'confidential')
      AND (((strpos(lower(r."name"), lower($4::text)) > 0)) OR ((EXISTS (SELECT 1 FROM term w WHERE w.workspace_id = r.workspace_id AND w.project_id = r.project_id AND w.id = r."kind_id" AND w.code = ANY($5::text[]) AND NOT w.deleted AND w.classification IN ('public', 'restricted', 'confidential'))) AND (r."tags" @> $6::text[]))) AND (EXISTS (SELECT 1 FROM property d WHERE d.workspace_id = r.workspace_id AND d.project_id = r.project_id AND d.id = $7::uuid AND d.classification IN ('public', 'restricted', 'confidential')) AND CASE WHEN jsonb_typeof(r.properties -> ($7::uuid)::text) = 'number' THEN (r.properties ->> ($7::uuid)::text)::double precision >= $8::double precision ELSE false END)
      AND ((strpos(lower(r."name"), lower($9::text)) > 0) OR (EXISTS (SELECT 1 FROM unnest(r."aliases") AS item(text) WHERE strpos(lower(item.text), lower($9::text)) > 0)) OR (strpos(lower(r."description"), lower($9::text)) > 0) OR (EXISTS (SELECT 1 FROM unnest(r."tags") AS item(text) WHERE strpos(lower(item.text), lower($9::text)) > 0))) AND ((strpos(lower(r."name"), lower($10::text)) > 0) OR (EXISTS (SELECT 1 FROM unnest(r."aliases") AS item(text) WHERE strpos(lower(item.text), lower($10::text)) > 0)) OR (strpos(lower(r."description"), lower($10::text)) > 0) OR (EXISTS (SELECT 1 FROM unnest(r."tags") AS item(text) WHERE strpos(lower(item.text), lower($10::text)) > 0)))
      AND (r."name" COLLATE "und-x-icu" < $12::text OR r."name" COLLATE "und-x-icu" IS NULL OR (r."name" COLLATE "und-x-icu" = $12::text AND (r.id > $11::uuid OR r.id IS NULL OR (r.id = $11::uuid AND false))))
    ORDER BY r."name" COLLATE "und-x-icu" DESC NULLS LAST, r.id ASC NULLS LAST
    LIMIT $13::integer) p ON true
 ORDER BY k.n, p."@rank"
