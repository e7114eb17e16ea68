/** A copy of the data before an update changes their form: the way back. */
import { mkdir, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';

import { backupDatabase, BackupError } from '@baraza/transfer';

import { StartError } from '../start-error.js';
import type { OpenDatabase } from './open.js';

/** Copies that are kept. */
const KEPT = 3;
const NAME = /^before-update-\d{8}T\d{6}Z\.tar\.gz$/;

/**
 * Writes a copy that only its owner may read into the folder for copies, and drops all but the newest three.
 * @param now the clock, which names the file.
 * @throws StartError where it cannot be written; then nothing is left of it, and the database is as it was.
 */
export async function copyBeforeUpdate({ ownerUrl, copies }: Pick<OpenDatabase, 'ownerUrl' | 'copies'>, say: (sentence: string) => void, now = new Date()): Promise<void> {
  const file = join(copies, `before-update-${now.toISOString().replace(/\.\d+|[-:]/g, '')}.tar.gz`);
  say('This version keeps the data in a new form. Copying them first …');
  try {
    await mkdir(copies, { recursive: true, mode: 0o700 });
    await backupDatabase(ownerUrl, file);
    await dropOldest(copies);
  } catch (error) {
    throw explain(error, file);
  }
  say(`The data as they were before this update are in ${file}. To go back to them, use the version of Baraza that you had until now, with a new DATA_DIR or a new database: npm run baraza -- restore ${file}`);
}

async function dropOldest(folder: string): Promise<void> {
  // Their names begin with the time, so that their order is that of their age.
  const names = (await readdir(folder)).filter((name) => NAME.test(name)).sort();
  for (const name of names.slice(0, -KEPT)) await rm(join(folder, name));
}

function explain(error: unknown, file: string): unknown {
  const begin = 'Before this version changes the form of the data it copies them, and it could not:';
  const end = 'Nothing was changed.';
  if (error instanceof BackupError) return new StartError(`${begin} ${error.message} ${end}`, { cause: error });
  switch ((error as { code?: string }).code) {
    case 'ENOSPC':
    case 'EDQUOT':
      return new StartError(`${begin} the disk has no room left for ${file}. ${end} Free some space, or set DATA_DIR to a folder on a larger disk, and start again.`, { cause: error });
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
    case 'ENOTDIR':
    case 'EEXIST':
      return new StartError(`${begin} ${file} cannot be written (${(error as { code: string }).code}). ${end} See that this user may write there, and start again.`, { cause: error });
    default:
      return error;
  }
}
