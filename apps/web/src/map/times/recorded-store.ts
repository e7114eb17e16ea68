/** A map as it had been entered, as a store of its own: the same canvas, list and panel read it. */
import { type AnyRecord, type Difference, differences, ENTITIES, type EntityName, isLive, isRecorded } from '@baraza/domain';
import { type ProjectSession, VisibleStore } from '@baraza/sync-client';

export type RecordedRecords = readonly { readonly entity: EntityName; readonly record: AnyRecord }[];

const NAMES = Object.keys(ENTITIES) as EntityName[];

/** A store of these records of a map, and of what has no recorded past (people, the project) as it is in `present`, with the other maps, to which one can go. Nothing ever changes in it. */
export function recordedStore(records: RecordedRecords, present: VisibleStore, mapId: string): VisibleStore {
  const store = new VisibleStore();
  store.change((write) => {
    for (const entity of NAMES) if (!isRecorded(entity)) for (const record of present.all(entity)) write(entity, record.id, record);
    for (const map of present.all('map')) if (map.id !== mapId) write('map', map.id, map);
    for (const { entity, record } of records) write(entity, record.id, record);
  });
  return store;
}

const liveOf = (store: VisibleStore): Map<string, readonly [EntityName, AnyRecord]> =>
  new Map(NAMES.filter(isRecorded).flatMap((entity) => [...store.all(entity)].flatMap((record): [string, readonly [EntityName, AnyRecord]][] => (isLive(entity, record, store.get) ? [[record.id, [entity, record]]] : []))));

export interface Comparison {
  readonly differences: readonly Difference[];
  /** Both moments in one store, the later state of what is in both: what was taken away is still drawn. */
  readonly store: VisibleStore;
  /** Members that stand elsewhere; told as a number, for nothing about them changed. */
  readonly moved: number;
}

const isMove = ({ entity, kind, fields }: Difference): boolean => entity === 'membership' && kind === 'changed' && fields.every((field) => field === 'x' || field === 'y');

/** What differs between two moments of a map. */
export function compare(before: VisibleStore, after: VisibleStore): Comparison {
  const all = differences(liveOf(before), liveOf(after));
  const union = new VisibleStore();
  union.change((write) => {
    for (const entity of NAMES) for (const record of after.all(entity)) write(entity, record.id, record);
    for (const difference of all) if (difference.before && !difference.after) write(difference.entity, difference.id, difference.before);
  });
  return { differences: all.filter((each) => !isMove(each)), store: union, moved: all.filter(isMove).length };
}

const markedIn = new WeakMap<readonly Difference[], ReadonlyMap<string, Difference['kind']>>();
/** What is said of something on the map in one sign: itself added or removed, or on the map; else changed, also where somebody was judged anew. */
export function marksOf(found: readonly Difference[]): ReadonlyMap<string, Difference['kind']> {
  // Asked for by each of many rows.
  const known = markedIn.get(found);
  if (known) return known;
  const marks = new Map<string, Difference['kind']>();
  const mark = (id: unknown, kind: Difference['kind']): void => {
    if (typeof id === 'string' && (!marks.has(id) || kind !== 'changed')) marks.set(id, kind);
  };
  for (const { entity, id, kind, before, after } of found) {
    const record = (after ?? before)!;
    if (entity === 'judgement') mark(record['stakeholder'], 'changed');
    else if (entity === 'membership' && kind !== 'changed') mark(record['stakeholder'] ?? record['interest'], kind);
    else if (entity === 'stakeholder' || entity === 'interest' || entity === 'relationship' || entity === 'holding') mark(id, kind);
    else if (entity === 'coalitionMember') mark(record['stakeholder'], 'changed');
  }
  markedIn.set(found, marks);
  return marks;
}

/** The session as it is, except that it shows another store and changes nothing. */
export function readOnlySession(session: ProjectSession, store: VisibleStore, refuse: () => never): ProjectSession {
  return new Proxy(session, {
    get: (target, name) => {
      if (name === 'store') return store;
      // A step taken back would change what stands now, unseen.
      if (name === 'mutate' || name === 'undo' || name === 'redo') return refuse;
      const value: unknown = Reflect.get(target, name, target);
      return typeof value === 'function' ? (value as (...given: unknown[]) => unknown).bind(target) : value;
    },
  });
}
