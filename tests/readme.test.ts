import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildSchema, parse, validate } from 'graphql';

const root = join(import.meta.dirname, '..');
const readme = readFileSync(join(root, 'README.md'), 'utf8');
const schema = buildSchema(readFileSync(join(root, 'libs/graphql/schema.graphql'), 'utf8'));
const queries = [...readme.matchAll(/```graphql\n([\s\S]*?)```/g)].map((match) => match[1]!);

test('DOC-1 every query in the README fits the schema', () => {
  expect(queries.length).toBeGreaterThanOrEqual(3);
  for (const query of queries) expect(validate(schema, parse(query)).map(({ message }) => message)).toEqual([]);
});

test('DOC-2 every file, folder and npm command that the README names is there', () => {
  const paths = [...readme.matchAll(/\]\((?!https?:)([^)#]+)\)/g), ...readme.matchAll(/src="([^"]+)"/g), ...readme.matchAll(/^((?:apps|libs)\/[a-z-]+) /gm)].map((match) => match[1]!);
  expect(paths.length).toBeGreaterThan(15);
  expect(paths.filter((path) => !existsSync(join(root, path)))).toEqual([]);
  expect(['apps', 'libs'].flatMap((folder) => readdirSync(join(root, folder)).map((name) => `${folder}/${name}`)).filter((path) => !paths.includes(path))).toEqual([]);
  const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { scripts: Record<string, string> };
  const commands = [...readme.matchAll(/`npm run ([a-z:]+)/g)].map((match) => match[1]!);
  expect(commands.filter((command) => !(command in scripts))).toEqual([]);
});
