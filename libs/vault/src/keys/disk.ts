/**
 * Files that hold keys: what was written is on disk when a function returns, a file is replaced as a whole or not at all, and what is replaced or given up is overwritten before it goes. A kill at any moment leaves at most `NAME.new` and
 * `NAME.old` beside the file, which `sweep` clears away.
 */
import { type FileHandle, link, mkdir, open, readFile, rename, stat, unlink } from 'node:fs/promises';
import { dirname } from 'node:path';

const FILE_MODE = 0o600;
const FOLDER_MODE = 0o700;

export interface FileState {
  content: Buffer;
  /** Changes when the file does. */
  mark: string;
}

const isMissing = (error: unknown): boolean => (error as NodeJS.ErrnoException | null)?.code === 'ENOENT';
const orNull = (error: unknown): null => (isMissing(error) ? null : Promise.reject(error) as never);
const markOf = ({ ino, size, mtimeNs }: { ino: bigint; size: bigint; mtimeNs: bigint }): string => `${ino} ${size} ${mtimeNs}`;

/** Changes when the file does; null where there is none. */
export const markOfFile = async (path: string): Promise<string | null> => {
  const found = await stat(path, { bigint: true }).catch(orNull);
  return found && markOf(found);
};

/** In bytes; 0 where there is none. */
export const sizeOf = async (path: string): Promise<number> => (await stat(path).catch(orNull))?.size ?? 0;

/** Null where there is none. */
export async function readWhole(path: string): Promise<FileState | null> {
  for (;;) {
    const handle = await open(path, 'r').catch(orNull);
    if (!handle) return null;
    try {
      const mark = markOf(await handle.stat({ bigint: true }));
      const content = await handle.readFile();
      // Another process may have replaced it meanwhile and be overwriting what we were reading.
      if ((await markOfFile(path)) === mark) return { content, mark };
    } finally {
      await handle.close();
    }
  }
}

/** A small file beside the keys; null where there is none. */
export const readText = (path: string): Promise<string | null> => readFile(path, 'utf8').catch(orNull);

/** Makes the folder where it is missing, for its owner only. */
export async function makeFolder(path: string): Promise<void> {
  await mkdir(path, { recursive: true, mode: FOLDER_MODE });
}

/**
 * Adds text after the first `whole` bytes and drops whatever stood there behind them.
 * Where that fails, the file is left as it was, or ends in half a line.
 */
export async function addTo(path: string, whole: number, text: string): Promise<string> {
  const created = (await markOfFile(path)) === null;
  const handle = await open(path, 'a', FILE_MODE);
  try {
    await handle.truncate(whole);
    try {
      await handle.appendFile(text);
      await handle.sync();
    } catch (error) {
      await handle.truncate(whole).catch(() => undefined);
      throw error;
    }
    if (created) await syncFolder(path);
    return markOf(await handle.stat({ bigint: true }));
  } finally {
    await handle.close();
  }
}

/** Puts the new content beside the file, on disk. */
export async function stage(path: string, text: string): Promise<void> {
  const handle = await open(`${path}.new`, 'w', FILE_MODE);
  try {
    await handle.writeFile(text);
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** Puts what was staged in the place of the file, and overwrites what stood there. */
export async function settle(path: string): Promise<void> {
  const old = await keepOld(path);
  await rename(`${path}.new`, path);
  await syncFolder(path);
  if (old === 'linked') await destroy(`${path}.old`);
  else if (old) await overwrite(old);
}

/** Gives the content that is about to be replaced a second name, so that it can still be overwritten after a kill. Some sticks and shares know no second names: there it is held open. */
async function keepOld(path: string): Promise<'linked' | FileHandle | null> {
  try {
    await link(path, `${path}.old`);
    return 'linked';
  } catch (error) {
    return isMissing(error) ? null : open(path, 'r+');
  }
}

/** Clears away what a kill left: new content that was never settled, old content that was not overwritten to the end. */
export async function sweep(path: string): Promise<void> {
  const [present, old] = await Promise.all([path, `${path}.old`].map((each) => stat(each, { bigint: true }).catch(orNull)));
  // Linked, but not yet replaced: it is the file itself, which must not be overwritten.
  if (old && old.ino === present?.ino) await unlink(`${path}.old`);
  else if (old) await destroy(`${path}.old`);
  await destroy(`${path}.new`);
}

/** Overwrites a file and takes it away. Does nothing where there is none. */
async function destroy(path: string): Promise<void> {
  const handle = await open(path, 'r+').catch(orNull);
  if (!handle) return;
  await overwrite(handle);
  await unlink(path);
  await syncFolder(path);
}

async function overwrite(handle: FileHandle): Promise<void> {
  try {
    const { size } = await handle.stat();
    await handle.write(Buffer.alloc(size), 0, size, 0);
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** Makes that a file has come, gone or been renamed outlive a loss of power. Windows has no such thing for folders, and needs none. */
async function syncFolder(path: string): Promise<void> {
  if (process.platform === 'win32') return;
  const handle = await open(dirname(path), 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
