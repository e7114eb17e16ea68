import { randomUUID } from 'node:crypto';
import { createDataSource } from '@baraza/persistence';
import { createTestProject, type TestProject } from '../../test-support/project.js';
import { type Json, startTestServer, type TestServer } from '../../test-support/server.js';

let server: TestServer;
let project: TestProject;
beforeAll(async () => {
  server = await startTestServer();
  project = await createTestProject(server);
});
afterAll(() => server?.close());

const ask = async (account: string, selection: string): Promise<Json> => {
  const answer = await server.ask(account, `{ project(id: "${project.place.project}") { ${selection} } }`);
  expect(answer.errors).toBeUndefined();
  return answer.data['project']!;
};
const ENTRIES = 'entries { seq actor { displayName } operation changes { field before after } hidden } hasNextPage';

describe('the history of a record', () => {
  test('GQL-10 says who changed what, when, from what to what; newest first; of one field where asked', async () => {
    const { owner, analyst } = project.people;
    const id = project.stakeholders[20]!;
    const group = randomUUID();
    const renamed = await project.run(analyst, 'updateStakeholder', { id, name: 'Renamed', properties: { [project.properties.open]: 5 } }, group);
    const described = await project.run(owner, 'updateStakeholder', { id, description: 'Described' });
    const { stakeholder } = await ask(analyst, `stakeholder(id: "${id}") { whole: history { ${ENTRIES} } name: history(field: "name") { entries { seq at group changes { field before after } } } own: history(field: "properties.${project.properties.open}") { entries { seq changes { field after } } } }`) as Json;
    expect(stakeholder!['whole']).toMatchObject({
      entries: [
        { seq: described, actor: { displayName: 'Owner' }, operation: 'updateStakeholder', changes: [{ field: 'description', before: 'Acts in district 6.', after: 'Described' }], hidden: false },
        { seq: renamed, actor: { displayName: 'The analyst' }, changes: [{ field: 'name', before: 'Stakeholder 20', after: 'Renamed' }, { field: `properties.${project.properties.open}`, before: null, after: 5 }] },
        { operation: 'importRecords' },
      ],
      hasNextPage: false,
    });
    expect((stakeholder!['name']!['entries'] as Json[]).map((entry) => entry['changes'])).toEqual([
      [{ field: 'name', before: 'Stakeholder 20', after: 'Renamed' }],
      [{ field: 'name', before: null, after: 'Stakeholder 20' }],
    ]);
    expect((stakeholder!['name']!['entries'] as Json[])[0]).toMatchObject({ group, at: expect.stringMatching(/^\d{4}-.*Z$/) });
    expect(stakeholder!['own']).toEqual({ entries: [{ seq: renamed, changes: [{ field: `properties.${project.properties.open}`, after: 5 }] }] });
    const page = (await ask(analyst, `history(entity: stakeholder, id: "${id}", first: 1, before: ${described}) { ${ENTRIES} }`))['history']!;
    expect(page).toMatchObject({ entries: [{ seq: renamed }], hasNextPage: true });
  });

  test('PERM-59 leaves out values that the viewer may not read, and says so', async () => {
    const id = project.stakeholders[21]!;
    const { owner, observer, analyst } = project.people;
    const seq = await project.run(owner, 'updateStakeholder', { id, name: 'Open', motivations: 'Secret', properties: { [project.properties.confidential]: 'Secret too', [project.properties.open]: 1 } });
    const both = (who: string): Promise<Json> => ask(who, `history(entity: stakeholder, id: "${id}", first: 1) { entries { seq changes { field after } hidden } } own: history(entity: stakeholder, id: "${id}", field: "properties.${project.properties.confidential}") { entries { seq } }`);
    expect(((await both(analyst))['history']!['entries'] as Json[])[0]).toMatchObject({ seq, hidden: false, changes: { length: 4 } });
    const seen = await both(observer);
    expect((seen['history']!['entries'] as Json[])[0]).toEqual({ seq, hidden: true, changes: [{ field: 'name', after: 'Open' }, { field: `properties.${project.properties.open}`, after: 1 }] });
    expect(seen['own']).toEqual({ entries: [] });
    expect(JSON.stringify(seen)).not.toMatch(/Secret/);
  });

  test('PERM-59 what was entered while a record was confidential stays hidden when the record is opened; a deleted record keeps its history', async () => {
    const { owner, observer } = project.people;
    const id = randomUUID();
    await project.run(owner, 'createStakeholder', { id, name: 'Under another name', classification: 'confidential' });
    await project.run(owner, 'updateStakeholder', { id, name: 'Known to all' });
    expect((await ask(observer, `history(entity: stakeholder, id: "${id}") { entries { seq } }`))['history']).toEqual({ entries: [] });
    const opened = await project.run(owner, 'classify', { entity: 'stakeholder', id, classification: 'restricted' });
    const said = await project.run(owner, 'updateStakeholder', { id, description: 'Said openly' });
    const gone = await project.run(owner, 'deleteStakeholder', { id });
    const history = (await ask(observer, `history(entity: stakeholder, id: "${id}") { entries { seq changes { field after } hidden } } activity(first: 5) { nodes { seq hidden operation records { id changes { after } } } }`)) as Json;
    expect(JSON.stringify(history)).not.toMatch(/another name|Known to all/);
    expect((history['history']!['entries'] as Json[]).map(({ seq, hidden, changes }) => [seq, hidden, (changes as unknown as Json[]).length])).toEqual([
      [gone, false, 1],
      [said, false, 1],
      [opened, true, 0],
      [opened - 1, true, 0],
      [opened - 2, true, 0],
    ]);
    expect((await ask(owner, `history(entity: stakeholder, id: "${id}") { entries { hidden changes { after } } }`))['history']!['entries']).toHaveLength(5);
  });

  test('PERM-59 what was entered while what a record hung on was confidential stays hidden when that is opened, in history and activity', async () => {
    const { owner, observer } = project.people;
    const [end, tie] = [randomUUID(), randomUUID()];
    await project.run(owner, 'createStakeholder', { id: end, name: 'Hidden end', classification: 'confidential' });
    await project.run(owner, 'createRelationship', { id: tie, from: end, to: project.stakeholders[0], direction: 'mutual', label: 'Meets in secret' });
    await project.run(owner, 'updateRelationship', { id: tie, label: 'Meets now and then' });
    await project.run(owner, 'classify', { entity: 'stakeholder', id: end, classification: 'restricted' });
    await project.run(owner, 'updateRelationship', { id: tie, label: 'Meets openly' });
    const asked = `relationship(id: "${tie}") { label } history(entity: relationship, id: "${tie}") { entries { hidden changes { after } } } activity(first: 5) { nodes { hidden records { id hidden changes { after } } } }`;
    const told = await ask(observer, asked);
    expect(told['relationship']).toEqual({ label: 'Meets openly' });
    expect(JSON.stringify(told)).not.toMatch(/in secret|now and then/);
    expect((told['history']!['entries'] as Json[]).map(({ hidden }) => hidden)).toEqual([false, true, true]);
    expect(JSON.stringify(await ask(owner, asked))).toMatch(/in secret.*now and then|now and then.*in secret/);
  });

  test('PERM-59 of events that do not tell who could read what they hung on, only those are told who may read everything', async () => {
    const { owner, analyst } = project.people;
    const tie = randomUUID();
    await project.run(owner, 'createRelationship', { id: tie, from: project.stakeholders[0], to: project.stakeholders[1], direction: 'mutual', label: 'From an older version' });
    const admin = await createDataSource({ url: server.store.adminUrl, connections: 1 }).initialize();
    await admin.query(`UPDATE event SET changes = (SELECT json_agg(c::jsonb - 'class') FROM json_array_elements(changes) AS c) WHERE changes::text LIKE '%' || $1 || '%'`, [tie]);
    await admin.destroy();
    const asked = `history(entity: relationship, id: "${tie}") { entries { hidden changes { after } } }`;
    expect((await ask(analyst, asked))['history']).toEqual({ entries: [{ hidden: true, changes: [] }] });
    expect(JSON.stringify(await ask(owner, asked))).toContain('From an older version');
  });

  test('PERM-59 what was entered while the definition of a property was confidential stays hidden when that is opened', async () => {
    const { owner, observer } = project.people;
    const [property, id] = [randomUUID(), project.stakeholders[23]!];
    await project.run(owner, 'createProperty', { id: property, of: 'stakeholder', name: 'Assessed', valueType: 'text', classification: 'confidential' });
    await project.run(owner, 'updateStakeholder', { id, properties: { [property]: 'Weak spot' } });
    await project.run(owner, 'classify', { entity: 'property', id: property, classification: 'restricted' });
    await project.run(owner, 'updateStakeholder', { id, properties: { [property]: 'Said openly' } });
    const told = JSON.stringify(await ask(observer, `history(entity: stakeholder, id: "${id}", field: "properties.${property}") { entries { hidden changes { after } } }`));
    expect(told).toContain('Said openly');
    expect(told).not.toContain('"after":"Weak spot"');
  });

  test('PERM-57 PERM-59 a reference to what may not be read is not told by history or activity either', async () => {
    const { owner, analyst, observer } = project.people;
    const [source, id] = [randomUUID(), project.stakeholders[24]!];
    await project.run(owner, 'createSource', { id: source, title: 'Informant', kind: 'person', classification: 'confidential' });
    await project.run(owner, 'updateStakeholder', { id, source, name: 'Rests on something' });
    const asked = `history(entity: stakeholder, id: "${id}", first: 1) { entries { hidden changes { field after } } } activity(first: 1) { nodes { records { hidden changes { field after } } } }`;
    expect(JSON.stringify(await ask(analyst, asked)).split(source)).toHaveLength(3);
    const change = { hidden: true, changes: [{ field: 'name', after: 'Rests on something' }] };
    expect(await ask(observer, asked)).toEqual({ history: { entries: [change] }, activity: { nodes: [{ records: [change] }] } });
  });

  test('GQL-10 asks once for the histories of a whole list', async () => {
    const before = server.statements.length;
    await ask(project.people.analyst, `stakeholders(first: 100) { nodes { history(first: 3) { ${ENTRIES} } } }`);
    // Of all stakeholders: which of them come first is chance. Directory, project, stakeholders, own properties, histories, people; of what the changes name terms and sources; and the people of entries that waited for those.
    expect(server.statements.length - before).toBe(9);
  });
});

describe('the activity of a project', () => {
  const NODES = 'nodes { seq at actor { displayName } operation hidden more records { entity id created record { id ... on Stakeholder { name } } changes { field after } hidden } } hasNextPage';

  test('GQL-11 tells what happened, newest first, with the records as they are now, page by page', async () => {
    const { owner, analyst } = project.people;
    const id = randomUUID();
    const created = await project.run(analyst, 'createStakeholder', { id, name: 'Just added' });
    const changed = await project.run(owner, 'updateStakeholder', { id, name: 'Renamed since' });
    const { activity } = await ask(owner, `activity(first: 2) { ${NODES} }`) as Json;
    expect(activity).toMatchObject({
      nodes: [
        { seq: changed, operation: 'updateStakeholder', records: [{ entity: 'stakeholder', id, created: false, record: { name: 'Renamed since' }, changes: [{ field: 'name', after: 'Renamed since' }] }] },
        { seq: created, actor: { displayName: 'The analyst' }, records: [{ created: true, record: { name: 'Renamed since' } }] },
      ],
      hasNextPage: true,
    });
    const seqs: number[] = [];
    for (let before: number | null = null, more = true; more; ) {
      const page: Json = (await ask(owner, `activity(first: 20, before: ${before}) { nodes { seq } hasNextPage }`))['activity']!;
      seqs.push(...(page['nodes'] as Json[]).map((node) => node['seq'] as number));
      before = seqs[seqs.length - 1]!;
      more = page['hasNextPage'] as boolean;
    }
    expect(seqs).toEqual(Array.from({ length: changed }, (_, index) => changed - index));
  });

  test('GQL-11 UNDO-1 whatever was sent with an undo, also what no text of the database can hold, activity and undo go on', async () => {
    const { owner } = project.people;
    const [id, group] = [project.stakeholders[5]!, randomUUID()];
    await project.run(owner, 'updateStakeholder', { id, name: 'Changed' }, group);
    const odd = [{ entity: 'stakeholder', id, field: 'name', expected: 'no\u0000such\ud83d', value: 'x' }, { entity: 'stakeholder', id, field: 'name', expected: ',"again":true}', value: 'x' }];
    for (const changes of odd) await project.run(owner, 'restore', { changes: [changes] }, group);
    const again = await project.run(owner, 'restore', { changes: [odd[0]!], again: true }, group);
    const { activity } = await ask(owner, 'activity(first: 3) { nodes { seq again } }') as Json;
    expect(activity!['nodes']).toEqual([{ seq: again, again: true }, { seq: again - 1, again: false }, { seq: again - 2, again: false }]);
    const undone = await server.ask(owner, `mutation { undoGroup(project: "${project.place.project}", group: "${group}") { __typename } }`);
    expect(undone).toMatchObject({ data: { undoGroup: { __typename: 'UndoGroupDone' } } });
    expect(await ask(owner, `stakeholder(id: "${id}") { name }`)).toEqual({ stakeholder: { name: 'Stakeholder 05' } });
  });

  test('GQL-11 of an import shows the first fifty records and says that there are more', async () => {
    const { activity } = await ask(project.people.owner, 'activity(first: 500) { nodes { operation more records { id } } }') as Json;
    const imports = (activity!['nodes'] as Json[]).filter(({ operation }) => String(operation) === 'importRecords');
    expect(imports.map(({ more, records }) => [more, (records as unknown as Json[]).length])).toEqual([[true, 50], [true, 50]]);
  });

  test('PERM-60 of what lies above the viewer only its place in the log is told', async () => {
    const { owner, observer } = project.people;
    const judged = await project.run(owner, 'addJudgement', { id: randomUUID(), stakeholder: project.stakeholders[2], dimension: 'influence', value: 7, standing: 'own', note: 'Secret note' });
    const { activity } = await ask(observer, `activity(first: 1) { ${NODES} }`) as Json;
    expect(activity!['nodes']).toEqual([{ seq: judged, at: null, actor: null, operation: null, hidden: true, more: false, records: [] }]);
  });
});
