/** Who and what is on a map, for lists, filters and counts. */
import { aggregateJudgement, type AggregateChoice, type Dimension, type EntityName, type Records } from '@baraza/domain';
import { type GraphFilter, placesAround, stakeholdersWithin } from '@baraza/graph-view';
import type { VisibleStore } from '@baraza/sync-client';
import { oncePer, rowsOf, type RowsSpec } from '../../data/kept-rows.js';

export interface Member {
  readonly entity: 'stakeholder' | 'interest';
  readonly id: string;
  /** Id of the membership. */
  readonly member: string;
  readonly name: string;
  readonly aliases: readonly string[];
  /** Term ids; '' where none is stated. */
  readonly kind: string;
  readonly sector: string;
  readonly level: string;
  /** Ids of its place and of all that lies around it. */
  readonly places: readonly string[];
}

/** Lists of members are about the memberships of a map. */
const ofMembers = (mapId: string): Pick<RowsSpec<unknown>, 'all' | 'bears'> => ({
  all: (store) => store.referring('membership', 'map', mapId),
  bears: {
    membership: (_store, id) => [id],
    stakeholder: (store, id) => store.referring('membership', 'stakeholder', id),
    interest: (store, id) => store.referring('membership', 'interest', id),
  },
});

/** The member that a membership puts on the map; undefined where it puts none there. */
function memberAt(store: VisibleStore, mapId: string, id: string): { readonly membership: Records['membership'] } & ({ readonly entity: 'stakeholder'; readonly record: Records['stakeholder'] } | { readonly entity: 'interest'; readonly record: Records['interest'] }) | undefined {
  const membership = store.live('membership', id);
  if (membership?.map !== mapId) return undefined;
  const stakeholder = membership.stakeholder ? store.live('stakeholder', membership.stakeholder) : undefined;
  if (stakeholder) return { membership, entity: 'stakeholder', record: stakeholder };
  const interest = membership.interest ? store.live('interest', membership.interest) : undefined;
  return interest && { membership, entity: 'interest', record: interest };
}

/** A list of something about each member of a map, kept in step with the store. `also`: what else bears on a membership. */
export function ofEachMember<T>(store: VisibleStore, mapId: string, what: string, read: (member: NonNullable<ReturnType<typeof memberAt>>) => T | undefined, also: RowsSpec<T>['bears'] = {}): readonly T[] {
  const { all, bears } = ofMembers(mapId);
  return rowsOf<T>(store, `${what} ${mapId}`, {
    all,
    bears: { ...bears, ...also },
    read: (_store, id) => {
      const member = memberAt(store, mapId, id);
      return member && read(member);
    },
  });
}

/** A place bears on who is in it, or in one that lies in it. */
const BY_PLACE: RowsSpec<unknown>['bears'] = { place: (store, id) => stakeholdersWithin(store, id).flatMap((stakeholder) => [...store.referring('membership', 'stakeholder', stakeholder)]) };
/** Entities of which a change bears on what a filter leaves of the members. */
export const MEMBERS_STATED = ['membership', 'stakeholder', 'interest', 'place'] as const;

/** Members of the map in no order; the same array until one of them changes. */
export const membersOf = (store: VisibleStore, mapId: string): readonly Member[] =>
  ofEachMember(
    store,
    mapId,
    'members',
    ({ membership: { id: member }, entity, record }): Member =>
      entity === 'stakeholder'
        ? { entity, id: record.id, member, name: record.name, aliases: record.aliases, kind: record.kind ?? '', sector: record.sector ?? '', level: record.level ?? '', places: placesAround(store, record.place) }
        : { entity, id: record.id, member, name: record.name, aliases: [], kind: record.kind ?? '', sector: '', level: '', places: [] },
    BY_PLACE,
  );

/** Who and what is on the map, whatever is known of them; the same array until somebody comes or goes. */
export const presentOn = (store: VisibleStore, mapId: string): readonly Pick<Member, 'entity' | 'id'>[] => ofEachMember(store, mapId, 'present', ({ entity, record: { id } }) => ({ entity, id }));

export interface TiesOnMap {
  readonly relationships: readonly Records['relationship'][];
  readonly holdings: readonly Records['holding'][];
}

const isOn = (store: VisibleStore, mapId: string, entity: 'stakeholder' | 'interest', id: string): boolean => [...store.referring('membership', entity, id)].some((member) => store.live('membership', member)?.map === mapId);

/** Something about each relationship (or holding) whose both ends are on the map, kept in step with the store. */
export function ofEachTie<N extends 'relationship' | 'holding', T>(store: VisibleStore, mapId: string, entity: N, what: string, read: (tie: Records[N]) => T): readonly T[] {
  const ends = entity === 'relationship' ? ([['from', 'stakeholder'], ['to', 'stakeholder']] as const) : ([['stakeholder', 'stakeholder'], ['interest', 'interest']] as const);
  return rowsOf<T>(store, `${what} ${entity} ${mapId}`, {
    all: () => presentOn(store, mapId).flatMap((end) => (end.entity === 'stakeholder' ? [...store.referring(entity, ends[0][0], end.id)] : [])),
    bears: {
      [entity]: (_store: VisibleStore, id: string) => [id],
      membership: (_store: VisibleStore, id: string) => {
        const membership = store.get('membership', id) as Records['membership'] | undefined;
        return ends.flatMap(([field, of]) => {
          const end = membership?.[of];
          return end ? [...store.referring(entity, field, end)] : [];
        });
      },
    },
    read: (_store, id) => {
      const tie = store.live(entity, id);
      return tie && ends.every(([field, of]) => isOn(store, mapId, of, (tie as unknown as Record<string, string>)[field]!)) ? read(tie) : undefined;
    },
  });
}

/** Relationships and holdings whose both ends are on the map; the same object until one of them changes. */
export function tiesOn(store: VisibleStore, mapId: string): TiesOnMap {
  const relationships = ofEachTie(store, mapId, 'relationship', 'ties', (tie) => tie);
  const holdings = ofEachTie(store, mapId, 'holding', 'ties', (held) => held);
  return oncePer(store, `ties ${mapId}`, [relationships, holdings], () => ({ relationships, holdings }));
}

/** Ids of the stakeholders, interests, relationships or holdings of the map; the same array until one comes or goes. */
export const idsOn = (store: VisibleStore, mapId: string, entity: Member['entity'] | 'relationship' | 'holding'): readonly string[] =>
  entity === 'relationship' || entity === 'holding' ? ofEachTie(store, mapId, entity, 'ids', ({ id }) => id) : ofEachMember(store, mapId, `ids ${entity}`, (member) => (member.entity === entity ? member.record.id : undefined));

/** Ids of all of an entity that are live. */
export const idsOf = (store: VisibleStore, entity: EntityName): readonly string[] =>
  rowsOf(store, `ids ${entity}`, { all: () => [...store.all(entity)].map(({ id }) => id), bears: { [entity]: (_store: VisibleStore, id: string) => [id] }, read: (_store, id) => store.live(entity, id)?.id });

export interface StatedOnMap {
  /** Members, interests among them. */
  readonly total: number;
  /** Of stakeholders and relationships on the map, how many state which term; '' for none. */
  readonly sectors: ReadonlyMap<string, number>;
  readonly kinds: ReadonlyMap<string, number>;
  readonly levels: ReadonlyMap<string, number>;
  /** A place counts whoever is in it or in what lies in it. */
  readonly places: ReadonlyMap<string, number>;
  readonly relationshipTypes: ReadonlyMap<string, number>;
}

/** What there is to filter by, counted; the same object until one of the counts may be another. */
export function statedOn(store: VisibleStore, mapId: string): StatedOnMap {
  const members = ofEachMember(store, mapId, 'stated', ({ entity, record }) => (entity === 'stakeholder' ? { sector: record.sector ?? '', kind: record.kind ?? '', level: record.level ?? '', places: placesAround(store, record.place) } : null), BY_PLACE);
  const types = ofEachTie(store, mapId, 'relationship', 'type', ({ type }) => type ?? '');
  return oncePer(store, `stated ${mapId}`, [members, types], () => {
    const stakeholders = members.filter((member) => member !== null);
    const places = stakeholders.flatMap((stakeholder) => (stakeholder.places.length === 0 ? [''] : stakeholder.places));
    return { total: members.length, sectors: countBy(stakeholders, ({ sector }) => sector), kinds: countBy(stakeholders, ({ kind }) => kind), levels: countBy(stakeholders, ({ level }) => level), places: countBy(places, (place) => place), relationshipTypes: countBy(types, (type) => type) };
  });
}

/** Of each member with ties on the map, how many relationships and holdings it has; the same object until one comes, goes or has other ends. */
export function tieCounts(store: VisibleStore, mapId: string): ReadonlyMap<string, number> {
  const relationships = ofEachTie(store, mapId, 'relationship', 'ends', ({ from, to }) => ({ from, to }));
  const holdings = ofEachTie(store, mapId, 'holding', 'ends', ({ stakeholder, interest }) => ({ stakeholder, interest }));
  return oncePer(store, `tie counts ${mapId}`, [relationships, holdings], () => countBy([...relationships.flatMap(({ from, to }) => [from, to]), ...holdings.flatMap(({ stakeholder, interest }) => [stakeholder, interest])], (id) => id));
}

/** Who has the most ties on the map, of several the first by name; null where nobody has any. */
export function mostConnected(store: VisibleStore, mapId: string): string | null {
  const ties = ofEachTie(store, mapId, 'relationship', 'ends', ({ from, to }) => ({ from, to }));
  const members = membersOf(store, mapId);
  return oncePer(store, `most connected ${mapId}`, [ties, members], () => {
    const counts = countBy(ties.flatMap(({ from, to }) => [from, to]), (id) => id);
    const [first] = members.filter(({ id }) => counts.has(id)).toSorted((a, b) => counts.get(b.id)! - counts.get(a.id)! || (a.name < b.name ? -1 : 1));
    return first?.id ?? null;
  });
}

/** Live judgements of a stakeholder that count on this map. */
export function judgementsOf(store: VisibleStore, stakeholder: string, mapId: string): Records['judgement'][] {
  const found: Records['judgement'][] = [];
  for (const id of store.referring('judgement', 'stakeholder', stakeholder)) {
    const judgement = store.live('judgement', id);
    if (judgement && (judgement.map === null || judgement.map === mapId)) found.push(judgement);
  }
  return found;
}

/** The value that the map shows of a stakeholder on one dimension; null: nobody has judged. */
export function valueOf(store: VisibleStore, stakeholder: string, mapId: string, dimension: Dimension, choice: AggregateChoice): number | null {
  const judgements = judgementsOf(store, stakeholder, mapId).filter((judgement) => judgement.dimension === dimension);
  return aggregateJudgement(judgements, choice)?.value ?? null;
}

/** How many there are by a key. */
export function countBy<T>(items: readonly T[], keyOf: (item: T) => string): Map<string, number> {
  const counts = new Map<string, number>();
  for (const item of items) counts.set(keyOf(item), (counts.get(keyOf(item)) ?? 0) + 1);
  return counts;
}

/** A list of a filter with one value switched on or off; everything on is no filter. `all`: the values there are. */
export function switched(list: readonly string[] | undefined, value: string, on: boolean, all: readonly string[]): string[] | undefined {
  const before = list ?? all;
  const after = on ? [...before.filter((other) => other !== value), value] : before.filter((other) => other !== value);
  return all.every((each) => after.includes(each)) ? undefined : after;
}

/** Whether a filter lets everything through. */
export const isOpen = (filter: GraphFilter): boolean => Object.values(filter).every((part) => part === undefined || part === '');
