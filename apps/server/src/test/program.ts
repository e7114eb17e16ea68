/** The program in a process of its own, as `npm start` and `npm run baraza` run it, from its sources. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join, resolve } from 'node:path';

const ROOT = resolve(import.meta.dirname, '../../../..');

export interface Program {
  child: ChildProcess;
  said: () => string;
  /** Resolves with the first line that matches; rejects when the program ends before. */
  line(pattern: RegExp): Promise<RegExpExecArray>;
  ended: Promise<number | null>;
}

const children: ChildProcess[] = [];

/** Ends what a failed test left running. */
export function endPrograms(): void {
  for (const child of children) if (child.exitCode === null) child.kill('SIGKILL');
}

export function run(file: 'main' | 'cli', env: Record<string, string>, ...args: string[]): Program {
  const child = spawn(process.execPath, ['--import', join(ROOT, 'libs/testing/src/register-typescript.mjs'), join(ROOT, `apps/server/src/${file}.ts`), ...args], {
    cwd: ROOT,
    env: { PATH: process.env['PATH'], HOME: process.env['HOME'], PORT: '0', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  children.push(child);
  let text = '';
  for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', (chunk: string) => void (text += chunk));
  const ended = once(child, 'close').then(([code]) => code as number | null);
  const line = async (pattern: RegExp): Promise<RegExpExecArray> => {
    for (;;) {
      const match = pattern.exec(text);
      if (match) return match;
      if (child.exitCode !== null) throw new Error(`It ended with ${child.exitCode} and said:\n${text}`);
      await Promise.race([once(child.stdout, 'data'), once(child.stderr, 'data'), ended]);
    }
  };
  return { child, said: () => text, line, ended };
}
