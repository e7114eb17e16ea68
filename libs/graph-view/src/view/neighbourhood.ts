/** A neighbourhood stands together around its middle while it is shown; on the map everybody keeps their place. */
import { fitMargins } from '../layers/canvas-layer.js';
import { arrangeAround, type Room } from '../layout/around.js';
import { placeNear } from '../layout/near.js';
import { roomFor } from '../layout/room.js';
import type { EdgeData, NodeData } from '../model/data.js';
import type { MapModel } from '../model/map-model.js';
import type { GraphFocus } from '../types.js';
import type { Places } from './places.js';
import type { Stage } from './stage.js';

/** A larger neighbourhood is as good as a map, and stays where its members stand. */
export const TOGETHER_UP_TO = 120;
/** The room has to change by so much before what is in it is laid out anew. */
const OTHER_SHAPE = 1.2;

export class Neighbourhood {
  private focus: GraphFocus | null = null;
  private shown: readonly NodeData[] = [];
  private ties: readonly EdgeData[] = [];
  private room: Room = { width: 0, height: 0 };

  constructor(
    private readonly stage: Stage,
    private readonly model: MapModel,
    private readonly places: Places,
  ) {}

  /** The focus or what is hidden has changed: a new neighbourhood is laid out; who joins the one that is shown stands near, and nobody else moves. */
  follow(focus: GraphFocus | null, hidden: ReadonlySet<string>): void {
    const same = focus !== null && this.places.areForNow && this.focus?.id === focus.id && this.focus.depth === focus.depth;
    this.focus = focus && this.model.nodes.has(focus.id) ? focus : null;
    this.shown = this.focus ? [...this.model.nodes.values()].filter(({ id }) => !hidden.has(id)) : [];
    this.ties = this.focus ? [...this.model.edges.values()].filter(({ id }) => !hidden.has(id)) : [];
    if (!this.focus || this.shown.length > TOGETHER_UP_TO) this.places.showFor(null);
    else if (same) this.takeIn();
    else this.layOut();
  }

  /** Lays out anew where the screen has another shape than when it was laid out. */
  fitRoom(): void {
    if (!this.places.areForNow) return;
    const { width, height } = this.roomNow();
    const change = (width / height) / (this.room.width / this.room.height);
    if (change > OTHER_SHAPE || change < 1 / OTHER_SHAPE) this.layOut();
  }

  private roomNow(): Room {
    const { width, height } = this.stage.viewport();
    const { side, above, below } = fitMargins(width);
    return { width: Math.max(120, width - side * 2), height: Math.max(120, height - above - below) };
  }

  private layOut(): void {
    this.room = this.roomNow();
    const { sizeBy } = this.stage.options();
    const nodes = this.shown.map((node) => ({ id: node.id, ...roomFor(node, sizeBy), ...this.places.onMap(node) }));
    this.places.showFor(arrangeAround(this.focus!.id, nodes, this.ties, this.room));
  }

  private takeIn(): void {
    const known = new Map(this.shown.flatMap(({ id }) => (this.places.isForNow(id) ? [[id, this.places.of(this.model.nodes.get(id)!)] as const] : [])));
    if (known.size === this.shown.length) return;
    const found = placeNear({ nodes: new Map(this.shown.map((node) => [node.id, node])), edges: this.model.edges, edgesOf: (id) => this.model.edgesOf(id) }, known);
    this.places.showFor([...known, ...found].map(([id, point]) => ({ id, ...point })));
  }
}
