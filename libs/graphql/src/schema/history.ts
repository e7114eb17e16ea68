/** Who changed what, when, from what to what; without what the viewer may not read, and saying so. */
import { canReadField, type Classification, type EntityName, type FieldChanges, hasRight, isCleared, propertyIdOf } from '@baraza/domain';
import { GraphQLBoolean, type GraphQLFieldConfigArgumentMap, GraphQLID, GraphQLInt, GraphQLList, GraphQLNonNull, GraphQLObjectType, GraphQLString } from 'graphql';
import { badInput } from '../errors.js';
import { requireReadable } from '../reading/filter.js';
import type { Reader } from '../reading/reader.js';
import type { Scope } from '../reading/scope.js';
import type { RequestContext } from '../services.js';
import { DEFAULT_FIRST, MOST_FIRST } from './connection.js';
import { Person, type PersonSource } from './people.js';
import { DateTime, Json } from './scalars.js';

const required = GraphQLNonNull;

export interface FieldChangeSource {
  field: string;
  before: unknown;
  after: unknown;
}

export const FieldChange = new GraphQLObjectType<FieldChangeSource>({
  name: 'FieldChange',
  description: 'A field that changed.',
  fields: {
    field: { type: new required(GraphQLString), description: 'Name of the field; `properties.ID` for a property of the project’s own; `deleted`, `classification`.' },
    before: { type: Json, description: 'What was there before; references as ids. null: nothing.' },
    after: { type: Json, description: 'What has been there since. null: nothing.' },
  },
});

export interface HistoryEntrySource {
  seq: number;
  at: string;
  actor: PersonSource;
  operation: string;
  group: string | null;
  changes: FieldChangeSource[];
  hidden: boolean;
}

export const HistoryEntry = new GraphQLObjectType<HistoryEntrySource, RequestContext>({
  name: 'HistoryEntry',
  description: 'What one operation changed in a record.',
  fields: {
    seq: { type: new required(GraphQLInt), description: 'Sequence number in the log of the project.' },
    at: { type: new required(DateTime), description: 'When it was entered.' },
    actor: { type: new required(Person), description: 'Who did it.' },
    operation: { type: new required(GraphQLString), description: 'Name of the operation.' },
    group: { type: GraphQLID, description: 'Undo group, where it was part of one.' },
    changes: { type: new required(new GraphQLList(new required(FieldChange))), description: 'What changed, for your eyes.' },
    hidden: { type: new required(GraphQLBoolean), description: 'true: more changed than you may read.' },
  },
});

export const HistoryPage = new GraphQLObjectType<{ entries: HistoryEntrySource[]; hasNextPage: boolean }>({
  name: 'HistoryPage',
  description: 'Part of a history, newest first. To go on, ask for what came `before` the sequence number of the last entry.',
  fields: {
    entries: { type: new required(new GraphQLList(new required(HistoryEntry))), description: 'Newest first.' },
    hasNextPage: { type: new required(GraphQLBoolean), description: 'There is more.' },
  },
});

export const PAGE_ARGUMENTS: GraphQLFieldConfigArgumentMap = {
  first: { type: new required(GraphQLInt), defaultValue: DEFAULT_FIRST, description: `How many entries, at most ${MOST_FIRST}.` },
  before: { type: GraphQLInt, description: 'Only what came before this sequence number.' },
};

export interface HistoryArguments {
  first: number;
  before?: number | null;
  field?: string | null;
}

export function checkFirst(first: number): void {
  if (first < 1 || first > MOST_FIRST) throw badInput(`A page has from 1 to ${MOST_FIRST} entries.`);
}

/** The history of a record that the viewer may read now; empty for any other, and for the public: published is what a record says, not who worked on it and when. */
export async function resolveHistory(scope: Scope, entity: EntityName, id: string, args: HistoryArguments, reader: Reader): Promise<{ entries: HistoryEntrySource[]; hasNextPage: boolean }> {
  checkFirst(args.first);
  if (!hasRight(scope.viewer, 'readRegistry')) return { entries: [], hasNextPage: false };
  const field = args.field ?? null;
  const property = field === null ? undefined : propertyIdOf(field);
  // Even when a field changed is nothing for those who may not read it.
  if (field !== null && property === undefined) requireReadable(scope.viewer, entity, field);
  const properties = await reader.properties(scope);
  if (property !== undefined && !properties.has(property)) return { entries: [], hasNextPage: false };
  const rows = await reader.history(scope, entity, id, { field, first: args.first, before: args.before ?? null });
  const entries = rows.slice(0, args.first).map((row): HistoryEntrySource => {
    const all = row['fields'] as FieldChanges;
    const fields = field === null ? all : Object.fromEntries(Object.entries(all).filter(([name]) => name === field));
    return {
      ...eventSource(scope, row),
      ...visibleChanges(scope, entity, fields, classesOf(all, row['classification'] as Classification), properties),
    };
  });
  return { entries, hasNextPage: rows.length > args.first };
}

/** What an event row says about itself. */
export const eventSource = (scope: Scope, row: Record<string, unknown>): Pick<HistoryEntrySource, 'seq' | 'at' | 'actor' | 'operation' | 'group'> => ({
  seq: Number(row['seq']),
  at: (row['at'] as Date).toISOString(),
  actor: { scope, account: row['actor_id'] as string },
  operation: row['operation'] as string,
  group: row['group_id'] as string | null,
});

/** The classes that the record had before and after the change. */
export function classesOf(fields: FieldChanges, after: Classification): Classification[] {
  const before = fields['classification']?.[0] as Classification | null | undefined;
  return before ? [before, after] : [after];
}

/**
 * The changes that the viewer may read. What was entered while the record was more classified than the viewer is cleared for stays hidden, though the record has been opened since.
 */
export function visibleChanges(
  { viewer }: Scope,
  entity: EntityName,
  fields: FieldChanges,
  classes: readonly Classification[],
  properties: ReadonlyMap<string, unknown>,
): { changes: FieldChangeSource[]; hidden: boolean } {
  if (!classes.every((classification) => isCleared(viewer, classification))) return { changes: [], hidden: true };
  const entries = Object.entries(fields);
  const visible = entries.filter(([field]) => {
    const property = propertyIdOf(field);
    return property === undefined ? canReadField(viewer, entity, field) : properties.has(property);
  });
  return { changes: visible.map(([field, [before, after]]) => ({ field, before, after })), hidden: visible.length < entries.length };
}
