import { exceeds, FileRefused } from '../tables/refused.js';
import type { ReadContext } from '../tables/types.js';
import { EndFinder } from './ends.js';
import { problem } from './problems.js';
import type { Column, ColumnRole, GraphConnection, GraphDirection, GraphElement, GraphEnd, GraphFile, GraphMap, GraphValue, Place, Problem, ProblemCode } from './types.js';
import { TIME_HEADERS, TimesOfItems, type Interval, type Kind } from './times.js';
import { splitValues, TypeGuess } from './values.js';

/** Puts together what a reader of a format finds, the same for all formats that name their elements by id: roles of columns, types, ends, ids that are there twice. */

export interface GraphWords {
  /** What the format calls its elements and connections: stands where a table would have the name of its sheet. */
  elements: string;
  connections: string;
  /** The format says itself what is a number, a list, yes or no. */
  typed: boolean;
  /** What connections name their ends by: the id of an element; or its id, else its label, and one that is only named is created. */
  ends: 'ids' | 'labels';
  /** Where ends are labels, too: what nobody is called, for it is an id that the format itself has given. */
  ownId?: RegExp;
}

export interface RawElement {
  id: string | null;
  label: string | null;
  /** All that is said of it, in its order, by header. */
  values: Iterable<readonly [string, GraphValue]>;
  times?: readonly Interval[] | undefined;
  /** As the format writes it; null: not said. Something else than two numbers is told and left to the layout. */
  position?: { x: unknown; y: unknown } | null;
}

export interface RawConnection {
  id: string | null;
  from: string | null;
  to: string | null;
  direction: GraphDirection | null;
  values: Iterable<readonly [string, GraphValue]>;
  times?: readonly Interval[] | undefined;
}

/** Headers that mean what a table's standard columns mean. */
const ROLES: Record<Kind, readonly ColumnRole[]> = { elements: ['type', 'tags', 'description', 'image'], connections: ['type', 'tags', 'description', 'direction'] };
/** Where an element has no label of its own, the first of these says it. */
const LABELS = ['label', 'name'];

interface Sorted {
  by: Partial<Record<ColumnRole, GraphValue>>;
  label: GraphValue;
  other: Map<string, GraphValue>;
}

/** A connection until all elements are known. */
interface Waiting extends Pick<RawConnection, 'id' | 'from' | 'to' | 'direction'> {
  row: number;
  sorted: Sorted;
}

export class GraphBuilder {
  readonly #elements: GraphElement[] = [];
  readonly #raw: Waiting[] = [];
  readonly #times = new TimesOfItems();
  readonly #problems: Problem[] = [];
  readonly #columns = { elements: new Map<string, { header: string; role: ColumnRole; guess: TypeGuess }>(), connections: new Map<string, { header: string; role: ColumnRole; guess: TypeGuess }>() };
  readonly #ids = { elements: new Map<string, number>(), connections: new Map<string, number>() };
  readonly #rows = { elements: 0, connections: 0 };
  readonly #maps: GraphMap[] = [];

  constructor(
    private readonly context: ReadContext,
    private readonly words: GraphWords,
  ) {}

  /** @returns the place of the element in `elements`; null where it was left out, and that is said. */
  element({ id, label, values, times, position }: RawElement): number | null {
    const place = this.#place('elements');
    const key = trimmed(id);
    if (key !== null && !this.#claim('elements', key, place)) return null;
    const { by, label: named, other } = this.#sort('elements', values, place, label === null);
    const text = trimmed(label) === null ? (textOf(named) ?? key) : label;
    if (text === null) {
      this.note('no-label', place);
      if (key !== null) this.#ids.elements.delete(key);
      return null;
    }
    this.#checkLength(text, place);
    const index = this.#elements.length;
    if (key !== null) this.#ids.elements.set(key, index);
    this.#elements.push({ label: text, type: textOf(by.type), tags: listOf(by.tags), description: textOf(by.description), image: textOf(by.image), id: key, other, implied: false, ...place });
    this.#times.add('elements', other, times);
    if (position) this.place(0, null, index, position);
    return index;
  }

  /** Connections may come before the elements that they name. */
  connection(raw: RawConnection): void {
    const place = this.#place('connections');
    const key = trimmed(raw.id);
    if (key !== null && !this.#claim('connections', key, place)) return;
    const sorted = this.#sort('connections', raw.values, place, false);
    this.#times.add('connections', sorted.other, raw.times);
    this.#raw.push({ id: key, from: raw.from, to: raw.to, direction: raw.direction, row: place.row, sorted });
  }

  /** Puts an element on one of the maps. */
  place(map: number, name: string | null, element: number, { x, y }: { x: unknown; y: unknown }): void {
    const [right, down] = [Number(x ?? Number.NaN), Number(y ?? Number.NaN)];
    const isPlace = Number.isFinite(right) && Number.isFinite(down);
    const isSaid = (x ?? null) !== null || (y ?? null) !== null;
    if (!isPlace && isSaid) this.note('position-left-out', this.#elements[element]!, { label: this.#elements[element]!.label, value: `${String(x)}, ${String(y)}`.slice(0, 60) });
    if (!isPlace && name === null) return;
    (this.#maps[map] ??= { name, positions: [] }).positions.push({ element, x: isPlace ? right : null, y: isPlace ? down : null });
  }

  /** Where the element of this id stands in `elements`. */
  placeOf(id: string): number | undefined {
    return this.#ids.elements.get(id.trim());
  }

  /** What is wrong or worth knowing; at most as many as the limit. Without a place it is about the whole file. */
  note(code: ProblemCode, place: Place = { sheet: this.context.name, row: 0 }, params: Problem['params'] = {}, column?: string): void {
    if (!exceeds(this.context.limits, 'notes', this.#problems.length + 1)) this.#problems.push(problem(code, place, params, column));
  }

  /** For readers that know how many elements and connections will come before the first has been looked at. @throws FileRefused `too-many-rows`. */
  expect(rows: number): void {
    if (exceeds(this.context.limits, 'rows', rows)) throw new FileRefused('too-many-rows', { limit: this.context.limits.rows });
  }

  /** For readers that gather what one item has before they hand it over. @throws FileRefused `too-many-columns`. */
  checkColumns(found: number, kind: Kind = 'elements'): void {
    if (exceeds(this.context.limits, 'columns', found)) throw new FileRefused('too-many-columns', { row: this.#rows[kind], sheet: this.words[kind], column: found, limit: this.context.limits.columns });
  }

  finish(): GraphFile {
    this.#sayTimes();
    const finder = this.words.ends === 'labels' ? new EndFinder(this.#elements) : null;
    const isId = finder && this.#idsAmongEnds(finder);
    const connections = this.#raw.flatMap((raw) => this.#connection(raw, finder, isId));
    return {
      elements: this.#elements,
      connections,
      scores: [],
      things: [],
      problems: this.#problems,
      columns: { elements: this.#shown('elements'), connections: this.#shown('connections') },
      ...(this.#elements.some(({ id, implied }) => implied && id !== null) && { oneList: true }),
      ...(this.#maps.length > 0 && { maps: this.#maps.filter((map) => map !== undefined) }),
    };
  }

  #sayTimes(): void {
    const { values, misfit } = this.#times.resolve();
    if (misfit !== null) this.note('dates-as-property', undefined, { value: misfit, column: `${TIME_HEADERS.other[0]}, ${TIME_HEADERS.other[1]}` });
    for (const { kind, other, header, value } of values) {
      if (other.has(header)) continue;
      other.set(header, value);
      this.#column(kind, 'other', header).add(value);
    }
  }

  /** Of an end that no element fits, whether it is an id and no name of somebody new: where all that are found are found by their ids, or it looks like an id of the format. */
  #idsAmongEnds(finder: EndFinder): (key: string) => boolean {
    const known = this.#raw.flatMap(({ from, to }) => [trimmed(from), trimmed(to)]).filter((key) => key !== null && finder.knows(key));
    const byIds = known.length > 0 && known.every((key) => this.#ids.elements.has(key!));
    return (key) => !finder.knows(key) && (byIds || this.words.ownId?.test(key) === true);
  }

  #connection({ from, to, direction, id, row, sorted: { by, other } }: Waiting, finder: EndFinder | null, isId: ((key: string) => boolean) | null): GraphConnection[] {
    const place = { sheet: this.words.connections, row };
    const start = this.#end(from, 'no-from', place, finder, isId);
    const target = this.#end(to, 'no-to', place, finder, isId);
    if (!start || !target) return [];
    const said = textOf(by.direction)?.trim().toLowerCase();
    const way = said === 'directed' || said === 'undirected' || said === 'mutual' ? said : direction;
    return [{ from: start, to: target, direction: way, type: textOf(by.type), tags: listOf(by.tags), description: textOf(by.description), id, other, ...place }];
  }

  #end(text: string | null, missing: 'no-from' | 'no-to', place: Place, finder: EndFinder | null, isId: ((key: string) => boolean) | null): GraphEnd | null {
    const key = trimmed(text);
    if (key === null) {
      this.note(missing, place);
      return null;
    }
    if (finder && isId?.(key)) {
      // The plan tells it, for the project may know the id.
      const { at } = finder.byId(key, null, place);
      return { text: this.#elements[at]!.label, element: at, candidates: [] };
    }
    if (finder) {
      const end = finder.findWhole(key, place);
      if (end.element !== null) return { ...end, text: this.#elements[end.element]!.label };
      this.note('end-ambiguous', place, { label: key, count: end.candidates.length });
      return end;
    }
    const element = this.#ids.elements.get(key);
    if (element === undefined) {
      this.note('end-unknown', place, { id: key.slice(0, 80) });
      return null;
    }
    return { text: this.#elements[element]!.label, element, candidates: [] };
  }

  #place(kind: Kind): Place {
    this.context.budget.row();
    this.#rows[kind] += 1;
    return { sheet: this.words[kind], row: this.#rows[kind] };
  }

  #claim(kind: Kind, id: string, place: Place): boolean {
    const ids = this.#ids[kind];
    const earlier = ids.get(id);
    if (earlier === undefined) {
      ids.set(id, place.row);
      return true;
    }
    this.note('duplicate-id', place, { id: id.slice(0, 80), sheet: place.sheet, row: kind === 'elements' ? (this.#elements[earlier]?.row ?? earlier) : earlier });
    return false;
  }

  #sort(kind: Kind, values: RawElement['values'], place: Place, wantsLabel: boolean): Sorted {
    const sorted: Sorted = { by: {}, label: null, other: new Map() };
    for (const [header, given] of values) {
      const value = this.#clean(given, header, place);
      if (value === null) continue;
      const name = header.trim().toLowerCase();
      const role = ROLES[kind].find((each) => each === name && !(each in sorted.by));
      if (wantsLabel && sorted.label === null && LABELS.includes(name)) {
        sorted.label = value;
        continue;
      }
      const own = role ? header : headerFor(header, sorted.other);
      if (role) sorted.by[role] = value;
      else sorted.other.set(own, value);
      this.#column(kind, role ?? 'other', own).add(value);
    }
    return sorted;
  }

  /** What is nothing is null; what is too long is refused. */
  #clean(value: GraphValue, column: string, place: Place): GraphValue {
    if (Array.isArray(value)) {
      const texts = value.filter((text) => text.trim() !== '');
      for (const text of texts) this.#count(text, place);
      return texts.length === 0 ? null : texts;
    }
    if (typeof value === 'string' && value.trim() === '') return null;
    if (typeof value === 'number' && !Number.isFinite(value)) {
      this.note('number-left-out', place, { value: String(value), column: column.slice(0, 80) }, column);
      return null;
    }
    if (value !== null) this.#count(value, place);
    return value;
  }

  #count(value: string | number | boolean, place: Place): void {
    if (typeof value === 'string') this.#checkLength(value, place);
    this.context.budget.cell(value);
  }

  #checkLength(text: string, { row, sheet }: Place): void {
    if (exceeds(this.context.limits, 'cellChars', text.length)) throw new FileRefused('cell-too-long', { row, sheet, limit: this.context.limits.cellChars });
  }

  #column(kind: Kind, role: ColumnRole, header: string): TypeGuess {
    const columns = this.#columns[kind];
    const key = role === 'other' ? `other ${header}` : role;
    let column = columns.get(key);
    if (!column) {
      this.checkColumns(columns.size + 1, kind);
      columns.set(key, (column = { header, role, guess: new TypeGuess(this.words.typed) }));
    }
    return column.guess;
  }

  #shown(kind: Kind): Column[] {
    return [...this.#columns[kind].values()].map(({ header, role, guess }) => ({ header, role, type: role === 'other' ? guess.type : role === 'tags' ? 'list' : 'text', filled: guess.filled, samples: guess.samples }));
  }
}

/** A header that an item has twice gets a number. */
export function headerFor(header: string, taken: { has(header: string): boolean }): string {
  let unique = header;
  for (let n = 2; taken.has(unique); n += 1) unique = `${header} (${n})`;
  return unique;
}

const trimmed = (text: string | null): string | null => (text === null || text.trim() === '' ? null : text.trim());

function textOf(value: GraphValue | undefined): string | null {
  if (value === undefined || value === null) return null;
  return Array.isArray(value) ? value.join(', ') : String(value);
}

const listOf = (value: GraphValue | undefined): string[] => (value === undefined ? [] : Array.isArray(value) ? value : splitValues(value));
