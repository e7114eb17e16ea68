import { inTransaction } from '@baraza/persistence';
import { createTestProject, STAKEHOLDERS, type TestProject } from '../../test-support/project.js';
import { type Answer, type Json, startTestServer, type TestServer } from '../../test-support/server.js';

let server: TestServer;
let project: TestProject;
beforeAll(async () => {
  server = await startTestServer();
  project = await createTestProject(server);
});
afterAll(() => server?.close());

const inProject = async (account: string, selection: string, variables: Record<string, unknown> = {}, declared = ''): Promise<Answer> =>
  server.ask(account, `query ($id: ID!${declared}) { project(id: $id) { ${selection} } }`, { id: project.place.project, ...variables });
const answered = async (selection: string, account = project.people.analyst): Promise<Json> => {
  const answer = await inProject(account, selection);
  expect(answer.errors).toBeUndefined();
  return answer.data['project']!;
};
const names = (connection: Json): string[] => (connection['nodes'] as Json[]).map((node) => node['name'] as string);
const filtered = async (filter: string, account = project.people.analyst): Promise<string[]> => names((await answered(`stakeholders(first: 100, filter: ${filter}) { nodes { name } }`, account))['stakeholders']!);
const numbers = (test: (index: number) => boolean): string[] => Array.from({ length: STAKEHOLDERS }, (_, index) => index).filter(test).map((index) => `Stakeholder ${String(index).padStart(2, '0')}`);

describe('filters', () => {
  test('GQL-1 compare texts, numbers, choices, dates, references, lists and own properties', async () => {
    expect(await filtered('{name: {eq: "Stakeholder 07"}}')).toEqual(['Stakeholder 07']);
    expect((await filtered('{name: {contains: "HOLDER 1"}}')).sort()).toEqual(numbers((index) => index >= 10 && index < 20));
    expect(await filtered('{name: {startsWith: "confid"}}')).toEqual(['Confidential informant']);
    expect((await filtered('{size: {gte: 100, lt: 300}}')).sort()).toEqual(numbers((index) => index % 4 === 0 && index >= 10 && index < 30));
    expect((await filtered('{size: {isNull: false}, state: {in: [nonState]}}')).sort()).toEqual([]);
    expect((await filtered('{state: {eq: nonState}, marginalised: {eq: true}}')).sort()).toEqual([]);
    expect((await filtered('{validFrom: {gt: "2005"}}')).sort()).toEqual(numbers((index) => index % 3 === 1));
    expect((await filtered('{tags: {hasEvery: ["even", "t2"]}}')).sort()).toEqual(numbers((index) => index % 4 === 2));
    expect((await filtered('{aliases: {hasSome: ["Alias 5", "Alias 10"]}}')).sort()).toEqual(numbers((index) => index === 5 || index === 10));
    expect((await filtered('{kind: {code: ["network"]}}')).sort()).toEqual(numbers((index) => index % 5 === 3));
    expect((await filtered(`{kind: {eq: "${project.term('kind', 'network')}"}, sector: {isNull: false}}`)).sort()).toEqual(numbers((index) => index % 15 === 3));
    expect((await filtered(`{properties: [{property: "${project.properties.open}", gte: 3, lt: 5}]}`)).sort()).toEqual(numbers((index) => index === 3 || index === 4));
    expect(await filtered(`{properties: [{property: "${project.properties.open}", eq: 7}]}`)).toEqual(['Stakeholder 07']);
  });

  test('GQL-1 are joined by and, or, not; an empty one lets everything pass', async () => {
    expect((await filtered('{or: [{name: {eq: "Stakeholder 01"}}, {and: [{size: {eq: 80}}, {state: {eq: state}}]}]}')).sort()).toEqual(['Stakeholder 01', 'Stakeholder 08']);
    // What is empty is not 80 either.
    expect(await filtered('{not: {size: {eq: 80}}}')).toHaveLength(STAKEHOLDERS);
    expect(await filtered('{}')).toHaveLength(STAKEHOLDERS + 1);
    expect(await filtered('{or: []}')).toEqual([]);
  });

  test('GQL-1 what the caller compares with is never part of the statement', async () => {
    const evil = `x' OR '1'='1'; DROP TABLE stakeholder; --`;
    const before = server.statements.length;
    const answer = await inProject(project.people.analyst, 'stakeholders(filter: {name: {contains: $evil}}, search: $evil) { nodes { name } totalCount }', { evil }, ', $evil: String');
    expect(answer.data['project']!['stakeholders']).toEqual({ nodes: [], totalCount: 0 });
    expect(server.statements.slice(before).some(({ text }) => text.includes('DROP'))).toBe(false);
  });

  test.each([
    ['an id that is none', '{id: {eq: "nonsense"}}', /is not an id/],
    ['ids that are none', '{kind: {in: ["x"]}}', /is not an id/],
    ['a text with NUL', '{name: {eq: "a\\u0000b"}}', /U\+0000/],
    ['sixty conditions', `{or: [${'{name: {eq: "a"}},'.repeat(60)}]}`, /at most 50 conditions/],
  ])('GQL-1 says what is wrong with %s', async (_what, filter, message) => {
    const answer = await inProject(project.people.analyst, `stakeholders(filter: ${filter}) { totalCount }`);
    expect(answer.errors?.[0]).toMatchObject({ message: expect.stringMatching(message), extensions: { code: 'BAD_USER_INPUT' } });
  });

  test('GQL-2 a search finds every word in any of the searchable texts', async () => {
    const found = await answered('stakeholders(search: "alias 10") { nodes { name } } byTag: stakeholders(search: "t2 district", first: 100) { totalCount }');
    expect(names(found['stakeholders']!)).toEqual(['Stakeholder 10']);
    expect(found['byTag']!['totalCount']).toBe(numbers((index) => index % 4 === 2).length);
  });
});

describe('pages', () => {
  const pages = async (order: string, size: number, account = project.people.analyst): Promise<string[]> => {
    const seen: string[] = [];
    let after: string | null = null;
    do {
      const answer: Answer = await inProject(account, `stakeholders(first: ${size}, after: $after, orderBy: ${order}) { nodes { name } pageInfo { hasNextPage endCursor } totalCount }`, { after }, ', $after: String');
      expect(answer.errors).toBeUndefined();
      const page = answer.data['project']!['stakeholders']!;
      expect(page['totalCount']).toBe(STAKEHOLDERS + 1);
      seen.push(...names(page));
      after = page['pageInfo']!['hasNextPage'] ? (page['pageInfo']!['endCursor'] as string) : null;
    } while (after !== null);
    return seen;
  };

  test.each(['[]', '[{field: name, direction: DESC}]', '[{field: size}]', '[{field: state, direction: DESC}, {field: validFrom}]', '[{field: marginalised}]', '[{field: changed, direction: DESC}]', '[{field: womenShare}]'])(
    'GQL-3 go through the whole list once, ordered by %s, with equal and empty values',
    async (order) => {
      const whole = names((await answered(`stakeholders(first: 500, orderBy: ${order}) { nodes { name } }`))['stakeholders']!);
      expect(new Set(whole).size).toBe(STAKEHOLDERS + 1);
      expect(await pages(order, 7)).toEqual(whole);
    },
  );

  test('GQL-3 stay in place while others add and remove: nothing that stays is missed or comes twice', async () => {
    const first = (await answered('stakeholders(first: 5, orderBy: [{field: name}], filter: {name: {startsWith: "Stakeholder"}}) { nodes { name } pageInfo { endCursor } }'))['stakeholders']!;
    const added = { id: crypto.randomUUID(), name: 'Stakeholder 00b' };
    await project.run(project.people.owner, 'createStakeholder', added);
    const rest = (await answered(`stakeholders(first: 500, after: "${first['pageInfo']!['endCursor'] as string}", orderBy: [{field: name}], filter: {name: {startsWith: "Stakeholder"}}) { nodes { name } }`))['stakeholders']!;
    expect([...names(first), ...names(rest)]).toEqual(numbers(() => true));
    await project.run(project.people.owner, 'deleteStakeholder', { id: added.id });
  });

  test('GQL-3 words come in the order of a dictionary; what is empty comes last, either way', async () => {
    const ids = ['zebra', 'Éclair', 'apple', 'Banana'].map((name) => ({ id: crypto.randomUUID(), name: `Order ${name}` }));
    for (const input of ids) await project.run(project.people.owner, 'createStakeholder', input);
    const ordered = names((await answered('stakeholders(search: "Order", orderBy: [{field: name}]) { nodes { name } }'))['stakeholders']!);
    expect(ordered).toEqual(['Order apple', 'Order Banana', 'Order Éclair', 'Order zebra']);
    for (const { id } of ids) await project.run(project.people.owner, 'deleteStakeholder', { id });
    const sizes = (await answered('a: stakeholders(first: 500, orderBy: [{field: size}]) { nodes { size } } d: stakeholders(first: 500, orderBy: [{field: size, direction: DESC}]) { nodes { size } }')) as Json;
    for (const list of [sizes['a']!, sizes['d']!]) expect((list['nodes'] as Json[]).at(-1)!['size']).toBeNull();
    expect((sizes['d']!['nodes'] as Json[])[0]!['size']).toBe(560);
  });

  test.each(['rubbish', Buffer.from('["name ASC","x","y"]').toString('base64url'), Buffer.from(JSON.stringify(['', "1'; DROP", crypto.randomUUID()])).toString('base64url')])('GQL-3 refuse the cursor %s', async (after) => {
    const answer = await inProject(project.people.analyst, `stakeholders(after: "${after}") { totalCount nodes { id } }`);
    expect(answer.errors?.[0]).toMatchObject({ message: expect.stringMatching(/does not belong to this list/), extensions: { code: 'BAD_USER_INPUT' } });
  });
});

/** What of an explained plan is looked at here. */
interface Plan {
  'Node Type': string;
  Alias?: string;
  'Actual Loops': number;
  /** For each loop. */
  'Actual Rows': number;
  'Rows Removed by Filter'?: number;
  Plans?: Plan[];
}
const nodesOf = (plan: Plan): Plan[] => [plan, ...(plan.Plans ?? []).flatMap(nodesOf)];

describe('nesting', () => {
  const count = async (query: string, account = project.people.analyst): Promise<{ statements: number; data: Json }> => {
    const before = server.statements.length;
    const answer = await server.ask(account, query);
    expect(answer.errors).toBeUndefined();
    return { statements: server.statements.length - before, data: answer.data };
  };

  test('GQL-4 asks one statement a field and level, however many records there are', async () => {
    const query = (first: number): string => `{ project(id: "${project.place.project}") { stakeholders(first: ${first}) { totalCount nodes {
      name kind { name } sector { code } level { code }
      relationships(first: 3, orderBy: [{field: strength, direction: DESC}]) { totalCount nodes { strength from { name } to { name kind { code } } type { code } } }
      holdings { nodes { stance interest { name } } }
      judgements { nodes { value judge { displayName } } } } } } }`;
    const [few, many] = [await count(query(2)), await count(query(50))];
    // The way in: directory, and project with rights. Then: stakeholders; terms, relationships, holdings, judgements; stakeholders of relationships, terms of relationships, interests,
    // people; terms of those stakeholders (known already, or one more).
    expect(many.statements).toBeLessThanOrEqual(12);
    expect(many.statements - few.statements).toBeLessThanOrEqual(1);
    expect(many.data['project']!['stakeholders']!['nodes']).toHaveLength(50);
  });

  test('GQL-4 counts a list once, however long its page is, and looks up by its key what a record names', async () => {
    const before = server.statements.length;
    expect(names((await answered('stakeholders(first: 20, filter: {kind: {isNull: false}}) { totalCount nodes { name } }'))['stakeholders']!)).toHaveLength(20);
    const { text, values } = server.statements.slice(before).find((statement) => statement.text.includes('"@total"'))!;
    const [row] = await inTransaction(server.store.dataSource, project.place.workspace, (sql) => sql.query<{ 'QUERY PLAN': [{ Plan: Plan }] }>(`EXPLAIN (ANALYZE, FORMAT JSON) ${text}`, [...values]));
    const nodes = nodesOf(row!['QUERY PLAN'][0].Plan);
    const looked = nodes.filter((node) => node.Alias?.startsWith('w') && node['Node Type'].includes('Scan'));
    expect({ counted: nodes.filter((node) => node['Node Type'] === 'Aggregate').map((node) => node['Actual Loops']), looked: looked.map((node) => (node['Actual Rows'] + (node['Rows Removed by Filter'] ?? 0)) <= 1) }).toEqual({ counted: [1], looked: [true, true] });
  });

  test('GQL-4 asks once for what several projects with the same rights have', async () => {
    const second = await createTestProject(server, project.place.workspace);
    const both = [project, second];
    for (const { people, place } of both) server.workspaces.set(people.owner, [place.workspace]);
    await second.run(second.people.owner, 'createMember', { id: crypto.randomUUID(), account: project.people.analyst, displayName: 'Both', role: 'analyst', clearance: null });
    server.workspaces.set(project.people.analyst, [project.place.workspace]);
    const { statements, data } = await count('{ projects { name stakeholders(first: 3) { totalCount nodes { name relationships(first: 2) { nodes { id } } } } } }');
    expect(statements).toBe(3);
    expect((data['projects'] as Json[]).map((one) => one['stakeholders']!['totalCount'])).toEqual([STAKEHOLDERS + 1, STAKEHOLDERS + 1]);
  });

  test('GQL-4 pages of nested lists are each as long as asked, with their own totals', async () => {
    const nodes = (await answered('stakeholders(first: 30, orderBy: [{field: name}], filter: {name: {startsWith: "Stake"}}) { nodes { name relationships(first: 1) { totalCount nodes { id } pageInfo { hasNextPage } } relationshipsByFrom { totalCount } } }'))['stakeholders']!['nodes'] as Json[];
    const first = nodes[0]!;
    // The ring twice, a chord out and two in and out of it, the confidential one.
    expect(first['relationships']).toMatchObject({ nodes: [{ id: expect.any(String) }], pageInfo: { hasNextPage: true } });
    for (const node of nodes) expect(Number(node['relationships']!['totalCount'])).toBeGreaterThanOrEqual(Number(node['relationshipsByFrom']!['totalCount']));
    const total = nodes.reduce((sum, node) => sum + Number(node['relationshipsByFrom']!['totalCount']), 0);
    expect(total).toBe(30 + 5 + 1);
  });

  test('GQL-4 everything of one request is of one moment, though somebody writes meanwhile', async () => {
    const [answer] = await Promise.all([
      server.ask(project.people.analyst, `{ project(id: "${project.place.project}") { seq a: stakeholders { totalCount } maps(first: 1) { nodes { memberships(first: 100) { nodes { stakeholder { name relationships(first: 0) { totalCount } } } } } } b: stakeholders(first: 1) { totalCount } } }`),
      ...Array.from({ length: 5 }, (_, index) => project.run(project.people.owner, 'createStakeholder', { id: crypto.randomUUID(), name: `Meanwhile ${index}` })),
    ]);
    expect(answer!.data['project']!['a']).toEqual(answer!.data['project']!['b']);
  });

  test('GQL-4 more requests at once than may read wait for their turn, and all are answered', async () => {
    const answers = await Promise.all(Array.from({ length: 40 }, () => inProject(project.people.analyst, 'stakeholders(first: 5) { nodes { name relationships { nodes { to { name } } } } }')));
    expect(answers.every(({ status, errors }) => status === 200 && errors === undefined)).toBe(true);
  });
});
