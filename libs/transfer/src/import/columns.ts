/** Which column of a file becomes what: a built-in field, a property that the project has, or a new one. */
import { canReadField, ENTITIES, type FieldSpec, isPartialDate, type Misfit, misfitOf, propertyNameOf } from '@baraza/domain';
import type { Column, ColumnType, GraphConnection, GraphElement, GraphFile, GraphValue } from '@baraza/interchange';
import { endHeader, joinValues, splitValues } from '@baraza/interchange';
import { isJudgedHeader } from '../export/judged.js';
import { canonical, MISFIT } from '../registry/canonical.js';
import { FIELD_COLUMNS, type FieldColumn, fieldOfHeader, nameOfReferred, readCell, type RowEntity, type Words, writeCell } from '../registry/fields.js';
import { propertiesByHeader } from '../registry/properties.js';
import type { ProjectState } from '../registry/state.js';
import { wordKey } from '../registry/words.js';
import { namesOf } from './headers.js';
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

const PROPERTY_TYPES: Record<ColumnType, PropertyType> = { text: 'text', number: 'number', boolean: 'boolean', date: 'date', list: 'textList' };
const PROPERTIES: FieldSpec = ENTITIES.stakeholder.fields.properties;

/** What a cell says, for a property of this type; null for nothing, `MISFIT` where the property cannot hold it. */
export function propertyValue(id: string, valueType: PropertyType, cell: GraphValue): unknown {
  if (cell === null || String(cell).trim() === '') return null;
  const value = rawValue(valueType, cell);
  const values = canonical(PROPERTIES, { [id]: value });
  return values === MISFIT ? MISFIT : (values as Record<string, unknown>)[id];
}

/** Why the property cannot hold what a cell says. */
export function propertyMisfit(id: string, valueType: PropertyType, cell: GraphValue): Misfit {
  if (valueType === 'date') return { why: 'noDate' };
  return valueType === 'boolean' ? { why: 'noYesOrNo' } : misfitOf(PROPERTIES, { [id]: rawValue(valueType, cell) });
}

/** Undefined for what a property of this type cannot hold. */
function rawValue(valueType: PropertyType, value: GraphValue): unknown {
  if (Array.isArray(value) && valueType === 'textList') return value;
  const cell = Array.isArray(value) ? joinValues(value) : value;
  const text = String(cell).trim();
  if (valueType === 'textList') return splitValues(cell);
  if (valueType === 'number') return text !== '' && Number.isFinite(Number(text)) ? Number(text) : undefined;
  if (valueType === 'boolean') return /^(true|false)$/i.test(text) ? text.toLowerCase() === 'true' : undefined;
  if (valueType === 'date') return isPartialDate(text) ? text : undefined;
  return String(cell);
}

/** @param updates the file names records of the project by their ids: then a cell that does not fit its field is a mistake, not a sign of a column of the person's own. */
export function mapColumns(file: GraphFile, state: ProjectState, words: Words, choices: ImportChoices, updates: boolean, newId: () => string, problems: PlanProblem[]): ColumnMap {
  const mapper = new ColumnMapper(state, words, choices, updates, newId, problems);
  const stakeholder = mapper.map('stakeholder', file.columns.elements, file.elements);
  const relationship = mapper.map('relationship', file.columns.connections, file.connections);
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
  /** Fields that a column was taken for by its sound, with the header and cells of that column. */
  private readonly sounded = new Map<string, { header: string; cells: readonly GraphValue[] }>();
  private order = 0;

  constructor(
    private readonly state: ProjectState,
    private readonly words: Words,
    private readonly choices: ImportChoices,
    private readonly updates: boolean,
    private readonly newId: () => string,
    private readonly problems: PlanProblem[],
  ) {
    for (const entity of ['stakeholder', 'relationship'] as const) {
      for (const { header, property } of propertiesByHeader(state.store, entity)) {
        this.known.set(`${entity} ${header}`, property);
        this.order = Math.max(this.order, property.order ?? 0);
      }
    }
  }

  map(entity: RowEntity, columns: readonly Column[], rows: readonly Row[]): MappedColumn[] {
    return [...namesOf(columns)].map(([column, header]) => this.column(entity, column, header, rows));
  }

  private column(entity: RowEntity, column: Column, header: string, rows: readonly Row[]): MappedColumn {
    const cell = column.role === 'image' ? (row: Row): GraphValue => (row as GraphElement).image : (row: Row): GraphValue => row.other.get(column.header) ?? null;
    const choice = this.choices.columns?.[`${entity}:${header}`];
    const plain = column.role === 'other' ? propertyNameOf(column.header) : header;
    if (header !== plain && rows[0]) this.problems.push(problem('header-twice', { sheet: rows[0].sheet, row: 0 }, { header: plain, name: header }, header));
    const target = this.targetOf(entity, column, header, rows.map(cell), choice, rows[0]);
    this.show(entity, column, header, target);
    return { header, cell, target };
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
    if (!isField && known && this.takes(known, cells)) return this.claim(entity, header, known);
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
    if (written && (choice === 'field' || this.updates || this.holds(written, typeOf(column, cells), cells))) return { column: written };
    const sound = choice === undefined ? soundsLike(entity, column) : undefined;
    // A weight that is no strength of ours, as from 0 to 1 or in thousands, stays as it is.
    if (!sound || (sound.column.spec.type === 'integer' && !this.holds(sound.column, typeOf(column, cells), cells))) return undefined;
    const key = `${entity} ${sound.column.field}${sound.spare ? ' spare' : ''}`;
    const first = this.sounded.get(key);
    if (first) return saysTheSame(first, { header, cells }) ? sound : undefined;
    this.sounded.set(key, { header, cells });
    return sound;
  }

  /** Whether a property that is there is meant: most cells fit, or the file is of this project's own records. What does not fit is then told cell by cell. */
  private takes({ valueType }: { valueType: PropertyType }, cells: readonly GraphValue[]): boolean {
    if (this.updates || valueType === 'text' || valueType === 'textList') return true;
    const filled = cells.filter(isFilled);
    return filled.filter((cell) => rawValue(valueType, cell) !== undefined).length * 2 > filled.length;
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
  private holds(written: FieldColumn, type: PropertyType, cells: readonly GraphValue[]): boolean {
    const { spec } = written;
    if (spec.type === 'reference') return this.holdsWords(spec, type, cells);
    return cells.every((cell) => {
      const value = readCell(spec, cell, this.words);
      if (value === null) return true;
      if (value === MISFIT) return false;
      const again = writeCell(spec, value, () => null);
      return String(Array.isArray(again) ? again.join('|') : again).trim() === String(cell).trim() || spec.type === 'boolean' || spec.type === 'textList';
    });
  }

  /** Words that the project knows, or of which each makes a word or place of its own. */
  private holdsWords(spec: FieldSpec & { type: 'reference' | 'newId' }, type: PropertyType, cells: readonly GraphValue[]): boolean {
    const added = new Map<string, string>();
    return cells.filter(isFilled).every((cell) => {
      if (readCell(spec, cell, this.words) !== MISFIT) return true;
      const word = String(cell);
      if (type !== 'text' || Array.isArray(cell) || canonical(nameOfReferred(spec), word) !== word) return false;
      const key = wordKey(word);
      if (!added.has(key)) added.set(key, word);
      return added.get(key) === word;
    });
  }

  private show(entity: RowEntity, { header: written, filled, samples, type }: Column, header: string, target: ColumnTarget): void {
    const base = { key: `${entity}:${header}`, entity, written, header, filled, samples };
    if (target.kind === 'leftOut') this.shown.push({ ...base, target: 'leftOut', name: null, valueType: PROPERTY_TYPES[type] });
    else if (target.kind === 'field') this.shown.push({ ...base, target: 'field', name: target.column.field, valueType: target.column.spec.type });
    else {
      const isNew = this.added.find(({ id }) => id === target.id);
      const name = (isNew?.['name'] as string | undefined) ?? header;
      this.shown.push({ ...base, target: isNew ? 'newProperty' : 'property', name, valueType: target.valueType });
    }
  }
}

const isFilled = (cell: GraphValue): boolean => cell !== null && String(cell).trim() !== '';

interface Sounded {
  header: string;
  cells: readonly GraphValue[];
}

/** Whether two columns say one thing of the two ends of ties, as `source country` and `target country` do. */
function saysTheSame(a: Sounded, b: Sounded): boolean {
  const [first, second] = [endHeader(a.header), endHeader(b.header)];
  if (!first || !second || first.end === second.end || first.rest !== second.rest) return false;
  const both = a.cells.flatMap((cell, at) => (isFilled(cell) && isFilled(b.cells[at]!) ? [String(cell) === String(b.cells[at])] : []));
  return both.filter((same) => !same).length * 2 <= both.length;
}

/** The type that keeps every cell: a number that would be written otherwise (1.50) stays text, and so does a day with its time. */
function typeOf({ type }: Column, cells: readonly GraphValue[]): PropertyType {
  const isExact = (cell: GraphValue): boolean => {
    if (type === 'number') return typeof cell === 'number' || String(Number(cell)) === String(cell).trim();
    return type !== 'date' || isPartialDate(String(cell).trim());
  };
  return cells.every((cell) => cell === null || isExact(cell)) ? PROPERTY_TYPES[type] : 'text';
}
