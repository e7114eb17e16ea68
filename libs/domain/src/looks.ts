/** How types of relationship are drawn that a project adds itself: nobody is asked, and yet no two look alike. */
import type { Term } from './entities/vocabulary.js';

/** What a term of the list of types sets of its line. */
export type Look = { readonly [K in 'colour' | 'line' | 'arrow']: NonNullable<Term[K]> };

/** Told apart by pattern and head, also without colour; unlike the built-in types, and without vermilion and zigzag, which mean conflict. The hues are those of the product for light ground. */
export const SPARE_LOOKS: readonly Look[] = [
  { colour: '#8F8700', line: 'solid', arrow: 'filled' },
  { colour: '#0072B2', line: 'dashed', arrow: 'hollow' },
  { colour: '#B85A90', line: 'dotted', arrow: 'none' },
  { colour: '#B27A00', line: 'solid', arrow: 'none' },
  { colour: '#8F8700', line: 'dashed', arrow: 'none' },
  { colour: '#0072B2', line: 'dotted', arrow: 'filled' },
  { colour: '#00916A', line: 'dotted', arrow: 'hollow' },
  { colour: '#B85A90', line: 'dashed', arrow: 'filled' },
];

/** The look that fewest of these terms have, the first of them: what one more type of relationship gets. */
export function spareLook(terms: Iterable<{ readonly [K in keyof Look]?: unknown }>): Look {
  const used = SPARE_LOOKS.map(() => 0);
  for (const { colour, line, arrow } of terms) {
    const index = SPARE_LOOKS.findIndex((look) => look.colour === colour && look.line === line && look.arrow === arrow);
    if (index >= 0) used[index]! += 1;
  }
  return SPARE_LOOKS[used.indexOf(Math.min(...used))]!;
}
