/** Writes src/index.ts from the migrations beside it, oldest first. With --check it writes nothing and fails where the committed file differs. */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const src = join(import.meta.dirname, 'src');
const found = readdirSync(src)
  .filter((file) => /^\d+-.*\.ts$/.test(file))
  .sort()
  .map((file) => ({ file: file.replace(/\.ts$/, '.js'), name: /export class (\w+) implements MigrationInterface/.exec(readFileSync(join(src, file), 'utf8'))[1] }));
const content = `// Written by \`npm run generate\` from the files beside it. Do not edit.
${found.map(({ file, name }) => `import { ${name} } from './${file}';\n`).join('')}
/** Every migration, oldest first. */
export const MIGRATIONS = [${found.map(({ name }) => name).join(', ')}];
`;
const path = join(src, 'index.ts');
if (!process.argv.includes('--check')) writeFileSync(path, content);
else if (readFileSync(path, 'utf8') !== content) {
  console.error('prisma-free-migrations/src/index.ts is not up to date: run npm run generate.');
  process.exit(1);
}
