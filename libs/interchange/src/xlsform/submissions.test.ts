import { centralEntry, csvOf, householdQuestionnaire, koboEntry, koboSheets, round, submission, uuid, type ExportOptions } from '../../test-support/households.js';
import { workbook } from '../../test-support/workbook.js';
import { readSubmissions } from './read-submissions.js';
import { readXlsForm } from './read-form.js';
import type { Submission, SubmissionFile } from './submission-types.js';
import type { Questionnaire } from './types.js';

let form: Questionnaire;
beforeAll(async () => {
  form = await householdQuestionnaire();
});

const json = (content: unknown, name = 'data.json'): Promise<SubmissionFile> => readSubmissions(Buffer.from(JSON.stringify(content)), name, form);
type Sheets = Parameters<typeof workbook>[0]['sheets'];
const xlsx = (sheets: Sheets): Promise<SubmissionFile> => readSubmissions(workbook({ sheets }), 'data.xlsx', form);
const said = ({ problems }: SubmissionFile): unknown[] => problems.map(({ sheet, row, level, code, column }) => [sheet, row, level, code, column]);
const answersOf = (file: SubmissionFile, number = 0): Record<string, unknown> => Object.fromEntries(file.submissions[number]!.answers);

const training = (topic: string, year: number): ReturnType<typeof round> => round({ 'member/about/training/topic': topic, 'member/about/training/year': year });
const member = (name: string, ...trainings: ReturnType<typeof round>[]): ReturnType<typeof round> => round({ 'member/first_name': name }, trainings.length > 0 ? { 'member/about/training': trainings } : {});

const full = (): Submission[] => [
  submission(
    1,
    {
      'place/region': 'north', 'place/position': { latitude: -1.2921, longitude: 36.8219, altitude: 1795, precision: 4.5 }, 'place/visited': '2024-05-02', needs: ['water', 'school'], people: 7, distance: 2.5,
      clock: '14:30:00', seen: '2024-05-01T21:15:00.000Z', remark: 'لا شيء\nrien', agreed: true, origin: 'other', origin_other: 'De la mer',
    },
    { member: [member('Amal', training('Médiation', 2021), training('Droit', 2023)), member('Yusuf')] },
  ),
  submission(2, { 'place/region': '3', needs: ['clean_water'] }),
  submission(3, { 'place/region': 'south' }, { member: [member('Zeynab', training('تفاوض', 2020))] }),
];

describe('the same submissions from each kind of file', () => {
  test('FORM-7 the JSON of Kobo, as a list or as results', async () => {
    const entries = full().map((of) => koboEntry(of));
    expect(await json(entries)).toEqual({ submissions: full(), problems: [] });
    expect(await json({ count: 3, next: null, previous: null, results: entries })).toEqual({ submissions: full(), problems: [] });
    expect(await json(entries[1])).toEqual({ submissions: [full()[1]], problems: [] });
  });

  test('FORM-7 the JSON of ODK Central, with repeats in it', async () => {
    expect(await json({ value: full().map(centralEntry), '@odata.context': 'x' })).toEqual({ submissions: full(), problems: [] });
  });

  test('FORM-7 a page of a longer list says so', async () => {
    expect(said(await json({ count: 9, next: 'https://kobo.example/api?start=3', results: full().map((of) => koboEntry(of)) }))).toEqual([['data.json', 0, 'notice', 'more-on-server', undefined]]);
  });

  const options: [string, ExportOptions][] = [
    ['names', {}],
    ['names with groups', { separator: '/' }],
    ['names with groups, joined otherwise', { separator: '-', several: 'a column each' }],
    ['French words', { language: 'French (fr)' }],
    ['Arabic words with groups', { language: 'Arabic (ar)', separator: '/', several: 'one column' }],
    ['English words, a column each choice', { language: 'English (en)', several: 'a column each' }],
    ['rows of repeats known by number only', { links: ['_parent_index'] }],
  ];
  test.each(options)('FORM-7 FORM-9 FORM-12 a workbook with a sheet for each repeat: %s', async (_, how) => {
    const file = await xlsx(koboSheets(form, full(), how));
    expect(file.problems).toEqual([]);
    expect(file.submissions).toEqual(full());
  });

  test('FORM-7 the CSV of the main sheet, which has no repeats, and says so once', async () => {
    const file = await readSubmissions(csvOf(koboSheets(form, full())[0]!.cells), 'Ménages.csv', form);
    expect(file.submissions).toEqual(full().map((of) => ({ ...of, repeats: new Map() })));
    expect(said(file)).toEqual([['Ménages', 1, 'notice', 'repeats-not-in-file', undefined]]);
  });

  test('FORM-7 the CSV of ODK Central', async () => {
    const cells = [['SubmissionDate', 'start', 'place-region', 'place-position-Latitude', 'place-position-Longitude', 'place-position-Altitude', 'place-position-Accuracy', 'needs', 'meta-instanceID', 'KEY', 'SubmitterName', 'FormVersion', 'SET-OF-member'],
      ['2024-05-03T10:37:19.000Z', '2024-05-03T11:00:00.500+03:00', 'north', '1.5', '2.5', '', '3', 'water school', `uuid:${uuid(5)}`, `uuid:${uuid(4)}`, 'Amal', 'v1', 'x']];
    const { submissions, problems } = await readSubmissions(csvOf(cells), 'households.csv', form);
    expect(problems.map(({ code }) => code)).toEqual(['repeats-not-in-file']);
    const position = { latitude: 1.5, longitude: 2.5, altitude: null, precision: 3 };
    expect(submissions).toEqual([{ ...submission(4, { 'place/region': 'north', 'place/position': position, needs: ['water', 'school'] }), uuid: uuid(5) }]);
  });
});

describe('which submission it is', () => {
  const kobo = (number: number, more: Record<string, unknown>): Record<string, unknown> => ({ _uuid: uuid(number), 'meta/instanceID': `uuid:${uuid(number)}`, _submission_time: '2024-05-03T10:00:00', ...more });

  test('FORM-8 the root uuid survives edits: told by the server, or followed back through what each version replaced', async () => {
    const file = await json([
      kobo(1, { remark: 'first' }),
      kobo(2, { remark: 'second', 'meta/deprecatedID': `uuid:${uuid(1)}`, _submission_time: '2024-05-03T11:00:00' }),
      kobo(3, { remark: 'third', 'meta/deprecatedID': `uuid:${uuid(2)}`, _submission_time: '2024-05-03T12:00:00' }),
      kobo(12, { remark: 'known', 'meta/rootUuid': `uuid:${uuid(10)}`, 'meta/deprecatedID': `uuid:${uuid(11)}` }),
      kobo(21, { remark: 'orphan', 'meta/deprecatedID': `UUID:${uuid(20).toUpperCase()}` }),
    ]);
    expect(file.submissions.map(({ rootUuid, uuid: own, answers }) => [rootUuid, own, answers.get('remark')])).toEqual([
      [uuid(1), uuid(3), 'third'],
      [uuid(10), uuid(12), 'known'],
      [uuid(20), uuid(21), 'orphan'],
    ]);
    expect(said(file)).toEqual([['data.json', 1, 'left-out', 'earlier-version', undefined], ['data.json', 2, 'left-out', 'earlier-version', undefined]]);
    expect(file.problems[0]!.params).toEqual({ sheet: 'data.json', row: 3 });
  });

  test('FORM-8 of versions in any order the one sent last counts; without times the one that replaces; else the lower', async () => {
    const later = kobo(2, { remark: 'new', 'meta/deprecatedID': `uuid:${uuid(1)}`, _submission_time: '2024-05-03T10:00:01' });
    expect(answersOf(await json([later, kobo(1, { remark: 'old' })]))).toEqual({ remark: 'new' });
    const timeless = { _submission_time: null };
    expect(answersOf(await json([{ ...later, ...timeless }, kobo(1, { remark: 'old', ...timeless })]))).toEqual({ remark: 'new' });
    const twice = await json([kobo(1, { remark: 'a' }), kobo(1, { remark: 'b' })]);
    expect([answersOf(twice), said(twice)]).toEqual([{ remark: 'b' }, [['data.json', 1, 'left-out', 'submission-repeated', undefined]]]);
    // An edit of ODK Central keeps the time of the first sending, and says when it was changed.
    const central = (number: number, remark: string, updatedAt: string | null): object => ({ __id: `uuid:${uuid(1)}`, __system: { submissionDate: '2024-05-03T10:00:00Z', updatedAt }, meta: { instanceID: `uuid:${uuid(number)}` }, remark });
    expect(answersOf(await json({ value: [central(2, 'new', '2024-06-01T00:00:00Z'), central(1, 'old', null)] }))).toEqual({ remark: 'new' });
  });

  test('FORM-8 versions that replace one another in a circle are one submission, however the file is ordered', async () => {
    const circle = [1, 2, 3].map((number) => kobo(number, { 'meta/deprecatedID': `uuid:${uuid((number % 3) + 1)}` }));
    const behind = kobo(4, { 'meta/deprecatedID': `uuid:${uuid(3)}` });
    for (const entries of [[...circle, behind], [behind, ...circle].reverse()]) expect((await json(entries)).submissions.map(({ rootUuid }) => rootUuid)).toEqual([uuid(1)]);
  });

  test('FORM-8 what one copy of a version knows of its first one holds for the other copies and for later versions', async () => {
    const entries = [kobo(5, {}), kobo(6, { 'meta/deprecatedID': `uuid:${uuid(5)}` }), kobo(5, { 'meta/deprecatedID': `uuid:${uuid(4)}` }), kobo(4, {}), kobo(4, { 'meta/rootUuid': uuid(3) })];
    for (const each of [entries, [...entries].reverse()]) expect((await json(each)).submissions.map(({ rootUuid }) => rootUuid)).toEqual([uuid(3)]);
  });

  test('FORM-8 a long chain of edits is followed in the time of its length', async () => {
    const chain = Array.from({ length: 20_000 }, (_, i) => kobo(i + 1, i === 0 ? {} : { 'meta/deprecatedID': `uuid:${uuid(i)}` }));
    const { submissions } = await json(chain.reverse());
    expect(submissions.map(({ rootUuid }) => rootUuid)).toEqual([uuid(1)]);
  });

  test('FORM-14 without an identifier a submission is listed and left out, for it could not be known again', async () => {
    const file = await json([{ remark: 'who?' }, kobo(1, {}), 'nonsense', null]);
    expect(file.submissions.map(({ rootUuid }) => rootUuid)).toEqual([uuid(1)]);
    expect(said(file)).toEqual([
      ['data.json', 3, 'left-out', 'entry-not-understood', undefined],
      ['data.json', 4, 'left-out', 'entry-not-understood', undefined],
      ['data.json', 1, 'left-out', 'no-uuid', undefined],
    ]);
  });
});

describe('rows of repeats', () => {
  test('FORM-9 find their row by the uuid although rows were sorted, and are listed where it is not there', async () => {
    const [main, members, trainings] = koboSheets(form, full()) as [Sheets[number], Sheets[number], Sheets[number]];
    const [header, first, second, third] = main.cells!;
    const index = header!.indexOf('_index');
    const renumbered = [third, second].map((row, number) => row!.map((cell, column) => (column === index ? number + 1 : cell)));
    const file = await xlsx([{ ...main, cells: [header!, ...renumbered] }, members, trainings]);
    expect(first).toBeDefined();
    expect(file.submissions).toEqual([full()[2], full()[1]]);
    expect(said(file)).toEqual([['member', 2, 'left-out', 'repeat-without-parent', undefined], ['member', 3, 'left-out', 'repeat-without-parent', undefined]]);
  });

  test('FORM-9 belong to the right repeat where two have the same name, and where the sheet’s name was cut', async () => {
    const long = 'what_was_said_in_the_first_meeting_of_all';
    const { questionnaire } = await readXlsForm(
      workbook({ sheets: [{ name: 'survey', cells: [['type', 'name'], ['begin repeat', 'visit'], ['begin repeat', 'item'], ['text', 'a'], ['end repeat'], ['end repeat'], ['begin group', 'g'], ['begin repeat', 'item'], ['text', 'a'], ['end repeat'], ['end group'], ['begin repeat', long], ['text', 'a'], ['end repeat']] }] }),
      'form.xlsx',
    );
    const links = ['_index', '_parent_table_name', '_parent_index'];
    const sheets: Sheets = [
      { name: 'Data', cells: [['_index', '_uuid'], [1, uuid(1)]] },
      { name: 'visit', cells: [links, [1, 'Data', 1], [2, 'Data', 1]] },
      { name: 'item', cells: [['a', ...links], ['in the second visit', 1, 'visit', 2]] },
      { name: 'item (1)', cells: [['a', ...links], ['in the group', 1, 'Data', 1]] },
      { name: `${long.slice(0, 28)}...`, cells: [['a', ...links], ['cut', 1, 'Data', 1]] },
      { name: 'elsewhere', cells: [['a', ...links], ['x', 1, 'Data', 1]] },
    ];
    const { submissions, problems } = await readSubmissions(workbook({ sheets }), 'data.xlsx', questionnaire);
    expect(Object.fromEntries(submissions[0]!.repeats)).toEqual({
      visit: [round({}), round({}, { 'visit/item': [round({ 'visit/item/a': 'in the second visit' })] })],
      'g/item': [round({ 'g/item/a': 'in the group' })],
      [long]: [round({ [`${long}/a`]: 'cut' })],
    });
    expect(problems.map(({ sheet, code }) => [sheet, code])).toEqual([['elsewhere', 'sheet-unknown']]);
  });

  test('FORM-9 a file of repeats alone says what is missing', async () => {
    const [, members] = koboSheets(form, full());
    expect(said(await xlsx([members!])).map((problem) => (problem as unknown[])[3])).toEqual(['no-submission-sheet']);
  });
});

describe('answers', () => {
  const read = (values: Record<string, unknown>): Promise<SubmissionFile> => json([{ _uuid: uuid(1), ...values }]);

  test('FORM-10 moments with a zone are in UTC, others stay as the clock showed them; a time of day keeps no zone', async () => {
    const file = await read({ start: '2024-05-03T08:00:00', seen: '2024-12-31T23:30:00.250-05:30', clock: '14:30:00.000+03:00', 'place/visited': '2024-02-29T00:00:00', _submission_time: '2024-05-03T10:37:19' });
    expect(answersOf(file)).toEqual({ start: '2024-05-03T08:00:00', seen: '2025-01-01T05:00:00.250Z', clock: '14:30:00', 'place/visited': '2024-02-29' });
    expect(file.submissions[0]).toMatchObject({ startedAt: '2024-05-03T08:00:00', submittedAt: '2024-05-03T10:37:19.000Z' });
  });

  test('FORM-10 what does not fit its type is kept as text and listed', async () => {
    const values = { people: '7.5', distance: 'far', 'place/visited': '2023-02-29', clock: '25:00', seen: 'yesterday', 'place/position': '95 10 0 0', agreed: 'maybe' };
    const file = await read(values);
    expect(answersOf(file)).toEqual(values);
    expect(file.problems.map(({ code, level, column }) => [code, level, column])).toEqual(Object.keys(values).map((path) => ['value-does-not-fit', 'notice', path]));
    expect(file.problems[0]!.message).toBe('“7.5” does not fit the type of “people” (integer). It was kept as text.');
  });

  test('FORM-10 cells that a spreadsheet program turned into dates, numbers and truth values', async () => {
    const header = ['_uuid', '_submission_time', 'visited', 'clock', 'seen', 'people', 'remark', 'agreed', 'region'];
    const day = 45415; // 2024-05-03
    const data = `<row r="1">${header.map((text, i) => `<c r="${String.fromCharCode(65 + i)}1" t="inlineStr"><is><t>${text}</t></is></c>`).join('')}</row><row r="2"><c r="A2" t="inlineStr"><is><t>${uuid(1)}</t></is></c><c r="B2" s="2"><v>${day + 0.25}</v></c><c r="C2" s="1"><v>${day}</v></c><c r="D2" s="3"><v>0.5</v></c><c r="E2" s="2"><v>${day + 0.5}</v></c><c r="F2"><v>7</v></c><c r="G2"><v>254700000001</v></c><c r="H2" t="b"><v>1</v></c><c r="I2"><v>3</v></c></row>`;
    const file = await readSubmissions(workbook({ sheets: [{ name: 'Data', data }], formats: ['General', 'yyyy-mm-dd', 'yyyy-mm-dd hh:mm', 'hh:mm'] }), 'data.xlsx', form);
    expect(answersOf(file)).toEqual({ 'place/visited': '2024-05-03', clock: '12:00:00', seen: '2024-05-03T12:00:00', people: 7, remark: '254700000001', agreed: true, 'place/region': '3' });
    expect(file.submissions[0]!.submittedAt).toBe('2024-05-03T06:00:00.000Z');
  });

  test('FORM-11 a value that is no choice is kept and listed; the choice “other” and its words are known', async () => {
    const file = await read({ 'place/region': 'west', needs: 'water bread water', origin: 'other', origin_other: 'The sea' });
    expect(answersOf(file)).toEqual({ 'place/region': 'west', needs: ['water', 'bread'], origin: 'other', origin_other: 'The sea' });
    expect(file.problems.map(({ code, params }) => [code, params['value']])).toEqual([['not-a-choice', 'west'], ['not-a-choice', 'bread']]);
  });

  test('FORM-11 columns that no question asks are kept beside the answers and said once; what the system adds is left out', async () => {
    const entries = [1, 2, 3].map((number) => ({ _uuid: uuid(number), 'old/question': `answer ${number}`, nested: { deep: [{ a: 1 }] }, __proto__x: 1, _submitted_by: 'amal', deviceid: 'x', 'meta/instanceName': 'y', _attachments: [{ filename: 'a.jpg' }], _geolocation: [1, 2] }));
    const file = await json(entries);
    expect(file.submissions.map(({ extras }) => Object.fromEntries(extras))).toEqual([1, 2, 3].map((number) => ({ 'old/question': `answer ${number}`, 'nested/deep': '[{"a":1}]', __proto__x: 1, deviceid: 'x' })));
    expect(said(file)).toEqual(['old/question', 'nested/deep', '__proto__x', 'deviceid'].map((column) => ['data.json', 1, 'notice', 'column-unknown', column]));
  });

  test('FORM-11 names that objects of JavaScript have are names like others', async () => {
    const file = await readSubmissions(Buffer.from(`[{"_uuid":"${uuid(1)}","__proto__":"a","constructor":"b","toString":{"x":1},"hasOwnProperty":[]}]`), 'x.json', form);
    expect([...file.submissions[0]!.extras]).toEqual([['__proto__', 'a'], ['constructor', 'b'], ['toString/x', 1], ['hasOwnProperty', '']]);
  });

  test('FORM-12 a question that has moved to another group since is known by its name', async () => {
    expect(answersOf(await read({ 'before/people': '4', region: 'north', 'now/here/needs': 'water' }))).toEqual({ people: 4, 'place/region': 'north', needs: ['water'] });
  });

  test('FORM-12 words that several questions share go to them in order where as many columns have them, else to none', async () => {
    const { questionnaire } = await readXlsForm(workbook({ sheets: [{ name: 'survey', cells: [['type', 'name', 'label'], ['text', 'a', 'Name'], ['integer', 'b', 'Name'], ['text', 'c', 'Age']] }] }), 'form.xlsx');
    const file = (header: string[], row: (string | number)[]): Promise<SubmissionFile> => readSubmissions(workbook({ sheets: [{ name: 'Data', cells: [[...header, '_uuid'], [...row, uuid(1)]] }] }), 'data.xlsx', questionnaire);
    expect(answersOf(await file(['Name', 'Name', 'Age'], ['x', 5, 'y']))).toEqual({ a: 'x', b: 5, c: 'y' });
    const unclear = await file(['Name', 'Age'], ['x', 'y']);
    expect([answersOf(unclear), Object.fromEntries(unclear.submissions[0]!.extras)]).toEqual([{ c: 'y' }, { Name: 'x' }]);
    expect(unclear.problems).toMatchObject([{ code: 'column-ambiguous', column: 'Name', params: { count: 2 } }]);
  });

  test('FORM-12 the text of several choices counts before the columns of each, which fill it where it is missing', async () => {
    const file = await xlsx([{ name: 'Data', cells: [['needs', 'needs/water', 'needs/school', '_uuid'], ['water', 0, 1, uuid(1)], [null, 'TRUE', '0', uuid(2)], [null, 0, 0, uuid(3)]] }]);
    expect(file.submissions.map(({ answers }) => answers.get('needs'))).toEqual([['water'], ['water'], undefined]);
  });
});

describe('files that are none', () => {
  test('FORM-15 damaged JSON is refused with the place, and quotes nothing that was said', async () => {
    const secret = 'a name that nobody may see';
    const cut = JSON.stringify([{ _uuid: uuid(1), remark: secret }]);
    for (const text of [cut.slice(0, -10), cut.replace('"remark"', 'remark'), `[{"a":"${secret}" "b":1}]`]) {
      const error: unknown = await readSubmissions(Buffer.from(text), 'data.json', form).catch((thrown: unknown) => thrown);
      expect(error).toMatchObject({ name: 'FileRefused', code: 'json-damaged', params: { at: expect.any(Number) } });
      expect(JSON.stringify([error, (error as Error).message])).not.toContain('nobody');
    }
  });

  test.each(['{"a":1}', '{"results":5}', '{"value":{"a":1}}'])('FORM-15 JSON without submissions is refused: %s', async (text) => {
    await expect(readSubmissions(Buffer.from(text), 'data.json', form)).rejects.toMatchObject({ code: 'no-submissions' });
  });

  test('FORM-15 the limits of tables hold for JSON', async () => {
    const bytes = Buffer.from(JSON.stringify(full().map((of) => koboEntry(of))));
    const limited = (limits: Parameters<typeof readSubmissions>[3]): Promise<unknown> => readSubmissions(bytes, 'data.json', form, limits);
    await expect(limited({ rows: 5 })).rejects.toMatchObject({ code: 'too-many-rows' });
    await expect(limited({ cells: 20 })).rejects.toMatchObject({ code: 'too-many-cells' });
    await expect(limited({ cellChars: 20 })).rejects.toMatchObject({ code: 'cell-too-long' });
    await expect(limited({ fileBytes: 20 })).rejects.toMatchObject({ code: 'file-too-large' });
    await expect(limited({ totalChars: 100 })).rejects.toMatchObject({ code: 'too-much-text' });
  });

  test('FORM-15 objects in objects without end are kept as text from some depth on, and cut at another', async () => {
    const depth = 5_000;
    const text = `[{"_uuid":"${uuid(1)}","a":${'{"a":'.repeat(depth)}1${'}'.repeat(depth)}}]`;
    const { submissions } = await readSubmissions(Buffer.from(text), 'deep.json', form);
    const [[path, value]] = [...submissions[0]!.extras] as [[string, string]];
    expect([path.split('/').length < 100, value.endsWith('"…"}' + '}'.repeat(63))]).toEqual([true, true]);
  });
});
