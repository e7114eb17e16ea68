/** Shapes of nodes. One shape = one kind of stakeholder; never a colour alone. */
export type ShapeName =
  | 'circle'
  | 'roundSquare'
  | 'pill'
  | 'diamond'
  | 'triangle'
  | 'hexagon'
  | 'pentagon'
  | 'rhomboid'
  | 'cutSquare';

/** The shape of each built-in kind. */
export const kindShapes = {
  institution: 'circle',
  organisation: 'roundSquare',
  group: 'pill',
  customaryAuthority: 'diamond',
  armedGroup: 'triangle',
  internationalPartner: 'hexagon',
  person: 'pentagon',
  network: 'rhomboid',
} as const satisfies Record<string, ShapeName>;

/** The shape of an interest, which is a node of its own. */
export const interestShape: ShapeName = 'cutSquare';

/** The shape of a kind, also of one that a project has added itself. */
export function shapeOfKind(kind: string): ShapeName {
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
  rhomboid: [[-0.5, -0.7], [1, -0.7], [0.5, 0.7], [-1, 0.7]],
  cutSquare: [[-0.5, -0.85], [0.5, -0.85], [0.85, -0.5], [0.85, 0.5], [0.5, 0.85], [-0.5, 0.85], [-0.85, 0.5], [-0.85, -0.5]],
};
