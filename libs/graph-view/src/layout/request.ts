/** What passes between the page and the worker that lays out. Plain data. */
export interface LayoutNode {
  id: string;
  /** Room it wants with its name, model pixels. */
  width: number;
  height: number;
  /** Longer side of its shape alone, model pixels. */
  side: number;
  /** What it stands with; '' for nothing. */
  group: string;
}
export interface LayoutRequest {
  nodes: readonly LayoutNode[];
  edges: readonly { source: string; target: string }[];
  /** Width of the canvas over its height: the picture is made to fill it. */
  aspect: number;
}
export interface Place {
  id: string;
  x: number;
  y: number;
}
export type LayoutMessage = { progress: number } | { places: readonly Place[] } | { failed: string };
