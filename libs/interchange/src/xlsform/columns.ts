import type { Cell, Table } from '../tables/types.js';
import type { LanguageGatherer } from './languages.js';

/** Which column of a sheet of a form is which. Headers are compared without regard to case, and to spaces or underscores between words. */

export type SheetKind = 'survey' | 'choices' | 'settings';

/** The columns with a meaning of their own, by the header that is written. */
export const COLUMNS = {
  survey: ['type', 'name', 'required', 'relevant', 'constraint', 'calculation', 'appearance', 'default', 'choice_filter', 'repeat_count'],
  choices: ['list_name', 'name'],
  settings: ['form_title', 'form_id', 'version', 'default_language'],
} as const satisfies Record<SheetKind, readonly string[]>;

export type ColumnOf<K extends SheetKind> = (typeof COLUMNS)[K][number];

const OTHER_HEADERS: Record<SheetKind, Record<string, string>> = {
  survey: { relevance: 'relevant', calculate: 'calculation', command: 'type', tag: 'name', 'bind::required': 'required', 'bind::relevant': 'relevant', 'bind::constraint': 'constraint', 'bind::calculate': 'calculation', 'control::appearance': 'appearance', repeatcount: 'repeat_count' },
  choices: { value: 'name', list: 'list_name' },
  settings: { title: 'form_title', id_string: 'form_id', set_form_title: 'form_title', set_form_id: 'form_id' },
};

/** The columns that are there once a language. */
const TRANSLATED: Record<SheetKind, RegExp | undefined> = { survey: /^(label|caption|hint)\s*(?:::?\s*(.+))?$/i, choices: /^(label|caption)\s*(?:::?\s*(.+))?$/i, settings: undefined };

/** A row of a sheet by what its cells are. */
export interface FormRow<K extends SheetKind> {
  row: number;
  by: Partial<Record<ColumnOf<K>, string>>;
  labels: Map<string, string>;
  hints: Map<string, string>;
  /** By header. */
  other: Map<string, Cell>;
}

type Role<K extends SheetKind> = { kind: 'column'; column: ColumnOf<K> } | { kind: 'labels' | 'hints'; language: string } | { kind: 'other'; header: string };

/** The columns of a sheet that it has. */
export function columnsOf<K extends SheetKind>(header: readonly string[], kind: K): Set<ColumnOf<K>> {
  return new Set(header.flatMap((text) => columnNamed(text, kind) ?? []));
}

/** Sorts the cells of each row. Each column is taken once, by the first header that fits; a later one stays under its own header. */
export function sortRows<K extends SheetKind>(table: Table, kind: K, languages: LanguageGatherer): FormRow<K>[] {
  const roles = rolesOf(table.header, kind, languages);
  return table.rows.map(({ row, cells }) => {
    const sorted: FormRow<K> = { row, by: {}, labels: new Map(), hints: new Map(), other: new Map() };
    cells.forEach((cell, index) => {
      const text = cell === null ? '' : textOf(cell);
      if (cell === null || text.trim() === '') return;
      const role = roles[index]!;
      if (role.kind === 'column') sorted.by[role.column] = text.trim();
      else if (role.kind === 'other') sorted.other.set(role.header, cell);
      else sorted[role.kind].set(role.language, text);
    });
    return sorted;
  });
}

function rolesOf<K extends SheetKind>(header: readonly string[], kind: K, languages: LanguageGatherer): Role<K>[] {
  const taken = new Set<string>();
  const once = (role: Role<K>, key: string, text: string): Role<K> => {
    if (taken.has(key)) return { kind: 'other', header: text };
    taken.add(key);
    return role;
  };
  return header.map((text) => {
    const column = columnNamed(text, kind);
    if (column) return once({ kind: 'column', column }, column, text);
    const [, word, named] = TRANSLATED[kind]?.exec(text.trim()) ?? [];
    if (word === undefined) return { kind: 'other', header: text };
    const part = word.toLowerCase() === 'hint' ? 'hints' : 'labels';
    const language = languages.keyOf(named);
    return once({ kind: part, language }, `${part} ${language}`, text);
  });
}

// Longer than any header with a meaning, also with spaces around it.
const LONGEST_HEADER = 200;

function columnNamed<K extends SheetKind>(header: string, kind: K): ColumnOf<K> | undefined {
  if (header.length > LONGEST_HEADER) return undefined;
  const folded = header.trim().toLowerCase().replace(/\s+/g, '_').replace(/_*::?_*/g, '::');
  const name = Object.hasOwn(OTHER_HEADERS[kind], folded) ? OTHER_HEADERS[kind][folded] : folded;
  return (COLUMNS[kind] as readonly ColumnOf<K>[]).find((column) => column === name);
}

/** The text that a cell of a form means: a name or value that a spreadsheet took for a truth value is that word again, as form programs read it. */
export function textOf(cell: string | number | boolean): string {
  return typeof cell === 'boolean' ? String(cell).toUpperCase() : String(cell);
}

/** True for what a form program takes for yes. */
export function isYes(cell: Cell | undefined): boolean {
  return /^(yes|true|true\(\)|1)$/i.test(String(cell ?? '').trim());
}
