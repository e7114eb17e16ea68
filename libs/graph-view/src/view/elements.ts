/** Everything on the map with its place and its paint, whether cytoscape holds it or not. */
import type { Point } from '../layers/scene.js';
import { bows } from '../look/line.js';
import { boxOf, type Paint, paintOf } from '../look/node.js';
import type { EdgeData, ElementData, NodeData } from '../model/data.js';
import type { GraphOptions } from '../types.js';

export interface MapNode {
  data: NodeData;
  paint: Paint;
  at: Point;
  faded: boolean;
}
export interface MapEdge {
  data: EdgeData;
  from: MapNode;
  to: MapNode;
  /** How far its middle lies to the side, model pixels: positive as cytoscape counts it. */
  bow: number;
  faded: boolean;
}

const pairOf = ({ source, target }: EdgeData): string => (source < target ? `${source} ${target}` : `${target} ${source}`);

export class Elements {
  readonly nodes = new Map<string, MapNode>();
  readonly edges = new Map<string, MapEdge>();
  /** Whose line our own layer draws, for cytoscape has no such one. */
  readonly jagged = new Set<string>();
  readonly holdings = new Set<string>();
  hidden: ReadonlySet<string> = new Set();
  private readonly pairs = new Map<string, Set<string>>();

  has(id: string): boolean {
    return this.data(id) !== undefined;
  }
  data(id: string): ElementData | undefined {
    return (this.nodes.get(id) ?? this.edges.get(id))?.data;
  }

  visible(): MapNode[] {
    return [...this.nodes.values()].filter(({ data }) => !this.hidden.has(data.id));
  }

  /** Room that each visible one takes, drawn `unit` times as large as at 100 %. */
  bodies(sizeBy: GraphOptions['sizeBy'], unit: number): (Pick<MapNode, 'data' | 'at'> & { width: number; height: number })[] {
    return this.visible().map(({ data, at }) => {
      const { width, height } = boxOf(data, sizeBy);
      return { data, at, width: width * unit, height: height * unit };
    });
  }

  /** How many of each are not hidden. */
  shown(): { nodes: number; edges: number } {
    const shown = { nodes: this.nodes.size, edges: this.edges.size };
    for (const id of this.hidden) {
      if (this.nodes.has(id)) shown.nodes -= 1;
      else if (this.edges.has(id)) shown.edges -= 1;
    }
    return shown;
  }

  /** `placeOf` says where a node that is new here stands. */
  putNode(data: NodeData, options: GraphOptions, placeOf: (node: NodeData) => Point): MapNode {
    const paint = paintOf(data, options);
    const known = this.nodes.get(data.id);
    if (known) return Object.assign(known, { data, paint });
    const node = { data, paint, at: { ...placeOf(data) }, faded: false };
    this.nodes.set(data.id, node);
    return node;
  }

  /** Returns the pair of nodes that it joins, whose lines are to be spread anew. */
  putEdge(data: EdgeData): string {
    const known = this.edges.get(data.id);
    if (known) known.data = data;
    else this.edges.set(data.id, { data, from: this.nodes.get(data.source)!, to: this.nodes.get(data.target)!, bow: 0, faded: false });
    const pair = pairOf(data);
    const ids = this.pairs.get(pair);
    if (ids) ids.add(data.id);
    else this.pairs.set(pair, new Set([data.id]));
    if (data.line.pattern === 'zigzag') this.jagged.add(data.id);
    else this.jagged.delete(data.id);
    if (data.entity === 'holding') this.holdings.add(data.id);
    return pair;
  }

  /** Returns the pair of nodes that an edge joined. */
  take(id: string): string | undefined {
    const edge = this.edges.get(id);
    this.nodes.delete(id);
    this.edges.delete(id);
    this.jagged.delete(id);
    this.holdings.delete(id);
    if (!edge) return undefined;
    const pair = pairOf(edge.data);
    this.pairs.get(pair)?.delete(id);
    return pair;
  }

  /** Spreads the lines between two nodes, so that each can be seen and hit; returns those that lie otherwise now. */
  fan(pair: string, bowed: boolean): MapEdge[] {
    const ids = [...(this.pairs.get(pair) ?? [])].sort();
    if (ids.length === 0) {
      this.pairs.delete(pair);
      return [];
    }
    const [first] = pair.split(' ');
    return bows(ids.length, bowed).flatMap((bow, index) => {
      const edge = this.edges.get(ids[index]!)!;
      const side = edge.data.source === first ? bow : -bow;
      if (edge.bow === side) return [];
      edge.bow = side;
      return [edge];
    });
  }

  allPairs(): Iterable<string> {
    return this.pairs.keys();
  }

  /** Paints all nodes anew, with other options. */
  repaint(options: GraphOptions): void {
    for (const node of this.nodes.values()) node.paint = paintOf(node.data, options);
  }

  /** Fades all nodes but these, and the ties of the faded; null: none. */
  fadeAllBut(ids: ReadonlySet<string> | null): void {
    for (const node of this.nodes.values()) node.faded = ids !== null && !ids.has(node.data.id);
    for (const edge of this.edges.values()) edge.faded = edge.from.faded || edge.to.faded;
  }
}
