/** The map as one object: a canvas in a container that follows the store. */
import { CanvasLayer, type Viewport } from '../layers/canvas-layer.js';
import { LabelLayer } from '../layers/labels.js';
import { Measure } from '../layers/text.js';
import { drawUnderlay } from '../layers/underlay.js';
import { LargeMap } from '../large/large-map.js';
import { Overview } from '../overview/overview.js';
import { layoutRequestOf } from '../layout/request-of.js';
import { layoutInWorker } from '../layout/run-layout.js';
import { legendOf } from '../model/legend.js';
import type { NodeData } from '../model/data.js';
import { MapModel } from '../model/map-model.js';
import { search, visibilityOf } from '../model/visibility.js';
import type { Gathered, GraphCallbacks, GraphFilter, GraphFocus, GraphOptions, GraphSource, GraphView, HiddenReport, LayoutRun, Legend, MapItem, MapPicture, MemberPosition, PictureRequest, PresentPerson, RecordKey, Theme } from '../types.js';
import { pictureOf } from '../picture/picture-of.js';
import { Areas } from './areas.js';
import { GONE, throwIfGone } from './gone.js';
import { Interaction } from './interaction.js';
import { Neighbourhood } from './neighbourhood.js';
import { Places } from './places.js';
import { Presence } from './presence.js';
import { Sight } from './sight.js';
import { Stage } from './stage.js';

export interface GraphViewConfig {
  container: HTMLElement;
  source: GraphSource;
  options: GraphOptions;
  callbacks?: GraphCallbacks;
}

class View implements GraphView {
  private readonly stage: Stage;
  private readonly model: MapModel;
  private readonly places: Places;
  private readonly near: Neighbourhood;
  private readonly sight: Sight;
  private readonly interaction: Interaction;
  private readonly large: LargeMap;
  private readonly areas: Areas;
  private overview: Overview | null = null;
  private readonly underlay: CanvasLayer;
  private readonly above: CanvasLayer;
  private readonly topmost: CanvasLayer;
  private readonly presence: Presence;
  private readonly labels: LabelLayer;
  private readonly ending: (() => void)[] = [];
  private waiting: RecordKey[] = [];
  private frame = 0;
  private filter: GraphFilter = {};
  private focus: GraphFocus | null = null;
  /** What was seen of the whole map before a neighbourhood was shown. */
  private before: (Pick<Viewport, 'zoom' | 'pan'> & { apart: number }) | null = null;
  private searched = '';
  private told = '';
  private report: HiddenReport;
  /** How many without ties lie out of sight since what has ties was brought into view. */
  private leftApart = 0;

  constructor(
    private readonly container: HTMLElement,
    private readonly source: GraphSource,
    private options: GraphOptions,
    private readonly callbacks: GraphCallbacks,
  ) {
    const middle = container.ownerDocument.createElement('div');
    Object.assign(middle.style, { position: 'absolute', inset: '0' });
    if (getComputedStyle(container).position === 'static') container.style.position = 'relative';
    container.style.overflow = 'hidden';
    const below = container.ownerDocument.createElement('div');
    container.append(below);
    this.underlay = new CanvasLayer(container, 'underlay');
    container.append(middle);
    this.above = new CanvasLayer(container, 'labels');
    this.topmost = new CanvasLayer(container, 'presence');
    this.labels = new LabelLayer(this.above.context);

    this.stage = new Stage(middle, options);
    this.large = new LargeMap(below, this.stage, { changed: () => this.draw(), gathered: (gathered) => callbacks.onGathered?.(gathered) });
    this.model = new MapModel(source, options);
    this.places = new Places(this.stage, this.model, () => !matchMedia('(prefers-reduced-motion: reduce)').matches);
    this.presence = new Presence(this.topmost, this.stage, this.places);
    this.areas = new Areas(this.stage, this.places, source, () => this.filter.validOn);
    this.sight = new Sight(this.stage, this.model, this.places, () => this.overview?.over(container) ?? null);
    this.near = new Neighbourhood(this.stage, this.model, this.places);
    this.interaction = new Interaction(this.stage, this.places, this.large, { callbacks, selected: () => this.selected(), rubber: (line) => this.presence.pull(line), open: (community) => this.sight.open(community), select: (ids) => this.select(ids) });

    const delta = this.model.reload();
    this.places.findMissing();
    this.stage.apply(delta, (node) => this.places.of(node));
    this.report = this.decideVisibility();
    this.fitReadable();
    this.listen(middle);
  }

  private listen(middle: HTMLElement): void {
    const { cy } = this.stage;
    cy.on('render', () => this.draw());
    cy.on('zoom', () => this.callbacks.onZoom?.(cy.zoom()));
    const observer = new ResizeObserver(() => this.resize());
    observer.observe(middle);
    const { fonts } = this.container.ownerDocument;
    const fontsCame = (): void => {
      this.labels.forget();
      this.large.forget();
      this.redraw();
    };
    fonts.addEventListener('loadingdone', fontsCame);
    this.ending.push(() => observer.disconnect(), () => fonts.removeEventListener('loadingdone', fontsCame), this.source.subscribe((changed) => this.changed(changed)));
  }

  // Drawing -------------------------------------------------------------------------------------------------------

  private draw(): void {
    const [all, areaName] = [this.areas.now(), (group: string): string => this.areas.nameOf(group)];
    const { crowded } = this.stage;
    if (crowded) this.large.draw(all, areaName);
    else this.large.hide();
    this.overview?.draw(all);
    const areas = crowded ? [] : all;
    if (crowded && this.stage.nodes().length === 0) for (const layer of [this.underlay, this.above]) layer.blank();
    else {
      drawUnderlay(this.underlay.beginModel(this.stage.viewport()), this.stage, areas);
      this.above.beginScreen();
      this.labels.draw(this.stage, areas, areaName);
    }
    this.presence.draw();
  }

  private redraw(): void {
    this.stage.touch();
    this.draw();
  }

  private resize(): void {
    const { cy } = this.stage;
    const ratio = Math.min(2, this.container.ownerDocument.defaultView?.devicePixelRatio ?? 1);
    cy.resize();
    this.sight.stay(this.container.getBoundingClientRect());
    for (const layer of [this.underlay, this.above, this.topmost]) layer.resize(cy.width(), cy.height(), ratio);
    this.redraw();
  }

  // Following the store -------------------------------------------------------------------------------------------

  private changed(changed: readonly RecordKey[]): void {
    for (const key of changed) this.waiting.push(key);
    if (this.frame === 0) this.frame = requestAnimationFrame(() => this.flush());
  }

  private flush(): void {
    this.frame = 0;
    const changed = this.waiting;
    this.waiting = [];
    if (this.options.groupBy === 'coalition' && changed.some(([entity]) => entity === 'coalition' || entity === 'coalitionMember')) {
      this.areas.forget();
      this.stage.revise();
      this.redraw();
    }
    const delta = this.model.apply(changed);
    if (delta.put.length === 0 && delta.removed.length === 0) return;
    this.places.findMissing();
    this.stage.apply(delta, (node) => this.places.of(node));
    this.places.follow(delta.put.flatMap((data) => (data.group === 'nodes' ? [data] : [])));
    if (this.searched !== '') this.setSearch(this.searched);
    this.decideVisibility();
    this.selected();
  }

  private decideVisibility(): HiddenReport {
    const { hidden, report } = visibilityOf(this.model, this.filter, this.focus);
    this.stage.hide(hidden);
    this.near.follow(this.focus, hidden);
    if (this.leftApart > 0) this.tellApart(this.sight.apart());
    const changed = JSON.stringify(report) !== JSON.stringify(this.report);
    this.report = report;
    if (changed) this.callbacks.onHidden?.(report);
    return report;
  }

  // Selection -----------------------------------------------------------------------------------------------------

  /** Brings what is selected forward, and tells of it where it is not what was told last: what goes from the map is selected no more. */
  private selected(): void {
    const items = this.selection();
    const ids = items.map(({ id }) => id);
    this.stage.pickOut(new Set(ids.flatMap((id) => [...this.model.edgesOf(id)])), ids);
    if (ids.join() !== this.told) this.callbacks.onSelect?.(items);
    this.told = ids.join();
  }

  selection(): readonly MapItem[] {
    return this.stage.cy.$(':selected').map((element) => ({ entity: this.stage.elements.data(element.id())!.entity, id: element.id() }));
  }

  select(ids: readonly string[]): void {
    const wanted = new Set(ids);
    this.stage.summon(wanted);
    this.stage.cy.batch(() => {
      this.stage.cy.$(':selected').forEach((element) => void (wanted.has(element.id()) || element.unselect()));
      for (const id of wanted) this.stage.cy.getElementById(id).select();
    });
  }

  // Settings ------------------------------------------------------------------------------------------------------

  setOptions(options: Partial<GraphOptions>): void {
    this.options = { ...this.options, ...options };
    const delta = this.model.reload(this.options);
    this.stage.restyle(this.options);
    this.stage.apply(delta, (node) => this.places.of(node));
    // What came or went in the same moment, as when somebody's rights change, is in this delta and comes in no other.
    this.decideVisibility();
    this.selected();
    this.redraw();
  }

  setTheme(theme: Theme): void {
    this.options = { ...this.options, theme };
    this.stage.restyle(this.options);
    this.redraw();
  }

  setFilter(filter: GraphFilter): void {
    const before = { hidden: this.stage.elements.hidden, day: this.filter.validOn };
    this.filter = filter;
    this.decideVisibility();
    // Days are walked through in one picture.
    if (filter.validOn === before.day && this.sight.fitRest(before.hidden)) this.tellApart(0);
  }

  setFocus(focus: GraphFocus | null): void {
    const { cy } = this.stage;
    if (focus && !this.focus) this.before = { zoom: cy.zoom(), pan: { ...cy.pan() }, apart: this.leftApart };
    this.focus = focus;
    this.decideVisibility();
    if (focus && this.stage.elements.has(focus.id)) {
      this.callbacks.onPointer?.(null);
      this.fit();
    } else if (!focus && this.before) {
      cy.viewport({ zoom: this.before.zoom, pan: this.before.pan });
      this.tellApart(this.before.apart);
      this.before = null;
    }
  }

  setSearch(text: string): readonly string[] {
    this.searched = text;
    const found = search(this.model, text);
    this.stage.fadeAllBut(text.trim() === '' ? null : new Set(found));
    return found;
  }

  setMode(mode: 'select' | 'connect'): void {
    this.interaction.setMode(mode);
  }

  setPresence(people: readonly PresentPerson[]): void {
    this.places.followPeople(people);
    this.presence.show(people);
  }

  legend(): Legend {
    return { ...legendOf(this.model, this.source, this.options, this.stage.elements.hidden), ...this.areas.legend(this.stage.elements.visible()) };
  }

  shown(): readonly MapItem[] {
    return [...this.model.nodes.values()].flatMap(({ entity, id }) => (this.stage.elements.hidden.has(id) ? [] : [{ entity, id }]));
  }

  picture(request: PictureRequest): MapPicture {
    const measure = new Measure(this.above.context);
    return pictureOf(this.stage.elements, request, {
      options: this.options,
      areasOf: (bodies) => this.areas.of(bodies),
      areaName: (group) => this.areas.nameOf(group),
      lines: (text, weight) => measure.lines(text, weight),
      store: this.source,
      legend: (drawn) => ({ ...legendOf(drawn, this.source, this.options), ...this.areas.legend([...drawn.nodes.values()].map((data) => ({ data }))) }),
    });
  }

  hidden(): HiddenReport {
    return this.report;
  }

  // Looking around ------------------------------------------------------------------------------------------------

  fit(ids?: readonly string[]): void {
    if (!ids) this.near.fitRoom();
    this.sight.fit(ids);
    this.tellApart(0);
  }

  fitReadable(): void {
    this.resize(); // It may stand elsewhere on the page, as large as before.
    this.near.fitRoom();
    this.tellApart(this.sight.fitReadable());
  }

  apart(): number {
    return this.leftApart;
  }

  private tellApart(count: number): void {
    if (count === this.leftApart) return;
    this.leftApart = count;
    this.callbacks.onApart?.(count);
  }

  reveal(items: string | readonly string[], { whole = false } = {}): void {
    if (typeof items === 'string') this.sight.reveal(items);
    else if (this.sight.isLost(items)) this.fit(whole ? undefined : items);
  }

  showOverview(canvas: HTMLCanvasElement | null): void {
    this.overview = canvas && new Overview(canvas, this.stage);
    this.overview?.draw(this.areas.now());
  }

  lookAt(pixel: { x: number; y: number }): void {
    const point = this.overview?.pointAt(pixel);
    if (point) this.sight.centreOn(point);
  }

  look({ across, down }: { across: number; down: number }): void {
    const { width, height } = this.stage.viewport();
    this.stage.cy.panBy({ x: -across * width, y: -down * height });
  }

  isSettled(): boolean {
    return !this.stage.crowded || this.large.settled;
  }

  gathered(): Gathered {
    return this.large.gathered();
  }

  zoom(): number {
    return this.stage.cy.zoom();
  }

  zoomTo(zoom: number): void {
    this.sight.zoomTo(zoom);
  }

  modelPoint(clientX: number, clientY: number): { x: number; y: number } {
    const { left, top } = this.container.getBoundingClientRect();
    return this.sight.modelPoint({ x: clientX - left, y: clientY - top });
  }

  freeSpot(near: { x: number; y: number }): { x: number; y: number } {
    return this.sight.freeSpot(near, [...this.labels.boxes(), ...this.large.names()]);
  }

  screenPoint(id: string): { x: number; y: number } | null {
    return this.sight.screenPoint(id);
  }

  // Layout --------------------------------------------------------------------------------------------------------

  async runLayout(run: LayoutRun = {}): Promise<readonly MemberPosition[]> {
    const asked = { model: this.model, options: this.options, viewport: this.stage.viewport(), source: this.source, day: this.filter.validOn, hidden: this.stage.elements.hidden, placeOf: (node: NodeData) => this.places.of(node) };
    const places = await layoutInWorker(layoutRequestOf(asked, run), run);
    run.signal?.throwIfAborted();
    throwIfGone(this.stage.cy.destroyed());
    const positions = this.places.arrange(places, run.own);
    // A part of what is shown stays where it was, and so does what is seen of it.
    const part = new Set(run.ids);
    if (!run.ids || this.shown().every(({ id }) => part.has(id))) this.fitReadable();
    return positions;
  }

  putBack(): void {
    this.places.putBack();
    this.fitReadable();
  }

  layoutNew(): readonly MemberPosition[] {
    return this.places.unsaved();
  }

  destroy(): void {
    for (const end of this.ending) end();
    cancelAnimationFrame(this.frame);
    this.presence.stop();
    this.interaction.destroy();
    this.large.destroy();
    this.stage.cy.destroy();
    this.container.replaceChildren();
    // Whoever holds it still may ask it in the same moment, as the screen does that follows on this one; cytoscape would fail.
    Object.assign(this, GONE);
  }
}

/**
 * Draws the map of `source` in `container` (which must have a size) and follows the store until destroyed. The background is the container's: give it `canvasColour`.
 */
export const createGraphView = ({ container, source, options, callbacks = {} }: GraphViewConfig): GraphView => new View(container, source, options, callbacks);
