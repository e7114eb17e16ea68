/** How types of relationship and kinds are drawn that a project adds itself: nobody is asked, and yet no two look alike. */
import { HUES } from './templates/template.js';
import { SHAPES, type Term } from './entities/vocabulary.js';

/** What a term of the list of types sets of its line. */
export type Look = { readonly [K in 'colour' | 'line' | 'arrow']: NonNullable<Term[K]> };

/** Told apart by pattern and head, also without colour; unlike the built-in types, and without vermilion and zigzag, which mean conflict. */
export const SPARE_LOOKS: readonly Look[] = [
  { colour: HUES.yellow, line: 'solid', arrow: 'filled' },
  { colour: HUES.blue, line: 'dashed', arrow: 'hollow' },
  { colour: HUES.pink, line: 'dotted', arrow: 'none' },
  { colour: HUES.orange, line: 'solid', arrow: 'none' },
  { colour: HUES.yellow, line: 'dashed', arrow: 'none' },
  { colour: HUES.blue, line: 'dotted', arrow: 'filled' },
  { colour: HUES.green, line: 'dotted', arrow: 'hollow' },
  { colour: HUES.pink, line: 'dashed', arrow: 'filled' },
];

type Looked = { readonly [K in keyof Look]?: unknown };

/** Which looks are taken, counted once, for whoever needs many of them. */
export class SpareLooks {
  private readonly used = SPARE_LOOKS.map(() => 0);

  add({ colour, line, arrow }: Looked): void {
    const index = SPARE_LOOKS.findIndex((look) => look.colour === colour && look.line === line && look.arrow === arrow);
    if (index >= 0) this.used[index]! += 1;
  }

  /** The look that fewest have, the first of them; from then on it is taken once more. */
  next(): Look {
    const index = this.used.indexOf(Math.min(...this.used));
    this.used[index]! += 1;
    return SPARE_LOOKS[index]!;
  }
}

/** The look that fewest of these terms have, the first of them: what one more type of relationship gets. */
export function spareLook(terms: Iterable<Looked>): Look {
  const looks = new SpareLooks();
  for (const term of terms) looks.add(term);
  return looks.next();
}

/** What a term of the list of kinds sets of its shape. */
export type KindShape = NonNullable<Term['shape']>;

/** So many kinds can be told apart by shapes that a project adds. The circle is left to what has none. */
const SPARE = SHAPES.filter((shape) => shape !== 'circle');
export const SPARE_SHAPES = SPARE.length;

/** The shape that fewest of these kinds have, the first of them: what one more kind gets. Kinds of a template name their shape. */
export function spareShape(kinds: Iterable<{ readonly shape?: unknown }>): KindShape {
  // Those that no template uses come first, then the rarest.
  const used = new Map<unknown, number>(SHAPES.map((shape) => [shape, 0]));
  for (const { shape } of kinds) used.set(shape, (used.get(shape) ?? 0) + 1);
  return SPARE.reduce((best, shape) => (used.get(shape)! < used.get(best)! ? shape : best));
}
