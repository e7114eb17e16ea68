/** `npm start`. */
import { resolve } from 'node:path';

import { readConfig } from './config.js';
import { type RunningServer, startServer } from './server.js';
import { StartError } from './start-error.js';

const ROOT = resolve(import.meta.dirname, '../../..');

let running: Promise<RunningServer> | undefined;
const stop = new AbortController();
/** Signals so close to each other are one: Ctrl-C reaches the whole process group, and whoever started this program may pass its own on. */
const SAME_SIGNAL_MS = 500;
let askedAt = 0;

try {
  running = startServer(readConfig(process.env, ROOT), { say: (sentence) => console.log(sentence), onLost: () => void lost(), signal: stop.signal });
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => void end(0));
  await running;
  if (process.stdout.isTTY) console.log('Press Ctrl-C to stop.');
} catch (error) {
  // Ctrl-C also reaches the programs that prepare the database; that they then fail is no news.
  if (!stop.signal.aborted) tell(error);
  process.exitCode = 1;
}

/** Also while it is still starting. The second time somebody asks, everything is dropped at once; the database recovers by itself. */
async function end(code: number): Promise<void> {
  if (stop.signal.aborted) {
    if (performance.now() - askedAt < SAME_SIGNAL_MS) return;
    process.exit(130);
  }
  askedAt = performance.now();
  stop.abort();
  console.log('Stopping …');
  const server = await running?.catch(() => null);
  try {
    await server?.stop();
    process.exit(code);
  } catch (error) {
    tell(error);
    process.exit(1);
  }
}

async function lost(): Promise<void> {
  if (stop.signal.aborted) return;
  console.error('The database stopped by itself, so the server stops too. What was saved is safe; start again to go on.');
  await end(1);
}

function tell(error: unknown): void {
  console.error(error instanceof StartError ? error.message : error);
}
