/**
 * Writes the two registries of the domain: every entity under src/entities and every operation under src/operations. A new file there is all it takes; nobody keeps a list by
 * hand. With --check it writes nothing and fails where the committed registries differ.
 */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const src = join(import.meta.dirname, 'src');
const HEADER = '// Written by `npm run generate` from the files beside it. Do not edit.\n';

/** Names exported with `export const NAME = CALL(` per file of a folder. */
function exportsOf(folder, calls) {
  const pattern = new RegExp(`^export const (\\w+) = (?:${calls.join('|')})\\(`, 'gm');
  return readdirSync(join(src, folder))
    .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'))
    .sort()
    .map((file) => ({ file: `./${folder}/${file.replace(/\.ts$/, '.js')}`, names: [...readFileSync(join(src, folder, file), 'utf8').matchAll(pattern)].map((match) => match[1]) }))
    .filter(({ names }) => names.length > 0);
}

const imports = (found) => found.map(({ file, names }) => `import { ${names.join(', ')} } from '${file}';\n`).join('');
const all = (found) => found.flatMap(({ names }) => names);

const entities = exportsOf('entities', ['defineEntity']);
const operations = exportsOf('operations', ['defineOperation', 'creation', 'change', 'deletion']);

const files = {
  'entities.generated.ts':
    `${HEADER}import type { RecordOf } from './entity.js';\n${imports(entities)}\n/** Every entity by name. */\nexport const ENTITIES = { ${all(entities).join(', ')} } as const;\n` +
    'export type EntityName = keyof typeof ENTITIES;\n/** The record type of each entity. */\nexport type Records = { [N in EntityName]: RecordOf<(typeof ENTITIES)[N]> };\n',
  'operations.generated.ts':
    `${HEADER}import type { ValuesOf } from './fields.js';\n${imports(operations)}\n/** Every operation by name. */\nexport const OPERATIONS = {\n${all(operations)
      .map((name) => `  ${name},\n`)
      .join('')}} as const;\nexport type OperationName = keyof typeof OPERATIONS;\n/** The input type of each operation. */\nexport type Inputs = { [N in OperationName]: ValuesOf<(typeof OPERATIONS)[N]['input']> };\n`,
};

let stale = false;
for (const [name, content] of Object.entries(files)) {
  const path = join(src, name);
  if (!process.argv.includes('--check')) writeFileSync(path, content);
  else if (readFileSync(path, 'utf8') !== content) {
    stale = true;
    console.error(`${name} is not up to date: run npm run generate.`);
  }
}
process.exit(stale ? 1 : 0);
