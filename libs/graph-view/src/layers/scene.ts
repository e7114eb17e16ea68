/** What our layers read of the canvas: the elements as they stand in this frame. */
import type { EdgeData, NodeData } from '../model/data.js';
import type { Paint } from '../look/node.js';
import type { GraphOptions } from '../types.js';
import type { Viewport } from './canvas-layer.js';

export interface Point {
  x: number;
  y: number;
}

export interface SceneNode {
  data: NodeData;
  paint: Paint;
  /** Model coordinates and pixels at 100 %. */
  at: Point;
  width: number;
  height: number;
  selected: boolean;
  hovered: boolean;
  faded: boolean;
}

export interface SceneEdge {
  data: EdgeData;
  selected: boolean;
  hovered: boolean;
  /** Its word is shown: it, or an end of it, is selected or hovered. */
  detail: boolean;
  opacity: number;
  width: number;
  colour: string;
  /** The line from border to border as a quadratic curve; a straight one has its control point in the middle. */
  path(): readonly [Point, Point, Point] | null;
}

/** Many drawn as one. */
export interface SceneGroup {
  /** Whom it stands around, and how many they are. */
  words: readonly [name: string, others: string];
  at: Point;
  /** The heavier chooses its place first. */
  weight: number;
}

export interface Scene {
  viewport(): Viewport;
  options(): GraphOptions;
  /** Model pixels for what is one pixel at 100 %: more than 1 when zoomed out, so that marks stay large enough to read. */
  unit(): number;
  /** Nodes drawn by themselves, without hidden ones. */
  nodes(): readonly SceneNode[];
  node(id: string): SceneNode | undefined;
  /** Drawn edges whose line our own layer draws. */
  zigzags(): Iterable<SceneEdge>;
  /** Drawn edges that carry a word or a sign now. */
  worded(): Iterable<SceneEdge>;
  /** What is drawn as one. */
  gathered(): readonly SceneGroup[];
  /** Rises whenever something moved, came, went or looks different; not with pan and zoom. */
  version(): number;
}

/** A point of a quadratic curve. */
export function pointAt([from, control, to]: readonly [Point, Point, Point], t: number): Point {
  const s = 1 - t;
  return { x: s * s * from.x + 2 * s * t * control.x + t * t * to.x, y: s * s * from.y + 2 * s * t * control.y + t * t * to.y };
}
