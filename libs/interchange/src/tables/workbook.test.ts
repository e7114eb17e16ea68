import { sheetXml, workbook } from '../../test-support/workbook.js';
import { zip } from '../../test-support/zip.js';
import { readTables } from './read.js';
import type { Table } from './types.js';

const read = (bytes: Buffer): Promise<Table[]> => readTables(bytes, 'test.xlsx');
const readOne = async (bytes: Buffer): Promise<Table> => (await read(bytes))[0]!;

describe('a workbook becomes tables', () => {
  test('IMP-1 one table a worksheet in the order of the tabs, rows numbered as the person sees them', async () => {
    const tables = await read(
      workbook({
        sheets: [
          { name: 'People & places', data: '<row r="3"><c r="A3" t="inlineStr"><is><t>Name</t></is></c></row><row r="9"><c r="A9" t="inlineStr"><is><t>Ada</t></is></c></row>' },
          { name: 'قائمة', cells: [['الاسم'], ['مجلس الأمن']] },
        ],
      }),
    );
    expect(tables).toEqual([
      { sheet: 'People & places', hidden: false, headerRow: 3, header: ['Name'], rows: [{ row: 9, cells: ['Ada'] }], notes: [] },
      { sheet: 'قائمة', hidden: false, headerRow: 1, header: ['الاسم'], rows: [{ row: 2, cells: ['مجلس الأمن'] }], notes: [] },
    ]);
  });

  test('IMP-1 rows and cells without references follow one another; prefixed tags are understood', async () => {
    const data = '<x:row><x:c t="inlineStr"><x:is><x:t>A</x:t></x:is></x:c><x:c t="inlineStr"><x:is><x:t>B</x:t></x:is></x:c></x:row><x:row><x:c><x:v>1</x:v></x:c><x:c><x:v>2</x:v></x:c></x:row>';
    const part = `<x:worksheet xmlns:x="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><x:sheetData>${data}</x:sheetData></x:worksheet>`;
    const table = await readOne(workbook({ sheets: [{ name: 'S' }], parts: [{ name: 'xl/worksheets/sheet1.xml', data: part }] }));
    expect(table.header).toEqual(['A', 'B']);
    expect(table.rows).toEqual([{ row: 2, cells: [1, 2] }]);
  });

  test('IMP-1 a list of sheets in an unusual place is found', async () => {
    const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
    const table = await readOne(
      zip([
        { name: '_rels/.rels', data: `<Relationships><Relationship Id="a" Type="${office}/officeDocument" Target="/other/book22.xml"/></Relationships>` },
        { name: 'other/book22.xml', data: `<workbook xmlns:r="${office}"><sheets><sheet name="S" r:id="x"/></sheets></workbook>` },
        { name: 'other/_rels/book22.xml.rels', data: `<Relationships><Relationship Id="x" Type="${office}/worksheet" Target="../sheets/one.xml"/></Relationships>` },
        { name: 'sheets/one.xml', data: sheetXml('<row><c t="inlineStr"><is><t>Name</t></is></c></row>') },
      ]),
    );
    expect([table.sheet, table.header]).toEqual(['S', ['Name']]);
  });

  test('IMP-2 texts: shared, rich, phonetic left out, inline, escaped, kept to the space', async () => {
    const table = await readOne(
      workbook({
        strings: ['<t>H</t>', '<r><t>bold </t></r><r><t>plain</t></r>', '<t>東京</t><rPh sb="0" eb="2"><t>とうきょう</t></rPh>', '<t xml:space="preserve"> a_x000D_b_x005F_x0041_ </t>'],
        sheets: [{ name: 'S', data: `<row r="1"><c r="A1" t="s"><v>0</v></c></row>${[1, 2, 3].map((i) => `<row r="${i + 1}"><c r="A${i + 1}" t="s"><v>${i}</v></c></row>`).join('')}` }],
      }),
    );
    expect(table.rows.map(({ cells }) => cells[0])).toEqual(['bold plain', '東京', ' a\rb_x0041_ ']);
  });

  test('IMP-2 formulas give their last result, booleans are booleans, numbers are exact', async () => {
    const cells = [
      '<c r="A2"><f>1+1</f><v>2</v></c>',
      '<c r="B2" t="str"><f>"a"&amp;"b"</f><v>ab</v></c>',
      '<c r="C2" t="b"><v>1</v></c>',
      '<c r="D2"><v>0.1</v></c>',
      '<c r="E2"><v>-1.5E-7</v></c>',
      '<c r="F2" t="b"><f>FALSE()</f><v>0</v></c>',
    ];
    const table = await readOne(workbook({ sheets: [{ name: 'S', data: `<row r="1"><c r="A1" t="inlineStr"><is><t>H</t></is></c></row><row r="2">${cells.join('')}</row>` }] }));
    expect(table.rows[0]!.cells).toEqual([2, 'ab', true, 0.1, -1.5e-7, false]);
  });

  test.each([
    [false, ['2005-08-03', '2005-08-03T18:00:00', '18:00:00', 38567, '1900-01-01']],
    [true, ['2009-08-04', '2009-08-04T18:00:00', '1904-01-01T18:00:00', 38567, '1904-01-02']],
  ])('IMP-2 numbers with a date format are ISO dates (1904 system: %s)', async (date1904, expected) => {
    const values = [38567, 38567.75, 0.75];
    const row = [...values.map((value, i) => `<c s="${i}"><v>${value}</v></c>`), '<c s="3"><v>38567</v></c>', '<c s="0"><v>1</v></c>'].join('');
    const table = await readOne(workbook({ date1904, formats: [14, 'yyyy\\-mm\\-dd hh:mm', 'h:mm', '[Red]0.00" days"'], sheets: [{ name: 'S', data: `<row><c t="inlineStr"><is><t>H</t></is></c></row><row>${row}</row>` }] }));
    expect(table.rows[0]!.cells).toEqual(expected);
  });

  test('IMP-3 errors and formulas without a result are empty, and noted with row and column', async () => {
    const table = await readOne(
      workbook({ sheets: [{ name: 'S', data: '<row r="1"><c r="A1" t="inlineStr"><is><t>Score</t></is></c></row><row r="2"><c r="A2" t="e"><f>1/0</f><v>#DIV/0!</v></c><c r="B2"><v>1</v></c></row><row r="3"><c r="A3"><f>NOW()</f></c><c r="B3"><v>2</v></c></row>' }] }),
    );
    expect(table.rows).toEqual([
      { row: 2, cells: [null, 1] },
      { row: 3, cells: [null, 2] },
    ]);
    expect(table.notes).toEqual([
      { code: 'cell-error', row: 2, column: 'Score', value: '#DIV/0!' },
      { code: 'formula-without-value', row: 3, column: 'Score' },
    ]);
  });

  test('IMP-4 a cell merged over several rows counts for each row that has something in it, in its first column', async () => {
    const table = await readOne(
      workbook({
        sheets: [
          { name: 'S', cells: [['Type', 'Sub', 'Name'], ['Ministry', null, 'A'], [null, null, 'B'], [null, null, null], [null, null, 'C'], [null, null, 'D']], after: '<mergeCells count="1"><mergeCell ref="A2:B5"/></mergeCells>' },
        ],
      }),
    );
    expect(table.header).toEqual(['Type', 'Sub', 'Name']);
    expect(table.rows).toEqual([
      { row: 2, cells: ['Ministry', null, 'A'] },
      { row: 3, cells: ['Ministry', null, 'B'] },
      { row: 5, cells: ['Ministry', null, 'C'] },
      { row: 6, cells: [null, null, 'D'] },
    ]);
  });

  test('IMP-4 a merged title above the header is noted, not taken for the header', async () => {
    const table = await readOne(workbook({ sheets: [{ name: 'S', cells: [['Actors in 2005', null], ['Name', 'Type'], ['A', 'x']], after: '<mergeCells><mergeCell ref="A1:B1"/></mergeCells>' }] }));
    expect(table).toMatchObject({ headerRow: 2, header: ['Name', 'Type'], rows: [{ row: 3, cells: ['A', 'x'] }] });
    expect(table.notes).toEqual([{ code: 'title-row', row: 1, value: 'Actors in 2005' }]);
  });

  test('IMP-5 repeated headers are kept apart, missing ones get the letter of their column', async () => {
    const table = await readOne(workbook({ sheets: [{ name: 'S', cells: [['Name', 'Name', null, 'Name (2)', 'Name', ' ', null], ['a', 'b', 'c', 'd', 'e', 'f', null]] }] }));
    expect(table.header).toEqual(['Name', 'Name (3)', 'Column C', 'Name (2)', 'Name (4)', 'Column F']);
    expect(new Set(table.header).size).toBe(table.header.length);
  });

  test('IMP-5 empty rows, columns and sheets leave no trace', async () => {
    const tables = await read(
      workbook({
        sheets: [
          { name: 'Empty' },
          { name: 'Only formats', data: '<row r="1" s="4"/><row r="2"><c r="A2" s="1"/><c r="C2" t="inlineStr"><is><t></t></is></c></row>' },
          { name: 'Gaps', cells: [[], [null, 'Name', null, 'Type'], [], [null, 'A', null, null], [null, null, null, null], [null, 'B', null, 'x']] },
        ],
      }),
    );
    expect(tables.map(({ header }) => header)).toEqual([[], [], ['Name', 'Type']]);
    expect(tables[2]!.rows).toEqual([
      { row: 4, cells: ['A'] },
      { row: 6, cells: ['B', 'x'] },
    ]);
  });

  test('IMP-5 300 columns', async () => {
    const header = Array.from({ length: 300 }, (_, i) => `Property ${i}`);
    const table = await readOne(workbook({ sheets: [{ name: 'S', cells: [header, header.map((_, i) => i)] }] }));
    expect(table.header).toEqual(header);
    expect(table.rows[0]!.cells).toEqual(header.map((_, i) => i));
  });

  test('IMP-6 hidden sheets are read and marked', async () => {
    const tables = await read(workbook({ sheets: [{ name: 'A', cells: [['Name']] }, { name: 'B', cells: [['Name']], state: 'hidden' }, { name: 'C', cells: [['Name']], state: 'veryHidden' }] }));
    expect(tables.map(({ sheet, hidden }) => [sheet, hidden])).toEqual([
      ['A', false],
      ['B', true],
      ['C', true],
    ]);
  });
});
