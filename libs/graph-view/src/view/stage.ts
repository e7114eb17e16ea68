/**
 * Cytoscape's canvas and what is on it. Of a map that can be read whole it holds everything; of a larger one only what somebody touches, selects or drags, with its ties, while `large/` draws the rest.
 */
import cytoscape, { type Core, type EdgeSingular, type ElementDefinition, type NodeSingular } from 'cytoscape';
import type { Viewport } from '../layers/canvas-layer.js';
import type { Point, Scene, SceneEdge, SceneNode } from '../layers/scene.js';
import { opacityOf, widthOf } from '../look/line.js';
import { boxOf } from '../look/node.js';
import { stylesheet } from '../look/style.js';
import type { NodeData } from '../model/data.js';
import type { Delta } from '../model/map-model.js';
import type { GraphOptions } from '../types.js';
import { pathOf } from './drawn.js';
import { Elements, type MapNode } from './elements.js';
import { edgeFields, type Look, nodeFields } from './fields.js';
import { Magnified } from './magnified.js';
import { Touched } from './touched.js';

/** More than so many in sight are a crowd: from more ties on, lines are straight and faint. */
export const LARGE = { nodes: 500, edges: 1500 } as const;
/** So many ties of what is selected come forward; more would cover everything. */
const MOST_DETAIL = 1500;
/** Of so many ties of what is selected each carries its word; of more the words would cover those whom they join. */
const MOST_WORDED = 40;
const WORDS_FROM_ZOOM = 1.7;

export class Stage implements Scene {
  readonly cy: Core;
  readonly elements = new Elements();
  /** Ids of what cytoscape holds. */
  private readonly on = new Set<string>();
  private readonly touched = new Touched();
  private hovered: string | null = null;
  private cached: SceneNode[] | null = null;
  private changes = 0;
  private revisions = 0;
  private structures = 0;
  private isCrowd = false;
  private isDense = false;
  private receded = false;
  private readonly magnified = new Magnified();

  constructor(
    element: HTMLElement,
    private current: GraphOptions,
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
    // Whoever comes, goes or moves changes how much room there is; what changes nothing costs nothing.
    this.cy.on('zoom render', () => this.magnify());
    this.cy.on('position', 'node', ({ target }) => this.moved(target as NodeSingular));
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
    return this.magnified.unit;
  }
  version(): number {
    return this.changes;
  }
  nodes(): readonly SceneNode[] {
    this.cached ??= [...this.on].flatMap((id) => this.node(id) ?? []);
    return this.cached;
  }
  node(id: string): SceneNode | undefined {
    const node = this.elements.nodes.get(id);
    return node && !this.elements.hidden.has(id) ? this.sceneNode(id, node) : undefined;
  }
  gathered(): readonly [] {
    return [];
  }
  *zigzags(): Iterable<SceneEdge> {
    for (const id of this.elements.jagged) if (this.isDrawn(id)) yield this.sceneEdge(id);
  }
  *worded(): Iterable<SceneEdge> {
    const { edges, holdings } = this.elements;
    const ids = this.cy.zoom() >= WORDS_FROM_ZOOM ? edges.keys() : new Set([...holdings, ...(this.touched.detail.size > MOST_WORDED ? [] : this.touched.detail), ...(this.hovered !== null && edges.has(this.hovered) ? [this.hovered] : [])]);
    for (const id of ids) if (this.isDrawn(id)) yield this.sceneEdge(id);
  }

  private isDrawn(id: string): boolean {
    return this.on.has(id) && !this.elements.hidden.has(id);
  }

  private sceneNode(id: string, { data, paint, at, faded }: MapNode): SceneNode {
    const { width, height } = boxOf(data, this.current.sizeBy);
    const selected = this.on.has(id) && this.element(id).selected();
    return { data, paint, at, width: width * this.unit(), height: height * this.unit(), selected, hovered: this.hovered === id, faded };
  }

  private sceneEdge(id: string): SceneEdge {
    const { data, faded } = this.elements.edges.get(id)!;
    const element = this.edge(id);
    const selected = element.selected();
    const detail = this.touched.detail.has(id) || selected;
    const opacity = faded ? 0.12 : detail ? 1 : opacityOf(data, this.receded);
    return { data, selected, hovered: this.hovered === id, detail, opacity, width: widthOf(data), colour: data.line.colour[this.current.theme], path: () => pathOf(element) };
  }

  /** What is drawn changed: names find their places anew. */
  touch(): void {
    this.changes += 1;
    this.cached = null;
    // What cytoscape does not hold it does not know to have changed.
    if (this.isCrowd) this.cy.forceRender();
  }

  /** Rises with whatever changes on the map, but not with what somebody points at, selects or carries. */
  revision(): number {
    return this.revisions;
  }
  /** Rises when something came or went, or moved of itself. */
  structure(): number {
    return this.structures;
  }
  /** Something of the map, not of its elements, is drawn otherwise now. */
  revise(): void {
    this.revisions += 1;
    this.touch();
  }

  // Elements ------------------------------------------------------------------------------------------------------

  private element(id: string): NodeSingular {
    return this.cy.getElementById(id) as unknown as NodeSingular;
  }
  private edge(id: string): EdgeSingular {
    return this.cy.getElementById(id) as unknown as EdgeSingular;
  }
  /** Everything on the map that is not hidden, whoever draws it. */
  visible(): MapNode[] {
    return this.elements.visible();
  }

  /** Takes elements away and puts others; `placeOf` says where a node that is new here stands. */
  apply(delta: Delta, placeOf: (node: NodeData) => Point): void {
    this.cy.batch(() => {
      const pairs = new Set<string>();
      for (const id of delta.removed) {
        const pair = this.take(id);
        if (pair !== undefined) pairs.add(pair);
      }
      for (const data of delta.put) {
        if (data.group === 'edges') pairs.add(this.elements.putEdge(data));
        else this.elements.putNode(data, this.current, placeOf);
        if (this.on.has(data.id)) this.repaintOne(data.id);
      }
      for (const pair of this.becomesDense() ? this.elements.allPairs() : pairs) this.fan(pair);
      this.structures += 1;
      this.stageAll();
    });
    this.revise();
  }

  private take(id: string): string | undefined {
    this.unstage(id);
    this.touched.forget(id);
    return this.elements.take(id);
  }

  /** Whether lines are straight now that were not, or the other way about: by how many are shown. */
  private becomesDense(): boolean {
    const before = this.isDense;
    this.isDense = this.elements.shown().edges > LARGE.edges;
    return this.isDense !== before;
  }

  private fan(pair: string): void {
    for (const { data, bow } of this.elements.fan(pair, !this.isDense)) {
      if (!this.on.has(data.id)) continue;
      if (bow === 0) this.edge(data.id).removeData('bow');
      else this.edge(data.id).data('bow', bow);
    }
  }

  // On stage ------------------------------------------------------------------------------------------------------

  /** So much is in sight that cytoscape holds only what is touched. */
  get crowded(): boolean {
    return this.isCrowd;
  }

  private stageAll(): void {
    const shown = this.elements.shown();
    this.isCrowd = shown.nodes > LARGE.nodes || shown.edges > LARGE.edges;
    this.magnify();
    this.recede();
    this.stageTouched();
  }

  /** What somebody points at, has selected or carries, with its ties and their other ends. */
  private stageTouched(): void {
    const { nodes, edges, hidden } = this.elements;
    const touched = this.touched.closure(this.elements);
    const many = nodes.size > LARGE.nodes || edges.size > LARGE.edges;
    const belongs = this.isCrowd ? (id: string) => touched.has(id) && !hidden.has(id) : (id: string) => !many || !hidden.has(id);
    this.cy.batch(() => {
      for (const id of [...this.on]) if (!belongs(id) && !this.elements.edges.has(id)) this.unstage(id);
      for (const id of [...this.on]) if (!belongs(id)) this.unstage(id);
      const added: ElementDefinition[] = [];
      for (const id of this.isCrowd ? touched : nodes.keys()) if (nodes.has(id) && belongs(id)) this.put(id, added);
      for (const id of this.isCrowd ? touched : edges.keys()) if (edges.has(id) && belongs(id)) this.put(id, added);
      this.cy.add(added);
    });
    this.touch();
  }

  private unstage(id: string): void {
    if (!this.on.delete(id)) return;
    // With a node cytoscape takes its ties.
    if (this.elements.nodes.has(id)) for (const edge of this.element(id).connectedEdges()) this.on.delete(edge.id());
    this.cy.getElementById(id).remove();
    if (this.hovered === id) this.hovered = null;
  }

  private put(id: string, added: ElementDefinition[]): void {
    if (this.on.has(id)) return;
    this.on.add(id);
    const [node, edge] = [this.elements.nodes.get(id), this.elements.edges.get(id)];
    const faded = (node ?? edge)!.faded;
    const classes = [faded && 'faded', this.elements.hidden.has(id) && 'hidden', this.touched.detail.has(id) && 'detail', edge && edge.from === edge.to && 'loop'].filter(Boolean).join(' ');
    if (node) added.push({ group: 'nodes', data: { id, ...nodeFields(node, this.look()) }, position: { ...node.at }, classes });
    else added.push({ group: 'edges', data: { id, source: edge!.data.source, target: edge!.data.target, ...edgeFields(edge!.data, edge!.bow, this.look()) }, classes });
  }

  /** In a crowd: takes these, which are under the pointer, on stage, so that it can be pressed, dragged and joined. */
  reach(ids: readonly string[]): void {
    if (this.touched.under.join() === ids.join()) return;
    this.touched.under = ids;
    if (this.isCrowd) this.stageTouched();
  }

  /** In a crowd: takes these on stage before they are selected. */
  summon(ids: ReadonlySet<string>): void {
    this.touched.chosen = ids;
    if (this.isCrowd) this.stageTouched();
  }

  /** Somebody carries these: who draws the crowd leaves them out. */
  carry(ids: Iterable<string>): void {
    const before = this.touched.carried.size;
    for (const id of ids) this.touched.carried.add(id);
    if (this.touched.carried.size === before || !this.isCrowd) return;
    this.stageTouched();
    this.revise();
  }
  putDown(ids: Iterable<string>): void {
    let any = false;
    for (const id of ids) any = this.touched.carried.delete(id) || any;
    if (!any) return;
    this.structures += 1;
    if (this.isCrowd) this.stageTouched();
    this.revise();
  }
  isCarried(id: string): boolean {
    return this.touched.carried.has(id);
  }

  // Places --------------------------------------------------------------------------------------------------------

  private moved(element: NodeSingular): void {
    const node = this.elements.nodes.get(element.id());
    if (node) node.at = { ...element.position() };
    if (this.isCrowd && this.touched.carried.has(element.id())) this.touch();
    else this.revise();
  }

  placeOf(id: string): Point | undefined {
    return this.elements.nodes.get(id)?.at;
  }

  /** Brings a node to a place; with `glide`, in so many milliseconds where the eye can follow. */
  moveTo(id: string, { x, y }: Point, glide = 0): void {
    const node = this.elements.nodes.get(id);
    if (!node) return;
    const element = this.on.has(id) ? this.element(id).stop(true) : null;
    if (element && glide > 0 && !this.isCrowd) element.animate({ position: { x, y } }, { duration: glide, easing: 'ease-out' });
    else if (element) element.position({ x, y });
    else {
      node.at = { x, y };
      this.structures += 1;
      this.revise();
    }
  }

  /** The middle of a tie as it is drawn. */
  midpointOf(id: string): Point | undefined {
    const edge = this.elements.edges.get(id);
    if (!edge) return undefined;
    if (this.on.has(id)) return this.edge(id).midpoint();
    return { x: (edge.from.at.x + edge.to.at.x) / 2, y: (edge.from.at.y + edge.to.at.y) / 2 };
  }

  // Appearance ----------------------------------------------------------------------------------------------------

  private look(): Look {
    return { options: this.current, unit: this.unit(), leastEdge: this.magnified.leastEdge, receded: this.receded };
  }

  /** Zoomed out, marks shrink less than the distances between them: on a phone they can still be read and hit. */
  magnify(): void {
    const changed = this.magnified.follow(this.cy.zoom(), this.isCrowd, this.elements, this.revisions);
    if (changed !== 'nothing') this.repaint(changed === 'lines');
  }

  private repaintOne(id: string): void {
    const [node, edge] = [this.elements.nodes.get(id), this.elements.edges.get(id)];
    this.cy.getElementById(id).data(node ? nodeFields(node, this.look()) : edgeFields(edge!.data, edge!.bow, this.look()));
  }

  private repaint(edges: boolean): void {
    this.cy.batch(() => {
      for (const id of this.on) if (edges || this.elements.nodes.has(id)) this.repaintOne(id);
    });
    this.touch();
  }

  /** Draws everything with other options. */
  restyle(options: GraphOptions): void {
    const theme = options.theme !== this.current.theme;
    this.current = options;
    this.elements.repaint(options);
    this.repaint(theme);
    if (theme) this.cy.style(stylesheet(options.theme));
    this.revise();
  }

  /** Hides exactly these. */
  hide(hidden: ReadonlySet<string>): void {
    const before = this.elements.hidden;
    this.elements.hidden = new Set(hidden);
    this.cy.batch(() => {
      for (const id of this.on) if (hidden.has(id) !== before.has(id)) this.cy.getElementById(id).toggleClass('hidden', hidden.has(id));
      for (const id of this.on) if (hidden.has(id) && !before.has(id)) this.cy.getElementById(id).unselect();
      if (this.becomesDense()) for (const pair of this.elements.allPairs()) this.fan(pair);
      this.stageAll();
    });
    this.revise();
  }

  /** Fades all nodes but these, and the ties of the faded; null: none. */
  fadeAllBut(ids: ReadonlySet<string> | null): void {
    this.elements.fadeAllBut(ids);
    this.cy.batch(() => {
      for (const id of this.on) this.cy.getElementById(id).toggleClass('faded', (this.elements.nodes.get(id) ?? this.elements.edges.get(id))!.faded);
    });
    this.revise();
  }

  /** Brings the ties of what is selected forward, with their words, and lets the rest recede. */
  pickOut(ties: ReadonlySet<string>, selected: readonly string[]): void {
    const detail: ReadonlySet<string> = this.isCrowd && ties.size > MOST_DETAIL ? new Set() : ties;
    this.cy.batch(() => {
      for (const id of this.touched.detail) if (!detail.has(id) && this.on.has(id)) this.cy.getElementById(id).removeClass('detail');
      for (const id of detail) if (this.on.has(id)) this.cy.getElementById(id).addClass('detail');
      this.touched.detail = detail;
      this.touched.chosen = new Set(selected);
      if (this.isCrowd) this.stageTouched();
      this.recede();
    });
    this.touch();
  }

  /** What is picked out of the map: something is selected. */
  get picking(): boolean {
    return this.touched.chosen.size > 0;
  }

  private recede(): void {
    const receded = this.touched.chosen.size > 0 || this.isCrowd;
    if (receded === this.receded) return;
    this.receded = receded;
    for (const id of this.on) if (this.elements.edges.has(id)) this.edge(id).data('opacity', opacityOf(this.elements.edges.get(id)!.data, receded));
  }

  hover(id: string | null): void {
    if (this.hovered === id) return;
    if (this.hovered !== null) this.cy.getElementById(this.hovered).removeClass('hovered');
    this.hovered = id;
    if (id !== null) this.cy.getElementById(id).addClass('hovered');
    this.touch();
  }
}
