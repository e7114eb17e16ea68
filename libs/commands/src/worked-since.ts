/** What others, or the same person later, have done to what a group made: it would go with it (UNDO-20). */
import { type AnyRecord, canRead, canReadField, canReadProperty, dependantsOf, type EntityName, fieldChanges, isLive, looseReferences, parentsOf, propertyIdOf, type Read, referrersOf, type Restoration, sameValue, type Viewer, viewerAmong } from '@baraza/domain';
import { HAVING_PROPERTIES, inTransaction, loadWorkingSet, type LoggedEvent, type ProjectPlace, readActors, readHaving, type Sql, type WorkingSet } from '@baraza/persistence';
import { merged, type RecordedChange } from '@baraza/store';
import type { DataSource } from 'typeorm';

export interface RecordName {
  entity: EntityName;
  id: string;
}

/** As far as whoever undoes may read it: what they may not read stays untold, goes with what it hangs on, and comes back with it. */
export interface WorkedSince {
  /** Of what the group made, or brought again: changed since. */
  changed: RecordName[];
  /** Made since, or changed since so that it names something of the group's. */
  added: RecordName[];
  /** Accounts of those who did it, each once. */
  by: string[];
  /** Of what would go, what must stay for the work since to be there: what was worked on, what that needs, and its places on maps that stay. */
  needed: RecordName[];
}

export interface Undoing {
  place: ProjectPlace;
  actor: string;
  /** Events of the group, by the actor. */
  events: readonly LoggedEvent[];
  /** It does again what was undone, such as a deletion. */
  again: boolean;
  /** The whole way back of the group. */
  back: readonly Restoration[];
}

const NOTHING: WorkedSince = { changed: [], added: [], by: [], needed: [] };
/** Where something stands on a map is no work on it: the program places what came in by itself. */
const PLACES_ON_MAPS: EntityName = 'membership';

/** Records that the way back takes away. */
export const leaving = (back: readonly Restoration[]): Restoration[] => back.filter(({ field, value }) => (field === 'deleted' || field === 'withdrawn') && value === true);

/** What was done since to what would go. Nothing where it is to go again: whoever deletes something takes along what others wrote to it, and so does who deletes it again. */
export async function workedSince(dataSource: DataSource, { place, actor, again, events, back }: Undoing): Promise<WorkedSince> {
  const going = leaving(back);
  if (again || going.length === 0) return NOTHING;
  return inTransaction(dataSource, place.workspace, async (sql) => {
    const work = new Work(await loadWorkingSet(sql, place.workspace, place.project, await readsOf(sql, place, actor, going)), events, going);
    const viewer = viewerAmong((entity) => work.all(entity), actor);
    if (!viewer) return NOTHING;
    const { seqs, ...found } = work.foundBy(viewer);
    return { ...found, by: await readActors(sql, place, seqs) };
  });
}

/** What would go, and all that names it. */
async function readsOf(sql: Sql, place: ProjectPlace, actor: string, going: readonly Restoration[]): Promise<Read[]> {
  const ids = new Map<EntityName, string[]>();
  for (const { entity, id } of going) ids.set(entity, [...(ids.get(entity) ?? []), id]);
  const having = await readHaving(sql, place, ids.get('property') ?? []);
  return [
    { entity: 'project', ids: [place.project] },
    { entity: 'member', field: 'account', values: [actor] },
    { entity: 'assignment', field: 'account', values: [actor] },
    ...having.map(({ entity, ids }): Read => ({ entity, ids })),
    ...[...ids].flatMap(([entity, values]): Read[] => [{ entity, ids: values }, ...referring(entity).map(([other, field]): Read => ({ entity: other, field, values }))]),
  ];
}

/** Where records name one of the entity. */
const referring = (entity: EntityName): [EntityName, string][] => [...dependantsOf(entity), ...referrersOf(entity)];

class Work {
  private readonly going: ReadonlyMap<string, Restoration>;
  private readonly own: ReadonlySet<number>;
  private readonly begun: number;
  private readonly changes: ReadonlyMap<string, RecordedChange>;

  constructor(
    private readonly set: WorkingSet,
    events: readonly LoggedEvent[],
    going: readonly Restoration[],
  ) {
    this.going = new Map(going.map((each) => [keyOf(each), each]));
    this.own = new Set(events.map(({ seq }) => seq));
    this.begun = Math.min(...this.own);
    this.changes = new Map(merged(events.flatMap(({ changes }) => changes)).map((change) => [keyOf(change), change]));
  }

  all(entity: EntityName): Iterable<AnyRecord> {
    return this.set.store.all(entity);
  }

  foundBy(viewer: Viewer): Omit<WorkedSince, 'by'> & { seqs: number[] } {
    const changed = [...this.going.values()].filter((each) => this.isChanged(each, viewer));
    const added = this.referring().filter(({ entity, record }) => isLive(entity, record, this.set.store.get) && canRead(viewer, entity, record, this.set.store.get));
    const needed = this.neededBy([...changed, ...added.flatMap(({ targets }) => targets)]);
    const named = added.map(({ entity, record: { id } }) => ({ entity, id }));
    const seqs = [...changed, ...named].map((each) => this.set.since.get(keyOf(each))!);
    return { changed: changed.map(nameOf), added: named, needed, seqs: [...new Set(seqs)] };
  }

  /** Whether it says something else than the group left there, for the eyes of the viewer. What is gone already is not worked on. */
  private isChanged({ entity, id, field }: Restoration, viewer: Viewer): boolean {
    const record = this.set.store.get(entity, id);
    if (!record || record[field] === true || entity === PLACES_ON_MAPS || this.isUntouched({ entity, id })) return false;
    if (!canRead(viewer, entity, record, this.set.store.get)) return false;
    const left = this.changes.get(keyOf({ entity, id }));
    // Brought again: what it said then is not in the group; that it was written to since is.
    if (!left?.created) return true;
    const now = fieldChanges(null, record);
    return [...new Set([...Object.keys(now), ...Object.keys(left.fields)])].some((name) => !sameValue(now[name]?.[1] ?? null, left.fields[name]?.[1] ?? null) && this.reads(viewer, entity, name));
  }

  private reads(viewer: Viewer, entity: EntityName, field: string): boolean {
    const property = propertyIdOf(field);
    return property === undefined ? canReadField(viewer, entity, field) : canReadProperty(viewer, property, this.set.store.get);
  }

  private isUntouched(name: RecordName): boolean {
    return this.own.has(this.set.since.get(keyOf(name)) ?? -1);
  }

  /** Records that stay, and name one that would go, other than the group itself left it. */
  private referring(): { entity: EntityName; record: AnyRecord; targets: Restoration[] }[] {
    return [...this.entities()].flatMap((entity) =>
      [...this.set.store.all(entity)].flatMap((record) => {
        const name = { entity, id: record.id };
        if (this.going.has(keyOf(name)) || this.isUntouched(name) || this.set.since.get(keyOf(name))! < this.begun) return [];
        const left = this.changes.get(keyOf(name))?.fields ?? {};
        const targets = this.namedBy(entity, record).filter(([field, target]) => !sameValue(left[field]?.[1] ?? null, target.id)).map(([, target]) => target);
        return targets.length > 0 ? [{ entity, record, targets }] : [];
      }),
    );
  }

  private entities(): ReadonlySet<EntityName> {
    const going = new Set([...this.going.values()].map(({ entity }) => entity));
    return new Set([...going].flatMap((entity) => [...referring(entity).map(([other]) => other), ...(entity === 'property' ? HAVING_PROPERTIES : [])]));
  }

  /** What of the going a record hangs on, names, or has a value of. */
  private namedBy(entity: EntityName, record: AnyRecord): [field: string, Restoration][] {
    const named = [...parentsOf(entity), ...looseReferences(entity)].flatMap(([field, target]) => (typeof record[field] === 'string' ? [[field, target, record[field]] as const] : []));
    const properties = Object.keys((record['properties'] as object | undefined) ?? {}).map((id) => [`properties.${id}`, 'property', id] as const);
    return [...named, ...properties].flatMap(([field, target, id]): [string, Restoration][] => {
      const going = this.going.get(keyOf({ entity: target, id }));
      return going ? [[field, going]] : [];
    });
  }

  /** The records, what of the going they need, and the places on maps of those of them that stand there. */
  private neededBy(first: readonly Restoration[]): RecordName[] {
    const needed = new Map<string, Restoration>();
    const waiting = [...first];
    for (let next = waiting.pop(); next; next = waiting.pop()) {
      if (needed.has(keyOf(next))) continue;
      needed.set(keyOf(next), next);
      const record = this.set.store.get(next.entity, next.id);
      if (record) waiting.push(...this.namedBy(next.entity, record).map(([, target]) => target));
    }
    const places = [...this.going.values()].filter(({ entity, id }) => entity === PLACES_ON_MAPS && !needed.has(keyOf({ entity, id })) && this.stands(id, needed));
    return [...needed.values(), ...places].map(nameOf);
  }

  /** Whether the stakeholder stays, and the map too. */
  private stands(membership: string, needed: ReadonlyMap<string, Restoration>): boolean {
    const record = this.set.store.get(PLACES_ON_MAPS, membership);
    const targets = record ? this.namedBy(PLACES_ON_MAPS, record) : [];
    return targets.some(([, { entity }]) => entity !== 'map') && targets.every(([, target]) => needed.has(keyOf(target)));
  }
}

export const keyOf = ({ entity, id }: RecordName): string => `${entity} ${id}`;
const nameOf = ({ entity, id }: RecordName): RecordName => ({ entity, id });
