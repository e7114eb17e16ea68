import { randomUUID } from 'node:crypto';
import { interpretKumu, readGraph, readTables } from '@baraza/interchange';
import { createSampleProject } from '@baraza/commands';
import { type AnyRecord, ENTITIES, type EntityName, type FieldSpec } from '@baraza/domain';
import { enrol, submitAs } from '@baraza/testing';
import { gunzipSync } from 'node:zlib';
import { FORBIDDEN_WORKSPACE, formOf, type HttpHarness, startHttp } from '../test/http.js';
import { importInto, stateOf, type TestProject } from '../test/project.js';
import { fileOf } from '../test/files.js';

let http: HttpHarness;
beforeAll(async () => {
  http = await startHttp();
});
afterAll(() => http?.close());

const get = (account: string, project: TestProject, query: string): Promise<Response> => http.send(account, 'GET', `/files/projects/${project.place.project}/export${query}`);
const bytesOf = async (response: Response): Promise<Buffer> => Buffer.from(await response.arrayBuffer());

async function sample(): Promise<TestProject> {
  const { db, handler } = http.store;
  const [owner, workspace] = [randomUUID(), randomUUID()];
  await enrol(db.dataSource, workspace, [owner]);
  return { db, handler, owner, place: await createSampleProject(handler, { workspace, account: owner, displayName: 'Analyst One' }, 'fictional', 'en') };
}

/** Live records by entity, without what differs between two copies of a project: its id, and who works in an installation; what they judged keeps their name. */
async function contents(project: TestProject): Promise<Record<string, unknown[]>> {
  const { store } = await stateOf(project, { sessions: true });
  const names = (Object.keys(ENTITIES) as EntityName[]).filter((name) => name !== 'member' && name !== 'assignment');
  const portable = (name: EntityName, record: AnyRecord): AnyRecord => {
    const accounts = Object.entries(ENTITIES[name].fields as Record<string, FieldSpec>).filter(([, { type }]) => type === 'account');
    return { ...record, ...(name === 'project' ? { id: '' } : {}), ...(record['judge'] ? { judgeName: 'Analyst One' } : {}), ...Object.fromEntries(accounts.map(([field]) => [field, null])) };
  };
  return Object.fromEntries(names.map((name) => [name, (store.allLive(name) as unknown as AnyRecord[]).map((record) => portable(name, record)).sort((a, b) => (a.id < b.id ? -1 : 1))]));
}

test('EXP-1 a workbook and a pair of CSV files, under a name that says what they are', async () => {
  const project = await http.store.begin();
  await importInto(project, await fileOf({ elements: 'Label,Type,Seats\nمجلس,Person,3\nB,Person,4', connections: 'From,To,Direction\nB,مجلس,directed' }));
  await submitAs(project.handler, project.place, project.owner, 'updateProject', { id: project.place.project, name: 'Réforme / سلام "2026"' } as never);
  const workbook = await get(project.owner, project, '?format=kumu-xlsx');
  expect(workbook.headers.get('content-disposition')).toMatch(/^attachment; filename="[\x20-\x7e]+\.xlsx"; filename\*=UTF-8''r%C3%A9forme-[%\w-]+-\d{4}-\d\d-\d\d-restricted\.xlsx$/);
  const file = interpretKumu(await readTables(await bytesOf(workbook), 'x.xlsx'));
  expect(file.elements.map(({ label, other }) => [label, other.get('Seats')])).toEqual([['مجلس', 3], ['B', 4]]);
  const archive = await bytesOf(await get(project.owner, project, '?format=kumu-csv'));
  const { default: yauzl } = await import('yauzl');
  const parts = await new Promise<Record<string, Buffer>>((resolve, reject) => {
    const found: Record<string, Buffer> = {};
    yauzl.fromBuffer(archive, { lazyEntries: false }, (error, zip) => {
      if (error) return reject(error);
      zip.on('entry', (entry) => zip.openReadStream(entry, (failure, stream) => {
        if (failure) return reject(failure);
        const pieces: Buffer[] = [];
        stream.on('data', (piece: Buffer) => pieces.push(piece));
        stream.on('end', () => {
          found[entry.fileName] = Buffer.concat(pieces);
          if (Object.keys(found).length === 2) resolve(found);
        });
      }));
      zip.on('error', reject);
    });
  });
  expect((await readTables(parts['elements.csv']!, 'elements.csv'))[0]!.rows).toHaveLength(2);
  expect((await readTables(parts['connections.csv']!, 'connections.csv'))[0]!.header).toEqual(['From', 'To', 'Direction', 'Type', 'ID']);
});

test('EXP-4 only owner and analyst export, and nobody what lies above the clearance', async () => {
  const project = await sample();
  for (const role of ['facilitator', 'observer'] as const) expect((await get(await http.member(project, role), project, '?format=kumu-xlsx')).status).toBe(403);
  expect((await get(randomUUID(), project, '?format=baraza')).status).toBe(404);
  const secret = randomUUID();
  await submitAs(project.handler, project.place, project.owner, 'createStakeholder', { id: secret, name: 'Hidden informant', classification: 'strictlyConfidential' } as never);
  const analyst = await http.member(project, 'analyst');
  for (const [account, seen] of [[project.owner, true], [analyst, false]] as const) {
    const text = gunzipSync(await bytesOf(await get(account, project, '?format=baraza'))).toString();
    expect(text.includes('Hidden informant')).toBe(seen);
    expect(text).not.toContain(project.owner);
    const file = interpretKumu(await readTables(await bytesOf(await get(account, project, '?format=kumu-xlsx')), 'x.xlsx'));
    expect(file.elements.some(({ label }) => label === 'Hidden informant')).toBe(seen);
    expect(JSON.stringify(file.columns.elements)).not.toMatch(/threatened|violence/i);
  }
  const { losses } = (await (await get(analyst, project, '/losses?format=baraza')).json()) as { losses: { code: string }[] };
  expect(losses.map(({ code }) => code)).toContain('above-clearance');
});

test('FMT-24 FMT-39 every format of maps comes under its own name, with the places on the map that was asked for, and without what lies above the clearance', async () => {
  const project = await sample();
  await submitAs(project.handler, project.place, project.owner, 'createStakeholder', { id: randomUUID(), name: 'Hidden informant', classification: 'strictlyConfidential' } as never);
  const analyst = await http.member(project, 'analyst');
  const observer = await http.member(project, 'observer');
  const [map] = (await stateOf(project)).store.allLive('map');
  for (const [format, ending, type] of [['gexf', 'gexf', 'application/gexf+xml'], ['graphml', 'graphml', 'application/graphml+xml'], ['cytoscape', 'cyjs', 'application/json'], ['jgf', 'jgf', 'application/vnd.jgf+json'], ['kumu-json', 'json', 'application/json'], ['polinode-xlsx', 'polinode.xlsx', /spreadsheetml/], ['dot', 'dot', /graphviz/]] as const) {
    const [own, other] = await Promise.all([project.owner, analyst].map((account) => get(account, project, `?format=${format}`)));
    expect([format, own!.headers.get('content-type'), own!.headers.get('content-disposition')]).toEqual([format, typeof type === 'string' ? type : expect.stringMatching(type), expect.stringMatching(new RegExp(`-\\d{4}-\\d\\d-\\d\\d-strictly-confidential\\.${ending.replace('.', '\\.')}"`))]);
    expect([format, other!.headers.get('content-disposition')]).toEqual([format, expect.stringMatching(/\d-(restricted|confidential)\.[a-z.]+"/u)]);
    const [all, seen] = [await bytesOf(own!), await bytesOf(other!)];
    const textOf = async (bytes: Buffer): Promise<string> => (format === 'dot' ? bytes.toString() : JSON.stringify((await readGraph([{ file: bytes, name: 'x' }])).elements.map(({ label, other: values }) => [label, [...values]])));
    expect([format, (await textOf(all)).includes('Hidden informant'), (await textOf(seen)).includes('Hidden informant')]).toEqual([format, true, false]);
    expect([format, (await get(observer, project, `?format=${format}`)).status]).toEqual([format, 403]);
    if (!['gexf', 'graphml', 'cytoscape', 'jgf', 'kumu-json'].includes(format)) continue;
    const shown = await readGraph([{ file: await bytesOf(await get(project.owner, project, `?format=${format}&map=${map!.id}`)), name: 'x' }]);
    const placed = (await stateOf(project)).store.allLive('membership').filter((member) => member.map === map!.id && member.stakeholder !== null && member.x !== null).map(({ x, y }) => `${x} ${y}`).sort();
    expect(placed.length).toBeGreaterThan(3);
    expect([format, shown.maps![0]!.positions.flatMap(({ x, y }) => (x === null ? [] : [`${x} ${y}`])).sort()]).toEqual([format, placed]);
    const { losses } = (await (await get(project.owner, project, `/losses?format=${format}&map=${map!.id}`)).json()) as { losses: { code: string }[] };
    expect([format, losses.map(({ code }) => code)]).toEqual([format, expect.not.arrayContaining(['positions'])]);
  }
  expect((await get(project.owner, project, '?format=gml')).status).toBe(400);
});

test('EXP-2 what a format cannot hold is listed with its number', async () => {
  const project = await sample();
  const { losses } = (await (await get(project.owner, project, '/losses?format=kumu-xlsx')).json()) as { losses: { code: string; count: number; message: string }[] };
  const { store } = await stateOf(project);
  expect(Object.fromEntries(losses.map(({ code, count }) => [code, count]))).toMatchObject({
    judgements: store.allLive('judgement').length,
    interests: store.allLive('interest').length + store.allLive('holding').length,
    maps: store.allLive('map').length,
    history: 1,
  });
  expect(losses.every(({ message }) => message.endsWith('.'))).toBe(true);
});

test('EXP-3 judged values are written as columns of their own and not read back; the sample comes in again as unchanged', async () => {
  const project = await sample();
  const file = interpretKumu(await readTables(await bytesOf(await get(project.owner, project, '?format=kumu-xlsx')), 'x.xlsx'));
  expect(file.columns.elements.map(({ header }) => header)).toContain('Influence (judged)');
  const { plan } = await importInto(project, file);
  expect(plan.rows.filter((row) => row.class !== 'unchanged')).toEqual([]);
  expect(plan.rows.length).toBeGreaterThan(10);
});

test('LIFE-3 MEAN-21 a project exported whole and imported into another workspace is equal, with its ids; what people said to one another stays here, and that is told', async () => {
  const project = await sample();
  const [one, other] = (await stateOf(project)).store.allLive('stakeholder').map(({ id: each }) => each);
  const [coalition, thread] = [randomUUID(), randomUUID()];
  const { store } = await stateOf(project);
  const judged = new Set(store.allLive('judgement').map(({ stakeholder }) => stakeholder));
  const kind = store.allLive('stakeholder').find((each) => judged.has(each.id) && each.kind !== null)!.kind;
  const nothing = { interest: null, map: null, source: null, place: null, process: null, session: null };
  for (const [name, input] of [
    ['updateTerm', { id: kind, thing: true }],
    ['createDistinction', { id: randomUUID(), one, other }],
    ['createCoalition', { id: coalition, name: 'Bloc' }],
    ['addToCoalition', { members: [one, other].map((stakeholder) => ({ id: randomUUID(), coalition, stakeholder })) }],
    ['startThread', { id: thread, comment: randomUUID(), ...nothing, stakeholder: one, text: 'Between us: heron.' }],
  ] as const) expect(await submitAs(project.handler, project.place, project.owner, name, input as never)).toMatchObject({ status: 'done' });
  const bytes = await bytesOf(await get(project.owner, project, '?format=baraza'));
  expect(gunzipSync(bytes).toString()).not.toContain('heron');
  const { losses } = (await (await get(project.owner, project, '/losses?format=baraza')).json()) as { losses: { code: string; count: number }[] };
  expect(losses.find(({ code }) => code === 'comments')).toMatchObject({ count: 1 });
  const founder = randomUUID();
  const workspace = randomUUID();
  const response = await http.send(founder, 'POST', `/files/workspaces/${workspace}/import-project`, { form: formOf({ 'p.baraza.gz': bytes }) });
  const { project: id } = (await response.json()) as { project: string };
  const copy: TestProject = { ...project, owner: founder, place: { workspace, project: id } };
  const [before, after] = [await contents(project), await contents(copy)];
  expect(after['judgement']!.length).toBeGreaterThan(0);
  const { thread: said, comment: text, ...portable } = before;
  expect([said!.length, text!.length]).toEqual([1, 1]);
  expect(after).toEqual({ ...portable, thread: [], comment: [] });
  expect([after['distinction']!.length, after['coalitionMember']!.length]).toEqual([1, 2]);
  expect(after['intervention']!.length).toBeGreaterThan(100);
  expect((await stateOf(copy)).store.allLive('member')).toMatchObject([{ account: founder, role: 'owner' }]);
  const twice = await bytesOf(await http.send(founder, 'GET', `/files/projects/${id}/export?format=baraza`));
  const body = (buffer: Buffer): string[] => gunzipSync(buffer).toString().split('\n').slice(1);
  expect(body(twice)).toEqual(body(bytes));
});

test('IMP-45 one person makes one file at a time: the next wait, too many are refused in words, and others are not held up', async () => {
  const project = await http.store.begin();
  const [analyst, query] = [await http.member(project, 'analyst'), '?format=kumu-xlsx'];
  const lock = project.db.dataSource.createQueryRunner();
  await lock.startTransaction();
  // Nothing is read of any project until this is over.
  await lock.query('LOCK TABLE stakeholder IN ACCESS EXCLUSIVE MODE');
  const answers: number[] = [];
  let refused = (): void => undefined;
  const two = new Promise<void>((resolve) => (refused = resolve));
  const own = Array.from({ length: 8 }, async () => {
    const response = await get(project.owner, project, query);
    if (answers.push(response.status) === 2) refused();
    return response.status === 429 ? ((await response.json()) as { code: string }).code : response.status;
  });
  await two;
  expect(answers).toEqual([429, 429]);
  const theirs = get(analyst, project, query);
  await lock.rollbackTransaction();
  await lock.release();
  expect((await theirs).status).toBe(200);
  expect((await Promise.all(own)).map(String).sort()).toEqual([...Array<string>(6).fill('200'), 'serverBusy', 'serverBusy']);
});

test('LIFE-4 a file that is no project, or damaged, leaves no project behind', async () => {
  const project = await sample();
  const bytes = await bytesOf(await get(project.owner, project, '?format=baraza'));
  const lines = gunzipSync(bytes).toString().split('\n');
  const spoil = (at: number, text: string): Buffer => Buffer.from([...lines.slice(0, at), text, ...lines.slice(at + 1)].join('\n'));
  const dangling = lines.findIndex((line) => line.startsWith('{"entity":"relationship"'));
  const workspace = randomUUID();
  for (const [content, code] of [
    [Buffer.from('Label,Type\nA,B'), 'notAProject'],
    [Buffer.from(''), 'notAProject'],
    [bytes.subarray(0, bytes.length - 20), 'projectFileDamaged'],
    [Buffer.from(lines.slice(0, -3).join('\n')), 'projectFileDamaged'],
    [spoil(3, '{"entity":"account","record":{}}'), 'projectFileDamaged'],
    [spoil(0, lines[0]!.replace(/"version":\d+/, '"version":99')), 'projectFileNewer'],
    [spoil(dangling, lines[dangling]!.replace(/"from":"[^"]+"/, `"from":"${randomUUID()}"`)), 'recordRefused'],
  ] as const) {
    const response = await http.send(project.owner, 'POST', `/files/workspaces/${workspace}/import-project`, { form: formOf({ 'p.gz': content }) });
    expect([code, response.status, await response.json()]).toMatchObject([code, 422, { code }]);
  }
  const rows: unknown[] = await project.db.dataSource.query('SELECT 1 FROM project_directory WHERE workspace_id = $1', [workspace]);
  expect(rows).toEqual([]);
  expect((await http.send(project.owner, 'POST', `/files/workspaces/${FORBIDDEN_WORKSPACE}/import-project`, { form: formOf({ 'p.gz': bytes }) })).status).toBe(403);
});
