/** What is copied out of another project becomes records of this one: new ones, as far as the person may read there and write here, and never less classified than they were. */
import {
  type AnyRecord,
  canReadField,
  type Classification,
  createId,
  effectiveClassification,
  ENTITIES,
  type EntityDefinition,
  type EntityName,
  type FieldSpec,
  fold,
  isCleared,
  type PropertyValues,
  rankOf,
  type Records,
  type Viewer,
} from '@baraza/domain';
import type { VisibleStore } from '@baraza/sync-client';
import { isEmptyValue } from '../data/field-groups.js';
import type { CopiedItem } from './format.js';

type Readable = Pick<VisibleStore, 'get' | 'live' | 'allLive' | 'referring'>;
type Row = Record<string, unknown> & { readonly id: string };
export type Entered = 'stakeholder' | 'interest' | 'holding' | 'relationship' | 'coalition' | 'coalitionMember' | 'membership';

export interface Target {
  readonly store: Readable;
  readonly viewer: Viewer;
  readonly map: string;
  /** What came of records of elsewhere when they were pasted before: ids here, by the ids there. */
  readonly before?: ReadonlyMap<string, string>;
}

/** What could not be taken along, to be told. */
export interface LeftOut {
  /** Not there any more, or not to be read by this person. */
  readonly gone: number;
  /** Above this person’s clearance in this project. */
  readonly above: number;
  /** Words of lists, places, own properties and coalitions of one alone that this project does not have, by name. */
  readonly unknown: readonly string[];
  /** Sources that something rested on, judgements of the role, and fields that this person may not write here. */
  readonly unsaid: number;
}

export interface Plan {
  /** In the order in which they are put in. */
  readonly rows: readonly (readonly [Entered, Row])[];
  readonly pasted: readonly { readonly entity: 'stakeholder' | 'interest'; readonly id: string }[];
  /** How many of these had been pasted before, and are the same. */
  readonly again: number;
  /** Ids there and here of all that came or had come. */
  readonly came: readonly (readonly [string, string])[];
  readonly left: LeftOut;
}

/** Of the file that it came from, and a judgement: neither is true of the new record. */
const NEVER: ReadonlySet<string> = new Set(['externalId', 'roleOverride', 'roleOverrideReason']);

/** `items`: with the places that they are to have. */
export function planAcross(items: readonly CopiedItem[], from: Readable, target: Target): Plan {
  const ids = new Map<string, string>();
  const rows: [Entered, Row][] = [];
  const left = { gone: 0, above: 0, unknown: new Set<string>(), unsaid: 0 };

  const pairs: (readonly [string, string])[] = [];
  const came = (there: string, here: string): string => (pairs.push([there, here]), here);
  const enter = (entity: Exclude<Entered, 'membership'>, record: AnyRecord): string | null => {
    const before = target.before?.get(record.id);
    if (before !== undefined && target.store.live(entity, before)) return came(record.id, before);
    const classification = effectiveClassification(entity, record, from.get);
    if (!isCleared(target.viewer, classification)) {
      left.above += 1;
      return null;
    }
    const id = createId();
    const row: Record<string, unknown> = {};
    for (const [field, spec] of Object.entries((ENTITIES[entity] as unknown as EntityDefinition).fields)) {
      const value = record[field];
      if (isEmptyValue(value)) continue;
      const taken = NEVER.has(field) || !canReadField(target.viewer, entity, field) ? undefined : field === 'properties' ? ownValues(entity, value as PropertyValues) : spec.type === 'reference' ? referred(spec, String(value)) : value;
      if (taken !== undefined) row[field] = taken;
      else if (field !== 'externalId' && !isNamed(spec)) left.unsaid += 1;
    }
    rows.push([entity, { ...row, id, classification }]);
    return came(record.id, id);
  };

  const referred = (spec: FieldSpec & { entity: string }, id: string): string | undefined => {
    if (ids.has(id)) return ids.get(id);
    if (!isNamed(spec)) return undefined;
    const there = from.get(spec.entity as EntityName, id);
    const here = there && likeIt(spec.entity as 'term' | 'place', there);
    if (there && !here) left.unknown.add(nameOf(there));
    return here;
  };
  const likeIt = (entity: 'term' | 'place' | 'coalition', there: AnyRecord): string | undefined => {
    const all = target.store.allLive(entity) as unknown as AnyRecord[];
    // What is less guarded here would tell more people of it than there.
    const alike = all.filter((here) => here['vocabulary'] === there['vocabulary'] && rankOf(here['classification'] as Classification) >= rankOf(there['classification'] as Classification));
    return (alike.find((here) => entity === 'term' && here['code'] === there['code']) ?? alike.find((here) => fold(nameOf(here)) === fold(nameOf(there))))?.id;
  };
  const ownValues = (of: EntityName, values: PropertyValues): PropertyValues => {
    const taken: PropertyValues = {};
    for (const [id, value] of Object.entries(values)) {
      const there = from.get('property', id) as unknown as Records['property'] | undefined;
      if (!there) continue;
      const here = target.store.allLive('property').find((each) => each.of === of && each.valueType === there.valueType && fold(each.name) === fold(there.name) && rankOf(each.classification) >= rankOf(there.classification));
      if (here) taken[here.id] = value;
      else left.unknown.add(there.name);
    }
    return taken;
  };

  const members: [Entered, Row][] = [];
  const pasted: Plan['pasted'][number][] = [];
  let again = 0;
  const isOnMap = (entity: 'stakeholder' | 'interest', id: string): boolean => [...target.store.referring('membership', entity, id)].some((each) => target.store.live('membership', each)?.map === target.map);
  for (const { entity, id, x, y } of items) {
    const record = from.live(entity, id);
    const made = record ? enter(entity, record as unknown as AnyRecord) : null;
    if (!record) left.gone += 1;
    if (made === null) continue;
    ids.set(id, made);
    pasted.push({ entity, id: made });
    if (target.before?.get(id) === made) again += 1;
    if (!isOnMap(entity, made)) members.push(['membership', { id: createId(), map: target.map, [entity]: made, x, y }]);
  }
  for (const { id } of items) {
    for (const [entity, field, end] of [['holding', 'stakeholder', 'interest'], ['relationship', 'from', 'to']] as const) {
      for (const tied of from.referring(entity, field, id)) {
        const record = from.live(entity, tied) as unknown as AnyRecord | undefined;
        if (record && ids.has(id) && ids.has(String(record[end]))) enter(entity, record);
      }
    }
  }
  for (const [id, belonging] of coalitionsAmong(items.filter((item) => ids.has(item.id)), from)) {
    const coalition = from.live('coalition', id) as unknown as AnyRecord;
    const here = likeIt('coalition', coalition);
    const joined = here ?? (belonging.length >= LEAST_TOGETHER ? enter('coalition', coalition) : undefined);
    if (joined === undefined) left.unknown.add(nameOf(coalition));
    if (typeof joined !== 'string') continue;
    ids.set(id, joined);
    for (const member of belonging) {
      // Two there may be one here, and nobody is in one twice.
      const twin = rows.some(([entity, row]) => entity === 'coalitionMember' && row['coalition'] === joined && row['stakeholder'] === ids.get(member.stakeholder));
      if (!twin) enter('coalitionMember', member as unknown as AnyRecord);
    }
  }
  const order: readonly Entered[] = ['stakeholder', 'interest', 'holding', 'relationship', 'coalition', 'coalitionMember'];
  return { rows: [...rows.sort(([a], [b]) => order.indexOf(a) - order.indexOf(b)), ...members], pasted, again, came: pairs, left: { ...left, unknown: [...left.unknown].sort() } };
}

/** A coalition comes as a tie does, where both ends come: one member alone does not make it. */
const LEAST_TOGETHER = 2;

/** By coalition, who of these belongs to it. */
function coalitionsAmong(items: readonly CopiedItem[], from: Readable): ReadonlyMap<string, readonly Records['coalitionMember'][]> {
  const found = new Map<string, Records['coalitionMember'][]>();
  for (const { id } of items) {
    for (const each of from.referring('coalitionMember', 'stakeholder', id)) {
      const member = from.live('coalitionMember', each);
      if (!member || !from.live('coalition', member.coalition)) continue;
      const others = found.get(member.coalition);
      if (others) others.push(member);
      else found.set(member.coalition, [member]);
    }
  }
  return found;
}

/** Whether what the field names can be found here by its name. */
const isNamed = (spec: FieldSpec): boolean => spec.type === 'reference' && (spec.entity === 'term' || spec.entity === 'place');
const nameOf = (record: AnyRecord): string => String(record['name'] ?? record['code'] ?? '');
