/** Cytoscape's canvas and what is on it: turns the data of elements into drawn ones, and tells our layers how they stand. */
import cytoscape, { type Core, type EdgeSingular, type ElementDefinition, type NodeSingular } from 'cytoscape';
import type { SchemeColour } from '@baraza/ui/tokens';
import type { Viewport } from '../layers/canvas-layer.js';
import type { Point, Scene, SceneEdge, SceneNode } from '../layers/scene.js';
import { arrowShape, bows, dashes, headsOf, holdingHeads, opacityOf, widthOf } from '../look/line.js';
import { boxOf, CANVAS_SHAPES, type Paint, paintOf, PLAIN_DIAMETER } from '../look/node.js';
import { stylesheet } from '../look/style.js';
import type { EdgeData, ElementData, NodeData } from '../model/data.js';
import type { Delta } from '../model/map-model.js';
import type { GraphOptions } from '../types.js';

/** From so many edges on, lines are straight and faint; from so many nodes or edges on, panning shows a picture of the last frame. */
export const LARGE = { nodes: 500, edges: 1500 } as const;
const WORDS_FROM_ZOOM = 1.7;
const MOST_MAGNIFIED = 1.75;
/** From afar a shape of a large map is a dot, larger by so much where it would be less wide than this on the screen (more, and those in rows would touch), with an edge of about a pixel. It is drawn anew at few zooms only, for that takes a moment. */
const LEAST_DOT = 8;
const COARSE = 1.5;

interface Drawn<D extends ElementData> {
  data: D;
  paint: Paint;
}
/** Fields of the renderer that cytoscape reads at every frame but lets nobody set after the start. */
interface Renderer {
  textureOnViewport: boolean;
}

const pairOf = ({ source, target }: EdgeData): string => (source < target ? `${source} ${target}` : `${target} ${source}`);

export class Stage implements Scene {
  readonly cy: Core;
  private readonly drawnNodes = new Map<string, Drawn<NodeData>>();
  private readonly drawnEdges = new Map<string, EdgeData>();
  private readonly pairs = new Map<string, Set<string>>();
  private readonly jagged = new Set<string>();
  private readonly held = new Set<string>();
  private hidden: ReadonlySet<string> = new Set();
  private detail = new Set<string>();
  private hovered: string | null = null;
  private cached: SceneNode[] | null = null;
  private changes = 0;
  private isLarge = false;
  /** So many ties that lines are straight and faint. */
  private isDense = false;
  /** Something is selected, or there are many ties: what is not picked out stays in the background. */
  private receded = false;
  private magnified = 1;
  /** Width of the edge of a shape in model pixels, where it is more than that of the picture at 100 %. */
  private leastEdge = 0;

  constructor(
    element: HTMLElement,
    private current: GraphOptions,
    private readonly colourOfSector: (sector: string) => SchemeColour,
  ) {
    this.cy = cytoscape({
      container: element,
      style: stylesheet(current.theme),
      minZoom: 0.03,
      maxZoom: 4,
      selectionType: 'single',
      boxSelectionEnabled: true,
      pixelRatio: 'auto',
    });
    // It warns of lines between nodes that touch, which people may well put so.
    cytoscape.warnings(false);
    this.cy.on('zoom', () => this.magnify());
    this.cy.on('position', 'node', () => this.touch());
    this.cy.on('select unselect', () => this.touch());
  }

  // Scene ---------------------------------------------------------------------------------------------------------

  viewport(): Viewport {
    return { zoom: this.cy.zoom(), pan: this.cy.pan(), width: this.cy.width(), height: this.cy.height() };
  }
  options(): GraphOptions {
    return this.current;
  }
  unit(): number {
    return this.magnified;
  }
  version(): number {
    return this.changes;
  }
  nodes(): readonly SceneNode[] {
    this.cached ??= [...this.drawnNodes.keys()].flatMap((id) => (this.hidden.has(id) ? [] : [this.sceneNode(id)]));
    return this.cached;
  }
  node(id: string): SceneNode | undefined {
    return this.drawnNodes.has(id) && !this.hidden.has(id) ? this.sceneNode(id) : undefined;
  }
  *zigzags(): Iterable<SceneEdge> {
    for (const id of this.jagged) if (!this.hidden.has(id)) yield this.sceneEdge(id);
  }
  *worded(): Iterable<SceneEdge> {
    const ids = this.cy.zoom() >= WORDS_FROM_ZOOM ? this.drawnEdges.keys() : new Set([...this.held, ...this.detail, ...(this.hovered !== null && this.drawnEdges.has(this.hovered) ? [this.hovered] : [])]);
    for (const id of ids) if (!this.hidden.has(id)) yield this.sceneEdge(id);
  }

  private sceneNode(id: string): SceneNode {
    const { data, paint } = this.drawnNodes.get(id)!;
    const element = this.element(id);
    const { x, y } = element.position();
    return { data, paint, at: { x, y }, ...this.box(data), selected: element.selected(), hovered: this.hovered === id, faded: element.hasClass('faded') };
  }

  private sceneEdge(id: string): SceneEdge {
    const data = this.drawnEdges.get(id)!;
    const element = this.edge(id);
    const selected = element.selected();
    const detail = this.detail.has(id) || selected;
    const opacity = element.hasClass('faded') ? 0.12 : detail ? 1 : opacityOf(data, this.receded);
    return { data, selected, hovered: this.hovered === id, detail, opacity, width: widthOf(data), colour: data.line.colour[this.current.theme], path: () => pathOf(element) };
  }

  /** What is drawn changed: names find their places anew. */
  touch(): void {
    this.changes += 1;
    this.cached = null;
  }

  // Elements ------------------------------------------------------------------------------------------------------

  data(id: string): ElementData | undefined {
    return this.drawnNodes.get(id)?.data ?? this.drawnEdges.get(id);
  }
  has(id: string): boolean {
    return this.data(id) !== undefined;
  }
  element(id: string): NodeSingular {
    return this.cy.getElementById(id) as unknown as NodeSingular;
  }
  edge(id: string): EdgeSingular {
    return this.cy.getElementById(id) as unknown as EdgeSingular;
  }

  /** Takes elements away and puts others; `placeOf` says where a node that is new here stands. */
  apply(delta: Delta, placeOf: (node: NodeData) => Point): void {
    this.cy.batch(() => {
      for (const id of delta.removed) this.take(id);
      const added: ElementDefinition[] = [];
      const pairs = new Set<string>();
      for (const data of delta.put) {
        if (data.group === 'nodes') this.putNode(data, placeOf, added);
        else pairs.add(this.putEdge(data, added));
      }
      this.cy.add(added);
      if (!this.scale()) for (const pair of pairs) this.fan(pair);
    });
    this.touch();
  }

  private take(id: string): void {
    const edge = this.drawnEdges.get(id);
    this.cy.getElementById(id).remove();
    this.drawnNodes.delete(id);
    this.drawnEdges.delete(id);
    this.jagged.delete(id);
    this.held.delete(id);
    this.detail.delete(id);
    if (this.hovered === id) this.hovered = null;
    if (edge) {
      this.pairs.get(pairOf(edge))?.delete(id);
      this.fan(pairOf(edge));
    }
  }

  private putNode(data: NodeData, placeOf: (node: NodeData) => Point, added: ElementDefinition[]): void {
    const paint = paintOf(data, this.current, this.colourOfSector);
    const known = this.drawnNodes.has(data.id);
    this.drawnNodes.set(data.id, { data, paint });
    if (known) this.cy.getElementById(data.id).data(this.nodeFields(data, paint));
    else added.push({ group: 'nodes', data: { id: data.id, ...this.nodeFields(data, paint) }, position: placeOf(data) });
  }

  private box(data: NodeData): { width: number; height: number } {
    const { width, height } = boxOf(data, this.current.sizeBy);
    return { width: width * this.magnified, height: height * this.magnified };
  }

  private nodeFields(data: NodeData, paint: Paint): Record<string, unknown> {
    const { width, height } = this.box(data);
    const unsized = data.entity === 'stakeholder' && this.current.sizeBy === 'influence' && data.influence === null;
    const corner = data.shape === 'pill' ? height / 2 : data.shape === 'square' ? Math.round(height * 0.14) : 4 * this.magnified;
    return { width, height, corner, canvasShape: CANVAS_SHAPES[data.shape], fill: paint.fill, border: unsized && !this.fromAfar ? 'dashed' : 'solid', edge: Math.max(1.25 * this.magnified, this.leastEdge) };
  }

  private putEdge(data: EdgeData, added: ElementDefinition[]): string {
    const known = this.drawnEdges.has(data.id);
    this.drawnEdges.set(data.id, data);
    const pair = pairOf(data);
    const ids = this.pairs.get(pair);
    if (ids) ids.add(data.id);
    else this.pairs.set(pair, new Set([data.id]));
    if (data.line.pattern === 'zigzag') this.jagged.add(data.id);
    else this.jagged.delete(data.id);
    if (data.entity === 'holding') this.held.add(data.id);
    if (known) this.cy.getElementById(data.id).data(this.edgeFields(data));
    else added.push({ group: 'edges', data: { id: data.id, source: data.source, target: data.target, ...this.edgeFields(data) }, classes: data.source === data.target ? 'loop' : '' });
    return pair;
  }

  private edgeFields(data: EdgeData): Record<string, unknown> {
    const pattern = dashes(data);
    const heads = data.entity === 'holding' ? holdingHeads(data) : headsOf(data);
    return {
      width: widthOf(data) * this.magnified,
      arrow: 0.8 * this.magnified,
      opacity: opacityOf(data, this.receded),
      colour: data.line.colour[this.current.theme],
      lineStyle: pattern.length > 0 ? 'dashed' : 'solid',
      dashes: (pattern.length > 0 ? pattern : [6, 4]).map((length) => length * this.magnified),
      lineOpacity: data.line.pattern === 'zigzag' ? 0 : 1,
      sourceArrow: arrowShape(heads.source),
      targetArrow: arrowShape(heads.target),
      arrowFill: data.line.head === 'hollow' ? 'hollow' : 'filled',
    };
  }

  /** Spreads the lines between two nodes, so that each can be seen and hit. */
  private fan(pair: string): void {
    const ids = [...(this.pairs.get(pair) ?? [])].sort();
    if (ids.length === 0) return void this.pairs.delete(pair);
    const [first] = pair.split(' ');
    bows(ids.length, !this.isDense).forEach((bow, index) => {
      const element = this.cy.getElementById(ids[index]!);
      const side = this.drawnEdges.get(ids[index]!)!.source === first ? bow : -bow;
      const now = element.data('bow') as number | undefined;
      if (side === 0 && now !== undefined) element.removeData('bow');
      else if (side !== 0 && now !== side) element.data('bow', side);
    });
  }

  /** Chooses how to draw by how much there is; returns whether that changed, and with it all lines. */
  private scale(): boolean {
    const [dense, large] = [this.drawnEdges.size > LARGE.edges, this.drawnNodes.size > LARGE.nodes || this.drawnEdges.size > LARGE.edges];
    if (large !== this.isLarge) {
      this.isLarge = large;
      (this.cy as unknown as { renderer: () => Renderer }).renderer().textureOnViewport = large;
      this.magnify();
    }
    if (dense === this.isDense) return false;
    this.isDense = dense;
    for (const pair of this.pairs.keys()) this.fan(pair);
    this.recede();
    return true;
  }

  get large(): boolean {
    return this.isLarge;
  }

  // Appearance ----------------------------------------------------------------------------------------------------

  /** Zoomed out, marks shrink less than the distances between them: on a phone they can still be read and hit, and on a large map still be seen. */
  magnify(): void {
    const zoom = this.cy.zoom();
    const unit = this.isLarge ? (zoom < LEAST_DOT / PLAIN_DIAMETER ? COARSE : 1) : stepNear(Math.min(MOST_MAGNIFIED, 0.85 / zoom));
    const edge = this.isLarge ? stepUp(0.7 / zoom, COARSE) : 1;
    const leastEdge = edge > 1 ? edge : 0;
    if (unit === this.magnified && leastEdge === this.leastEdge) return;
    const lines = unit !== this.magnified && !this.isDense;
    this.magnified = unit;
    this.leastEdge = leastEdge;
    this.repaint(lines);
  }

  /** Shapes are dots of which only place and fill can be told. */
  private get fromAfar(): boolean {
    return this.leastEdge > 1.25;
  }

  private repaint(edges: boolean): void {
    this.cy.batch(() => {
      for (const [id, { data }] of this.drawnNodes) {
        const paint = paintOf(data, this.current, this.colourOfSector);
        this.drawnNodes.set(id, { data, paint });
        this.cy.getElementById(id).data(this.nodeFields(data, paint));
      }
      if (edges) for (const [id, data] of this.drawnEdges) this.cy.getElementById(id).data(this.edgeFields(data));
    });
    this.touch();
  }

  /** Draws everything with other options. */
  restyle(options: GraphOptions): void {
    const theme = options.theme !== this.current.theme;
    this.current = options;
    this.repaint(theme);
    if (theme) this.cy.style(stylesheet(options.theme));
  }

  /** Hides exactly these. */
  hide(hidden: ReadonlySet<string>): void {
    this.cy.batch(() => {
      for (const id of this.hidden) if (!hidden.has(id)) this.cy.getElementById(id).removeClass('hidden');
      for (const id of hidden) if (!this.hidden.has(id)) this.cy.getElementById(id).addClass('hidden').unselect();
    });
    this.hidden = new Set(hidden);
    this.touch();
  }

  /** Fades all nodes but these, and the ties of the faded; null: none. */
  fadeAllBut(ids: ReadonlySet<string> | null): void {
    this.cy.batch(() => {
      for (const id of this.drawnNodes.keys()) this.cy.getElementById(id).toggleClass('faded', ids !== null && !ids.has(id));
      for (const { id, source, target } of this.drawnEdges.values()) this.cy.getElementById(id).toggleClass('faded', ids !== null && !(ids.has(source) && ids.has(target)));
    });
    this.touch();
  }

  /** Brings the ties of what is selected forward, with their words, and lets the rest recede. */
  pickOut(detail: Set<string>, selected: boolean): void {
    this.cy.batch(() => {
      for (const id of this.detail) if (!detail.has(id)) this.cy.getElementById(id).removeClass('detail');
      for (const id of detail) this.cy.getElementById(id).addClass('detail');
      this.detail = detail;
      this.recede(selected);
    });
    this.touch();
  }

  private recede(selected = this.detail.size > 0): void {
    const receded = selected || this.isDense;
    if (receded === this.receded) return;
    this.receded = receded;
    for (const [id, data] of this.drawnEdges) this.cy.getElementById(id).data('opacity', opacityOf(data, receded));
  }

  hover(id: string | null): void {
    if (this.hovered === id) return;
    if (this.hovered !== null) this.cy.getElementById(this.hovered).removeClass('hovered');
    this.hovered = id;
    if (id !== null) this.cy.getElementById(id).addClass('hovered');
    this.touch();
  }
}

const stepNear = (wish: number): number => 1.15 ** Math.max(0, Math.round(Math.log(wish) / Math.log(1.15)));
const stepUp = (wish: number, step: number): number => step ** Math.max(0, Math.ceil(Math.log(wish) / Math.log(step)));

/** The drawn line as a quadratic curve; null while cytoscape has not drawn it yet. */
function pathOf(edge: EdgeSingular): readonly [Point, Point, Point] | null {
  const [from, to] = [edge.sourceEndpoint(), edge.targetEndpoint()];
  if (!from || !to || !Number.isFinite(from.x + from.y + to.x + to.y)) return null;
  const control = edge.controlPoints()?.[0] ?? { x: (from.x + to.x) / 2, y: (from.y + to.y) / 2 };
  return [from, control, to];
}
