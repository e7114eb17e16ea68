import { deflateRawSync } from 'node:zlib';
import { householdForm, householdQuestionnaire, koboEntry, koboSheets, round, submission, uuid } from '../../test-support/households.js';
import { workbook } from '../../test-support/workbook.js';
import { readSubmissionsInWorker, readXlsFormInWorker } from '../worker/read-in-worker.js';
import { readSubmissions } from './read-submissions.js';
import { readXlsForm } from './read-form.js';
import type { Submission } from './submission-types.js';

const MANY = 5_000;
const many = (): Submission[] =>
  Array.from({ length: MANY }, (_, i) =>
    submission(i + 1, { 'place/region': ['north', 'south', '3'][i % 3]!, needs: ['water', 'school'], people: i, remark: `Remark ${i} – ملاحظة` }, {
      member: [round({ 'member/first_name': `Amal ${i}` }, { 'member/about/training': [round({ 'member/about/training/topic': 'Médiation', 'member/about/training/year': 2000 + (i % 25) })] }), round({ 'member/first_name': `Yusuf ${i}` })],
    }),
  );
const json = (submissions: readonly Submission[]): Buffer => Buffer.from(JSON.stringify(submissions.map((of) => koboEntry(of))));

const bomb = (): Buffer => workbook({ sheets: [{ name: 'survey' }], parts: [{ name: 'xl/worksheets/sheet1.xml', data: '', raw: deflateRawSync(Buffer.alloc(100 * 2 ** 20)), claims: { uncompressedSize: 100 * 2 ** 20 } }] });

describe('reading in a thread of its own', () => {
  test('FORM-13 gives what reading on the spot gives, for forms and submissions', async () => {
    expect(await readXlsFormInWorker(householdForm(), 'households.xlsx')).toEqual(await readXlsForm(householdForm(), 'households.xlsx'));
    const form = await householdQuestionnaire();
    const bytes = Buffer.from(JSON.stringify([koboEntry(submission(1, { 'place/region': 'nowhere' })), { no: 'uuid' }]));
    const there = await readSubmissionsInWorker(bytes, 'data.json', form);
    expect(there).toEqual(await readSubmissions(bytes, 'data.json', form));
    expect(there.problems.map(({ code }) => code).sort()).toEqual(['column-unknown', 'no-uuid', 'not-a-choice']);
  });

  test('FORM-13 5,000 submissions with repeats in repeats, as JSON and as a workbook, within a bounded memory', async () => {
    const form = await householdQuestionnaire();
    const submissions = many();
    const seen: number[] = [];
    const fromJson = await readSubmissionsInWorker(json(submissions), 'data.json', form, {}, { memoryMb: 192, onProgress: ({ done, total }) => seen.push(done / total) });
    expect([fromJson.submissions.length, fromJson.problems]).toEqual([MANY, []]);
    expect([fromJson.submissions[0], fromJson.submissions[MANY - 1]]).toEqual([submissions[0], submissions[MANY - 1]]);
    expect(seen.length).toBeGreaterThan(5);
    expect([seen, seen.at(-1)! <= 1]).toEqual([[...seen].sort((a, b) => a - b), true]);
    const fromSheets = await readSubmissionsInWorker(workbook({ sheets: koboSheets(form, submissions, { language: 'Arabic (ar)', separator: '/' }) }), 'data.xlsx', form, {}, { memoryMb: 192 });
    expect([fromSheets.submissions.length, fromSheets.problems]).toEqual([MANY, []]);
    expect(fromSheets.submissions[MANY - 1]).toEqual(submissions[MANY - 1]);
  });

  test('FORM-13 stops when it is cancelled', async () => {
    const form = await householdQuestionnaire();
    const controller = new AbortController();
    const reading = readSubmissionsInWorker(json(many()), 'data.json', form, {}, { signal: controller.signal, onProgress: () => controller.abort(new Error('enough')) });
    await expect(reading).rejects.toThrow('enough');
    const again = new AbortController();
    await expect(readSubmissions(json(many()), 'data.json', form, {}, { signal: again.signal, onProgress: () => again.abort(new Error('enough')) })).rejects.toThrow('enough');
  });

  test('FORM-13 FORM-15 JSON that needs more memory than allowed refuses the file and harms nothing else', async () => {
    // As much as may be counted: what is more is refused before it takes any memory.
    const hungry = Buffer.from(`[${'[],'.repeat(1_990_000)}[]]`);
    await expect(readSubmissionsInWorker(hungry, 'data.json', await householdQuestionnaire(), {}, { memoryMb: 64 })).rejects.toMatchObject({ code: 'too-much-memory' });
  });

  test('FORM-26 what JSON holds is counted before it is parsed: many tiny values are refused at once, whatever memory there is', async () => {
    const form = await householdQuestionnaire();
    for (const many of ['[],', '0,', '{"":0},']) {
      const tiny = Buffer.from(`[${many.repeat(4_500_000)}0]`);
      const used = process.cpuUsage();
      await expect(readSubmissions(tiny, 'data.json', form)).rejects.toMatchObject({ code: 'too-many-cells', params: { limit: 4_000_000 } });
      const { user, system } = process.cpuUsage(used);
      expect([many, (user + system) / 1000 < 2_000]).toEqual([many, true]);
    }
    // As many as would take all the memory there is, if they were parsed.
    await expect(readSubmissionsInWorker(Buffer.from(`[${'[],'.repeat(4_000_000)}[]]`), 'data.json', form, {}, { memoryMb: 64 })).rejects.toMatchObject({ code: 'too-many-cells' });
    await expect(readSubmissions(Buffer.from(`[{"_uuid":"x","a":"${'x'.repeat(700_000)}"}]`), 'data.json', form)).rejects.toMatchObject({ code: 'text-too-long' });
  });

  test('FORM-6 what is hostile to the reader of tables is refused as a form and as submissions', async () => {
    const form = await householdQuestionnaire();
    await expect(readXlsFormInWorker(bomb(), 'form.xlsx')).rejects.toMatchObject({ name: 'FileRefused', code: 'workbook-inflates' });
    await expect(readSubmissionsInWorker(bomb(), 'data.xlsx', form)).rejects.toMatchObject({ code: 'workbook-inflates' });
    await expect(readXlsFormInWorker(Buffer.from('[]'), 'form.xlsx')).rejects.toMatchObject({ code: 'not-a-workbook' });
    await expect(readXlsFormInWorker(householdForm(), 'form.xlsx', { rows: 5 })).rejects.toMatchObject({ code: 'too-many-rows' });
    await expect(readSubmissionsInWorker('/nowhere.json', 'nowhere.json', form)).rejects.toMatchObject({ code: 'file-unreadable' });
  });

  test('FORM-6 a form has fewer rows than a table may have', async () => {
    const rows = Array.from({ length: 50_001 }, (_, i) => `<row r="${i + 1}"><c r="A${i + 1}"><v>1</v></c></row>`).join('');
    await expect(readXlsFormInWorker(workbook({ sheets: [{ name: 'survey', data: rows }] }), 'form.xlsx')).rejects.toMatchObject({ code: 'too-many-rows', params: { limit: 50_000 } });
  });

  test('FORM-8 the identifiers of a file come through as they are', async () => {
    const file = await readSubmissionsInWorker(json([submission(1, {})]), 'data.json', await householdQuestionnaire());
    expect(file.submissions[0]).toMatchObject({ rootUuid: uuid(1), uuid: uuid(1) });
  });
});
