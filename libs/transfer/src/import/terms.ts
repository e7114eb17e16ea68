/** Words of a file as terms and places of the project: those that are there, and those that the import adds. */
import { ENTITIES, type KindShape, misfitOf, type Records, SpareLooks, SPARE_SHAPES, spareShape } from '@baraza/domain';
import type { RecordStore } from '@baraza/store';
import { canonical, MISFIT } from '../registry/canonical.js';
import { liveInOrder } from '../registry/state.js';
import { Codes, wordKey, wordOf } from '../registry/words.js';
import { misfitProblem, problem } from './problems.js';
import type { ImportedRow, Place, PlanProblem, PlanTerm } from './types.js';

const TERM_NAME = ENTITIES.term.fields.name;

type ImportedVocabulary = PlanTerm['vocabulary'];

interface Entry {
  id: string;
  word: string;
  isNew: boolean;
  count: number;
}

/** Finds terms by their word or code, whatever the case, and makes those that are missing. */
export class TermBook {
  private readonly rows: (ImportedRow & { readonly id: string })[] = [];
  private readonly entries = new Map<string, Entry>();
  private readonly codes = new Map<string, Codes>();
  private readonly orders = new Map<string, number>();
  private readonly thingIds = new Set<string>();
  private readonly noted = new Set<string>();
  private readonly looks = new SpareLooks();
  /** Words of new kinds of things, which are no stakeholders. */
  private readonly things: ReadonlySet<string>;
  private readonly kinds: { readonly shape: KindShape | null }[] = [];

  constructor(
    store: RecordStore,
    private readonly newId: () => string,
    private readonly problems: PlanProblem[],
    things: readonly string[] = [],
  ) {
    this.things = new Set(things.map(wordKey));
    for (const term of liveInOrder(store, 'term')) if (term.thing) this.thingIds.add(term.id);
    const terms = liveInOrder(store, 'term');
    // What people read wins over codes where one word is another's code.
    const known = new Map<string, Entry>();
    for (const keyOf of [(term: Records['term']) => wordOf(term), (term: Records['term']) => term.code]) {
      for (const term of terms) {
        const key = `${term.vocabulary} ${wordKey(keyOf(term))}`;
        if (this.entries.has(key)) continue;
        const entry = known.get(term.id) ?? { id: term.id, word: wordOf(term), isNew: false, count: 0 };
        known.set(term.id, entry);
        this.entries.set(key, entry);
      }
    }
    for (const term of terms) this.looks.add(term);
    this.kinds.push(...terms.filter(({ vocabulary }) => vocabulary === 'kind'));
    for (const { vocabulary, code, order } of terms) {
      this.codesOf(vocabulary).add(code);
      this.orders.set(vocabulary, Math.max(this.orders.get(vocabulary) ?? 0, order ?? 0));
    }
  }

  /** Id of the term that a word means, if there is one. */
  readonly find = (vocabulary: Records['term']['vocabulary'], word: string): string | undefined => this.entries.get(`${vocabulary} ${wordKey(word)}`)?.id;

  /** Id of the term that a word of a row means; a missing one is added. Undefined where the word is too long for one. */
  require(vocabulary: ImportedVocabulary, raw: string, place: Place, column: string): string | undefined {
    const word = raw.normalize('NFC').trim().replace(/\s+/g, ' ');
    if (canonical(TERM_NAME, word) === MISFIT) {
      this.problems.push(misfitProblem(misfitOf(TERM_NAME, word), word, place, column));
      return undefined;
    }
    const key = `${vocabulary} ${wordKey(word)}`;
    const entry = this.entries.get(key) ?? this.add(vocabulary, word, key);
    entry.count += 1;
    if (entry.word !== word && !this.noted.has(`${key} ${word}`)) {
      this.noted.add(`${key} ${word}`);
      this.problems.push(problem('spelled-otherwise', place, { value: word, word: entry.word }, column));
    }
    return entry.id;
  }

  /** The terms that the project has not, once all rows are read. */
  added(): ImportedRow[] {
    const shapes = this.newShapes();
    return this.rows.map((row) => (shapes.has(row.id) ? { ...row, shape: shapes.get(row.id) } : row));
  }

  /** Whether this kind is one of things, and not of stakeholders. */
  isThing(kind: string | null | undefined): boolean {
    return kind !== null && kind !== undefined && this.thingIds.has(kind);
  }

  /** The terms that rows of the file have, the most frequent first. */
  used(): PlanTerm[] {
    const seen = new Set<string>();
    return [...this.entries]
      .filter(([, { id, count }]) => count > 0 && !seen.has(id) && seen.add(id))
      .map(([key, { word, isNew, count }]) => ({ vocabulary: key.slice(0, key.indexOf(' ')) as ImportedVocabulary, word, isNew, count }))
      .sort((a, b) => b.count - a.count || (a.word < b.word ? -1 : 1));
  }

  private add(vocabulary: ImportedVocabulary, word: string, key: string): Entry {
    const code = this.codesOf(vocabulary).make(word);
    const order = (this.orders.get(vocabulary) ?? 0) + 1;
    this.orders.set(vocabulary, order);
    const thing = vocabulary === 'kind' && this.things.has(wordKey(word));
    const entry: Entry = { id: this.newId(), word, isNew: true, count: 0 };
    this.entries.set(key, entry);
    if (thing) this.thingIds.add(entry.id);
    this.rows.push({ id: entry.id, vocabulary, code, name: word, order, ...(vocabulary === 'relationshipType' ? this.looks.next() : {}), ...(thing ? { thing } : {}) });
    return entry;
  }

  /** Shapes for the new kinds, by id. As there may be more kinds than shapes, the most frequent get theirs first and the rarest share the last. */
  private newShapes(): ReadonlyMap<string, KindShape> {
    const given = new Map<string, KindShape>();
    const used = [...this.kinds];
    const kinds = this.rows.flatMap(({ id, vocabulary }) => (vocabulary === 'kind' ? [id] : []));
    const counts = new Map([...this.entries.values()].map(({ id, count }) => [id, count]));
    let last: KindShape | null = null;
    for (const id of kinds.sort((a, b) => counts.get(b)! - counts.get(a)!)) {
      const shape: KindShape = last !== null && given.size >= SPARE_SHAPES ? last : spareShape(used);
      used.push({ shape });
      given.set(id, shape);
      last = shape;
    }
    return given;
  }

  private codesOf(vocabulary: string): Codes {
    const codes = this.codes.get(vocabulary) ?? new Codes();
    this.codes.set(vocabulary, codes);
    return codes;
  }
}

/** Finds places by name and makes those that are missing. */
export class PlaceBook {
  readonly added: ImportedRow[] = [];
  private readonly byName = new Map<string, string>();

  constructor(
    store: RecordStore,
    private readonly newId: () => string,
  ) {
    for (const { id, name } of liveInOrder(store, 'place')) if (!this.byName.has(wordKey(name))) this.byName.set(wordKey(name), id);
  }

  readonly find = (name: string): string | undefined => this.byName.get(wordKey(name));

  require(name: string): string {
    const known = this.find(name);
    if (known !== undefined) return known;
    const id = this.newId();
    this.byName.set(wordKey(name), id);
    this.added.push({ id, name });
    return id;
  }
}
