/** A canvas of our own above or below cytoscape's, as large as the container and sharp on every screen. */

/** Part of the plane that is seen: screen = model × zoom + pan. */
export interface Viewport {
  zoom: number;
  pan: { x: number; y: number };
  width: number;
  height: number;
}

/** Below this width a screen is a phone's: names at the sides have less room, and what is shown is said below the picture. */
const NARROW = 600;
/** From so far away that few names are shown, they need no room. */
const FAR = 0.5;

/** Room for names around a picture that fits the screen, in pixels. */
export function fitMargins(width: number, zoom = 1): { side: number; above: number; below: number } {
  // Above stands the name of an area, over its edge, which grows with the zoom.
  if (width >= NARROW) return { side: 92, above: Math.max(52, 18 + 46 * zoom), below: 64 };
  // On a phone the actions lie over the upper edge, and what is shown is said over the lower.
  return { side: width * (zoom < FAR ? 0.09 : 0.19), above: 84, below: 92 };
}

export class CanvasLayer {
  readonly canvas: HTMLCanvasElement;
  readonly context: CanvasRenderingContext2D;
  private ratio = 1;
  private isBlank = true;

  constructor(container: HTMLElement, name: string) {
    this.canvas = container.ownerDocument.createElement('canvas');
    this.canvas.dataset['layer'] = name;
    this.canvas.setAttribute('aria-hidden', 'true');
    // Fixed to the left edge in both writing directions: the map itself is not mirrored.
    Object.assign(this.canvas.style, { position: 'absolute', top: '0', left: '0', width: '100%', height: '100%', pointerEvents: 'none' });
    container.append(this.canvas);
    const context = this.canvas.getContext('2d');
    if (!context) throw new Error('This browser has no 2D canvas.');
    this.context = context;
  }

  /** Fits the bitmap to the container; `ratio` is device pixels per pixel. */
  resize(width: number, height: number, ratio: number): void {
    this.ratio = ratio;
    const [w, h] = [Math.max(1, Math.round(width * ratio)), Math.max(1, Math.round(height * ratio))];
    if (this.canvas.width !== w) this.canvas.width = w;
    if (this.canvas.height !== h) this.canvas.height = h;
  }

  /** Clears, and draws in model coordinates from then on. */
  beginModel({ zoom, pan }: Viewport): CanvasRenderingContext2D {
    this.clear();
    this.context.setTransform(this.ratio * zoom, 0, 0, this.ratio * zoom, this.ratio * pan.x, this.ratio * pan.y);
    return this.context;
  }

  /** Clears, and draws in pixels of the container from then on. */
  beginScreen(): CanvasRenderingContext2D {
    this.clear();
    this.context.setTransform(this.ratio, 0, 0, this.ratio, 0, 0);
    return this.context;
  }

  /** Shows nothing. A canvas that shows nothing already is left alone, so that the browser has nothing to compose anew. */
  blank(): void {
    if (!this.isBlank) this.clear();
    this.isBlank = true;
  }

  private clear(): void {
    this.isBlank = false;
    this.context.setTransform(1, 0, 0, 1, 0, 0);
    this.context.clearRect(0, 0, this.canvas.width, this.canvas.height);
  }
}
