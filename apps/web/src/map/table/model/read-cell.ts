/** What a text means in a cell: typed, pasted or filled in. Nothing is thrown away: what cannot be read is handed back with the reason. */
import { fold, longestOf } from '@baraza/domain';
import { parseField } from '../../panel/fields/parse.js';
import type { Pickable } from '../../panel/fields/Picker.js';
import type { Column } from './columns.js';

/** One of what can be chosen in a cell. `id` stands for the value in filters. */
export interface CellOption extends Pickable {
  readonly value: unknown;
}
/** What can be chosen in the cells of a column; null: they are typed. */
export interface Choices {
  readonly options: readonly CellOption[];
  /** What is not there can be added by its name. */
  readonly creatable: boolean;
}

export interface Wrong {
  /** `left`: typed, and neither kept nor put back. */
  readonly why: 'number' | 'whole' | 'range' | 'date' | 'address' | 'required' | 'tooLong' | 'unknown' | 'several' | 'readOnly' | 'notMine' | 'refused' | 'left';
  readonly min?: number;
  readonly max?: number;
  /** For `several`: what it could mean. For `refused`: the sentence. */
  readonly said?: string;
}
export type Read = { readonly ok: true; readonly value: unknown } | { readonly ok: true; readonly create: string } | ({ readonly ok: false } & Wrong);

const index = new WeakMap<readonly CellOption[], ReadonlyMap<string, readonly CellOption[]>>();

/** Options by every way of writing them; made once for a list, for there may be thousands of rows and of options. */
function indexOf(options: readonly CellOption[]): ReadonlyMap<string, readonly CellOption[]> {
  const known = index.get(options);
  if (known) return known;
  const made = new Map<string, CellOption[]>();
  for (const option of options) {
    // A name and another name that fold to the same are one way of writing it.
    for (const key of new Set([option.name, ...(option.aliases ?? [])].map(fold))) made.set(key, [...(made.get(key) ?? []), option]);
  }
  index.set(options, made);
  return made;
}

/** `choices`: of the column; null where its cells are typed. */
export function readCell({ field, readOnly }: Column, text: string, choices: Choices | null): Read {
  if (readOnly) return { ok: false, why: 'readOnly' };
  const raw = text.trim();
  if (raw === '' && field.required && field.type !== 'textList') return { ok: false, why: 'required' };
  if (!choices) {
    const parsed = parseField(field, raw);
    if (parsed.ok && typeof parsed.value === 'string' && parsed.value.length > longestOf(field)) return { ok: false, why: 'tooLong', max: longestOf(field) };
    return parsed;
  }
  if (raw === '') return { ok: true, value: null };
  const found = indexOf(choices.options).get(fold(raw)) ?? [];
  const byName = found.filter(({ name }) => fold(name) === fold(raw));
  const meant = byName.length > 0 ? byName : found;
  if (meant.length === 1) return { ok: true, value: meant[0]!.value };
  if (meant.length > 1) return { ok: false, why: 'several', said: meant.map(({ name, detail }) => [name, detail].filter(Boolean).join(', ')).join(' · ') };
  return choices.creatable ? { ok: true, create: raw } : { ok: false, why: 'unknown' };
}
