/** Where documents and schema lie in the repository; for the generator and its test. */
import { buildSchema } from 'graphql';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { typedDocuments } from './typed-documents.js';

const folder = join(import.meta.dirname, 'documents');

/** File that the generated documents stand in. */
export const target = join(import.meta.dirname, 'documents.generated.ts');

/** What should stand in it. */
export function generated(): string {
  const schema = buildSchema(readFileSync(join(import.meta.dirname, '../../../../libs/graphql/schema.graphql'), 'utf8'));
  const names = readdirSync(folder).sort();
  return typedDocuments(schema, Object.fromEntries(names.map((name) => [name, readFileSync(join(folder, name), 'utf8')])));
}
