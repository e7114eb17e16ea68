/** What the cells of a row say about a record, and what of it differs from what is there. */
import { type AnyRecord, ENTITIES, type FieldSpec, fieldValue, type Misfit, misfitOf, propertyField, propertyIdOf, sameValue } from '@baraza/domain';
import { type Cell, type GraphConnection, type GraphElement, type GraphValue, joinValues, splitValues } from '@baraza/interchange';
import { canonical, MISFIT } from '../registry/canonical.js';
import { nameOfReferred, readCell, type RowEntity, type Words } from '../registry/fields.js';
import { type MappedColumn, propertyMisfit, propertyValue } from './columns.js';
import { misfitProblem, problem } from './problems.js';
import type { PlaceBook, TermBook } from './terms.js';
import type { FieldChange, ImportedRow, PlanProblem } from './types.js';

/** Values by field, `properties.ID` for a property; what a row does not say is absent. */
export type Values = Map<string, { label: string; value: unknown }>;

type FileRow = GraphElement | GraphConnection;

/** Canonical values of the fields that every row of an entity may have, and of its further columns. An empty cell says nothing: what is there stays. */
export class RowReader {
  private readonly words: Words;
  private readonly twice = new Map<string, PlanProblem>();

  constructor(
    private readonly entity: RowEntity,
    private readonly columns: readonly MappedColumn[],
    private readonly terms: TermBook,
    private readonly places: PlaceBook,
    private readonly problems: PlanProblem[],
  ) {
    this.words = { term: terms.find, place: places.find };
  }

  /** What the further columns and the shared standard ones of a row say. */
  read(row: FileRow): Values {
    const values: Values = new Map();
    this.take(values, row, 'description', 'Description', row.description);
    if (row.tags.length > 0) this.take(values, row, 'tags', 'Tags', row.tags);
    for (const column of this.columns) this.column(values, row, column);
    return values;
  }

  /** Puts a canonical value into `values`, or says why the field cannot hold it. */
  take(values: Values, row: FileRow, field: string, label: string, raw: GraphValue): void {
    if (raw === null) return;
    const spec = ENTITIES[this.entity].fields[field as never] as FieldSpec;
    const value = canonical(spec, raw);
    if (value === MISFIT) this.problems.push(misfitProblem(misfitOf(spec, raw), raw, row, label));
    else this.keep(values, field, label, value);
  }

  private column(values: Values, row: FileRow, { header, cell, target }: MappedColumn): void {
    const content = cell(row);
    if (content === null || target.kind === 'leftOut') return;
    if (target.kind === 'property') {
      const value = propertyValue(target.id, target.valueType, content);
      if (value === MISFIT) this.problems.push(misfitProblem(propertyMisfit(target.id, target.valueType, content), content, row, header));
      else this.keep(values, propertyField(target.id), header, value);
      return;
    }
    const { field, spec } = target.column;
    // Where several columns say the same field, the first that says something does; lists are put together.
    const said = values.get(field);
    if (said && spec.type !== 'textList') {
      if (!target.spare && !sameValue(readCell(spec, Array.isArray(content) ? joinValues(content) : content, this.words), said.value)) this.saidTwice(row, header, said.label);
      return;
    }
    const value = spec.type === 'reference' ? this.reference(spec, row, header, Array.isArray(content) ? joinValues(content) : content) : readCell(spec, content, this.words);
    if (value === MISFIT) this.problems.push(misfitProblem(whyNot(spec, content), content, row, header));
    else this.keep(values, field, header, said && Array.isArray(value) ? [...new Set([...(said.value as string[]), ...(value as string[])])] : value);
  }

  /** Not a cell at a time: it is the same for the whole column. */
  private saidTwice({ sheet }: FileRow, header: string, other: string): void {
    const key = `${sheet} ${header}`;
    const told = this.twice.get(key) ?? problem('field-said-twice', { sheet, row: 0 }, { header, other, cells: 0 }, header);
    if (!this.twice.has(key)) this.problems.push(told);
    this.twice.set(key, told);
    Object.assign(told, problem('field-said-twice', { sheet, row: 0 }, { header, other, cells: (told.params['cells'] as number) + 1 }, header));
  }

  private reference(spec: FieldSpec & { type: 'reference' | 'newId' }, row: FileRow, header: string, content: Cell): unknown {
    const text = String(content).trim();
    if (text === '') return null;
    if (spec.entity === 'term') return this.terms.require(spec.vocabulary as 'sector' | 'level', text, row, header) ?? null;
    return canonical(nameOfReferred(spec), text) === MISFIT ? MISFIT : this.places.require(text);
  }

  private keep(values: Values, field: string, label: string, value: unknown): void {
    if (value !== null && value !== '') values.set(field, { label, value });
  }
}

/** Why the field cannot hold what a cell says; of a place, why nothing can be called so. */
const whyNot = (spec: FieldSpec, cell: GraphValue): Misfit => (spec.type === 'reference' ? misfitOf(nameOfReferred(spec), cell) : misfitOf(spec, spec.type === 'textList' && !Array.isArray(cell) ? splitValues(cell) : cell));

/** What differs from the record that is there. */
export function changesOf(record: AnyRecord, values: Values): FieldChange[] {
  return [...values].flatMap(([field, { label, value }]) => {
    // What is absent names something that the person may not read, and so may not replace.
    if (propertyIdOf(field) === undefined && !(field in record)) return [];
    const before = fieldValue(record, field) ?? null;
    return sameValue(before, value) ? [] : [{ field, label, before, after: value }];
  });
}

/** A row of `importRecords` with these values. */
export function importedRow(id: string, values: Iterable<readonly [string, unknown]>): ImportedRow {
  const row: ImportedRow = { id };
  for (const [field, value] of values) {
    if (field.startsWith('properties.')) row['properties'] = { ...(row['properties'] as object | undefined), [field.slice('properties.'.length)]: value };
    else row[field] = value;
  }
  return row;
}
