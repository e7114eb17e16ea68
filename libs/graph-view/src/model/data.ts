/** What is drawn of a record, before anybody knows colours, pixels or cytoscape. */
import type { Confidence } from '@baraza/domain';
import type { LineStyle, SchemeColour, ShapeName } from '@baraza/ui/tokens';
import type { EdgeEntity, NodeEntity } from '../types.js';

/** First and last day on which it was so, YYYY-MM-DD; null: open. */
interface Spanned {
  first: string | null;
  last: string | null;
}

export interface NodeData extends Spanned {
  group: 'nodes';
  /** Id of the stakeholder or interest: each is on a map once. */
  id: string;
  entity: NodeEntity;
  /** Id of the membership, which holds the place. */
  member: string;
  x: number | null;
  y: number | null;
  name: string;
  /** Name and other names, folded for searching. */
  searched: string;
  /** What the picture is drawn by, as it was read: of a category its value, else a number; null: not stated, or not asked. */
  colourValue: string | number | null;
  sizeValue: string | number | null;
  shapeValue: string | number | null;
  /** Shape of its kind. */
  kindShape: ShapeName;
  /** Looks, from all that is on the map: fill (null: blank), the sign on it, size on a scale from 0 to 10 (null: unknown), shape. */
  fill: SchemeColour | null;
  sign: string | null;
  measure: number | null;
  shape: ShapeName;
  kind: string;
  sector: string;
  level: string;
  /** Ids of its place and of all that lies around it. */
  places: readonly string[];
  /** Aggregate of the judgements by the rule of the map; null: none, or not for these eyes. */
  position: number | null;
  influence: number | null;
}

export interface EdgeData extends Spanned {
  group: 'edges';
  id: string;
  entity: EdgeEntity;
  source: string;
  target: string;
  /** Term id of the type; '' for none and for holdings. */
  type: string;
  /** Word shown on it. */
  word: string;
  /** What the line is drawn by besides its type. */
  lineValue: string | number | null;
  widthValue: string | number | null;
  /** The line of its type. */
  typeLine: LineStyle;
  /** Looks: the line as it is drawn, and its width in pixels; null: by strength. */
  line: LineStyle;
  width: number | null;
  informal: boolean;
  direction: 'directed' | 'mutual' | 'undirected';
  /** Strength of a tie, intensity of a holding; null: not stated. */
  strength: number | null;
  sentiment: number | null;
  /** Holdings: +1 for, −1 against. */
  stance: number | null;
  confidence: Confidence | null;
}
export type ElementData = NodeData | EdgeData;

/** Whether two are drawn alike: all fields are plain values, or plain tables of them. */
export function sameData(a: ElementData, b: ElementData): boolean {
  const [left, right] = [a, b] as unknown as [Record<string, unknown>, Record<string, unknown>];
  return Object.keys(left).every((key) => left[key] === right[key] || (typeof left[key] === 'object' && left[key] !== null && JSON.stringify(left[key]) === JSON.stringify(right[key])));
}

const orderOf = ({ kind, searched, id }: NodeData): string => `${kind}\u0000${searched}\u0000${id}`;
/** Order in which nodes stand in rows: like by like, then by name; the same on every device. */
export const byKindAndName = (a: NodeData, b: NodeData): number => (orderOf(a) < orderOf(b) ? -1 : 1);
