import { gzipSync } from 'node:zlib';
import { MemoryProject } from '../test/memory-project.js';
import { FORMAT, PROJECT_FIELDS, VERSION } from './format.js';
import { PROJECT_FILE_LIMITS, readProjectFile } from './read.js';

const project = new MemoryProject().state().project as unknown as Record<string, unknown>;
const head = JSON.stringify({ format: FORMAT, version: VERSION, exportedAt: '2026-01-01', project: Object.fromEntries(PROJECT_FIELDS.map((field) => [field, project[field]])), members: [], clearance: 'strictlyConfidential', counts: {} });
const record = (name: string): string => JSON.stringify({ entity: 'term', record: { id: '01a220bc-524a-73ec-82b3-aadeebaae4fb', classification: 'public', name } });
const fileOf = (names: string[]): Buffer => Buffer.from([head, ...names.map(record), JSON.stringify({ end: true, records: names.length }), ''].join('\n'));

test.each(['packed', 'not packed'])('IMP-48 lines are read whole wherever the pieces end (%s)', async (how) => {
  const names = Array.from({ length: 3000 }, (_, i) => `${i} ${'نص طويل '.repeat(i % 50)}`);
  const bytes = fileOf([...names, 'x'.repeat(1_000_000)]);
  const { records } = await readProjectFile(how === 'packed' ? gzipSync(bytes) : bytes);
  expect(records.term.map((term) => (term as unknown as { name: string }).name)).toEqual([...names, 'x'.repeat(1_000_000)]);
});

test('IMP-48 more bytes, more records or a longer line than is taken is refused with the bounds and what to do', async () => {
  const small = gzipSync(fileOf(['a', 'b', 'c']));
  const limits = { ...PROJECT_FILE_LIMITS, records: 2 };
  await expect(readProjectFile(small, limits)).rejects.toMatchObject({ code: 'projectFileTooLarge', params: { limit: 96, records: 2 }, message: expect.stringMatching(/96 MB.*2 records.*import-project/) });
  await expect(readProjectFile(small, { records: 9, bytes: 2 ** 20 })).resolves.toBeDefined();
  await expect(readProjectFile(gzipSync(fileOf(['a'.repeat(2 ** 20)])), { records: 9, bytes: 2 ** 20 })).rejects.toMatchObject({ code: 'projectFileTooLarge', params: { limit: 1 } });
  await expect(readProjectFile(gzipSync(Buffer.concat([Buffer.from(`${head}\n`), Buffer.alloc(17 * 2 ** 20, 'x')])))).rejects.toMatchObject({ code: 'projectFileTooLarge' });
});
