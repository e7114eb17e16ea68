import fc from 'fast-check';
import { sheetXml, workbook } from '../../test-support/workbook.js';
import { FileRefused } from './refused.js';
import { readTables } from './read.js';

/** Files damaged at random (a failure prints its seed): they are refused or read, never anything else. */

const good = workbook({
  strings: ['<t>Name</t>', '<r><t>Ada</t></r>'],
  formats: ['yyyy-mm-dd'],
  sheets: [
    { name: 'One', data: '<row r="1"><c r="A1" t="s"><v>0</v></c></row><row r="2"><c r="A2" t="s"><v>1</v></c></row>', after: '<mergeCells><mergeCell ref="A2:A5"/></mergeCells>' },
    { name: 'Two', cells: [['Name', 'Score'], ['Bea', 1], ['Cem', true]] },
  ],
});
const xml = sheetXml('<row r="1"><c r="A1" t="inlineStr"><is><t>Name</t></is></c></row><row r="2"><c r="A2"><f>1+1</f><v>2</v></c><c r="B2" t="e"><v>#N/A</v></c></row>', '<mergeCells><mergeCell ref="A1:B1"/></mergeCells>');
const csv = Buffer.from('Name;Type;Note\r\n"Ada; B";x;"two\r\nlines"\r\n"say ""hi""";;é\r\n');

const damage = fc.array(fc.tuple(fc.nat(), fc.nat({ max: 255 })), { minLength: 1, maxLength: 6 });

function damaged(bytes: Buffer, changes: [number, number][], cut: number): Buffer {
  const copy = Buffer.from(bytes);
  for (const [at, value] of changes) copy[at % copy.length] = value;
  return copy.subarray(0, copy.length - (cut % 3 === 0 ? cut % copy.length : 0));
}

async function outcome(bytes: Buffer, name: string): Promise<string> {
  try {
    const tables = await readTables(bytes, name);
    for (const { header, rows } of tables) for (const { cells } of rows) expect(cells.length).toBeLessThanOrEqual(header.length);
    return 'read';
  } catch (error) {
    if (!(error instanceof FileRefused)) throw error;
    return error.code;
  }
}

describe('damaged at random', () => {
  test.each<[string, string, (changes: [number, number][], cut: number) => Buffer]>([
    ['an archive', 'x.xlsx', (changes, cut) => damaged(good, changes, cut)],
    ['the XML of a sheet', 'x.xlsx', (changes, cut) => workbook({ sheets: [{ name: 'S' }], parts: [{ name: 'xl/worksheets/sheet1.xml', data: damaged(Buffer.from(xml), changes, cut) }] })],
    ['a CSV file', 'x.csv', (changes, cut) => damaged(csv, changes, cut)],
  ])('IMP-9 %s is refused or read', async (_, name, make) => {
    const outcomes = new Set<string>();
    const property = fc.asyncProperty(damage, fc.nat(), async (changes, cut) => {
      outcomes.add(await outcome(make(changes, cut), name));
    });
    await fc.assert(property, { numRuns: 300 });
    expect(outcomes.size).toBeGreaterThan(1);
    // The code for what nobody thought of.
    expect(outcomes).not.toContain('reader-failed');
  });
});
