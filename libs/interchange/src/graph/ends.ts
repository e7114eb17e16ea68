import { splitValues } from './values.js';
import type { GraphElement, GraphEnd, Place } from './types.js';

/**
 * Finds the elements that connections name: by ID, else by label, else by label without regard to case. An element that no row describes is created,
 * as Kumu does; so is one whose key no row of elements has, with what its connections say of it.
 */
export class EndFinder {
  readonly #byId = new Map<string, number[]>();
  readonly #byLabel = new Map<string, number[]>();
  readonly #byFoldedLabel = new Map<string, number[]>();

  /** @param elements grows by the elements that are only named */
  constructor(private readonly elements: GraphElement[]) {
    elements.forEach((_, index) => this.#index(index));
  }

  /** The ends a cell names. A text that as a whole is an element is that element; else `|` separates several. */
  find(text: string, place: Place): GraphEnd[] {
    const whole = this.#lookUp(text);
    if (whole.length > 0) return [toEnd(text, whole)];
    return splitValues(text).map((piece) => {
      const found = this.#lookUp(piece);
      return toEnd(piece, found.length > 0 ? found : [this.#create(piece, place)]);
    });
  }

  /** How many ends a cell names; none is made. */
  count(text: string): number {
    return this.#lookUp(text).length > 0 ? 1 : splitValues(text).length;
  }

  /** The element with this ID, or a new one. */
  byId(id: string, label: string | null, place: Place): { at: number; made: boolean } {
    const known = this.#byId.get(id.trim());
    if (known) return { at: known[0]!, made: false };
    return { at: this.#add({ ...unsaid(label ?? id, place), id, implied: label === null }), made: true };
  }

  /** The one element that a text as a whole names; `|` is a letter like others. */
  findWhole(text: string, place: Place): GraphEnd {
    const found = this.#lookUp(text);
    return toEnd(text, found.length > 0 ? found : [this.#create(text, place)]);
  }

  /** Whether some element has this text as its ID or label. */
  knows(text: string): boolean {
    return this.#lookUp(text).length > 0;
  }

  #lookUp(text: string): number[] {
    const key = labelKey(text);
    return this.#byId.get(text.trim()) ?? this.#byLabel.get(key) ?? this.#byFoldedLabel.get(key.toLowerCase()) ?? [];
  }

  #create(label: string, place: Place): number {
    return this.#add({ ...unsaid(label, place), implied: true });
  }

  #add(element: GraphElement): number {
    this.elements.push(element);
    this.#index(this.elements.length - 1);
    return this.elements.length - 1;
  }

  #index(index: number): void {
    const { label, id } = this.elements[index]!;
    const key = labelKey(label);
    if (id !== null) append(this.#byId, id.trim(), index);
    append(this.#byLabel, key, index);
    append(this.#byFoldedLabel, key.toLowerCase(), index);
  }
}

/** An element of which nothing is said but its label. */
const unsaid = (label: string, { sheet, row }: Place): Omit<GraphElement, 'implied'> => ({ label, type: null, tags: [], description: null, image: null, id: null, other: new Map(), sheet, row });

/** Labels that differ only in spaces or in how an accent is encoded are the same. */
export function labelKey(label: string): string {
  return label.normalize('NFC').trim().replace(/\s+/g, ' ');
}

function toEnd(text: string, found: number[]): GraphEnd {
  return found.length === 1 ? { text, element: found[0]!, candidates: [] } : { text, element: null, candidates: found };
}

function append(index: Map<string, number[]>, key: string, value: number): void {
  const list = index.get(key);
  if (list) list.push(value);
  else index.set(key, [value]);
}
