/** How a node is drawn: by its looks; unless something else is chosen, shape = kind, size = influence, fill and signed number = position (LOOK 11). */
import { inkOn, noPosition, type ShapeName, shapePoints, surfaces } from '@baraza/ui/tokens';
import type { NodeData } from '../model/data.js';
import type { GraphOptions, Theme } from '../types.js';

/** Diameter where size says nothing, or the influence is not known (then with a broken edge). */
export const PLAIN_DIAMETER = 30;

/** Diameter in pixels at 100 %: the area grows with the measure (0–10). */
export const diameterOf = (measure: number): number => Math.round(16 + 10 * Math.sqrt(measure));

/** Whether its size is not known, which its edge says. */
export const isUnsized = ({ entity, measure }: Pick<NodeData, 'entity' | 'measure'>, sizeBy: GraphOptions['sizeBy']): boolean => entity === 'stakeholder' && sizeBy !== 'same' && measure === null;

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
  tag: [1.16, 0.9],
  rhomboid: [1.34, 0.86],
  vee: [1.24, 1.16],
  hourglass: [1.02, 1.08],
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
  tag: 'polygon',
  rhomboid: 'polygon',
  vee: 'polygon',
  hourglass: 'polygon',
  cutSquare: 'cut-rectangle',
};

/** The outline of a shape that Cytoscape has no name for, as it reads one. */
export const polygonOf = (shape: ShapeName): string => (shapePoints[shape] ?? shapePoints.diamond!).flat().join(' ');

/** Width and height in pixels at 100 %. */
export function boxOf(node: Pick<NodeData, 'entity' | 'measure' | 'shape'>, sizeBy: GraphOptions['sizeBy']): { width: number; height: number } {
  const diameter = node.entity === 'interest' ? 26 : sizeBy !== 'same' && node.measure !== null ? diameterOf(node.measure) : PLAIN_DIAMETER;
  const [width, height] = PROPORTIONS[node.shape];
  return { width: Math.round(diameter * width), height: Math.round(diameter * height) };
}

export interface Paint {
  fill: string;
  /** Of the sign inside. */
  ink: string;
  /** The sign inside: a position with its sign, a short number; null: none. */
  text: string | null;
}

/** Fill of a node. What is not known is blank and has no sign: blanks never look like zeros. */
export function paintOf(node: Pick<NodeData, 'entity' | 'fill' | 'sign'>, { theme }: Pick<GraphOptions, 'theme'>): Paint {
  if (node.entity === 'interest') return { fill: surfaces.raised[theme], ink: textOn(theme), text: null };
  if (node.fill === null) return { fill: noPosition[theme], ink: textOn(theme), text: null };
  const fill = node.fill[theme];
  return { fill, ink: inkOn(fill), text: node.sign };
}

/** Colour of a node that is drawn as a point, or null where its fill is that of a blank, which is seen by its edge only. */
export const pointColour = ({ fill }: Paint, theme: Theme): string | null => (fill === noPosition[theme] || fill === surfaces.raised[theme] ? null : fill);

const textOn = (theme: Theme): string => surfaces.text[theme];
