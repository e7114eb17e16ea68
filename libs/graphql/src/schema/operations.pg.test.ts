import { randomUUID } from 'node:crypto';
import { type AnyOperation, type OperationName, OPERATIONS, parseInput, viewerOf } from '@baraza/domain';
import { consultationSeed, enrol, Random, randomInput, submitAs } from '@baraza/testing';
import { expected, told, viewerIn, wholeStore } from '../../test-support/everything.js';
import { createTestProject, type TestProject } from '../../test-support/project.js';
import { type Answer, type Json, startTestServer, type TestServer } from '../../test-support/server.js';
import { EXPOSED } from './mutations.js';
import { schema } from './schema.js';

let server: TestServer;
let project: TestProject;
beforeAll(async () => {
  server = await startTestServer();
  project = await createTestProject(server);
});
afterAll(() => server?.close());

const capital = (name: string): string => name.charAt(0).toUpperCase() + name.slice(1);
const REFUSED = '... on Refused { code message params path }';

/** Does an operation over HTTP and answers with its payload. */
async function mutate(account: string, name: string, input: unknown, { selection = 'seq', group, target = project.place.project }: { selection?: string; group?: string; target?: string } = {}): Promise<Json> {
  const query = `mutation ($project: ID!, $input: ${capital(name)}Input!, $group: ID) { answer: ${name}(project: $project, input: $input, group: $group) { __typename ... on ${capital(name)}Done { ${selection} } ${REFUSED} } }`;
  const answer = await server.ask(account, query, { project: target, input, group });
  if (answer.errors) throw new Error(`${name} ${JSON.stringify(input)}: ${JSON.stringify(answer.errors)}`);
  return answer.data['answer']!;
}

describe('operations as mutations', () => {
  test('GQL-6 every operation can be asked for, with its record where it names one; only the founding of a project has another form, and what the server alone does has none', () => {
    const fields = Object.keys(schema.getMutationType()!.getFields());
    expect(fields.sort()).toEqual([...Object.values(OPERATIONS).filter(({ name, serverOnly }) => name !== 'foundProject' && !serverOnly).map(({ name }) => name), 'createProject', 'undoGroup'].sort());
    for (const { name, result } of EXPOSED) expect('record' in (schema.getType(`${capital(name)}Done`) as unknown as { getFields(): object }).getFields()).toBe(result !== undefined);
  });

  test('GQL-6 random inputs of every operation are done or refused in words, and afterwards the API shows what the rules say', async () => {
    const random = new Random(Number(process.env['SEED'] ?? Date.now() % 2 ** 31));
    console.info(`seed ${random.seed} (repeat with SEED=${random.seed})`);
    const own = await createTestProject(server);
    const owner = own.people.owner;
    // Enough maps to delete one a round and still have some to draw on.
    for (let index = 0; index < 12; index += 1) {
      const map = randomUUID();
      await own.run(owner, 'createMap', { id: map, name: `Map ${index}`, aggregate: 'agreed' });
      await own.run(owner, 'addToMap', { members: own.stakeholders.slice(0, 5).map((stakeholder) => ({ id: randomUUID(), map, stakeholder })) });
    }
    // As many consultations, for each round deletes processes and sessions.
    const consultations = Array.from({ length: 20 }, () => consultationSeed(random, { stakeholder: own.stakeholders[0]!, people: [] }).steps);
    for (const { name, input } of consultations.flat()) await own.run(owner, name, parseInput(OPERATIONS[name] as unknown as AnyOperation, input, OPERATIONS[name].version));
    const file = { name: 'Minutes.pdf', mediaType: 'application/pdf', size: 4, sha256: '0'.repeat(64), cleaned: false };
    // Each of a source of its own, for sources go too.
    for (let index = 0; index < 8; index += 1) {
      const source = randomUUID();
      await own.run(owner, 'createSource', { id: source, title: `Source ${index}`, kind: 'document' });
      await submitAs(server.commands, own.place, owner, 'attachFile', { id: randomUUID(), source, ...file }, { system: true });
    }
    const accounts = Array.from({ length: 16 }, () => randomUUID());
    await enrol(server.store.dataSource, own.place.workspace, accounts);
    const spared = new Set((await wholeStore(server, own.place)).allLive('member').filter(({ role, account }) => role === 'owner' || account === own.people.observer || account === own.people.analyst).map(({ id }) => id));
    const done = new Map<string, number>();
    const undone = (): typeof EXPOSED => EXPOSED.filter(({ name }) => !done.has(name));
    // What chance refused in each round, because something before had taken what it needs, is asked for again, with more that is made and nothing that is taken away.
    const again = (): typeof EXPOSED => EXPOSED.filter(({ name }) => !done.has(name) || /^(create|add)/.test(name));
    for (let round = 0; round < 8 || (round < 24 && undone().length > 0); round += 1) {
      const store = await wholeStore(server, own.place);
      for (const { name, result } of round < 8 ? EXPOSED : again()) {
        // Later operations of a round may find gone what the store still shows: that is a refusal as well.
        const input = name === 'updateProject' ? { id: own.place.project, description: `Round ${round}` } : randomInput(name as OperationName, store, random, { spared, accounts });
        if (input === null) continue;
        const payload = await mutate(owner, name, input, { selection: result ? 'seq record { id }' : 'seq report { skipped { entity id fields } }', target: own.place.project });
        if (payload['__typename'] === 'Refused') expect(payload).toMatchObject({ code: expect.any(String), message: expect.stringMatching(/^.{10,}$/) });
        else done.set(name, (done.get(name) ?? 0) + 1);
      }
    }
    expect(undone().map(({ name }) => name)).toEqual([]);
    const everything = await wholeStore(server, own.place);
    for (const account of [owner, own.people.analyst, own.people.observer]) {
      const viewer = await viewerIn(server, own.place, account);
      expect(await told(server, own.place.project, account)).toEqual(expected(everything, viewer!));
    }
    expect(expected(everything, viewerOf('', 'owner', null))['stakeholder']!.length).toBeGreaterThan(0);
  });

  test('GQL-6 answers with the record as it is after the operation, in the same request', async () => {
    const owner = project.people.owner;
    const created = await mutate(owner, 'createStakeholder', { name: '  Women in   Peacebuilding ', kind: project.term('kind', 'network'), tags: ['a', 'a', ''] }, { selection: 'seq record { id name tags kind { code } classification } report { skipped { id } }' });
    expect(created).toMatchObject({ __typename: 'CreateStakeholderDone', record: { name: 'Women in Peacebuilding', tags: ['a'], kind: { code: 'network' }, classification: 'restricted' }, report: null });
    const id = created['record']!['id'];
    const { data } = await server.ask(owner, `mutation { a: updateStakeholder(project: "${project.place.project}", input: {id: "${id}", name: "First"}) { ... on UpdateStakeholderDone { seq record { name } } } b: updateStakeholder(project: "${project.place.project}", input: {id: "${id}", name: "Second", tags: null}) { __typename ... on UpdateStakeholderDone { record { name } } ${REFUSED} } c: updateStakeholder(project: "${project.place.project}", input: {id: "${id}", description: "Third"}) { ... on UpdateStakeholderDone { seq record { name description } } } }`);
    expect(data).toMatchObject({ a: { record: { name: 'First' } }, b: { __typename: 'Refused', code: 'invalidInput', path: 'tags' }, c: { record: { name: 'First', description: 'Third' } } });
    expect(data['c']!['seq']).toBeGreaterThan(data['a']!['seq']);
  });

  test('GQL-7 a refusal is a member of the union: a code, a sentence, what is at fault', async () => {
    const { owner, observer, analyst } = project.people;
    expect(await mutate(owner, 'createStakeholder', { name: ' ' })).toMatchObject({ __typename: 'Refused', code: 'invalidInput', message: 'name must not be empty.', path: 'name' });
    expect(await mutate(observer, 'createStakeholder', { name: 'Mine' })).toMatchObject({ code: 'forbidden', params: { role: 'observer' } });
    expect(await mutate(analyst, 'classify', { entity: 'stakeholder', id: project.stakeholders[0], classification: 'strictlyConfidential' })).toMatchObject({ code: 'aboveClearance' });
    expect(await mutate(observer, 'updateStakeholder', { id: project.confidential, name: 'x' })).toMatchObject({ code: 'forbidden' });
    expect(await mutate(owner, 'addJudgement', { stakeholder: project.stakeholders[0], dimension: 'position', value: 0.5, standing: 'own' })).toMatchObject({ code: 'outOfRange', path: 'value' });
    expect(await mutate(analyst, 'addJudgement', { stakeholder: project.stakeholders[0], dimension: 'influence', value: 5, standing: 'agreed' })).toMatchObject({ code: 'forbidden' });
    expect(await mutate(owner, 'createHolding', { stakeholder: project.stakeholders[0], interest: project.interests[0], stance: 0 })).toMatchObject({ code: 'outOfRange' });
    expect(await mutate(owner, 'deleteTerm', { id: project.term('kind', 'institution') })).toMatchObject({ code: 'stillNeeded', params: { count: expect.any(Number) } });
    expect(await mutate(owner, 'createStakeholder', { name: 'x' }, { group: 'no id' })).toMatchObject({ code: 'invalidInput', path: 'group' });
  });

  test('GQL-7 a stranger is refused in the same words whether there is such a project or not', async () => {
    const here = await mutate(randomUUID(), 'createStakeholder', { name: 'x' });
    expect(here).toMatchObject({ code: 'notFound', message: 'There is no such project, or you are not in it.' });
    expect(await mutate(randomUUID(), 'createStakeholder', { name: 'x' }, { target: randomUUID() })).toEqual(here);
    // The same as the handler's own, which somebody meets who is taken out of the project meanwhile.
    const direct = await server.commands.submit({ place: project.place, actor: randomUUID(), authority: 'member', client: null, name: 'createStakeholder', version: 1, input: { id: randomUUID(), name: 'x' }, group: null });
    expect(direct).toMatchObject({ status: 'refused', refusal: { code: here['code'], message: here['message'], params: here['params'], path: here['path'] } });
  });

  test('GQL-8 a token that may only ask changes nothing', async () => {
    const answer = await server.ask(`${project.people.owner}:read`, `mutation { createStakeholder(project: "${project.place.project}", input: {name: "x"}) { __typename } }`);
    expect(answer).toMatchObject({ status: 403, errors: [{ message: expect.stringMatching(/may ask and not change/), extensions: { code: 'FORBIDDEN' } }] });
  });

  test('GQL-9 begins a project in a workspace, or says why not', async () => {
    const account = randomUUID();
    const begin = async (workspace: string): Promise<Answer> =>
      server.ask(account, `mutation ($w: ID!) { createProject(workspace: $w, input: {name: "New", template: general, fictional: true}) { __typename ... on CreateProjectDone { project { name myRole terms(filter: {code: {eq: "company"}}) { totalCount } } } ${REFUSED} } }`, { w: workspace });
    expect((await begin(randomUUID())).data['createProject']).toMatchObject({ __typename: 'Refused', code: 'forbidden' });
    const workspace = randomUUID();
    server.workspaces.set(account, [workspace]);
    expect((await begin(workspace)).data['createProject']).toMatchObject({ __typename: 'CreateProjectDone', project: { myRole: 'owner', terms: { totalCount: 1 } } });
  });

  test('UNDO-1 a group is undone as one step, redone by undoing that, and says what it left alone', async () => {
    const { owner } = project.people;
    const group = randomUUID();
    const made = await mutate(owner, 'createStakeholder', { name: 'In a group' }, { selection: 'record { id }', group });
    await mutate(owner, 'updateStakeholder', { id: project.stakeholders[5], description: 'Mine' }, { group });
    await mutate(owner, 'updateStakeholder', { id: project.stakeholders[5], description: 'Somebody’s since' });
    const undo = async (of: string, account = owner): Promise<Json> =>
      (await server.ask(account, `mutation { undoGroup(project: "${project.place.project}", group: "${of}") { __typename ... on UndoGroupDone { seq group report { skipped { entity id fields } } stopped { code } } ${REFUSED} } }`)).data['undoGroup']!;
    const isThere = async (): Promise<boolean> => (await server.ask(owner, `{ project(id: "${project.place.project}") { stakeholder(id: "${made['record']!['id']}") { id } } }`)).data['project']!['stakeholder'] !== null;
    const undone = await undo(group);
    expect(undone).toMatchObject({ __typename: 'UndoGroupDone', report: { skipped: [{ entity: 'stakeholder', id: project.stakeholders[5], fields: ['description'] }] }, stopped: null });
    expect(await isThere()).toBe(false);
    const redone = await undo(undone['group'] as string);
    expect(await isThere()).toBe(true);
    await undo(redone['group'] as string);
    expect(await isThere()).toBe(false);
    const { activity } = (await server.ask(owner, `{ project(id: "${project.place.project}") { activity(first: 4) { nodes { operation again } } } }`)).data['project'] as Json;
    expect(activity).toEqual({ nodes: [...[false, true, false].map((again) => ({ operation: 'restore', again })), { operation: 'updateStakeholder', again: false }] });
    expect(await undo(randomUUID())).toMatchObject({ seq: null, report: { skipped: [] } });
    expect(await undo(group, randomUUID())).toMatchObject({ __typename: 'Refused', code: 'notFound' });
  });
});
