import { createHash } from 'node:crypto';
import { chmodSync, existsSync, mkdirSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';

import { EmbeddedPostgresError, noPermission } from './errors.js';
import { canEnter, chooseRunAs, isRoot, type RunAs } from './run-as.js';

/** Everything the supervisor keeps, by name. All of it lies in one folder. */
export interface Layout {
  readonly root: string;
  /** The Postgres data folder itself; it appears complete or not at all. */
  readonly cluster: string;
  readonly password: string;
  readonly holders: string;
  readonly lock: string;
  readonly log: string;
}

/** Where the data lie and as whom the server runs. */
export interface Location {
  readonly layout: Layout;
  readonly runAs: RunAs | undefined;
}

/** What to do where the run-as user cannot enter the wished folder. */
export interface LocationOptions {
  readonly dataDir: string;
  readonly fallbackParent: string;
  readonly onProgress: (sentence: string) => void;
}

export function layoutOf(root: string): Layout {
  const at = (name: string): string => join(root, name);
  return { root, cluster: at('cluster'), password: at('superuser-password'), holders: at('holders'), lock: at('start.lock'), log: at('server.log') };
}

/**
 * Creates the data folder, or finds the one that replaces it. As root the server runs as another user, who cannot enter a clone under root's
 * home; the data then lie under `fallbackParent`, and a file `moved-to` in the wished folder says where, also after the clone was moved.
 */
export function settle(options: LocationOptions): Location {
  makeFolder(options.dataDir);
  const wished = realpathSync(options.dataDir);
  const pointer = join(wished, 'moved-to');
  const moved = followPointer(pointer, wished);
  if (moved) return located(moved);

  const here = located(wished);
  if (canEnter(here.runAs, wished)) return here;
  const replacement = fallbackFor(wished, options.fallbackParent);
  makeFolder(replacement);
  if (!canEnter(here.runAs, replacement)) throw noPermission(`The database runs as ${here.runAs?.name}, who can enter neither ${wished} nor ${replacement}.`);
  writeFileSync(join(replacement, 'origin'), wished);
  writeFileSync(pointer, replacement);
  options.onProgress(
    `The database runs as ${here.runAs?.name ?? 'another user'} (PostgreSQL refuses to run as root), who cannot enter ${wished}. Its data are kept in ${replacement} instead.`,
  );
  return located(replacement);
}

/**
 * As root, what is created here can be entered by everybody even under a strict umask: the server runs as another user. What is secret in it
 * has its own narrow permissions.
 */
function makeFolder(path: string): void {
  const whole = resolve(path);
  const first = mkdirSync(whole, { recursive: true });
  if (first === undefined || !isRoot()) return;
  // Only what was created here: never touch a folder that was there before.
  for (let folder = whole; folder.length >= first.length; folder = dirname(folder)) chmodSync(folder, 0o755);
}

function located(root: string): Location {
  const layout = layoutOf(root);
  return { layout, runAs: chooseRunAs(layout.cluster) };
}

/** A clone that was moved keeps its data; a clone that was copied must not share those of the original. */
function followPointer(pointer: string, wished: string): string | undefined {
  if (!existsSync(pointer)) return undefined;
  const target = readFileSync(pointer, 'utf8').trim();
  if (!existsSync(target)) {
    throw new EmbeddedPostgresError(
      'data-damaged',
      `The data of this database were moved to ${target}, and that folder is gone. Put it back; to start with an empty database instead, delete ${pointer}.`,
    );
  }
  const originFile = join(target, 'origin');
  const origin = existsSync(originFile) ? readFileSync(originFile, 'utf8').trim() : wished;
  if (origin !== wished && existsSync(join(origin, 'moved-to'))) {
    rmSync(pointer);
    return undefined;
  }
  writeFileSync(originFile, wished);
  return target;
}

function fallbackFor(wished: string, parent: string): string {
  const name = basename(wished) === 'postgres' ? basename(dirname(dirname(wished))) : basename(dirname(wished));
  return join(parent, `${name || 'data'}-${createHash('sha256').update(wished).digest('hex').slice(0, 8)}`);
}
