/**
 * Writes GraphQL documents as TypeScript: the parsed document, and the types of its answer and its variables, both taken from the schema.
 * So a question that the schema cannot answer fails when it is generated, and no parser reaches the browser.
 */
import {
  type DocumentNode,
  type FieldNode,
  getNamedType,
  type GraphQLInputType,
  type GraphQLNamedType,
  type GraphQLObjectType,
  type GraphQLOutputType,
  type GraphQLSchema,
  isAbstractType,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
  isObjectType,
  Kind,
  type OperationDefinitionNode,
  parse,
  type SelectionSetNode,
  typeFromAST,
  validate,
} from 'graphql';

const SCALARS: Readonly<Record<string, string>> = { ID: 'string', String: 'string', Boolean: 'boolean', Int: 'number', Float: 'number', DateTime: 'string', Day: 'string', PartialDate: 'string' };

const scalar = (type: GraphQLNamedType): string => (isEnumType(type) ? type.getValues().map(({ name }) => `'${name}'`).join(' | ') : (SCALARS[type.name] ?? 'unknown'));

const nullable = (text: string): string => (text === 'unknown' ? text : `${text} | null`);
const listOf = (text: string): string => (/^[\w'.]+$/u.test(text) ? `readonly ${text}[]` : `readonly (${text})[]`);

function outputText(schema: GraphQLSchema, type: GraphQLOutputType, selections: SelectionSetNode | undefined): string {
  if (isNonNullType(type)) return bareOutput(schema, type.ofType as GraphQLOutputType, selections);
  return nullable(bareOutput(schema, type, selections));
}

function bareOutput(schema: GraphQLSchema, type: GraphQLOutputType, selections: SelectionSetNode | undefined): string {
  if (isListType(type)) return listOf(outputText(schema, type.ofType as GraphQLOutputType, selections));
  const named = getNamedType(type);
  if (!selections) return scalar(named);
  const possible = isAbstractType(named) ? schema.getPossibleTypes(named) : [named as GraphQLObjectType];
  return possible.map((object) => objectText(schema, object, selections)).join(' | ');
}

function objectText(schema: GraphQLSchema, type: GraphQLObjectType, { selections }: SelectionSetNode): string {
  const fields = selections.flatMap((selection) => {
    if (selection.kind === Kind.FIELD) return [fieldText(schema, type, selection)];
    if (selection.kind === Kind.FRAGMENT_SPREAD) throw new Error('Named fragments are not supported here; write the fields where they are asked for.');
    const condition = selection.typeCondition ? typeFromAST(schema, selection.typeCondition) : type;
    const applies = condition === type || (isAbstractType(condition) && schema.isSubType(condition, type));
    return applies ? [objectText(schema, type, selection.selectionSet).slice(2, -2)] : [];
  });
  return `{ ${fields.join('; ')} }`;
}

function fieldText(schema: GraphQLSchema, type: GraphQLObjectType, { name, alias, selectionSet }: FieldNode): string {
  const key = alias?.value ?? name.value;
  if (name.value === '__typename') return `readonly ${key}: '${type.name}'`;
  const field = type.getFields()[name.value];
  if (!field) throw new Error(`${type.name} has no field ${name.value}`);
  return `readonly ${key}: ${outputText(schema, field.type, selectionSet)}`;
}

function inputText(type: GraphQLInputType): string {
  if (isNonNullType(type)) return bareInput(type.ofType as GraphQLInputType);
  return nullable(bareInput(type));
}

function bareInput(type: GraphQLInputType): string {
  if (isListType(type)) return listOf(inputText(type.ofType as GraphQLInputType));
  if (!isInputObjectType(type)) return scalar(getNamedType(type));
  return `{ ${Object.values(type.getFields()).map((field) => member(field.name, field.type)).join('; ')} }`;
}

const member = (name: string, type: GraphQLInputType): string => `readonly ${name}${isNonNullType(type) ? '' : '?'}: ${inputText(type)}`;

function variablesText(schema: GraphQLSchema, operation: OperationDefinitionNode): string {
  const members = (operation.variableDefinitions ?? []).map(({ variable, type }) => member(variable.name.value, typeFromAST(schema, type as never) as unknown as GraphQLInputType));
  return members.length === 0 ? 'Record<string, never>' : `{ ${members.join('; ')} }`;
}

function documentText(schema: GraphQLSchema, name: string, source: string): string {
  const document: DocumentNode = parse(source, { noLocation: true });
  const problems = validate(schema, document);
  if (problems.length > 0) throw new Error(`${name}: ${problems.map(({ message }) => message).join(' ')}`);
  const [operation] = document.definitions;
  if (document.definitions.length !== 1 || operation?.kind !== Kind.OPERATION_DEFINITION || !operation.name) throw new Error(`${name} must hold one operation with a name.`);
  const root = schema.getRootType(operation.operation);
  if (!isObjectType(root)) throw new Error(`The schema has no ${operation.operation}.`);
  const title = operation.name.value;
  const constant = `${title.charAt(0).toLowerCase()}${title.slice(1)}Document`;
  return [
    `export type ${title}Answer = ${objectText(schema, root, operation.selectionSet)};`,
    `export type ${title}Variables = ${variablesText(schema, operation)};`,
    `export const ${constant} = ${JSON.stringify(document)} as unknown as TypedDocumentNode<${title}Answer, ${title}Variables>;`,
  ].join('\n');
}

/** The TypeScript of all documents. @param documents text by file name. @throws Error that names the document that does not fit the schema. */
export function typedDocuments(schema: GraphQLSchema, documents: Readonly<Record<string, string>>): string {
  const parts = Object.entries(documents).map(([name, source]) => documentText(schema, name, source));
  return ["// Written by `npm run generate -w @baraza/web` from the files in documents/. Do not edit.", "import type { TypedDocumentNode } from '@apollo/client';", ...parts, ''].join('\n\n');
}
