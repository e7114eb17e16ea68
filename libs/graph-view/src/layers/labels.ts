/**
 * Above cytoscape's canvas: names, signed numbers, words on ties, names of areas. Ours and not cytoscape's, because type must stay readable at every zoom, and names must make
 * room for one another. Places are found once for a zoom and a state of the map; panning only shifts them.
 */
import { surfaces } from '@baraza/ui/tokens';
import { fitMargins, type Viewport } from './canvas-layer.js';
import { captionPlaces } from './captions.js';
import { crowdedIn } from './crowd.js';
import { type Box, type LabelRequest, placeLabels } from './place-labels.js';
import { pointAt, type Scene, type SceneEdge, type SceneGroup, type SceneNode } from './scene.js';
import { directionOf, drawLines, fontOf, type Lines, Measure, type Weight } from './text.js';
import type { Area } from './underlay.js';

/** With so much room for each, in square pixels, every name is shown, even where two touch. */
const ROOM_FOR_ALL = 4500;
/** From farther away names would lie on one another where some stand close together, however much room there is elsewhere. */
const ALL_FROM_ZOOM = 0.2;
/** From this zoom on every tie carries its word. */
const WORDS_FROM_ZOOM = 1.7;
const LINE_HEIGHT = 1.25;
const GREAT_INFLUENCE = 7;
/** Names of so many selected are shown even where they cover others; of more those that find room. */
const MOST_SELECTED_NAMED = 20;
const LEAST_BODY_FOR_NUMBER = 13;
/** Where the name of an area has no room in one line, two of about this width may have. */
const WIDEST_OF_NARROW = 70;
/** No area has so many places for its name. */
const MOST_PLACES = 10_000;
/** Priority of the name of an area over that of anybody who is neither selected nor pointed at. */
const CAPTION_FIRST = 12;

interface Label {
  lines: Lines;
  weight: Weight;
  size: number;
  colour: string;
  alpha: number;
  /** On a ground of its own: what is asked for is read also where it lies on others. */
  grounded?: boolean;
  box: Box;
}

interface Wanted extends LabelRequest {
  candidates: readonly Box[];
  own?: Box;
  make: (box: Box) => Label;
}

/** Size of type on the screen, between readable and not too loud. */
export const typeSize = (zoom: number): number => 12 * Math.min(1.5, Math.max(0.92, zoom));

const boxAround = (x: number, y: number, width: number, height: number): Box => ({ left: x - width / 2, right: x + width / 2, top: y - height / 2, bottom: y + height / 2 });

/** Square model pixels for each node. */
function roomOf(nodes: readonly SceneNode[]): number {
  const [xs, ys] = [nodes.map(({ at }) => at.x), nodes.map(({ at }) => at.y)];
  const span = (values: readonly number[]): number => (values.length === 0 ? 0 : Math.max(...values) - Math.min(...values));
  return ((span(xs) + 120) * (span(ys) + 80)) / Math.max(1, nodes.length);
}

export class LabelLayer {
  private readonly measure: Measure;
  private labels: Label[] = [];
  private key = '';

  constructor(private readonly context: CanvasRenderingContext2D) {
    this.measure = new Measure(context);
  }

  /** Measures anew: a font has come. */
  forget(): void {
    this.measure.forget();
    this.key = '';
  }

  /** How many names and words are shown, for tests and figures. */
  get count(): number {
    return this.labels.length;
  }

  /** Where names and words lie, in pixels from where the model begins. */
  boxes(): readonly Box[] {
    return this.labels.map(({ box }) => box);
  }

  /** Draws in pixels of the container. */
  draw(scene: Scene, areas: readonly Area[], areaName: (group: string) => string): void {
    const viewport = scene.viewport();
    const key = `${scene.version()}|${viewport.zoom}`;
    if (key !== this.key) {
      this.labels = this.arrange(scene, viewport.zoom, areas, areaName);
      this.key = key;
    }
    const { theme } = scene.options();
    this.drawNumbers(scene.nodes(), viewport);
    this.drawSigns(scene, viewport);
    for (const label of this.labels) this.drawLabel(label, viewport, surfaces.canvas[theme]);
    this.context.globalAlpha = 1;
  }

  private arrange(scene: Scene, zoom: number, areas: readonly Area[], areaName: (group: string) => string): Label[] {
    const nodes = scene.nodes();
    const size = typeSize(zoom);
    const groups = scene.gathered();
    const all = groups.length === 0 && zoom >= ALL_FROM_ZOOM && roomOf(nodes) * zoom * zoom >= ROOM_FOR_ALL;
    const margin = fitMargins(scene.viewport().width, zoom).side;
    const xs = [...nodes, ...groups].map(({ at }) => at.x * zoom);
    const [leftmost, rightmost] = [Math.min(...xs) - margin, Math.max(...xs) + margin];
    const bodies = new Map(nodes.map((node) => [node, boxAround(node.at.x * zoom, node.at.y * zoom, node.width * zoom, node.height * zoom)]));
    const crowded = all ? crowdedIn(nodes, scene.unit()) : new Set();
    const few = nodes.filter(({ selected }) => selected).length <= MOST_SELECTED_NAMED;
    const wanted: Wanted[] = nodes.map((node) => this.nameOf(node, bodies.get(node)!, size, { all: all && !crowded.has(node), few }, scene));
    const isInPicture = ({ left, right }: Box): boolean => left >= leftmost && right <= rightmost;
    for (const area of areas) wanted.push(this.captionOf(area, areas, areaName(area.group), { zoom, all, isInPicture }, scene));
    for (const group of groups) wanted.push(this.groupOf(group, zoom, scene));
    for (const edge of scene.worded()) {
      const word = this.wordOf(edge, zoom, size, scene);
      if (word) wanted.push(word);
    }
    // Nothing sticks out of the picture further than fitting it leaves room for.
    for (const want of wanted) want.candidates = want.candidates.filter((box, index) => index === 0 || isInPicture(box));
    return placeLabels(wanted, [...bodies.values()]).flatMap((choice, index) => (choice < 0 ? [] : [wanted[index]!.make(wanted[index]!.candidates[choice]!)]));
  }

  private nameOf(node: SceneNode, body: Box, size: number, { all, few }: { readonly all: boolean; readonly few: boolean }, scene: Scene): Wanted {
    const { theme } = scene.options();
    const { data, selected, hovered, faded } = node;
    const interest = data.entity === 'interest';
    const weight: Weight = selected || (data.influence ?? 0) >= GREAT_INFLUENCE ? 600 : 400;
    const grown = selected ? size * 1.08 : size;
    const lines = this.measure.lines(data.name, weight);
    const [width, height] = [(lines.width * grown) / 12, lines.lines.length * grown * LINE_HEIGHT];
    const [x, y] = [(body.left + body.right) / 2, (body.top + body.bottom) / 2];
    const gap = (selected ? 7 : 3) + height / 2;
    const below = boxAround(x, body.bottom + gap, width, height);
    const beside = (body.right - body.left) / 2 + width / 2 + (selected ? 9 : 5);
    return {
      candidates: [below, boxAround(x, body.top - gap, width, height), boxAround(x + beside, y, width, height), boxAround(x - beside, y, width, height)],
      priority: (selected ? 1000 : 0) + (hovered ? 500 : 0) + (faded ? -100 : 0) + (data.influence ?? 0) + (interest ? -1 : 0),
      must: (few && (selected || (all && !faded))) || hovered,
      own: body,
      make: (box) => ({ lines, weight, size: grown, colour: interest ? surfaces.muted[theme] : surfaces.text[theme], alpha: faded ? 0.35 : 1, grounded: selected || hovered, box }),
    };
  }

  private wordOf(edge: SceneEdge, zoom: number, size: number, scene: Scene): Wanted | undefined {
    const shown = edge.detail || edge.hovered || edge.selected || zoom >= WORDS_FROM_ZOOM;
    const curve = shown && edge.data.word !== '' ? edge.path() : null;
    if (!curve) return undefined;
    const lines = this.measure.lines(edge.data.word, 400);
    const small = size * 0.96;
    const [width, height] = [(lines.width * small) / 12 + 4, lines.lines.length * small * LINE_HEIGHT];
    const candidates = [0.5, 0.36, 0.64, 0.24, 0.76].map((t) => {
      const { x, y } = pointAt(curve, t);
      return boxAround(x * zoom, y * zoom, width, height);
    });
    const { text } = surfaces;
    return { candidates, priority: edge.hovered || edge.selected ? 400 : -50, must: edge.hovered || edge.selected, make: (box) => ({ lines, weight: 400, size: small, colour: text[scene.options().theme], alpha: 1, box }) };
  }

  private drawLabel({ lines, weight, size, colour, alpha, grounded, box }: Label, { pan, width, height }: Viewport, halo: string): void {
    const [left, top] = [box.left + pan.x, box.top + pan.y];
    if (left > width || top > height || box.right + pan.x < 0 || box.bottom + pan.y < 0) return;
    const { context } = this;
    if (grounded) {
      Object.assign(context, { fillStyle: halo, globalAlpha: 0.85 });
      context.fillRect(left - 3, top - 1, box.right - box.left + 6, box.bottom - box.top + 2);
    }
    Object.assign(context, { font: fontOf(size, weight), fillStyle: colour, globalAlpha: alpha });
    drawLines(context, lines.lines, (left + box.right + pan.x) / 2, top, size * LINE_HEIGHT, halo);
  }

  private drawNumbers(nodes: readonly SceneNode[], { zoom, pan, width, height }: Viewport): void {
    const { context } = this;
    Object.assign(context, { textAlign: 'center', textBaseline: 'middle', direction: 'ltr' });
    for (const { at, data, paint, faded, height: bodyHeight } of nodes) {
      const body = bodyHeight * zoom;
      if (paint.text === null || body < LEAST_BODY_FOR_NUMBER) continue;
      const [x, y] = [at.x * zoom + pan.x, at.y * zoom + pan.y];
      if (x < 0 || y < 0 || x > width || y > height) continue;
      Object.assign(context, { font: fontOf(Math.min(Math.max(9, body * 0.34, Math.min(11.5, body * 0.62)), 22), 600), fillStyle: paint.ink, globalAlpha: faded ? 0.4 : 1 });
      // Triangles carry their weight low.
      context.fillText(paint.text, x, y + (data.shape === 'triangle' ? body * 0.12 : 0) + body * 0.02);
    }
    context.globalAlpha = 1;
  }

  /** "+" or "−" on what is held: line and sign together say for or against. */
  private drawSigns(scene: Scene, { zoom, pan }: Viewport): void {
    if (zoom < 0.5) return;
    const { theme } = scene.options();
    const { context } = this;
    for (const { data, path, opacity } of scene.worded()) {
      const curve = data.stance === null ? null : path();
      if (!curve) continue;
      const middle = pointAt(curve, 0.5);
      const [x, y] = [middle.x * zoom + pan.x, middle.y * zoom + pan.y];
      context.globalAlpha = Math.min(1, opacity + 0.2);
      context.fillStyle = surfaces.canvas[theme];
      context.beginPath();
      context.arc(x, y, 6, 0, Math.PI * 2);
      context.fill();
      Object.assign(context, { fillStyle: surfaces.text[theme], font: fontOf(12, 600), textAlign: 'center', textBaseline: 'middle' });
      context.fillText(data.stance! > 0 ? '+' : '−', x, y + 0.5);
    }
    context.globalAlpha = 1;
  }

  /** The words of what is drawn as one: on it, or a little above or below, where others leave room. */
  private groupOf({ words: [name, others], at, weight }: SceneGroup, zoom: number, scene: Scene): Wanted {
    const size = 13;
    const { lines, width } = this.measure.lines(name, 600);
    const both: Lines = { lines: [...lines, others], width: Math.max(width, this.measure.lines(others, 600).width) };
    const [wide, high] = [(both.width * size) / 12, both.lines.length * size * LINE_HEIGHT];
    const candidates = [0, -1, 1, -2, 2].map((step) => boxAround(at.x * zoom, at.y * zoom + step * high * 0.8, wide, high));
    return { candidates, priority: 100 + weight, must: false, make: (box) => ({ lines: both, weight: 600, size, colour: surfaces.text[scene.options().theme], alpha: 1, box }) };
  }

  /** The name of an area in one line or two, where it stands for that one only and on nobody's name; else not at all. */
  private captionOf(area: Area, areas: readonly Area[], name: string, { zoom, all, isInPicture }: { readonly zoom: number; readonly all: boolean; readonly isInPicture: (box: Box) => boolean }, scene: Scene): Wanted {
    const words = new Map<Box, Lines>();
    for (const widest of [undefined, WIDEST_OF_NARROW]) {
      const lines = this.measure.lines(name, 400, widest);
      const places = captionPlaces(area, areas, { width: lines.width, height: lines.lines.length * 12 * LINE_HEIGHT }, zoom, directionOf(name) === 'rtl');
      for (const box of places) if (isInPicture(box)) words.set(box, lines);
    }
    const colour = surfaces.muted[scene.options().theme];
    // After the names where all are shown: they cannot go elsewhere as easily. Before them where few are: then areas are what one finds one's way by. Of areas the one with the fewest places chooses first.
    return { candidates: [...words.keys()], priority: (all ? -10 : CAPTION_FIRST) - words.size / MOST_PLACES, must: false, make: (box) => ({ lines: words.get(box)!, weight: 400, size: 12, colour, alpha: 1, box }) };
  }
}
