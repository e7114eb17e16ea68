import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** Files that nobody here wrote. They lie beside the repository, not in it. */

const FOLDER = fileURLToPath(new URL('../../../../shared/data/', import.meta.url));

export const realFile = (name: string): string => `${FOLDER}maps/${name}`;
export const realForm = (name: string): string => `${FOLDER}forms/${name}`;

/** `describe` when the real files are there; else one that is skipped and says so in its title. */
export function describeWithRealFiles(title: string, body: () => void): void {
  if (existsSync(FOLDER)) describe(title, body);
  else describe.skip(`${title} (SKIPPED: the folder ../shared/data is not there)`, body);
}
