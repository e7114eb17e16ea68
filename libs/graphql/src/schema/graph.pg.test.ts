import { randomUUID } from 'node:crypto';
import { createTestProject, STAKEHOLDERS, type TestProject } from '../../test-support/project.js';
import { type Answer, type Json, startTestServer, type TestServer } from '../../test-support/server.js';

let server: TestServer;
let project: TestProject;
beforeAll(async () => {
  server = await startTestServer();
  project = await createTestProject(server);
});
afterAll(() => server?.close());

const ask = (account: string, selection: string): Promise<Answer> => server.ask(account, `{ project(id: "${project.place.project}") { ${selection} } }`);
const asked = async (account: string, selection: string): Promise<Json> => {
  const answer = await ask(account, selection);
  expect(answer.errors).toBeUndefined();
  return answer.data['project']!;
};
const indexes = (list: Json): number[] => (list as Json[]).map(({ id }) => project.stakeholders.indexOf(id as unknown as string));

describe('questions to the graph', () => {
  test('GQL-12 a neighbourhood reaches as far as asked, over the types, strengths and directions asked for', async () => {
    const at = (index: number): string => project.stakeholders[index]!;
    const of = (index: number, rest: string): string => `neighbourhood(of: "${at(index)}", ${rest}) { stakeholders { id } relationships { id from { id } to { id } } rings { distance stakeholders { id } } }`;
    const near = (await asked(project.people.observer, of(3, 'depth: 2')))['neighbourhood']!;
    // The ring 1–5; no chord begins or ends there.
    expect(indexes(near['stakeholders']!).sort((a, b) => a - b)).toEqual([1, 2, 3, 4, 5]);
    expect(near['relationships']).toHaveLength(4);
    expect((near['rings'] as Json[]).map((ring) => [ring['distance'], (ring['stakeholders'] as Json[]).length])).toEqual([[0, 1], [1, 2], [2, 2]]);
    const along = (await asked(project.people.observer, of(3, 'depth: 2, directed: true')))['neighbourhood']!;
    expect(indexes(along['stakeholders']!)).toEqual([3, 4, 5]);
    const strong = (await asked(project.people.observer, of(3, 'depth: 6, minStrength: 3')))['neighbourhood']!;
    expect(indexes(strong['stakeholders']!)).not.toContain(2);
    const typed = (await asked(project.people.observer, of(3, `depth: 6, relationshipTypes: ["command"]`)))['neighbourhood']!;
    expect(indexes(typed['stakeholders']!)).toEqual([3, 4]);
    const byId = (await asked(project.people.observer, of(3, `depth: 6, relationshipTypes: ["${project.term('relationshipType', 'command')}"]`)))['neighbourhood']!;
    expect(byId).toEqual(typed);
  });

  test('GQL-12 all shortest paths, with the relationships of every step', async () => {
    const [from, to] = [project.stakeholders[0]!, project.stakeholders[12]!];
    const { shortestPaths } = await asked(project.people.observer, `shortestPaths(from: "${from}", to: "${to}") { more paths { length stakeholders { id } relationships { from { id } to { id } } } }`) as Json;
    // 0 → 10 by a chord, then the ring; nothing shorter.
    expect((shortestPaths!['paths'] as Json[]).map((path) => [path['length'], indexes(path['stakeholders']!)])).toEqual([[3, [0, 10, 11, 12]]]);
    expect((shortestPaths!['paths'] as Json[])[0]!['relationships']).toHaveLength(3);
    const none = await asked(project.people.observer, `shortestPaths(from: "${from}", to: "${to}", maxLength: 2) { paths { length } }`);
    expect(none['shortestPaths']).toEqual({ paths: [] });
  });

  test('PERM-61 what the viewer may not read is no bridge', async () => {
    const query = `shortestPaths(from: "${project.stakeholders[0]!}", to: "${project.stakeholders[30]!}") { paths { length stakeholders { name } } }`;
    const seen = (await asked(project.people.analyst, query))['shortestPaths']!['paths'] as Json[];
    expect(seen).toMatchObject([{ length: 2, stakeholders: [{ name: 'Stakeholder 00' }, { name: 'Confidential informant' }, { name: 'Stakeholder 30' }] }]);
    const unseen = (await asked(project.people.observer, query))['shortestPaths']!['paths'] as Json[];
    expect(JSON.stringify(unseen)).not.toContain('informant');
    for (const { length } of unseen) expect(Number(length)).toBeGreaterThan(2);
    expect(await asked(project.people.observer, `neighbourhood(of: "${project.confidential}") { stakeholders { id } }`)).toEqual({ neighbourhood: null });
    expect(await asked(project.people.observer, `shortestPaths(from: "${project.confidential}", to: "${project.stakeholders[0]!}") { more }`)).toEqual({ shortestPaths: null });
  });

  test('GQL-12 the whole map in few statements; limits are named', async () => {
    const before = server.statements.length;
    const { neighbourhood } = await asked(project.people.analyst, `neighbourhood(of: "${project.stakeholders[0]!}", depth: 6) { stakeholders { name kind { code } } relationships { type { code } from { name } to { name } } }`) as Json;
    expect((neighbourhood!['stakeholders'] as Json[]).length).toBeGreaterThan(STAKEHOLDERS / 2);
    // Directory, project, the one asked for, ties; stakeholders, relationships; their words (two levels, asked at different times).
    expect(server.statements.length - before).toBeLessThanOrEqual(8);
    for (const [selection, message] of [
      [`neighbourhood(of: "${randomUUID()}", depth: 7) { stakeholders { id } }`, /from 0 to 6 steps/],
      [`shortestPaths(from: "${randomUUID()}", to: "${randomUUID()}", maxLength: 9) { more }`, /at most 8 steps/],
    ] as const) {
      expect((await ask(project.people.analyst, selection)).errors?.[0]?.message).toMatch(message);
    }
  });
});

describe('judgements as one value', () => {
  test('GQL-13 agreed, mine and the median, with what each rests on', async () => {
    const query = `stakeholder(id: "${project.stakeholders[3]!}") { agreed: aggregate(dimension: influence) { value count } mine: aggregate(dimension: influence, mode: mine) { value } median: aggregate(dimension: influence, mode: median) { value count least greatest judges { person { displayName } name } } shown: aggregate(dimension: influence, map: "${project.map}") { value } none: aggregate(dimension: trust) { value } }`;
    const seen = (await asked(project.people.analyst, query))['stakeholder']!;
    expect(seen).toMatchObject({ agreed: { value: 3, count: 1 }, mine: { value: 8 }, median: { value: 6, count: 2, least: 4, greatest: 8 }, shown: { value: 6 }, none: null });
    expect((seen['median']!['judges'] as Json[]).map((judge) => judge['person']!['displayName']).sort().map(String)).toEqual(['Owner', 'The analyst']);
    expect((await asked(project.people.owner, query))['stakeholder']!['mine']).toEqual({ value: 4 });
  });

  test('GQL-13 the role with what it rests on, overruled where somebody did, and what is missing', async () => {
    const { owner, analyst } = project.people;
    const role = async (index: number): Promise<Json> => (await asked(analyst, `stakeholder(id: "${project.stakeholders[index]!}") { role { role derived because { dimension value } missing overruled overruledBecause } }`))['stakeholder']!['role']!;
    expect(await role(9)).toEqual({ role: 'championOfChange', derived: 'championOfChange', because: [{ dimension: 'position', value: 2 }, { dimension: 'influence', value: 9 }], missing: [], overruled: false, overruledBecause: null });
    await project.run(owner, 'updateStakeholder', { id: project.stakeholders[9], roleOverride: 'undecided', roleOverrideReason: 'Has changed its mind.' });
    expect(await role(9)).toMatchObject({ role: 'undecided', derived: 'championOfChange', overruled: true, overruledBecause: 'Has changed its mind.' });
    expect(await role(40)).toMatchObject({ role: null, missing: ['position'] });
  });
});
