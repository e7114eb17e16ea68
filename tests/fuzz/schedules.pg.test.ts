/** Random schedules against the true server. One of them again, or more: npm run fuzz -- --schedules N --seed S. */
import { OPERATIONS } from '@baraza/domain';
import { keepFailure, OPERATIONS_EACH } from '@baraza/testing/network';
import { type Outcome, runAll, startCrew, type Worker } from './support/crew.js';
import type { Run } from './support/run-one.js';

const SEED = Number(process.env['FUZZ_SEED'] ?? Date.now() % 1_000_000_000);
const SCHEDULES = Number(process.env['FUZZ_SCHEDULES'] ?? 200);
/** From so many schedules on everything that is drawn at random must have come up. */
const ENOUGH = 100;
/** A bound for what hangs, not a measure. */
const EACH_WITHIN = 10_000;

let crew: Worker[] = [];
// Also a bound for what hangs: on a machine where others work a process has taken more than a minute to start.
beforeAll(async () => void (crew = await startCrew()), 300_000);
afterAll(() => Promise.all(crew.map((worker) => worker.end())));

/** What is wrong with the schedule, kept with its seed; null: nothing. */
function wrongIn(outcome: Outcome): string | null {
  if ('broke' in outcome) return keepFailure('server', outcome.seed, outcome.broke);
  const { differences } = outcome.run;
  return differences.length === 0 ? null : `${keepFailure('server', outcome.seed, differences.join('\n'))}\n${differences.slice(0, 5).join('\n')}`;
}

const sum = (counts: readonly (readonly [string, number])[]): Map<string, number> => counts.reduce((all, [key, count]) => all.set(key, (all.get(key) ?? 0) + count), new Map<string, number>());

test(`SYNC-1 SYNC-33 OP-6 OP-7 PERM-51 at rest clients, their disks, Postgres and GraphQL agree (seed ${SEED}, ${SCHEDULES} schedules)`, async () => {
  const outcomes = await runAll(crew, Array.from({ length: SCHEDULES }, (_, index) => SEED + index));
  const wrong = outcomes.map(wrongIn).filter((text) => text !== null);
  if (wrong.length > 0) throw new Error(`${wrong.length} of ${SCHEDULES} schedules failed.\n${wrong.slice(0, 3).join('\n')}`);
  const runs = outcomes.flatMap((outcome): Run[] => ('run' in outcome ? [outcome.run] : []));
  for (const { accepted } of runs) expect([...accepted.values()].reduce((all, count) => all + count, 0)).toBeGreaterThanOrEqual(OPERATIONS_EACH);
  if (SCHEDULES < ENOUGH) return;
  const done = sum(runs.flatMap((run) => [...run.done]));
  expect(Object.values(OPERATIONS).filter(({ name, serverOnly }) => !serverOnly && !done.has(name)).map(({ name }) => name)).toEqual([]);
  const counts = sum(runs.flatMap((run) => Object.entries(run.counts)));
  expect([...counts].filter(([, count]) => count === 0)).toEqual([]);
  // Were everything sent anew, nobody would notice that catching up is wrong.
  const steady = runs.filter((run) => run.steady);
  expect(steady.length).toBe(Math.floor(SCHEDULES / 2));
  expect(steady.filter(({ counts: { caughtUp } }) => caughtUp! > 0).length).toBeGreaterThan(steady.length / 2);
}, SCHEDULES * EACH_WITHIN);

/** What came from another process holds maps of another realm, which the test runner cannot print. */
const plain = (outcome: Outcome): unknown => JSON.parse(JSON.stringify(outcome, (_, value: unknown) => (Object.prototype.toString.call(value) === '[object Map]' ? Object.fromEntries(value as Map<string, unknown>) : value)));

test('SYNC-1 a seed gives the same run again, in another process too', async () => {
  const [one, other] = await Promise.all(crew.slice(0, 2).map((worker) => worker.run(SEED + SCHEDULES)));
  expect(plain(other!)).toEqual(plain(one!));
});
