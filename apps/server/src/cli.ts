/** `npm run baraza -- COMMAND`. */
import 'reflect-metadata';

import { resolve } from 'node:path';

import { runCli } from './cli/run.js';

process.exitCode = await runCli(process.argv.slice(2), {
  print: (text) => console.log(text),
  say: (sentence) => console.error(sentence),
  env: process.env,
  root: resolve(import.meta.dirname, '../../..'),
});
