/** The forms in which a name can be compared: letters of one script, words without those that say nothing. */
import { fold } from '@baraza/domain';
import anyAscii from 'any-ascii';

/** A name, or another name, of somebody. */
export interface Form {
  /** As it is written. */
  text: string;
  /** Its words, folded, in Latin letters. */
  words: readonly string[];
  /** Its words without space between them: “Bosnia-Herzegovina” and “Bosnia Herzegovina” have the same. */
  compact: string;
  /** First letters of its words; empty where it has fewer than two. Once without the words that say nothing, once with them. */
  initials: readonly string[];
}

/** Articles and prepositions of the languages in which names of bodies are usually written. */
const EMPTY_WORDS = new Set('the of and for in on to a an de la le les du des et l d el los las y del e do da dos das der die das und al ul ad wa bin na ya wa za и y'.split(' '));
/** Longer ones are no names but sentences, or several names in one. */
const MOST_WORDS = 14;

/** The forms of a name: itself; and where what stands in brackets is its abbreviation, both apart. What else stands in brackets tells two from each other (“East”, “West”). */
export function formsOf(name: string): Form[] {
  const [, outside, inside] = /^([^([]*)[([]([^()[\]]+)[)\]]\s*$/.exec(name) ?? [];
  const [long, short] = [outside === undefined ? null : formOf(outside), inside === undefined ? null : formOf(inside)];
  if (long && short && (long.initials.includes(short.compact) || short.initials.includes(long.compact))) return [long, short];
  const whole = formOf(name);
  return whole ? [whole] : [];
}

function formOf(text: string): Form | null {
  // Dots and apostrophes inside of a word are no ends of words: “U.N.”, “Sant’Egidio”.
  const latin = anyAscii(fold(text)).toLowerCase().replace(/(?<=\w)['’`.](?=\w)/g, '');
  const all = latin.match(/[a-z0-9]+/g) ?? [];
  const telling = all.filter((word) => !EMPTY_WORDS.has(word));
  const words = telling.length > 0 ? telling : all;
  if (words.length === 0 || words.length > MOST_WORDS) return null;
  const firsts = (list: readonly string[]): string => list.map((word) => word[0]).join('');
  return { text: text.trim(), words, compact: words.join(''), initials: words.length < 2 ? [] : [...new Set([firsts(words), firsts(all)])] };
}
