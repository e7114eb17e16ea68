/** `npm run fuzz -- [--schedules N] [--seed S] [--model]`: random schedules of three clients on a bad network against the true server, or against the model of it. A failing seed is printed and kept in tests/fuzz/failures. */
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { parseArgs } from 'node:util';

import { prepare } from '../../apps/server/prepare.mjs';

const root = join(import.meta.dirname, '../..');
const { values } = parseArgs({ options: { schedules: { type: 'string', default: '200' }, seed: { type: 'string' }, model: { type: 'boolean', default: false } } });
for (const name of ['schedules', 'seed']) {
  if (values[name] !== undefined && !/^\d{1,9}$/.test(values[name])) {
    console.error(`--${name} takes a whole number of at most nine digits.`);
    process.exit(2);
  }
}
await prepare((sentence) => console.log(sentence));
const [project, file] = values.model ? ['unit', 'libs/testing/src/network/convergence.test'] : ['pg', 'tests/fuzz/schedules.pg.test'];
const env = { ...process.env, FUZZ_SCHEDULES: values.schedules, ...(values.seed === undefined ? {} : { FUZZ_SEED: values.seed }) };
const child = spawn(process.platform === 'win32' ? 'npm.cmd' : 'npm', ['run', '-s', 'jest', '--', file, '--selectProjects', project, '-t', 'SYNC-1'], { cwd: root, env, stdio: 'inherit' });
child.on('exit', (code) => process.exit(code ?? 1));
