/** Several processes that run schedules, because one alone would keep only one processor busy. Plain Node is also a good deal faster here than the sandbox of the test runner. */
import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { availableParallelism } from 'node:os';
import type { Run } from './run-one.js';

export type Outcome = { seed: number } & ({ run: Run } | { broke: string });

/** Schedules under way at once in one process: while one waits for Postgres the others go on. */
const AT_ONCE = 4;
const LEAST = 2;
const MOST = 4;

/** At least two processes, each with a database of its own. */
export async function startCrew(): Promise<Worker[]> {
  const count = Math.min(Math.max(availableParallelism(), LEAST), MOST);
  return Promise.all(Array.from({ length: count }, () => Worker.start()));
}

/** Runs the schedules of all seeds, whoever of the crew is free the next one; outcomes come in no order. */
export async function runAll(crew: readonly Worker[], seeds: readonly number[]): Promise<Outcome[]> {
  const waiting = [...seeds];
  const outcomes: Outcome[] = [];
  const work = async (worker: Worker): Promise<void> => {
    for (let seed = waiting.shift(); seed !== undefined; seed = waiting.shift()) outcomes.push(await worker.run(seed));
  };
  await Promise.all(crew.flatMap((worker) => Array.from({ length: AT_ONCE }, () => work(worker))));
  return outcomes;
}

export class Worker {
  private readonly waiting = new Map<number, { resolve: (outcome: Outcome) => void; reject: (error: Error) => void }>();

  private constructor(private readonly child: ChildProcess) {
    child.on('message', (outcome: Outcome) => {
      this.waiting.get(outcome.seed)?.resolve(outcome);
      this.waiting.delete(outcome.seed);
    });
    child.on('exit', (code, signal) => {
      for (const { reject } of this.waiting.values()) reject(new Error(`A process of the schedules ended: ${String(signal ?? code)}.`));
    });
  }

  static async start(): Promise<Worker> {
    const child = fork(new URL('./worker.ts', import.meta.url), [String(AT_ONCE)], {
      execArgv: ['--import', new URL('../../../libs/testing/src/register-typescript.mjs', import.meta.url).href],
      serialization: 'advanced',
      // As the server runs.
      env: { ...process.env, NODE_ENV: 'production' },
    });
    const [said] = (await Promise.race([once(child, 'message'), once(child, 'exit')])) as unknown[];
    if (said !== 'ready') throw new Error('A process of the schedules did not start.');
    return new Worker(child);
  }

  run(seed: number): Promise<Outcome> {
    return new Promise((resolve, reject) => {
      this.waiting.set(seed, { resolve, reject });
      this.child.send(seed);
    });
  }

  /** Lets it take down what it put up. */
  async end(): Promise<void> {
    if (this.child.exitCode !== null || this.child.signalCode !== null) return;
    const gone = once(this.child, 'exit');
    this.child.disconnect();
    await gone;
  }
}
