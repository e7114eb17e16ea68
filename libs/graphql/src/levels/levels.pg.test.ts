import type { EntityName, FieldSpec } from '@baraza/domain';
import { definitionOf } from '@baraza/persistence';
import { createTestProject, STAKEHOLDERS, type TestProject } from '../../test-support/project.js';
import { type Answer, type Json, startTestServer, type TestServer } from '../../test-support/server.js';
import { MANY, pluralOf } from '../names.js';
import { LISTS } from '../reading/relations.js';

let server: TestServer;
let project: TestProject;
beforeAll(async () => {
  server = await startTestServer();
  project = await createTestProject(server);
});
afterAll(() => server?.close());

const ROLES = ['owner', 'cleared', 'analyst', 'facilitator', 'rapporteur', 'observer', 'public'] as const;

const inProject = (selection: string): string => `project(id: "${project.place.project}") { ${selection} }`;
/** By levels: one way in, and fields that all say how they are answered. */
const byLevels = (account: string, selection: string): Promise<Answer> => server.ask(account, `{ ${inProject(selection)} }`);
/** Field by field: a second way in has no plan. */
const fieldByField = (account: string, selection: string): Promise<Answer> => server.ask(account, `{ me { account } ${inProject(selection)} }`);

/** What is asked of the statements of one request. */
async function statementsOf(ask: () => Promise<Answer>): Promise<{ answer: Answer; texts: string[] }> {
  const before = server.statements.length;
  const answer = await ask();
  return { answer, texts: server.statements.slice(before).map(({ text }) => text) };
}

async function bothWays(account: string, selection: string): Promise<Json> {
  const { answer: levels, texts } = await statementsOf(() => byLevels(account, selection));
  const fields = await fieldByField(account, selection);
  expect(fields.errors).toBeUndefined();
  expect(levels.errors).toBeUndefined();
  expect(JSON.stringify(levels.data['project'])).toBe(JSON.stringify(fields.data['project']));
  // Else it would be the same way twice. Who may read no list at all asks no statement of one.
  if (texts.length > 2) expect(texts.some((text) => text.includes('"@rows"'))).toBe(true);
  return levels.data['project']!;
}

/** All values of a record and what it refers to. */
function valuesOf(entity: EntityName): string {
  const fields = Object.entries(definitionOf(entity).fields as Record<string, FieldSpec>).flatMap(([name, { type }]) => (type === 'account' || type === 'properties' ? [] : [type === 'reference' ? `${name} { __typename id classification }` : name]));
  return `id classification ${fields.join(' ')}`;
}

describe.each(ROLES)('for the %s', (role) => {
  test.each(MANY)('GQL-30 a question answered by levels is answered as it is field by field: every value, reference and list of “%s”', async (entity) => {
    const lists = LISTS[entity].map(({ name, to }) => `${name}(first: 2) { __typename totalCount hidden pageInfo { hasNextPage endCursor } nodes { ${valuesOf(to)} } }`);
    const all = await bothWays(project.people[role], `${pluralOf(entity)}(first: 20) { totalCount hidden pageInfo { endCursor hasNextPage } edges { cursor node { ${valuesOf(entity)} ${lists.join(' ')} } } }`);
    if (entity === 'stakeholder' && role !== 'public') expect((all['stakeholders']!['edges'] as Json[]).length).toBe(20);
  });
});

test('GQL-30 also with fragments, directives, variables, other names, filters, orders, pages, and what stands in several places', async () => {
  const selection = `
    stakeholder(id: "${project.stakeholders[0]!}") { ...Who relationships { nodes { from { ...Who } to { ... on Stakeholder { name } ...Who } } } }
    none: stakeholder(id: "${project.people.owner}") { name }
    first: stakeholders(first: 3, orderBy: [{field: name, direction: DESC}], filter: {kind: {code: ["group"]}}) { nodes { name @skip(if: true) tags aliases kind { code @include(if: true) } marginalised } }
    maps { nodes { memberships(first: 100) { nodes { x y stakeholder { name holdings(first: 1) { nodes { stance interest { name holdings(first: 2) { totalCount } } } } } interest { name } } } } }`;
  const fragment = 'fragment Who on Stakeholder { key: id name kind { ...Kind } sector { ...Kind } } fragment Kind on Term { code vocabulary }';
  const ask = (before: string): Promise<Answer> => server.ask(project.people.analyst, `query { ${before} ${inProject(selection)} } ${fragment}`);
  const [levels, fields] = [await ask(''), await ask('me { account }')];
  expect(levels.errors).toBeUndefined();
  expect(JSON.stringify(levels.data['project'])).toBe(JSON.stringify(fields.data['project']));
  const whole = await bothWays(project.people.analyst, 'stakeholders(first: 500) { nodes { name } pageInfo { endCursor } }');
  expect(whole['stakeholders']!['nodes']).toHaveLength(STAKEHOLDERS + 1);
});

test('GQL-31 a nested map takes one statement a field and level', async () => {
  const nested = `maps(first: 1) { nodes { memberships(first: 100) { nodes { x stakeholder { name kind { code }
    relationshipsByFrom(first: 8) { nodes { type { code } from { id } to { name } } } holdings(first: 8) { nodes { interest { name } } } } } } } }`;
  const { answer, texts } = await statementsOf(() => byLevels(project.people.analyst, nested));
  expect(answer.errors).toBeUndefined();
  // Directory and project. Then maps; memberships; stakeholders; terms, relationships, holdings; terms, stakeholders of both ends at once, interests.
  expect(texts).toHaveLength(2 + 1 + 1 + 1 + 3 + 3);
});

test('GQL-32 what is refused inside a question is told as field by field: the same sentence, the same place, and what else was asked', async () => {
  const nested = (inner: string): string => `name stakeholders(first: 2) { nodes { name relationships(${inner}) { nodes { id } } } }`;
  for (const inner of ['first: 1001', 'after: "rubbish"', 'filter: {from: {eq: "nobody"}}', 'search: "a b c d e f g h i j k"']) {
    const [levels, fields] = [await byLevels(project.people.analyst, nested(inner)), await fieldByField(project.people.analyst, nested(inner))];
    expect(levels.errors?.length).toBeGreaterThan(0);
    expect(levels.errors?.map(({ message }) => message)).toEqual(fields.errors?.map(({ message }) => message));
    expect(levels.status).toBe(fields.status);
    expect(levels.data?.['project']).toEqual(fields.data?.['project']);
  }
});

test('GQL-33 no answer may be kept on its way, however it was made', async () => {
  for (const ask of [byLevels, fieldByField]) expect((await ask(project.people.analyst, 'name')).headers.get('cache-control')).toBe('no-store');
});
