/** Rows that were copied from a spreadsheet: which column holds what, and what of each row cannot be taken. */
import { canonicalLine, fold, IDENTITY, longestOf, wordKey } from '@baraza/domain';
import { wholeNumber } from './draft.js';

export type Column = 'name' | 'contact' | 'stakeholder' | 'language' | `dimension ${string}` | null;

export interface PasteContext {
  readonly dimensions: readonly { readonly id: string; /** Its name and code, as they may stand in a header. */ readonly words: readonly string[]; readonly groups: readonly { readonly value: string; readonly words: readonly string[] }[] }[];
  readonly stakeholders: readonly { readonly id: string; readonly name: string }[];
  /** Names and pseudonyms of those who are in the session already, as far as this screen knows them. */
  readonly here: readonly string[];
  /** Words for the other columns, in all languages of the product. */
  readonly words: Readonly<Record<'name' | 'contact' | 'stakeholder' | 'language', readonly string[]>>;
}

export interface PastedRow {
  readonly line: number;
  readonly name: string;
  readonly contact: string | null;
  readonly stakeholder: string | null;
  readonly language: string | null;
  readonly groups: Readonly<Record<string, string>>;
  /** Cells that say nothing that is known here; the row is taken without them. */
  readonly unread: readonly string[];
  /** Why the row is left out; null: it is taken. */
  readonly leftOut: 'noName' | 'nameTooLong' | 'contactTooLong' | 'twice' | 'here' | null;
  /** The row as it was pasted. */
  readonly source: string;
}

/** A cell that stands in the column of a dimension and that nothing here explains. */
export interface UnreadGroup {
  readonly key: string;
  readonly dimension: string;
  readonly cell: string;
  readonly rows: number;
}

/** What somebody said that such cells mean, by their keys; null: it was asked, and they stay empty. */
export type Meant = Readonly<Record<string, string | null>>;

export interface Pasted {
  readonly columns: readonly Column[];
  /** Words above the columns; null where the first row is somebody. */
  readonly header: readonly string[] | null;
  /** The row of those words as it was pasted. */
  readonly headerSource: string | null;
  readonly rows: readonly PastedRow[];
  /** Those whose meaning was said among them, so that it can be said anew. */
  readonly unreadGroups: readonly UnreadGroup[];
}

interface SourceRow {
  readonly cells: string[];
  readonly source: string;
}

/** Rows of cells. Spreadsheets copy with tabs and quote cells that hold line breaks; lists from letters come with semicolons or commas. */
export const cellsOf = (text: string): string[][] => rowsOf(text).map(({ cells }) => cells);

function rowsOf(text: string): SourceRow[] {
  const separator = ['\t', ';', ','].find((each) => text.includes(each)) ?? '\t';
  const rows: { cells: string[]; source: string }[] = [];
  let cells: string[] = [];
  let from = 0;
  let cell = '';
  let quoted = false;
  const endCell = (): void => void (cells.push(cell.replace(/\s+/gu, ' ').trim()), (cell = ''));
  const endRow = (end: number): void => {
    endCell();
    rows.push({ cells, source: text.slice(from, end).replace(/\r$/u, '') });
    [cells, from] = [[], end + 1];
  };
  for (let index = 0; index < text.length; index += 1) {
    const letter = text[index]!;
    if (quoted) {
      if (letter === '"' && text[index + 1] === '"') cell += text[(index += 1)];
      else if (letter === '"') quoted = false;
      else cell += letter;
    } else if (letter === '"' && cell.trim() === '') [quoted, cell] = [true, ''];
    else if (letter === separator) endCell();
    else if (letter === '\n') endRow(index);
    else if (letter !== '\r') cell += letter;
  }
  endRow(text.length);
  return rows.filter((row) => row.cells.some((each) => each !== ''));
}

/** Nobody is older; such a number is a slip, and no band takes it. */
const OLDEST = 120;
const AGE_BAND = /^(\d+)\s*(?:[-–—]\s*(\d+)|\+)$/u;

type DimensionWords = PasteContext['dimensions'][number];
const LETTER = /^\p{L}$/u;

/** The group that a cell means: by its word or code, or for a number the band that holds it. */
function groupOf({ groups }: DimensionWords, cell: string): string | null {
  const wanted = wordKey(cell);
  const named = wanted === '' ? undefined : groups.find(({ value, words }) => [value, ...words].some((word) => wordKey(word) === wanted));
  if (named) return named.value;
  const initial = LETTER.test(wanted) ? groups.filter(({ value, words }) => [value, ...words].some((word) => wordKey(word).startsWith(wanted))) : [];
  if (initial.length === 1) return initial[0]!.value;
  const age = wholeNumber(cell);
  if (age === null || age > OLDEST) return null;
  return groups.find(({ value }) => {
    const [, from, to] = AGE_BAND.exec(value) ?? [];
    return from !== undefined && age >= Number(from) && age <= (to === undefined ? Infinity : Number(to));
  })?.value ?? null;
}

/** Letters that stand for one group in every language of the lists, so that another letter for the same one makes them no other. */
const CLEAR: ReadonlySet<string> = new Set(['f', 'w', 'ف', wordKey('أ'), 'ذ']);

/** Letters of a column that mean a group together with another letter of it: who writes H and M means hombre and mujer, and not two words for men. */
function doubtfulLetters(dimension: DimensionWords, cells: readonly string[]): ReadonlySet<string> {
  const letters = [...new Set(cells.map(wordKey))].filter((key) => LETTER.test(key) && !CLEAR.has(key));
  return new Set(letters.filter((letter) => letters.some((other) => other !== letter && groupOf(dimension, letter) !== null && groupOf(dimension, other) === groupOf(dimension, letter))));
}

const LANGUAGE_TAG = /^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/;
const CONTACT = /@|^\+?[\d\s()/-]{6,}$/u;
/** So much of a column must be understood for its content to say what it is. */
const ENOUGH = 0.6;

/** Reads what was pasted. A header is believed; columns without one are known by what stands in them, and the first column of words is the names. */
export function readPasted(text: string, context: PasteContext, chosen: readonly (Column | undefined)[] = [], meant: Meant = {}, anyway: ReadonlySet<number> = new Set()): Pasted {
  const sources = rowsOf(text);
  const cells = sources.map((row) => row.cells);
  const width = Math.max(0, ...cells.map(({ length }) => length));
  const byHeader = Array.from({ length: width }, (_, index) => headed(cells[0]?.[index] ?? '', context));
  const header = byHeader.some((column) => column !== null) ? (cells[0] ?? null) : null;
  const body = header ? cells.slice(1) : cells;
  const columns: Column[] = [];
  for (let index = 0; index < width; index += 1) {
    const column = byHeader[index] ?? contentOf(body.map((row) => row[index] ?? ''), context);
    columns.push(columns.includes(column) ? null : column);
  }
  if (!columns.includes('name')) {
    const first = columns.findIndex((column, index) => column === null && body.some((row) => /\p{L}/u.test(row[index] ?? '')));
    if (first >= 0) columns[first] = 'name';
  }
  chosen.forEach((column, index) => {
    if (column === undefined || index >= width) return;
    const before = column === null ? -1 : columns.indexOf(column);
    if (before >= 0) columns[before] = null;
    columns[index] = column;
  });
  const unread = new Map<string, UnreadGroup>();
  const explained = body.map((): Record<string, string> => ({}));
  for (const dimension of context.dimensions) {
    const at = columns.indexOf(`dimension ${dimension.id}`);
    const inColumn = body.map((row) => (at < 0 ? '' : (row[at] ?? '')));
    const doubtful = doubtfulLetters(dimension, inColumn);
    inColumn.forEach((cell, row) => {
      if (cell === '') return;
      const key = `${dimension.id} ${fold(cell)}`;
      // What was asked once stays what was answered, also where the rows that made it doubtful are gone from the list.
      const known = key in meant || doubtful.has(wordKey(cell)) ? null : groupOf(dimension, cell);
      if (known === null) unread.set(key, { key, dimension: dimension.id, cell, rows: (unread.get(key)?.rows ?? 0) + 1 });
      const group = known ?? meant[key];
      if (group !== undefined && group !== null) explained[row]![dimension.id] = group;
    });
  }
  const seen = new Set<string>();
  const here = new Set(context.here.map(nameKey));
  const rows = body.map((row, index) => {
    const read = rowOf(row, sources[index + (header ? 1 : 0)]!.source, index + (header ? 2 : 1), columns, context, explained[index]!, seen);
    return read.leftOut === null && here.has(nameKey(read.name)) && !anyway.has(read.line) ? { ...read, leftOut: 'here' as const } : read;
  });
  return { columns, header, headerSource: header && sources[0]!.source, rows, unreadGroups: [...unread.values()] };
}

/** Letters of a name or contact, as they are counted when it is kept. */
export const lengthOf = (words: string): number => canonicalLine(words).length;
/** So many a name and a contact may have. */
export const LONGEST = { name: longestOf(IDENTITY.name), contact: longestOf(IDENTITY.contact) };
const isTooLong = (field: keyof typeof LONGEST, words: string): boolean => lengthOf(words) > LONGEST[field];

/** What is wrong with the row itself: it waits in the box until somebody mends it. */
export const isToMend = ({ leftOut }: Pick<PastedRow, 'leftOut'>): boolean => leftOut === 'noName' || leftOut === 'nameTooLong' || leftOut === 'contactTooLong';

export interface PasteBox {
  readonly text: string;
  readonly chosen: readonly (Column | undefined)[];
  readonly meant: Meant;
  readonly anyway: ReadonlySet<number>;
}

export const EMPTY_BOX: PasteBox = { text: '', chosen: [], meant: {}, anyway: new Set() };

/** What stays in the box when these rows were added: the others as they were pasted, understood as they were before. */
export function boxAfter({ columns, headerSource, rows, unreadGroups }: Pasted, added: ReadonlySet<number>, { meant, anyway }: PasteBox): PasteBox {
  const stays = rows.filter((row) => isToMend(row) || (row.leftOut === null && !added.has(row.line)));
  if (stays.length === 0) return EMPTY_BOX;
  const first = headerSource === null ? 1 : 2;
  return {
    text: [headerSource, ...stays.map(({ source }) => source)].filter((each) => each !== null).join('\n'),
    chosen: columns,
    meant: { ...Object.fromEntries(unreadGroups.map(({ key }) => [key, null])), ...meant },
    anyway: new Set(stays.flatMap(({ line }, index) => (anyway.has(line) ? [first + index] : []))),
  };
}

/** The box with other text in it. Another table has other columns and other cells to explain; a row that is mended is still of the same one. */
export function retyped(box: PasteBox, text: string): PasteBox {
  const [before, after] = [box.text, text].map((each) => cellsOf(each).slice(0, 1).map((row) => row.length)[0]);
  // Lines are other people now.
  return before === after ? { ...box, text, anyway: EMPTY_BOX.anyway } : { ...EMPTY_BOX, text };
}

const nameKey = (name: string): string => fold(name).replace(/\s+/gu, ' ');

function headed(word: string, { words, dimensions }: PasteContext): Column {
  const wanted = wordKey(word);
  if (wanted === '') return null;
  const dimension = dimensions.find((each) => each.words.some((one) => wordKey(one) === wanted));
  if (dimension) return `dimension ${dimension.id}`;
  return (Object.keys(words) as (keyof typeof words)[]).find((column) => words[column].some((one) => wordKey(one) === wanted)) ?? null;
}

function contentOf(cells: readonly string[], { dimensions, stakeholders }: PasteContext): Column {
  const filled = cells.filter((cell) => cell !== '');
  const mostly = (test: (cell: string) => boolean): boolean => filled.length > 0 && filled.filter(test).length / filled.length >= ENOUGH;
  const dimension = dimensions.find((each) => mostly((cell) => groupOf(each, cell) !== null));
  if (dimension) return `dimension ${dimension.id}`;
  if (mostly((cell) => CONTACT.test(cell))) return 'contact';
  const names = new Set(stakeholders.map(({ name }) => fold(name)));
  if (mostly((cell) => names.has(fold(cell)))) return 'stakeholder';
  return mostly((cell) => LANGUAGE_TAG.test(cell)) ? 'language' : null;
}

function rowOf(cells: readonly string[], source: string, line: number, columns: readonly Column[], { dimensions, stakeholders }: PasteContext, groups: Readonly<Record<string, string>>, seen: Set<string>): PastedRow {
  const at = (column: Column): string => cells[columns.indexOf(column)] ?? '';
  const unread: string[] = [];
  for (const { id } of dimensions) {
    const cell = columns.includes(`dimension ${id}`) ? at(`dimension ${id}`) : '';
    if (cell !== '' && groups[id] === undefined) unread.push(cell);
  }
  const named = columns.includes('stakeholder') ? at('stakeholder') : '';
  const stakeholder = stakeholders.find(({ name }) => named !== '' && fold(name) === fold(named))?.id ?? null;
  if (named !== '' && stakeholder === null) unread.push(named);
  const tag = columns.includes('language') ? at('language') : '';
  if (tag !== '' && !LANGUAGE_TAG.test(tag)) unread.push(tag);
  const name = columns.includes('name') ? at('name') : '';
  const contact = columns.includes('contact') ? at('contact') : '';
  const key = `${fold(name)} ${contact} ${named}`;
  const leftOut = name === '' ? 'noName' : isTooLong('name', name) ? 'nameTooLong' : isTooLong('contact', contact) ? 'contactTooLong' : seen.has(key) ? 'twice' : null;
  seen.add(key);
  return { line, name, contact: contact === '' ? null : contact, stakeholder, language: LANGUAGE_TAG.test(tag) ? tag : null, groups, unread, leftOut, source };
}

/** The first rows, and all that are left out or would be: whoever decides about them must see them, however long the list is. */
export const rowsToSee = (rows: readonly PastedRow[], anyway: ReadonlySet<number>, first: number): PastedRow[] => rows.filter(({ leftOut, line }, at) => at < first || leftOut !== null || anyway.has(line));
