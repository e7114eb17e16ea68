import { randomUUID } from 'node:crypto';
import { findProject } from '@baraza/persistence';
import { FORBIDDEN_WORKSPACE, type HttpHarness, startHttp } from '../test/http.js';

let http: HttpHarness;
beforeAll(async () => {
  http = await startHttp();
});
afterAll(() => http?.close());

const sample = (json: object) => http.send(randomUUID(), 'POST', '/files/samples', { json });

test('LIFE-11 a sample becomes a project of the reader’s own, in the reader’s language or else English', async () => {
  const names = [];
  for (const language of ['en', 'ar', 'sw']) {
    const workspace = randomUUID();
    const response = await sample({ workspace, sample: 'fictional', language });
    expect(response.status).toBe(201);
    const { project } = (await response.json()) as { project: string };
    expect(await findProject(http.store.db.dataSource, project)).toEqual({ workspace, project });
    const [row] = await http.store.db.dataSource.transaction(async (manager) => {
      await manager.query(`SELECT set_config('baraza.workspace', $1, true)`, [workspace]);
      return manager.query('SELECT name FROM project WHERE project_id = $1', [project]);
    });
    names.push((row as { name: string }).name);
  }
  expect(names[2]).toBe(names[0]);
  expect(names[1]).toMatch(/[\u0600-\u06FF]/);
});

test('LIFE-12 nobody opens a sample where they may not begin a project, nor one that there is not', async () => {
  expect((await sample({ workspace: FORBIDDEN_WORKSPACE, sample: 'liberia' })).status).toBe(403);
  const unknown = await sample({ workspace: randomUUID(), sample: 'constructor' });
  expect([unknown.status, ((await unknown.json()) as { code: string }).code]).toEqual([400, 'invalidInput']);
});

test('LIFE-13 an owner erases a project, and those who have it open are told; nobody else does', async () => {
  const owner = randomUUID();
  const begun = await http.send(owner, 'POST', '/files/samples', { json: { workspace: randomUUID(), sample: 'liberia' } });
  const { project } = (await begun.json()) as { project: string };
  expect((await http.send(randomUUID(), 'DELETE', `/files/projects/${project}`)).status).toBe(404);
  expect((await http.send(owner, 'DELETE', `/files/projects/${project}`, { headers: { origin: 'https://elsewhere.example' } })).status).toBe(403);
  expect([http.erased, http.destroyed]).toEqual([[], []]);
  expect((await http.send(owner, 'DELETE', `/files/projects/${project}`)).status).toBe(204);
  expect([http.erased, http.destroyed]).toEqual([[project], [project]]);
  expect(await findProject(http.store.db.dataSource, project)).toBeNull();
  expect((await http.send(owner, 'DELETE', `/files/projects/${project}`)).status).toBe(404);
});
