/** Answers into a session as a person imports them: files over HTTP, a real project behind. */
import { randomUUID } from 'node:crypto';
import type { Classification, Records } from '@baraza/domain';
import { submitAs } from '@baraza/testing';
import { formOf } from '../test/http.js';
import { ended, http, importsOverHttp, project } from '../test/imports.js';
import { readState } from '../registry/state.js';
import type { AnswerChoices, AnswerPlan, PlannedAnswer } from './types.js';
import type { ImportProgress } from '../http/import-view.js';

importsOverHttp();

type Preview = ImportProgress & Omit<AnswerPlan, 'rows' | 'sheets'> & { sheets: number; code: string; lists: Record<'added' | 'changed' | 'unchanged' | 'deleted' | 'bad' | 'notice', { total: number; rows: readonly (PlannedAnswer & { code: string; column: string })[] }> };

const doIt = async (name: string, input: object): Promise<void> => {
  const result = await submitAs(project.handler, project.place, project.owner, name as never, input as never);
  if (result.status !== 'done') throw new Error(`${name}: ${JSON.stringify(result)}`);
};
let process: string;
async function begin(attribution: Records['session']['attribution'], values: object = {}): Promise<string> {
  const session = randomUUID();
  process = randomUUID();
  await doIt('beginProcess', { id: process, name: 'Round', minimumCell: 5 });
  await doIt('createSession', { id: session, process, title: 'Survey', attribution, ...values });
  return session;
}
const answersIn = async (session: string): Promise<Records['intervention'][]> => {
  const { store } = await readState(project.db.dataSource, project.place, project.owner, 'import', { sessions: [session] });
  return store.allLive('intervention');
};
const path = (session: string): string => `/files/projects/${project.place.project}/sessions/${session}/answers`;
const upload = (session: string, files: Record<string, string | Uint8Array>, choices: AnswerChoices = {}, account = project.owner): Promise<Response> => http.send(account, 'POST', path(session), { form: formOf(files, { choices: JSON.stringify(choices) }) });
const preview = async (response: Promise<Response>): Promise<Preview> => (await (await response).json()) as Preview;
const putIn = async (made: Preview, account = project.owner): Promise<ImportProgress> => {
  const answer = await http.send(account, 'POST', `/files/imports/${made.import}/apply`, { json: {} });
  expect(answer.status).toBe(202);
  return ended(made.import, account);
};

const [one, two] = ['0a1b2c3d-0000-4000-8000-000000000001', '0a1b2c3d-0000-4000-8000-000000000002'];
const kobo = (entries: object[]): string => JSON.stringify(entries.map((entry) => ({ _submission_time: '2026-05-03T10:37:19', ...entry })));
const first = { _uuid: one, 'meta/rootUuid': `uuid:${one}`, worst: 'The road is cut after every rain', organisation: 'Market women’s association', full_name: 'Amal Said' };
const second = { _uuid: two, 'meta/rootUuid': `uuid:${two}`, worst: 'Police take money at the bridge', organisation: 'Boda riders' };

test('CHAN-5 submissions of Kobo become interventions of their session: channel, source, affiliation and moment with them; who somebody is stays out unless asked for', async () => {
  const session = await begin('attributed');
  const known = randomUUID();
  await doIt('createStakeholder', { id: known, name: 'Boda riders' });
  const question = randomUUID();
  await doIt('createQuestion', { id: question, process, text: 'Worst?', order: 1 });
  const made = await preview(upload(session, { 'Village survey.json': kobo([first, second]) }));
  expect(made).toMatchObject({ state: 'previewed', counts: { added: 2, changed: 0, unchanged: 0 }, sheets: 2, knownBy: 'id', title: 'Village survey', channel: 'survey' });
  expect(made.columns.map(({ key, role }) => [key, role])).toEqual([['worst', 'answer'], ['organisation', 'affiliation'], ['full_name', 'leaveOut']]);
  expect(await answersIn(session)).toEqual([]);
  const chosen = await http.send(project.owner, 'POST', `/files/imports/${made.import}/choices`, { json: { columns: { worst: { role: 'answer', question, kind: 'need' } }, channel: 'outreach', language: 'en' } });
  expect(((await chosen.json()) as Preview).columns[0]).toMatchObject({ question, kind: 'need' });
  const result = await putIn(made);
  expect(result).toMatchObject({ state: 'done', result: { counts: { intervention: 2, changed: 0 } } });
  const rows = await answersIn(session);
  expect(rows.find(({ text }) => text === first.worst)).toMatchObject({ affiliationName: first.organisation, affiliation: null, at: '2026-05-03T10:37:19.000Z', channel: 'outreach', kind: 'need', question, language: 'en', externalId: `${one}/worst`, rapporteur: project.owner });
  expect(rows.find(({ text }) => text === second.worst)).toMatchObject({ affiliationName: null, affiliation: known });
  expect(JSON.stringify(rows)).not.toContain('Amal');
  const { store } = await readState(project.db.dataSource, project.place, project.owner, 'import');
  expect(store.allLive('source').map(({ id, title, session: of }) => [id, title, of])).toEqual([[rows[0]!.source, 'Village survey', session]]);
});

test('CHAN-6 the same submissions again add nothing; one that was edited elsewhere is taken over or left, and one that was corrected here as well stays', async () => {
  const session = await begin('attributed');
  await putIn(await preview(upload(session, { 'a.json': kobo([first, second]) })));
  const again = await preview(upload(session, { 'a.json': kobo([first, second]) }));
  expect(again.counts).toMatchObject({ added: 0, changed: 0, unchanged: 2 });
  expect(await putIn(again)).toMatchObject({ state: 'done', result: { group: null } });
  const edited = { ...first, _uuid: randomUUID(), worst: 'The road is cut, and the school too' };
  const seen = await preview(upload(session, { 'a.json': kobo([edited, second]) }));
  expect(seen.counts).toMatchObject({ added: 0, changed: 1, unchanged: 1 });
  expect(seen.lists.changed.rows[0]).toMatchObject({ before: first.worst, text: edited.worst });
  const left = (await (await http.send(project.owner, 'POST', `/files/imports/${seen.import}/choices`, { json: { takeEdits: false } })).json()) as Preview;
  expect([left.counts.changed, left.lists.notice.rows.map(({ code }) => code)]).toEqual([0, ['edit-not-taken']]);
  await http.send(project.owner, 'POST', `/files/imports/${seen.import}/choices`, { json: {} });
  await putIn(seen);
  const rows = await answersIn(session);
  expect(rows.map(({ text }) => text).sort()).toEqual([second.worst, edited.worst].sort());
  const mine = rows.find(({ text }) => text === second.worst)!;
  await doIt('updateIntervention', { id: mine.id, session, text: 'Police take money at two bridges' });
  const third = await preview(upload(session, { 'a.json': kobo([edited, { ...second, worst: 'Nothing' }]) }));
  expect([third.counts.changed, third.lists.notice.rows.map(({ code }) => code)]).toEqual([0, ['edited-here']]);
});

test('CHAN-23 an answer that is edited elsewhere again and again is taken over each time, for taking over is no correction here; what was corrected meanwhile no file overwrites', async () => {
  const session = await begin('attributed');
  const says = (worst: string): Record<string, string> => ({ 'a.json': kobo([{ ...first, worst }]) });
  const texts = async (): Promise<unknown[]> => (await answersIn(session)).map(({ text, edited }) => [text, edited]);
  for (const worst of ['The road is cut', 'The road is cut, and the school too', 'The road is open again']) {
    await putIn(await preview(upload(session, says(worst))));
    expect(await texts()).toEqual([[worst, null]]);
  }
  const [{ id }] = (await answersIn(session)) as [Records['intervention']];
  const late = { id, session, text: 'The road is half open', fromFile: true };
  await doIt('updateIntervention', { id, session, text: 'The road is open again since May' });
  await doIt('updateIntervention', late);
  expect(await texts()).toEqual([['The road is open again since May', true]]);
  const own = randomUUID();
  await doIt('logIntervention', { id: own, session, kind: 'need', text: 'Noted here', channel: 'session' });
  await expect(doIt('updateIntervention', { ...late, id: own })).rejects.toThrow('Only what came from a file');
});

test('CHAN-14 what was deleted here since is said to stay away, in counts and lists, and does stay away; nobody learns of what they may not read', async () => {
  const session = await begin('attributed');
  const files = { 'a.json': kobo([first, second]) };
  await putIn(await preview(upload(session, files)));
  const [gone, kept] = [first, second].map(({ worst }) => worst) as [string, string];
  const { id } = (await answersIn(session)).find(({ text }) => text === gone)!;
  const rapporteur = await http.member(project, 'rapporteur');
  await doIt('createAssignment', { id: randomUUID(), session, account: rapporteur, duty: 'rapporteur' });
  await doIt('classify', { entity: 'intervention', id, classification: 'strictlyConfidential' satisfies Classification });
  await doIt('deleteIntervention', { id });
  const again = await preview(upload(session, files));
  expect(again.counts).toMatchObject({ added: 0, unchanged: 1, deleted: 1 });
  expect(again.lists.deleted).toMatchObject({ total: 1, rows: [{ class: 'deleted', text: gone }] });
  expect(await putIn(again)).toMatchObject({ state: 'done', result: { group: null } });
  expect((await preview(upload(session, files, {}, rapporteur))).counts).toMatchObject({ added: 1, deleted: 0 });
  await doIt('restore', { changes: [{ entity: 'intervention', id, field: 'deleted', expected: true, value: false }] });
  expect((await preview(upload(session, files))).counts).toMatchObject({ unchanged: 2, deleted: 0 });
  expect((await answersIn(session)).map(({ text }) => text).sort()).toEqual([gone, kept].sort());
});

test('CHAN-7 where nobody may be known, neither affiliation nor moment is shown or kept, and answers that say the same as one that is there are left unless asked for', async () => {
  const session = await begin('notAttributed');
  const made = await preview(upload(session, { 'a.json': kobo([first, second]) }));
  expect(made).toMatchObject({ rule: 'notAttributed', knownBy: 'words', counts: { added: 2 } });
  expect(JSON.stringify(made.lists.added)).not.toMatch(/Market women|2026-05-03|0a1b2c3d/);
  await putIn(made);
  const rows = await answersIn(session);
  expect(rows.map(({ externalId, affiliation, affiliationName }) => [externalId, affiliation, affiliationName])).toEqual([[null, null, null], [null, null, null]]);
  const again = await preview(upload(session, { 'a.json': kobo([first, first, second].map((entry, index) => ({ ...entry, _uuid: randomUUID(), 'meta/rootUuid': randomUUID(), index }))) }));
  expect(again).toMatchObject({ counts: { added: 1, unchanged: 2 }, alike: 2 });
  const all = await preview(upload(session, { 'a.json': kobo([first, second]) }, { addAlike: true }));
  expect(all).toMatchObject({ counts: { added: 2 }, alike: 2 });
});

test.each(['notAttributed', 'affiliationOnly', 'attributed'] as const)('CHAN-22 an answer without a time that is kept has that of its session, also of one that is still to come, and not the moment of the import (%s)', async (rule) => {
  const startsAt = new Date(Math.ceil(Date.now() / 3_600_000) * 3_600_000 + 48 * 3_600_000).toISOString();
  const session = await begin(rule, { startsAt, endsAt: null });
  await putIn(await preview(upload(session, { 'answers.csv': 'What should change first?\nWe need a bridge before the rains\nNobody listens to the young people here\n' })));
  expect((await answersIn(session)).map(({ at }) => at)).toEqual([startsAt, startsAt]);
});

test('CHAN-8 a table of answers is read by its headers; what cannot be read is listed with row and column, and the rest is kept', async () => {
  const session = await begin('attributed', { timeZone: 'Africa/Nairobi' });
  const csv = `Response ID,Date,Organisation,What should change first?,Age\n7,2026-05-03 14:30,Farmers,We need a bridge before the rains,40\n8,yesterday,,Nobody listens to the young people here,19\n7,2026-05-04,Farmers,Again the same sheet as before,41\n`;
  const made = await preview(upload(session, { 'answers.csv': csv }));
  expect(made.columns.map(({ key, role }) => [key, role])).toEqual([['Response ID', 'id'], ['Date', 'time'], ['Organisation', 'affiliation'], ['What should change first?', 'answer'], ['Age', 'leaveOut']]);
  expect(made.lists.bad.rows.map(({ row, code, column }) => [row, code, column])).toEqual([[2, 'submission-repeated', null], [3, 'time-not-read', 'Date']]);
  expect(made).toMatchObject({ sheets: 2, repeated: 1 });
  await putIn(made);
  expect((await answersIn(session)).map(({ text, at, externalId }) => [text, text.startsWith('Again') ? at : null, externalId]).sort()).toEqual([
    ['Again the same sheet as before', '2026-05-03T21:00:00.000Z', '7/What should change first?'],
    ['Nobody listens to the young people here', null, '8/What should change first?'],
  ]);
});

test('CHAN-9 a rapporteur imports into the session of their duty and into no other; nobody without a right learns what the file would do', async () => {
  const session = await begin('attributed');
  const rapporteur = await http.member(project, 'rapporteur');
  const files = { 'a.json': kobo([first]) };
  expect((await upload(session, files, {}, rapporteur)).status).toBe(403);
  const duty = randomUUID();
  await doIt('createAssignment', { id: duty, session, account: rapporteur, duty: 'rapporteur' });
  const other = randomUUID();
  await doIt('createSession', { id: other, process, title: 'Other', attribution: 'attributed' });
  expect((await upload(other, files, {}, rapporteur)).status).toBe(403);
  const made = await preview(upload(session, files, {}, rapporteur));
  expect(await putIn(made, rapporteur)).toMatchObject({ state: 'done', result: { counts: { intervention: 1 } } });
  const later = await preview(upload(session, { 'a.json': kobo([second]) }, {}, rapporteur));
  await doIt('deleteAssignment', { id: duty });
  expect((await http.send(rapporteur, 'GET', `/files/imports/${later.import}/preview`)).status).toBe(403);
  expect((await http.send(rapporteur, 'POST', `/files/imports/${later.import}/apply`, { json: {} })).status).toBe(403);
  expect((await http.send(project.owner, 'GET', `/files/imports/${later.import}/preview`)).status).toBe(404);
  const analyst = await http.member(project, 'analyst');
  await doIt('classify', { entity: 'session', id: session, classification: 'strictlyConfidential' satisfies Classification });
  expect((await upload(session, files, {}, analyst)).status).toBe(404);
});
