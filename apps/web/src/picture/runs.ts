/** A line of text as the pieces that are drawn from left to right, each in one direction and one font (Unicode Standard Annex 9). */
import bidiFactory from 'bidi-js';

const bidi = bidiFactory();

/** Marks that say which way to read, and joiners: they are obeyed and never drawn. */
const UNSEEN = /[\u200B-\u200F\u202A-\u202E\u2060\u2066-\u2069\uFEFF]/u;

export interface Piece {
  /** As it is read. */
  readonly text: string;
  readonly rightToLeft: boolean;
  /** Index of the first font that has its letters; −1: none has. */
  readonly font: number;
}

const fontFor = (letter: string, has: readonly ((code: number) => boolean)[]): number => has.findIndex((knows) => knows(letter.codePointAt(0)!));
const isNeutral = (letter: string): boolean => /[\p{M}\p{Z}\p{P}\p{S}]/u.test(letter);

/** `has`: whether each font, in order of preference, has a letter. */
export function piecesOf(text: string, direction: 'ltr' | 'rtl', has: readonly ((code: number) => boolean)[]): Piece[] {
  const found = bidi.getEmbeddingLevels(text, direction);
  const mirrored = bidi.getMirroredCharactersMap(text, found.levels);
  const runs: { level: number; pieces: { text: string; font: number }[] }[] = [];
  for (let index = 0; index < text.length; ) {
    const letter = String.fromCodePoint(text.codePointAt(index)!);
    const level = found.levels[index]!;
    const drawn = mirrored.get(index) ?? letter;
    index += letter.length;
    if (UNSEEN.test(letter) && letter !== '\u200C' && letter !== '\u200D') continue;
    let run = runs.at(-1);
    if (run?.level !== level) runs.push((run = { level, pieces: [] }));
    const last = run.pieces.at(-1);
    // A mark or a space stays with what it stands at, where that font has it too.
    const font = last && last.font >= 0 && isNeutral(letter) && has[last.font]!(letter.codePointAt(0)!) ? last.font : letter === '\u200C' || letter === '\u200D' ? (last?.font ?? 0) : fontFor(drawn, has);
    if (last?.font === font) last.text += drawn;
    else run.pieces.push({ text: drawn, font });
  }
  return inOrderOfSight(runs).flatMap(({ level, pieces }) => {
    const rightToLeft = level % 2 === 1;
    return (rightToLeft ? pieces.toReversed() : pieces).map((piece) => ({ ...piece, rightToLeft }));
  });
}

/** Rule L2: from the highest level down, whatever is on it or above changes round. */
function inOrderOfSight<R extends { readonly level: number }>(runs: readonly R[]): R[] {
  const order = [...runs];
  const highest = Math.max(0, ...order.map(({ level }) => level));
  for (let level = highest; level >= 1; level -= 1) {
    for (let start = 0; start < order.length; start += 1) {
      let end = start;
      while (end < order.length && order[end]!.level >= level) end += 1;
      if (end > start) order.splice(start, end - start, ...order.slice(start, end).reverse());
      start = end;
    }
  }
  return order;
}
