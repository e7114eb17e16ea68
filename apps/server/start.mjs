/*
 * `npm start`: installs and builds where needed, then runs the server. Needs Node and nothing else.
 */
import { requireNode } from './node-version.mjs';

requireNode();
import('./prepare.mjs').then(({ prepareAndRun }) => prepareAndRun('apps/server/dist/main.js', (sentence) => console.log(sentence)));
