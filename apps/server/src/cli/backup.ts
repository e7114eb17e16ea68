import { resolve } from 'node:path';

import { backupDatabase, type Manifest, restoreDatabase } from '@baraza/transfer';

import { migrate } from '../database/migrate.js';
import { StartError } from '../start-error.js';
import { readArguments } from './arguments.js';
import { type DatabaseCommand, UsageError } from './command.js';
import { throttled } from './progress.js';

const rowsOf = ({ tables }: Manifest): number => tables.reduce((sum, { rows }) => sum + rows, 0);

export const backupCommand: DatabaseCommand = {
  name: 'backup',
  usage: '--out FILE [--json]',
  summary: 'Copies the whole database into one file, as it is at this moment; people can go on working. The file holds everything, also what nobody but its owner may read: keep it as safe as the database. Participants’ names are in it encrypted and without their keys. The keys are files in VAULT_DIR; VAULT_BACKUP names a folder that is kept the same, and that forgets whoever is erased. Keep it apart from this file, and make no other copy: it would not forget.',
  async runOnDatabase(args, { database, print, say, signal }) {
    const { values } = readArguments(args, [], { out: { type: 'string' }, json: { type: 'boolean' } });
    if (values.out === undefined) throw new UsageError('--out is missing: the file to write, such as backup.tar.gz.');
    const file = resolve(values.out);
    const progress = throttled(say);
    const manifest = await plainly(file, () => backupDatabase(database.ownerUrl, file, { signal, onProgress: (table, done, total) => progress(`Up to ${table}: ${done} of ${total} rows …`) }));
    print(values.json ? JSON.stringify({ file, ...manifest }) : `Backed up ${rowsOf(manifest)} rows of ${manifest.tables.length} tables to ${file}.`);
  },
};

export const restoreCommand: DatabaseCommand = {
  name: 'restore',
  usage: 'FILE [--json]',
  summary: 'Puts a backup into an empty database: set DATA_DIR to a new folder, or DATABASE_URL to a new database. All or nothing. Names can be read where VAULT_DIR is the folder of the keys, or VAULT_BACKUP its copy; whoever was erased since stays erased. Without the keys everything else is there.',
  async runOnDatabase(args, { database, print, say }) {
    const { words, values } = readArguments(args, ['FILE'], { json: { type: 'boolean' } });
    await migrate(database, say);
    const progress = throttled(say);
    const manifest = await restoreDatabase(database.ownerUrl, resolve(words[0]), { onProgress: (table, done, total) => progress(`Up to ${table}: table ${done} of ${total} …`) });
    print(values.json ? JSON.stringify(manifest) : `Restored ${rowsOf(manifest)} rows of ${manifest.tables.length} tables, as they were on ${manifest.createdAt}.`);
  },
};

/** Errors of the disk in words. */
async function plainly<T>(file: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    const { code, syscall } = error as NodeJS.ErrnoException;
    if (syscall === undefined || code === undefined) throw error;
    throw new StartError(`${file} cannot be written (${code}). Nothing is left of it.`, { cause: error });
  }
}
