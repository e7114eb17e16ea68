-- Written by `npm run generate`. Do not edit.
-- 3 values are bound.
SELECT DISTINCT ON (k.n) k.n AS "@n", r.display_name
  FROM unnest($2::uuid[], $3::uuid[]) WITH ORDINALITY AS k(project_id, id, n)
  JOIN member r ON r.workspace_id = $1 AND r.project_id = k.project_id AND r.account_id = k.id
 WHERE r.classification IN ('public', 'restricted', 'confidential')
 ORDER BY k.n, r.deleted, r.from_seq DESC
