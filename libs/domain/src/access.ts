/** What of a record a viewer may see: the rules of policy.ts brought to bear on one record, one field. */
import { type Classification, stricter } from './classification.js';
import type { AnyRecord, EntityDefinition } from './entity.js';
import { ENTITIES, type EntityName } from './entities.generated.js';
import type { FieldSpec } from './fields.js';
import { type Duty, hasRight, hasRightIn, isCleared, type Right, type Role, SESSION_RIGHTS, type Viewer, viewerOf } from './policy.js';
import { type Dimension, SCALES } from './scales.js';

/** Finds another record of the project, deleted ones included. */
export type Lookup = (entity: EntityName, id: string) => AnyRecord | undefined;

const definitionOf = (entity: EntityName): EntityDefinition => ENTITIES[entity] as unknown as EntityDefinition;

const parents = new Map<EntityName, readonly [string, EntityName][]>();

/** References of the entity without which its records make no sense, as [field, entity referred to]. */
export function parentsOf(entity: EntityName): readonly [string, EntityName][] {
  let known = parents.get(entity);
  if (!known) {
    const { hangsOn, fields } = definitionOf(entity);
    parents.set(entity, (known = hangsOn.map((field) => [field, (fields[field] as FieldSpec & { entity: EntityName }).entity])));
  }
  return known;
}

const LOOSE = Object.fromEntries(
  (Object.keys(ENTITIES) as EntityName[]).map((entity) => {
    const { fields, hangsOn } = definitionOf(entity);
    return [entity, new Map(Object.entries(fields).flatMap(([name, field]): [string, EntityName][] => (field.type === 'reference' && !hangsOn.includes(name) ? [[name, field.entity as EntityName]] : [])))];
  }),
) as unknown as Record<EntityName, ReadonlyMap<string, EntityName>>;

/** References of the entity to what its records do not hang on, as field → entity referred to: a record may be read though what such a field names may not. */
export const looseReferences = (entity: EntityName): ReadonlyMap<string, EntityName> => LOOSE[entity];

/** Entities whose records may name a record of `entity` without hanging on it, as [entity, field]. */
export const referrersOf = (entity: EntityName): [EntityName, string][] =>
  (Object.keys(ENTITIES) as EntityName[]).flatMap((candidate) => [...LOOSE[candidate]].filter(([, target]) => target === entity).map(([field]): [EntityName, string] => [candidate, field]));

/** Entities whose records say a value on a dimension: judgements, and what is proposed as one. Such a record is never less classified than the dimension. */
export const ON_A_DIMENSION: readonly EntityName[] = ['judgement', 'proposal'];

/** The class that counts: the strictest of the record's own, of its dimension (scores, allegations) and of what it hangs on. */
export function effectiveClassification(entity: EntityName, record: AnyRecord, lookup: Lookup): Classification {
  let result = record.classification;
  const dimension = ON_A_DIMENSION.includes(entity) ? (record['dimension'] as Dimension | null) : null;
  if (dimension !== null) result = stricter(result, SCALES[dimension].atLeast);
  for (const [field, parentEntity] of parentsOf(entity)) {
    const parent = parentRecord(record, field, parentEntity, lookup);
    if (parent) result = stricter(result, effectiveClassification(parentEntity, parent, lookup));
  }
  return result;
}

/** Whether somebody may see the record now who could not before, or the other way round: its class changed, whether it is hidden, or what it hangs on. */
export const changesWhoSees = (entity: EntityName, before: AnyRecord, after: AnyRecord): boolean =>
  before.classification !== after.classification || hides(entity, before) !== hides(entity, after) || parentsOf(entity).some(([field]) => before[field] !== after[field]);
const hides = (entity: EntityName, record: AnyRecord): boolean => record[definitionOf(entity).hiddenBy ?? ''] === true;

/** Whether the record is shown at all: neither deleted itself nor hanging on something deleted or absent. */
export function isLive(entity: EntityName, record: AnyRecord, lookup: Lookup): boolean {
  if (record.deleted) return false;
  return parentsOf(entity).every(([field, parentEntity]) => {
    if (record[field] === null) return true;
    const parent = parentRecord(record, field, parentEntity, lookup);
    return parent !== undefined && isLive(parentEntity, parent, lookup);
  });
}

const parentRecord = (record: AnyRecord, field: string, entity: EntityName, lookup: Lookup): AnyRecord | undefined => {
  const id = record[field];
  return typeof id === 'string' ? lookup(entity, id) : undefined;
};

/** Whether the viewer may read the record (deleted or not): right of the entity, clearance for its effective class, and nothing hides it. */
export const canRead = (viewer: Viewer, entity: EntityName, record: AnyRecord, lookup: Lookup): boolean => mayHold(viewer, entity, record, lookup) && !isHidden(entity, record, lookup);

/** Whether right and clearance suffice for the record. Who enters a list that nobody may read afterwards may do so; nobody reads it (see `isHidden`). */
export function mayHold(viewer: Viewer, entity: EntityName, record: AnyRecord, lookup: Lookup): boolean {
  if (definitionOf(entity).openToMembers) return true;
  const classification = effectiveClassification(entity, record, lookup);
  return hasEntityRight(viewer, entity, record, classification) && isCleared(viewer, classification);
}

/** Whether the record, or something that it hangs on, is hidden from everybody. */
export function isHidden(entity: EntityName, record: AnyRecord, lookup: Lookup): boolean {
  const { hiddenBy } = definitionOf(entity);
  if (hiddenBy !== null && record[hiddenBy] === true) return true;
  return parentsOf(entity).some(([field, parentEntity]) => {
    const parent = parentRecord(record, field, parentEntity, lookup);
    return parent !== undefined && isHidden(parentEntity, parent, lookup);
  });
}

/** The session that rights to change the record are asked in: that of its scope; of a session itself, that one. Null: it belongs to none. */
export const sessionOf = (entity: EntityName, record: AnyRecord): string | null => (definitionOf(entity).scope === 'session' ? (record['session'] as string) : entity === 'session' ? record.id : null);

/** Whether the viewer has a right over the record: in its session where it has one. */
export function hasRightOver(viewer: Viewer, right: Right, entity: EntityName, record: AnyRecord): boolean {
  const session = sessionOf(entity, record);
  return session === null ? hasRight(viewer, right) : hasRightIn(viewer, right, session);
}

/** The public, whatever its clearance, reads what was published: what is public itself and hangs on nothing that is not, of entities that hold no scores or people. */
function hasEntityRight(viewer: Viewer, entity: EntityName, record: AnyRecord, classification: Classification): boolean {
  const right = definitionOf(entity).readRight;
  if (hasRightOver(viewer, right, entity, record)) return true;
  return right === 'readRegistry' && hasRight(viewer, 'readPublished') && classification === 'public';
}

/** Whether the viewer may read or write the field, given that the record may be read. */
export function canReadField(viewer: Viewer, entity: EntityName, field: string): boolean {
  const spec: FieldSpec | undefined = definitionOf(entity).fields[field];
  return (spec?.classification === undefined || isCleared(viewer, spec.classification)) && (spec?.readRight === undefined || hasRight(viewer, spec.readRight));
}

/** Whether a viewer may read the record with this id. */
export type Sees = (entity: EntityName, id: string) => boolean;

/** As `lookup` finds the records; what it does not find is not seen. */
export const seesBy =
  (viewer: Viewer, lookup: Lookup): Sees =>
  (entity, id) => {
    const record = lookup(entity, id);
    return record !== undefined && canRead(viewer, entity, record, lookup);
  };

/**
 * The record as the viewer may see it: fields above the clearance are absent (not null, so that a blank never looks like "nothing there"), and so are references to what may not be read and values of
 * project-defined properties whose definition may not be read.
 */
export function visibleRecord(viewer: Viewer, entity: EntityName, record: AnyRecord, sees: Sees): AnyRecord {
  const result: Record<string, unknown> = {};
  const loose = LOOSE[entity];
  for (const [name, value] of Object.entries(record)) {
    if (name === 'properties') result[name] = Object.fromEntries(Object.entries(value as object).filter(([id]) => sees('property', id)));
    else if (canReadField(viewer, entity, name) && (typeof value !== 'string' || !loose.has(name) || sees(loose.get(name)!, value))) result[name] = value;
  }
  return result as AnyRecord;
}

/** Whether the field names something that the viewer may not read. A client was not sent what it names, and may not hold what it may read: what is found nowhere is not hidden, what is absent is. */
export function hidesReference(viewer: Viewer, entity: EntityName, record: AnyRecord, field: string, lookup: Lookup): boolean {
  const target = LOOSE[entity].get(field);
  if (target === undefined) return false;
  const id = record[field];
  const found = typeof id === 'string' ? lookup(target, id) : undefined;
  return id === undefined || (found !== undefined && !canRead(viewer, target, found, lookup));
}

/** Whether the viewer may read values of the project-defined property with this id. */
export const canReadProperty = (viewer: Viewer, propertyId: string, lookup: Lookup): boolean => seesBy(viewer, lookup)('property', propertyId);

/** Entities whose records hang on records of `entity`, as [entity, field]. */
export function dependantsOf(entity: EntityName): [EntityName, string][] {
  return (Object.keys(ENTITIES) as EntityName[]).flatMap((candidate) =>
    parentsOf(candidate)
      .filter(([, parent]) => parent === entity)
      .map(([field]): [EntityName, string] => [candidate, field]),
  );
}

/** The account as a viewer, by the members and assignments that are there; null: it is not in the project. */
export function viewerAmong(all: (entity: 'member' | 'assignment') => Iterable<AnyRecord>, account: string): Viewer | null {
  for (const member of all('member')) {
    if (member['account'] !== account || member.deleted) continue;
    const duties = [...all('assignment')].filter((assignment) => assignment['account'] === account && !assignment.deleted).map((assignment): [string, Duty] => [assignment['session'] as string, assignment['duty'] as Duty]);
    return viewerOf(account, member['role'] as Role, member['clearance'] as Classification | null, Object.fromEntries(duties));
  }
  return null;
}

/** Whether rights in sessions may decide about records of the entity: then a viewer's duties must be known. */
export const dependsOnDuties = (entity: EntityName): boolean => [definitionOf(entity).readRight, definitionOf(entity).editRight].some((right) => (SESSION_RIGHTS as readonly Right[]).includes(right));
