/**
 * Writes what is committed of the API: its schema, and the text of its statements, so that a change of definitions shows in a review.
 * Run as `npm run generate -w @baraza/graphql`; a test fails where the committed files differ.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { register } from 'node:module';

register('../testing/src/typescript-hooks.mjs', import.meta.url);
const { generatedFiles } = await import('./src/generated-files.ts');
for (const [path, content] of Object.entries(generatedFiles())) {
  const target = join(import.meta.dirname, path);
  mkdirSync(join(target, '..'), { recursive: true });
  writeFileSync(target, content);
}
