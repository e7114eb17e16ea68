/** Words of a text in any script, in a form in which two spellings of the same word are equal. For comparing only, never for showing. */

/** A word as it is compared, and where it stands in the text (UTF-16, end excluded). */
export interface Word {
  word: string;
  start: number;
  end: number;
}

const RUN = /[\p{L}\p{N}\p{M}]+/gu;
/** Scripts that are written without spaces between words. */
const SPACELESS = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;
/** Accents of Latin and Cyrillic, vowel signs and hamza of Arabic, tatweel: written by one and left out by the next. */
const LEFT_OUT = /[\u0300-\u036F\u0610-\u061A\u064B-\u065F\u0670\u06D6-\u06ED\u0640]/g;

const compared = (word: string): string => word.normalize('NFKD').replace(LEFT_OUT, '').toLowerCase();

let segmenter: Intl.Segmenter | undefined;
/** Parts of a run of letters without spaces: words where the platform knows them, else single characters. */
function partsOf(run: string): { segment: string; index: number }[] {
  if (typeof Intl.Segmenter !== 'function') return [...run.matchAll(/./gsu)].map((match) => ({ segment: match[0], index: match.index }));
  segmenter ??= new Intl.Segmenter(undefined, { granularity: 'word' });
  return [...segmenter.segment(run)];
}

/** The words of a text, in their order. Runs of letters and digits; those of scripts without spaces are divided by the dictionary of the platform. */
export function wordsOf(text: string): Word[] {
  const words: Word[] = [];
  for (const { 0: run, index } of text.matchAll(RUN)) {
    for (const { segment, index: at } of SPACELESS.test(run) ? partsOf(run) : [{ segment: run, index: 0 }]) {
      const word = compared(segment);
      if (word !== '') words.push({ word, start: index + at, end: index + at + segment.length });
    }
  }
  return words;
}
