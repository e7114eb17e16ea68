/** Numbers by which people are called who are not named. */

/** A seat further off than this is a year or a telephone number. */
const MOST_DIGITS = 5;

/** The next number after all that end pseudonyms (“Seat 8”, “12”); 1 where none does. */
export function nextSeat(pseudonyms: Iterable<string | null>): number {
  let last = 0;
  for (const pseudonym of pseudonyms) {
    const [, digits] = /(?:^|\D)(\d+)$/.exec(pseudonym ?? '') ?? [];
    if (digits !== undefined && digits.length <= MOST_DIGITS) last = Math.max(last, Number(digits));
  }
  return last + 1;
}
