import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Uploads } from './uploads.js';

const root = join(import.meta.dirname, '../../../..');

test('FILE-23 every failure of files has a sentence in every language', () => {
  const codes = [...readFileSync(join(root, 'libs/attachments/src/errors.ts'), 'utf8').matchAll(/^ {2}(\w+): (?:\d{3}|NOT_TAKEN),$/gm)].map(([, code]) => code!);
  expect(codes.length).toBeGreaterThan(5);
  const locales = join(root, 'libs/ui/src/i18n/locales');
  for (const language of readdirSync(locales)) {
    const sentences = (JSON.parse(readFileSync(join(locales, language, 'errors.json'), 'utf8')) as { code: Record<string, string> }).code;
    expect([language, codes.filter((code) => !sentences[code])]).toEqual([language, []]);
  }
});

interface Asked {
  readonly method: string;
  readonly path: string;
}
/** A server that takes pieces of four bytes, and fails where it is told to. */
function serve(failAt: (asked: Asked, n: number) => { status: number; code: string } | 'away' | null): { asked: string[] } {
  const received = new Map<string, number>();
  const log: string[] = [];
  let n = 0;
  globalThis.fetch = async (path, init) => {
    const asked = { method: init!.method!, path: String(path) };
    const id = /files\/([^/?]+)/.exec(asked.path)?.[1] ?? (JSON.parse(String(init!.body)) as { id: string }).id;
    log.push(`${asked.method} ${asked.path.replace(/^.*\/(sources\/s\/)?/, '')}`);
    const failure = failAt(asked, (n += 1));
    if (failure === 'away') throw new TypeError('network');
    if (failure) return new Response(JSON.stringify({ code: failure.code, message: failure.code, params: {} }), { status: failure.status });
    if (asked.path.endsWith('/finish')) return new Response(null, { status: 204 });
    if (asked.method === 'PUT') received.set(id, (received.get(id) ?? 0) + (init!.body as Blob).size);
    return Response.json({ received: received.get(id) ?? 0, piece: 4 });
  };
  return { asked: log };
}
const states = async (uploads: Uploads, until: (uploads: Uploads) => boolean): Promise<void> => {
  while (!until(uploads)) await new Promise<void>((resolve) => uploads.subscribe(resolve));
};
let count = 0;
const begin = (...contents: string[]): Uploads => {
  const uploads = new Uploads(() => `f${(count += 1)}`);
  uploads.add('p', 's', contents.map((content, n) => new File([content], `${n}.txt`)));
  return uploads;
};
const original = globalThis.fetch;
afterEach(() => {
  globalThis.fetch = original;
});

test('FILE-24 a file goes in pieces, goes on where the line broke, and one that fails holds up no other', async () => {
  const { asked } = serve(({ method }, n) => (method === 'PUT' && n === 3 ? 'away' : null));
  const uploads = begin('123456789');
  await states(uploads, (all) => all.read()[0]?.state === 'away');
  expect(uploads.read()[0]!.sent).toBe(4);
  uploads.retry(uploads.read()[0]!.id);
  await states(uploads, (all) => all.read().length === 0);
  expect(asked.map((each) => each.replace(/f\d+/, 'f'))).toEqual(['POST files', 'PUT f?start=0', 'PUT f?start=4', 'POST files', 'PUT f?start=4', 'PUT f?start=8', 'POST finish']);
  serve(({ path }, n) => (path.endsWith('/finish') && n === 3 ? { status: 422, code: 'fileKindRefused' } : null));
  const two = begin('123', '456');
  await states(two, (all) => all.read().length === 1 && all.read()[0]!.state === 'failed');
  expect(two.read()[0]!.file.name).toBe('0.txt');
});

test('FILE-24 where only the answer to the end was lost, the file is not sent twice', async () => {
  let ends = 0;
  serve(({ path }, n) => {
    if (path.endsWith('/finish')) return (ends += 1) === 1 ? 'away' : null;
    return ends > 0 && n > 3 ? { status: 409, code: 'fileExists' } : null;
  });
  const uploads = begin('123');
  await states(uploads, (all) => all.read()[0]?.state === 'away');
  uploads.retry(uploads.read()[0]!.id);
  await states(uploads, (all) => all.read().length === 0);
});
