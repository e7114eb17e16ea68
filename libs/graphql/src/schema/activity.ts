/** What happened in a project, as far as the viewer may know. */
import { type Classification, type EntityName, hasRight } from '@baraza/domain';
import type { LoggedChange } from '@baraza/store';
import { GraphQLBoolean, type GraphQLFieldConfig, GraphQLID, GraphQLInt, GraphQLList, GraphQLNonNull, GraphQLObjectType, type GraphQLInterfaceType, GraphQLString } from 'graphql';
import type { Reader } from '../reading/reader.js';
import type { Node, Scope } from '../reading/scope.js';
import type { RequestContext } from '../services.js';
import { EntityEnum } from './enums.js';
import { checkFirst, classesOf, eventSource, FieldChange, type FieldChangeSource, type HistoryArguments, PAGE_ARGUMENTS, visibleChanges } from './history.js';
import { Person, type PersonSource } from './people.js';
import { DateTime } from './scalars.js';

const required = GraphQLNonNull;
const list = <T extends GraphQLObjectType>(type: T): GraphQLNonNull<GraphQLList<GraphQLNonNull<T>>> => new required(new GraphQLList(new required(type)));

/** A change of an event, with the record's own class after it; null: the one it has now. */
type ChangeRow = LoggedChange & { own: Classification | null };
interface ChangeSource {
  entity: EntityName;
  id: string;
  created: boolean;
  record: Node | null;
  changes: FieldChangeSource[];
  hidden: boolean;
}
interface ActivitySource {
  seq: number;
  at: string | null;
  actor: PersonSource | null;
  operation: string | null;
  again: boolean;
  group: string | null;
  records: ChangeSource[];
  more: boolean;
  hidden: boolean;
}
interface ActivityPage {
  nodes: ActivitySource[];
  hasNextPage: boolean;
}

/** The field `activity` of a project. */
export function activityField(record: GraphQLInterfaceType): GraphQLFieldConfig<Node, RequestContext, HistoryArguments> {
  const change = new GraphQLObjectType<ChangeSource>({
    name: 'RecordChange',
    description: 'What one operation changed in one record.',
    fields: {
      entity: { type: new required(EntityEnum), description: 'Which kind of record.' },
      id: { type: new required(GraphQLID), description: 'Its id.' },
      created: { type: new required(GraphQLBoolean), description: 'It was added.' },
      record: { type: record, description: 'The record as it is now; null where it is not there any more.' },
      changes: { type: list(FieldChange), description: 'What changed, for your eyes.' },
      hidden: { type: new required(GraphQLBoolean), description: 'true: more changed than you may read.' },
    },
  });
  const activity = new GraphQLObjectType<ActivitySource>({
    name: 'Activity',
    description: 'An operation that somebody made. Where all of it lies above your clearance or role, only its place in the log is told.',
    fields: {
      seq: { type: new required(GraphQLInt), description: 'Sequence number in the log of the project.' },
      at: { type: DateTime, description: 'When it was entered.' },
      actor: { type: Person, description: 'Who did it.' },
      operation: { type: GraphQLString, description: 'Name of the operation.' },
      again: { type: new required(GraphQLBoolean), description: 'true: a `restore` that brought again what was taken back (redo).' },
      group: { type: GraphQLID, description: 'Undo group, where it was part of one; `undoGroup` takes it.' },
      records: { type: list(change), description: 'The records that it changed, for your eyes; the first 50.' },
      more: { type: new required(GraphQLBoolean), description: 'It changed more records than are looked at here.' },
      hidden: { type: new required(GraphQLBoolean), description: 'true: more changed than you may read.' },
    },
  });
  const page = new GraphQLObjectType<ActivityPage>({
    name: 'ActivityPage',
    description: 'Part of what happened, newest first. To go on, ask for what came `before` the sequence number of the last entry.',
    fields: {
      nodes: { type: list(activity), description: 'Newest first.' },
      hasNextPage: { type: new required(GraphQLBoolean), description: 'There is more.' },
    },
  });
  return {
    type: new required(page),
    description: 'What happened in the project, newest first.',
    args: PAGE_ARGUMENTS,
    resolve: ({ scope }, args, { reads }) => resolveActivity(scope, args, reads.reader),
  };
}

async function resolveActivity(scope: Scope, { first, before }: HistoryArguments, reader: Reader): Promise<ActivityPage> {
  checkFirst(first);
  // As with the history of a record: the public is told what was published, not who did what when.
  if (!hasRight(scope.viewer, 'readRegistry')) return { nodes: [], hasNextPage: false };
  const rows = await reader.activity(scope, first, before ?? null);
  const nodes = await Promise.all(rows.slice(0, first).map((row) => activityOf(scope, row, reader)));
  return { nodes, hasNextPage: rows.length > first };
}

async function activityOf(scope: Scope, row: Record<string, unknown>, reader: Reader): Promise<ActivitySource> {
  const recorded = row['changes'] as ChangeRow[];
  const records = (await Promise.all(recorded.map((change) => changeOf(scope, change, reader)))).filter((change) => change !== null);
  const hidden = records.length < recorded.length;
  const more = Number(row['change_count']) > recorded.length;
  if (records.length === 0 && hidden) return { seq: Number(row['seq']), at: null, actor: null, operation: null, again: false, group: null, records, more: false, hidden };
  return { ...eventSource(scope, row), again: row['again'] === true, records, more, hidden };
}

/** Null where the viewer may not read the record. */
async function changeOf(scope: Scope, change: ChangeRow, reader: Reader): Promise<ChangeSource | null> {
  const { entity, id, created, own } = change;
  const found = await reader.find(scope, entity, id);
  if (!found?.readable) return null;
  const record = found.live ? { scope, entity, record: found.record } : null;
  return { entity, id, created, record, ...(await visibleChanges(scope, change, classesOf(change, own ?? found.record.classification), reader)) };
}
