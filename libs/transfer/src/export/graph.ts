/** A project, or one of its maps, as what all formats of maps are written from; and what each of them has no place for. */
import { type Classification, ENTITIES, type EntityName, propertyField, fieldValue, type Records, type AnyRecord } from '@baraza/domain';
import { gapsInOutput, GRAPH_GAPS, type GraphFeatures, type GraphFormat, type GraphGap, type GraphMap, type GraphOutput, type GraphValue, mapsHeldBy, notHeldBy, type OutputColumn, type OutputConnection, type OutputElement } from '@baraza/interchange';
import { builtInHeader, FIELD_COLUMNS, type RowEntity, writeCell } from '../registry/fields.js';
import { imageOf, propertiesByHeader } from '../registry/properties.js';
import { liveInOrder, type ProjectState } from '../registry/state.js';
import { wordOf } from '../registry/words.js';
import { judgedColumns, writtenJudgements } from './judged.js';
import { WrittenClass } from './written-class.js';

/** One column of the person's own: its header, and what stands in it for a record. */
interface ExportColumn extends OutputColumn {
  header: string;
  valueOf(record: AnyRecord): GraphValue;
}

const PROPERTY_TYPES = { text: 'text', number: 'number', boolean: 'boolean', date: 'date', textList: 'list' } as const;

/** What a file of the project holds, and the class of that. @param map only what is on this map. */
export function toGraph(state: ProjectState, map: string | null = null): GraphOutput & { classification: Classification } {
  const { store } = state;
  const stakeholders = liveInOrder(store, 'stakeholder').filter(onMap(state, map));
  const places = new Map(stakeholders.map(({ id }, index) => [id, index]));
  const relationships = liveInOrder(store, 'relationship').filter(({ from, to }) => places.has(from) && places.has(to));
  const image = imageOf(store);
  const judged = judgedColumns(store, state.viewer).map(({ header, values }): ExportColumn => ({ header, type: 'number', valueOf: ({ id }) => values.get(id) ?? null }));
  const elementColumns = [...columnsOf(state, 'stakeholder', stakeholders as unknown as AnyRecord[], image), ...judged];
  const connectionColumns = columnsOf(state, 'relationship', relationships as unknown as AnyRecord[], null);
  const word = (id: string | null): string | null => wordOfId(state)('term', id ?? '');
  const [stakeholderIds, relationshipIds] = [idsInFile(stakeholders), idsInFile(relationships)];
  return {
    classification: graphClass(state, map, stakeholders, relationships),
    name: state.project.name,
    elements: stakeholders.map(
      (stakeholder): OutputElement => ({
        label: stakeholder.name,
        type: word(stakeholder.kind),
        tags: stakeholder.tags,
        description: stakeholder.description,
        image: image ? ((stakeholder.properties[image.id] as string | undefined) ?? null) : null,
        id: stakeholderIds(stakeholder),
        other: otherOf(elementColumns, stakeholder as unknown as AnyRecord),
      }),
    ),
    connections: relationships.map(
      (relationship): OutputConnection => ({
        from: endOf(stakeholders, places, relationship.from),
        to: endOf(stakeholders, places, relationship.to),
        direction: relationship.direction,
        type: word(relationship.type),
        tags: relationship.tags,
        description: relationship.description,
        id: relationshipIds(relationship),
        other: otherOf(connectionColumns, relationship as unknown as AnyRecord),
      }),
    ),
    columns: { elements: elementColumns, connections: connectionColumns },
    maps: mapsOf(state, map, places),
  };
}

/** The fields that are written, those that have a column of the format's own among them. */
const FIELDS_WRITTEN = {
  stakeholder: ['kind', ...FIELD_COLUMNS.stakeholder.map(({ field }) => field)],
  relationship: ['type', ...FIELD_COLUMNS.relationship.map(({ field }) => field)],
} as const satisfies Record<RowEntity, readonly string[]>;

function graphClass(state: ProjectState, map: string | null, stakeholders: readonly Records['stakeholder'][], relationships: readonly Records['relationship'][]): Classification {
  const { store, viewer } = state;
  const written = new WrittenClass(store);
  const note = (entity: RowEntity, record: AnyRecord): void => {
    written.note(entity, record, FIELDS_WRITTEN[entity]);
    for (const [id, value] of Object.entries((record['properties'] ?? {}) as Record<string, GraphValue>)) if (isFilled(value)) written.noteById('property', id);
  };
  for (const each of stakeholders) note('stakeholder', each as unknown as AnyRecord);
  for (const each of relationships) note('relationship', each as unknown as AnyRecord);
  const shown = new Set(stakeholders.map(({ id }) => id));
  for (const judgement of writtenJudgements(store, viewer)) if (shown.has(judgement.stakeholder)) written.note('judgement', judgement as unknown as AnyRecord, []);
  for (const each of liveInOrder(store, 'map')) if (map === null || each.id === map) written.note('map', each as unknown as AnyRecord, []);
  for (const member of liveInOrder(store, 'membership')) if ((map === null || member.map === map) && shown.has(member.stakeholder ?? '')) written.note('membership', member as unknown as AnyRecord, []);
  return written.classification;
}

/** Who of those that are written is on which map, and where. */
function mapsOf({ store }: ProjectState, wanted: string | null, places: ReadonlyMap<string, number>): GraphMap[] {
  const memberships = liveInOrder(store, 'membership');
  return liveInOrder(store, 'map')
    .filter(({ id }) => wanted === null || id === wanted)
    .map(({ id, name }) => ({
      name,
      positions: memberships.flatMap(({ map, stakeholder, x, y }) => {
        const element = map === id ? places.get(stakeholder ?? '') : undefined;
        return element === undefined ? [] : [{ element, x, y }];
      }),
    }));
}

/** The id that a record came with, where no other has the same; else its own. */
function idsInFile(records: readonly { id: string; externalId: string | null }[]): (record: { id: string; externalId: string | null }) => string {
  const counts = new Map<string, number>();
  for (const { externalId } of records) if (externalId !== null) counts.set(externalId, (counts.get(externalId) ?? 0) + 1);
  return ({ id, externalId }) => (externalId !== null && counts.get(externalId) === 1 ? externalId : id);
}

function onMap({ store }: ProjectState, map: string | null): (record: { id: string }) => boolean {
  if (map === null) return () => true;
  const shown = new Set(liveInOrder(store, 'membership').filter((member) => member.map === map).map(({ stakeholder }) => stakeholder));
  return ({ id }) => shown.has(id);
}

const endOf = (stakeholders: readonly Records['stakeholder'][], places: ReadonlyMap<string, number>, id: string): OutputConnection['from'] => {
  const element = places.get(id)!;
  return { text: stakeholders[element]!.name, element };
};

const otherOf = (columns: readonly ExportColumn[], record: AnyRecord): Map<string, GraphValue> =>
  new Map(
    columns.flatMap(({ header, valueOf }): [string, GraphValue][] => {
      const value = valueOf(record);
      return value === null || (Array.isArray(value) && value.length === 0) ? [] : [[header, value]];
    }),
  );

const wordOfId =
  ({ store }: ProjectState) =>
  (entity: EntityName, id: string): string | null => {
    if (entity === 'term') {
      const term = store.live('term', id);
      return term ? wordOf(term) : null;
    }
    return entity === 'place' ? (store.live('place', id)?.name ?? null) : null;
  };

/** Columns of the properties of the project's own and of built-in fields; only those that some record has something in. */
function columnsOf(state: ProjectState, entity: RowEntity, records: readonly AnyRecord[], image: Records['property'] | null): ExportColumn[] {
  const properties = propertiesByHeader(state.store, entity).filter(({ property }) => property.id !== image?.id);
  const taken = new Set(properties.map(({ header }) => header));
  // Two properties of one name have to have two headers; that the second is not its name is a loss.
  const columns = properties.map(({ header, property: { id, name, valueType } }): ExportColumn => ({ header, renamed: header !== name, type: PROPERTY_TYPES[valueType], valueOf: (record) => fieldValue(record, propertyField(id)) as GraphValue }));
  const words = wordOfId(state);
  const builtIn = FIELD_COLUMNS[entity].map(
    ({ field, header, spec }): ExportColumn => ({ header: taken.has(header) ? builtInHeader(header) : header, valueOf: (record) => writeCell(spec, record[field], words) }),
  );
  return [...columns, ...builtIn].filter(({ valueOf }) => records.some((record) => isFilled(valueOf(record))));
}

const isFilled = (value: GraphValue): boolean => value !== null && value !== '' && (!Array.isArray(value) || value.length > 0);

export interface Loss {
  code: GraphGap;
  /** How many records or values it concerns. */
  count: number;
  /** One English sentence. */
  message: string;
}

/** What of the project a file of the format cannot hold. */
export function graphLosses(state: ProjectState, format: GraphFormat, map: string | null = null): Loss[] {
  const output = toGraph(state, map);
  const features: GraphFeatures = { ...featuresOf(state), maps: lostMaps(state, format, map, output), ...gapsInOutput(output, format) };
  return notHeldBy(format, features).map((code) => ({ code, count: features[code]!, message: GRAPH_GAPS[code] }));
}

/** Maps that the file does not tell of. Where one was chosen, the file is that map, whether it tells where everybody is or not. */
function lostMaps({ store }: ProjectState, format: GraphFormat, map: string | null, output: GraphOutput): number {
  const all = liveInOrder(store, 'map').length;
  return map === null ? all - mapsHeldBy(format, output) : Math.max(0, all - 1);
}

function featuresOf({ store }: ProjectState): GraphFeatures {
  const all = <N extends EntityName>(entity: N): Records[N][] => liveInOrder(store, entity);
  const registry = [...all('stakeholder'), ...all('relationship')];
  return {
    judgements: all('judgement').length,
    interests: all('interest').length + all('holding').length,
    sources: all('source').length,
    coalitions: all('coalition').length,
    comments: all('comment').length + all('attachment').length,
    views: all('savedView').length,
    things: all('term').filter(({ thing }) => thing === true).length,
    places: all('place').filter(({ level, latitude, parent }) => level !== null || latitude !== null || parent !== null).length,
    'valid-dates': registry.filter(({ validFrom, validTo }) => (validFrom ?? null) !== null || (validTo ?? null) !== null).length,
    classification: (['stakeholder', 'relationship'] as const).reduce((sum, entity) => sum + all(entity).filter(({ classification }) => classification !== ENTITIES[entity].defaultClassification).length, 0),
    history: 1,
  };
}
