import { buildSchema } from 'graphql';
import { readFileSync } from 'node:fs';
import { generated, target } from './documents-on-disk.js';
import { typedDocuments } from './typed-documents.js';

test('UI-12: what the client asks fits the committed schema, and its types are those of the schema', () => {
  expect(readFileSync(target, 'utf8')).toBe(generated());
});

const schema = buildSchema(`
  scalar JSON
  enum Colour { red green }
  union Answer = Done | Refused
  type Done { colour: Colour!, names: [String!]!, more: JSON }
  type Refused { message: String! }
  input Wish { colour: Colour, count: Int! }
  type Query { ask(wish: Wish!): Answer!, maybe: Done }
`);

test('types follow nullability, lists, enumerations, unions and inputs', () => {
  const text = typedDocuments(schema, { 'a.graphql': 'query Ask($wish: Wish!) { first: ask(wish: $wish) { __typename ... on Done { colour names more } ... on Refused { message } } maybe { names } }' });
  expect(text).toContain("readonly first: { readonly __typename: 'Done'; readonly colour: 'red' | 'green'; readonly names: readonly string[]; readonly more: unknown } | { readonly __typename: 'Refused'; readonly message: string }");
  expect(text).toContain('readonly maybe: { readonly names: readonly string[] } | null');
  expect(text).toContain("export type AskVariables = { readonly wish: { readonly colour?: 'red' | 'green' | null; readonly count: number } };");
});

test('a question that the schema cannot answer is refused by name', () => {
  expect(() => typedDocuments(schema, { 'b.graphql': 'query B { nothing }' })).toThrow('b.graphql: Cannot query field "nothing"');
});
