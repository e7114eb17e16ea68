import { spawnSync } from 'node:child_process';
import { chownSync, lstatSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

import { noPermission } from './errors.js';

/** The user that the server runs as, when that is another than ours. */
export interface RunAs {
  readonly name: string;
  readonly uid: number;
  readonly gid: number;
}

/** Whether this process is root on a Unix system: Postgres refuses to run so, and another user is needed. */
export function isRoot(): boolean {
  return process.getuid?.() === 0;
}

/**
 * As root: the owner of an existing cluster, else `postgres`, else `nobody`. Undefined for everybody else: the server runs as who started it.
 * @throws EmbeddedPostgresError `no-permission` when there is no such user.
 */
export function chooseRunAs(cluster: string): RunAs | undefined {
  if (!isRoot()) return undefined;
  const owner = statSync(cluster, { throwIfNoEntry: false });
  if (owner && owner.uid !== 0) return { name: `user ${owner.uid}`, uid: owner.uid, gid: owner.gid };
  const user = lookUp('postgres') ?? lookUp('nobody');
  if (!user) throw noPermission('PostgreSQL refuses to run as root, and this machine has no user "postgres" or "nobody" to run it as.');
  return user;
}

/** What `spawn` needs to start a program as that user; nothing when it is us. */
export function identity(user: RunAs | undefined): { uid?: number; gid?: number } {
  return user ? { uid: user.uid, gid: user.gid } : {};
}

/** Whether the user may enter the folder. Asked of the system itself, so that access lists and groups count as they really do. */
export function canEnter(user: RunAs | undefined, folder: string): boolean {
  return user === undefined || probe(user, 'cd -- "$1"', [folder]);
}

/** Whether the user may read all these files and execute those that are programs. */
export function canRun(user: RunAs | undefined, programs: string[], libraries: string): boolean {
  if (user === undefined) return true;
  return probe(user, 'ls "$1" >/dev/null && shift && for p in "$@"; do test -r "$p" && test -x "$p" || exit 1; done', [libraries, ...programs]);
}

/** Gives a folder and everything in it to the user; links are not followed. */
export function giveTo(user: RunAs | undefined, path: string): void {
  if (!user) return;
  const entry = lstatSync(path);
  if (entry.isSymbolicLink()) return;
  chownSync(path, user.uid, user.gid);
  if (entry.isDirectory()) for (const name of readdirSync(path)) giveTo(user, join(path, name));
}

function probe(user: RunAs, script: string, words: string[]): boolean {
  const done = spawnSync('/bin/sh', ['-c', script, 'sh', ...words], { ...identity(user), cwd: '/', stdio: 'ignore' });
  if (done.error) throw noPermission(`Root may not start programs as ${user.name} here (${done.error.message}).`, done.error);
  return done.status === 0;
}

function lookUp(name: string): RunAs | undefined {
  const number = (flag: string): number => {
    const said = spawnSync('id', [flag, name], { encoding: 'utf8' });
    return said.status === 0 ? Number.parseInt(said.stdout, 10) : Number.NaN;
  };
  const [uid, gid] = [number('-u'), number('-g')];
  return Number.isInteger(uid) && Number.isInteger(gid) && uid !== 0 ? { name: `"${name}"`, uid, gid } : undefined;
}
