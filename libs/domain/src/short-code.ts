/** Secrets that people read off a screen or a piece of paper and type: letters that nobody takes for another one. */

/** Crockford's base 32: no I, L, O or U. */
const LETTERS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const LOOKALIKES: Readonly<Record<string, string>> = { O: '0', I: '1', L: '1' };
const GROUP = 4;

/** How many letters a link for registering has (60 bits), and a person's own code (50 bits). */
export const CODE_LENGTHS = { link: 12, own: 10 } as const;

/** A code as long as the random bytes given: five bits of each make a letter. */
export const shortCode = (random: Uint8Array): string => Array.from(random, (byte) => LETTERS[byte & 31]!).join('');

/** What somebody typed, as it was made: whatever case, dashes and spaces; O is 0, I and L are 1. Null where it is no code of that length. */
export function readShortCode(typed: string, length: number): string | null {
  const code = Array.from(typed.toUpperCase().replaceAll(/[\s\-–—]/gu, ''), (letter) => LOOKALIKES[letter] ?? letter).join('');
  return code.length === length && Array.from(code).every((letter) => LETTERS.includes(letter)) ? code : null;
}

/** In groups that can be read out. */
export const shownCode = (code: string): string => code.match(new RegExp(`.{1,${GROUP}}`, 'g'))?.join('-') ?? '';
