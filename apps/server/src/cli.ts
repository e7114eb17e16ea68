/** `npm run baraza -- COMMAND`. */
import 'reflect-metadata';

import { resolve } from 'node:path';

import { runCli } from './cli/run.js';

// The first Ctrl-C lets the command take back what it has begun; the second ends it at once.
const stop = new AbortController();
process.once('SIGINT', () => stop.abort(new Error('Stopped.')));

process.exitCode = await runCli(process.argv.slice(2), {
  print: (text) => console.log(text),
  say: (sentence) => console.error(sentence),
  env: process.env,
  signal: stop.signal,
  root: resolve(import.meta.dirname, '../../..'),
});
