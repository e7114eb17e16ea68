/** Words of a project's lists and names of its fields, as files carry them. */
import type { Records } from '@baraza/domain';

/** `customaryAuthority` → `Customary authority`. */
export function humanize(code: string): string {
  const words = code.replace(/([\p{Ll}\d])(\p{Lu})/gu, '$1 $2').toLowerCase();
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** What two spellings of a word have in common: letters and digits, without case. Where there are none, the text as it is. */
export function wordKey(text: string): string {
  const key = text
    .normalize('NFC')
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, '');
  return key === '' ? text.trim() : key;
}

/** The word of a term in a file. A word of a template has no name of its own: its code, in plain English. */
export const wordOf = (term: Pick<Records['term'], 'name' | 'code'>): string => term.name ?? humanize(term.code);

const LONGEST_CODE = 60;

/** Codes of one list, each different from all others. A new one costs the same however many there are: also where thousands of words have nothing in them that a code can hold. */
export class Codes {
  private readonly taken = new Set<string>();
  /** Of what begins alike, the number to try next. */
  private readonly next = new Map<string, number>();

  add(code: string): void {
    this.taken.add(code);
  }

  /** A code for a new word. */
  make(word: string): string {
    const parts = word.normalize('NFC').match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
    const camel = parts.map((part, index) => (index === 0 ? part.toLowerCase() : part.charAt(0).toUpperCase() + part.slice(1).toLowerCase())).join('');
    const base = [...camel].slice(0, LONGEST_CODE).join('') || 'term';
    let code = base;
    let n = this.next.get(base) ?? 2;
    for (; this.taken.has(code); n += 1) code = `${base}${n}`;
    this.next.set(base, n);
    this.taken.add(code);
    return code;
  }
}
