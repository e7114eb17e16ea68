/** What the layer of names reads of a map of many: the part of it that is drawn. */
import type { Viewport } from '../layers/canvas-layer.js';
import type { Scene, SceneEdge, SceneGroup, SceneNode } from '../layers/scene.js';
import { opacityOf, widthOf } from '../look/line.js';
import type { GraphOptions } from '../types.js';
import type { MapNode } from '../view/elements.js';
import { curveOf } from './draw-lines.js';
import { sizeOf } from './draw-nodes.js';
import type { Gathering } from './gathering.js';
import type { Region } from './region.js';

/** So many compete for room for their names; beyond them it is the less influential who have none anyway. */
const MOST_NAMED = 1500;
const MOST_WORDED = 400;
const WORDS_FROM_ZOOM = 1.7;

export class LargeScene implements Scene {
  private readonly named: readonly SceneNode[];

  constructor(
    private readonly region: Region,
    private readonly gathering: Gathering,
    private readonly current: GraphOptions,
    private readonly number: number,
  ) {
    const inside = gathering.open.filter(({ at }) => region.holds(at, 0));
    const chosen = inside.length <= MOST_NAMED ? inside : inside.sort((a, b) => (b.data.influence ?? -1) - (a.data.influence ?? -1)).slice(0, MOST_NAMED);
    this.named = chosen.map((node) => this.sceneNode(node));
  }

  private sceneNode(node: MapNode): SceneNode {
    const { width, height } = sizeOf(node, this.region.zoom, this.current.sizeBy);
    return { data: node.data, paint: node.paint, at: node.at, width: width / this.region.zoom, height: height / this.region.zoom, selected: false, hovered: false, faded: node.faded };
  }

  viewport(): Viewport {
    return this.region.viewport;
  }
  options(): GraphOptions {
    return this.current;
  }
  unit(): number {
    return 1;
  }
  version(): number {
    return this.number;
  }
  nodes(): readonly SceneNode[] {
    return this.named;
  }
  node(): undefined {
    return undefined;
  }
  zigzags(): Iterable<SceneEdge> {
    return [];
  }

  /** Near enough, every tie carries its word. */
  *worded(): Iterable<SceneEdge> {
    if (this.region.zoom < WORDS_FROM_ZOOM) return;
    let count = 0;
    for (const edge of this.gathering.ties) {
      if (!this.region.crosses(edge.from.at, edge.to.at)) continue;
      if ((count += 1) > MOST_WORDED) return;
      const { data } = edge;
      yield { data, selected: false, hovered: false, detail: false, opacity: opacityOf(data, true), width: widthOf(data), colour: data.line.colour[this.current.theme], path: () => curveOf(edge, this.current.sizeBy) };
    }
  }

  /** What is drawn as one says whom it stands around, and how many they are. */
  gathered(): readonly SceneGroup[] {
    return this.gathering.closed.map(({ leader, members, middle }) => ({ words: this.current.communityWords(leader.data.name, members.length - 1), at: middle, weight: members.length }));
  }
}
