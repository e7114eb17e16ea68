import { randomUUID } from 'node:crypto';
import { expected, told, viewerIn, wholeStore } from '../../test-support/everything.js';
import { enrol } from '@baraza/testing';
import { createTestProject, STAKEHOLDERS, type TestProject } from '../../test-support/project.js';
import { type Answer, type Json, startTestServer, type TestServer } from '../../test-support/server.js';

let server: TestServer;
let project: TestProject;
beforeAll(async () => {
  server = await startTestServer();
  project = await createTestProject(server);
  await project.run(project.people.owner, 'classify', { entity: 'interest', id: project.interests[0]!, classification: 'public' });
});
afterAll(() => server?.close());

const inProject = async (account: string, selection: string): Promise<Answer> => server.ask(account, `{ project(id: "${project.place.project}") { ${selection} } }`);
const stakeholder = async (account: string, index: number, selection: string): Promise<Json> => {
  const answer = await inProject(account, `stakeholder(id: "${project.stakeholders[index]!}") { ${selection} }`);
  expect(answer.errors).toBeUndefined();
  return answer.data['project']!['stakeholder']!;
};

describe('what each role and clearance is told', () => {
  test.each(['owner', 'cleared', 'analyst', 'facilitator', 'rapporteur', 'observer'] as const)('PERM-51 every field of every record is what the rules say, for the %s', async (role) => {
    const viewer = await viewerIn(server, project.place, project.people[role]);
    const everything = await wholeStore(server, project.place);
    expect(await told(server, project.place.project, project.people[role])).toEqual(expected(everything, viewer!));
  });

  test('PERM-52 a confidential record, and what hangs on it, is not there for those below: not by id, in lists, counts or searches', async () => {
    const selection = `stakeholder(id: "${project.confidential}") { name } stakeholders(search: "informant") { totalCount nodes { id } } all: stakeholders { totalCount } relationships { totalCount }`;
    const seen = (await inProject(project.people.analyst, selection)).data['project']!;
    const unseen = (await inProject(project.people.observer, selection)).data['project']!;
    expect(seen).toMatchObject({ stakeholder: { name: 'Confidential informant' }, stakeholders: { totalCount: 1 }, all: { totalCount: STAKEHOLDERS + 1 } });
    expect(unseen).toMatchObject({ stakeholder: null, stakeholders: { totalCount: 0, nodes: [] }, all: { totalCount: STAKEHOLDERS } });
    expect(Number(seen['relationships']!['totalCount']) - Number(unseen['relationships']!['totalCount'])).toBe(2);
  });

  test('PERM-53 a confidential field is empty and says that it is hidden; nobody learns it by filter, order or history either', async () => {
    expect(await stakeholder(project.people.analyst, 3, 'motivations hiddenFields')).toEqual({ motivations: 'Wants 3', hiddenFields: [] });
    const { motivations, hiddenFields } = await stakeholder(project.people.observer, 3, 'motivations hiddenFields');
    expect(motivations).toBeNull();
    expect(hiddenFields).toEqual(expect.arrayContaining(['motivations', 'incentives', 'roleOverride', 'judgements', 'aggregate', 'role', 'properties']));
    for (const list of ['filter: {motivations: {contains: "Wants"}}', 'filter: {or: [{not: {motivations: {isNull: true}}}]}', 'orderBy: [{field: roleOverrideReason}]']) {
      const answer = await inProject(project.people.observer, `stakeholders(${list}) { totalCount nodes { id } }`);
      expect(answer.errors?.[0]).toMatchObject({ message: expect.stringMatching(/above your clearance/), extensions: { code: 'FORBIDDEN' } });
    }
    const history = await inProject(project.people.observer, `stakeholder(id: "${project.stakeholders[3]!}") { history(field: "motivations") { entries { seq } } }`);
    expect(history.errors?.[0]?.extensions?.code).toBe('FORBIDDEN');
  });

  test('PERM-54 values of a confidential property are left out and cannot be asked for', async () => {
    const { open, confidential } = project.properties;
    const all = await stakeholder(project.people.analyst, 4, 'properties { value definition { name } } propertiesById');
    expect(all).toEqual({ properties: [{ value: 4, definition: { name: 'Members' } }, { value: 'Code 4', definition: { name: 'Informant' } }], propertiesById: { [open]: 4, [confidential]: 'Code 4' } });
    expect(await stakeholder(project.people.observer, 4, 'properties { value definition { name } } propertiesById')).toEqual({ properties: [{ value: 4, definition: { name: 'Members' } }], propertiesById: { [open]: 4 } });
    const filter = `stakeholders(filter: {properties: [{property: "${confidential}", contains: "Code"}]}) { totalCount }`;
    expect((await inProject(project.people.analyst, filter)).data['project']!['stakeholders']).toEqual({ totalCount: 10 });
    expect((await inProject(project.people.observer, filter)).data['project']!['stakeholders']).toEqual({ totalCount: 0 });
  });

  test('PERM-55 scores are for those who may read them; the list says that it is hidden', async () => {
    const selection = 'judgements { totalCount hidden nodes { value } } aggregate(dimension: influence) { value } role { role }';
    expect(await stakeholder(project.people.analyst, 1, selection)).toMatchObject({ judgements: { totalCount: 4, hidden: false }, aggregate: { value: 1 }, role: { role: 'sceptic' } });
    for (const role of ['facilitator', 'rapporteur', 'observer'] as const) {
      expect(await stakeholder(project.people[role], 1, selection)).toEqual({ judgements: { totalCount: 0, hidden: true, nodes: [] }, aggregate: null, role: null });
      expect((await inProject(project.people[role], 'judgements { totalCount hidden }')).data['project']!['judgements']).toEqual({ totalCount: 0, hidden: true });
    }
  });

  test('PERM-56 allegations are strictly confidential from the start', async () => {
    const selection = 'judgements(first: 100) { totalCount nodes { dimension } } feels: aggregate(dimension: feelsThreatened) { value } role { role because { dimension value } }';
    const cleared = await stakeholder(project.people.cleared, 0, selection);
    expect(cleared).toMatchObject({ judgements: { totalCount: 6 }, feels: { value: 1 }, role: { role: 'potentialSpoiler' } });
    expect((cleared['role']!['because'] as Json[]).map((reason) => reason['dimension'])).toEqual(['position', 'feelsThreatened', 'readyForViolence']);
    const analyst = await stakeholder(project.people.analyst, 0, selection);
    expect(analyst).toMatchObject({ judgements: { totalCount: 4 }, feels: null, role: { role: 'sceptic', because: [{ dimension: 'position', value: -2 }, { dimension: 'influence', value: 0 }] } });
  });

  test('PERM-57 a reference to what may not be read is empty and says so', async () => {
    expect(await stakeholder(project.people.analyst, 0, 'source { title } hiddenFields')).toEqual({ source: { title: 'What somebody said' }, hiddenFields: [] });
    const { source, hiddenFields } = await stakeholder(project.people.observer, 0, 'source { title } hiddenFields');
    expect(source).toBeNull();
    expect(hiddenFields).toContain('source');
    expect((await stakeholder(project.people.observer, 2, 'source { title } hiddenFields'))['hiddenFields']).not.toContain('source');
  });

  test('PERM-58 an owner who lowers a clearance is obeyed by the next question', async () => {
    const account = randomUUID();
    const member = { id: randomUUID(), account, displayName: 'Changing', role: 'analyst', clearance: null };
    await enrol(server.store.dataSource, project.place.workspace, [account]);
    await project.run(project.people.owner, 'createMember', member);
    expect((await stakeholder(account, 3, 'motivations'))['motivations']).toBe('Wants 3');
    await project.run(project.people.owner, 'updateMember', { id: member.id, clearance: 'restricted' });
    expect((await stakeholder(account, 3, 'motivations'))['motivations']).toBeNull();
    await project.run(project.people.owner, 'removeMember', { id: member.id });
    expect((await inProject(account, 'name')).data['project']).toBeNull();
  });
});

describe('who is let in', () => {
  test('GQL-5 nobody gets anything without being signed in, the schema neither', async () => {
    for (const query of ['{ me { account } }', '{ __schema { types { name } } }', 'nonsense {']) {
      expect(await server.ask(null, query)).toMatchObject({ status: 401, errors: [{ message: 'You are not signed in.', extensions: { code: 'UNAUTHENTICATED' } }] });
    }
    expect(await server.ask('bad', '{ me { account } }')).toMatchObject({ status: 401, errors: [{ message: expect.stringMatching(/access token is not known/) }] });
    expect((await server.ask(project.people.observer, '{ __schema { types { name } } }')).status).toBe(200);
  });

  test('GQL-5 a project that does not exist and one that is somebody else’s look the same', async () => {
    const query = (id: string): string => `{ project(id: "${id}") { name } }`;
    const answers = await Promise.all([randomUUID(), project.place.project, 'no id at all'].map((id) => server.ask(randomUUID(), query(id))));
    for (const answer of answers) expect(answer).toMatchObject({ status: 200, data: { project: null } });
    const elsewhere = await createTestProject(server);
    expect((await server.ask(project.people.owner, query(elsewhere.place.project))).data).toEqual({ project: null });
    // Nor does an id of another project lead anywhere from one’s own.
    expect((await inProject(project.people.owner, `stakeholder(id: "${elsewhere.stakeholders[0]!}") { name } history(entity: stakeholder, id: "${elsewhere.stakeholders[0]!}") { entries { seq } } neighbourhood(of: "${elsewhere.stakeholders[0]!}") { stakeholders { id } }`)).data['project']).toEqual({
      stakeholder: null,
      history: { entries: [] },
      neighbourhood: null,
    });
  });

  test('GQL-5 the public reads what was published, and no more', async () => {
    const seen = (await inProject(project.people.public, 'name myClearance stakeholders { totalCount } relationships { totalCount } interests { nodes { id } } judgements { hidden totalCount } members { totalCount }')).data['project'];
    expect(seen).toEqual({
      name: 'Test project',
      myClearance: 'public',
      stakeholders: { totalCount: 0 },
      relationships: { totalCount: 0 },
      interests: { nodes: [{ id: project.interests[0] }] },
      judgements: { hidden: true, totalCount: 0 },
      members: { totalCount: 0 },
    });
  });

  test('GQL-5 tells people who they are and which projects they are in', async () => {
    server.workspaces.set(project.people.observer, [project.place.workspace]);
    const { data } = await server.ask(`${project.people.observer}:read`, '{ me { account displayName email readOnly workspaces { name role projects { id } } } projects { name myRole myClearance } }');
    expect(data).toMatchObject({
      me: { account: project.people.observer, readOnly: true, workspaces: [{ role: 'member', projects: [{ id: project.place.project }] }] },
      projects: [{ name: 'Test project', myRole: 'observer', myClearance: 'restricted' }],
    });
  });
});
