/** A map as it had been entered at a moment, whole: for a screen that draws it, and for comparing two moments. */
import { type EntityName, isRecorded, looseReferences, type Sees, visibleRecord } from '@baraza/domain';
import { type GraphQLFieldConfig, GraphQLID, GraphQLInt, GraphQLList, GraphQLNonNull, GraphQLObjectType } from 'graphql';
import type { Node, Scope } from '../reading/scope.js';
import type { Reader } from '../reading/reader.js';
import type { RequestContext } from '../services.js';
import { EntityEnum } from './enums.js';
import { recordedSeq } from './moment.js';
import { DateTime, Json } from './scalars.js';

const required = GraphQLNonNull;

interface RecordedMap {
  seq: number;
  records: { entity: EntityName; record: unknown }[];
}

const RecordedRecord = new GraphQLObjectType<RecordedMap['records'][number]>({
  name: 'RecordedRecord',
  description: 'A record as it had been entered, for your eyes.',
  fields: {
    entity: { type: new required(EntityEnum), description: 'Which kind of record.' },
    record: { type: new required(Json), description: 'Its fields as operations name them, references as ids. A field that you may not read, or that names something you may not read, is absent.' },
  },
});

const RecordedMapType = new GraphQLObjectType<RecordedMap>({
  name: 'RecordedMap',
  description: 'A map and the registry around it at one moment.',
  fields: {
    seq: { type: new required(GraphQLInt), description: 'Sequence number of the last operation that is in it.' },
    records: { type: new required(new GraphQLList(new required(RecordedRecord))), description: 'What had not been deleted; what hangs on something deleted is among them.' },
  },
});

/** The field `recordedMap` of a project. */
export const recordedMapField: GraphQLFieldConfig<Node, RequestContext, { map: string; recordedAt?: string | null }> = {
  type: new required(RecordedMapType),
  description: 'A map whole, as it had been entered at a moment. Told is what you may read today and could have been read by its class then. Without such a map for your eyes, the registry alone.',
  args: {
    map: { type: new required(GraphQLID), description: 'Id of the map.' },
    recordedAt: { type: DateTime, description: 'The moment. Left out: now.' },
  },
  resolve: async ({ scope }, { map, recordedAt }, { reads: { reader } }): Promise<RecordedMap> => {
    const seq = await (recordedAt ? recordedSeq(scope, recordedAt, reader) : reader.seq(scope));
    return { seq, records: await recordsAt({ ...scope, moment: { validAt: null, recorded: seq } }, map, reader) };
  },
};

async function recordsAt(scope: Scope, map: string, reader: Reader): Promise<RecordedMap['records']> {
  const found = await reader.recordedMap(scope, map);
  const ids = new Set(found.map(({ record }) => record.id));
  const known = await presentReferences(scope, found, reader);
  const sees: Sees = (entity, id) => (isRecorded(entity) ? ids.has(id) : known.has(id));
  return found.flatMap(({ entity, record }) => (record.deleted ? [] : [{ entity, record: visibleRecord(scope.viewer, entity, record, sees) }]));
}

/** Ids of what the records name that has no recorded past, as far as the viewer may read it today. */
async function presentReferences(scope: Scope, found: readonly { entity: EntityName; record: Record<string, unknown> }[], reader: Reader): Promise<Set<string>> {
  const named = found.flatMap(({ entity, record }) => [...looseReferences(entity)].flatMap(([field, target]) => (isRecorded(target) || typeof record[field] !== 'string' ? [] : [{ target, id: record[field] }])));
  const readable = await Promise.all(named.map(async ({ target, id }) => ((await reader.find(scope, target, id))?.readable ? [id] : [])));
  return new Set(readable.flat());
}
