import { DIMENSION_TEMPLATES, dimensionWords, groupWords } from '@baraza/domain';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { boxAfter, cellsOf, type PasteContext, readPasted, retyped, rowsToSee } from './paste.js';

const context: PasteContext = {
  dimensions: [
    { id: 'sex', words: ['sex', 'Sex', 'الجنس'], groups: [{ value: 'female', words: ['women', 'woman', 'نساء'] }, { value: 'male', words: ['men', 'man', 'رجال'] }, { value: 'other', words: ['other'] }] },
    { id: 'age', words: ['ageBand', 'Age'], groups: [{ value: '18-29', words: [] }, { value: '30-49', words: [] }, { value: '80+', words: [] }] },
  ],
  stakeholders: [{ id: 'traders', name: 'Border Traders' }],
  here: [],
  words: { name: ['Name', 'الاسم'], contact: ['Phone', 'Contact'], stakeholder: ['Group', 'Speaks for'], language: ['Language'] },
};
const groupsOf = (text: string): unknown[] => readPasted(text, context).rows.map(({ name, groups }) => [name, groups]);

test('UI-143 rows of a spreadsheet are read by their header, in either language, and with quoted cells', () => {
  expect(cellsOf('a\t"b ""c""\nd"\r\n\n e \t')).toEqual([['a', 'b "c" d'], ['e', '']]);
  const { columns, rows } = readPasted('Phone\tName\tGroup\tSex\tAge\n0770 123456\tMa Weah\tborder traders\tF\t34\n\tKou Dolo\tThe council\tman\t8', context);
  expect(columns).toEqual(['contact', 'name', 'stakeholder', 'dimension sex', 'dimension age']);
  expect(rows).toEqual([
    { line: 2, name: 'Ma Weah', contact: '0770 123456', stakeholder: 'traders', language: null, groups: { sex: 'female', age: '30-49' }, unread: [], leftOut: null, source: '0770 123456\tMa Weah\tborder traders\tF\t34' },
    { line: 3, name: 'Kou Dolo', contact: null, stakeholder: null, language: null, groups: { sex: 'male' }, unread: ['8', 'The council'], leftOut: null, source: '\tKou Dolo\tThe council\tman\t8' },
  ]);
  expect(groupsOf('الاسم;الجنس\nمريم;نساء')).toEqual([['مريم', { sex: 'female' }]]);
});

test('UI-143 without a header columns are known by their content; people without a name or twice on the list are left out and said', () => {
  const { columns, header, rows } = readPasted('Ma Weah,female,85\nKou Dolo,male,19\n,male,20\nMa  Weah,female,85', context);
  expect([columns, header]).toEqual([['name', 'dimension sex', 'dimension age'], null]);
  expect(rows.map(({ leftOut, groups }) => [leftOut, groups['age']])).toEqual([[null, '80+'], [null, '18-29'], ['noName', '18-29'], ['twice', '80+']]);
  expect(readPasted('Ma Weah\nKou Dolo', context).columns).toEqual(['name']);
  expect(readPasted('', context).rows).toEqual([]);
});

test('UI-143 a column that was taken for something else can be named', () => {
  expect(readPasted('Weah,Ma,female\nDolo,Kou,male', context, [undefined, 'name']).columns).toEqual([null, 'name', 'dimension sex']);
});

const ofTemplates: PasteContext = { ...context, dimensions: DIMENSION_TEMPLATES.map(({ code, groups }) => ({ id: code, words: dimensionWords(code), groups: groups.map((value) => ({ value, words: groupWords(value) })) })) };
const readAs = (dimension: string, cells: readonly string[]): (string | undefined)[] => readPasted(['name', ...cells.map((_, index) => `P${index}`)].map((name, index) => `${name}\t${index === 0 ? dimension : cells[index - 1]}`).join('\n'), ofTemplates).rows.map(({ groups }) => groups[dimension]);

test('FORM-16 words for groups are understood in many languages, and as every language of the page shows them', () => {
  expect(readAs('sex', ['Woman', 'girl', 'أُنثى', 'إمرأة', 'femme', 'FÉMININ', 'mujer', 'Mme'])).toEqual(Array(8).fill('female'));
  expect(readAs('sex', ['Man', 'ذكــر', 'رجل', 'homme', 'masculin', 'hombre', 'male'])).toEqual(Array(7).fill('male'));
  expect(readAs('sex', ['prefer_not_to_say', 'other (specify)', 'H', 'F'])).toEqual(['declined', 'other', 'male', 'female']);
  expect(readPasted('Nom;Genre\nAwa;femme', { ...ofTemplates, words: { ...ofTemplates.words, name: ['Nom'] } }).rows[0]!.groups).toEqual({ sex: 'female' });
  for (const language of ['en', 'ar']) {
    const { group } = JSON.parse(readFileSync(join(import.meta.dirname, `../../../../../libs/ui/src/i18n/locales/${language}/domain.json`), 'utf8')) as { group: Record<string, Record<string, string>> };
    for (const [dimension, labels] of Object.entries(group)) expect(readAs(dimension, Object.values(labels))).toEqual(Object.keys(labels));
  }
});

test('FORM-17 two letters of a column that mean the same group are not guessed; what was not understood is explained once for all its rows', () => {
  const list = 'Name\tSex\nA\tH\nB\tM\nC\tM\nD\tzz';
  const { rows, unreadGroups } = readPasted(list, ofTemplates);
  expect([rows.map(({ groups }) => groups), unreadGroups.map(({ cell, rows: count }) => [cell, count])]).toEqual([[{}, {}, {}, {}], [['H', 1], ['M', 2], ['zz', 1]]]);
  const said = readPasted(list, ofTemplates, [], { 'sex m': 'female', 'sex h': 'male' });
  expect(said.rows.map(({ groups, unread }) => [groups['sex'], unread])).toEqual([['male', []], ['female', []], ['female', []], [undefined, ['zz']]]);
  expect(said.unreadGroups).toHaveLength(3);
});

test('FORM-25 letters that mean one group in every language are understood beside each other and beside words; a letter that no list explains is asked about', () => {
  const { rows, unreadGroups } = readPasted('Name\tSex\nA\tf\nB\tF\nC\tw\nD\twoman\nE\tM\nF\tm\nG\tx\nH\tX', ofTemplates);
  expect(rows.map(({ groups }) => groups['sex'])).toEqual(['female', 'female', 'female', 'female', 'male', 'male', undefined, undefined]);
  expect(unreadGroups.map(({ cell, rows: count }) => [cell.toLowerCase(), count])).toEqual([['x', 2]]);
  expect(readAs('sex', ['ف', 'أ', 'ذ', 'F'])).toEqual(['female', 'female', 'male', 'female']);
});

test('FORM-18 whoever is here already under this name is left out, unless it is said that it is somebody else', () => {
  const known: PasteContext = { ...context, here: ['Élise  Weah', 'Seat 2'] };
  const leftOut = (anyway: readonly number[]): unknown => readPasted('elise weah\nSeat 2\nKou Dolo', known, [], {}, new Set(anyway)).rows.map((row) => row.leftOut);
  expect([leftOut([]), leftOut([1])]).toEqual([['here', 'here', null], [null, 'here', null]]);
});

test('UI-214 an age above 120 is not understood', () => {
  expect(readPasted('Name\tAge\nA\t120\nB\t150', context).rows.map(({ groups, unread }) => [groups['age'], unread])).toEqual([['80+', []], [undefined, ['150']]]);
});

test('FORM-20 a name or contact that is too long is left out and said; what was not added stays as it was pasted, with its columns and answers', () => {
  const long = 'W'.repeat(201);
  const lines = ['Full\tSx\tPhone', 'Kou Dolo\tF\t1', `${long}\tM\t2`, 'Ma "the elder" Weah\tH\t3', '"Nyamah\nToe"\tzz\t4', `Awa\tF\t${'5'.repeat(301)}`];
  const box = { text: lines.join('\r\n'), chosen: ['name', 'dimension sex', 'contact'] as const, meant: { 'sex m': 'female', 'sex h': 'male' }, anyway: new Set([4]) };
  const read = (of: Parameters<typeof boxAfter>[2]): ReturnType<typeof readPasted> => readPasted(of.text, ofTemplates, of.chosen, of.meant, of.anyway);
  const pasted = read(box);
  expect(pasted.rows.map(({ leftOut }) => leftOut)).toEqual([null, 'nameTooLong', null, null, 'contactTooLong']);
  const after = boxAfter(pasted, new Set([2, 5]), box);
  expect([after.text, after.anyway]).toEqual([[0, 2, 3, 5].map((line) => lines[line]).join('\n'), new Set([3])]);
  expect(read(after).rows.map(({ groups, leftOut }) => [groups['sex'], leftOut])).toEqual([['female', 'nameTooLong'], ['male', null], ['female', 'contactTooLong']]);
  expect(read({ ...after, meant: { ...after.meant, 'sex m': null } }).rows[0]!.groups).toEqual({});
  const mended = after.text.replace(long, 'Ma Toe');
  expect([retyped(after, mended), retyped(after, 'Name\tSex\nAwa\tF')]).toEqual([{ ...after, text: mended, anyway: new Set() }, { text: 'Name\tSex\nAwa\tF', chosen: [], meant: {}, anyway: new Set() }]);
  expect(boxAfter(read({ ...box, text: 'Kou Dolo\tF\t1' }), new Set([1]), box).text).toBe('');
  const headed = { ...box, text: `Name\tSex\nA\tF\n${long}\tF` };
  expect(boxAfter(read({ ...headed, chosen: [] }), new Set([2]), headed).text).toBe(`Name\tSex\n${long}\tF`);
});

test('FORM-21 whoever is left out stands in the preview, however far down in a long list', () => {
  const rows = readPasted(`Elise Weah\n${Array.from({ length: 60 }, (_, at) => `Person ${at}`).join('\n')}\nelise weah\nMa Toe`, context, [], {}, new Set()).rows;
  const seen = (anyway: readonly number[]): number[] => rowsToSee(rows, new Set(anyway), 3).map(({ line }) => line);
  expect([seen([]), seen([63])]).toEqual([[1, 2, 3, 62], [1, 2, 3, 62, 63]]);
});
