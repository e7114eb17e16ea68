/** One record, or one value of a field, for every row of `reading.csv` and `fields.csv` and every class; and how somebody is asked for them. */
import { type Classification, ENTITIES, type EntityName } from '@baraza/domain';
import type { ViewChange } from '@baraza/store';
import { pluralOf } from '../../../libs/graphql/src/names.js';
import { type Ask, askGraphql } from './doors.js';
import type { Fixtures, Imported } from './fixtures.js';
import { changeOf } from './cell.js';
import type { Stage } from './stage.js';
import type { Person, World } from './world.js';

export interface ReadQuestion {
  subject: string;
  case: string;
}
/** A record about which a row is asked; `field` where the row is about a field (`properties.ID` for a project-defined one). */
export interface Exhibit {
  question: ReadQuestion;
  classification: Classification;
  entity: EntityName;
  id: string;
  field: string | null;
  /** A change that those hear of who may see it, where that does not follow from the entity; null: nobody can change it. */
  live?: Ask | null;
}

const judged = { dimension: 'feelsThreatened', value: 1 };
/** Records that do not simply have the class themselves. */
const HANGING: Record<string, (f: Fixtures, classification: Classification) => string> = {
  'judgement|allegation': (f, classification) => f.record('judgement', classification, judged),
  'judgement|stakeholder of the class': (f, classification) => f.record('judgement', 'public', { stakeholder: f.record('stakeholder', classification) }),
  'relationship|one end of the class': (f, classification) => f.record('relationship', 'public', { to: f.record('stakeholder', classification) }),
  'holding|stakeholder of the class': (f, classification) => f.record('holding', 'public', { stakeholder: f.record('stakeholder', classification) }),
  'coalitionMember|coalition of the class': (f, classification) => f.record('coalitionMember', 'public', { coalition: f.record('coalition', classification) }),
  'coalitionMember|stakeholder of the class': (f, classification) => f.record('coalitionMember', 'public', { stakeholder: f.record('stakeholder', classification) }),
  'holding|interest of the class': (f, classification) => f.record('holding', 'public', { interest: f.record('interest', classification) }),
  'membership|map of the class': (f, classification) => f.record('membership', 'public', { map: f.record('map', classification) }),
  'membership|stakeholder of the class': (f, classification) => f.record('membership', 'public', { stakeholder: f.record('stakeholder', classification) }),
  'membership|interest of the class': (f, classification) => f.record('membership', 'public', { stakeholder: null, interest: f.record('interest', classification) }),
  'savedView|map of the class': (f, classification) => f.record('savedView', 'public', { map: f.record('map', classification) }),
  ...Object.fromEntries(
    ([['source', 'stakeholder', 'source'], ['place', 'stakeholder', 'place'], ['term', 'stakeholder', 'sector'], ['map', 'judgement', 'map']] as const).map(([entity, by, field]) => [
      `${entity}|named by a record of class public`,
      (f: Fixtures, classification: Classification): string => {
        const id = f.record(entity, classification);
        f.record(by, 'public', { [field]: id });
        return id;
      },
    ]),
  ),
};

/** Ids of stakeholders that must be deleted once the fixtures are in. */
export type ToDelete = string[];

/** Puts a record in for the row. */
export function exhibit(world: World, f: Fixtures, stage: Stage, question: ReadQuestion, classification: Classification, toDelete: ToDelete): Exhibit {
  const entity = question.subject as EntityName;
  const made = (id: string): Exhibit => ({ question, classification, entity, id, field: null });
  const shown = stage.show(entity, question.case, classification);
  if (shown) return { ...made(shown.id), live: shown.live };
  if (entity === 'project') return made(world.place.project);
  if (entity === 'member') return made(f.member(classification, 'observer', 'public'));
  if (question.case === 'deleted' || question.case === 'end deleted') {
    const stakeholder = f.record('stakeholder', question.case === 'deleted' ? classification : 'public');
    toDelete.push(stakeholder);
    return made(question.case === 'deleted' ? stakeholder : f.record('relationship', classification, { to: stakeholder }));
  }
  const special = HANGING[`${entity}|${question.case}`];
  if (!special && question.case !== '') throw new Error(`Nobody has written how to ask for ${entity} (${question.case}).`);
  return made(special ? special(f, classification) : f.record(entity as Imported, classification));
}

const VALUES: Record<string, unknown> = { roleOverride: 'blocker' };
/** Puts a value in for the row about a field. */
export function fieldExhibit(f: Fixtures, question: ReadQuestion, classification: Classification): Exhibit {
  const [entity, field] = question.subject.split('.') as [Imported, string];
  if (field !== 'properties') return { question, classification, entity, field, id: f.record(entity, classification, { [field]: VALUES[field] ?? 'Told' }) };
  const property = f.record('property', classification, { of: entity });
  return { question, classification, entity, field: `properties.${property}`, id: f.record(entity, 'public', { properties: { [property]: 'Told' } }) };
}

const capital = (name: string): string => name.charAt(0).toUpperCase() + name.slice(1);

/** A change that those hear of who may see the exhibit. */
export function liveChange({ entity, id, field, live }: Exhibit): Ask {
  if (live) return live;
  const name = (text: string): Ask['name'] => text as Ask['name'];
  if (field?.startsWith('properties.')) return { name: name(`update${capital(entity)}`), input: { id, properties: { [field.slice('properties.'.length)]: 'Changed' } } };
  if (field) return { name: name(`update${capital(entity)}`), input: { id, [field]: field === 'roleOverride' ? 'sceptic' : 'Changed' } };
  if (entity === 'membership') return { name: 'moveOnMap', input: { positions: [{ id, x: 1, y: 2 }] } };
  if (entity === 'judgement') return { name: 'withdrawJudgement', input: { id } };
  if (entity === 'importMapping') return { name: 'importRecords', input: { importMapping: [{ id, name: 'Changed' }] } };
  if (entity === 'member') return { name: 'updateMember', input: { id, displayName: 'Changed' } };
  return { name: name(`update${capital(entity)}`), input: { id, ...(entity === 'project' ? { description: 'Changed' } : changeOf(entity)) } };
}

/** Whether a message holds the record (of `field`: the field). `gone` shows nothing. */
export function isIn(changes: readonly ViewChange[], { entity, id, field }: Exhibit): boolean {
  return changes.some((change) => {
    if (change.entity !== entity || change.id !== id || 'gone' in change) return false;
    if (field === null) return true;
    if ('set' in change) return field in change.set;
    const property = field.startsWith('properties.') ? field.slice('properties.'.length) : null;
    return property === null ? change.put[field] !== undefined : property in (change.put['properties'] as object);
  });
}

/** Whole lists that one request may hold. */
const LISTS = 8;
/** Fields under another name that one request may hold. */
const ALIASES = 50;

/** What GraphQL shows of the exhibits: in lists, by id, and in histories. */
export async function graphqlSees(world: World, person: Person, exhibits: readonly Exhibit[]): Promise<{ listed: Set<string>; byId: Set<string>; history: Set<string> }> {
  const project = async (selection: string): Promise<Record<string, unknown>> => {
    const { data, errors } = await askGraphql(world, person, `query ($id: ID!) { project(id: $id) { ${selection} } }`, { id: world.place.project });
    const found = data?.['project'] as Record<string, unknown> | null | undefined;
    if (!found) throw new Error(`GraphQL answered ${JSON.stringify(errors ?? data)}.`);
    return found;
  };
  const entities = (Object.keys(ENTITIES) as EntityName[]).filter((entity) => entity !== 'project');
  const lists: Record<string, unknown> = {};
  for (let start = 0; start < entities.length; start += LISTS) Object.assign(lists, await project(`id ${entities.slice(start, start + LISTS).map((entity) => `${pluralOf(entity)}(first: 500) { nodes { id } }`).join(' ')}`));
  const listed = new Set([lists['id'] as string, ...entities.flatMap((entity) => (lists[pluralOf(entity)] as { nodes: { id: string }[] }).nodes.map(({ id }) => id))]);
  const byId = new Set<string>();
  const history = new Set<string>();
  for (let start = 0; start < exhibits.length; start += ALIASES / 2) {
    const part = exhibits.slice(start, start + ALIASES / 2);
    const fields = part.map(({ entity, id }, n) => `${entity === 'project' ? '' : `r${n}: ${entity}(id: "${id}") { id }`} h${n}: history(entity: ${entity}, id: "${id}") { entries { seq } }`);
    const answer = await project(`id ${fields.join(' ')}`);
    part.forEach(({ entity, id }, n) => {
      if (entity === 'project' || answer[`r${n}`] !== null) byId.add(id);
      if ((answer[`h${n}`] as { entries: unknown[] }).entries.length > 0) history.add(id);
    });
  }
  return { listed, byId, history };
}

/** Which field exhibits GraphQL shows. */
export async function graphqlShowsFields(world: World, person: Person, exhibits: readonly Exhibit[]): Promise<Exhibit[]> {
  const shown: Exhibit[] = [];
  for (let start = 0; start < exhibits.length; start += ALIASES) {
    const part = exhibits.slice(start, start + ALIASES);
    const fields = part.map(({ entity, id, field }, n) => `r${n}: ${entity}(id: "${id}") { ${field!.startsWith('properties.') ? 'propertiesById' : field} }`);
    const { data, errors } = await askGraphql(world, person, `query ($id: ID!) { project(id: $id) { ${fields.join(' ')} } }`, { id: world.place.project });
    if (!data) throw new Error(`GraphQL answered ${JSON.stringify(errors)}.`);
    const answer = data['project'] as Record<string, Record<string, unknown> | null>;
    part.forEach((exhibited, n) => {
      const record = answer[`r${n}`];
      const value = exhibited.field!.startsWith('properties.') ? (record?.['propertiesById'] as Record<string, unknown> | undefined)?.[exhibited.field!.slice('properties.'.length)] : record?.[exhibited.field!];
      if (value !== undefined && value !== null) shown.push(exhibited);
    });
  }
  return shown;
}
