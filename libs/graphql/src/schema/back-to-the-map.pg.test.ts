import { randomUUID } from 'node:crypto';
import type { Attribution } from '@baraza/domain';
import { createTestProject, type TestProject } from '../../test-support/project.js';
import { type Json, startTestServer, type TestServer } from '../../test-support/server.js';

let server: TestServer;
let project: TestProject;
let process: string;
let duty: string;
beforeAll(async () => {
  server = await startTestServer();
  project = await createTestProject(server);
  process = randomUUID();
  await run('beginProcess', { id: process, name: 'Round', minimumCell: 5 });
  duty = await session('attributed', '2005-01-01T09:00:00Z');
  await run('createAssignment', { id: randomUUID(), session: duty, account: project.people.rapporteur, duty: 'rapporteur' });
});
afterAll(() => server?.close());

const run = (name: Parameters<TestProject['run']>[1], input: object): Promise<number> => project.run(project.people.owner, name, input);
async function session(attribution: Attribution, startsAt: string | null, items: readonly { id: string; attribution: Attribution }[] = [], of: string = process): Promise<string> {
  const id = randomUUID();
  const agenda = items.map((item, order) => ({ ...item, title: 'Item', order }));
  await run('createSession', { id, process: of, title: 'Town hall', attribution, startsAt, endsAt: startsAt && new Date(Date.parse(startsAt) + 3_600_000).toISOString(), ...(agenda.length > 0 ? { agenda } : {}) });
  return id;
}
/** Something said in the session; the text is how tests know it again. */
async function say(of: string, text: string, more: object = {}): Promise<string> {
  const id = randomUUID();
  await run('logIntervention', { id, session: of, kind: 'need', text, channel: 'session', ...more });
  return id;
}
async function stakeholder(): Promise<string> {
  const id = randomUUID();
  await run('createStakeholder', { id, name: `Council ${id}` });
  return id;
}
async function participant(of: string, speaksFor: string): Promise<string> {
  const id = randomUUID();
  await run('registerParticipation', { id, session: of, mode: 'pseudonym', pseudonym: 'Seat 1', people: 1, enteredBy: 'form', stakeholder: speaksFor });
  return id;
}

async function asked(account: string, selection: string): Promise<Json> {
  const answer = await server.ask(account, `{ project(id: "${project.place.project}") { ${selection} } }`);
  expect(answer.errors).toBeUndefined();
  return answer.data['project']!;
}
async function statements(account: string, of: string, page = ''): Promise<Json> {
  const answer = await asked(account, `stakeholder(id: "${of}") { hiddenFields statements${page} { totalCount hidden pageInfo { hasNextPage endCursor } nodes { relation intervention { text session { id } } } } }`);
  return answer['stakeholder']!['statements']!;
}
const texts = (page: Json): string[] => (page['nodes'] as unknown as { relation: string; intervention: { text: string } }[]).map(({ relation, intervention }) => `${relation} ${intervention.text}`);

test('BACK-1 what was said for a stakeholder and of it is told once, session by session, the newest first, and in pages that neither repeat nor leave out', async () => {
  const who = await stakeholder();
  const [older, newer, undated] = [await session('affiliationOnly', '2005-03-01T09:00:00Z'), await session('affiliationOnly', '2005-08-03T09:00:00Z'), await session('affiliationOnly', null)];
  await say(undated, 'undated', { affiliation: who });
  await say(older, 'second', { affiliation: who, at: '2005-03-01T09:20:00Z' });
  await say(older, 'first', { at: '2005-03-01T09:10:00Z', about: [{ stakeholder: who }] });
  await say(newer, 'of itself', { affiliation: who, at: '2005-08-03T09:10:00Z', about: [{ stakeholder: who }] });
  await say(newer, 'somebody else', { affiliation: await stakeholder() });
  const [kept, merged] = [await say(newer, 'kept', { affiliation: who, at: '2005-08-03T09:20:00Z' }), await say(newer, 'merged', { affiliation: who })];
  await run('mergeInterventions', { id: kept, other: merged });
  const all = ['said of itself', 'said kept', 'about first', 'said second', 'said undated'];
  const page = await statements(project.people.observer, who);
  expect(texts(page)).toEqual(all);
  expect(page).toMatchObject({ totalCount: 5, hidden: false, pageInfo: { hasNextPage: false } });
  const found: string[] = [];
  for (let after: string | null = null; ; ) {
    const next: Json = await statements(project.people.observer, who, `(first: 2, after: ${JSON.stringify(after)})`);
    expect(next['totalCount']).toBe(5);
    found.push(...texts(next));
    if (!next['pageInfo']!['hasNextPage']) break;
    after = next['pageInfo']!['endCursor'] as string;
  }
  expect(found).toEqual(all);
});

test('BACK-2 nothing comes from where nothing may be attributed, neither what was said for somebody nor of them, also where the item that says so is gone', async () => {
  const who = await stakeholder();
  const [item, open] = [randomUUID(), randomUUID()];
  const closed = await session('notAttributed', null, [{ id: open, attribution: 'attributed' }]);
  const part = await session('attributed', null, [{ id: item, attribution: 'notAttributed' }]);
  await say(closed, 'in a closed session', { affiliation: who, about: [{ stakeholder: who }] });
  await say(part, 'on a closed item', { item, affiliation: who, about: [{ stakeholder: who }] });
  await say(part, 'beside it', { about: [{ stakeholder: who }] });
  await say(closed, 'on an open item', { item: open, affiliation: who });
  const heard = ['about beside it', 'said on an open item'];
  expect(texts(await statements(project.people.owner, who)).sort()).toEqual(heard);
  await run('deleteAgendaItem', { id: item });
  expect(texts(await statements(project.people.owner, who)).sort()).toEqual(heard);
  await run('setAttribution', { session: part, item: null, attribution: 'notAttributed' });
  expect(texts(await statements(project.people.owner, who))).toEqual(['said on an open item']);
});

test('BACK-3 that a speaker took part for a stakeholder counts only for those who may read it; who reads no session is told that it is hidden, and whoever has a duty in one reads that one', async () => {
  const who = await stakeholder();
  const [there, elsewhere] = [duty, await session('attributed', '2005-02-01T09:00:00Z')];
  const speakers = [await participant(there, who), await participant(elsewhere, who)];
  const said = [await say(there, 'here', { speaker: speakers[0] }), await say(elsewhere, 'elsewhere', { speaker: speakers[1] })];
  // Whom they speak for stands with the participation alone from here on.
  for (const [index, id] of said.entries()) await run('updateIntervention', { id, session: index === 0 ? there : elsewhere, affiliation: null });
  expect(texts(await statements(project.people.owner, who))).toEqual(['said elsewhere', 'said here']);
  expect(texts(await statements(project.people.rapporteur, who))).toEqual(['said here']);
  expect(texts(await statements(project.people.observer, who))).toEqual([]);
  expect(await statements(project.people.facilitator, who)).toMatchObject({ hidden: true, totalCount: 0, nodes: [] });
  await run('setAttribution', { session: there, item: null, attribution: 'notAttributed' });
  expect(texts(await statements(project.people.owner, who))).toEqual(['said elsewhere']);
});

test('MEAN-15 a thing on a map, such as an agreement, is missed by nobody: it is no stakeholder', async () => {
  const other = randomUUID();
  await run('beginProcess', { id: other, name: 'A round without agreements', minimumCell: 5 });
  const missed = async (): Promise<string[]> => ((await asked(project.people.owner, `process(id: "${other}") { neverHeard { id } }`))['process']!['neverHeard'] as unknown as { id: string }[]).map(({ id }) => id);
  const [first] = await missed();
  const kind = randomUUID();
  await run('createTerm', { id: kind, vocabulary: 'kind', code: 'agreement', name: 'Agreement' });
  await run('updateStakeholder', { id: first!, kind });
  expect(await missed()).toContain(first);
  await run('updateTerm', { id: kind, thing: true });
  expect(await missed()).not.toContain(first);
  await run('updateStakeholder', { id: first!, kind: null });
});

test('BACK-4 who is on a map and was heard in no session of a process is told, those who are usually left out first; not to who may not read everywhere who took part', async () => {
  const other = randomUUID();
  await run('beginProcess', { id: other, name: 'Another round', minimumCell: 5 });
  const of = async (account: string, which: string): Promise<Json> => (await asked(account, `process(id: "${which}") { neverHeard { id marginalised } }`))['process']!['neverHeard'] as unknown as Json;
  const before = (await of(project.people.analyst, process)) as unknown as { id: string; marginalised: boolean }[];
  const [first] = before;
  expect(first!.marginalised).toBe(true);
  const left = before.map(({ marginalised }) => marginalised);
  expect(left).toEqual([...left].sort((a, b) => Number(b) - Number(a)));
  await say(await session('affiliationOnly', null), 'heard at last', { affiliation: first!.id });
  const ids = (list: Json): string[] => (list as unknown as { id: string }[]).map(({ id }) => id);
  expect(ids(await of(project.people.analyst, process))).toEqual(before.slice(1).map(({ id }) => id));
  expect(ids(await of(project.people.analyst, other))).toContain(first!.id);
  for (const account of [project.people.observer, project.people.rapporteur]) expect(await of(account, process)).toBeNull();
});

test('BACK-8 “never heard” and “what they said” are one: who was heard through a speaker was heard, and what was merged, or stands where nothing may be attributed, is nobody’s', async () => {
  const round = randomUUID();
  await run('beginProcess', { id: round, name: 'A third round', minimumCell: 5 });
  const map = randomUUID();
  await run('createMap', { id: map, name: 'Who is heard', aggregate: 'agreed' });
  const onMap = async (): Promise<string> => {
    const id = await stakeholder();
    await run('addToMap', { members: [{ id: randomUUID(), map, stakeholder: id }] });
    return id;
  };
  const [through, closed, silent] = [await onMap(), await onMap(), await onMap()];
  const item = randomUUID();
  const there = await session('attributed', '2005-04-01T09:00:00Z', [{ id: item, attribution: 'notAttributed' }], round);
  const speaker = await participant(there, through);
  await run('updateIntervention', { id: await say(there, 'through a speaker', { speaker }), session: there, affiliation: null });
  await say(there, 'on a closed item', { item, affiliation: closed });
  const both = [closed, silent, through];
  const same = async (account: string, expected: readonly string[]): Promise<void> => {
    const { neverHeard } = (await asked(account, `process(id: "${round}") { neverHeard { id } }`))['process'] as unknown as { neverHeard: { id: string }[] };
    const of = (await asked(account, `session(id: "${there}") { stakeholders { neverHeard { id } } }`))['session'] as unknown as { stakeholders: { neverHeard: { id: string }[] } };
    for (const list of [neverHeard, of.stakeholders.neverHeard]) expect(list.map(({ id }) => id).filter((id) => both.includes(id)).sort()).toEqual([...expected].sort());
    for (const id of both) expect(texts(await statements(account, id)).some((text) => text.startsWith('said '))).toBe(!expected.includes(id));
  };
  await same(project.people.owner, [closed, silent]);
  const [kept, other] = [await say(there, 'kept'), await say(there, 'the same for somebody', { affiliation: silent })];
  await same(project.people.owner, [closed]);
  await run('mergeInterventions', { id: kept, other });
  for (const account of [project.people.owner, project.people.analyst]) await same(account, [closed, silent]);
  // Whoever may not read who took part is not told by either that a speaker did.
  await run('classify', { entity: 'participation', id: speaker, classification: 'strictlyConfidential' });
  await same(project.people.owner, [closed, silent]);
  await same(project.people.analyst, [closed, silent, through]);
});

test('BACK-5 a version of the codebook tells its codes as they stood when it was made, whatever became of them', async () => {
  const [police, pay, gone, secret] = [randomUUID(), randomUUID(), randomUUID(), randomUUID()];
  for (const [order, id, name] of [[1, police, 'police'], [2, pay, 'pay'], [3, gone, 'gone'], [4, secret, 'secret']] as const) await run('createCode', { id, process, name, retired: false, order, ...(id === secret ? { classification: 'confidential' } : {}) });
  const versions = [randomUUID(), randomUUID()];
  await run('makeCodebookVersion', { id: versions[0], process });
  await run('updateCode', { id: pay, name: 'pay and arrears', retired: true });
  await run('moveCode', { id: pay, process, parent: police, order: 1 });
  await run('deleteCode', { id: gone });
  await run('createCode', { id: randomUUID(), process, name: 'new', retired: false, order: 5 });
  await run('classify', { entity: 'code', id: secret, classification: 'restricted' });
  await run('makeCodebookVersion', { id: versions[1], process });
  const codes = async (account: string, id: string): Promise<Json> => (await asked(account, `codebookVersion(id: "${id}") { codes { id name retired parent { name } now { name } } }`))['codebookVersion']!['codes'] as unknown as Json;
  const then = [
    { id: police, name: 'police', retired: false, parent: null, now: { name: 'police' } },
    { id: pay, name: 'pay', retired: false, parent: null, now: { name: 'pay and arrears' } },
    { id: gone, name: 'gone', retired: false, parent: null, now: null },
  ];
  expect(await codes(project.people.owner, versions[0]!)).toEqual([...then, { id: secret, name: 'secret', retired: false, parent: null, now: { name: 'secret' } }]);
  // The observer may read the code now, and could not read it then.
  expect(await codes(project.people.observer, versions[0]!)).toEqual(then);
  const later = (await codes(project.people.observer, versions[1]!)) as unknown as { name: string; parent: unknown }[];
  expect(later.map(({ name }) => name).sort()).toEqual(['new', 'pay and arrears', 'police', 'secret']);
  expect(later.find(({ name }) => name === 'pay and arrears')!.parent).toEqual({ name: 'police' });
});

test('BACK-6 an intervention tells the rule under which it was said: that of its item, else of its session', async () => {
  const item = randomUUID();
  const of = await session('attributed', null, [{ id: item, attribution: 'affiliationOnly' }]);
  const [plain, on] = [await say(of, 'plain'), await say(of, 'on the item', { item })];
  const rule = async (id: string): Promise<unknown> => (await asked(project.people.observer, `intervention(id: "${id}") { rule }`))['intervention']!['rule'];
  expect([await rule(plain), await rule(on)]).toEqual(['attributed', 'affiliationOnly']);
  await run('deleteAgendaItem', { id: item });
  expect(await rule(on)).toBe('affiliationOnly');
});
