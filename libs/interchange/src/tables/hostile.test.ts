import { execFile } from 'node:child_process';
import { randomFillSync } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { deflateRawSync } from 'node:zlib';
import { sheetPart, sheetXml, workbook } from '../../test-support/workbook.js';
import { zip } from '../../test-support/zip.js';
import { FileRefused, type RefusedCode } from './refused.js';
import { readTables } from './read.js';

/** Every file here is refused as a whole, with a sentence, fast, and with little memory. */

const MB = 2 ** 20;
const good = (): Buffer => workbook({ sheets: [{ name: 'S', cells: Array.from({ length: 200 }, (_, i) => [`Name ${i}`, i]) }] });
const withSheet = (data: string, prolog = ''): Buffer => workbook({ sheets: [{ name: 'S' }], parts: [sheetPart(data, prolog)] });
const withPart = (name: string, data: string): Buffer => workbook({ sheets: [{ name: 'S', cells: [['Name'], ['A']] }], strings: ['<t>x</t>'], parts: [{ name, data }] });
const utf16 = (text: string): Buffer => Buffer.from(text, 'utf16le');
const ole = (stream: string): Buffer => Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(1016), utf16(stream), Buffer.alloc(2048)]);
const noise = (bytes: number): Buffer => randomFillSync(Buffer.alloc(bytes));
const sheetWith = (raw: Buffer, uncompressedSize: number): Buffer =>
  workbook({ sheets: [{ name: 'S' }], parts: [{ name: 'xl/worksheets/sheet1.xml', data: '', raw, claims: { uncompressedSize } }] });

/** Megabytes of text that unpacks to about a hundred times its size, which is still taken for honest. */
const padded = (megabytes: number): string => Array.from({ length: megabytes * 160 }, () => `=${noise(40).toString('hex')}${'A'.repeat(6400)}`).join('');
const oneSheetManyTimes = (): Buffer => {
  const type = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet';
  const relations = Array.from({ length: 200 }, (_, i) => `<Relationship Id="s${i}" Type="${type}" Target="worksheets/sheet1.xml"/>`).join('');
  return workbook({ sheets: Array.from({ length: 200 }, (_, i) => ({ name: `S${i}` })), parts: [{ name: 'xl/_rels/workbook.xml.rels', data: `<Relationships>${relations}</Relationships>` }] });
};

const LAUGHS = `<!DOCTYPE lolz [<!ENTITY a "lol">${'bcdefghij'.replace(/./g, (c) => `<!ENTITY ${c} "${`&${String.fromCharCode(c.charCodeAt(0) - 1)};`.repeat(10)}">`)}]>`;
const QUADRATIC = `<!DOCTYPE x [<!ENTITY a "${'A'.repeat(50_000)}">]>`;
const EXTERNAL = '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>';
const USE_ENTITY = '<row r="1"><c t="inlineStr"><is><t>&j;&a;</t></is></c></row>';
const tinyRows = (count: number): string => '<row><c><v>1</v></c></row>'.repeat(count);

const cases: [string, RefusedCode, () => Buffer, string?][] = [
  ['nothing', 'file-empty', () => Buffer.alloc(0)],
  ['a workbook cut in half', 'workbook-truncated', () => good().subarray(0, good().length / 2)],
  ['a workbook without its last byte', 'workbook-truncated', () => good().subarray(0, -1)],
  ['the first 100 bytes of a workbook', 'workbook-truncated', () => good().subarray(0, 100)],
  ['a workbook without its first half', 'not-a-workbook', () => good().subarray(good().length / 2)],
  ['a zip bomb of 100 MB', 'workbook-inflates', () => sheetWith(deflateRawSync(Buffer.alloc(100 * MB)), 100 * MB)],
  ['a zip bomb that claims to be small', 'workbook-damaged', () => sheetWith(deflateRawSync(Buffer.alloc(100 * MB)), 5000)],
  ['many parts that are too large together', 'workbook-inflates', () => workbook({ sheets: [{ name: 'S' }], parts: [{ name: 'x', data: noise(MB) }], zip: { repeat: 400 } })],
  ['parts that lie over one another', 'workbook-inflates', () => zip([{ name: 'xl/workbook.xml', data: '', raw: noise(MB), claims: { uncompressedSize: 150 * MB } }], { repeat: 3 })],
  ['6,000 parts', 'too-many-parts', () => zip([{ name: 'x', data: 'x' }], { repeat: 6000 })],
  ['a number of parts that is not true', 'workbook-truncated', () => zip([{ name: 'x', data: 'x' }], { claimedCount: 4000 })],
  ['names that climb out of the archive', 'workbook-damaged', () => zip([{ name: '../../etc/passwd', data: 'x' }])],
  ['a part with a wrong checksum', 'workbook-damaged', () => workbook({ sheets: [{ name: 'S' }], parts: [{ name: 'xl/worksheets/sheet1.xml', data: sheetXml(''), claims: { crc: 1 } }] })],
  ['a part that does not unpack', 'workbook-damaged', () => sheetWith(noise(5000), 5000)],
  ['a missing sheet', 'workbook-damaged', () => workbook({ sheets: [{ name: 'S' }], parts: [{ name: 'xl/_rels/workbook.xml.rels', data: '<Relationships/>' }] })],
  ['a missing list of relations', 'workbook-damaged', () => zip([{ name: 'xl/workbook.xml', data: '<workbook/>' }])],
  ['a text that is not there', 'workbook-damaged', () => withSheet('<row r="1"><c t="s"><v>99</v></c></row>')],
  ['a billion laughs', 'workbook-has-dtd', () => withSheet(USE_ENTITY, LAUGHS)],
  ['a quadratic blow-up', 'workbook-has-dtd', () => withSheet(`<row><c t="inlineStr"><is><t>${'&a;'.repeat(100_000)}</t></is></c></row>`, QUADRATIC)],
  ['an entity that reads a file', 'workbook-has-dtd', () => withSheet(USE_ENTITY, EXTERNAL)],
  ['a definition after a long comment', 'workbook-has-dtd', () => withSheet(USE_ENTITY, `<!--${noise(150_000).toString('hex')}-->${LAUGHS}`)],
  ['a definition that never ends', 'workbook-has-dtd', () => withSheet('', `<!DOCTYPE x [<!ENTITY a "${noise(MB).toString('hex')}`)],
  ['a definition among the texts', 'workbook-has-dtd', () => withPart('xl/sharedStrings.xml', `${LAUGHS}<sst><si><t>&j;</t></si></sst>`)],
  ['a definition in the list of sheets', 'workbook-has-dtd', () => withPart('xl/workbook.xml', `${LAUGHS}<workbook/>`)],
  ['a definition among the formats', 'workbook-has-dtd', () => withPart('xl/styles.xml', `${LAUGHS}<styleSheet/>`)],
  ['a definition in UTF-16', 'workbook-has-dtd', () => workbook({ sheets: [{ name: 'S' }], parts: [{ name: 'xl/worksheets/sheet1.xml', data: utf16(`\uFEFF${LAUGHS}<worksheet/>`) }] })],
  ['an entity without a definition', 'workbook-damaged', () => withSheet('<row><c t="inlineStr"><is><t>&lol;</t></is></c></row>')],
  ['tags that do not match', 'workbook-damaged', () => withSheet('<row><c></row></c>')],
  ['a million nested tags', 'workbook-inflates', () => withSheet('<a>'.repeat(1_000_000))],
  ['50,000 nested tags', 'too-deep', () => withSheet('<a>'.repeat(50_000))],
  ['text instead of XML', 'workbook-damaged', () => withPart('xl/workbook.xml', 'hello')],
  ['ten million rows', 'workbook-inflates', () => sheetWith(deflateRawSync(Buffer.from(tinyRows(10_000_000))), 26 * 10_000_000)],
  ['more rows than are allowed', 'too-many-rows', () => withSheet(Array.from({ length: 210_000 }, (_, i) => `<row r="${i + 1}"><c r="A${i + 1}"><v>${(i * 7919) % 10007}</v></c></row>`).join(''))],
  ['a row number that no sheet has', 'too-many-rows', () => withSheet('<row r="9999999"><c r="A9999999"><v>1</v></c></row>')],
  ['a value in the last column there is', 'too-many-columns', () => withSheet('<row r="1"><c r="XFD1"><v>1</v></c></row>')],
  ['a column that no sheet has', 'too-many-columns', () => withSheet('<row r="1"><c r="ZZZZ1"><v>1</v></c></row>')],
  ['a cell reference that is none', 'too-many-columns', () => withSheet('<row r="1"><c r="17"><v>1</v></c></row>')],
  ['a cell of 150,000 characters', 'cell-too-long', () => withSheet(`<row><c t="inlineStr"><is><t>${noise(75_000).toString('hex')}</t></is></c></row>`)],
  ['a long text named by many cells', 'too-much-text', () => workbook({ strings: [`<t>${noise(16_000).toString('hex')}</t>`], sheets: [{ name: 'S', data: Array.from({ length: 3000 }, (_, i) => `<row r="${i + 1}"><c t="s"><v>0</v></c></row>`).join('') }] })],
  ['a text of 60 MB among the texts', 'text-too-long', () => workbook({ strings: [`<t>${padded(60)}</t>`], sheets: [{ name: 'S' }] })],
  ['a text of 60 MB in pieces', 'text-too-long', () => workbook({ strings: [`<r><t>${padded(60).replaceAll('=', '</t></r><r><t>')}</t></r>`], sheets: [{ name: 'S' }] })],
  ['an attribute of 60 MB', 'text-too-long', () => withSheet(`<row r="${padded(60)}"/>`)],
  ['200 sheets that are one', 'workbook-damaged', () => oneSheetManyTimes()],
  ['merged ranges that all overlap', 'too-many-cells', () => workbook({ sheets: [{ name: 'S', cells: Array.from({ length: 20_000 }, (_, i) => [`x${i}`]), after: `<mergeCells>${Array.from({ length: 20_000 }, (_, i) => `<mergeCell ref="A${i + 2}:A20000"/>`).join('')}</mergeCells>` }] })],
  ['300 sheets', 'too-many-sheets', () => workbook({ sheets: Array.from({ length: 300 }, (_, i) => ({ name: `S${i}` })) })],
  ['an old workbook under a new name', 'old-excel-file', () => ole('Workbook')],
  ['a workbook with a password', 'workbook-encrypted', () => ole('EncryptedPackage')],
  ['an archive with a password', 'workbook-encrypted', () => zip([{ name: 'xl/workbook.xml', data: '<workbook/>', encrypted: true }])],
  ['an OpenDocument spreadsheet', 'opendocument-file', () => zip([{ name: 'mimetype', data: 'application/vnd.oasis.opendocument.spreadsheet' }, { name: 'content.xml', data: '<x/>' }])],
  ['a binary workbook', 'binary-workbook', () => zip([{ name: 'xl/workbook.bin', data: 'x' }])],
  ['a text document', 'not-a-workbook', () => zip([{ name: 'word/document.xml', data: '<x/>' }])],
  ['a table of text under the name of a workbook', 'not-a-workbook', () => Buffer.from('Name,Type\nA,B\n')],
  ['a web page under the name of a table', 'not-a-table', () => Buffer.from('<html><table></table></html>'), 'x.xls'],
  ['JSON', 'not-a-table', () => Buffer.from('{"elements": []}'), 'x.csv'],
  ['a PDF', 'not-a-table', () => Buffer.from('%PDF-1.7\n'), 'x.csv'],
  ['noise', 'not-a-table', () => Buffer.concat([Buffer.from([7]), noise(MB)]), 'x.csv'],
  ['ten million lines', 'too-many-rows', () => Buffer.from('a\n'.repeat(10_000_000)), 'x.csv'],
  ['ten million empty lines', 'too-many-rows', () => Buffer.from('\n'.repeat(10_000_000)), 'x.csv'],
  ['a table behind 20 million empty cells', 'too-many-columns', () => Buffer.from(`A,B\n1,2\n"x"${','.repeat(20_000_000)}\n`), 'x.csv'],
  ['a quotation mark that is never closed', 'csv-quote-open', () => Buffer.from(`A,B\n1,"2\n${'3,4\n'.repeat(1000)}`), 'x.csv'],
  ['a quotation mark that is never closed in 20 MB', 'csv-row-too-long', () => Buffer.from(`A,B\n1,"2\n${'3,4\n'.repeat(5_000_000)}`), 'x.csv'],
  ['ten million commas', 'too-many-columns', () => Buffer.from(','.repeat(10_000_000)), 'x.csv'],
  ['2,000 columns', 'too-many-columns', () => Buffer.from(`${'a,'.repeat(2000)}\n`), 'x.csv'],
  ['a CSV cell of 150,000 characters', 'cell-too-long', () => Buffer.from(`A\n${'x'.repeat(150_000)}`), 'x.csv'],
  ['a file of 70 MB', 'file-too-large', () => Buffer.alloc(70 * MB, 'a,b\n'), 'x.csv'],
];

// The ones that would cost most if they were taken for what they say they are.
const HEAVY = ['a zip bomb of 100 MB', 'a zip bomb that claims to be small', 'a definition that never ends', '50,000 nested tags', 'more rows than are allowed', 'a long text named by many cells', 'a text of 60 MB among the texts', 'merged ranges that all overlap', 'ten million lines', 'a quotation mark that is never closed in 20 MB'];
const heavyCases = cases.filter(([title]) => HEAVY.includes(title));

describe('files that nobody should have to trust', () => {
  test.each(cases)('IMP-9 %s is refused: %s', async (_, code, make, name = 'x.xlsx') => {
    const bytes = make();
    const start = performance.now();
    const used = process.cpuUsage();
    const error: unknown = await readTables(bytes, name).then(
      () => undefined,
      (reason: unknown) => reason,
    );
    const { user, system } = process.cpuUsage(used);
    // Of the clock and the processor's own count the smaller: other tests may be running beside this one.
    const elapsed = Math.min(performance.now() - start, (user + system) / 1000);
    expect(error).toBeInstanceOf(FileRefused);
    const refused = error as FileRefused;
    expect(refused.code).toBe(code);
    expect(refused.message).toMatch(/^[A-Z].*\.$/s);
    expect(refused.message).not.toMatch(/undefined(?! entity)|NaN|\[object/);
    expect(elapsed).toBeLessThan(2000);
  });

  test.each(heavyCases)('IMP-9 %s takes less than 200 MB', async (_, code, make, name = 'x.xlsx') => {
    const folder = await mkdtemp(join(tmpdir(), 'baraza-hostile-'));
    try {
      const file = join(folder, name);
      await writeFile(file, make());
      const [loader, measure] = ['../../dev/worker-from-source.mjs', '../../test-support/measure.ts'].map((path) => new URL(path, import.meta.url));
      const { stdout } = await promisify(execFile)(process.execPath, [fileURLToPath(loader!), measure!.href, 'tables', file]);
      const [measured] = JSON.parse(stdout) as [{ code: string; ms: number; megabytes: number }];
      expect(measured.code).toBe(code);
      expect(measured.ms).toBeLessThan(2000);
      expect(measured.megabytes).toBeLessThan(200);
    } finally {
      await rm(folder, { recursive: true });
    }
  });

  test('IMP-10 rows that are only formatted, or whose formulas give nothing, do not count', async () => {
    const rows = Array.from({ length: 60_000 }, (_, i) => `<row r="${i + 3}"><c r="A${i + 3}" s="1"/><c r="B${i + 3}" t="str"><f>IF(A${i + 3}="","",1)</f><v></v></c></row>`).join('');
    const bytes = withSheet(`<row r="1"><c r="A1"><v>7</v></c></row><row r="2"><c r="A2"><v>8</v></c></row>${rows}`);
    await expect(readTables(bytes, 'x.xlsx', { rows: 2 })).resolves.toHaveLength(1);
    await expect(readTables(bytes, 'x.xlsx', { rows: 1 })).rejects.toMatchObject({ code: 'too-many-rows', params: { limit: 1 } });
  });

  test('IMP-9 a file that is not there', async () => {
    await expect(readTables('/nowhere/at/all.xlsx', 'all.xlsx')).rejects.toMatchObject({ code: 'file-unreadable', params: { reason: 'ENOENT' } });
  });

  test('IMP-10 every bound can be set, and its sentence names it', async () => {
    const read = (limits: object): Promise<unknown> => readTables(good(), 'x.xlsx', limits);
    await expect(read({ rows: 199 })).rejects.toThrow('There are more than 199 rows.');
    await expect(read({ cells: 399 })).rejects.toMatchObject({ code: 'too-many-cells', params: { limit: 399 } });
    await expect(read({ columns: 1 })).rejects.toMatchObject({ code: 'too-many-columns', params: { row: 1, column: 2, sheet: 'S', limit: 1 } });
    await expect(read({ fileBytes: 100 })).rejects.toMatchObject({ code: 'file-too-large' });
    await expect(read({ rows: 200, cells: 400, columns: 2 })).resolves.toHaveLength(1);
  });

  test('IMP-9 a header named like a part of every object is a header', async () => {
    const [table] = await readTables(Buffer.from('Label,__proto__,constructor\nA,1,2\n'), 'x.csv');
    expect(table!.header).toEqual(['Label', '__proto__', 'constructor']);
    expect(table!.rows[0]!.cells).toEqual(['A', '1', '2']);
  });
});
