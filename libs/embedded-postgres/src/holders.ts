import { randomBytes } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

import { EmbeddedPostgresError } from './errors.js';
import { parseMark } from './lock.js';
import { isAlive, ownMark, type ProcessMark } from './process-table.js';

/** A `server` wants to be the only one of its kind on the data folder; any number of `tool`s (shell commands, tests) may work beside it. */
export type HolderRole = 'server' | 'tool';

interface Holder extends ProcessMark {
  readonly role: HolderRole;
  readonly file: string;
}

/**
 * Notes that this process uses the database, so that another one does not stop it underneath. Call under the start-up lock.
 * @returns the file to hand to {@link leave}.
 * @throws EmbeddedPostgresError `in-use` when a living server is noted and `role` is `server`.
 */
export function enter(folder: string, role: HolderRole): string {
  mkdirSync(folder, { recursive: true });
  const server = living(folder).find((holder) => holder.role === 'server');
  if (role === 'server' && server) {
    throw new EmbeddedPostgresError(
      'in-use',
      `Process ${server.pid} is already running on the data folder ${dirname(folder)}. Use that one, or stop it first.`,
    );
  }
  const file = join(folder, `${role}-${process.pid}-${randomBytes(4).toString('hex')}`);
  writeFileSync(file, JSON.stringify(ownMark()));
  return file;
}

/** Takes the note back. Call under the start-up lock. @returns how many others still use the database. */
export function leave(folder: string, file: string): number {
  rmSync(file, { force: true });
  return living(folder).length;
}

/** Who uses the database now; notes of dead processes are removed on the way. */
function living(folder: string): Holder[] {
  const found: Holder[] = [];
  for (const name of readdirSync(folder)) {
    const file = join(folder, name);
    const mark = parseMark(readFileSync(file, 'utf8'));
    if (mark && isAlive(mark)) found.push({ ...mark, role: name.startsWith('server-') ? 'server' : 'tool', file });
    else rmSync(file, { force: true });
  }
  return found;
}
