/** The codebook as it stood when a version of it was made. */
import { ENTITIES, type FieldSpec, type Records } from '@baraza/domain';
import { type GraphQLFieldConfig, GraphQLID, GraphQLList, GraphQLNonNull, GraphQLObjectType } from 'graphql';
import type { Node, Scope } from '../reading/scope.js';
import type { RequestContext } from '../services.js';
import { valueTypeOf } from './value-types.js';

const required = GraphQLNonNull;

interface Then {
  scope: Scope;
  record: Records['code'];
  all: readonly Records['code'][];
}

/** The field `codes` of a version of the codebook. */
export function codesThenField(code: GraphQLObjectType): GraphQLFieldConfig<Node, RequestContext> {
  const values = Object.entries(ENTITIES.code.fields as Record<string, FieldSpec>).flatMap(([name, field]): [string, GraphQLFieldConfig<Then, RequestContext>][] => {
    const type = field.type === 'reference' ? null : valueTypeOf('Code', name, field);
    return type ? [[name, { type: field.required ? new required(type) : type, description: field.description, resolve: ({ record }) => record[name as keyof typeof record] }]] : [];
  });
  const codeThen: GraphQLObjectType<Then, RequestContext> = new GraphQLObjectType<Then, RequestContext>({
    name: 'CodeThen',
    description: 'A code as it stood when a version of the codebook was made.',
    fields: () => ({
      id: { type: new required(GraphQLID), description: 'Id of the code.', resolve: ({ record }) => record.id },
      ...Object.fromEntries(values),
      parent: {
        type: codeThen,
        description: 'The broader code, as it stood then.',
        resolve: ({ scope, record, all }) => {
          const broader = all.find(({ id }) => id === record.parent);
          return broader ? { scope, record: broader, all } : null;
        },
      },
      now: { type: code, description: 'The same code as it is now; null where it was deleted since.', resolve: ({ scope, record }, _args, { reads }) => reads.reader.node(scope, 'code', record.id) },
    }),
  });
  return {
    type: new required(new GraphQLList(new required(codeThen))),
    description: 'The codes as they stood when this version was made, in their order; those that you may not read now, or could not have read then, left out.',
    resolve: async ({ scope, record }, _args, { reads }) => {
      const all = await reads.reader.codesThen(scope, record.id);
      return all.map((each): Then => ({ scope, record: each, all }));
    },
  };
}
