/**
 * A map of so many that cytoscape would be slow and nobody could read it: drawn by our own layer as a picture that is shifted while the map is moved. Communities are drawn as one until their members can be read.
 * What somebody points at, selects or drags is on cytoscape's stage above it, with all its detail.
 */
import { surfaces } from '@baraza/ui/tokens';
import { type Bounds, boundsOf } from '../layers/bounds.js';
import { isInside } from '../layers/hull.js';
import { LabelLayer } from '../layers/labels.js';
import type { Box } from '../layers/place-labels.js';
import type { Point } from '../layers/scene.js';
import { drawAreas, type Area } from '../layers/underlay.js';
import type { Gathered } from '../types.js';
import type { MapEdge, MapNode } from '../view/elements.js';
import type { Stage } from '../view/stage.js';
import { Bitmap } from './bitmap.js';
import { drawBands, drawTies } from './draw-lines.js';
import { drawGrounds, drawPoints, drawShapes } from './draw-nodes.js';
import { type Community, gather, type Gathering, gatheringAt, OPEN_FROM, spacingOf } from './gathering.js';
import { LargeScene } from './large-scene.js';
import { hitNode, hitTie } from './hit.js';
import { CommunitySearch } from './run-communities.js';

/** So long after the last zoom the picture is drawn anew at its right size. */
const SETTLE_MS = 140;

interface Standing {
  revision: number;
  nodes: readonly MapNode[];
  edges: readonly MapEdge[];
  communities: readonly Community[];
  /** How far apart neighbours stand around a node, model pixels. */
  spacing: (node: MapNode) => number;
  content: Bounds;
}

export interface LargeHooks {
  /** Something is to be drawn anew that nobody else knows of. */
  changed: () => void;
  /** Other communities are drawn as one. */
  gathered: (gathered: Gathered) => void;
}

export class LargeMap {
  private readonly bitmap: Bitmap;
  private readonly labels: LabelLayer;
  private readonly search: CommunitySearch;
  private standing: Standing | null = null;
  private shown: Gathering | null = null;
  private drawnFor = '';
  private pictures = 0;
  private told: Gathered = { communities: 0, members: 0 };
  private timer: ReturnType<typeof setTimeout> | null = null;

  constructor(container: HTMLElement, private readonly stage: Stage, private readonly hooks: LargeHooks) {
    this.bitmap = new Bitmap(container);
    this.labels = new LabelLayer(this.bitmap.context);
    this.search = new CommunitySearch(() => {
      this.standing = null;
      this.drawnFor = '';
      hooks.changed();
    });
  }

  /** A font has come. */
  forget(): void {
    this.labels.forget();
    this.drawnFor = '';
  }

  hide(): void {
    if (this.shown) this.bitmap.hide();
    this.shown = null;
    this.standing = null;
    this.drawnFor = '';
    this.tell();
  }

  destroy(): void {
    this.search.stop();
    if (this.timer !== null) clearTimeout(this.timer);
  }

  /** Where names lie, in pixels from where the model begins. */
  names(): readonly Box[] {
    return this.shown ? this.labels.boxes() : [];
  }

  /** Whether what is drawn stands as it is to stay. */
  get settled(): boolean {
    return this.timer === null && this.search.communities !== null && this.standing?.revision === this.stage.revision() && this.bitmap.region?.zoom === this.stage.cy.zoom();
  }

  /** How many communities are drawn as one, and how many members that concerns. */
  gathered(): Gathered {
    const closed = this.shown?.closed ?? [];
    return { communities: closed.length, members: closed.reduce((sum, { members }) => sum + members.length, 0) };
  }

  private tell(): void {
    const now = this.gathered();
    if (now.communities === this.told.communities && now.members === this.told.members) return;
    this.told = now;
    this.hooks.gathered(now);
  }

  /** Shows the map as it is seen now: shifted where the picture serves, else drawn anew. */
  draw(areas: readonly Area[], areaName: (group: string) => string): void {
    const viewport = this.stage.viewport();
    const { groupBy } = this.stage.options();
    this.search.ask(this.stage.structure(), () => ({ nodes: this.stage.visible(), edges: this.edges(), bySector: groupBy === 'sector' }));
    const standing = this.stand();
    const key = `${standing.revision} ${viewport.width} ${viewport.height}`;
    if (key === this.drawnFor && this.bitmap.serves(viewport, standing.content)) {
      this.bitmap.follow(viewport);
      if (this.bitmap.region!.zoom !== viewport.zoom) this.settleSoon();
    } else {
      this.drawnFor = key;
      this.picture(standing, areas, areaName);
    }
    this.bitmap.recede(this.stage.picking);
    this.tell();
  }

  /** While somebody zooms, the picture is stretched; when they stop, it is drawn at its right size. */
  private settleSoon(): void {
    if (this.timer !== null) clearTimeout(this.timer);
    this.timer = setTimeout(() => {
      this.timer = null;
      this.drawnFor = '';
      this.hooks.changed();
    }, SETTLE_MS);
  }

  private edges(): MapEdge[] {
    const { edges, hidden } = this.stage.elements;
    return hidden.size === 0 ? [...edges.values()] : [...edges.values()].filter(({ data }) => !hidden.has(data.id));
  }

  private stand(): Standing {
    const revision = this.stage.revision();
    if (this.standing?.revision === revision) return this.standing;
    const nodes = this.stage.visible().filter(({ data }) => !this.stage.isCarried(data.id));
    const edges = this.edges().filter(({ data }) => !this.stage.isCarried(data.id));
    const spacing = spacingOf(nodes);
    this.standing = { revision, nodes, edges, spacing, communities: gather(nodes, edges, this.search.communities ?? new Map(), spacing), content: boundsOf(nodes.map(({ at }) => at)) };
    return this.standing;
  }

  private picture({ nodes, edges, communities, spacing }: Standing, areas: readonly Area[], areaName: (group: string) => string): void {
    const viewport = this.stage.viewport();
    const options = this.stage.options();
    const { theme } = options;
    const region = this.bitmap.begin(viewport, Math.min(2, devicePixelRatio));
    const { context } = this.bitmap;
    this.shown = gatheringAt(viewport.zoom, communities, nodes, edges);
    const { closed, open, bands, ties } = this.shown;
    context.save();
    context.translate(region.viewport.pan.x, region.viewport.pan.y);
    context.scale(region.zoom, region.zoom);
    drawAreas(context, areas, theme === 'light' ? surfaces.raised.light : surfaces.surface.dark, theme);
    context.restore();
    this.pictures += 1;
    if (this.search.communities === null) return drawPoints(context, region, open, 0, theme);
    drawGrounds(context, region, closed, theme);
    drawBands(context, region, bands, theme);
    for (const { members, spacing: apart } of closed) drawPoints(context, region, members, apart, theme);
    drawTies(context, region, ties, options);
    drawShapes(context, region, open, options);
    // Of those who stand too close for names, or belong to what is drawn as one, none has one: a few picked by chance would say nothing.
    const unnamed = new Set(closed.flatMap(({ apart }) => apart));
    const named = open.filter((node) => spacing(node) * region.zoom >= OPEN_FROM && !unnamed.has(node));
    this.labels.draw(new LargeScene(region, { ...this.shown, open: named }, options, this.pictures), areas, areaName);
  }

  // What is under the pointer ---------------------------------------------------------------------------------------

  /** The closed community at a point of the model. */
  communityAt(point: Point): Community | null {
    return this.shown?.closed.find(({ outline }) => isInside(point, outline)) ?? null;
  }

  /** What is drawn by itself at a point of the model. */
  hit(point: Point): string | null {
    if (!this.shown || this.search.communities === null) return null;
    const { zoom } = this.stage.viewport();
    const { sizeBy } = this.stage.options();
    return hitNode(point, this.shown.open, zoom, sizeBy) ?? (this.communityAt(point) ? null : hitTie(point, this.shown.ties, zoom, sizeBy));
  }
}
