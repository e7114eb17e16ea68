/** How a node is drawn: shape = kind, size = influence, fill and signed number = position (LOOK 11). */
import type { Records } from '@baraza/domain';
import { inkOn, noPosition, okabeIto, positionScale, positionStep, type SchemeColour, sectorColours, type ShapeName, surfaces } from '@baraza/ui/tokens';
import type { NodeData } from '../model/data.js';
import type { GraphOptions, Theme } from '../types.js';

/** Diameter where size says nothing, or the influence is not known (then with a broken edge). */
export const PLAIN_DIAMETER = 30;

/** Diameter in pixels at 100 %: the area grows with the influence (0–10). */
export const diameterOf = (influence: number): number => Math.round(16 + 10 * Math.sqrt(influence));

/** Sides of the box that a shape needs so that all shapes of one diameter weigh the same. */
const PROPORTIONS: Record<ShapeName, readonly [number, number]> = {
  circle: [1, 1],
  square: [0.88, 0.88],
  pill: [1.3, 0.78],
  diamond: [1.22, 1.22],
  triangle: [1.24, 1.1],
  hexagon: [1.12, 1],
  pentagon: [1.08, 1.08],
  star: [1.34, 1.34],
  cutSquare: [0.8, 0.8],
};

/** Cytoscape's name of a shape. */
export const CANVAS_SHAPES: Record<ShapeName, string> = {
  circle: 'ellipse',
  square: 'round-rectangle',
  pill: 'round-rectangle',
  diamond: 'diamond',
  triangle: 'triangle',
  hexagon: 'hexagon',
  pentagon: 'pentagon',
  star: 'star',
  cutSquare: 'cut-rectangle',
};

/** Width and height in pixels at 100 %. */
export function boxOf(node: Pick<NodeData, 'entity' | 'influence' | 'shape'>, sizeBy: GraphOptions['sizeBy']): { width: number; height: number } {
  const diameter = node.entity === 'interest' ? 26 : sizeBy === 'influence' && node.influence !== null ? diameterOf(node.influence) : PLAIN_DIAMETER;
  const [width, height] = PROPORTIONS[node.shape];
  return { width: Math.round(diameter * width), height: Math.round(diameter * height) };
}

const SPARE: readonly SchemeColour[] = [
  ...Object.values(sectorColours),
  { light: okabeIto.yellow, dark: okabeIto.yellow },
  { light: '#8A8D93', dark: '#8A8D93' },
];

/** Colour of a sector: its own, that of the template's, or one by its place among the others. */
export function sectorColour(term: Records['term'] | undefined, place: number): SchemeColour {
  if (term?.colour) return { light: term.colour, dark: term.colour };
  if (term && Object.hasOwn(sectorColours, term.code)) return sectorColours[term.code as keyof typeof sectorColours];
  return SPARE[place % SPARE.length]!;
}

export interface Paint {
  fill: string;
  /** Of the number inside. */
  ink: string;
  /** Whether the number is shown. */
  numbered: boolean;
}

/** Fill of a node. A position nobody judged is blank and has no number: blanks never look like zeros. */
export function paintOf(node: NodeData, options: Pick<GraphOptions, 'colourBy' | 'theme'>, colourOfSector: (sector: string) => SchemeColour): Paint {
  const blank = noPosition[options.theme];
  const plain = { fill: blank, ink: textOn(options.theme), numbered: false };
  if (node.entity === 'interest') return { ...plain, fill: surfaces.raised[options.theme] };
  if (options.colourBy === 'sector') {
    const fill = node.sector === '' ? blank : colourOfSector(node.sector)[options.theme];
    return { fill, ink: inkOn(fill), numbered: false };
  }
  if (options.colourBy === 'none' || node.position === null) return plain;
  return { ...positionScale[positionStep(node.position)], numbered: true };
}

/** Colour of a node that is drawn as a point, or null where its fill is that of a blank, which is seen by its edge only. */
export const pointColour = ({ fill }: Paint, theme: Theme): string | null => (fill === noPosition[theme] || fill === surfaces.raised[theme] ? null : fill);

const textOn = (theme: Theme): string => surfaces.text[theme];
