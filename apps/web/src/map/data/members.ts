/** Who and what is on a map, for lists, filters and counts. */
import { aggregateJudgement, type AggregateChoice, type Dimension, type EntityName, type Records } from '@baraza/domain';
import type { GraphFilter } from '@baraza/graph-view';
import type { VisibleStore } from '@baraza/sync-client';

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
}

const kept = new WeakMap<VisibleStore, Map<string, { readonly version: string; readonly value: unknown }>>();

/** Computes once for each state of the entities, however many parts of the screen ask. Maps are few, so what is kept is small. */
export function oncePerVersion<T>(store: VisibleStore, key: string, entities: readonly EntityName[], compute: () => T): T {
  const version = entities.map((entity) => store.version(entity)).join(' ');
  const byKey = kept.get(store) ?? new Map<string, { readonly version: string; readonly value: unknown }>();
  kept.set(store, byKey);
  const known = byKey.get(key);
  if (known?.version === version) return known.value as T;
  const value = compute();
  byKey.set(key, { version, value });
  return value;
}

/** Members of the map in no order; the same array until one of them changes. */
export const membersOf = (store: VisibleStore, mapId: string): readonly Member[] => oncePerVersion(store, `members ${mapId}`, ['map', 'membership', 'stakeholder', 'interest'], () => readMembers(store, mapId));

function readMembers(store: VisibleStore, mapId: string): Member[] {
  const members: Member[] = [];
  for (const id of store.referring('membership', 'map', mapId)) {
    const membership = store.live('membership', id);
    const stakeholder = membership?.stakeholder ? store.live('stakeholder', membership.stakeholder) : undefined;
    const interest = membership?.interest ? store.live('interest', membership.interest) : undefined;
    if (stakeholder) {
      members.push({ entity: 'stakeholder', id: stakeholder.id, member: id, name: stakeholder.name, aliases: stakeholder.aliases, kind: stakeholder.kind ?? '', sector: stakeholder.sector ?? '', level: stakeholder.level ?? '' });
    } else if (interest) members.push({ entity: 'interest', id: interest.id, member: id, name: interest.name, aliases: [], kind: interest.kind ?? '', sector: '', level: '' });
  }
  return members;
}

export interface TiesOnMap {
  readonly relationships: readonly Records['relationship'][];
  readonly holdings: readonly Records['holding'][];
}

/** Relationships and holdings whose both ends are on the map. */
export const tiesOn = (store: VisibleStore, mapId: string): TiesOnMap => oncePerVersion(store, `ties ${mapId}`, ['map', 'membership', 'stakeholder', 'interest', 'relationship', 'holding'], () => readTies(store, membersOf(store, mapId)));

function readTies(store: VisibleStore, members: readonly Member[]): TiesOnMap {
  const here = new Set(members.map(({ id }) => id));
  const relationships: Records['relationship'][] = [];
  const holdings: Records['holding'][] = [];
  for (const { entity, id } of members) {
    if (entity !== 'stakeholder') continue;
    for (const tieId of store.referring('relationship', 'from', id)) {
      const tie = store.live('relationship', tieId);
      if (tie && here.has(tie.to)) relationships.push(tie);
    }
    for (const holdingId of store.referring('holding', 'stakeholder', id)) {
      const holding = store.live('holding', holdingId);
      if (holding && here.has(holding.interest)) holdings.push(holding);
    }
  }
  return { relationships, holdings };
}

/** Who has the most ties on the map, of several the first by name; null where nobody has any. */
export function mostConnected(store: VisibleStore, mapId: string): string | null {
  const { relationships } = tiesOn(store, mapId);
  const counts = countBy(relationships.flatMap(({ from, to }) => [from, to]), (id) => id);
  const [first] = membersOf(store, mapId)
    .filter(({ id }) => counts.has(id))
    .toSorted((a, b) => counts.get(b.id)! - counts.get(a.id)! || (a.name < b.name ? -1 : 1));
  return first?.id ?? null;
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
