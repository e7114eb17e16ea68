import fc from 'fast-check';
import { householdQuestionnaire, koboEntry, koboSheets, submission, uuid } from '../../test-support/households.js';
import { workbook } from '../../test-support/workbook.js';
import { FileRefused } from '../tables/refused.js';
import { readTables } from '../tables/read.js';
import { interpretXlsForm } from './interpret-form.js';
import { readSubmissions } from './read-submissions.js';
import { readXlsForm } from './read-form.js';
import { writeXlsForm } from './write-form.js';

/** What people and programs get wrong, and what somebody may make on purpose (a failure prints its seed): it is read or refused, never anything else. */

const word = fc.oneof(
  fc.constantFrom('begin group', 'end group', 'begin_repeat', 'end repeat', 'text', 'select_one regions', 'select_multiple needs or_other', 'note', 'type', 'name', 'label', 'label::French (fr)', 'hint', 'list_name', 'default_language', 'a', 'a', 'b', '__proto__', 'constructor', 'other', '${a}', 'regions', '', ' '),
  fc.string({ maxLength: 6 }).map((text) => text.replace(/[\u0000-\u001f\ufffe\uffff]/g, '')),
);
const cell = fc.oneof({ weight: 5, arbitrary: word }, fc.constant(null), fc.integer(), fc.boolean());
const cells = fc.array(fc.array(cell, { maxLength: 6 }), { maxLength: 14 });

test('FORM-4 FORM-5 random sheets are read as a form without failing, and what was read is written and read back the same', async () => {
  const header = fc.constantFrom<string[]>(['type', 'name', 'label::French (fr)', 'hint', 'relevant'], ['name', 'type', 'label', 'label:ar', 'x']);
  await fc.assert(
    fc.asyncProperty(header, cells, cells, cells, async (first, survey, choices, settings) => {
      const sheets = [{ name: 'survey', cells: [first, ...survey] }, { name: 'choices', cells: [['list_name', 'name', 'label', 'zone'], ...choices] }, { name: 'settings', cells: [['form_title', 'default_language', 'style'], ...settings] }];
      const form = interpretXlsForm(await readTables(workbook({ sheets }), 'form.xlsx'));
      expect((await readXlsForm(await writeXlsForm(form.questionnaire), 'written.xlsx')).questionnaire).toEqual(form.questionnaire);
    }),
    { numRuns: 200 },
  );
});

test('FORM-7 files with cells and bytes changed at random are read or refused', async () => {
  const form = await householdQuestionnaire();
  const some = [submission(1, { 'place/region': 'north', needs: ['water'] }), submission(2, { people: 3 })];
  const json = Buffer.from(JSON.stringify(some.map((of) => koboEntry(of))));
  const outcome = (bytes: Buffer, name: string): Promise<string> => readSubmissions(bytes, name, form).then(() => 'read', (error: unknown) => (error instanceof FileRefused && error.code !== 'reader-failed' ? 'refused' : String(error)));
  await fc.assert(
    fc.asyncProperty(fc.array(fc.tuple(fc.nat(json.length - 1), fc.nat(255)), { maxLength: 4 }), fc.array(fc.tuple(fc.nat(2), fc.nat(30), cell)), fc.json(), async (bytes, changes, anything) => {
      const damaged = Buffer.from(json);
      for (const [at, value] of bytes) damaged[at] = value;
      const sheets = koboSheets(form, some);
      for (const [row, column, value] of changes) if (sheets[0]!.cells[row]) sheets[0]!.cells[row][column] = value;
      const outcomes = [await outcome(damaged, 'data.json'), await outcome(workbook({ sheets }), 'data.xlsx'), await outcome(Buffer.from(`[{"_uuid":"${uuid(1)}","x":${anything},"needs":${anything},"member":[${anything}]}]`), 'any.json'), await outcome(Buffer.from(anything), 'any.json')];
      for (const each of outcomes) expect(['read', 'refused']).toContain(each);
    }),
    { numRuns: 150 },
  );
});

test('FORM-4 groups in groups without end are left out from some depth on', async () => {
  const depth = 3_000;
  const rows = [...Array.from({ length: depth }, () => ['begin group', 'g']), ['text', 'lost'], ...Array.from({ length: depth }, () => ['end group', null]), ['text', 'kept']];
  const { questionnaire, problems } = await readXlsForm(workbook({ sheets: [{ name: 'survey', cells: [['type', 'name'], ...rows] }] }), 'deep.xlsx');
  expect(questionnaire.items.map(({ path }) => path)).toEqual(['g', 'kept']);
  expect(problems[0]).toMatchObject({ code: 'nested-too-deep', row: 66, level: 'left-out' });
  expect(problems).toHaveLength(depth - 64);
});

// The time is bounded by that of the test: work that grows with the square of these lengths takes hours.
test('FORM-15 very long values, headers and names cost no more than their length', async () => {
  const long = 100_000;
  const form = await householdQuestionnaire();
  const nearly = [`${'9'.repeat(long - 1)}x`, `${' '.repeat(long - 1)}x`, '1.'.repeat(long / 2), '(2) '.repeat(long / 4), `${'_'.repeat(long - 1)}:`, `Eau ${'Eau propre '.repeat(long / 11 - 1)}`, '2024-05-03T'.repeat(9_000)];
  const paths = ['people', 'distance', 'clock', 'seen', 'place/position', 'needs', 'agreed', 'place/visited'];
  const entries = nearly.flatMap((value, index) => Array.from({ length: 5 }, (_, copy) => ({ _uuid: uuid(index * 5 + copy), ...Object.fromEntries(paths.map((path) => [path, value])) })));
  const { submissions } = await readSubmissions(Buffer.from(JSON.stringify(entries)), 'data.json', form);
  expect(submissions).toHaveLength(nearly.length * 5);
  const headers = nearly.flatMap((value) => [value, `needs${value}`, `${value}_latitude`].map((header) => header.slice(0, long)));
  const file = await readSubmissions(workbook({ sheets: [{ name: 'x'.repeat(30), cells: [['_uuid', ...headers], [uuid(1), ...headers.map(() => 1)]] }] }), 'data.xlsx', form, { ratio: 1e9 });
  expect(file.submissions[0]!.extras.size).toBe(headers.length);
  const survey = await readXlsForm(workbook({ sheets: [{ name: 'survey', cells: [['type', 'name', ...headers], ...nearly.map((value) => [value, value, ...headers.map(() => 'x')])] }] }), 'form.xlsx', { ratio: 1e9 });
  expect(survey.questionnaire.items).toHaveLength(nearly.length);
});
