import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { workbook } from '../../test-support/workbook.js';
import { readTables } from '../tables/read.js';
import { readRecordsInWorker, readTablesInWorker } from './read-in-worker.js';
import { meaningOf } from '../mapping/read.js';
import type { ReadProgress } from '../tables/types.js';

const LIB = fileURLToPath(new URL('../..', import.meta.url));
const run = promisify(execFile);

const small = workbook({ sheets: [{ name: 'A', cells: [['Name', 'When'], ['Ada', 1], ['Grace', 2]] }, { name: 'B' }, { name: 'C', cells: [['Name'], ['x']], state: 'hidden' }] });
const large = Buffer.from(`Label,Type,Note\n${Array.from({ length: 150_000 }, (_, i) => `name ${i},${i % 7},"note, ${i}"`).join('\n')}\n`);

describe('reading in a thread of its own', () => {
  test('IMP-11 gives what reading on the spot gives, from bytes and from a path, and leaves the bytes alone', async () => {
    const expected = await readTables(small, 'x.xlsx');
    const folder = await mkdtemp(join(tmpdir(), 'baraza-read-'));
    try {
      const path = join(folder, 'x.xlsx');
      await writeFile(path, small);
      const copy = Buffer.from(small);
      expect(await readTablesInWorker(small, 'x.xlsx')).toEqual(expected);
      expect(small.equals(copy)).toBe(true);
      expect(await readTablesInWorker(path, 'x.xlsx')).toEqual(expected);
    } finally {
      await rm(folder, { recursive: true });
    }
  });

  test('IMP-11 reads a pair of CSV files there and says what they mean, with one progress for both', async () => {
    const elements = Buffer.from(`Label,Score\n${Array.from({ length: 6000 }, (_, i) => `name ${i},${i}`).join('\n')}\n`);
    const connections = Buffer.from(`From,To\n${Array.from({ length: 6000 }, (_, i) => `name ${i},name ${i + 1}`).join('\n')}\n`);
    const files = [{ file: elements, name: 'elements.csv' }, { file: connections, name: 'connections.csv' }];
    const seen: number[] = [];
    const result = await readRecordsInWorker(files, {}, { onProgress: ({ done, total }) => seen.push(done / total) });
    const tables = [...(await readTables(elements, 'elements.csv')), ...(await readTables(connections, 'connections.csv'))];
    expect(result).toEqual({ kind: 'tables', tables, ...meaningOf(tables) });
    expect(seen).toEqual([...seen].sort((a, b) => a - b));
    await expect(readRecordsInWorker([files[0]!, { file: '/nowhere.csv', name: 'x.csv' }])).rejects.toMatchObject({ code: 'file-unreadable' });
  });

  test('IMP-11 refusals come through with code, parameters and sentence', async () => {
    await expect(readTablesInWorker(small, 'x.xlsx', { rows: 2 })).rejects.toMatchObject({ name: 'FileRefused', code: 'too-many-rows', params: { limit: 2 }, message: expect.stringContaining('2 rows') });
    await expect(readTablesInWorker(Buffer.from('PK\x03\x04'), 'x.xlsx')).rejects.toMatchObject({ code: 'workbook-truncated' });
  });

  test('IMP-11 reports progress that only grows, up to the whole', async () => {
    const seen: ReadProgress[] = [];
    const [table] = await readTablesInWorker(large, 'x.csv', {}, { onProgress: (progress) => seen.push(progress) });
    expect(table!.rows).toHaveLength(150_000);
    expect(seen.length).toBeGreaterThan(10);
    expect(seen.map(({ done }) => done)).toEqual(seen.map(({ done }) => done).sort((a, b) => a - b));
    expect(seen.at(-1)!.done).toBeGreaterThan(seen.at(-1)!.total * 0.9);
    expect(seen.at(-1)!.done).toBeLessThanOrEqual(seen.at(-1)!.total);
  });

  test('IMP-11 stops within a second of being cancelled', async () => {
    const controller = new AbortController();
    let cancelled = 0;
    const reading = readTablesInWorker(large, 'x.csv', {}, {
      signal: controller.signal,
      onProgress: () => {
        cancelled ||= performance.now();
        controller.abort(new Error('the person pressed cancel'));
      },
    });
    await expect(reading).rejects.toThrow('the person pressed cancel');
    expect(cancelled).toBeGreaterThan(0);
    expect(performance.now() - cancelled).toBeLessThan(1000);
  });

  test('IMP-11 stops on the spot, too, and does not start when already cancelled', async () => {
    const controller = new AbortController();
    const reading = readTables(large, 'x.csv', {}, { signal: controller.signal, onProgress: () => controller.abort(new Error('enough')) });
    await expect(reading).rejects.toThrow('enough');
    await expect(readTables(large, 'x.csv', {}, { signal: controller.signal })).rejects.toThrow('enough');
    await expect(readTablesInWorker(large, 'x.csv', {}, { signal: controller.signal })).rejects.toThrow('enough');
  });

  test('IMP-11 running out of its memory or time refuses the file and harms nothing else', async () => {
    const wide = Buffer.from(`${Array.from({ length: 20 }, (_, i) => `c${i}`).join(',')}\n${`${'12345678,'.repeat(20)}\n`.repeat(150_000)}`);
    await expect(readTablesInWorker(wide, 'x.csv', {}, { memoryMb: 32 })).rejects.toMatchObject({ code: 'too-much-memory' });
    await expect(readTablesInWorker(large, 'x.csv', {}, { timeoutMs: 1 })).rejects.toMatchObject({ code: 'took-too-long' });
  });

  test('IMP-11 runs from the built library as well as from its source', async () => {
    // Inside the library, so that the built files find the packages they import.
    await mkdir(join(LIB, '.cache'), { recursive: true });
    const folder = await mkdtemp(join(LIB, '.cache', 'build-'));
    try {
      const swc = fileURLToPath(new URL('../../../../node_modules/@swc/cli/bin/swc.js', import.meta.url));
      await run(process.execPath, [swc, 'src', '-d', folder, '--strip-leading-paths', '--config-file', '../../.swcrc', '--ignore', '**/*.test.ts'], { cwd: LIB });
      const file = join(folder, 'small.csv');
      await writeFile(file, 'Label\nAda\n');
      const script = `const { readTablesInWorker } = await import(process.argv[1]); console.log(JSON.stringify(await readTablesInWorker(process.argv[2], 'small.csv')));`;
      const { stdout } = await run(process.execPath, ['--input-type=module', '-e', script, join(folder, 'worker/read-in-worker.js'), file]);
      expect(JSON.parse(stdout)).toEqual(await readTables(file, 'small.csv'));
    } finally {
      await rm(folder, { recursive: true });
    }
  });
});
