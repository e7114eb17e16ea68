import { closeSync, openSync, readFileSync, statSync, unlinkSync, writeSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';

import { EmbeddedPostgresError, systemCode } from './errors.js';
import { isAlive, ownMark, type ProcessMark } from './process-table.js';

const POLL_MS = 50;
/** A lock is written right after it is created; one that is still empty after this long was left by a run killed in between. */
const EMPTY_IS_STALE_MS = 10_000;

/** How long to wait for a lock, and whom to tell that we wait. */
export interface LockOptions {
  readonly timeoutMs: number;
  readonly onWait: (holder: ProcessMark | undefined) => void;
}

/**
 * Runs `work` while holding the lock file. Waits for a living holder; a lock whose holder is dead is removed.
 * @throws EmbeddedPostgresError `start-locked` naming the holder when it does not let go in time.
 */
export async function withLock<T>(file: string, options: LockOptions, work: () => Promise<T>): Promise<T> {
  await acquire(file, options);
  try {
    return await work();
  } finally {
    unlinkSync(file);
  }
}

async function acquire(file: string, options: LockOptions): Promise<void> {
  const until = Date.now() + options.timeoutMs;
  let told = false;
  while (!tryCreate(file)) {
    const seen = look(file);
    if (seen === undefined) continue;
    if (isStale(file, seen)) {
      await removeStale(file, seen, options);
      continue;
    }
    const holder = parseMark(seen);
    if (!told) options.onWait(holder);
    told = true;
    if (Date.now() > until) throw stillHeld(file, holder);
    await pause(POLL_MS);
  }
}

/**
 * Two waiters may find the same dead holder; without care the slower one would remove the lock that the quicker one has taken since.
 * So whoever removes does it under a lock of its own, and looks once more first.
 */
async function removeStale(file: string, seen: string, options: LockOptions): Promise<void> {
  const breaking = `${file}.break`;
  await acquire(breaking, options);
  try {
    if (look(file) === seen) unlinkSync(file);
  } finally {
    unlinkSync(breaking);
  }
}

function tryCreate(file: string): boolean {
  try {
    const handle = openSync(file, 'wx', 0o644);
    writeSync(handle, JSON.stringify(ownMark()));
    closeSync(handle);
    return true;
  } catch (error) {
    if (systemCode(error) === 'EEXIST') return false;
    throw error;
  }
}

/** The content of the lock; undefined when it is gone. */
function look(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    if (systemCode(error) === 'ENOENT') return undefined;
    throw error;
  }
}

function isStale(file: string, content: string): boolean {
  const holder = parseMark(content);
  if (holder) return !isAlive(holder);
  const age = Date.now() - (statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? Date.now());
  return age > EMPTY_IS_STALE_MS;
}

function stillHeld(file: string, holder: ProcessMark | undefined): EmbeddedPostgresError {
  const who = holder ? `Process ${holder.pid}` : 'Another process';
  return new EmbeddedPostgresError(
    'start-locked',
    `${who} is starting or stopping the same database and does not finish (lock file ${file}). Wait for it or end it, then start again.`,
  );
}

/** Reads what `JSON.stringify(mark)` wrote; undefined for anything else. */
export function parseMark(text: string): ProcessMark | undefined {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value !== 'object' || value === null || !('pid' in value) || !('born' in value)) return undefined;
    return typeof value.pid === 'number' && typeof value.born === 'string' ? { pid: value.pid, born: value.born } : undefined;
  } catch {
    return undefined;
  }
}
