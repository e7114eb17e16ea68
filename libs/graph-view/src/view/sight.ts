/** What of the map is in sight: everything, some of it, or, where everything would be too small to read, the part that has ties. */
import { type Bounds, boundsOf } from '../layers/bounds.js';
import { fitMargins, type Viewport } from '../layers/canvas-layer.js';
import type { Box } from '../layers/place-labels.js';
import { WORTH_A_BLOCK } from '../layout/block.js';
import { type Community, OPEN_FROM } from '../large/gathering.js';
import { freeSpot } from '../layout/free-spot.js';
import { PLAIN_DIAMETER } from '../look/node.js';
import type { MapModel } from '../model/map-model.js';
import type { Places } from './places.js';
import type { Stage } from './stage.js';

interface Point {
  x: number;
  y: number;
}

type Look = Pick<Viewport, 'zoom' | 'pan'>;

/** A map of few is not blown up to fill a wide screen. */
const LARGEST_FIT = 1.25;
/** A picture is readable from this zoom on. */
const READABLE = 0.5;
/** A part of the map is worth leaving out the rest where it comes nearer by so much. */
const WORTH_LEAVING = 1.3;
/** Room for the name of something new, of two long lines, and around its shape. */
const NEW_NAME = { side: 100, height: 34 };
const AROUND_NEW = 4;
/** Nearer to an edge than this, something counts as out of sight. */
const AT_THE_EDGE = 48;
/** Room for a name around what is brought into sight. */
const REVEALED = { side: 100, above: 48, below: 72 };

/** So far from what lies over the picture stands who is to be seen beside it, pixels. */
const BESIDE = 44;
/** Of what is left of a map, or was moved on it, at least so large a share is to be in sight. */
const LEAST_IN_SIGHT = 0.1;

/** Time to come near a community. */
const COMING_MS = 300;

const within = (value: number, least: number, most: number): number => Math.min(Math.max(value, least), Math.max(least, most));

export class Sight {
  /** Where the container stands on the page. */
  private corner = { left: 0, top: 0 };

  constructor(
    private readonly stage: Stage,
    private readonly model: MapModel,
    private readonly places: Places,
    /** What lies over the picture, in pixels of the container; null: nothing. */
    private readonly over: () => Box | null,
  ) {}

  /** Everything, or these, into view. */
  fit(ids?: readonly string[]): void {
    const wanted = ids && new Set(ids);
    this.show(this.around(this.pointsOf((id) => !wanted || wanted.has(id))));
  }

  /** Everything into view where somebody or something was hidden (`before`: what was until now), so that hardly anybody of the rest is in sight, or the rest could be read and cannot from here. Whoever looks close at some of the rest goes on doing so. Returns whether it was. */
  fitRest(before: ReadonlySet<string>): boolean {
    const { elements } = this.stage;
    if (![...elements.hidden].some((id) => !before.has(id) && elements.nodes.has(id))) return false;
    const rest = this.around(this.pointsOf(() => true));
    if (!rest) return false;
    const { zoom } = this.stage.viewport();
    if (!this.isLost() && !(zoom < READABLE && rest.zoom >= READABLE)) return false;
    this.show(rest);
    return true;
  }

  /** Whether hardly any of these who are shown, or of all, is in sight. */
  isLost(ids?: readonly string[]): boolean {
    const wanted = ids && new Set(ids);
    const points = this.pointsOf((id) => !wanted || wanted.has(id));
    return points.filter((point) => !this.isOut(point)).length < points.length * LEAST_IN_SIGHT;
  }

  /** Comes near enough to a community for its members to be drawn one by one. */
  open({ members, spacing, middle }: Community): void {
    const look = this.around(members.map(({ at }) => at));
    if (!look) return;
    const zoom = Math.max(look.zoom, (OPEN_FROM * 1.02) / spacing);
    const { cy } = this.stage;
    const pan = zoom === look.zoom ? look.pan : { x: cy.width() / 2 - middle.x * zoom, y: cy.height() / 2 - middle.y * zoom };
    if (this.places.moves) cy.animate({ zoom, pan }, { duration: COMING_MS, easing: 'ease-out' });
    else cy.viewport({ zoom, pan });
  }

  /** Everything where it can be read, else what has ties. Returns how many without ties are out of sight. */
  fitReadable(): number {
    const whole = this.around(this.pointsOf(() => true));
    const tied = whole && whole.zoom < READABLE ? this.around(this.pointsOf((id) => this.isTied(id))) : null;
    const apart = whole && tied && tied.zoom >= whole.zoom * WORTH_LEAVING ? this.apart(tied) : 0;
    this.show(apart >= WORTH_A_BLOCK ? tied : whole);
    return apart >= WORTH_A_BLOCK ? apart : 0;
  }

  /** How many without ties are out of sight. */
  apart(look: Look = this.stage.viewport()): number {
    return this.pointsOf((id) => !this.isTied(id)).filter((point) => this.isOut(point, look)).length;
  }

  private isOut({ x, y }: Point, { zoom, pan }: Look = this.stage.viewport()): boolean {
    const { cy } = this.stage;
    return x * zoom + pan.x < 0 || y * zoom + pan.y < 0 || x * zoom + pan.x > cy.width() || y * zoom + pan.y > cy.height();
  }

  /** The place nearest to a point of the model where something new covers neither others nor their names (`names`, in pixels from where the model begins); in sight, or brought there. */
  freeSpot(wish: Point, names: readonly Box[]): Point {
    const { zoom, pan, width, height } = this.stage.viewport();
    const bodies = this.stage.elements.bodies(this.stage.options().sizeBy, this.stage.unit()).map(({ at, width: wide, height: high }) => ({ left: (at.x - wide / 2) * zoom, right: (at.x + wide / 2) * zoom, top: (at.y - high / 2) * zoom, bottom: (at.y + high / 2) * zoom }));
    const shape = (PLAIN_DIAMETER / 2) * this.stage.unit() * zoom + AROUND_NEW;
    const reach = { side: NEW_NAME.side, above: shape, below: shape + NEW_NAME.height };
    const seen = { left: -pan.x, right: width - pan.x, top: -pan.y, bottom: height - pan.y };
    const from = { x: wish.x * zoom, y: wish.y * zoom };
    const spot = freeSpot([...bodies, ...names], from, reach, seen) ?? freeSpot([...bodies, ...names], from, reach, null) ?? from;
    if (spot.x < seen.left || spot.x > seen.right || spot.y < seen.top || spot.y > seen.bottom) this.stage.cy.pan({ x: width / 2 - spot.x, y: height / 2 - spot.y });
    return { x: Math.round(spot.x / zoom), y: Math.round(spot.y / zoom) };
  }

  /** Brings an item into sight, and no more: who looks keeps the picture they know. */
  reveal(id: string): void {
    const point = this.screenPoint(id);
    if (!point) return;
    const { x, y } = point;
    const { cy } = this.stage;
    const [width, height] = [cy.width(), cy.height()];
    if (x >= AT_THE_EDGE && y >= AT_THE_EDGE && x <= width - AT_THE_EDGE && y <= height - AT_THE_EDGE) return;
    const side = Math.min(REVEALED.side, width / 4);
    cy.panBy({ x: within(x, side, width - side) - x, y: within(y, REVEALED.above, height - REVEALED.below) - y });
  }

  /** Where an item is drawn, in pixels of the container; null where it is hidden or not on the map. */
  screenPoint(id: string): Point | null {
    const point = this.stage.elements.hidden.has(id) ? undefined : (this.stage.placeOf(id) ?? this.stage.midpointOf(id));
    if (!point) return null;
    const { zoom, pan } = this.stage.viewport();
    return { x: point.x * zoom + pan.x, y: point.y * zoom + pan.y };
  }

  /** The point of the model at a pixel of the container, in whole model pixels. */
  modelPoint({ x, y }: Point): Point {
    const { zoom, pan } = this.stage.viewport();
    return { x: Math.round((x - pan.x) / zoom), y: Math.round((y - pan.y) / zoom) };
  }

  /** Zooms around the middle of the canvas. */
  zoomTo(level: number): void {
    const { cy } = this.stage;
    cy.zoom({ level, renderedPosition: { x: cy.width() / 2, y: cy.height() / 2 } });
  }

  /** Brings a point of the model to the middle of the screen. */
  centreOn({ x, y }: Point): void {
    const { zoom, width, height } = this.stage.viewport();
    this.stage.cy.pan({ x: width / 2 - x * zoom, y: height / 2 - y * zoom });
  }

  /** The container changed: what is seen stays where it is on the screen, also when a panel slides in on its left; only what comes in from above pushes the map down by what it would have covered. */
  stay({ left, top }: Pick<Bounds, 'left' | 'top'>): void {
    const [dx, dy] = [this.corner.left - left, this.corner.top - top];
    if ((dx !== 0 || dy !== 0) && this.corner.left + this.corner.top !== 0) this.stage.cy.panBy({ x: dx, y: dy + (dy < 0 ? this.coveredFromAbove(-dy) : 0) });
    this.corner = { left, top };
  }

  /** How much of the top of the map something this high would cover; what was out of sight before does not count. */
  private coveredFromAbove(height: number): number {
    const { zoom, pan, width } = this.stage.viewport();
    const margin = fitMargins(width, zoom).above;
    const top = boundsOf(this.pointsOf(() => true)).top * zoom + pan.y - margin;
    return top > -margin ? Math.max(0, Math.min(height, height - top)) : 0;
  }

  private isTied(id: string): boolean {
    return this.model.edgesOf(id).size > 0;
  }

  /** Where they are going to be: some may still be gliding there. */
  private pointsOf(wanted: (id: string) => boolean): Point[] {
    return this.stage.visible().flatMap(({ data }) => (wanted(data.id) ? [this.places.of(data)] : []));
  }

  private show(look: Look | null): void {
    if (look) this.stage.cy.viewport(look);
  }

  /** How to look at these places, with room for names around them, and not under what lies over the picture where there is room beside it. */
  private around(places: readonly Point[]): Look | null {
    const { cy } = this.stage;
    if (places.length === 0 || cy.width() === 0) return null;
    const bounds = boundsOf(places);
    const whole = (zoom?: number): Box => {
      const { side, above, below } = fitMargins(cy.width(), zoom);
      return { left: side, right: cy.width() - side, top: above, bottom: cy.height() - below };
    };
    // Names stick out by about the same on every screen, whatever the zoom; from far away there are few.
    const room = whole(this.inside(whole(), bounds).zoom);
    const look = this.inside(room, bounds);
    const over = this.over();
    const isUnder = ({ zoom, pan }: Look, { left, right, top, bottom }: Box): boolean => places.some(({ x, y }) => x * zoom + pan.x > left - BESIDE && x * zoom + pan.x < right + BESIDE && y * zoom + pan.y > top - BESIDE && y * zoom + pan.y < bottom + BESIDE);
    if (!over || !isUnder(look, over)) return look;
    const beside: Box[] = [{ ...room, right: over.left - BESIDE }, { ...room, left: over.right + BESIDE }, { ...room, bottom: over.top - BESIDE }, { ...room, top: over.bottom + BESIDE }];
    return beside.map((box) => this.inside(box, bounds)).reduce((best, each) => (each.zoom > best.zoom ? each : best));
  }

  /** How to look at these bounds in this part of the container. */
  private inside(room: Box, { left, top, right, bottom }: Bounds): Look {
    const { cy } = this.stage;
    const [width, height] = [Math.max(1, right - left), Math.max(1, bottom - top)];
    const [wide, high] = [Math.max(40, room.right - room.left), Math.max(40, room.bottom - room.top)];
    const zoom = Math.max(cy.minZoom(), Math.min(LARGEST_FIT, wide / width, high / height));
    return { zoom, pan: { x: room.left + (wide - width * zoom) / 2 - left * zoom, y: room.top + (high - height * zoom) / 2 - top * zoom } };
  }
}
