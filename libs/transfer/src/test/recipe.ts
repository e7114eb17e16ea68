/** Files at random: elements and connections with all that a project can keep of them. */
import fc from 'fast-check';
import type { Cell, Table } from '@baraza/interchange';
import type { ImportChoices } from '../import/types.js';

/** Texts as the product keeps them: without outer space, in one form. */
const word = fc.oneof(fc.stringMatching(/^[A-Za-z0-9ßéمجلس.,;:()=+@#'"-]{1,12}$/), fc.constantFrom('=1+1', '007', 'TRUE', 'null', 'A b', '-', 'قائد', "'x", '1.50', '2005-08-03'));
const label = word.filter((text) => !text.includes('|'));
const cell: fc.Arbitrary<Cell> = fc.oneof(word, fc.integer({ min: -5, max: 20 }), fc.boolean(), fc.constant(null), fc.constantFrom('a|b', '2005-08', 'formal', 'Formal'));
/** Headers of the person's own, headers of built-in fields among them. */
const header = fc.oneof(word.map((text) => `h ${text}`), fc.constantFrom('Influence', 'Strength', 'Sentiment', 'Size', 'Level', 'Sector', 'Formality', 'Valid from', 'Aliases', 'Confidence', 'Place', 'Marginalised', 'Label (2)'));

export interface Recipe {
  labels: string[];
  elements: { type: string | null; tags: string[]; description: string | null; id: boolean; place: string | null; sector: string | null; cells: Cell[] }[];
  ties: { from: number; to: number; type: string | null; direction: string | null; cells: Cell[] }[];
  headers: string[];
}
const option = <T>(arbitrary: fc.Arbitrary<T>): fc.Arbitrary<T | null> => fc.option(arbitrary, { nil: null });
export const recipe: fc.Arbitrary<Recipe> = fc.integer({ min: 1, max: 6 }).chain((size) =>
  fc.record({
    labels: fc.uniqueArray(label, { minLength: size, maxLength: size, selector: (text) => text.toLowerCase() }),
    elements: fc.array(fc.record({ type: option(fc.constantFrom('Person', 'Village council', 'NGO')), tags: fc.uniqueArray(fc.stringMatching(/^[a-zé0-9]{1,5}$/), { maxLength: 3 }), description: option(word), id: fc.boolean(), place: option(fc.constantFrom('Kampala', "St. John's", 'قرية', '007', 'a|b')), sector: option(fc.constantFrom('Widgets', 'Water and sanitation', '2005-08')), cells: fc.array(cell, { minLength: 4, maxLength: 4 }) }), { minLength: size, maxLength: size }),
    ties: fc.array(fc.record({ from: fc.nat(size - 1), to: fc.nat(size - 1), type: option(fc.constantFrom('funds', 'Alliance', 'knows')), direction: option(fc.constantFrom('directed', 'undirected', 'mutual')), cells: fc.array(cell, { minLength: 4, maxLength: 4 }) }), { maxLength: 8 }),
    headers: fc.uniqueArray(header, { minLength: 4, maxLength: 4, selector: (text) => text.trim().toLowerCase() }),
  }),
);

const sheet = (name: string, head: string[], rows: Cell[][]): Table => ({ sheet: name, hidden: false, headerRow: 1, header: head, rows: rows.map((cells, i) => ({ row: i + 2, cells })), notes: [] });

/** Built-in fields that name a place or a word of a list. */
const NAMED = { Place: 'place', Sector: 'sector' } as const;
/** Those of the recipe, where no column of the person's own has their name. */
const namedOf = ({ headers }: Pick<Recipe, 'headers'>): (keyof typeof NAMED)[] => (['Place', 'Sector'] as const).filter((header) => !headers.includes(header));

/** What makes them fields of an empty project, whose words these are not yet. */
export const fieldsOf = (made: Pick<Recipe, 'headers'>): NonNullable<ImportChoices['columns']> => Object.fromEntries(namedOf(made).map((header) => [`stakeholder:${header}`, 'field']));

export function tablesOf({ labels, elements, ties, headers }: Recipe): Table[] {
  const named = namedOf({ headers });
  const join = (list: string[]): Cell => (list.length === 0 ? null : list.join('|'));
  return [
    sheet('Elements', ['Label', 'Type', 'Tags', 'Description', 'ID', ...named, ...headers], elements.map(({ type, tags, description, id, cells, ...element }, i) => [labels[i]!, type, join(tags), description, id ? `id-${i}` : null, ...named.map((header) => element[NAMED[header]]), ...cells])),
    sheet('Connections', ['From', 'To', 'Type', 'Direction', ...headers], ties.map(({ from, to, type, direction, cells }) => [labels[from]!, labels[to]!, type, direction, ...cells])),
  ];
}
