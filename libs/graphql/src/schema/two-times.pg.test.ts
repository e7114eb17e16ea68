import { randomUUID } from 'node:crypto';
import { aggregateJudgement, type AnyRecord, canRead, type EntityName, isLive, isRecorded, RECORDED_ENTITIES, type Records, seesBy, validityOn, type Viewer, visibleRecord } from '@baraza/domain';
import type { RecordStore } from '@baraza/store';
import { viewerIn } from '../../test-support/everything.js';
import { liveThrough, momentOf, random, type Then, wholeProject } from '../../test-support/history.js';
import { createTestProject, type TestProject } from '../../test-support/project.js';
import { type Answer, type Json, startTestServer, type TestServer } from '../../test-support/server.js';
import { pluralOf } from '../names.js';

const SEED = Number(process.env['SEED'] ?? Date.now() % 1_000_000);
const DAYS = ['2003-12-31', '2004-06-01', '2005-01-01', '2005-08-02', '2005-08-03', '2005-12-31', '2006-02-28', '2007-01-01'];
const WHO = ['owner', 'cleared', 'analyst', 'facilitator', 'observer'] as const;
let server: TestServer;
let project: TestProject;
let moments: Then[];
let now: RecordStore;
beforeAll(async () => {
  console.log(`seed ${SEED} (repeat with SEED=${SEED})`);
  server = await startTestServer();
  project = await createTestProject(server);
  moments = await liveThrough(server, project, random(SEED), 160);
  now = await wholeProject(server, project.place);
});
afterAll(() => server?.close());

const asked = (account: string, selection: string): Promise<Answer> => server.ask(account, `{ project(id: "${project.place.project}") { ${selection} } }`);
const answered = async (account: string, selection: string): Promise<Json> => {
  const answer = await asked(account, selection);
  expect(answer.errors).toBeUndefined();
  return answer.data['project']!;
};
const ids = (records: Iterable<{ id: string }>): string[] => [...records].map(({ id }) => id).sort();
const listed = (answer: Json, list: string): string[] => ids(answer[list]!['nodes'] as unknown as { id: string }[]);
const live = (records: RecordStore, viewer: Viewer, entity: EntityName): AnyRecord[] => [...records.all(entity)].filter((record) => isLive(entity, record, records.get) && canRead(viewer, entity, record, records.get));

describe('what was so on a day', () => {
  test.each(WHO)('TIME-7 the same lists, nested lists and aggregates as the definition gives in memory, for the %s', async (who) => {
    const account = project.people[who];
    const viewer = (await viewerIn(server, project.place, account))!;
    for (const day of DAYS) {
      const lists = (['stakeholder', 'relationship', 'holding', 'judgement', 'membership', 'interest'] as const).map((entity) => (entity === 'membership' ? '' : `${pluralOf(entity)}(first: 500, validAt: "${day}") { nodes { id } totalCount }`));
      const answer = await answered(account, `${lists.join(' ')} maps(first: 5, validAt: "${day}") { nodes { memberships(first: 100) { nodes { id } } } } nested: stakeholders(first: 70, validAt: "${day}") { nodes { id relationships(first: 70) { nodes { id } } aggregate(dimension: position, mode: agreed) { value } } }`);
      const valid = (entity: EntityName): AnyRecord[] => live(now, viewer, entity).filter((record) => validityOn(entity, record, day, now.get) === 'valid');
      for (const entity of ['stakeholder', 'relationship', 'holding', 'judgement', 'interest'] as const) expect({ day, entity, ids: listed(answer, pluralOf(entity)) }).toEqual({ day, entity, ids: ids(valid(entity)) });
      expect((answer['maps']!['nodes'] as Json[]).flatMap((map) => listed(map, 'memberships')).sort()).toEqual(ids(valid('membership')));
      for (const node of answer['nested']!['nodes'] as Json[]) {
        const id = String(node['id']);
        expect(listed(node, 'relationships')).toEqual(ids(valid('relationship').filter((tie) => tie['from'] === id || tie['to'] === id)));
        const judgements = live(now, viewer, 'judgement').filter((judgement) => judgement['stakeholder'] === id && judgement['dimension'] === 'position' && judgement['map'] === null) as unknown as Records['judgement'][];
        expect(node['aggregate']?.['value'] ?? null).toBe(aggregateJudgement(judgements, { mode: 'agreed', account, at: day })?.value ?? null);
      }
    }
  });

  test('TIME-7 filters go on counting, ties that were not so are no bridge, and what is asked for by its id is told', async () => {
    const [a, b] = [randomUUID(), randomUUID()];
    const { owner, analyst } = project.people;
    for (const [id, name] of [[a, 'Bridge A'], [b, 'Bridge B']]) await project.run(owner, 'createStakeholder', { id, name, validFrom: id === b ? '2005-08' : null });
    await project.run(owner, 'createRelationship', { id: randomUUID(), from: a, to: b, direction: 'directed', validTo: '2006' });
    const on = (day: string): Promise<Json> => answered(analyst, `stakeholders(validAt: "${day}", search: "Bridge", filter: {name: {contains: "b"}}) { totalCount } stakeholder(id: "${b}", validAt: "${day}") { name validFrom } shortestPaths(from: "${a}", to: "${b}", validAt: "${day}") { paths { length } } neighbourhood(of: "${a}", validAt: "${day}") { stakeholders { name } }`);
    const there = { stakeholder: { name: 'Bridge B', validFrom: '2005-08' } };
    expect(await on('2005-07-31')).toMatchObject({ ...there, stakeholders: { totalCount: 1 }, shortestPaths: { paths: [] }, neighbourhood: { stakeholders: [{ name: 'Bridge A' }] } });
    expect(await on('2005-08-01')).toMatchObject({ ...there, stakeholders: { totalCount: 2 }, shortestPaths: { paths: [{ length: 1 }] } });
    expect(await on('2007-01-01')).toMatchObject({ ...there, stakeholders: { totalCount: 2 }, shortestPaths: { paths: [] } });
    expect((await asked(analyst, 'stakeholders(validAt: "2005-08") { totalCount }')).errors?.[0]?.message).toMatch(/Day takes a day/);
  });

  test('TIME-7 TIME-8 one statement a level, and one to find the moment', async () => {
    const { analyst } = project.people;
    const count = async (moment: string): Promise<number> => {
      const before = server.statements.length;
      await answered(analyst, `stakeholders(first: 30${moment}) { nodes { relationships { nodes { from { name } } } holdings { nodes { interest { name } } } } }`);
      return server.statements.length - before;
    };
    const plain = await count('');
    expect(await count(', validAt: "2005-08-03"')).toBe(plain);
    expect(await count(`, validAt: "2005-08-03", recordedAt: "${moments[2]!.at}"`)).toBe(plain + 1);
  });
});

describe('what had been entered at a moment', () => {
  const both = async (who: (typeof WHO)[number], { records }: Then): Promise<{ viewer: Viewer; sees: (entity: EntityName, id: string) => boolean; readable: (entity: EntityName, record: AnyRecord) => boolean }> => {
    const viewer = (await viewerIn(server, project.place, project.people[who]))!;
    now = await wholeProject(server, project.place);
    const today = seesBy(viewer, now.get);
    // By its class then, with all that it hung on, and of each of these by its class today.
    const readable = (entity: EntityName, record: AnyRecord): boolean => canRead(viewer, entity, record, (of, id) => (records.get(of, id) && !today(of, id) ? { ...records.get(of, id)!, classification: 'strictlyConfidential' } : records.get(of, id))) && today(entity, record.id);
    const sees = (entity: EntityName, id: string): boolean => {
      const record = isRecorded(entity) ? records.get(entity, id) : undefined;
      return record ? readable(entity, record) : !isRecorded(entity) && today(entity, id);
    };
    return { viewer, sees, readable };
  };

  test.each(WHO)('TIME-8 TIME-9 a map whole: what stood then, as far as it may be read today and could be then, for the %s', async (who) => {
    for (const then of moments) {
      const { viewer, sees, readable } = await both(who, then);
      const { recordedMap } = (await answered(project.people[who], `recordedMap(map: "${project.map}", recordedAt: "${then.at}") { seq records { entity record } }`)) as unknown as { recordedMap: { records: { entity: EntityName; record: AnyRecord }[] } };
      // Of a map that was closed then it is not told which judgements counted on it alone.
      const onMap = (entity: EntityName, record: AnyRecord): boolean => (entity === 'map' ? record.id === project.map : entity === 'membership' ? record['map'] === project.map : entity === 'judgement' ? record['map'] === null || (record['map'] === project.map && sees('map', project.map)) : true);
      const expected = RECORDED_ENTITIES.flatMap((entity) => [...then.records.all(entity)].filter((record) => !record.deleted && onMap(entity, record) && readable(entity, record)).map((record) => ({ entity, record: visibleRecord(viewer, entity, record, sees) })));
      const inOrder = (list: { record: AnyRecord }[]): unknown[] => [...list].sort((a, b) => (a.record.id < b.record.id ? -1 : 1));
      expect(inOrder(recordedMap.records)).toEqual(inOrder(expected));
    }
  });

  test.each(['owner', 'analyst', 'observer'] as const)('TIME-8 lists, filters, orders, references and both times at once, for the %s', async (who) => {
    for (const then of moments.slice(1)) {
      const { readable } = await both(who, then);
      const at = (entity: EntityName): AnyRecord[] => [...then.records.all(entity)].filter((record) => isLive(entity, record, then.records.get) && readable(entity, record));
      const selection = `stakeholders(first: 500, recordedAt: "${then.at}", filter: {name: {contains: "e"}, validTo: {isNull: true}}, orderBy: [{field: name}, {field: changed}, {field: created}]) { totalCount nodes { id name source { id } } }
        relationships(first: 500, recordedAt: "${then.at}", validAt: "2005-08-03") { nodes { id from { id name } } } judgements(first: 500, recordedAt: "${then.at}") { nodes { id } }`;
      const answer = await answered(project.people[who], selection);
      const named = at('stakeholder').filter((record) => /e/i.test(String(record['name'])) && record['validTo'] === null);
      expect(answer['stakeholders']!['totalCount']).toBe(named.length);
      expect(Object.fromEntries((answer['stakeholders']!['nodes'] as Json[]).map((node) => [node['id'], node['name']]))).toEqual(Object.fromEntries(named.map((record) => [record.id, record['name']])));
      for (const node of answer['stakeholders']!['nodes'] as Json[]) {
        const named = then.records.get('stakeholder', String(node['id']))!['source'] as string | null;
        const source = named === null ? undefined : then.records.get('source', named);
        expect(node['source']?.['id'] ?? null).toBe(source && readable('source', source) ? named : null);
      }
      expect(listed(answer, 'relationships')).toEqual(ids(at('relationship').filter((record) => validityOn('relationship', record, '2005-08-03', then.records.get) === 'valid')));
      for (const node of answer['relationships']!['nodes'] as Json[]) expect(node['from']!['name']).toBe(then.records.get('stakeholder', String(node['from']!['id']))!['name']);
      expect(listed(answer, 'judgements')).toEqual(ids(at('judgement')));
    }
  });

  test('TIME-9 what was said while a record, or what it hung on, was closed stays closed; what is closed since is closed then; what is deleted is there', async () => {
    const { owner, observer, analyst } = project.people;
    const [opened, closed, gone, other] = Array.from({ length: 4 }, randomUUID) as [string, string, string, string];
    const [tie, moved] = [randomUUID(), randomUUID()];
    await project.run(owner, 'createStakeholder', { id: opened, name: 'Said in confidence', classification: 'confidential' });
    await project.run(owner, 'createStakeholder', { id: closed, name: 'Open then' });
    for (const id of [gone, other]) await project.run(owner, 'createStakeholder', { id, name: id === gone ? 'Gone now' : 'Other' });
    await project.run(owner, 'createRelationship', { id: tie, from: gone, to: opened, direction: 'directed' });
    await project.run(owner, 'createRelationship', { id: moved, from: closed, to: other, direction: 'directed' });
    const then = await momentOf(server, project.place);
    await project.run(owner, 'updateStakeholder', { id: opened, name: 'Said openly' });
    await project.run(owner, 'classify', { entity: 'stakeholder', id: opened, classification: 'restricted' });
    await project.run(owner, 'updateRelationship', { id: moved, from: other, to: opened });
    await project.run(owner, 'classify', { entity: 'stakeholder', id: closed, classification: 'confidential' });
    await project.run(owner, 'deleteStakeholder', { id: gone });
    const selection = `map: recordedMap(map: "${project.map}", recordedAt: "${then.at}") { records { record } } ${[opened, closed, gone].map((id, index) => `s${index}: stakeholder(id: "${id}", recordedAt: "${then.at}") { name }`).join(' ')} tie: relationship(id: "${tie}", recordedAt: "${then.at}") { id } moved: relationship(id: "${moved}", recordedAt: "${then.at}") { id }`;
    const seen = await answered(observer, selection);
    expect(seen).toMatchObject({ s0: null, s1: null, s2: { name: 'Gone now' }, tie: null, moved: null });
    for (const told of ['Said in confidence', 'Open then', closed, tie, moved]) expect(JSON.stringify(seen)).not.toContain(told);
    expect(await answered(analyst, selection)).toMatchObject({ s0: { name: 'Said in confidence' }, s1: { name: 'Open then' }, s2: { name: 'Gone now' }, tie: { id: tie }, moved: { id: moved } });
  });

  test('TIME-9 names of people are those of now, what was said and who took part has no past, and the public none at all', async () => {
    const { owner, analyst, public: anybody } = project.people;
    const before = await momentOf(server, project.place);
    const member = [...before.records.all('member')].find((record) => record['account'] === owner)!;
    await project.run(owner, 'updateMember', { id: member.id, displayName: 'Called otherwise' });
    const judged = await answered(analyst, `judgements(first: 500, recordedAt: "${before.at}") { nodes { judge { displayName } } }`);
    expect(JSON.stringify(judged)).toContain('Called otherwise');
    expect(JSON.stringify(judged)).not.toContain('"Owner"');
    const past = `stakeholders(first: 1, recordedAt: "${before.at}")`;
    for (const field of ['statements { totalCount }', 'interventions { totalCount }', 'participations { totalCount }', 'codings { totalCount }']) {
      const answer = await asked(owner, `${past} { nodes { ${field} } }`);
      expect(answer.errors?.[0]?.message).toMatch(/told as it is now only/);
    }
    for (const list of ['interventions', 'participations', 'sessions', 'members']) expect((await asked(owner, `${list}(recordedAt: "${before.at}") { totalCount }`)).errors?.[0]?.message).toMatch(/Unknown argument/);
    for (const selection of [`${past} { totalCount }`, `recordedMap(map: "${project.map}", recordedAt: "${before.at}") { seq }`]) expect((await asked(anybody, selection)).errors?.[0]?.extensions?.code).toBe('FORBIDDEN');
  });

  test('TIME-9 times that a rule made coarse show nothing that came after', async () => {
    const { owner } = project.people;
    const [process, session, item, id] = Array.from({ length: 4 }, randomUUID) as [string, string, string, string];
    await project.run(owner, 'beginProcess', { id: process, name: 'Round', minimumCell: 5 });
    await project.run(owner, 'createSession', { id: session, process, title: 'Talk', attribution: 'notAttributed', agenda: [{ id: item, title: 'Point', order: 1 }] });
    const source = randomUUID();
    await project.run(owner, 'createSource', { id: source, title: 'The talk', kind: 'session', session });
    const then = await momentOf(server, project.place);
    await project.run(owner, 'createStakeholder', { id, name: 'Came later' });
    // Its event carries the beginning of five minutes, which lies before the moment.
    await project.run(owner, 'logIntervention', { id: randomUUID(), session, item, kind: 'need', text: 'A post.', channel: 'session', speaker: null });
    expect(await answered(owner, `stakeholder(id: "${id}", recordedAt: "${then.at}") { name } source(id: "${source}", recordedAt: "${then.at}") { title session { title } }`)).toEqual({ stakeholder: null, source: { title: 'The talk', session: { title: 'Talk' } } });
    // What a record names that has no recorded past is named as far as it may be read today.
    const { records } = (await answered(owner, `recordedMap(map: "${project.map}", recordedAt: "${then.at}") { records { record } }`))['recordedMap'] as unknown as { records: { record: AnyRecord }[] };
    expect(records.find(({ record }) => record.id === source)?.record).toMatchObject({ title: 'The talk', session });
  });
});
