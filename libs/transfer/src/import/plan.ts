/** What an import will do with a project as it stands: nothing is changed here. */
import { type AnyRecord, ENTITIES, type FieldSpec, MOST_ROWS, type Records } from '@baraza/domain';
import type { GraphConnection, GraphElement, GraphFile } from '@baraza/interchange';
import { v7 } from 'uuid';
import { TransferError } from '../errors.js';
import { canonical, MISFIT } from '../registry/canonical.js';
import type { RowEntity } from '../registry/fields.js';
import type { ProjectState } from '../registry/state.js';
import { type ColumnMap, mapColumns } from './columns.js';
import { type End, EndResolver, isTurned, RelationshipFinder } from './connections.js';
import { readDates } from './dates.js';
import { placeOnMaps } from './on-maps.js';
import { makePause, type Pause } from './pause.js';
import { problem, problemsOfFile } from './problems.js';
import { Questions } from './questions.js';
import { judgeMentioned } from './mentioned.js';
import { addSameSubject } from './same-subject.js';
import { changesOf, importedRow, RowReader, type Values } from './records.js';
import { ScorePlanner } from './scores.js';
import { ShownValues } from './shown.js';
import { type Subject, SubjectFinder, type Subjects } from './subjects.js';
import { PlaceBook, TermBook } from './terms.js';
import type { Counts, FieldChange, ImportChoices, ImportPlan, ImportRows, PlannedEntity, PlanProblem, PlanRow, RegistryRowClass } from './types.js';

export interface PlanOptions {
  /** Ids of new records; for tests. */
  newId?: () => string;
  signal?: AbortSignal;
}

/**
 * Works out what importing the file would do, for the person whose view of the project `state` is. Equal file, state and choices give the same plan, but for the ids
 * of what is new. Lets other work of the process have its turn.
 * @throws TransferError `archived`, `notFound` for a map that is not there.
 */
export async function planImport(file: GraphFile, state: ProjectState, choices: ImportChoices = {}, { newId = v7, signal }: PlanOptions = {}): Promise<ImportPlan> {
  if (state.project.archived) throw new TransferError('archived', 'This project is archived. Take it out of the archive to change it.');
  return new Planner(file, state, choices, newId, signal).run();
}

type Direction = Records['relationship']['direction'];

const noCounts = (): Counts => ({ added: 0, changed: 0, unchanged: 0, open: 0 });

class Planner {
  private readonly file: GraphFile;
  private readonly problems: PlanProblem[];
  private readonly questions: Questions;
  private readonly terms: TermBook;
  private readonly places: PlaceBook;
  private readonly rows: PlanRow[] = [];
  private readonly counts: Record<PlannedEntity, Counts> = { stakeholder: noCounts(), relationship: noCounts(), judgement: noCounts() };
  private readonly records: ImportRows = { term: [], property: [], place: [], source: [], stakeholder: [], relationship: [], map: [], membership: [], judgement: [], importMapping: [] };
  private readonly pause: Pause;

  constructor(
    file: GraphFile,
    private readonly state: ProjectState,
    private readonly choices: ImportChoices,
    private readonly newId: () => string,
    signal: AbortSignal | undefined,
  ) {
    this.problems = problemsOfFile(file.problems);
    this.questions = new Questions(choices);
    this.file = readDates(file, state, choices, this.questions, this.problems);
    this.terms = new TermBook(state.store, newId, this.problems, file.things);
    this.places = new PlaceBook(state.store, newId);
    this.pause = makePause(signal);
  }

  async run(): Promise<ImportPlan> {
    const finder = new SubjectFinder(this.state, this.terms, this.questions, this.newId, this.problems);
    const relationships = new RelationshipFinder(this.state, this.file.connections);
    const updates = this.file.elements.some(({ id }) => id !== null && finder.knows(id)) || this.file.connections.some(({ id }) => id !== null && relationships.knows(id));
    const words = { term: this.terms.find, place: this.places.find };
    const columns = mapColumns(this.file, this.state, words, this.choices, updates, this.newId, this.problems);
    const subjects = await finder.find(this.file.elements, this.pause);
    judgeMentioned(this.file, subjects, this.problems);
    await this.stakeholders(subjects, columns);
    await this.connections(subjects, columns, relationships);
    await this.scores(subjects);
    const { shown, ...placed } = await placeOnMaps(this.file, subjects, this.state, this.choices.map, this.newId, this.pause);
    Object.assign(this.records, { term: this.terms.added(), property: columns.added, place: this.places.added, ...placed });
    await new ShownValues(this.state, this.records).finish(this.rows, this.pause);
    return {
      rows: this.rows,
      problems: this.problems,
      questions: this.questions.all(),
      columns: columns.shown,
      terms: this.terms.used(),
      counts: this.counts,
      sheets: [],
      meaning: 'found',
      fileMaps: (this.file.maps ?? []).map(({ name, positions }) => ({ name, count: positions.length })),
      maps: shown,
      records: this.records,
    };
  }

  private async stakeholders({ list }: Subjects, { stakeholder: columns }: ColumnMap): Promise<void> {
    const reader = new RowReader('stakeholder', columns, this.terms, this.places, this.problems);
    for (const subject of list) {
      await this.pause();
      if (subject.fate !== 'left' && subject.fate !== 'unknown') this.stakeholder(subject, reader);
    }
  }

  private stakeholder(subject: Subject, reader: RowReader): void {
    const { existing, id, elements } = subject;
    const first = elements[0]!;
    if (!this.fits('stakeholder', 'name', first.label, first, 'name-too-long') || !this.fits('stakeholder', 'externalId', first.id, first, 'id-too-long')) {
      Object.assign(subject, { fate: 'left', id: null });
      return;
    }
    if (id === null) return this.row('stakeholder', 'open', first, null, subject.label, []);
    const values: Values = new Map();
    // A name that only connections mention may be somebody's id.
    if (!existing || !first.implied) reader.take(values, first, 'name', 'Label', first.label);
    if (first.id !== null && first.id.trim() !== existing?.id) reader.take(values, first, 'externalId', 'ID', first.id);
    for (const element of elements) {
      const kind = element.type === null ? undefined : this.terms.require('kind', element.type, element, 'Type');
      const said: Values = new Map([...(kind === undefined ? [] : [['kind', { label: 'Type', value: kind }] as const]), ...reader.read(element)]);
      if (element === first) for (const [field, value] of said) values.set(field, value);
      else addSameSubject('stakeholder', values, said, element, subject.label, this.problems);
    }
    this.keep('stakeholder', first, id, existing as unknown as AnyRecord | null, values, subject.label);
  }

  private async connections(subjects: Subjects, { relationship: columns }: ColumnMap, finder: RelationshipFinder): Promise<void> {
    const reader = new RowReader('relationship', columns, this.terms, this.places, this.problems);
    const ends = new EndResolver(this.file.elements, subjects, this.questions, this.problems);
    for (const connection of this.file.connections) {
      await this.pause();
      const from = ends.resolve(connection.from, connection);
      const to = ends.resolve(connection.to, connection);
      if (from !== 'left' && to !== 'left') this.connection(connection, from, to, reader, finder);
    }
  }

  private connection(row: GraphConnection, from: End, to: End, reader: RowReader, finder: RelationshipFinder): void {
    const title = `${row.from.text} → ${row.to.text}`;
    if (!this.fits('relationship', 'externalId', row.id, row, 'id-too-long')) return;
    if (typeof from === 'string' || typeof to === 'string') return this.row('relationship', 'open', row, null, title, []);
    const type = row.type === null ? null : (this.terms.require('relationshipType', row.type, row, 'Type') ?? null);
    const found = finder.find(row, from.id, to.id, type);
    if (found && 'taken' in found) {
      const { sheet, row: at } = found.taken;
      this.problems.push(problem('same-record-twice', row, { sheet, row: at }));
      return;
    }
    const direction = row.direction ?? found?.direction ?? this.askDirection(row);
    if (direction === null) return this.row('relationship', 'open', row, null, title, []);
    const existing = found ?? finder.findTurned(row, from.id, to.id, type, direction);
    // Of one that leads no way, or both, it says nothing which end is written first.
    const [first, second] = existing && isTurned(existing, from.id, to.id, direction) ? [to, from] : [from, to];
    const values: Values = new Map([
      ['from', { label: 'From', value: first.id }],
      ['to', { label: 'To', value: second.id }],
      ['direction', { label: 'Direction', value: direction }],
    ]);
    if (type !== null) values.set('type', { label: 'Type', value: type });
    if (row.id !== null && row.id.trim() !== existing?.id) reader.take(values, row, 'externalId', 'ID', row.id);
    for (const [field, value] of reader.read(row)) values.set(field, value);
    this.keep('relationship', row, existing?.id ?? this.newId(), (existing as unknown as AnyRecord | undefined) ?? null, values, title);
  }

  private async scores(subjects: Subjects): Promise<void> {
    const ends = new EndResolver(this.file.elements, subjects, this.questions, this.problems);
    const planner = new ScorePlanner(this.state, this.terms, this.newId, this.problems);
    for (const score of this.file.scores) {
      await this.pause();
      const of = ends.resolve(score.of, { sheet: score.sheet, row: score.row, column: score.columns.of });
      if (of === 'left') continue;
      const title = `${score.of.text} · ${score.scale}`;
      if (of === 'open') this.row('judgement', 'open', score, null, title, []);
      else {
        const planned = planner.plan(score, of.id, this.file.elements[score.of.element ?? -1]?.type ?? null);
        if (planned?.row) this.records.judgement.push(planned.row);
        if (planned) this.row('judgement', planned.row ? 'added' : 'unchanged', score, planned.id, title, []);
      }
    }
    this.records.source.push(...planner.sources);
  }

  private askDirection(row: GraphConnection): Direction | null {
    const answer = this.questions.ask('direction', row, () => ({
      kind: 'direction',
      label: null,
      options: [
        { value: 'directed', label: 'All directed: from the first to the second' },
        { value: 'mutual', label: 'All mutual: both ways' },
        { value: 'undirected', label: 'All undirected' },
      ],
      message: 'The file does not say which way some connections go. How are they meant?',
    }));
    return answer as Direction | null;
  }

  /** False, and a problem, where the field cannot hold the text: the row then makes no sense. */
  private fits(entity: RowEntity, field: string, text: string | null, row: GraphElement | GraphConnection, code: 'name-too-long' | 'id-too-long'): boolean {
    const spec = ENTITIES[entity].fields[field as never] as FieldSpec & { max: number };
    if (text === null || canonical(spec, text) !== MISFIT) return true;
    this.problems.push(problem(code, row, { length: text.length, max: spec.max }));
    return false;
  }

  private keep(entity: RowEntity, place: GraphElement | GraphConnection, id: string, existing: AnyRecord | null, values: Values, title: string): void {
    if (!existing) {
      this.records[entity].push(importedRow(id, [...values].map(([field, { value }]) => [field, value])));
      return this.row(entity, 'added', place, id, title, []);
    }
    const changes = changesOf(existing, values);
    if (changes.length > 0) this.records[entity].push(importedRow(id, changes.map(({ field, after }) => [field, after])));
    this.row(entity, changes.length > 0 ? 'changed' : 'unchanged', place, id, title, changes);
  }

  private row(entity: PlannedEntity, rowClass: RegistryRowClass, { sheet, row }: { sheet: string; row: number }, id: string | null, title: string, changes: FieldChange[]): void {
    this.rows.push({ class: rowClass, entity, sheet, row, id, title, changes });
    this.counts[entity][rowClass] += 1;
  }
}

/** The operations of a plan, in order: what others refer to comes first, and none has more rows than one may. */
export function batchesOf(records: ImportRows): Partial<ImportRows>[] {
  const batches: Partial<ImportRows>[] = [];
  let current: Partial<ImportRows> = {};
  let size = 0;
  for (const entity of Object.keys(records) as (keyof ImportRows)[]) {
    for (const row of records[entity]) {
      if (size === MOST_ROWS) {
        batches.push(current);
        current = {};
        size = 0;
      }
      (current[entity] ??= []).push(row);
      size += 1;
    }
  }
  return size === 0 ? batches : [...batches, current];
}
