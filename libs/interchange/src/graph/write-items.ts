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
  const { native = [], reserved = [], onlyMutual = false, smallLetters = false }: FormatWords = FORMAT_WORDS[format][kind];
  const items: readonly Item[] = output[kind];
  const all = STANDARD[kind].map(({ header, of }) => ({ header, of: onlyMutual && header === 'Direction' ? mutual : of }));
  const standard = all.filter(({ header, of }) => !native.includes(header) && items.some((item) => isSaid(of(item))));
  const isLabel = (header: string): boolean => header === LABEL && native.includes(LABEL) && isAllText(items);
  const own = output.columns[kind].filter(({ role = 'other', header }) => role === 'other' && !isLabel(header) && items.some((item) => isSaid(item.other.get(header) ?? null)));
  const special = [...STANDARD[kind].map(({ header }) => header), ...native, ...reserved];
  const names = namesFor(own.map(({ header }) => header), { special, smallLetters });
  return [
    ...standard.map(({ header, of }) => typed({ header, of, renamed: false, isStandard: true }, items)),
    ...own.map(({ header, renamed = false }, index) => typed({ header: names[index]!, of: ({ other }) => other.get(header) ?? null, renamed: renamed || names[index] !== header, isStandard: false }, items)),
  ];
}

const LABEL = 'Label';

const isAllText = (items: readonly Item[]): boolean => items.every(({ other }) => !isSaid(other.get(LABEL) ?? null) || typeof other.get(LABEL) === 'string');

/** What a format that labels connections writes there: their property `Label`, where all its values are text; others are columns. */
export function labelsOf({ connections }: GraphOutput): (connection: OutputConnection) => string | null {
  if (!isAllText(connections)) return () => null;
  return ({ other }) => (isSaid(other.get(LABEL) ?? null) ? (other.get(LABEL) as string) : null);
}

/**
 * Headers as they are written, in the same order: one that means something in the format, in whatever case, or that is taken, gets a number.
 * @param taken exact headers of other columns
 */
export function namesFor(headers: readonly string[], { special, taken = [], smallLetters = false }: { special: readonly string[]; taken?: readonly string[]; smallLetters?: boolean }): string[] {
  const key = (name: string): string => (smallLetters ? name.toLowerCase() : name);
  const meaning = new Set(special.map((word) => word.toLowerCase()));
  const given = new Set(headers.map(key));
  const used = new Set(taken.map(key));
  return headers.map((header) => {
    const isFree = (name: string): boolean => !meaning.has(name.trim().toLowerCase()) && !used.has(key(name)) && (name === header || !given.has(key(name)));
    let name = header;
    for (let n = 2; !isFree(name); n += 1) name = `${header} (${n})`;
    used.add(key(name));
    return name;
  });
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
