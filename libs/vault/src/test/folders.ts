/** Folders for keys and their mirror, and what stands in them. */
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { KeyRing } from '../keys/key-ring.js';

export interface TestFolders {
  root: string;
  keys: string;
  mirror: string;
  /** What was reported, in order. */
  reports: string[];
  /** A key ring as a server that starts has it. */
  open(mirror?: string | null): Promise<KeyRing>;
  remove(): void;
}

export function testFolders(): TestFolders {
  const root = mkdtempSync(join(tmpdir(), 'baraza-vault-'));
  const [keys, mirror] = [join(root, 'keys'), join(root, 'mirror')];
  const reports: string[] = [];
  return {
    root,
    keys,
    mirror,
    reports,
    open: async (second = mirror) => {
      const ring = await KeyRing.open({ folder: keys, mirror: second, report: (trouble) => void reports.push(trouble) });
      for (const project of await ring.projects()) await ring.mend(project);
      return ring;
    },
    remove: () => rmSync(root, { recursive: true, force: true }),
  };
}

/** All files under the folder, by path. */
export const filesIn = (folder: string): Map<string, Buffer> =>
  new Map(readdirSync(folder, { recursive: true, withFileTypes: true }).flatMap((entry) => (entry.isFile() ? [[join(entry.parentPath, entry.name), readFileSync(join(entry.parentPath, entry.name))] as const] : [])));

/** Whether the key stands in a file of the folder, as bytes or as text. */
export const holdsKey = (folder: string, key: Buffer): boolean =>
  [...filesIn(folder).values()].some((content) => [key, key.toString('base64url'), key.toString('base64'), key.toString('hex')].some((form) => content.includes(form)));
