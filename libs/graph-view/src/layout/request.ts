/** What passes between the page and the worker that lays out. Plain data. */

import type { Arrangement } from '@baraza/domain';

export interface LayoutNode {
  id: string;
  /** Room it wants with its name, model pixels. */
  width: number;
  height: number;
  /** Longer side of its shape alone, model pixels. */
  side: number;
  /** What it stands with; '' for nothing. */
  group: string;
  /** What the arrangement goes by: influence, place of the level in its list; null: not stated. Absent where it goes by nothing, or by the ties. */
  rank?: number | null;
}
export interface LayoutRequest {
  arrangement?: Arrangement;
  nodes: readonly LayoutNode[];
  edges: readonly LayoutEdge[];
  /** Width of the canvas over its height: the picture is made to fill it. */
  aspect: number;
  /** Only a part of the map is laid out: where its middle is, and who stands around it and stays. */
  within?: { readonly middle: { readonly x: number; readonly y: number }; readonly others: readonly { readonly x: number; readonly y: number; readonly width: number; readonly height: number }[] };
}
export interface LayoutEdge {
  source: string;
  target: string;
  /** It leads from one to the other, and not both ways or none. */
  directed?: boolean;
}
export interface Place {
  id: string;
  x: number;
  y: number;
}
export type LayoutMessage = { progress: number } | { places: readonly Place[] } | { failed: string };
