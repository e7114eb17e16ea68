/**
 * `npm test`: everything that CI asks, in a fresh clone too. Installs and builds what is missing, then lint, types, and the tests in three projects: what needs nothing, what
 * needs Postgres, what needs a browser. The last line counts the tests.
 */
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join, relative } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { prepare } from '../apps/server/prepare.mjs';
import { findBrowser } from './browser.mjs';

const root = join(import.meta.dirname, '..');
const results = join(root, '.cache', 'test-results');
/** Left to itself jest keeps one core free, which is half of two. */
const cores = Math.max(2, availableParallelism());
/** Of each failure so many characters are said again. */
const SAID_OF_EACH = 1_500;
const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';

/** Runs a command to its end; its output is shown as it comes, or given to `show`. Resolves with the exit code. */
function run(command, args, env = {}, show) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd: root, stdio: show ? ['ignore', 'pipe', 'pipe'] : 'inherit', env: { ...process.env, NX_DAEMON: 'false', ...env } });
    for (const stream of show ? [child.stdout, child.stderr] : []) stream.on('data', show);
    child.on('error', reject);
    child.on('close', (code, signal) => resolve(signal ? 1 : code));
  });
}

/** A step that is either right or not. Steps run side by side, so what one said is shown when it is through. */
async function step(title, command, args) {
  const started = Date.now();
  const said = [];
  const code = await run(command, args, {}, (bytes) => said.push(bytes));
  console.log(`\n── ${title}`);
  process.stdout.write(Buffer.concat(said));
  console.log(`── ${title}: ${code === 0 ? 'right' : 'WRONG'}, ${Math.round((Date.now() - started) / 1000)} s`);
  return { title, failed: code !== 0 };
}

/** What failed in a jest report, as it is said again at the end: a long log is read from there. */
function failures(counts) {
  return (counts?.testResults ?? []).flatMap(({ name, status: suite, message, assertionResults }) => {
    const file = relative(root, name);
    const failed = assertionResults.filter(({ status }) => status === 'failed');
    // A file can fail where each of its tests passed: it did not start, or something broke beside them.
    if (failed.length === 0) return suite === 'failed' ? [`${file}\n${message}`] : [];
    return failed.map(({ fullName, failureMessages }) => `${file}: ${fullName}\n${failureMessages.join('\n')}`);
  }).map((text) => stripVTControlCharacters(text).slice(0, SAID_OF_EACH));
}

/** One jest project; counts come from its report, never from what it printed. */
async function jest(project, workers, env) {
  const report = join(results, `${project}.json`);
  const started = Date.now();
  console.log(`\n── tests: ${project}`);
  const code = await run(npm, ['run', '-s', 'jest', '--', '--selectProjects', project, `--maxWorkers=${workers}`, '--json', `--outputFile=${report}`], env);
  const counts = existsSync(report) ? JSON.parse(readFileSync(report, 'utf8')) : null;
  console.log(`── tests: ${project}: ${Math.round((Date.now() - started) / 1000)} s`);
  return {
    title: `tests: ${project}`,
    passed: counts?.numPassedTests ?? 0,
    // A suite that could not even start has no tests to count; it failed all the same.
    failed: (counts?.numFailedTests ?? 0) + (counts?.numRuntimeErrorTestSuites ?? 0) + (counts === null || (code !== 0 && counts.success) ? 1 : 0),
    skipped: (counts?.numPendingTests ?? 0) + (counts?.numTodoTests ?? 0),
    failures: failures(counts),
  };
}

await prepare((sentence) => console.log(sentence));
rmSync(results, { recursive: true, force: true });
mkdirSync(results, { recursive: true });
const browser = await findBrowser();

const steps = await Promise.all([
  step('registries are up to date', 'node', ['libs/domain/generate.mjs', '--check']),
  step('list of migrations is up to date', 'node', ['prisma-free-migrations/generate.mjs', '--check']),
  step('lint', npm, ['run', '-s', 'lint']),
  step('types', npm, ['run', '-s', 'typecheck', '--', '--outputStyle=static']),
]);
const suites = [
  await jest('unit', cores),
  // These wait half of their time: for Postgres, for a browser.
  await jest('pg', cores + 1),
  await jest('web', cores + 1, { CHROMIUM_PATH: browser }),
];

const failedSteps = steps.filter(({ failed }) => failed);
const sum = (key) => suites.reduce((total, suite) => total + suite[key], 0);
for (const text of suites.flatMap((suite) => suite.failures)) console.log(`\n● ${text}`);
for (const { title } of failedSteps) console.log(`Wrong: ${title}`);
for (const { title, failed } of suites) if (failed > 0) console.log(`Failed: ${title}, ${failed}`);
const failed = sum('failed') + failedSteps.length;
// A run without tests proves nothing, whatever its exit code.
const empty = suites.some(({ passed }) => passed === 0);
if (empty) console.log('A project ran no test that passed.');
console.log(`${sum('passed') + steps.length - failedSteps.length} passed, ${failed} failed, ${sum('skipped')} skipped`);
process.exit(failed > 0 || empty ? 1 : 0);
