import { randomUUID } from 'node:crypto';
import { getIntrospectionQuery } from 'graphql';
import { createTestProject, type TestProject } from '../../test-support/project.js';
import { type Answer, type Json, startTestServer, type TestServer } from '../../test-support/server.js';
import { LIMITS } from './limits.js';

let server: TestServer;
let project: TestProject;
beforeAll(async () => {
  server = await startTestServer({ explorerPage: () => Promise.resolve('<title>Explorer</title>'), signInPath: '/sign-in' });
  project = await createTestProject(server);
});
afterAll(() => server?.close());

const ask = (query: string, variables: Record<string, unknown> = {}): Promise<Answer> => server.ask(project.people.analyst, query, variables);
const inProject = (selection: string): string => `{ project(id: "${project.place.project}") { ${selection} } }`;
const post = (body: string, headers: Record<string, string> = {}): Promise<Response> =>
  fetch(server.url, { method: 'POST', body, headers: { 'content-type': 'application/json', authorization: `Bearer ${project.people.analyst}`, ...headers } });
const nested = (levels: number): string => (levels === 0 ? 'name' : `parent { ${nested(levels - 1)} }`);

describe('limits', () => {
  test.each([
    ['depth', () => inProject(`places(first: 1) { nodes { ${nested(13)} } }`), /17 levels deep; at most 15/],
    ['aliases', () => inProject(Array.from({ length: 51 }, (_, index) => `a${index}: name`).join(' ')), /51 fields another name; at most 50/],
    ['cost', () => inProject('stakeholders(first: 500) { nodes { relationships(first: 100) { nodes { id } } } }'), /may read up to [\d,]+ records; at most 50,000/],
    ['cost through fragments', () => `query { project(id: "${project.place.project}") { ...a } } fragment a on Project { stakeholders(first: 400) { ...b } } fragment b on StakeholderConnection { nodes { ... on Stakeholder { holdings(first: 400) { nodes { id } } } } }`, /may read up to/],
    ['mutations', () => `mutation { ${Array.from({ length: 21 }, (_, index) => `m${index}: deletePlace(project: "${randomUUID()}", input: {id: "${randomUUID()}"}) { __typename }`).join(' ')} }`, /holds 21 operations; at most 20/],
  ])('GQL-14 %s: refused before anything is done, with 400 and the limit in words', async (_name, query, message) => {
    const before = server.statements.length;
    const answer = await ask(query());
    expect(answer).toMatchObject({ status: 400, errors: [{ message: expect.stringMatching(message), extensions: { code: 'TOO_MUCH', params: { limit: expect.any(Number), value: expect.any(Number) } } }] });
    expect(server.statements.length).toBe(before);
  });

  test('GQL-14 the size of a page counts wherever it is written: as a variable, as its default, as the default of the argument', async () => {
    const query = (declaration: string): string => `query (${declaration}) { project(id: "${project.place.project}") { stakeholders(first: $n) { nodes { relationships(first: 200) { nodes { id } } } } } }`;
    expect((await ask(query('$n: Int!'), { n: 400 })).status).toBe(400);
    expect((await ask(query('$n: Int! = 400'))).status).toBe(400);
    expect((await ask(query('$n: Int! = 400'), { n: 10 })).status).toBe(200);
    expect((await ask(query('$n: Int!'), { n: 'many' })).status).toBe(400);
  });

  test('GQL-14 twenty operations are taken', async () => {
    const group = randomUUID();
    const many = Array.from({ length: LIMITS.mutations }, (_, index) => `m${index}: createSource(project: "${project.place.project}", input: {title: "Source ${index}", kind: link}, group: "${group}") { __typename }`);
    const answer = await server.ask(project.people.owner, `mutation { ${many.join(' ')} }`);
    expect(Object.values(answer.data as unknown as Record<string, Json>).map((payload) => String(payload['__typename']))).toEqual(many.map(() => 'CreateSourceDone'));
  });

  test('GQL-14 tokens, size, unreadable requests and batches', async () => {
    const long = await ask(inProject('name '.repeat(LIMITS.tokens)));
    expect(long).toMatchObject({ status: 400, errors: [{ message: expect.stringMatching(/more than 5,000 tokens/), extensions: { code: 'TOO_MUCH' } }] });
    const large = await post(JSON.stringify({ query: '{ me { account } }', variables: { x: 'x'.repeat(LIMITS.bytes) } }));
    expect([large.status, await large.json()]).toEqual([413, { errors: [{ message: 'A request may have at most 2,000,000 bytes.', extensions: { code: 'TOO_LARGE' } }] }]);
    const broken = await post('{"query": ');
    expect([broken.status, await broken.json()]).toEqual([400, { errors: [{ message: 'The request is not readable JSON.', extensions: { code: 'BAD_REQUEST' } }] }]);
    const batch = await post(JSON.stringify([{ query: '{ me { account } }' }, { query: '{ me { account } }' }]));
    expect(batch.status).toBe(400);
    expect(await batch.text()).toMatch(/batching/i);
    const half = await post(JSON.stringify({ query: '{ me { account } }', variables: { x: 'x'.repeat(LIMITS.bytes / 2) } }));
    expect(half.status).toBe(200);
  });

  test('GQL-14 pages of more than 1,000, and queries that do not fit the schema, say so', async () => {
    expect((await ask(inProject('places(first: 1001) { nodes { id } }'))).errors?.[0]).toMatchObject({ message: 'A page has from 0 to 1000 items.', extensions: { code: 'BAD_USER_INPUT' } });
    expect(await ask(inProject('nonsense'))).toMatchObject({ status: 400, errors: [{ extensions: { code: 'GRAPHQL_VALIDATION_FAILED' } }] });
    expect((await ask(`mutation { createStakeholder(project: "x", input: {name: "x", validFrom: "soon"}) { __typename } }`)).errors?.[0]?.message).toMatch(/PartialDate takes a year, a month or a day/);
  });

  test('GQL-14 a form of another site is refused; the whole schema can be asked for by who is signed in', async () => {
    const forged = await post('{ me { account } }', { 'content-type': 'text/plain' });
    expect([forged.status, await forged.text()]).toEqual([400, expect.stringMatching(/CSRF/)]);
    const byAddress = await fetch(`${server.url}?query=${encodeURIComponent('{ me { account } }')}`, { headers: { authorization: `Bearer ${project.people.analyst}` } });
    expect(byAddress.status).toBe(400);
    const whole = await ask(getIntrospectionQuery());
    expect(whole.status).toBe(200);
    expect(whole.errors).toBeUndefined();
  });
});

describe('errors and pages', () => {
  test('GQL-15 what nobody foresaw is told as an id; the log says what it was, and others are answered', async () => {
    const broken = await startTestServer();
    try {
      const account = randomUUID();
      broken.workspaces.set(account, ['not a workspace']);
      const answer = await broken.ask(account, '{ projects { name } me { account } }');
      const [error] = answer.errors!;
      expect(error).toMatchObject({ message: expect.stringMatching(/^Something went wrong \(id [-0-9a-f]{36}\)/), extensions: { code: 'INTERNAL_SERVER_ERROR' } });
      expect(JSON.stringify(answer)).not.toMatch(/uuid|node_modules|stack/i);
      expect(broken.log).toEqual([expect.stringContaining(error!.extensions!.id!)]);
      expect(broken.log[0]).toMatch(/invalid input syntax for type uuid/);
      expect((await broken.ask(account, '{ me { account } }')).status).toBe(200);
    } finally {
      await broken.close();
    }
  });

  test('GQL-15 connections come back, whatever became of the request', async () => {
    for (let index = 0; index < 12; index += 1) await ask(inProject('stakeholders(after: "rubbish") { nodes { id } } places(first: 1001) { nodes { id } } name'));
    expect((await ask(inProject('name'))).data['project']).toEqual({ name: 'Test project' });
    const rows = await server.store.dataSource.query<{ n: number }[]>(`SELECT count(*)::int AS n FROM pg_stat_activity WHERE state = 'idle in transaction' AND datname = current_database()`);
    expect(rows).toEqual([{ n: 0 }]);
  });

  test('GQL-16 a browser gets the explorer when signed in, and is sent to sign in otherwise', async () => {
    const open = (headers: Record<string, string>): Promise<Response> => fetch(server.url, { headers: { accept: 'text/html,application/xhtml+xml,*/*;q=0.8', ...headers }, redirect: 'manual' });
    const page = await open({ authorization: `Bearer ${project.people.observer}` });
    expect([page.status, await page.text()]).toEqual([200, '<title>Explorer</title>']);
    for (const headers of [{}, { authorization: 'Bearer bad' }]) {
      const sent = await open(headers as Record<string, string>);
      expect([sent.status, sent.headers.get('location')]).toEqual([302, '/sign-in?next=%2Fgraphql']);
    }
  });
});
