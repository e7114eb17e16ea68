import { describeWithRealFiles, realForm } from '../../test-support/real-files.js';
import { householdForm } from '../../test-support/households.js';
import { workbook } from '../../test-support/workbook.js';
import { readTables } from '../tables/read.js';
import { readXlsForm } from './read-form.js';
import type { FormItem, XlsForm } from './types.js';
import { choicesOf, questionsOf } from './walk.js';
import { writeXlsForm } from './write-form.js';

type Cells = (string | number | boolean | null)[][];

const read = (sheets: { name: string; cells: Cells; state?: 'hidden' }[]): Promise<XlsForm> => readXlsForm(workbook({ sheets }), 'form.xlsx');
const survey = (...rows: Cells): { name: string; cells: Cells } => ({ name: 'survey', cells: [['type', 'name', 'label'], ...rows] });
const choices = (...rows: Cells): { name: string; cells: Cells } => ({ name: 'choices', cells: [['list_name', 'name', 'label'], ...rows] });
const outline = (items: readonly FormItem[]): unknown[] => items.map((item) => (item.kind === 'question' ? item.path : [item.kind, item.path, outline(item.items)]));
const said = ({ problems }: XlsForm): unknown[] => problems.map(({ sheet, row, level, code }) => [sheet, row, level, code]);
const writtenAndRead = async ({ questionnaire }: XlsForm): Promise<XlsForm> => readXlsForm(await writeXlsForm(questionnaire), 'written.xlsx');

describeWithRealFiles('forms that people publish', () => {
  const real = (name: string): Promise<XlsForm> => readXlsForm(realForm(name), name);

  test('FORM-1 cascading selections: lists with the columns by which they are filtered, and names that repeat where the form says so', async () => {
    const { questionnaire, problems } = await real('choice_filter_test.xlsx');
    expect(problems).toEqual([]);
    expect(questionnaire).toMatchObject({ title: 'cascading selects', formId: 'cascading_selects1', version: null });
    expect(questionnaire.settings).toEqual(new Map([['allow_choice_duplicates', 'yes']]));
    expect(questionsOf(questionnaire).map(({ path, type, list, choiceFilter }) => [path, type, list, choiceFilter])).toEqual([
      ['state', 'select_one', 'states', null],
      ['county', 'select_one', 'counties', '${state}=cf'],
      ['city', 'select_one', 'cities', '${county}=cf'],
    ]);
    expect(questionnaire.lists.get('counties')!.map(({ name, labels, other }) => [name, labels.get('default'), other.get('cf')])).toEqual([
      ['king', 'King', 'washington'],
      ['pierce', 'Pierce', 'washington'],
      ['king', 'King', 'texas'],
      ['cameron', 'Cameron', 'texas'],
    ]);
  });

  test('FORM-1 sheets of other names are passed over', async () => {
    const { questionnaire, problems } = await real('extra_sheet_names.xlsx');
    expect([outline(questionnaire.items), questionnaire.lists.size, problems]).toEqual([['test'], 0, []]);
  });

  test('FORM-1 FORM-4 a long form: groups in groups, media, media by language, old types; the one unknown type is named', async () => {
    const form = await real('flat_xlsform_test.xlsx');
    expect(form.problems).toMatchObject([{ sheet: 'survey', row: 50, level: 'notice', code: 'type-unknown', params: { type: 'uri:deviceid' } }]);
    const { questionnaire } = form;
    expect(questionsOf(questionnaire)).toHaveLength(48);
    const everything = questionnaire.items.find(({ name }) => name === 'everything')!;
    expect(everything).toMatchObject({ kind: 'group', relevant: "not(selected(${skip_to_end}, 'yes'))" });
    const byPath = new Map(questionsOf(questionnaire).map((question) => [question.path, question]));
    expect(byPath.get('everything/group_test/select_multiple_test')).toMatchObject({ type: 'select_multiple', list: 'yes_no', required: 'no', constraint: "not(selected(., 'yes') and selected (., 'no'))", appearance: 'minimal' });
    expect(byPath.get('everything/address')!.labels).toEqual(new Map([['english', 'Enter an address'], ['chinese', '您好']]));
    expect(byPath.get('everything/datetime_test')!.type).toBe('dateTime');
    // A name that the spreadsheet took for a truth value, and texts that look like numbers.
    expect(byPath.get('everything/FALSE')!.type).toBe('text');
    expect(byPath.get('number_label')!.labels.get('english')).toBe('1');
    expect(byPath.get('everything/text_image_audio_video_test')!.other.get('media::audio::chinese')).toBe('chinese_audio.wav');
    expect(questionnaire.languages.map(({ key }) => key)).toEqual(['english', 'default', 'chinese']);
  });

  test('FORM-2 a single colon before the language, as older forms have it', async () => {
    const { questionnaire, problems } = await real('group.xlsx');
    expect([outline(questionnaire.items), problems]).toEqual([['family_name', ['group', 'father', ['father/phone_number', 'father/age']]], []]);
    expect(questionnaire.languages).toEqual([{ key: 'English (en)', name: 'English', code: 'en', direction: 'ltr' }]);
    expect(questionsOf(questionnaire)[0]!.labels.get('English (en)')).toBe("What's your family name?");
  });

  test('FORM-1 or_other adds a choice and the question what it is', async () => {
    const { questionnaire, problems } = await real('or_other.xlsx');
    expect(problems).toEqual([]);
    const [colour, other, pastel] = questionsOf(questionnaire);
    expect([colour!.orOther, other!.path, other!.implied, other!.relevant]).toEqual([true, 'fav_color_other', true, "${fav_color} = 'other'"]);
    expect(choicesOf(questionnaire, colour!).map(({ name }) => name)).toEqual(['red', 'green', 'blue', 'mauve', 'apricot', 'other']);
    expect(choicesOf(questionnaire, pastel!)).toHaveLength(5);
  });

  test.each(['choice_filter_test.xlsx', 'extra_sheet_names.xlsx', 'flat_xlsform_test.xlsx', 'group.xlsx', 'or_other.xlsx'])('FORM-5 %s is written and read back the same', async (name) => {
    const form = await real(name);
    expect((await writtenAndRead(form)).questionnaire).toEqual(form.questionnaire);
  });

  test('FORM-6 a form in the old Excel format is refused in plain words', async () => {
    await expect(real('unknown_question_type.xls')).rejects.toMatchObject({ code: 'old-excel-file', message: expect.stringContaining('save it as .xlsx') });
  });
});

describe('reading forms', () => {
  test('FORM-1 sheets are known whatever capitals and spaces they have, hidden or not; types however they are spelled', async () => {
    const form = await read([
      { name: ' SURVEY', cells: [['Type ', 'NAME', 'Label'], ['begin  group', 'a', null], ['Select One From l', 'b'], ['select_multiple l', 'c'], ['rank l', 'd'], ['Int', 'e'], ['date time', 'f'], ['end_group'], ['begin-repeat', 'r'], ['begin repeat', 'r'], ['GPS', 'g'], ['end repeat'], ['end repeat'], ['select_one_from_file towns.csv', 't'], ['select_one ${g}', 'h']] },
      { name: 'Choices', state: 'hidden', cells: [['list name', 'value', 'label'], ['l', 1, 'One']] },
      { name: 'notes', cells: [['anything']] },
    ]);
    expect(outline(form.questionnaire.items)).toEqual([['group', 'a', ['a/b', 'a/c', 'a/d', 'a/e', 'a/f']], ['repeat', 'r', [['repeat', 'r/r', ['r/r/g']]]], 't', 'h']);
    expect(questionsOf(form.questionnaire).map(({ type, list }) => (list === null ? type : [type, list]))).toEqual([
      ['select_one', 'l'], ['select_multiple', 'l'], ['rank', 'l'], 'integer', 'dateTime', 'geopoint', ['select_one_from_file', 'towns.csv'], ['select_one', '${g}'],
    ]);
    expect(form.questionnaire.lists.get('l')).toEqual([{ name: '1', labels: new Map([['default', 'One']]), other: new Map() }]);
    expect(said(form)).toEqual([['Choices', 0, 'notice', 'hidden-sheet-read']]);
    expect((await writtenAndRead(form)).questionnaire).toEqual(form.questionnaire);
  });

  test('FORM-2 languages have name, code and direction; texts stand under theirs; the default is found', async () => {
    const form = await readXlsForm(householdForm(), 'households.xlsx');
    expect(form.problems).toEqual([]);
    expect(form.questionnaire.languages).toEqual([
      { key: 'French (fr)', name: 'French', code: 'fr', direction: 'ltr' },
      { key: 'Arabic (ar)', name: 'Arabic', code: 'ar', direction: 'rtl' },
      { key: 'English (en)', name: 'English', code: 'en', direction: 'ltr' },
    ]);
    expect(form.questionnaire).toMatchObject({ title: 'Ménages', formId: 'households', version: '2024050301', defaultLanguage: 'French (fr)' });
    const region = questionsOf(form.questionnaire).find(({ name }) => name === 'region')!;
    expect([region.labels.get('Arabic (ar)'), region.hints.get('French (fr)'), region.hints.has('Arabic (ar)')]).toEqual(['المنطقة', 'Celle où l’on vit', false]);
    expect(form.questionnaire.lists.get('needs')![2]!.labels.get('Arabic (ar)')).toBe('مدرسة للبنات');
  });

  test('FORM-2 without a code the texts tell the direction, and a default language is found by name or code', async () => {
    const header = ['type', 'name', 'label::Kurdî', 'label::دری', 'LABEL :: urdu', 'label::FRENCH  (FR)', 'label::ku-Arab', 'label'];
    const form = (language: string): Promise<XlsForm> => read([{ name: 'survey', cells: [header, ['text', 'a', 'Nav', 'نام', 'نام', 'Nom', 'ناو', 'שם']] }, { name: 'settings', cells: [['default_language'], [language]] }]);
    const { questionnaire } = await form('french');
    expect(questionnaire.languages.map(({ key, code, direction }) => [key, code, direction])).toEqual([
      ['Kurdî', null, 'ltr'],
      ['دری', null, 'rtl'],
      ['urdu', null, 'rtl'],
      ['FRENCH (FR)', 'fr', 'ltr'],
      ['ku-Arab', null, 'rtl'],
      ['default', null, 'rtl'],
    ]);
    expect(questionnaire.defaultLanguage).toBe('FRENCH (FR)');
    expect((await form('fr')).questionnaire.defaultLanguage).toBe('FRENCH (FR)');
    const missing = await form('Latin');
    expect(missing.questionnaire.defaultLanguage).toBeNull();
    expect(said(missing)).toEqual([['settings', 2, 'notice', 'language-unknown']]);
    expect((await writtenAndRead(missing)).questionnaire).toEqual(missing.questionnaire);
  });

  test('FORM-3 conditions stay text, and columns nobody knows stay as they are', async () => {
    const { questionnaire } = await read([
      { name: 'survey', cells: [['type', 'name', 'bind::relevant', 'constraint', 'constraint_message::French (fr)', 'calculate', 'weight', 'checked', 'required'], ['text', 'a', "${b} > 1 and regex(., '.*')", '. != ""', 'Non !', null, 2.5, true, 'yes'], ['calculate', 'b', null, null, null, '1 div 0'], ['begin group', 'g', null, 'x']] },
    ]);
    const [a, b, group] = questionnaire.items;
    expect(a).toMatchObject({ relevant: "${b} > 1 and regex(., '.*')", constraint: '. != ""', required: 'yes' });
    expect((a as FormItem).other).toEqual(new Map<string, unknown>([['constraint_message::French (fr)', 'Non !'], ['weight', 2.5], ['checked', true]]));
    expect(b).toMatchObject({ type: 'calculate', calculation: '1 div 0' });
    expect(group!.other).toEqual(new Map([['constraint', 'x']]));
  });

  test('FORM-3 of two columns that mean the same the first counts, and the second is kept under its header', async () => {
    const { questionnaire } = await read([{ name: 'survey', cells: [['type', 'name', 'relevant', 'relevance', 'label', 'caption', 'name'], ['text', 'a', 'x', 'y', 'A', 'B', 'c']] }]);
    expect(questionnaire.items[0]).toMatchObject({ name: 'a', relevant: 'x', labels: new Map([['default', 'A']]), other: new Map([['relevance', 'y'], ['caption', 'B'], ['name (2)', 'c']]) });
  });

  test('FORM-4 what is missing or twice is listed with sheet, row and reason, and the rest is kept', async () => {
    const form = await read([
      survey(
        ['text', 'a', 'A'], ['text', null, 'No name'], [null, 'b', 'No type'], ['text', 'a', 'Again'], ['wibble', 'w', 'What?'],
        ['select_one nowhere', 'c', 'C'], ['select_one', 'd', 'D'], ['end repeat'], ['text', 'two words', 'E'], ['note', null, 'Just a note'],
        ['begin group', 'g', 'G'], ['text', 'a', 'A in G'], ['begin repeat', null, 'Nameless'], ['text', 'x', 'X'], ['end group'],
        ['begin group', 'g', 'G again'], ['text', 'lost', 'L'], ['end group'], ['begin group', 'open', 'O'], ['text', 'y', 'Y'],
      ),
      choices(['l', 'yes', 'Yes'], [null, 'no', 'No'], ['l', null, 'Maybe'], ['l', 'yes', 'Yes again']),
    ]);
    expect(outline(form.questionnaire.items)).toEqual([
      'a', 'w', 'c', 'd', 'two words', 'generated_note_name_11',
      ['group', 'g', ['g/a', ['repeat', 'g/generated_repeat_name_14', ['g/generated_repeat_name_14/x']]]],
      ['group', 'open', ['open/y']],
    ]);
    expect(form.questionnaire.lists.get('l')!.map(({ name }) => name)).toEqual(['yes']);
    expect(said(form).sort()).toEqual(
      [
        ['choices', 3, 'left-out', 'choice-without-list'], ['choices', 4, 'left-out', 'choice-without-name'], ['choices', 5, 'left-out', 'choice-repeated'],
        ['survey', 3, 'left-out', 'no-name'], ['survey', 4, 'left-out', 'no-type'], ['survey', 5, 'left-out', 'name-repeated'], ['survey', 6, 'notice', 'type-unknown'],
        ['survey', 7, 'notice', 'list-missing'], ['survey', 8, 'notice', 'list-not-named'], ['survey', 9, 'left-out', 'end-without-begin'], ['survey', 10, 'notice', 'name-not-allowed'],
        ['survey', 14, 'notice', 'name-given'], ['survey', 14, 'notice', 'group-not-closed'], ['survey', 17, 'left-out', 'name-repeated'], ['survey', 20, 'notice', 'group-not-closed'],
      ].sort(),
    );
    for (const { message } of form.problems) expect(message).toMatch(/^[A-Z“].*\.$/);
    expect((await writtenAndRead(form)).questionnaire).toEqual(form.questionnaire);
  });

  test('FORM-4 a workbook without a survey, or without its columns, says so', async () => {
    const none = await read([{ name: 'Elements', cells: [['Label'], ['A']] }]);
    expect([none.questionnaire.items, said(none)]).toEqual([[], [['survey', 0, 'left-out', 'no-survey-sheet']]]);
    expect(none.problems[0]!.message).toContain('“Elements”');
    const half = await read([{ name: 'survey', cells: [['type', 'label'], ['text', 'A']] }, { name: 'Survey ', cells: [['type', 'name'], ['text', 'a']] }]);
    expect(said(half)).toEqual([['Survey ', 0, 'notice', 'sheet-twice'], ['survey', 1, 'left-out', 'column-missing']]);
  });

  test('FORM-4 a disabled row is passed over', async () => {
    const form = await read([{ name: 'survey', cells: [['type', 'name', 'disabled'], ['text', 'a', 'yes'], ['text', 'a', 'no']] }]);
    expect([outline(form.questionnaire.items), said(form)]).toEqual([['a'], [['survey', 2, 'notice', 'row-disabled']]]);
  });

  test('FORM-5 groups, repeats, three languages and lists are written and read back the same', async () => {
    const form = await readXlsForm(householdForm(), 'households.xlsx');
    expect(questionsOf(form.questionnaire)).toHaveLength(16);
    expect(await writtenAndRead(form)).toEqual(form);
  });

  test('FORM-5 the workbook has the sheets and headers that form programs look for', async () => {
    const { questionnaire } = await readXlsForm(householdForm(), 'households.xlsx');
    const tables = await readTables(await writeXlsForm(questionnaire), 'written.xlsx');
    expect(tables.map(({ sheet, header }) => [sheet, header])).toEqual([
      ['survey', ['type', 'name', 'label::French (fr)', 'hint::French (fr)', 'label::Arabic (ar)', 'label::English (en)', 'required', 'relevant', 'constraint', 'image']],
      ['choices', ['list_name', 'name', 'label::French (fr)', 'label::Arabic (ar)', 'label::English (en)', 'zone']],
      ['settings', ['form_title', 'form_id', 'version', 'default_language']],
    ]);
    const types = tables[0]!.rows.map(({ cells }) => cells[0]);
    expect(types.filter((type) => /^(begin|end)_/.test(String(type)))).toEqual(['begin_group', 'end_group', 'begin_repeat', 'begin_group', 'begin_repeat', 'end_repeat', 'end_group', 'end_repeat']);
    // What or_other implies is no row: the programs add it themselves.
    expect(tables[0]!.rows.some(({ cells }) => cells[1] === 'origin_other')).toBe(false);
    expect(types).toContain('select_one regions or_other');
  });

  test('FORM-5 a questionnaire of nothing is a form, too', async () => {
    const empty = await read([survey()]);
    expect((await writtenAndRead(empty)).questionnaire).toEqual(empty.questionnaire);
    expect((await readTables(await writeXlsForm(empty.questionnaire), 'x.xlsx')).map(({ sheet, header }) => [sheet, header])).toEqual([['survey', ['type', 'name']], ['choices', ['list_name', 'name']], ['settings', []]]);
  });
});
