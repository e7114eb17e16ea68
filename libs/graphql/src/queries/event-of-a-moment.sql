-- Written by `npm run generate`. Do not edit.
-- 3 values are bound.
SELECT COALESCE((SELECT e.seq - 1 FROM event e WHERE e.workspace_id = $1 AND e.project_id = $2 AND e.at > $3::timestamptz ORDER BY e.seq LIMIT 1), (SELECT l.seq FROM project_log l WHERE l.workspace_id = $1 AND l.project_id = $2), 0) AS seq
