import { MemoryProject } from '../test/memory-project.js';
import { fileOf } from '../test/files.js';
import { TermBook } from './terms.js';
import type { PlanProblem } from './types.js';

/** Milliseconds that so many new words take, the least of three: other tests may be running beside this one. */
function timeOf(count: number, word: (at: number) => string): number {
  const { store } = new MemoryProject();
  const times = [0, 1, 2].map(() => {
    const problems: PlanProblem[] = [];
    let id = 0;
    const book = new TermBook(store, () => String((id += 1)), problems, ['Thing']);
    const start = process.cpuUsage();
    for (let at = 0; at < count; at += 1) book.require('relationshipType', word(at), { sheet: 's', row: at }, 'Type');
    const { user, system } = process.cpuUsage(start);
    expect([book.added().length, problems]).toEqual([count, []]);
    return (user + system) / 1000;
  });
  return Math.min(...times);
}

/** Different words without a letter or digit: none has anything for a code. */
const SIGNS = [...'!"#$%&()*+,-./:;<=>?@[]^_{}~§°±²³'].filter((sign) => !/[\p{L}\p{M}\p{N}]/u.test(sign));
const signs = (at: number): string => `${SIGNS[at % SIGNS.length]}${SIGNS[Math.floor(at / SIGNS.length) % SIGNS.length]}${SIGNS[Math.floor(at / SIGNS.length ** 2)]}`;

test.each([
  ['each of its own', (at: number) => `Tie of sort ${at}`],
  ['none with a letter', signs],
  ['that begin alike for longer than a code is', (at: number) => `${'x'.repeat(70)} ${at}`],
])('MEAN-34 many new words of a list take no longer than their number asks for: %s', (_, word) => {
  timeOf(500, word);
  const [some, many] = [timeOf(2_000, word), timeOf(16_000, word)];
  // Eight times as many; where each looks at all before it, it is 64 times.
  expect(many).toBeLessThan(Math.max(some, 5) * 24);
});

test('MEAN-34 codes of many words that say nothing are all different, and so are those of what the project knows', async () => {
  const project = new MemoryProject();
  const rows = Array.from({ length: 600 }, (_, at) => `A,B,${JSON.stringify(signs(at)).replaceAll('\\"', '""')},directed`);
  await project.import(await fileOf({ connections: `From,To,Type,Direction\n${rows.slice(0, 300).join('\n')}` }));
  await project.import(await fileOf({ connections: `From,To,Type,Direction\n${rows.join('\n')}` }));
  const codes = project.store.allLive('term').filter(({ vocabulary }) => vocabulary === 'relationshipType').map(({ code }) => code);
  expect(new Set(codes).size).toBe(codes.length);
  expect(codes.filter((code) => /^term\d*$/.test(code))).toHaveLength(600);
});
