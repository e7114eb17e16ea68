/** What the canvas would show, for a view that draws it otherwise: the same members, filters, days, colours and shapes, without a canvas. */
import { type Dressed, dressedAlone } from '../look/dress.js';
import { paintOf, type Paint } from '../look/node.js';
import type { EdgeData, NodeData } from '../model/data.js';
import { legendOf } from '../model/legend.js';
import { unjudgedAs } from '../picture/picture-of.js';
import { MapModel } from '../model/map-model.js';
import { visibilityOf } from '../model/visibility.js';
import type { GraphFilter, GraphFocus, GraphOptions, GraphSource, HiddenReport, Legend } from '../types.js';

export interface ShownNode {
  readonly data: Pick<NodeData, 'id' | 'entity' | 'name' | 'shape' | 'sector' | 'position' | 'influence'>;
  readonly paint: Paint;
  /** On light paper, whatever the screen shows. */
  readonly onPaper: Paint;
}
export interface ShownMap {
  readonly nodes: readonly ShownNode[];
  readonly edges: readonly Pick<EdgeData, 'id' | 'entity' | 'source' | 'target'>[];
  readonly hidden: HiddenReport;
  readonly legend: Legend;
  /** A part of it as it would be by itself, and without what these were judged. */
  readonly part: (keeps: (id: string) => boolean, unjudged: ReadonlySet<string>) => Pick<ShownMap, 'nodes' | 'edges' | 'legend'>;
}

export class MapReader {
  private readonly model: MapModel;

  constructor(
    private readonly source: GraphSource,
    private options: GraphOptions,
  ) {
    this.model = new MapModel(source, options);
    this.model.reload();
  }

  /** Calls back after something on the map has changed. Returns the way to stop it. */
  subscribe(listener: () => void): () => void {
    return this.source.subscribe((changed) => {
      const { put, removed } = this.model.apply(changed);
      if (put.length + removed.length > 0) listener();
    });
  }

  /** What is shown now. */
  read(options: GraphOptions, filter: GraphFilter, focus: GraphFocus | null): ShownMap {
    if (options !== this.options) this.model.reload((this.options = options));
    const { hidden, report } = visibilityOf(this.model, filter, focus);
    const [nodes, edges] = [new Map<string, NodeData>(), new Map<string, EdgeData>()];
    for (const [id, node] of this.model.nodes) if (!hidden.has(id)) nodes.set(id, node);
    for (const [id, edge] of this.model.edges) if (!hidden.has(id)) edges.set(id, edge);
    return {
      ...this.shown({ nodes, edges, looks: this.model.looks }, options),
      hidden: report,
      part: (keeps, unjudged) => {
        const kept = [...nodes.values()].filter(({ id }) => keeps(id)).map((node) => (unjudged.has(node.id) ? unjudgedAs(node, options) : node));
        const there = new Set(kept.map(({ id }) => id));
        const ties = [...edges.values()].filter(({ id, source, target }) => keeps(id) && there.has(source) && there.has(target));
        return this.shown(dressedAlone({ nodes: kept, edges: ties }, options, this.source), options);
      },
    };
  }

  private shown(dressed: Dressed, options: GraphOptions): Pick<ShownMap, 'nodes' | 'edges' | 'legend'> {
    return {
      nodes: [...dressed.nodes.values()].map((data) => ({ data, paint: paintOf(data, options), onPaper: paintOf(data, { theme: 'light' }) })),
      edges: [...dressed.edges.values()],
      legend: legendOf(dressed, this.source, options),
    };
  }
}
