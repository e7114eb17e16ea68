import { meaning } from './meaning.js';
import { surfaces, type SchemeColour } from './surfaces.js';

export type LinePattern = 'solid' | 'dashed' | 'dotted' | 'zigzag';
export type ArrowHead = 'none' | 'filled' | 'hollow' | 'open' | 'diamond' | 'dot' | 'bar';

/** How one type of relationship is drawn: colour, pattern and head differ together, so that it reads in grey. */
export interface LineStyle {
  readonly colour: SchemeColour;
  readonly pattern: LinePattern;
  readonly head: ArrowHead;
  /** Width in px at strength 5. */
  readonly width: number;
}

const ink: SchemeColour = surfaces.text;
const grey: SchemeColour = surfaces.muted;

/** The line of each built-in type of relationship. */
export const relationshipLines = {
  command: { colour: ink, pattern: 'solid', head: 'filled', width: 1.5 },
  oversight: { colour: meaning.blue, pattern: 'solid', head: 'hollow', width: 1.5 },
  cooperation: { colour: meaning.green, pattern: 'solid', head: 'none', width: 1.5 },
  alliance: { colour: meaning.green, pattern: 'solid', head: 'dot', width: 2.5 },
  funding: { colour: meaning.orange, pattern: 'dashed', head: 'filled', width: 1.5 },
  dependency: { colour: meaning.orange, pattern: 'dotted', head: 'hollow', width: 1.5 },
  influence: { colour: grey, pattern: 'dotted', head: 'filled', width: 1.5 },
  information: { colour: meaning.sky, pattern: 'dotted', head: 'open', width: 1.5 },
  representation: { colour: meaning.pink, pattern: 'solid', head: 'diamond', width: 1.5 },
  service: { colour: meaning.green, pattern: 'dashed', head: 'open', width: 1.5 },
  kinship: { colour: meaning.pink, pattern: 'dashed', head: 'none', width: 1.5 },
  mistrust: { colour: meaning.vermilion, pattern: 'zigzag', head: 'none', width: 1.25 },
  conflict: { colour: meaning.vermilion, pattern: 'zigzag', head: 'bar', width: 2 },
} as const satisfies Record<string, LineStyle>;

/** The line of a type that a project has added itself. */
export const otherLine: LineStyle = { colour: grey, pattern: 'solid', head: 'open', width: 1.5 };

/** What a project has set for one of its types of relationship; an empty value leaves the built-in one. */
export interface OwnLine {
  readonly colour?: string | null;
  readonly line?: LinePattern | null;
  readonly arrow?: ArrowHead | null;
}

/** A colour that a project has set, for both schemes: one of the product's own hues keeps its lighter twin on dark ground. */
function inBothSchemes(colour: string): SchemeColour {
  const known = Object.values<SchemeColour>(meaning).find(({ light }) => light.toLowerCase() === colour.toLowerCase());
  return known ?? { light: colour, dark: colour };
}

/** The line of a type of relationship by its code, built in or not, with what its project has set. */
export function lineOfType(type: string, own: OwnLine = {}): LineStyle {
  const style: LineStyle = Object.hasOwn(relationshipLines, type) ? relationshipLines[type as keyof typeof relationshipLines] : otherLine;
  if (!own.colour && !own.line && !own.arrow) return style;
  return {
    ...style,
    colour: own.colour ? inBothSchemes(own.colour) : style.colour,
    pattern: own.line ?? style.pattern,
    head: own.arrow ?? style.head,
  };
}

/**
 * The dashes of a line, in px: marks and gaps. An informal relationship is broken; where its type is broken already, its gaps
 * are wider.
 */
export function dashesOf(style: LineStyle, informal = false): readonly number[] {
  if (style.pattern === 'dashed') return informal ? [6, 9] : [6, 4];
  if (style.pattern === 'dotted') return informal ? [2, 8] : [2, 4];
  return informal ? [9, 5] : [];
}
