/** How strictly what a picture shows is classified: a picture is as secret as the most secret thing on it. */
import { type Classification, CLASSIFICATIONS, type Dimension, effectiveClassification, type EntityName, rankOf, stricter } from '@baraza/domain';
import type { MapItem } from '@baraza/graph-view';
import type { VisibleStore } from '@baraza/sync-client';
import { judgementsOf } from '../data/members.js';

/** A record that a picture names. */
export interface Named {
  readonly entity: EntityName;
  readonly id: string;
}

export interface PictureClasses {
  /** Of the map itself, whose name stands on the picture, and of what is said throughout: coalitions, places, properties and words by which it is drawn. It cannot be left out. */
  readonly map: Classification;
  /** By id of what is on it. */
  readonly items: ReadonlyMap<string, Classification>;
  /** Of the judgements that colour, number or size a stakeholder, by its id. */
  readonly judged: ReadonlyMap<string, Classification>;
  /** Strictest of all. */
  readonly highest: Classification;
}

/** Of a picture of the past: what is there now, and the class of whatever this person has no more, which may be above them now. */
export interface Now {
  readonly store: VisibleStore;
  readonly absent: Classification;
}

/** `dimensions`: on which judgements are shown. `throughout`: what the picture names or draws by besides its items. `now`: of the past, where the stricter class of then and now holds. */
export function classesOf(store: VisibleStore, mapId: string, items: readonly MapItem[], dimensions: readonly Dimension[], throughout: readonly Named[] = [], now: Now | null = null): PictureClasses {
  const classOf = (entity: EntityName, id: string): Classification => {
    const record = store.get(entity, id);
    const then = record ? effectiveClassification(entity, record, store.get) : 'public';
    if (!now) return then;
    const present = now.store.get(entity, id);
    return stricter(then, present ? effectiveClassification(entity, present, now.store.get) : now.absent);
  };
  const map = throughout.map(({ entity, id }) => classOf(entity, id)).reduce(stricter, classOf('map', mapId));
  const found = new Map(items.map(({ entity, id }) => [id, classOf(entity, id)] as const));
  const judged = new Map<string, Classification>();
  for (const { entity, id } of items) {
    if (entity !== 'stakeholder' || dimensions.length === 0) continue;
    for (const judgement of judgementsOf(store, id, mapId)) {
      if (dimensions.includes(judgement.dimension)) judged.set(id, stricter(judged.get(id) ?? 'public', classOf('judgement', judgement.id)));
    }
  }
  return { map, items: found, judged, highest: [...found.values(), ...judged.values()].reduce(stricter, map) };
}

/** What a picture up to a class leaves out. */
export interface LeftOut {
  readonly without: ReadonlySet<string>;
  readonly unjudged: ReadonlySet<string>;
  /** The highest class of what remains. */
  readonly highest: Classification;
}

export function leaveOut({ map, items, judged, highest }: PictureClasses, atMost: Classification): LeftOut {
  if (rankOf(atMost) >= rankOf(highest)) return { without: new Set(), unjudged: new Set(), highest };
  const above = (classes: ReadonlyMap<string, Classification>): string[] => [...classes].flatMap(([id, each]) => (rankOf(each) > rankOf(atMost) ? [id] : []));
  const [without, unjudged] = [new Set(above(items)), new Set(above(judged))];
  // Who is not there is not drawn without judgement either.
  for (const id of without) unjudged.delete(id);
  const kept = [...[...items].filter(([id]) => !without.has(id)), ...[...judged].filter(([id]) => !without.has(id) && !unjudged.has(id))].map(([, each]) => each);
  return { without, unjudged, highest: kept.reduce(stricter, map) };
}

/** The classes that a picture can be limited to: below its highest, and never below the map’s own, whose name it bears. */
export const limitsOf = ({ map, highest }: PictureClasses): Classification[] => CLASSIFICATIONS.filter((each) => rankOf(each) >= rankOf(map) && rankOf(each) < rankOf(highest));
