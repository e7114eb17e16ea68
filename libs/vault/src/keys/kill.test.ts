import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { holdsKey, testFolders } from '../test/folders.js';

const ROOT = resolve(import.meta.dirname, '../../../..');
const ROUNDS = 16;
/** Calls that a process makes at most before it dies. */
const LONGEST_LIFE = 300;

test.each(['with a mirror', 'alone'])('VAULT-14 killed at any call, the key ring %s has every key that was acknowledged, none that was erased, and nothing half', async (how) => {
  const folders = testFolders();
  const mirror = how === 'alone' ? null : folders.mirror;
  const seed = Number(process.env['SEED'] ?? Math.trunc(Date.now() % 1_000_000));
  console.log(`seed ${seed} (repeat with SEED=${seed})`);
  const project = randomUUID();
  const keys = new Map<string, Buffer>();
  const erased = new Set<string>();
  for (let round = 0; round < ROUNDS; round += 1) {
    // Early deaths fall into the mending of what the one before left.
    const life = 1 + ((seed + round * 7919) % (round % 2 === 0 ? 12 : LONGEST_LIFE));
    const said = await live([folders.keys, mirror ?? '', project, String(seed + round), String(life)]);
    const begun = new Set<string>();
    for (const [what, person = '', key = ''] of said) {
      if (what === 'added') keys.set(person, Buffer.from(key, 'hex'));
      else if (what === 'erasing') begun.add(person);
      else if (what === 'erased') erased.add(person);
      else throw new Error(`Round ${round}: ${what} ${person} ${key}`);
    }
    const ring = await folders.open(mirror);
    expect(folders.reports).toEqual([]);
    const [found, gone] = [await ring.keysOf(project, [...keys.keys()]), await ring.erasedOf(project, [...keys.keys()])];
    for (const person of begun) if (gone.has(person)) erased.add(person);
    expect({ round, erased: [...gone].sort() }).toEqual({ round, erased: [...erased].sort() });
    expect({ round, found }).toEqual({ round, found: new Map([...keys].filter(([person]) => !erased.has(person))) });
    for (const person of erased) expect({ round, person, held: holdsKey(folders.root, keys.get(person)!) }).toEqual({ round, person, held: false });
    if (keys.size === 0) continue;
    const files = mirror === null ? [`${project}.keys`] : [`${project}.keys`, 'mirror.json'];
    for (const folder of [folders.keys, ...(mirror === null ? [] : [mirror])]) expect(readdirSync(folder).sort()).toEqual(files);
    if (mirror !== null) expect(readFileSync(join(mirror, `${project}.keys`))).toEqual(readFileSync(join(folders.keys, `${project}.keys`)));
  }
  expect([keys.size > 20, erased.size > 5]).toEqual([true, true]);
  folders.remove();
});

/** Runs a process to its death and returns what it said, in words. */
async function live(args: readonly string[]): Promise<string[][]> {
  const child = spawn(process.execPath, ['--import', join(ROOT, 'libs/testing/src/register-typescript.mjs'), join(ROOT, 'libs/vault/src/test/key-ring-process.ts'), ...args], { stdio: ['ignore', 'pipe', 'pipe'] });
  let [said, complaints] = ['', ''];
  child.stdout.setEncoding('utf8').on('data', (chunk: string) => void (said += chunk));
  child.stderr.setEncoding('utf8').on('data', (chunk: string) => void (complaints += chunk));
  const [, signal] = (await once(child, 'close')) as [number | null, string | null];
  if (signal !== 'SIGKILL') throw new Error(`It should have been killed, but ended: ${complaints}`);
  return said.split('\n').filter((line) => line !== '').map((line) => line.split(' '));
}
