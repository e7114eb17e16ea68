import { problemsOfNotes } from '../problem.js';
import { EndFinder, labelKey } from '../graph/ends.js';
import { problem } from '../graph/problems.js';
import type { GraphConnection, GraphDirection, GraphElement, GraphEnd, GraphFile, GraphScore, Place, Problem } from '../graph/types.js';
import { splitValues } from '../graph/values.js';
import { FileRefused } from '../tables/refused.js';
import type { Table } from '../tables/types.js';
import { sortCells, type Said, toText } from './cells.js';
import { ColumnGatherer, hasKey } from './gather.js';
import { lacksOf, type Mapping, type Owner, OWNERS, type Role, type RowsAs, type SheetMapping } from './types.js';

/**
 * What the tables say, read as the mapping says; `mapping` has one entry for each table, in the same order. Rows that cannot be taken are listed in `problems`, the others are taken. Equal input gives equal output.
 */
export function applyMapping(tables: readonly Table[], mapping: Mapping): GraphFile {
  const steps = applyInSteps(tables, mapping);
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

/** The same a row at a time, for whoever has other work to do meanwhile. */
export function* applyInSteps(tables: readonly Table[], mapping: Mapping): Generator<void, GraphFile> {
  return yield* new Applier().run(tables, mapping);
}

const DIRECTIONS: readonly string[] = ['directed', 'undirected', 'mutual'] satisfies GraphDirection[];
const isDirection = (text: string): text is GraphDirection => DIRECTIONS.includes(text);

interface UsedSheet {
  table: Table;
  mapping: SheetMapping;
}

class Applier {
  private readonly elements: GraphElement[] = [];
  private readonly connections: GraphConnection[] = [];
  private readonly scores: GraphScore[] = [];
  private readonly problems: Problem[] = [];
  private readonly columns = new ColumnGatherer();
  private readonly labels = new Map<string, Place>();
  private readonly ids = { elements: new Map<string, Place>(), connections: new Map<string, Place>() };
  /** Elements that were made of what ties say of them, with what was told to differ. */
  private readonly fromTies = new Map<number, Set<string>>();

  *run(tables: readonly Table[], mapping: Mapping): Generator<void, GraphFile> {
    const sheets: Record<Exclude<RowsAs, 'nothing'>, UsedSheet[]> = { elements: [], connections: [], scores: [] };
    for (const [index, table] of tables.entries()) {
      const of = mapping[index]!;
      if (of.rows === 'nothing') this.noteUnused(table, of);
      else if (lacksOf(of).length === 0) {
        this.columns.add(table, of);
        this.problems.push(...problemsOfNotes(table, problem));
        sheets[of.rows].push({ table, mapping: of });
      }
    }
    // Elements first, whatever the order of the sheets: the others refer to them.
    for (const sheet of sheets.elements) yield* this.rows(sheet, (place, said) => this.addElement(place, said.row));
    const ends = new EndFinder(this.elements);
    for (const sheet of sheets.connections) yield* this.rows(sheet, (place, said) => this.addConnections(place, said, sheet, ends));
    for (const sheet of sheets.scores) {
      const columns = columnsOfScores(sheet.mapping);
      yield* this.rows(sheet, (place, said) => this.addScore(place, said.row, columns, ends));
    }
    return {
      elements: this.elements,
      connections: this.connections,
      scores: this.scores,
      things: thingsOf(mapping),
      problems: this.problems,
      columns: { elements: this.columns.of('elements'), connections: this.columns.of('connections') },
    };
  }

  private *rows({ table, mapping }: UsedSheet, use: (place: Place, said: Record<Owner, Said>) => void): Generator<void, void> {
    for (const { row, cells } of table.rows) {
      use({ sheet: table.sheet, row }, sortCells(cells, mapping));
      yield;
    }
  }

  private noteUnused({ sheet, headerRow, header }: Table, { why }: SheetMapping): void {
    const place = { sheet, row: headerRow };
    if (why === 'notUnderstood') this.problems.push(problem('sheet-not-understood', place, { sheet, columns: firstOf(header) }));
    else if (why === 'hidden') this.problems.push(problem('sheet-hidden', place, { sheet }));
    else if (why === 'columns') this.problems.push(problem('sheet-of-columns', place, { sheet }));
  }

  private addElement(place: Place, said: Said): void {
    const { by, other } = said;
    const label = toText(by.label);
    if (label === null) {
      this.problems.push(problem('no-label', place));
      return;
    }
    const id = toText(by.id);
    if (id !== null && !this.claimId('elements', id, place)) return;
    const type = toText(by.type);
    if (id === null) this.noteRepeatedLabel(label, type, place);
    this.elements.push({ label, type, tags: splitValues(by.tags ?? null), description: toText(by.description), image: toText(by.image), id, other, implied: false, ...place });
    this.addScoresOf(this.elements.length - 1, said, place);
  }

  private noteRepeatedLabel(label: string, type: string | null, place: Place): void {
    const key = `${labelKey(label)}\n${type ?? ''}`;
    const earlier = this.labels.get(key);
    if (earlier) this.problems.push(problem('label-repeated', place, { label, sheet: earlier.sheet, row: earlier.row }));
    else this.labels.set(key, place);
  }

  private addConnections(place: Place, said: Record<Owner, Said>, sheet: UsedSheet, ends: EndFinder): void {
    const { by, other } = said.row;
    const written = toText(by.direction)?.trim().toLowerCase() ?? null;
    if (written !== null && !isDirection(written)) {
      this.problems.push(problem('direction-unknown', place, { value: toText(by.direction)! }, headerOf(sheet.mapping, 'row', 'direction')));
      return;
    }
    const direction = written ?? sheet.mapping.direction ?? null;
    // Both ends are looked at before either is made, so that a row without one of them leaves nothing behind.
    const named = (['from', 'to'] as const).map((of) => this.names(of, said[of], place, sheet.mapping));
    if (named.includes(null)) return;
    const [from, to] = (['from', 'to'] as const).map((of, index) => (hasKey(sheet.mapping, of) ? 1 : ends.count(named[index]!)));
    if (this.areTooMany(from! * to!, place)) return;
    const id = toText(by.id);
    if (id !== null && !this.claimId('connections', id, place)) return;
    const starts = this.endsOf('from', said.from, place, sheet.mapping, ends);
    const targets = this.endsOf('to', said.to, place, sheet.mapping, ends);
    const type = toText(by.type);
    const tags = splitValues(by.tags ?? null);
    const description = toText(by.description);
    let part = 0;
    for (const start of starts) {
      for (const target of targets) {
        const own = id === null || part === 0 ? id : this.partId(id, part, place);
        // Written out: with a hundred thousand rows, spreading shared properties takes most of the time.
        this.connections.push({ from: start, to: target, direction, type, tags, description, id: own, other, sheet: place.sheet, row: place.row });
        part += 1;
      }
    }
  }

  /** Whether one row would make too many, which is said; a file that makes too many is refused. */
  private areTooMany(count: number, place: Place): boolean {
    if (this.connections.length + this.elements.length + this.scores.length > MOST) throw new FileRefused('too-many-rows', { limit: MOST });
    if (count <= MOST_OF_A_ROW) return false;
    this.problems.push(problem('too-many-ends', place, { count, limit: MOST_OF_A_ROW }));
    return true;
  }

  /** The text that names an end; null, and a problem, where there is none. */
  private names(of: 'from' | 'to', { by }: Said, place: Place, mapping: SheetMapping): string | null {
    const role = hasKey(mapping, of) ? 'id' : 'label';
    const text = toText(by[role]);
    if (text === null) this.problems.push(problem(of === 'from' ? 'no-from' : 'no-to', place, {}, headerOf(mapping, of, role)));
    return text;
  }

  private endsOf(of: 'from' | 'to', said: Said, place: Place, mapping: SheetMapping, ends: EndFinder): GraphEnd[] {
    const label = toText(said.by.label);
    const id = toText(said.by.id);
    if (id !== null) {
      const { at, made } = ends.byId(id, label, place);
      if (made) this.fromTies.set(at, new Set());
      this.describe(at, said, place);
      return [{ text: label ?? id, element: at, candidates: [] }];
    }
    const found = ends.find(label!, place);
    this.noteAmbiguous(found, place, headerOf(mapping, of, 'label'));
    // A row that names several is short for a row for each of them, so what it says of its end it says of each.
    for (const { element, text } of found) {
      if (element === null) this.noteNotSaid(of, text, said, place, mapping);
      else this.describe(element, said, place);
    }
    return found;
  }

  /** Of somebody who is asked about nothing can be said: the question is answered after the file was read. */
  private noteNotSaid(of: 'from' | 'to', label: string, { by, other }: Said, place: Place, mapping: SheetMapping): void {
    const told = [...DESCRIBING.flatMap((role) => (toText(by[role]) === null || by[role] === mapping.types[of]?.name ? [] : [headerOf(mapping, of, role)])), ...other.keys()];
    if (told.length > 0) this.problems.push(problem('end-not-described', place, { label: short(label), columns: firstOf(told) }));
  }

  /** Takes what a tie says of one of its ends where nothing is said yet; what is said otherwise is told, once for each column of each element. */
  private describe(at: number, { by, other }: Said, place: Place): void {
    const element = this.elements[at]!;
    const told = this.fromTies.get(at) ?? new Set<string>();
    const differs = (what: string, first: string, value: string): void => {
      if (told.has(what)) return;
      told.add(what);
      this.fromTies.set(at, told);
      this.problems.push(problem('end-says-otherwise', place, { label: element.label, first: short(first), value: short(value) }, what));
    };
    for (const role of ['type', 'description', 'image'] as const) {
      const text = toText(by[role]);
      if (text === null) continue;
      const known = element[role];
      if (known === null) element[role] = text;
      else if (known !== text) differs(role, known, text);
    }
    if (element.tags.length === 0) element.tags = splitValues(by.tags ?? null);
    if (other.size === 0) return;
    const kept = element.other as Map<string, GraphElement['other'] extends ReadonlyMap<string, infer V> ? V : never>;
    for (const [header, cell] of other) {
      const known = kept.get(header);
      if (known === undefined) kept.set(header, cell);
      else if (String(known) !== String(cell)) differs(header, String(known), String(cell));
    }
  }

  private addScore(place: Place, { by }: Said, { value: column, ...columns }: ScoreColumns, ends: EndFinder): void {
    const [label, id, scale] = [toText(by.label), toText(by.id), toText(by.scale)];
    if (label === null && id === null) {
      this.problems.push(problem('no-label', place));
      return;
    }
    if (scale === null || toText(by.value) === null) {
      this.problems.push(problem('no-value', place));
      return;
    }
    if (id === null && this.areTooMany(ends.count(label!), place)) return;
    const found = id === null ? ends.find(label!, place) : [this.judgedById(id, label, place, ends)];
    this.noteAmbiguous(found, place, columns.of!);
    const rest = { date: toText(by.date), confidence: toText(by.confidence), source: toText(by.source), judge: toText(by.judge), note: toText(by.note), column, columns, ...place };
    for (const end of found) this.scores.push({ of: end, scale, value: by.value!, ...rest });
  }

  /** A judgement describes nobody, also where it says id and name. */
  private judgedById(id: string, label: string | null, place: Place, ends: EndFinder): GraphEnd {
    const { at, made } = ends.byId(id, label, place);
    if (made) this.elements[at]!.implied = true;
    return { text: label ?? id, element: at, candidates: [] };
  }

  private addScoresOf(at: number, { scores }: Said, place: Place): void {
    const of = { text: this.elements[at]!.label, element: at, candidates: [] };
    for (const { scale, value, header } of scores) if (toText(value) !== null) this.scores.push({ of, scale, value, date: null, confidence: null, source: null, judge: null, note: null, column: header, columns: {}, ...place });
  }

  /** The ID of a further connection of the same row: the same at every import of the row. */
  private partId(id: string, part: number, place: Place): string {
    let own = `${id.trim()}#${part + 1}`;
    while (this.ids.connections.has(own)) own += '#';
    this.ids.connections.set(own, place);
    return own;
  }

  private noteAmbiguous(ends: GraphEnd[], place: Place, column: string): void {
    for (const { text, element, candidates } of ends) {
      if (element === null) this.problems.push(problem('end-ambiguous', place, { label: text, count: candidates.length }, column));
    }
  }

  /** False, and a problem, when another row of the same kind has the ID. */
  private claimId(kind: keyof Applier['ids'], id: string, place: Place): boolean {
    const key = id.trim();
    const earlier = this.ids[kind].get(key);
    if (earlier) this.problems.push(problem('duplicate-id', place, { id: key, sheet: earlier.sheet, row: earlier.row }));
    else this.ids[kind].set(key, place);
    return !earlier;
  }
}

const thingsOf = (mapping: Mapping): string[] => [...new Set(mapping.flatMap(({ types }) => OWNERS.flatMap((owner) => (types[owner]?.thing === true ? [types[owner].name] : []))))];

/** What a row may say of its ends in columns that have a role. */
const DESCRIBING = ['type', 'tags', 'description', 'image'] as const satisfies Role[];

/** Connections that one row makes at most, where `|` separates several ends. */
const MOST_OF_A_ROW = 1_000;
/** Elements and connections of one file at most: a small file can name very many. */
const MOST = 400_000;

/** Header of the column with a role; the role where there is none. */
const headerOf = ({ columns }: SheetMapping, of: Owner, role: Role): string => columns.find((column) => column.of === of && column.role === role)?.header ?? role;

/** Headers of a sheet of judgements, by what its columns say. */
type ScoreColumns = GraphScore['columns'] & { value: string };

function columnsOfScores(mapping: SheetMapping): ScoreColumns {
  const header = (role: Role): string => headerOf(mapping, 'row', role);
  const named = mapping.columns.some(({ role }) => role === 'id') ? 'id' : 'label';
  return { of: header(named), value: header('value'), date: header('date'), confidence: header('confidence'), source: header('source'), judge: header('judge'), note: header('note') };
}

const short = (text: string): string => (text.length > 60 ? `${text.slice(0, 59)}…` : text);

/** The first headers of a sheet, for a sentence about it. */
const firstOf = (header: readonly string[]): string => `${header.slice(0, SHOWN_HEADERS).join(', ')}${header.length > SHOWN_HEADERS ? ' …' : ''}`;
const SHOWN_HEADERS = 6;
