/**
 * A process that adds and erases keys until it kills itself: before, during or after one of its calls that change files. Says what it does before and after doing it.
 * Arguments: folder, mirror or nothing, project, seed, number of the call at which it dies.
 */
import { writeSync } from 'node:fs';
import fs, { type FileHandle } from 'node:fs/promises';
import { syncBuiltinESMExports } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const [folder = '', mirror = '', project = '', seed = '', last = ''] = process.argv.slice(2);
let state = Number(seed);
/** A number from 0 to 1, the same for the same seed (mulberry32). */
function random(): number {
  state = (state + 0x6d2b79f5) | 0;
  let t = Math.imul(state ^ (state >>> 15), 1 | state);
  t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
  return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
}
const say = (line: string): void => void writeSync(1, `${line}\n`);

let left = Number(last);
const die = (): void => void process.kill(process.pid, 'SIGKILL');

type Methods = Record<string, (...args: never[]) => unknown>;
/** Makes the methods of the object die when their turn has come. */
function mortal(object: object, names: readonly string[]): void {
  const methods = object as Methods;
  for (const name of names) {
    const own = methods[name]!;
    methods[name] = function (this: FileHandle, ...args: never[]) {
      left -= 1;
      if (left !== 0) return own.apply(this, args);
      const [content] = args as unknown[];
      // The file system has a part of it.
      if (name === 'writeFile' || name === 'appendFile') writeSync(this.fd, String(content).slice(0, Math.floor(random() * String(content).length)));
      else if (random() < 0.5) return Promise.resolve(own.apply(this, args)).finally(die);
      return die();
    };
  }
}

const handle = await fs.open(join(tmpdir(), `baraza-vault-${process.pid}`), 'w');
mortal(Object.getPrototypeOf(handle) as object, ['write', 'writeFile', 'appendFile', 'sync', 'truncate']);
await handle.close();
await fs.unlink(join(tmpdir(), `baraza-vault-${process.pid}`));
mortal(fs, ['link', 'rename', 'unlink']);
syncBuiltinESMExports();

const { KeyRing } = await import('../keys/key-ring.js');
const ring = await KeyRing.open({ folder, mirror: mirror === '' ? null : mirror, report: (trouble) => say(`trouble ${trouble}`) });
for (const each of await ring.projects()) await ring.mend(each);
const here: string[] = [];
for (let n = 0; ; n += 1) {
  if (here.length > 0 && random() < 0.3) {
    const [person = ''] = here.splice(Math.floor(random() * here.length), 1);
    say(`erasing ${person}`);
    await ring.erase(project, person);
    say(`erased ${person}`);
  } else {
    const person = `00000000-0000-4000-8000-${String(Number(seed) * 1000 + n).padStart(12, '0')}`;
    const key = await ring.keyFor(project, person);
    say(`added ${person} ${key.toString('hex')}`);
    here.push(person);
  }
}
