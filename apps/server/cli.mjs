/*
 * `npm run baraza -- COMMAND`: installs and builds where needed, then runs the command. What is said on the way goes to the error stream, so that the command's own output stays clean.
 */
import { requireNode } from './node-version.mjs';

requireNode();
import('./prepare.mjs').then(({ prepareAndRun }) => prepareAndRun('apps/server/dist/cli.js', (sentence) => console.error(sentence)));
