/** The register of what was said, as it leaves in files. */
import { randomUUID } from 'node:crypto';
import { gunzipSync } from 'node:zlib';
import { coarseTime } from '@baraza/domain';
import { type Cell, readTables } from '@baraza/interchange';
import { askGraphql } from '../policy/support/doors.js';
import { askFiles, download } from '../policy/support/files.js';
import { Scene, type Said } from './support/scene.js';

let scene: Scene;
beforeAll(async () => {
  scene = await Scene.begin();
});
afterAll(() => scene?.close());

type Line = Record<string, Cell>;
/** The rows of the register by the text that was said. */
async function register(format: 'register-csv' | 'register-xlsx', process: string | null = null, who: 'owner' | 'analyst' = 'analyst'): Promise<{ name: string; raw: string; rows: Line[] }> {
  const { name, bytes } = await download(scene.world, scene.people[who], format, process);
  const [table] = await readTables(bytes, `x.${format === 'register-csv' ? 'csv' : 'xlsx'}`);
  return { name, raw: bytes.toString(), rows: table!.rows.map(({ cells }) => Object.fromEntries(table!.header.map((header, at) => [header, cells[at] ?? null]))) };
}
const rowOf = ({ rows }: { rows: Line[] }, { id }: { id: string }): Line => rows.find((row) => row['ID'] === id)!;
const clock = (at: string): string => `${at.slice(0, 10)} ${at.slice(11, 16)}`;
async function log(session: string, values: object = {}): Promise<Said> {
  const said = await scene.toSay(session);
  await scene.done('rapporteur', 'logIntervention', Scene.logged(said, values as never));
  return said;
}

test('REG-1 the register holds each thing that was said once, with its session, the clock there, its question, what it is coded with and speaks of; of all processes, or of one', async () => {
  const { id, items } = await scene.session('attributed', [null]);
  await scene.prepare('updateSession', { id, timeZone: 'Asia/Kathmandu' });
  const [question, code, threat, interest] = [randomUUID(), randomUUID(), randomUUID(), randomUUID()];
  await scene.prepare('createQuestion', { id: question, process: scene.process, text: 'How safe are we?' });
  await scene.prepare('createCode', { id: code, process: scene.process, name: 'Roads | bridges', retired: false });
  await scene.prepare('createThreat', { id: threat, name: 'Banditry' });
  await scene.prepare('createInterest', { id: interest, name: 'Safe roads' });
  const said = await log(id, { item: items[0], question, kind: 'threat', language: 'ne', translation: 'In English', translationLanguage: 'en', channel: 'interview' });
  await scene.done('rapporteur', 'addCodings', { id: said.id, session: id, about: [{ code }, { threat }, { interest }, { stakeholder: said.affiliation }] });
  const again = await log(id);
  await scene.done('rapporteur', 'mergeInterventions', { id: said.id, other: again.id });
  const [csv, xlsx] = [await register('register-csv'), await register('register-xlsx')];
  const expected = {
    Process: 'Round', Session: 'Town hall', Date: clock(new Date(Date.parse(said.at) + 345 * 60_000).toISOString()), 'Time zone': 'Asia/Kathmandu', Item: 'Item', Question: 'How safe are we?', Kind: 'threat', Text: said.text, Language: 'ne',
    Translation: 'In English', 'Translated into': 'en', Speaker: expect.stringMatching(/^Seat /), Affiliation: said.affiliationNamed, Stakeholders: said.affiliationNamed, Interests: 'Safe roads', Threats: 'Banditry', Channel: 'interview', Source: null, ID: said.id,
  };
  for (const each of [csv, xlsx]) {
    expect(rowOf(each, said)).toMatchObject(expected);
    expect(rowOf(each, said)['Codes']).toMatch(/Roads .*bridges/u);
    expect(rowOf(each, again)).toBeUndefined();
  }
  const other = randomUUID();
  await scene.prepare('beginProcess', { id: other, name: 'Other round', minimumCell: 5 });
  expect([(await register('register-csv', other)).rows, rowOf(await register('register-csv', scene.process), said)['ID']]).toEqual([[], said.id]);
  await scene.done('owner', 'classify', { entity: 'intervention', id: said.id, classification: 'strictlyConfidential' });
  expect([rowOf(await register('register-csv'), said), rowOf(await register('register-csv', null, 'owner'), said)['Text']]).toEqual([undefined, said.text]);
});

test('REG-2 a speaker stands in the register only where the rule allows, and only as a seat; a person of the vault not even as an id', async () => {
  const [open, group, shut] = [await scene.session('attributed'), await scene.session('affiliationOnly'), await scene.session('notAttributed')];
  const [one, two, three] = [await log(open.id), await log(group.id), await log(shut.id)];
  const person = randomUUID();
  const named = await scene.participant(open.id, { mode: 'person', person, pseudonym: null });
  const byPerson = await log(open.id, { speaker: named.id });
  const found = await register('register-csv');
  const told = (said: Said): Cell[] => ['Speaker', 'Affiliation', 'Date'].map((column) => rowOf(found, said)[column]!);
  expect(told(one)).toEqual([expect.stringMatching(/^Seat /), one.affiliationNamed, clock(one.at)]);
  expect(told(two)).toEqual([null, two.affiliationNamed, clock(two.at)]);
  expect(told(three)).toEqual([null, null, clock(coarseTime(three.at))]);
  expect(told(byPerson)).toEqual([null, byPerson.affiliationNamed, clock(byPerson.at)]);
  for (const id of [person, named.id, one.speaker, two.speaker, three.speaker]) expect(found.raw).not.toContain(id);
});

test('REG-3 FMT-39 no text in the register is a formula, and its name tells the project, the day, the class and nothing of a session', async () => {
  const { id } = await scene.session('attributed');
  await scene.prepare('updateSession', { id, title: '=HYPERLINK("http://example.org";"Open")' });
  const text = '=cmd|\' /C calc\'!A0';
  const said = await log(id, { text, affiliation: null, affiliationName: '@SUM(A1)' });
  const { name, raw, rows } = await register('register-csv', scene.process);
  expect(raw).toContain(`,'=cmd|' /C calc'!A0,`);
  expect(raw.split(/[,\n"]/u).filter((cell) => /^[=+@-][A-Za-z]/u.test(cell))).toEqual([]);
  expect(rowOf({ rows }, said)).toMatchObject({ Text: text, Affiliation: '@SUM(A1)' });
  expect(rowOf(await register('register-xlsx'), said)).toMatchObject({ Text: text });
  expect(name).toMatch(/filename="[\w-]+-\d{4}-\d\d-\d\d-restricted\.register\.csv"/u);
  expect(name).not.toMatch(/town|round|hyperlink/iu);
});

test('REG-4 whoever took back their consent is in no export: they took no part, and what they said stands without them and to five minutes', async () => {
  const { id } = await scene.session('attributed');
  const [stays, leaves] = [await log(id), await log(id)];
  const whole = async (): Promise<string> => gunzipSync((await download(scene.world, scene.people.owner, 'baraza')).bytes).toString();
  expect((await whole()).includes(leaves.speaker)).toBe(true);
  await scene.done('rapporteur', 'withdrawConsent', { id: leaves.speaker, withdrawn: true });
  const found = await register('register-csv');
  expect(rowOf(found, leaves)).toMatchObject({ Text: leaves.text, Speaker: null, Affiliation: null, Date: clock(coarseTime(leaves.at)) });
  expect(rowOf(found, stays)).toMatchObject({ Speaker: expect.stringMatching(/^Seat /), Affiliation: stays.affiliationNamed });
  const lines = (await whole()).split('\n');
  expect(lines.filter((line) => line.includes(leaves.speaker))).toEqual([]);
  expect(lines.filter((line) => line.includes(leaves.affiliation) && !line.startsWith('{"entity":"stakeholder"'))).toEqual([]);
  expect(lines.filter((line) => line.includes(leaves.text))).toHaveLength(1);
  expect(lines.filter((line) => line.includes(stays.speaker)).length).toBeGreaterThan(1);
  const losses = async (format: string): Promise<{ code: string; count: number }[]> => ((await (await askFiles(scene.world, scene.people.owner, 'GET', `projects/${scene.world.place.project}/export/losses?format=${format}`)).json()) as { losses: { code: string; count: number }[] }).losses;
  for (const format of ['baraza', 'register-csv']) expect(await losses(format)).toContainEqual(expect.objectContaining({ code: 'withdrawn', count: 1 }));
  // A clearance that hides the list hides nothing of what was taken back.
  await scene.prepare('updateMember', { id: scene.people.analyst.member, clearance: 'public' });
  await scene.done('owner', 'classify', { entity: 'participation', id: leaves.speaker, classification: 'confidential' });
  expect((await register('register-csv')).raw).not.toContain(leaves.affiliationNamed);
  await scene.prepare('updateMember', { id: scene.people.analyst.member, clearance: null });
  await scene.done('rapporteur', 'withdrawConsent', { id: leaves.speaker, withdrawn: false }).catch(() => scene.done('owner', 'withdrawConsent', { id: leaves.speaker, withdrawn: false }));
  expect(rowOf(await register('register-csv', null, 'owner'), leaves)['Affiliation']).toBe(leaves.affiliationNamed);
});

test('REG-4 whoever took back their consent and was then taken off the list is not found by the sheet they filled in, nor by an affiliation', async () => {
  const { id } = await scene.session('attributed');
  const said = await scene.toSay(id);
  const externalId = `${randomUUID()}/needs/most`;
  await scene.done('rapporteur', 'importInterventions', { session: id, interventions: [{ id: said.id, kind: 'need', text: said.text, affiliation: said.affiliation, at: said.at, channel: 'survey', externalId }] });
  await scene.done('rapporteur', 'updateIntervention', { id: said.id, session: id, speaker: said.speaker });
  const whole = async (): Promise<string[]> => gunzipSync((await download(scene.world, scene.people.owner, 'baraza')).bytes).toString().split('\n');
  const naming = (lines: readonly string[]): string[] => lines.filter((line) => [externalId, said.affiliation, said.speaker].some((word) => line.includes(word)) && !line.startsWith('{"entity":"stakeholder"'));
  expect(naming(await whole()).some((line) => line.includes(externalId))).toBe(true);
  await scene.done('rapporteur', 'withdrawConsent', { id: said.speaker, withdrawn: true });
  await scene.done('rapporteur', 'deleteParticipation', { id: said.speaker });
  const after = await whole();
  expect(after.filter((line) => line.includes(said.text))).toHaveLength(1);
  expect(naming(after)).toEqual([]);
});

test('REG-5 the register is asked for by process, session, question, kind, channel, words, and by what a thing carries or speaks of; nobody finds by it what they may not read', async () => {
  const { id } = await scene.session('attributed');
  const [question, code, secret, other] = [randomUUID(), randomUUID(), randomUUID(), randomUUID()];
  await scene.prepare('createQuestion', { id: question, process: scene.process, text: 'What is missing?' });
  await scene.prepare('createCode', { id: code, process: scene.process, name: 'Water', retired: false });
  await scene.prepare('createStakeholder', { id: secret, name: 'Informer', classification: 'strictlyConfidential' });
  await scene.prepare('beginProcess', { id: other, name: 'Elsewhere', minimumCell: 5 });
  const [one, two] = [await log(id, { question, kind: 'objection', channel: 'survey' }), await log(id)];
  await scene.done('owner', 'addCodings', { id: one.id, session: id, about: [{ code }, { stakeholder: secret }] });
  const ask = async (filter: string, who: 'owner' | 'analyst' | 'observer' = 'analyst', search = ''): Promise<string[]> => {
    const query = `query ($project: ID!) { project(id: $project) { interventions(first: 500, search: "${search}", filter: ${filter}) { nodes { id } } } }`;
    const { data, errors } = await askGraphql(scene.world, scene.people[who], query, { project: scene.world.place.project });
    expect(errors).toBeUndefined();
    return (data!['project'] as { interventions: { nodes: { id: string }[] } }).interventions.nodes.map((node) => node.id);
  };
  const here = `session: { eq: "${id}" }`;
  expect((await ask(`{ ${here}, process: { eq: "${scene.process}" } }`)).sort()).toEqual([one.id, two.id].sort());
  expect(await ask(`{ ${here}, process: { in: ["${other}"] } }`)).toEqual([]);
  for (const filter of [`question: { eq: "${question}" }`, 'kind: { eq: objection }', 'channel: { eq: survey }', `about: { eq: "${code}" }`, `about: { in: ["${code}", "${other}"] }`]) expect(await ask(`{ ${here}, ${filter} }`)).toEqual([one.id]);
  expect(await ask(`{ ${here} }`, 'observer', one.text)).toEqual([one.id]);
  expect([await ask(`{ about: { eq: "${secret}" } }`, 'owner'), await ask(`{ about: { eq: "${secret}" } }`), await ask(`{ about: { eq: "${secret}" } }`, 'observer')]).toEqual([[one.id], [], []]);
  await scene.done('owner', 'classify', { entity: 'intervention', id: one.id, classification: 'confidential' });
  expect([await ask(`{ about: { eq: "${code}" } }`), await ask(`{ about: { eq: "${code}" } }`, 'observer')]).toEqual([[one.id], []]);
});
