import { FORMAT_WORDS, type FormatWithWords, type FormatWords } from './format-words.js';
import type { Kind } from './times.js';
import type { GraphOutput, OutputConnection, OutputElement } from './output.js';
import type { ColumnType, GraphPosition, GraphValue } from './types.js';
import { joinValues } from './values.js';

/** What formats that name elements by id, and give them attributes by name, write of an output: the same for all of them. */

type Item = OutputElement | OutputConnection;

/** An attribute as it is written. */
export interface WrittenColumn {
  header: string;
  /** What all its values are; `text` where they are of several kinds, and then they are all written as text. */
  type: Exclude<ColumnType, 'date'>;
  of: (item: Item) => GraphValue;
  /** A column of the person's own that is called like a part of the format, and so has another name in the file. */
  renamed: boolean;
  /** One of the columns that every table has, such as Type. */
  isStandard: boolean;
}

const mutual = (item: Item): GraphValue => ('direction' in item && item.direction === 'mutual' ? item.direction : null);

const STANDARD: Record<Kind, readonly { header: string; of: (item: Item) => GraphValue }[]> = {
  elements: [
    { header: 'Type', of: ({ type }) => type },
    { header: 'Tags', of: ({ tags }) => [...tags] },
    { header: 'Description', of: ({ description }) => description },
    { header: 'Image', of: (item) => ('image' in item ? item.image : null) },
  ],
  connections: [
    { header: 'Type', of: ({ type }) => type },
    { header: 'Tags', of: ({ tags }) => [...tags] },
    { header: 'Description', of: ({ description }) => description },
    { header: 'Direction', of: (item) => ('direction' in item ? item.direction : null) },
  ],
};

/**
 * The attributes of the elements or connections: standard ones that some item has something in, then those of the person's own.
 */
export function columnsToWrite(output: GraphOutput, kind: Kind, format: FormatWithWords): WrittenColumn[] {
  const { native = [], reserved = [], onlyMutual = false }: FormatWords = FORMAT_WORDS[format][kind];
  const items: readonly Item[] = output[kind];
  const all = STANDARD[kind].map(({ header, of }) => ({ header, of: onlyMutual && header === 'Direction' ? mutual : of }));
  const standard = all.filter(({ header, of }) => !native.includes(header.toLowerCase()) && items.some((item) => isSaid(of(item))));
  const own = output.columns[kind].filter(({ role = 'other', header }) => role === 'other' && !native.includes(header.toLowerCase()) && items.some((item) => isSaid(item.other.get(header) ?? null)));
  const taken = new Set<string>([...STANDARD[kind].map(({ header }) => header.toLowerCase()), ...reserved]);
  return [
    ...standard.map(({ header, of }) => typed({ header, of, renamed: false, isStandard: true }, items)),
    ...own.map(({ header }) => {
      const name = nameFor(header, taken);
      return typed({ header: name, of: ({ other }) => other.get(header) ?? null, renamed: name !== header, isStandard: false }, items);
    }),
  ];
}

/** Ids of the elements, all of them different: those that they have, and others for those that have none. */
export function idsToWrite(elements: readonly OutputElement[]): string[] {
  const taken = new Set(elements.flatMap(({ id }) => id ?? []));
  let next = 0;
  return elements.map(({ id }) => {
    if (id !== null) return id;
    do next += 1;
    while (taken.has(`n${next}`));
    return `n${next}`;
  });
}

/** Names of the elements, all of them different: who shares a label has the ID after it. */
export function namesOf(elements: readonly OutputElement[]): string[] {
  const ids = idsToWrite(elements);
  const counts = new Map<string, number>();
  for (const { label } of elements) counts.set(label, (counts.get(label) ?? 0) + 1);
  const taken = new Set(elements.flatMap(({ label }) => (counts.get(label) === 1 ? [label] : [])));
  return elements.map(({ label }, index) => {
    if (counts.get(label) === 1) return label;
    let name = `${label} (${ids[index]})`;
    while (taken.has(name)) name += ' ';
    taken.add(name);
    return name;
  });
}

/** Places in `elements` of both ends of a connection; undefined where the output does not say which element is meant. */
export function endsOf({ from, to }: OutputConnection): readonly [number, number] | undefined {
  const ends = [from.element ?? null, to.element ?? null] as const;
  return ends[0] === null || ends[1] === null ? undefined : (ends as [number, number]);
}

/** Where the elements are, for a format with one position an element: on the only map. */
export function positionsOf({ maps = [] }: GraphOutput): ReadonlyMap<number, GraphPosition & { x: number; y: number }> {
  const positions = maps.length === 1 ? maps[0]!.positions : [];
  return new Map(positions.flatMap((position) => (position.x === null || position.y === null ? [] : [[position.element, position as GraphPosition & { x: number; y: number }]])));
}

/** The value as text, for a format or a column that holds nothing else. */
export const asText = (value: GraphValue): string => (Array.isArray(value) ? (joinValues(value) ?? '') : String(value));

export const isSaid = (value: GraphValue): boolean => value !== null && value !== '' && (!Array.isArray(value) || value.length > 0) && (typeof value !== 'number' || Number.isFinite(value));

function typed({ header, of, ...rest }: Omit<WrittenColumn, 'type'>, items: readonly Item[]): WrittenColumn {
  const types = new Set(items.map(of).filter(isSaid).map((value) => (Array.isArray(value) ? 'list' : typeof value === 'string' ? 'text' : typeof value)));
  const [only] = types;
  return { header, of, ...rest, type: types.size === 1 ? (only as WrittenColumn['type']) : 'text' };
}

function nameFor(header: string, taken: Set<string>): string {
  let name = header;
  for (let n = 2; taken.has(name.trim().toLowerCase()); n += 1) name = `${header} (${n})`;
  // Names that differ only in case stay apart, but for those that mean something.
  return name;
}
