/** The whole map in a corner, with what is seen of it as a rectangle. Its picture is drawn when the map changes; while the map is moved, only the rectangle is. */
import { nodeEdge, surfaces } from '@baraza/ui/tokens';
import { type Bounds, boundsOf } from '../layers/bounds.js';
import type { Point } from '../layers/scene.js';
import { drawAreas, type Area } from '../layers/underlay.js';
import { pointColour } from '../look/node.js';
import type { Stage } from '../view/stage.js';

const EDGE = 6;
/** So small, the overview of an empty map or of one node is not blown up. */
const LEAST_SPAN = 400;
/** Side of a point, pixels: larger where there are few. */
const POINT = { few: 3, many: 1.5, from: 600 };

export class Overview {
  private readonly context: CanvasRenderingContext2D;
  private readonly picture: HTMLCanvasElement;
  private drawn = '';
  private bounds: Bounds = { left: 0, top: 0, right: 1, bottom: 1 };

  constructor(private readonly canvas: HTMLCanvasElement, private readonly stage: Stage) {
    this.context = canvas.getContext('2d')!;
    this.picture = canvas.ownerDocument.createElement('canvas');
  }

  /** The point of the map at a pixel of the overview. */
  pointAt({ x, y }: Point): Point {
    const { scale, left, top } = this.fit();
    return { x: (x - left) / scale, y: (y - top) / scale };
  }

  /** What it covers of a container, in pixels of it. */
  over(container: Element): Bounds {
    const [box, from] = [this.canvas.getBoundingClientRect(), container.getBoundingClientRect()];
    return { left: box.left - from.left, right: box.right - from.left, top: box.top - from.top, bottom: box.bottom - from.top };
  }

  private fit(): { scale: number; left: number; top: number } {
    const { clientWidth: width, clientHeight: height } = this.canvas;
    const { left, top, right, bottom } = this.bounds;
    const scale = Math.min((width - EDGE * 2) / (right - left), (height - EDGE * 2) / (bottom - top));
    return { scale, left: width / 2 - ((left + right) / 2) * scale, top: height / 2 - ((top + bottom) / 2) * scale };
  }

  draw(areas: readonly Area[]): void {
    const { clientWidth: width, clientHeight: height } = this.canvas;
    if (width === 0 || height === 0) return;
    const ratio = Math.min(2, devicePixelRatio);
    const key = `${this.stage.revision()} ${width} ${height} ${ratio}`;
    if (key !== this.drawn) {
      this.drawPicture(areas, width, height, ratio);
      this.drawn = key;
    }
    const { context } = this;
    const theme = this.stage.options().theme;
    context.setTransform(1, 0, 0, 1, 0, 0);
    context.clearRect(0, 0, this.canvas.width, this.canvas.height);
    context.drawImage(this.picture, 0, 0);
    context.setTransform(ratio, 0, 0, ratio, 0, 0);
    this.drawSeen(surfaces.accent[theme], width, height);
  }

  private drawPicture(areas: readonly Area[], width: number, height: number, ratio: number): void {
    const nodes = this.stage.visible();
    const found = nodes.length === 0 ? { left: 0, top: 0, right: 0, bottom: 0 } : boundsOf(nodes.map(({ at }) => at));
    const room = (least: number, most: number): number => Math.max(0, LEAST_SPAN - (most - least)) / 2 + 30;
    const [across, down] = [room(found.left, found.right), room(found.top, found.bottom)];
    this.bounds = { left: found.left - across, right: found.right + across, top: found.top - down, bottom: found.bottom + down };
    for (const canvas of [this.canvas, this.picture]) Object.assign(canvas, { width: Math.round(width * ratio), height: Math.round(height * ratio) });
    const context = this.picture.getContext('2d')!;
    const { scale, left, top } = this.fit();
    context.setTransform(ratio * scale, 0, 0, ratio * scale, ratio * left, ratio * top);
    const { theme } = this.stage.options();
    drawAreas(context, areas, surfaces.track[theme], theme);
    context.setTransform(ratio, 0, 0, ratio, 0, 0);
    const side = nodes.length > POINT.from ? POINT.many : POINT.few;
    for (const { at, paint } of nodes) {
      const colour = pointColour(paint, theme);
      Object.assign(context, { fillStyle: colour ?? nodeEdge[theme], globalAlpha: colour === null ? 0.6 : 1 });
      context.fillRect(at.x * scale + left - side / 2, at.y * scale + top - side / 2, side, side);
    }
  }

  /** The part that is seen; of one that is larger than the overview, its edges are drawn along those of the overview. */
  private drawSeen(colour: string, width: number, height: number): void {
    const { zoom, pan, width: wide, height: high } = this.stage.viewport();
    const { scale, left, top } = this.fit();
    const x = (value: number): number => Math.min(width - 1, Math.max(1, ((value - pan.x) / zoom) * scale + left));
    const y = (value: number): number => Math.min(height - 1, Math.max(1, ((value - pan.y) / zoom) * scale + top));
    const { context } = this;
    const box = [x(0), y(0), Math.max(4, x(wide) - x(0)), Math.max(4, y(high) - y(0))] as const;
    const whole = box[2] >= width - 2 && box[3] >= height - 2;
    Object.assign(context, { strokeStyle: colour, fillStyle: colour, lineWidth: 1.5, globalAlpha: whole ? 0 : 0.1 });
    context.fillRect(...box);
    context.globalAlpha = 1;
    context.strokeRect(...box);
  }
}
