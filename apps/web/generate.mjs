/** Writes the types of the client's GraphQL documents. Run as `npm run generate -w @baraza/web`; a test fails where the committed file differs. */
import { writeFileSync } from 'node:fs';
import { register } from 'node:module';

register('../../libs/testing/src/typescript-hooks.mjs', import.meta.url);
const { generated, target } = await import('./src/data/documents-on-disk.ts');
writeFileSync(target, generated());
