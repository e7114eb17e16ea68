import { GraphQLSchema, lexicographicSortSchema, printSchema } from 'graphql';
import { allTypes } from './entity-types.js';
import { Mutation } from './mutations.js';
import { Query } from './query.js';

/** The schema, built from the definitions of libs/domain. Stateless: everything a resolver needs comes with the request. */
export const schema = new GraphQLSchema({ query: Query, mutation: Mutation, types: allTypes() });

/** The schema as text, in alphabetical order, so that a change of definitions shows as a small difference. */
export const printedSchema = (): string => `# Written by \`npm run generate\` from the definitions of libs/domain. Do not edit.\n\n${printSchema(lexicographicSortSchema(schema))}\n`;
