import fc from 'fast-check';
import { guardFormula, unguardFormula } from '@baraza/domain';
import { readTables } from './read.js';
import type { Table } from './types.js';

const read = async (bytes: Buffer | string, name = 'folder/people.csv'): Promise<Table> => (await readTables(Buffer.from(bytes as string), name))[0]!;
const TEXT = 'Name,Type\r\nRenée – “x”,شيخ\r\n';
const WESTERN = 'Name,Type\r\nRen\xe9e \x96 \x93x\x94,\x80\r\n';

describe('a CSV file becomes a table', () => {
  test.each([
    ['UTF-8', Buffer.from(TEXT)],
    ['UTF-8 with a byte order mark', Buffer.from(`\uFEFF${TEXT}`)],
    ['UTF-16 LE with a mark', Buffer.from(`\uFEFF${TEXT}`, 'utf16le')],
    ['UTF-16 BE with a mark', Buffer.from(`\uFEFF${TEXT}`, 'utf16le').swap16()],
    ['UTF-16 LE without a mark', Buffer.from(TEXT, 'utf16le')],
    ['UTF-16 BE without a mark', Buffer.from(TEXT, 'utf16le').swap16()],
  ])('IMP-7 %s', async (_, bytes) => {
    expect(await read(bytes)).toEqual({ sheet: 'people', hidden: false, headerRow: 1, header: ['Name', 'Type'], rows: [{ row: 2, cells: ['Renée – “x”', 'شيخ'] }], notes: [] });
  });

  test('IMP-7 what is not Unicode is read as Windows-1252 and said to be', async () => {
    const table = await read(Buffer.from(WESTERN, 'latin1'));
    expect(table.rows[0]!.cells).toEqual(['Renée – “x”', '€']);
    expect(table.notes).toEqual([{ code: 'encoding-guessed', row: 0, value: 'Windows-1252' }]);
  });

  // “Ministry of Water”, “Basin authority”, as a spreadsheet program in Arabic writes them.
  const MINISTRY = [0xe6, 0xd2, 0xc7, 0xd1, 0xc9, 0x20, 0xc7, 0xe1, 0xe3, 0xed, 0xc7, 0xe5];
  // “Министерство” in Windows-1251.
  const CYRILLIC = [0xcc, 0xe8, 0xed, 0xe8, 0xf1, 0xf2, 0xe5, 0xf0, 0xf1, 0xf2, 0xe2, 0xee];
  test.each([
    ['Windows-1256', 'وزارة المياه', MINISTRY],
    ['Windows-1252', 'Ministère É Göteborg ÅÄÖ', [...Buffer.from('Ministère É Göteborg ÅÄÖ', 'latin1')]],
    ['Windows-1252', Buffer.from(CYRILLIC).toString('latin1'), CYRILLIC],
  ])('IMP-7 what is not Unicode is read as %s: %s', async (encoding, word, bytes) => {
    const table = await read(Buffer.concat([Buffer.from('Label,Type\n'), Buffer.from(bytes), Buffer.from(',Person\n')]));
    expect(table.rows[0]!.cells).toEqual([word, 'Person']);
    expect(table.notes).toEqual([{ code: 'encoding-guessed', row: 0, value: encoding }]);
  });

  test.each([
    ['commas', 'A,B\n1;2,3\n4;5,6\n'],
    ['semicolons', 'A;B\n1,2;3\n4,5;6\n'],
    ['tabs', 'A\tB\n1,2\t3\n4;5\t6\n'],
    ['a declared separator', 'sep=;\nA;B\n1,2;3\n4,5;6\n'],
    ['separators inside quotation marks', 'A,"x;y;z"\n"1;2;3","4;5;6"\n"7;8","9"\n'],
  ])('IMP-7 delimiter: %s', async (_, text) => {
    const table = await read(text);
    expect(table.header).toHaveLength(2);
    expect(table.rows.map(({ row, cells }) => [row, cells.length])).toEqual([
      [2, 2],
      [3, 2],
    ]);
  });

  test('IMP-7 quotes, line ends inside cells, CRLF, CR, stray quotes, uneven rows', async () => {
    const table = await read('A,B,C\r\n"say ""hi""","two\r\nlines",3\n5" pipe,x\r\r\n1,2,3,4\n');
    expect(table.header).toEqual(['A', 'B', 'C', 'Column D']);
    expect(table.rows).toEqual([
      { row: 2, cells: ['say "hi"', 'two\r\nlines', '3'] },
      { row: 3, cells: ['5" pipe', 'x'] },
      { row: 5, cells: ['1', '2', '3', '4'] },
    ]);
  });

  test('IMP-7 one column only, and no line end at the end', async () => {
    expect(await read('Name\nAda\nGrace')).toMatchObject({ header: ['Name'], rows: [{ row: 2, cells: ['Ada'] }, { row: 3, cells: ['Grace'] }] });
  });

  test('IMP-7 surrogate pairs at the border of a slice stay whole', async () => {
    const table = await read(`A\n${'x'.repeat(65_533)}😀${'y'.repeat(10)}\n`);
    expect(table.rows[0]!.cells[0]).toBe(`${'x'.repeat(65_533)}😀${'y'.repeat(10)}`);
  });

  test('IMP-7 100,000 rows', async () => {
    const lines = Array.from({ length: 100_000 }, (_, i) => `name ${i},${i % 7},"note, ${i}"`);
    const table = await read(`Label,Type,Note\n${lines.join('\n')}\n`);
    expect(table.rows).toHaveLength(100_000);
    expect(table.rows.at(-1)).toEqual({ row: 100_001, cells: ['name 99999', '4', 'note, 99999'] });
  });
});

describe('texts that look like formulas', () => {
  test.each(['=1+1', '+41 22', '-x', '@you', '\tx', '\rx'])('IMP-8 %j is written with an apostrophe', (text) => {
    expect(guardFormula(text)).toBe(`'${text}`);
  });

  test('IMP-8 every text comes back, also one with apostrophes of its own', () => {
    const text = fc.stringMatching(/^'{0,3}[=+\-@\t\rab' ]{0,3}/);
    fc.assert(
      fc.property(text, (value) => {
        const written = guardFormula(value);
        expect(written).not.toMatch(/^[=+\-@\t\r]/);
        expect(unguardFormula(written)).toBe(value);
      }),
      { verbose: true },
    );
  });
});
