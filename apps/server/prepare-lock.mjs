/** Keeps two starts in one fresh clone from installing over each other. */
import { existsSync, mkdirSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

const BEAT_MS = 2_000;
/** A holder shows every two seconds that it lives; after this long without a sign it was killed. */
const DEAD_AFTER_MS = 20_000;
const LOOK_EVERY_MS = 250;

/** Runs `work` while holding a lock file in `folder`; waits for another holder, and clears the lock of one that was killed. */
export async function withPrepareLock(folder, say, work) {
  mkdirSync(folder, { recursive: true });
  const file = join(folder, 'prepare.lock');
  let told = false;
  while (!tryTake(file)) {
    const holder = lookAt(file);
    if (!holder) continue;
    if (holder.dead) {
      rmSync(file, { force: true });
      continue;
    }
    if (!told) say(`Process ${holder.pid} is already installing or building here; waiting for it …`);
    told = true;
    await pause(LOOK_EVERY_MS);
  }
  const beat = setInterval(() => touch(file), BEAT_MS);
  try {
    return await work();
  } finally {
    clearInterval(beat);
    rmSync(file, { force: true });
  }
}

function tryTake(file) {
  try {
    writeFileSync(file, String(process.pid), { flag: 'wx' });
    return true;
  } catch (error) {
    if (error.code === 'EEXIST') return false;
    throw error;
  }
}

function lookAt(file) {
  try {
    const pid = Number(readFileSync(file, 'utf8'));
    const silent = Date.now() - statSync(file).mtimeMs > DEAD_AFTER_MS;
    return { pid, dead: silent || (pid > 0 && !isRunning(pid)) };
  } catch (error) {
    if (error.code === 'ENOENT') return undefined;
    throw error;
  }
}

function isRunning(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}

/** If the lock is gone, somebody took us for dead (the machine slept); there is nothing to keep alive then. */
function touch(file) {
  const now = new Date();
  if (existsSync(file)) utimesSync(file, now, now);
}
