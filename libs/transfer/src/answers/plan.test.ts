/** What of a file of answers goes into a session, over a project in memory. */
import { randomUUID } from 'node:crypto';
import ExcelJS from 'exceljs';
import { MemoryProject } from '../test/memory-project.js';
import { planAnswers } from './plan.js';
import { readAnswers } from './read.js';
import { instantOf } from './times.js';
import type { AnswerChoices, AnswerPlan } from './types.js';

type Cell = string | number | null;
async function workbook(sheets: Record<string, Cell[][]>): Promise<Buffer> {
  const book = new ExcelJS.Workbook();
  for (const [name, rows] of Object.entries(sheets)) book.addWorksheet(name).addRows(rows);
  return Buffer.from(await book.xlsx.writeBuffer());
}
const FORM: Record<string, Cell[][]> = {
  survey: [
    ['type', 'name', 'label::French (fr)', 'label::English (en)'],
    ['start', 'start', null, null],
    ['text', 'phone', 'Téléphone', 'Telephone'],
    ['text', 'want', 'Que voulons-nous ?', 'What do we want?'],
    ['select_multiple needs', 'needs', 'Besoins', 'Needs'],
    ['begin_repeat', 'meeting', 'Réunion', 'Meeting'],
    ['text', 'said', 'Ce qui a été dit', 'What was said there'],
    ['end_repeat', null, null, null],
  ],
  choices: [
    ['list_name', 'name', 'label::French (fr)', 'label::English (en)'],
    ['needs', 'water', 'De l’eau', 'Water'],
    ['needs', 'school', 'Une école', 'A school'],
  ],
  settings: [['form_title', 'default_language'], ['Enquête', 'French (fr)']],
};
const [one] = ['0a1b2c3d-0000-4000-8000-000000000001'];
const ENTRY = { _uuid: one, _submission_time: '2026-05-03T10:37:19', phone: '0700', want: 'Un pont', needs: 'water school', meeting: [{ 'meeting/said': 'Rien ne change' }, { 'meeting/said': 'On attend' }] };

class Room {
  readonly project = new MemoryProject();
  readonly process = randomUUID();
  readonly session = randomUUID();
  readonly question = randomUUID();

  constructor(attribution: 'attributed' | 'notAttributed' = 'attributed', values: object = {}) {
    this.project.run('beginProcess', { id: this.process, name: 'Round', minimumCell: 5 });
    this.project.run('createQuestion', { id: this.question, process: this.process, text: 'What do we want', order: 1 });
    this.project.run('createSession', { id: this.session, process: this.process, title: 'Survey', attribution, ...values });
  }

  async plan(files: Record<string, Buffer | string>, choices: AnswerChoices = {}): Promise<AnswerPlan> {
    const file = await readAnswers(Object.entries(files).map(([name, content]) => ({ name, file: Buffer.from(content) })), {});
    return planAnswers(file, this.project.state(), this.session, choices);
  }
}
const textsOf = (plan: AnswerPlan): unknown[] => plan.added.map(({ text }) => text);

test('CHAN-10 with the form, choices are said in its words and after what was asked, rounds of a repeat are answers of their own, and the same wording in another language finds its guiding question', async () => {
  const room = new Room();
  const files = { 'data.json': JSON.stringify([ENTRY]), 'form.xlsx': await workbook(FORM) };
  const plan = await room.plan(files, { columns: { needs: { role: 'answer', kind: 'need' } } });
  expect(plan).toMatchObject({ title: 'Enquête', language: 'fr', knownBy: 'id' });
  expect(plan.added.map(({ text, question, externalId, kind }) => [text, question, externalId, kind])).toEqual([
    ['Un pont', room.question, `${one}/want`, 'statement'],
    ['Besoins: De l’eau · Une école', null, `${one}/needs`, 'need'],
    ['Rien ne change', null, `${one}/meeting/said[1]`, 'statement'],
    ['On attend', null, `${one}/meeting/said[2]`, 'statement'],
  ]);
});

test('CHAN-12 a round of a repeat is known again by its place among all rounds, whichever of them are filled, and however the rows of a workbook are sorted', async () => {
  const room = new Room();
  const form = await workbook(FORM);
  const keysOf = async (files: Record<string, Buffer | string>): Promise<unknown[]> => (await room.plan({ ...files, 'form.xlsx': form })).added.map(({ text, externalId }) => [text, String(externalId).replace(`${one}/meeting/`, '')]);
  const wait = { 'meeting/said': 'On attend' };
  const entries = [{ 'meeting/said': 'Rien' }, {}, { 'meeting/said': '' }, null].map((before, index) => ({ _uuid: index === 0 ? one : `sheet ${index}`, meeting: [before, wait] }));
  expect(await keysOf({ 'data.json': JSON.stringify(entries) })).toEqual([['Rien', 'said[1]'], ['On attend', 'said[2]'], ...[1, 2, 3].map((index) => ['On attend', `sheet ${index}/meeting/said[2]`])]);
  const links = ['_index', '_parent_index'];
  const book = (...rows: Cell[][]): Promise<Buffer> => workbook({ Data: [['_index', '_uuid'], [1, one]], meeting: [['said', ...links], ...rows] });
  expect(await keysOf({ 'data.xlsx': await book(['On attend', 10, 1], [null, 9, 1]) })).toEqual([['On attend', 'said[2]']]);
});

test('CHAN-12 a round in a round is known by the places of both', async () => {
  const form = await workbook({ survey: [['type', 'name'], ['begin_repeat', 'visit'], ['begin_repeat', 'item'], ['text', 'said'], ['end_repeat'], ['end_repeat']] });
  const item = (...texts: (string | null)[]): object => ({ 'visit/item': texts.map((text) => (text === null ? {} : { 'visit/item/said': text })) });
  const plan = await new Room().plan({ 'data.json': JSON.stringify([{ _uuid: one, visit: [item(null), item('First', null, 'Third')] }]), 'form.xlsx': form });
  expect(plan.added.map(({ text, externalId }) => [text, externalId])).toEqual([['First', `${one}/visit/item/said[2.1]`], ['Third', `${one}/visit/item/said[2.3]`]]);
});

test('CHAN-13 a table of a program of questionnaires is read as its JSON is: known by the root uuid before that of the version, and handed in at UTC', async () => {
  const room = new Room('attributed', { timeZone: 'Africa/Nairobi' });
  const [edited, never] = [randomUUID(), randomUUID()];
  const rows = [
    { _uuid: randomUUID(), 'meta/rootUuid': `uuid:${edited.toUpperCase()}`, _submission_time: '2026-05-03T10:37:19', want: 'A bridge before the rains' },
    { _uuid: never, 'meta/rootUuid': '', _submission_time: '2026-05-03T11:02:40', want: 'Lamps along the road' },
  ];
  const header = Object.keys(rows[0]!) as (keyof (typeof rows)[number])[];
  const csv = [header, ...rows.map((row) => header.map((key) => row[key]))].map((cells) => cells.join(',')).join('\n');
  const keysOf = ({ added }: AnswerPlan): unknown[] => added.map(({ externalId, at }) => [externalId, at]);
  const plan = await room.plan({ 'a.csv': csv });
  expect(keysOf(plan)).toEqual([[`${edited}/want`, '2026-05-03T10:37:19.000Z'], [`${never}/want`, '2026-05-03T11:02:40.000Z']]);
  expect(keysOf(await room.plan({ 'a.json': JSON.stringify(rows) }))).toEqual(keysOf(plan));
  expect(plan.columns.filter(({ role }) => role === 'id' || role === 'time').map(({ key, role }) => [key, role])).toEqual([['meta/rootUuid', 'id'], ['_submission_time', 'time']]);
  const chosen = await room.plan({ 'a.csv': csv }, { columns: { want: { role: 'id' }, _uuid: { role: 'answer' } } });
  expect(chosen.columns.filter(({ role }) => role === 'id').map(({ key }) => key)).toEqual(['want']);
});

test('CHAN-10 a form without answers is refused, and so are two tables', async () => {
  const room = new Room();
  await expect(room.plan({ 'form.xlsx': await workbook(FORM) })).rejects.toMatchObject({ code: 'noAnswers' });
  await expect(room.plan({ 'a.csv': 'a\nb', 'b.csv': 'a\nb' })).rejects.toMatchObject({ code: 'tooManyFiles' });
});

test('CHAN-11 who somebody is, what the phone adds and what is chosen from a list are left out unless asked for', async () => {
  const plan = await new Room().plan({ 'data.json': JSON.stringify([ENTRY]), 'form.xlsx': await workbook(FORM) });
  expect(Object.fromEntries(plan.columns.map(({ key, role }) => [key, role]))).toEqual({ start: 'leaveOut', phone: 'leaveOut', want: 'answer', needs: 'leaveOut', 'meeting/said': 'answer' });
});

test.each([
  ['Organisation,Institution,What do we need most here?', ['affiliation', 'leaveOut', 'answer']],
  ['Timestamp,Your name,E-mail,What do we need most here?', ['time', 'leaveOut', 'leaveOut', 'answer']],
  ['المنظمة,اسمك,What do we need most here?', ['affiliation', 'leaveOut', 'answer']],
  ['Which institution should do more for your village?,What do we need most here?', ['answer', 'answer']],
])('CHAN-11 columns of a table: %s', async (header, roles) => {
  const row = header.split(',').map((name) => (name.startsWith('What') ? 'Lamps along the road to school' : name === 'Timestamp' ? '2026-05-03' : 'Amal Said of Kisumu town')).join(',');
  expect((await new Room().plan({ 'a.csv': `${header}\n${row}` })).columns.map(({ role }) => role)).toEqual(roles);
});

test('CHAN-2 what the rule forbids is not in the plan either, and the order of the file is gone', async () => {
  const rows = Array.from({ length: 20 }, (_, index) => ({ ...ENTRY, _uuid: randomUUID(), want: `Wish ${index}`, meeting: [] }));
  const plan = await new Room('notAttributed').plan({ 'data.json': JSON.stringify(rows), 'form.xlsx': await workbook(FORM) });
  expect(plan.added.map(({ at, affiliation, affiliationName, externalId }) => [at, affiliation, affiliationName, externalId])).toEqual(rows.map(() => [null, null, null, null]));
  expect(plan.added.map(({ id }) => id)).toEqual(plan.added.map(({ id }) => id).sort());
  expect(textsOf(plan).sort()).toEqual(rows.map(({ want }) => want).sort());
});

test.each([['attributed', '_uuid'], ['notAttributed', '_uuid'], ['notAttributed', '_id']] as const)('CHAN-20 a sheet that stands twice in a table is handed in once, the last row, and the others are counted (%s, %s)', async (rule, id) => {
  const plan = await new Room(rule).plan({ 'a.csv': `${id},want\n71,A bridge before the rains\n72,Lamps along the road\n71,A bridge after the rains\n,Nobody has asked us before\n,Nobody has asked us before` });
  expect(textsOf(plan).sort()).toEqual(['A bridge after the rains', 'Lamps along the road', 'Nobody has asked us before', 'Nobody has asked us before']);
  expect(plan).toMatchObject({ sheets: 4, repeated: 1 });
  expect(plan.problems.map(({ code, row, params, level }) => [code, row, params['row'], level])).toEqual([['submission-repeated', 2, 4, 'row']]);
});

test('CHAN-21 a column tells the language of each answer, by code or name in several languages; what names none is told once and takes the language for all', async () => {
  const rows = ['en,The road is cut after rain', 'العربية,الطريق مقطوع بعد كل مطر', 'Français,La route est coupée ici', 'kpe,Something in their own words', 'zz,Nothing here is ever mended', 'zz,Nothing else is ever mended', ',We wait for them all day'];
  const csv = ['Langue,want', ...rows].join('\n');
  const plan = await new Room().plan({ 'a.csv': csv }, { language: 'sw' });
  expect(plan.columns.map(({ role }) => role)).toEqual(['language', 'answer']);
  expect(plan.added.map(({ language }) => language)).toEqual(['en', 'ar', 'fr', 'kpe', 'sw', 'sw', 'sw']);
  expect(plan.rows.map(({ language }) => language)).toEqual(plan.added.map(({ language }) => language));
  expect(plan.problems.map(({ code, row }) => [code, row])).toEqual([['language-not-read', 6]]);
  const left = await new Room().plan({ 'a.csv': csv }, { language: 'sw', columns: { Langue: { role: 'leaveOut' } } });
  expect(new Set(left.added.map(({ language }) => language))).toEqual(new Set(['sw']));
});

test.each(['language', 'survey_language', 'Lang', 'Idioma', 'لغة المقابلة'])('CHAN-21 the language is looked for under “%s”, where it holds languages', async (header) => {
  const rolesOf = async (cell: string): Promise<string[]> => (await new Room().plan({ 'a.csv': `${header},want\n${cell},The road is cut after rain` })).columns.map(({ role }) => role);
  expect(await rolesOf('ar')).toEqual(['language', 'answer']);
  expect(await rolesOf('quite well')).not.toContain('language');
});

test('CHAN-8 a moment without a zone is by the clocks of the session; a day is its beginning', () => {
  expect(instantOf('2026-05-03T14:30', 'Africa/Nairobi')).toBe('2026-05-03T11:30:00.000Z');
  expect(instantOf('2026-05-03 14:30:10+01:00', 'Africa/Nairobi')).toBe('2026-05-03T13:30:10.000Z');
  expect(instantOf('2026-05-03', 'Africa/Nairobi')).toBe('2026-05-02T21:00:00.000Z');
  expect(['yesterday', '2026-13-01', '3/5/2026', null].map((text) => instantOf(text, 'UTC'))).toEqual([null, null, null, null]);
});
