/** What the nested query is measured against: an HTTP server that answers with the result of one hand-written statement, under row-level security and the classes that the person may read. */
import { createServer, type Server } from 'node:http';
import { inSnapshot } from '@baraza/persistence';
import type { DataSource } from 'typeorm';

/** $1 workspace, $2 project, $3 map, $4 classes that the person reads. */
const STATEMENT = `
WITH stakeholders AS MATERIALIZED (
  SELECT id, name, state, kind_id FROM stakeholder WHERE workspace_id = $1 AND project_id = $2 AND NOT deleted AND classification = ANY($4)
), terms AS MATERIALIZED (
  SELECT id, code FROM term WHERE workspace_id = $1 AND project_id = $2 AND NOT deleted AND classification = ANY($4)
), interests AS MATERIALIZED (
  SELECT id, name FROM interest WHERE workspace_id = $1 AND project_id = $2 AND NOT deleted AND classification = ANY($4)
), ties AS (
  SELECT r.from_id, json_agg(json_build_object(
           'type', CASE WHEN t.id IS NULL THEN NULL ELSE json_build_object('code', t.code) END,
           'direction', r.direction, 'strength', r.strength,
           'to', json_build_object('id', s.id, 'name', s.name)) ORDER BY r.created_seq, r.id) AS nodes
    FROM relationship r
    JOIN stakeholders s ON s.id = r.to_id
    LEFT JOIN terms t ON t.id = r.type_id
   WHERE r.workspace_id = $1 AND r.project_id = $2 AND NOT r.deleted AND r.classification = ANY($4)
   GROUP BY r.from_id
), held AS (
  SELECT h.stakeholder_id, json_agg(json_build_object(
           'stance', h.stance, 'intensity', h.intensity,
           'interest', json_build_object('name', i.name)) ORDER BY h.created_seq, h.id) AS nodes
    FROM holding h
    JOIN interests i ON i.id = h.interest_id
   WHERE h.workspace_id = $1 AND h.project_id = $2 AND NOT h.deleted AND h.classification = ANY($4)
   GROUP BY h.stakeholder_id
)
SELECT json_build_object('data', json_build_object('project', json_build_object('map', json_build_object('name', m.name, 'memberships', json_build_object('nodes', (
  SELECT json_agg(json_build_object('x', b.x, 'y', b.y, 'stakeholder', json_build_object(
           'id', s.id, 'name', s.name, 'state', s.state,
           'kind', CASE WHEN t.id IS NULL THEN NULL ELSE json_build_object('code', t.code) END,
           'relationshipsByFrom', json_build_object('nodes', coalesce(ties.nodes, '[]')),
           'holdings', json_build_object('nodes', coalesce(held.nodes, '[]')))) ORDER BY b.created_seq, b.id)
    FROM membership b
    JOIN stakeholders s ON s.id = b.stakeholder_id
    LEFT JOIN terms t ON t.id = s.kind_id
    LEFT JOIN ties ON ties.from_id = s.id
    LEFT JOIN held ON held.stakeholder_id = s.id
   WHERE b.workspace_id = $1 AND b.project_id = $2 AND b.map_id = m.id AND NOT b.deleted AND b.classification = ANY($4)
))))))::text AS answer
  FROM map m
 WHERE m.workspace_id = $1 AND m.project_id = $2 AND m.id = $3 AND NOT m.deleted AND m.classification = ANY($4)`;

export interface FloorSettings {
  dataSource: DataSource;
  workspace: string;
  /** Classes that each person reads. */
  classes: ReadonlyMap<string, readonly string[]>;
}

/** Serves the statement on a port of its own. */
export async function startFloor({ dataSource, workspace, classes }: FloorSettings): Promise<Server> {
  const answer = async (account: string, body: string): Promise<string> => {
    const { project, map } = JSON.parse(body) as { project: string; map: string };
    const rows = await inSnapshot(dataSource, workspace, (sql) => sql.query<{ answer: string }>(STATEMENT, [workspace, project, map, classes.get(account)], 'nested map'));
    return rows[0]!.answer;
  };
  const server = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', () => {
      answer(String(request.headers['x-account']), Buffer.concat(parts).toString()).then(
        (text) => response.writeHead(200, { 'content-type': 'application/json; charset=utf-8' }).end(text),
        (error: unknown) => response.writeHead(500).end(String(error)),
      );
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return server;
}
