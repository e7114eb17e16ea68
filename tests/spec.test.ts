import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..');
const ID = /\b[A-Z]{2,6}-\d+\b/g;
/** Prefixes of rules; other words with a dash and a number (ISO-8601, UTF-16 …) are none. */
const rules = readFileSync(join(root, 'docs/SPEC.md'), 'utf8')
  .split('\n')
  .flatMap((line) => /^- \*\*([A-Z]{2,6}-\d+)\*\* \S/.exec(line)?.[1] ?? []);
const prefixes = new Set(rules.map((rule) => rule.split('-')[0]!));

const files = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard', '*.test.ts', '*.test.tsx'], { cwd: root, encoding: 'utf8' }).split('\n').filter((file) => file !== '' && file !== 'tests/spec.test.ts');
const named = new Map<string, string>();
for (const file of files) {
  for (const id of readFileSync(join(root, file), 'utf8').match(ID) ?? []) if (prefixes.has(id.split('-')[0]!)) named.set(id, file);
}

test('SPEC-1 no rule is written down twice', () => {
  expect(rules.filter((rule, index) => rules.indexOf(rule) !== index)).toEqual([]);
  expect(rules.length).toBeGreaterThan(100);
});
test('SPEC-2 every rule has a test that names it', () => {
  expect(rules.filter((rule) => !named.has(rule) && !rule.startsWith('SPEC-'))).toEqual([]);
});
test('SPEC-3 every rule that a test names is written down', () => {
  expect([...named].filter(([id]) => !rules.includes(id))).toEqual([]);
});
