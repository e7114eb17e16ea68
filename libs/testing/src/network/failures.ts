import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const FOLDER = join(import.meta.dirname, '../../../../tests/fuzz/failures');

/** Keeps the seed of a schedule that failed, with what was wrong, so that it can be run again after the mend; returns the sentence for the error. */
export function keepFailure(kind: 'server' | 'model', seed: number, details: string): string {
  const again = `npm run fuzz -- ${kind === 'model' ? '--model ' : ''}--schedules 1 --seed ${seed}`;
  mkdirSync(FOLDER, { recursive: true });
  writeFileSync(join(FOLDER, `${kind}-${seed}.txt`), `${again}\n${details}\n`);
  return `Run it again: ${again}`;
}
