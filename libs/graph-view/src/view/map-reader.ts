/** What the canvas would show, for a view that draws it otherwise: the same members, filters, days, colours and shapes, without a canvas. */
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
  /** The legend of a part of it, and without what these were judged. */
  readonly legendOf: (keeps: (id: string) => boolean, unjudged: ReadonlySet<string>) => Legend;
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
      nodes: [...nodes.values()].map((data) => ({ data, paint: paintOf(data, options), onPaper: paintOf(data, { theme: 'light' }) })),
      edges: [...edges.values()],
      hidden: report,
      legend: legendOf({ nodes, edges, looks: this.model.looks }, this.source, options),
      legendOf: (keeps, unjudged) => {
        const part = new Map([...nodes].flatMap(([id, node]) => (keeps(id) ? [[id, unjudged.has(id) ? unjudgedAs(node, options) : node] as const] : [])));
        return legendOf({ nodes: part, edges: new Map([...edges].filter(([, { source, target }]) => part.has(source) && part.has(target))), looks: this.model.looks }, this.source, options);
      },
    };
  }
}
