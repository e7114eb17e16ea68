/** A picture drawn once, somewhat larger than the screen, that follows the map as it is moved: the browser's compositor shifts it, and nothing is drawn anew. */
import type { Bounds } from '../layers/bounds.js';
import type { Viewport } from '../layers/canvas-layer.js';
import { Region } from './region.js';

/** Beyond each edge of the screen, as a share of it. */
const MARGIN = 0.35;
/** On a screen of many pixels the margin shrinks, so that the picture does not take more of them. */
const MOST_PIXELS = 12_000_000;
/** Stretched or shrunk further than this, it is drawn anew also while the map moves. */
const FARTHEST_STRETCH = 2.2;

export class Bitmap {
  readonly context: CanvasRenderingContext2D;
  private readonly canvas: HTMLCanvasElement;
  private ratio = 1;
  private margin = { x: 0, y: 0 };
  private drawn: Region | null = null;

  constructor(private readonly container: HTMLElement) {
    this.canvas = container.ownerDocument.createElement('canvas');
    this.canvas.dataset['layer'] = 'large';
    this.canvas.setAttribute('aria-hidden', 'true');
    Object.assign(this.canvas.style, { position: 'absolute', pointerEvents: 'none', transformOrigin: '0 0', willChange: 'transform' });
    const context = this.canvas.getContext('2d');
    if (!context) throw new Error('This browser has no 2D canvas.');
    this.context = context;
  }

  /** Clears, and begins the picture of what is seen. */
  begin({ zoom, pan, width, height }: Viewport, ratio: number): Region {
    const room = Math.min(MARGIN, Math.max(0.05, (Math.sqrt(MOST_PIXELS / (width * height)) / ratio - 1) / 2));
    const margin = { x: Math.round(width * room), y: Math.round(height * room) };
    const [wide, high] = [width + margin.x * 2, height + margin.y * 2];
    const [w, h] = [Math.round(wide * ratio), Math.round(height === 0 ? 1 : high * ratio)];
    if (this.canvas.width !== w || this.canvas.height !== h) Object.assign(this.canvas, { width: w, height: h });
    Object.assign(this.canvas.style, { left: `${-margin.x}px`, top: `${-margin.y}px`, width: `${wide}px`, height: `${high}px`, transform: '' });
    if (!this.canvas.isConnected) this.container.append(this.canvas);
    this.context.setTransform(1, 0, 0, 1, 0, 0);
    this.context.clearRect(0, 0, w, h);
    this.context.setTransform(ratio, 0, 0, ratio, 0, 0);
    Object.assign(this, { ratio, margin });
    this.drawn = new Region({ zoom, pan: { x: pan.x + margin.x, y: pan.y + margin.y }, width: wide, height: high });
    return this.drawn;
  }

  /** What is drawn at the moment. */
  get region(): Region | null {
    return this.drawn;
  }

  /** Whether all of the content that is to be seen is in the picture, near enough in size. */
  serves(viewport: Viewport, content: Bounds): boolean {
    if (!this.drawn) return false;
    const stretch = viewport.zoom / this.drawn.zoom;
    if (stretch > FARTHEST_STRETCH || stretch < 1 / FARTHEST_STRETCH) return false;
    const { bounds: seen } = new Region(viewport);
    const has = this.drawn.bounds;
    const near = [has.left <= Math.max(seen.left, content.left), has.top <= Math.max(seen.top, content.top), has.right >= Math.min(seen.right, content.right), has.bottom >= Math.min(seen.bottom, content.bottom)];
    return near.every(Boolean);
  }

  /** Shows the picture where what it shows is now. */
  follow({ zoom, pan }: Viewport): void {
    if (!this.drawn) return;
    const scale = zoom / this.drawn.zoom;
    const { x, y } = this.drawn.viewport.pan;
    const shift = [pan.x + this.margin.x - x * scale, pan.y + this.margin.y - y * scale].map((value) => (scale === 1 ? Math.round(value * this.ratio) / this.ratio : value));
    this.canvas.style.transform = `translate(${shift[0]}px, ${shift[1]}px) scale(${scale})`;
  }

  /** Lets the picture recede, so that what is picked out of it comes forward. */
  recede(receded: boolean): void {
    this.canvas.style.opacity = receded ? '0.45' : '';
  }

  hide(): void {
    this.drawn = null;
    this.canvas.remove();
  }
}
