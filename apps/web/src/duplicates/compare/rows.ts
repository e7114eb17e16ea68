/** Two stakeholders, property by property: where they differ, where only one of the two says something, where they say the same. */
import { type AnyRecord, ENTITIES, type EntityDefinition, type FieldSpec, fieldValue, propertyField, type Records, registerOf, sameValue } from '@baraza/domain';
import { isEmptyValue, isHidden } from '../../map/data/field-groups.js';

export interface CompareRow {
  /** The first of its fields; `properties.ID` for a property of the project’s own. What is chosen is named by it. */
  readonly key: string;
  /** Fields that go together. */
  readonly fields: readonly string[];
  readonly property: Records['property'] | null;
  readonly kind: 'differs' | 'onlyOne' | 'same';
  /** Both lists are joined unless the one of the other is chosen alone. */
  readonly list: boolean;
}

export interface Comparison {
  readonly rows: readonly CompareRow[];
  /** Properties that are not for these eyes, of one of the two at least: they stay where they are. */
  readonly hidden: number;
}

/** Which value is taken, by the key of the row; the kept one’s where nothing is said. */
export type Choices = Readonly<Record<string, 'kept' | 'other'>>;

const definition = ENTITIES.stakeholder as unknown as EntityDefinition;
const FIELDS: readonly [string, FieldSpec][] = Object.entries(definition.fields).filter(([name]) => name !== 'properties');

/** `properties`: those that the project defined for stakeholders and that may be read. */
export function compare(keptOne: Records['stakeholder'], otherOne: Records['stakeholder'], properties: readonly Records['property'][]): Comparison {
  const [kept, other] = [keptOne as unknown as AnyRecord, otherOne as unknown as AnyRecord];
  const registers = FIELDS.filter(([name]) => registerOf(definition, name)[0] === name).map(([name, { type }]) => ({ key: name, fields: registerOf(definition, name), property: null, list: type === 'textList' }));
  const readable = registers.filter(({ fields }) => fields.every((field) => !isHidden(kept, field) && !isHidden(other, field)));
  const own = properties.map((property) => ({ key: propertyField(property.id), fields: [propertyField(property.id)], property, list: property.valueType === 'textList' }));
  const rows = [...readable, ...own].flatMap((row): CompareRow[] => {
    const values = (record: AnyRecord): unknown[] => row.fields.map((field) => fieldValue(record, field));
    const [ours, theirs] = [values(kept), values(other)];
    const [isOurs, isTheirs] = [ours, theirs].map((all) => !all.every(isEmptyValue)) as [boolean, boolean];
    if (!isOurs && !isTheirs) return [];
    return [{ ...row, kind: sameValue(ours, theirs) ? 'same' : isOurs && isTheirs ? 'differs' : 'onlyOne' }];
  });
  return { rows, hidden: registers.length - readable.length };
}

/** The fields of which the other’s value is taken, as the operation wants them. */
export const takenFrom = ({ rows }: Comparison, choices: Choices): string[] => rows.filter(({ key, kind }) => kind === 'differs' && choices[key] === 'other').map(({ key }) => key);
