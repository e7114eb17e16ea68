/**
 * Runs a thread (or a process) from TypeScript source, for development and tests only: the built library starts its threads from `dist` and never
 * loads this. The module to run is the first argument.
 */
import { register } from 'node:module';

register('./typescript-hooks.mjs', import.meta.url);
await import(process.argv[2]);
