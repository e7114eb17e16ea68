/** The codes of a process as a tree. `codes`: all of them, as `useOfProcess` has them in order. */
import { fold, type Records } from '@baraza/domain';

type Code = Records['code'];

/** A code as it stands in the tree. */
export interface CodeRow {
  readonly code: Code;
  /** 1 for codes at the top. */
  readonly level: number;
  /** Names of the codes above it, and its own. */
  readonly path: readonly string[];
  readonly children: number;
  /** Place among its siblings, from 0, and how many they are. */
  readonly index: number;
  readonly siblings: number;
}

/** Where a code goes: under which one, and at which place among what lies there without it. */
export interface CodePlace {
  readonly parent: string | null;
  readonly index: number;
}

/** Codes that lie directly under one (null: at the top), in order. A code whose broader one is not there for these eyes lies at the top. */
export function childrenOf(codes: readonly Code[], parent: string | null): Code[] {
  const known = new Set(codes.map(({ id }) => id));
  return codes.filter((code) => (code.parent !== null && known.has(code.parent) ? code.parent : null) === parent);
}

/** All codes from top to bottom as they are read. */
export function rowsOf(codes: readonly Code[]): CodeRow[] {
  const under = (parent: string | null, level: number, path: readonly string[]): CodeRow[] =>
    childrenOf(codes, parent).flatMap((code, index, siblings) => {
      const own = [...path, code.name];
      const below = under(code.id, level + 1, own);
      const children = below.filter((row) => row.level === level + 1).length;
      return [{ code, level, path: own, children, index, siblings: siblings.length }, ...below];
    });
  return under(null, 1, []);
}

/** Another code of the codebook that is called the same, whatever its case and marks; undefined: there is none. */
export function twinOf(codes: readonly Code[], id: string, name: string): CodeRow | undefined {
  const wanted = fold(name);
  return rowsOf(codes).find(({ code }) => code.id !== id && fold(code.name) === wanted);
}

/** Whether `id` is `top` or lies under it. */
export function isWithin(codes: readonly Code[], id: string | null, top: string): boolean {
  const parents = new Map(codes.map((code) => [code.id, code.parent]));
  for (let at = id, steps = 0; at !== null && steps <= codes.length; at = parents.get(at) ?? null, steps += 1) if (at === top) return true;
  return false;
}

/** Where a key takes a code: up or down among its siblings, in under the one before it, out behind the one it lies under. Null where there is no such place. */
export function placeBy(way: 'up' | 'down' | 'in' | 'out', codes: readonly Code[], { code, index, siblings }: CodeRow): CodePlace | null {
  const parent = codes.some(({ id }) => id === code.parent) ? code.parent : null;
  if (way === 'up') return index > 0 ? { parent, index: index - 1 } : null;
  if (way === 'down') return index < siblings - 1 ? { parent, index: index + 1 } : null;
  if (way === 'in') {
    const before = childrenOf(codes, parent)[index - 1];
    return before ? { parent: before.id, index: childrenOf(codes, before.id).length } : null;
  }
  const above = codes.find(({ id }) => id === parent);
  if (!above) return null;
  const grand = codes.some(({ id }) => id === above.parent) ? above.parent : null;
  return { parent: grand, index: childrenOf(codes, grand).findIndex(({ id }) => id === above.id) + 1 };
}

/** Where a code that is dropped on another goes: before it, under it as the last, or behind it. Null: on itself or on what lies under it. */
export function placeAt(part: 'before' | 'inside' | 'behind', codes: readonly Code[], moved: string, on: Code): CodePlace | null {
  if (isWithin(codes, on.id, moved)) return null;
  if (part === 'inside') return { parent: on.id, index: childrenOf(codes, on.id).filter(({ id }) => id !== moved).length };
  const parent = codes.some(({ id }) => id === on.parent) ? on.parent : null;
  const index = childrenOf(codes, parent).filter(({ id }) => id !== moved).findIndex(({ id }) => id === on.id);
  return { parent, index: part === 'before' ? index : index + 1 };
}
