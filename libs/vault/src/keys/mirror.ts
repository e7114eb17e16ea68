/**
 * The second copy of the keys, in a folder on another disk. It and the key folder know each other by a number: where the disk is not there, its empty place is not taken for it, and nothing counts as erased that lives on over there.
 */
import { randomUUID } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { VaultError } from '../errors.js';
import { makeFolder, readText } from './disk.js';

/** Lies in both folders. */
const NAME = 'mirror.json';

interface Pairing {
  id: string;
  /** In the key folder: where the mirror is. */
  mirror: string;
}

async function read(folder: string): Promise<Pairing | null> {
  const text = await readText(join(folder, NAME));
  try {
    return JSON.parse(text ?? 'null') as Pairing | null;
  } catch {
    // A kill cut it off before the two knew each other.
    return null;
  }
}

const write = (folder: string, pairing: Pairing): Promise<void> => writeFile(join(folder, NAME), JSON.stringify(pairing), { mode: 0o600 });

/**
 * Makes the two folders know each other where they never met. A mirror that is known already must be the one it was.
 * @returns the folder that was the mirror before, where that is another one: nothing is erased there any more.
 * @throws VaultError `mirrorUnusable`.
 */
export async function pair(folder: string, mirror: string | null): Promise<string | null> {
  const known = await read(folder);
  if (mirror === null) return known?.mirror ?? null;
  if (known?.mirror === mirror) {
    await requirePaired(folder, mirror);
    return null;
  }
  await unusable(mirror, async () => {
    await makeFolder(mirror);
    const pairing = { id: (await read(mirror))?.id ?? randomUUID(), mirror };
    await write(mirror, pairing);
    await makeFolder(folder);
    await write(folder, pairing);
  });
  return known?.mirror ?? null;
}

/** @throws VaultError `mirrorUnusable` where the folder is not the one that the key folder knows. */
export async function requirePaired(folder: string, mirror: string): Promise<void> {
  const [known, there] = await unusable(mirror, () => Promise.all([read(folder), read(mirror)]));
  if (!known || known.id !== there?.id) throw new VaultError('mirrorUnusable', `${mirror} is not the folder that keeps the copy of the keys: perhaps its disk is not there. Bring it back. If it is lost for good, remove ${join(folder, NAME)} and start again.`, { folder: mirror });
}

/** Runs what touches the mirror. @throws VaultError `mirrorUnusable`. */
export async function unusable<T>(mirror: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof VaultError) throw error;
    throw new VaultError('mirrorUnusable', `The copy of the keys in ${mirror} cannot be written (${reasonOf(error)}).`, { folder: mirror }, { cause: error });
  }
}

export const reasonOf = (error: unknown): string => (error as NodeJS.ErrnoException | null)?.code ?? (error instanceof Error ? error.message : String(error));
