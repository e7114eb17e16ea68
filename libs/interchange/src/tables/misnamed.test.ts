import { deflateRawSync } from 'node:zlib';
import { zip } from '../../test-support/zip.js';
import { readGraph } from '../graph/read.js';
import { FileRefused } from './refused.js';

const ole = (stream: string): Buffer => Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(1016), Buffer.from(stream, 'utf16le'), Buffer.alloc(2048)]);
const office = (part: string): Buffer => zip(['[Content_Types].xml', '_rels/.rels', part].map((name) => ({ name, data: '<x/>' })));
const PNG = Buffer.concat([Buffer.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10]), Buffer.alloc(200, 7)]);

const cases: [what: string, name: string, code: string, params: object, bytes: Buffer][] = [
  ['nothing', 'plan.pdf', 'file-empty', {}, Buffer.alloc(0)],
  ['a sentence', 'plan.pdf', 'not-as-named', { ending: 'pdf' }, Buffer.from('This was a plan.\n')],
  ['lines of one column', 'minutes.DOCX', 'not-as-named', { ending: 'docx' }, Buffer.from('Minutes\nWe met.\nWe parted.\n')],
  ['a sentence', 'map.zip', 'not-as-named', { ending: 'zip' }, Buffer.from('Not Found')],
  ['a PDF', 'table.csv', 'not-a-table', { kind: 'pdf' }, Buffer.from('%PDF-1.7\n%âãÏÓ\n')],
  ['a PDF', 'plan.pdf', 'not-a-table', { kind: 'pdf' }, Buffer.from('%PDF-1.7\n%âãÏÓ\n')],
  ['a picture', 'table.csv', 'not-a-table', { kind: 'picture' }, PNG],
  ['a picture', 'table.xlsx', 'not-a-table', { kind: 'picture' }, PNG],
  ['a document of today', 'plan.docx', 'not-a-table', { kind: 'document' }, office('word/document.xml')],
  ['a presentation of today', 'plan.pptx', 'not-a-table', { kind: 'slides' }, office('ppt/presentation.xml')],
  ['an older document', 'plan.doc', 'not-a-table', { kind: 'document' }, ole('WordDocument')],
  ['an older presentation', 'plan.ppt', 'not-a-table', { kind: 'slides' }, ole('PowerPoint Document')],
  ['an older workbook', 'plan.doc', 'old-excel-file', {}, ole('Workbook')],
  ['a whole project', 'reform.baraza.gz', 'compressed-file', {}, Buffer.concat([Buffer.from([0x1f, 0x8b, 8, 0]), deflateRawSync('{}')])],
];

test.each(cases)('FMT-35 %s called %s is refused in words for what it is: %s', async (_, name, code, params, bytes) => {
  const error: unknown = await readGraph([{ file: bytes, name }]).catch((reason: unknown) => reason);
  expect(error).toBeInstanceOf(FileRefused);
  expect([(error as FileRefused).code, (error as FileRefused).params]).toEqual([code, params]);
  expect((error as FileRefused).message).toMatch(/^[A-Z].*\.$/s);
  expect((error as FileRefused).message).not.toContain('undefined');
});

test('FMT-35 a table or a map is taken for what it is, whatever it is called', async () => {
  for (const name of ['people.pdf', 'people.docx', 'people.csv', 'people.zip']) expect([name, (await readGraph([{ file: Buffer.from('Label,Type\nAda,Person'), name }])).elements.map(({ label }) => label)]).toEqual([name, ['Ada']]);
  expect((await readGraph([{ file: Buffer.from('{"elements":[{"label":"Ada"}]}'), name: 'people.pdf' }])).elements).toHaveLength(1);
  expect((await readGraph([{ file: Buffer.from('Label\nAda'), name: 'people.csv' }])).elements).toHaveLength(1);
});
