/** Which column of a file becomes what: a built-in field, a property that the project has, or a new one. */
import { canReadField, ENTITIES, type FieldSpec, type Misfit, misfitOf } from '@baraza/domain';
import type { Column, ColumnType, GraphConnection, GraphElement, GraphFile, GraphValue } from '@baraza/interchange';
import { joinValues, splitValues } from '@baraza/interchange';
import { isJudgedHeader } from '../export/judged.js';
import { canonical, MISFIT } from '../registry/canonical.js';
import { FIELD_COLUMNS, type FieldColumn, fieldOfHeader, readCell, type RowEntity, type Words, writeCell } from '../registry/fields.js';
import { liveInOrder, type ProjectState } from '../registry/state.js';
import { problem } from './problems.js';
import { soundsLike } from './sounds.js';
import type { ColumnChoice, ImportChoices, ImportedRow, PlanColumn, PlanProblem } from './types.js';

type PropertyType = 'text' | 'number' | 'boolean' | 'date' | 'textList';

/** `spare`: only where no other column of the row says it. */
export type ColumnTarget = { kind: 'field'; column: FieldColumn; spare?: boolean } | { kind: 'property'; id: string; valueType: PropertyType } | { kind: 'leftOut' };

export interface MappedColumn {
  header: string;
  /** What a row says in it. */
  cell(row: GraphElement | GraphConnection): GraphValue;
  target: ColumnTarget;
}

export interface ColumnMap {
  stakeholder: MappedColumn[];
  relationship: MappedColumn[];
  /** Definitions of new properties. */
  added: ImportedRow[];
  shown: PlanColumn[];
}

/** Name of the property that keeps the address of a picture. It is text; nothing is ever fetched. */
export const IMAGE = 'Image';

const PROPERTY_TYPES: Record<ColumnType, PropertyType> = { text: 'text', number: 'number', boolean: 'boolean', date: 'date', list: 'textList' };
/** Which values a property that is there can take. */
const TAKES: Record<PropertyType, readonly PropertyType[]> = { text: ['text', 'number', 'boolean', 'date', 'textList'], textList: ['textList', 'text'], number: ['number'], boolean: ['boolean'], date: ['date'] };
const PROPERTIES: FieldSpec = ENTITIES.stakeholder.fields.properties;

/** What a cell says, for a property of this type; null for nothing, `MISFIT` where the property cannot hold it. */
export function propertyValue(id: string, valueType: PropertyType, cell: GraphValue): unknown {
  if (cell === null || String(cell).trim() === '') return null;
  const value = rawValue(valueType, cell);
  const values = canonical(PROPERTIES, { [id]: value });
  return values === MISFIT ? MISFIT : (values as Record<string, unknown>)[id];
}

/** Why the property cannot hold what a cell says. */
export const propertyMisfit = (id: string, valueType: PropertyType, cell: GraphValue): Misfit => misfitOf(PROPERTIES, { [id]: rawValue(valueType, cell) });

function rawValue(valueType: PropertyType, value: GraphValue): unknown {
  if (Array.isArray(value) && valueType === 'textList') return value;
  const cell = Array.isArray(value) ? joinValues(value) : value;
  const text = String(cell).trim();
  if (valueType === 'textList') return splitValues(cell);
  if (valueType === 'number') return text !== '' && Number.isFinite(Number(text)) ? Number(text) : undefined;
  if (valueType === 'boolean') return /^(true|false)$/i.test(text) ? text.toLowerCase() === 'true' : undefined;
  return String(cell);
}

/** @param updates the file names records of the project by their ids: then a cell that does not fit its field is a mistake, not a sign of a column of the person's own. */
export function mapColumns(file: GraphFile, state: ProjectState, words: Words, choices: ImportChoices, updates: boolean, newId: () => string, problems: PlanProblem[]): ColumnMap {
  const mapper = new ColumnMapper(state, words, choices, updates, newId, problems);
  const stakeholder = file.columns.elements.flatMap((column) => mapper.map('stakeholder', column, file.elements));
  const relationship = file.columns.connections.flatMap((column) => mapper.map('relationship', column, file.connections));
  return { stakeholder: spareLast(stakeholder), relationship: spareLast(relationship), added: mapper.added, shown: mapper.shown };
}

const spareLast = (columns: MappedColumn[]): MappedColumn[] => {
  const isSpare = ({ target }: MappedColumn): boolean => target.kind === 'field' && target.spare === true;
  return [...columns.filter((column) => !isSpare(column)), ...columns.filter(isSpare)];
};

type Row = GraphElement | GraphConnection;

class ColumnMapper {
  readonly added: ImportedRow[] = [];
  readonly shown: PlanColumn[] = [];
  private readonly known = new Map<string, { id: string; valueType: PropertyType }>();
  private readonly claimed = new Set<string>();
  /** Fields that a column was taken for by its sound: one column each. */
  private readonly sounded = new Set<string>();
  private order = 0;

  constructor(
    private readonly state: ProjectState,
    private readonly words: Words,
    private readonly choices: ImportChoices,
    private readonly updates: boolean,
    private readonly newId: () => string,
    private readonly problems: PlanProblem[],
  ) {
    for (const { id, of, name, valueType, order } of liveInOrder(state.store, 'property')) {
      if (!this.known.has(`${of} ${name}`)) this.known.set(`${of} ${name}`, { id, valueType });
      this.order = Math.max(this.order, order ?? 0);
    }
  }

  map(entity: RowEntity, column: Column, rows: readonly Row[]): MappedColumn[] {
    if (column.role !== 'other' && column.role !== 'image') return [];
    const header = nameOf(column);
    const cell = column.role === 'image' ? (row: Row): GraphValue => (row as GraphElement).image : (row: Row): GraphValue => row.other.get(column.header) ?? null;
    const choice = this.choices.columns?.[`${entity}:${header}`];
    const target = this.targetOf(entity, column, header, rows.map(cell), choice, rows[0]);
    this.show(entity, column, header, target);
    return [{ header, cell, target }];
  }

  private targetOf(entity: RowEntity, column: Column, header: string, cells: readonly GraphValue[], choice: ColumnChoice | undefined, first: Row | undefined): ColumnTarget {
    if (column.filled === 0 || choice === 'leaveOut' || !first) return { kind: 'leftOut' };
    const place = { sheet: first.sheet, row: 0 };
    if (column.role === 'other' && isJudgedHeader(header) && choice === undefined) {
      this.problems.push(problem('judged-not-read', place, { header }, header));
      return { kind: 'leftOut' };
    }
    const type = typeOf(column, cells);
    const known = this.known.get(`${entity} ${header}`);
    const isField = choice === 'field' || choice?.startsWith('field:') === true;
    if (!isField && known && TAKES[known.valueType].includes(type)) return this.claim(entity, header, known);
    const field = this.fieldOf(entity, column, header, cells, choice);
    if (!field) return this.claim(entity, header, this.define(entity, header, type, first));
    if (canReadField(this.state.viewer, entity, field.column.field)) return { kind: 'field', ...field };
    this.problems.push(problem('field-hidden', place, { header }, header));
    return { kind: 'leftOut' };
  }

  /** The built-in field that a column becomes: the one that was chosen, that our own exports write under this header, or that the header of somebody's own table sounds like. */
  private fieldOf(entity: RowEntity, column: Column, header: string, cells: readonly GraphValue[], choice: ColumnChoice | undefined): { column: FieldColumn; spare?: boolean } | undefined {
    const chosen = choice?.startsWith('field:') ? FIELD_COLUMNS[entity].find(({ field }) => choice === `field:${field}`) : undefined;
    if (chosen) return { column: chosen };
    if (column.role !== 'other' || choice === 'property') return undefined;
    const written = fieldOfHeader(entity, header);
    if (written && (choice === 'field' || this.updates || this.holds(written, cells))) return { column: written };
    const sound = choice === undefined ? soundsLike(entity, column) : undefined;
    if (!sound) return undefined;
    const key = `${entity} ${sound.column.field}${sound.spare ? ' spare' : ''}`;
    if (this.sounded.has(key)) return undefined;
    this.sounded.add(key);
    return sound;
  }

  private claim(entity: RowEntity, header: string, { id, valueType }: { id: string; valueType: PropertyType }): ColumnTarget {
    this.claimed.add(`${entity} ${header}`);
    return { kind: 'property', id, valueType };
  }

  private define(entity: RowEntity, header: string, valueType: PropertyType, { sheet }: Row): { id: string; valueType: PropertyType } {
    let name = header;
    for (let n = 2; this.known.has(`${entity} ${name}`) || this.claimed.has(`${entity} ${name}`); n += 1) name = `${header} (${n})`;
    if (name !== header) this.problems.push(problem('property-renamed', { sheet, row: 0 }, { header, name }, header));
    const id = this.newId();
    this.order += 1;
    this.added.push({ id, of: entity, name, valueType, order: this.order });
    this.known.set(`${entity} ${name}`, { id, valueType });
    return { id, valueType };
  }

  /** Whether every cell would be written again as it stands. */
  private holds({ spec }: FieldColumn, cells: readonly GraphValue[]): boolean {
    return cells.every((cell) => {
      const value = readCell(spec, cell, this.words);
      if (value === null) return true;
      if (value === MISFIT) return false;
      const again = spec.type === 'reference' ? String(cell).trim() : writeCell(spec, value, () => null);
      return String(Array.isArray(again) ? again.join('|') : again).trim() === String(cell).trim() || spec.type === 'boolean' || spec.type === 'textList';
    });
  }

  private show(entity: RowEntity, { filled, samples, type }: Column, header: string, target: ColumnTarget): void {
    const base = { key: `${entity}:${header}`, entity, header, filled, samples };
    if (target.kind === 'leftOut') this.shown.push({ ...base, target: 'leftOut', name: null, valueType: PROPERTY_TYPES[type] });
    else if (target.kind === 'field') this.shown.push({ ...base, target: 'field', name: target.column.field, valueType: target.column.spec.type });
    else {
      const isNew = this.added.find(({ id }) => id === target.id);
      const name = (isNew?.['name'] as string | undefined) ?? header;
      this.shown.push({ ...base, target: isNew ? 'newProperty' : 'property', name, valueType: target.valueType });
    }
  }
}

/** The header as the name of a property: one line, and no longer than a name may be. */
export const nameOf = ({ role, header }: Pick<Column, 'role' | 'header'>): string => (role === 'image' ? IMAGE : header.normalize('NFC').trim().replace(/\s+/g, ' ').slice(0, 280));

/** The type that keeps every cell: a number that would be written otherwise (1.50) stays text. */
function typeOf({ type }: Column, cells: readonly GraphValue[]): PropertyType {
  const exact = type !== 'number' || cells.every((cell) => cell === null || typeof cell === 'number' || String(Number(cell)) === String(cell).trim());
  return exact ? PROPERTY_TYPES[type] : 'text';
}
