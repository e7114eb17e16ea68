/** Who changed what, when, from what to what; without what the viewer may not read, and saying so. */
import { canReadField, type Classification, type EntityName, hasRight, isCleared, parentsOf, propertyIdOf } from '@baraza/domain';
import { definitionOf } from '@baraza/persistence';
import type { LoggedChange } from '@baraza/store';
import { GraphQLBoolean, type GraphQLFieldConfigArgumentMap, GraphQLID, GraphQLInt, GraphQLList, GraphQLNonNull, GraphQLObjectType, GraphQLString } from 'graphql';
import { badInput } from '../errors.js';
import { requireReadable } from '../reading/filter.js';
import type { Reader } from '../reading/reader.js';
import type { Scope } from '../reading/scope.js';
import type { RequestContext } from '../services.js';
import { DEFAULT_FIRST, MOST_FIRST } from '../reading/page-request.js';
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
  const entries = await Promise.all(
    rows.slice(0, args.first).map(async (row): Promise<HistoryEntrySource> => {
      const change = row['change'] as LoggedChange;
      const fields = field === null ? change.fields : Object.fromEntries(Object.entries(change.fields).filter(([name]) => name === field));
      return { ...eventSource(scope, row), ...(await visibleChanges(scope, { ...change, fields }, classesOf(change, row['classification'] as Classification), reader)) };
    }),
  );
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

/** The classes in effect of a change, all of which a reader must be cleared for. `own`: the record's own class after it. Where the event does not tell, what hung on something may have been as secret as can be. */
export function classesOf({ entity, fields, class: inEffect }: LoggedChange, own: Classification): Classification[] {
  if (inEffect !== undefined) return [inEffect];
  if (parentsOf(entity).length > 0) return ['strictlyConfidential'];
  const before = fields['classification']?.[0] as Classification | null | undefined;
  return before ? [before, own] : [own];
}

/**
 * The changes that the viewer may read. What was entered while the record, or the definition of a property, was more classified than the viewer is cleared for stays hidden, though it has been opened since;
 * and so does what names a record that the viewer may not read.
 */
export async function visibleChanges(scope: Scope, change: LoggedChange, classes: readonly Classification[], reader: Reader): Promise<{ changes: FieldChangeSource[]; hidden: boolean }> {
  if (!classes.every((classification) => isCleared(scope.viewer, classification))) return { changes: [], hidden: true };
  const entries = Object.entries(change.fields);
  const seen = await Promise.all(entries.map(([field, values]) => seesChange(scope, change, field, values, reader)));
  const visible = entries.filter((_entry, index) => seen[index]);
  return { changes: visible.map(([field, [before, after]]) => ({ field, before, after })), hidden: visible.length < entries.length };
}

async function seesChange(scope: Scope, { entity, class: inEffect, properties = {} }: LoggedChange, field: string, values: readonly unknown[], reader: Reader): Promise<boolean> {
  const property = propertyIdOf(field);
  if (property !== undefined) return (await reader.properties(scope)).has(property) && isCleared(scope.viewer, properties[field] ?? (inEffect === undefined ? 'strictlyConfidential' : 'public'));
  const spec = definitionOf(entity).fields[field];
  if (!canReadField(scope.viewer, entity, field)) return false;
  if (spec?.type !== 'reference') return true;
  const named = await Promise.all(values.filter((id) => typeof id === 'string').map((id) => reader.find(scope, spec.entity as EntityName, id)));
  return named.every((found) => found?.readable);
}
