import { randomUUID } from 'node:crypto';
import { readGroup, inTransaction } from '@baraza/persistence';
import { undoGroup } from '@baraza/commands';
import { submitAs } from '@baraza/testing';
import { ended, http, importsOverHttp, path, preview, project, upload } from '../test/imports.js';
import { stateOf } from '../test/project.js';
import type { PlanRow } from '../import/types.js';

importsOverHttp();
const count = async (): Promise<number> => (await stateOf(project)).store.allLive('stakeholder').length;

function withResolvers(): { promise: Promise<void>; resolve: () => void } {
  let resolve = (): void => undefined;
  const promise = new Promise<void>((done) => void (resolve = done));
  return { promise, resolve };
}

const many = (rows: number): string => `Label,Type\n${Array.from({ length: rows }, (_, i) => `S${i},Person`).join('\n')}`;

test('IMP-35 upload, preview, answer, apply, undo', async () => {
  const first = await preview(upload({ 'elements.csv': 'Label,Type,Influence\nA,Person,High\nB,Village,Low\n,Person,', 'connections.csv': 'From,To,Type\nA,B,funds' }));
  expect(first).toMatchObject({
    state: 'previewed',
    code: 'previewed',
    files: ['elements.csv', 'connections.csv'],
    counts: { stakeholder: { added: 2 }, relationship: { open: 1 } },
    questions: [{ kind: 'direction', answer: null }],
    lists: { added: { total: 2 }, bad: { total: 1, rows: [{ sheet: 'elements', row: 4, code: 'no-label' }] } },
  });
  expect(await count()).toBe(0);
  const id = first.import;
  const early = await http.send(project.owner, 'POST', `/files/imports/${id}/apply`);
  expect([early.status, await early.json()]).toMatchObject([409, { code: 'questionsOpen', params: { count: 1 } }]);
  const chosen = await preview(http.send(project.owner, 'POST', `/files/imports/${id}/choices`, { json: { direction: 'directed', map: { name: 'From the file' } } }));
  expect(chosen).toMatchObject({ counts: { relationship: { added: 1 } }, questions: [{ answer: 'directed' }], maps: [{ id: null, name: 'From the file', added: 2, moved: 0 }] });
  expect((await http.send(project.owner, 'POST', `/files/imports/${id}/apply`)).status).toBe(202);
  const done = await ended(id);
  expect(done).toMatchObject({ state: 'done', done: done.total, result: { counts: { stakeholder: 2, relationship: 1, map: 1, membership: 2 }, leftOver: 0 } });
  expect(await count()).toBe(2);
  const again = await http.send(project.owner, 'POST', `/files/imports/${id}/apply`);
  expect([again.status, await again.json()]).toMatchObject([409, { code: 'importDone' }]);
  const group = done.result!.group!;
  await undoGroup(project.db.dataSource, project.handler, { place: project.place, actor: project.owner, group, as: randomUUID() });
  const { store } = await stateOf(project);
  expect(['stakeholder', 'relationship', 'map', 'property'].map((entity) => store.allLive(entity as 'map').length)).toEqual([0, 0, 0, 0]);
  expect(store.allLive('term').find(({ name }) => name === 'Village')).toBeUndefined();
});

test('IMP-36 a page of the rows of a class', async () => {
  const { import: id, lists } = await preview(upload({ 'many.csv': many(300) }));
  expect(lists.added).toMatchObject({ total: 300 });
  expect(lists.added.rows).toHaveLength(20);
  const page = await (await http.send(project.owner, 'GET', `/files/imports/${id}/rows?class=added&offset=290&limit=50`)).json();
  expect(page).toMatchObject({ total: 300, rows: Array.from({ length: 10 }, (_, i) => ({ title: `S${290 + i}`, row: 292 + i })) });
  const wrong = await http.send(project.owner, 'GET', `/files/imports/${id}/rows?class=purple`);
  expect([wrong.status, await wrong.json()]).toMatchObject([400, { code: 'invalidInput', params: { field: 'class' } }]);
});

test('IMP-37 a file that cannot be read is refused with a sentence, and nothing changes', async () => {
  for (const [name, bytes, code] of [
    ['broken.xlsx', Buffer.from('PK\u0003\u0004 and then nothing'), /^workbook-/],
    ['page.csv', '<html><body>Sign in first</body></html>', /^not-a-table$/],
    ['empty.csv', '', /^file-empty$/],
    ['laughs.gexf', '<!DOCTYPE gexf [<!ENTITY a "ha">]><gexf>&a;</gexf>', /^xml-has-dtd$/],
    ['deep.json', '['.repeat(1000), /^too-deep$/],
    ['half.graphml', '<graphml><graph><node id="a"/>', /^xml-damaged$/],
    ['places.json', '{"type":"FeatureCollection","features":[]}', /^json-not-a-map$/],
    ['wrong.csv', 'Colour,Taste\n', /^noRows$/],
  ] as const) {
    const response = await upload({ [name]: bytes });
    const body = (await response.json()) as { code: string; message: string };
    expect([name, response.status, body.code]).toEqual([name, 422, expect.stringMatching(code)]);
    expect(body.message).toMatch(/^[A-Z].+\.$/);
  }
  expect(await count()).toBe(0);
  expect(http.errors).toEqual([]);
});

test('IMP-37 requests that are no upload are told what they should be', async () => {
  const notForm = await http.send(project.owner, 'POST', path(), { json: {} });
  expect([notForm.status, await notForm.json()]).toMatchObject([415, { code: 'notMultipart' }]);
  expect([(await upload({})).status, (await upload({ 'a.csv': 'Label\nA', 'b.csv': 'Label\nA', 'c.csv': 'Label\nA' })).status]).toEqual([400, 400]);
  const choices = await upload({ 'a.csv': 'Label\nA' }, { choices: '{"direction":"up"}' });
  expect([choices.status, await choices.json()]).toMatchObject([400, { code: 'invalidInput', params: { field: 'direction' } }]);
  const cut = await http.send(project.owner, 'POST', path(), { headers: { 'content-type': 'multipart/form-data' } });
  expect([cut.status, await cut.json()]).toMatchObject([400, { code: 'uploadBroken' }]);
});

test('IMP-41 only owner and analyst import; nobody reaches another’s import', async () => {
  const file = { 'a.csv': 'Label\nA' };
  for (const role of ['facilitator', 'rapporteur', 'observer', 'public'] as const) {
    const response = await upload(file, {}, await http.member(project, role));
    expect([role, response.status, await response.json()]).toMatchObject([role, 403, { code: 'forbidden', params: { right: 'import' } }]);
  }
  expect((await upload(file, {}, randomUUID())).status).toBe(404);
  const analyst = await http.member(project, 'analyst');
  const { import: id } = await preview(upload(file, {}, analyst));
  for (const [method, route] of [['GET', ''], ['GET', '/preview'], ['GET', '/rows?class=added'], ['POST', '/apply'], ['POST', '/cancel']] as const) {
    expect([route, (await http.send(project.owner, method, `/files/imports/${id}${route}`)).status]).toEqual([route, 404]);
  }
  expect((await http.send(null, 'GET', `/files/imports/${id}`)).status).toBe(401);
  expect((await http.send(`read-only ${analyst}`, 'POST', `/files/imports/${id}/apply`)).status).toBe(403);
  expect((await http.send(analyst, 'POST', `/files/imports/${id}/apply`, { headers: { origin: 'https://elsewhere.example' } })).status).toBe(403);
  expect((await http.send(analyst, 'POST', `/files/imports/${id}/apply`)).status).toBe(202);
});

test('IMP-38 cancelled while it is being put in: nothing of it remains', async () => {
  const { import: id } = await preview(upload({ 'many.csv': many(6000) }));
  const written = new Promise<void>((resolve) => {
    const stop = project.handler.onCommitted(({ place }) => {
      if (place.project !== project.place.project) return;
      stop();
      resolve();
    });
  });
  await http.send(project.owner, 'POST', `/files/imports/${id}/apply`);
  await written;
  await http.send(project.owner, 'POST', `/files/imports/${id}/cancel`);
  const end = await ended(id);
  expect(end).toMatchObject({ state: 'cancelled', code: 'cancelled', result: { leftOver: 0 } });
  const { place, db } = project;
  expect(await inTransaction(db.dataSource, place.workspace, (sql) => readGroup(sql, place.workspace, place.project, end.result!.group!))).not.toEqual([]);
  expect(await count()).toBe(0);
});

test('IMP-39 what changed in the project since the preview is planned for anew; a new question stops it before anything is put in', async () => {
  const one = await preview(upload({ 'a.csv': 'Label,Description\nApple,edited' }));
  for (let i = 0; i < 2; i += 1) await submitAs(project.handler, project.place, project.owner, 'createStakeholder', { id: randomUUID(), name: 'Apple' } as never);
  await http.send(project.owner, 'POST', `/files/imports/${one.import}/apply`);
  expect(await ended(one.import)).toMatchObject({ state: 'previewed', error: { code: 'changedMeanwhile' } });
  const now = await preview(http.send(project.owner, 'GET', `/files/imports/${one.import}/preview`));
  expect(now.questions).toMatchObject([{ kind: 'whichStakeholder', answer: null }]);
  expect(await count()).toBe(2);
});

test.each([
  ['unchanged', 'old'],
  ['changed', 'from the file'],
])('IMP-39 a field that a colleague corrects after the preview (%s) is not overwritten unseen, and is once it was shown', async (shown, written) => {
  const id = randomUUID();
  await submitAs(project.handler, project.place, project.owner, 'createStakeholder', { id, name: 'Apple', description: 'old' } as never);
  const one = await preview(upload({ 'a.csv': `Label,Description,New\nApple,${written},x\nPear,,x` }));
  expect(one.counts.stakeholder).toMatchObject({ changed: 1, added: 1 });
  expect((one.lists.changed.rows[0] as PlanRow).changes.map(({ label }) => label)).toEqual(shown === 'changed' ? ['Description', 'New'] : ['New']);
  const analyst = await http.member(project, 'analyst');
  await submitAs(project.handler, project.place, analyst, 'updateStakeholder', { id, description: 'corrected' } as never);
  await http.send(project.owner, 'POST', `/files/imports/${one.import}/apply`);
  expect(await ended(one.import)).toMatchObject({ state: 'previewed', error: { code: 'changedMeanwhile' } });
  const { store } = await stateOf(project);
  expect(store.live('stakeholder', id)).toMatchObject({ description: 'corrected' });
  expect(store.allLive('stakeholder')).toHaveLength(1);
  const now = await preview(http.send(project.owner, 'GET', `/files/imports/${one.import}/preview`));
  expect((now.lists.changed.rows[0] as PlanRow).changes).toContainEqual(expect.objectContaining({ label: 'Description', before: 'corrected', after: written }));
  await http.send(project.owner, 'POST', `/files/imports/${one.import}/apply`);
  expect(await ended(one.import)).toMatchObject({ state: 'done', result: { counts: { stakeholder: 2 } } });
});

test('IMP-39 what a colleague takes out after the preview does not come back unseen; what has nothing to do with the file stops nothing', async () => {
  const id = randomUUID();
  await submitAs(project.handler, project.place, project.owner, 'createStakeholder', { id, name: 'Apple' } as never);
  const one = await preview(upload({ 'a.csv': 'Label\nApple\nPear' }));
  await submitAs(project.handler, project.place, project.owner, 'createStakeholder', { id: randomUUID(), name: 'Quince' } as never);
  await submitAs(project.handler, project.place, project.owner, 'deleteStakeholder', { id } as never);
  await http.send(project.owner, 'POST', `/files/imports/${one.import}/apply`);
  expect(await ended(one.import)).toMatchObject({ state: 'previewed', error: { code: 'changedMeanwhile' } });
  await submitAs(project.handler, project.place, project.owner, 'createStakeholder', { id: randomUUID(), name: 'Medlar' } as never);
  await http.send(project.owner, 'POST', `/files/imports/${one.import}/apply`);
  expect(await ended(one.import)).toMatchObject({ state: 'done', result: { counts: { stakeholder: 2 } } });
  expect(await count()).toBe(4);
});

/** Uploads that begin and go no further, two of each account. */
async function stuckUploads(...accounts: string[]): Promise<{ free(): Promise<void> }> {
  const stuck = [...accounts, ...accounts].map((account) => {
    const { promise: hold, resolve: begun } = withResolvers();
    const stop = new AbortController();
    const body = new ReadableStream({
      start: (controller) => controller.enqueue(Buffer.from('--b\r\nContent-Disposition: form-data; name="file"; filename="a.csv"\r\n\r\nLabel\n')),
      pull: () => begun(),
    });
    const sent = http.raw(account, path(), body, stop.signal).catch(() => undefined);
    return { hold, stop, sent };
  });
  await Promise.all(stuck.map(({ hold }) => hold));
  return {
    free: async () => {
      for (const { stop } of stuck) stop.abort();
      await Promise.all(stuck.map(({ sent }) => sent));
    },
  };
}
const statusOf = async (account: string): Promise<number> => (await upload({ 'a.csv': 'Label\nA' }, {}, account)).status;
/** Uploads until the answer is another: requests overtake one another on their way. */
async function statusOther(than: number, account: string): Promise<number> {
  let status = await statusOf(account);
  for (let tries = 0; status === than && tries < 200; tries += 1) status = await statusOf(account);
  return status;
}

test('IMP-40 few uploads are taken at once, and one that is cut off makes room again', async () => {
  const third = await http.member(project, 'analyst');
  const stuck = await stuckUploads(project.owner, await http.member(project, 'analyst'));
  expect(await statusOther(201, third)).toBe(429);
  await stuck.free();
  expect(await statusOther(429, third)).toBe(201);
});

test('LIMIT-1 whoever takes all places of one account leaves the others room', async () => {
  const other = await http.member(project, 'analyst');
  const stuck = await stuckUploads(project.owner);
  expect(await statusOther(201, project.owner)).toBe(429);
  expect(await statusOf(other)).toBe(201);
  await stuck.free();
  expect(await statusOther(429, project.owner)).toBe(201);
});

test('IMP-40 one person has three imports at most: the oldest preview is forgotten', async () => {
  const ids = [];
  for (let i = 0; i < 4; i += 1) ids.push((await preview(upload({ 'a.csv': `Label\nA${i}` }))).import);
  expect(await Promise.all(ids.map(async (id) => (await http.send(project.owner, 'GET', `/files/imports/${id}`)).status))).toEqual([404, 200, 200, 200]);
  expect((await http.send(project.owner, 'POST', `/files/imports/${ids[1]}/cancel`)).status).toBe(200);
  expect((await http.send(project.owner, 'GET', `/files/imports/${ids[1]}`)).status).toBe(404);
});
