import { deflateRawSync } from 'node:zlib';
import { zip, type ZipOptions, type ZipPart } from '../../test-support/zip.js';
import { workbook } from '../../test-support/workbook.js';
import { readGraph } from '../graph/read.js';
import { readTablesInWorker } from '../worker/read-in-worker.js';
import { readTables } from './read.js';
import { FileRefused, type RefusedCode } from './refused.js';

const MB = 2 ** 20;
const files = (parts: Readonly<Record<string, string | Buffer>>, options?: ZipOptions): Buffer => zip(Object.entries(parts).map(([name, data]): ZipPart => ({ name, data })), options);
const PAIR = { 'elements.csv': 'Label,Type\nAda,Person\nSenate,Body', 'connections.csv': 'From,To\nAda,Senate' };

describe('CSV files in an archive', () => {
  test('IMP-60 are tables as if they had been chosen together, each under its name, with what the system put beside them passed over', async () => {
    const bytes = files({ 'data/': '', ...Object.fromEntries(Object.entries(PAIR).map(([name, text]) => [`data/${name}`, text])), '__MACOSX/data/._elements.csv': Buffer.from([0, 5, 22, 7]), 'data/.DS_Store': 'x', 'Thumbs.db': 'x' });
    const tables = await readTables(bytes, 'map.zip');
    expect(tables.map(({ sheet, header, rows }) => [sheet, header, rows.length])).toEqual([['elements', ['Label', 'Type'], 2], ['connections', ['From', 'To'], 1]]);
    const { elements, connections } = await readGraph([{ file: bytes, name: 'map.zip' }]);
    expect([elements.map(({ label }) => label), connections.map(({ from, to }) => [from.element, to.element])]).toEqual([['Ada', 'Senate'], [[0, 1]]]);
    // Whatever it is called, what is in it decides.
    expect(await readTables(bytes, 'map.xlsx')).toEqual(tables);
    expect(await readTablesInWorker(bytes, 'map.zip')).toEqual(tables);
  });

  test('IMP-60 files of one name in several folders are told apart by these; a file of Arabic Windows is read as such', async () => {
    const arabic = Buffer.from([0x4c, 0x61, 0x62, 0x65, 0x6c, 0x0a, 0xe3, 0xcc, 0xe1, 0xd3, 0x20, 0xc7, 0xe1, 0xc3, 0xe3, 0xe4, 0x0a]);
    const tables = await readTables(files({ 'north/people.csv': 'Label\nAda', 'south/people.csv': arabic, 'ties.tsv': 'From\tTo\nAda\tBea' }), 'all.zip');
    expect(tables.map(({ sheet, rows }) => [sheet, rows.map(({ cells }) => cells)])).toEqual([['north/people.csv', [['Ada']]], ['south/people.csv', [['مجلس الأمن']]], ['ties', [['Ada', 'Bea']]]]);
  });

  test('IMP-60 the limits hold for all files together, and how far it is told goes up', async () => {
    const rows = (count: number): string => `Label\n${Array.from({ length: count }, (_, i) => `Somebody of number ${i}`).join('\n')}`;
    const bytes = files({ 'a.csv': rows(9_000), 'b.csv': rows(9_000) });
    await expect(readTables(bytes, 'x.zip', { rows: 18_001 })).rejects.toMatchObject({ code: 'too-many-rows', params: { limit: 18_001, file: 'b.csv' } });
    const seen: number[] = [];
    const tables = await readTables(bytes, 'x.zip', { rows: 18_002 }, { onProgress: ({ done, total }) => seen.push(done / total) });
    expect(tables.map((table) => table.rows.length)).toEqual([9_000, 9_000]);
    expect([seen.length > 2, seen, seen.at(-1)! <= 1]).toEqual([true, [...seen].sort((a, b) => a - b), true]);
  });
});

const bomb = (claims: number): Buffer => zip([{ name: 'elements.csv', data: '', raw: deflateRawSync(Buffer.alloc(100 * MB, 'a,b\n')), claims: { uncompressedSize: claims } }]);
const refused: [string, RefusedCode, () => Buffer][] = [
  ['nothing', 'archive-without-tables', () => files({})],
  ['a document only', 'archive-without-tables', () => files({ 'plan.pdf': '%PDF-1.7' })],
  ['an archive in an archive', 'archive-without-tables', () => files({ 'inner.zip': files(PAIR) })],
  ['a workbook in an archive', 'archive-without-tables', () => files({ 'actors.xlsx': workbook({ sheets: [{ name: 'S', cells: [['Label'], ['A']] }] }) })],
  ['something else beside the tables', 'archive-other-file', () => files({ ...PAIR, 'photo.jpg': 'x' })],
  ['two files of one name', 'archive-damaged', () => zip([{ name: 'a.csv', data: 'Label\nA' }, { name: 'A.csv', data: 'Label\nB' }])],
  ['a name that climbs out', 'archive-damaged', () => files({ '../../etc/elements.csv': 'Label\nA' })],
  ['a name from the root', 'archive-damaged', () => files({ '/etc/elements.csv': 'Label\nA' })],
  ['half of it', 'archive-truncated', () => files(PAIR).subarray(0, 60)],
  ['a wrong checksum', 'archive-damaged', () => zip([{ name: 'a.csv', data: 'Label\nA', claims: { crc: 1 } }])],
  ['what does not unpack', 'archive-damaged', () => zip([{ name: 'a.csv', data: 'Label\nA', raw: Buffer.from('nonsense') }])],
  ['a password', 'archive-encrypted', () => zip([{ name: 'a.csv', data: 'Label\nA', encrypted: true }])],
  ['a bomb of 100 MB', 'archive-inflates', () => bomb(100 * MB)],
  ['a bomb that claims to be small', 'archive-damaged', () => bomb(5000)],
  ['parts that lie over one another', 'archive-inflates', () => zip([{ name: 'a.csv', data: '', raw: Buffer.alloc(MB, 1), claims: { uncompressedSize: 150 * MB } }], { repeat: 3 })],
  ['300 files', 'archive-too-many-files', () => files(Object.fromEntries(Array.from({ length: 300 }, (_, i) => [`${i}.csv`, 'Label\nA'])))],
  ['6,000 files', 'archive-too-many-files', () => zip([{ name: 'a.csv', data: 'Label\nA' }], { repeat: 6000 })],
  ['a file of 70 MB', 'file-too-large', () => zip([{ name: 'a.csv', data: '', raw: Buffer.alloc(MB, 1), claims: { uncompressedSize: 70 * MB } }])],
  ['an empty file', 'file-empty', () => files({ ...PAIR, 'more.csv': '' })],
  ['a page under the name of a table', 'not-a-table', () => files({ 'elements.csv': '<html><body>Sign in</body></html>' })],
  ['a quotation mark that is never closed', 'csv-quote-open', () => files({ 'elements.csv': 'Label,Type\n"A,B\n' })],
  ['ten million empty lines', 'too-many-rows', () => zip([{ name: 'a.csv', data: Array.from({ length: 12 }, (_, i) => String(i).repeat(9_000)).join('') + '\n'.repeat(10_000_000) }])],
];

describe('archives that nobody should have to trust', () => {
  test.each(refused)('IMP-61 %s is refused: %s', async (_, code, make) => {
    const bytes = make();
    const used = process.cpuUsage();
    const start = performance.now();
    const error: unknown = await readTables(bytes, 'x.zip', code === 'too-many-rows' ? { ratio: 1e9 } : {}).then(() => undefined, (reason: unknown) => reason);
    const { user, system } = process.cpuUsage(used);
    // Of the clock and the processor's own count the smaller: other tests may be running beside this one.
    const elapsed = Math.min(performance.now() - start, (user + system) / 1000);
    expect(error).toBeInstanceOf(FileRefused);
    expect((error as FileRefused).code).toBe(code);
    expect((error as FileRefused).message).toMatch(/^[A-Z“].*\.$/s);
    expect((error as FileRefused).message).not.toMatch(/undefined|NaN|\[object|[Ww]orkbook/);
    expect(elapsed).toBeLessThan(2000);
  });
});

test('IMP-62 of several files, or of an archive, a refusal says which one it is about', async () => {
  const [good, bad] = [{ file: Buffer.from(PAIR['elements.csv']), name: 'elements.csv' }, { file: Buffer.from('From,To\n"A,B\n'), name: 'ties.csv' }];
  await expect(readGraph([good, bad])).rejects.toMatchObject({ code: 'csv-quote-open', params: { row: 2, file: 'ties.csv' }, message: expect.stringMatching(/^“ties\.csv”: A quotation mark/) });
  await expect(readGraph([bad])).rejects.toMatchObject({ code: 'csv-quote-open', params: { row: 2 }, message: expect.stringMatching(/^A quotation mark/) });
  await expect(readTablesInWorker(files({ 'a.csv': 'Label\nA', 'ties.csv': 'From,To\n"A,B\n' }), 'x.zip')).rejects.toMatchObject({ code: 'csv-quote-open', params: { file: 'ties.csv' } });
});
