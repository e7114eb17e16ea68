/** Shapes of nodes. One shape = one kind of stakeholder; never a colour alone. */
export type ShapeName =
  | 'circle'
  | 'square'
  | 'pill'
  | 'diamond'
  | 'triangle'
  | 'hexagon'
  | 'pentagon'
  | 'star'
  | 'tag'
  | 'rhomboid'
  | 'vee'
  | 'hourglass'
  | 'cutSquare';

const shapes: readonly string[] = ['circle', 'square', 'pill', 'diamond', 'triangle', 'hexagon', 'pentagon', 'star', 'tag', 'rhomboid', 'vee', 'hourglass', 'cutSquare'] satisfies ShapeName[];

function isShape(name: string): name is ShapeName {
  return shapes.includes(name);
}

/** The shape of each built-in kind. */
export const kindShapes = {
  institution: 'circle',
  organisation: 'square',
  group: 'pill',
  customaryAuthority: 'diamond',
  armedGroup: 'triangle',
  internationalPartner: 'hexagon',
  person: 'pentagon',
  network: 'star',
} as const satisfies Record<string, ShapeName>;

/** Shapes for values that have none of their own, in the order in which they are given; the last one is for all that are left over. */
export const freeShapes: readonly ShapeName[] = ['square', 'triangle', 'diamond', 'pill', 'hexagon', 'star', 'pentagon', 'tag', 'rhomboid', 'vee', 'hourglass'];

/** The shape of an interest, which is a node of its own. */
export const interestShape: ShapeName = 'cutSquare';

/** The shape of a kind by its code, also of one that a project has added; `own` is the shape its project gave it. */
export function shapeOfKind(kind: string, own?: string | null): ShapeName {
  if (own && isShape(own)) return own;
  return Object.hasOwn(kindShapes, kind) ? kindShapes[kind as keyof typeof kindShapes] : 'circle';
}

/**
 * Outlines as points on a square from −1 to 1. The circle and the shapes with round corners are drawn from their names;
 * the points serve what fills them with straight edges.
 */
export const shapePoints: Readonly<Partial<Record<ShapeName, readonly (readonly [number, number])[]>>> = {
  diamond: [[0, -1], [1, 0], [0, 1], [-1, 0]],
  triangle: [[0, -0.9], [1, 0.8], [-1, 0.8]],
  hexagon: [[-0.5, -0.87], [0.5, -0.87], [1, 0], [0.5, 0.87], [-0.5, 0.87], [-1, 0]],
  pentagon: [[0, -1], [0.95, -0.31], [0.59, 0.81], [-0.59, 0.81], [-0.95, -0.31]],
  star: [[0, -1], [0.27, -0.36], [0.95, -0.31], [0.43, 0.14], [0.59, 0.81], [0, 0.46], [-0.59, 0.81], [-0.43, 0.14], [-0.95, -0.31], [-0.27, -0.36]],
  tag: [[-1, -0.9], [0.25, -0.9], [1, 0], [0.25, 0.9], [-1, 0.9]],
  rhomboid: [[-1, -0.85], [0.333, -0.85], [1, 0.85], [-0.333, 0.85]],
  vee: [[-1, -1], [0, -0.333], [1, -1], [0, 1]],
  hourglass: [[-0.9, -0.95], [-0.25, 0], [-0.9, 0.95], [0.9, 0.95], [0.25, 0], [0.9, -0.95]],
  cutSquare: [[-0.5, -0.85], [0.5, -0.85], [0.85, -0.5], [0.85, 0.5], [0.5, 0.85], [-0.5, 0.85], [-0.85, 0.5], [-0.85, -0.5]],
};
