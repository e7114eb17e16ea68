/** How the fields of a record are grouped on its panel. A field that no list names stands with the rest, so that a new one is there without a change here. */
import { ENTITIES, type EntityDefinition, type EntityName, type FieldSpec } from '@baraza/domain';

export const FIELD_GROUPS = ['who', 'composition', 'motives', 'tie', 'rest'] as const;
export type FieldGroup = (typeof FIELD_GROUPS)[number];

const GROUP_OF: Partial<Record<EntityName, Readonly<Record<string, FieldGroup>>>> = {
  stakeholder: {
    kind: 'who', sector: 'who', level: 'who', state: 'who', formality: 'who', place: 'who', description: 'who', aliases: 'who', languages: 'who',
    size: 'composition', womenShare: 'composition', marginalised: 'composition', marginalisedWhy: 'composition',
    motivations: 'motives', incentives: 'motives', background: 'motives', likelyReaction: 'motives', wouldChangeMind: 'motives',
  },
  interest: { kind: 'who', description: 'who' },
  relationship: { type: 'tie', direction: 'tie', strength: 'tie', sentiment: 'tie', formality: 'tie', label: 'tie', description: 'tie' },
  holding: { stance: 'tie', intensity: 'tie', note: 'tie' },
  coalition: { purpose: 'who' },
  coalitionMember: { part: 'tie' },
};

/** Fields that have a place of their own on the panel. */
const ELSEWHERE: Partial<Record<EntityName, readonly string[]>> = {
  stakeholder: ['name', 'roleOverride', 'roleOverrideReason', 'properties'],
  interest: ['name', 'properties'],
  relationship: ['from', 'to', 'properties'],
  holding: ['stakeholder', 'interest'],
  coalition: ['name'],
  coalitionMember: ['coalition', 'stakeholder'],
};

export interface GroupedField {
  readonly name: string;
  readonly field: FieldSpec;
  readonly group: FieldGroup;
}

/** The fields of an entity for its panel, in the order of their groups and of their definition. */
export function fieldsOf(entity: EntityName): GroupedField[] {
  const { fields } = ENTITIES[entity] as unknown as EntityDefinition;
  const listed = Object.entries(fields).filter(([name]) => !ELSEWHERE[entity]?.includes(name));
  const grouped = listed.map(([name, field]): GroupedField => ({ name, field, group: GROUP_OF[entity]?.[name] ?? 'rest' }));
  return grouped.sort((a, b) => FIELD_GROUPS.indexOf(a.group) - FIELD_GROUPS.indexOf(b.group));
}

/** Whether a value says nothing. */
export const isEmptyValue = (value: unknown): boolean => value === null || value === undefined || value === '' || (Array.isArray(value) && value.length === 0);

/** Whether the field is hidden from this person, as a reference to what lies above the clearance is: then it is absent, while what is empty is null. */
export const isHidden = (record: object, field: string): boolean => !(field in record);
