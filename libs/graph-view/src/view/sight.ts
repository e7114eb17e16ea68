/** What of the map is in sight: everything, some of it, or, where everything would be too small to read, the part that has ties. */
import { boundsOf } from '../layers/bounds.js';
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

/** Time to come near a community. */
const COMING_MS = 300;

const within = (value: number, least: number, most: number): number => Math.min(Math.max(value, least), Math.max(least, most));

export class Sight {
  constructor(
    private readonly stage: Stage,
    private readonly model: MapModel,
    private readonly places: Places,
  ) {}

  /** Everything, or these, into view. */
  fit(ids?: readonly string[]): void {
    const wanted = ids && new Set(ids);
    this.show(this.around(this.pointsOf((id) => !wanted || wanted.has(id))));
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
  apart({ zoom, pan }: Look = this.stage.viewport()): number {
    const { width, height } = this.stage.viewport();
    const isOut = ({ x, y }: Point): boolean => x * zoom + pan.x < 0 || y * zoom + pan.y < 0 || x * zoom + pan.x > width || y * zoom + pan.y > height;
    return this.pointsOf((id) => !this.isTied(id)).filter(isOut).length;
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

  /** Brings a point of the container into sight, and no more: who looks keeps the picture they know. */
  reveal({ x, y }: Point): void {
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

  /** How much of the top of the map something this high would cover; what was out of sight before does not count. */
  coveredFromAbove(height: number): number {
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

  /** How to look at these places, with room for names around them. */
  private around(places: readonly Point[]): Look | null {
    const { cy } = this.stage;
    if (places.length === 0 || cy.width() === 0) return null;
    const { left, top, right, bottom } = boundsOf(places);
    const [width, height] = [Math.max(1, right - left), Math.max(1, bottom - top)];
    const inside = ({ side, above, below }: ReturnType<typeof fitMargins>): Look => {
      const [wide, high] = [Math.max(40, cy.width() - side * 2), Math.max(40, cy.height() - above - below)];
      const zoom = Math.max(cy.minZoom(), Math.min(LARGEST_FIT, wide / width, high / height));
      return { zoom, pan: { x: side + (wide - width * zoom) / 2 - left * zoom, y: above + (high - height * zoom) / 2 - top * zoom } };
    };
    // Names stick out by about the same on every screen, whatever the zoom; from far away there are few.
    return inside(fitMargins(cy.width(), inside(fitMargins(cy.width())).zoom));
  }
}
