/** The wheel of a mouse and two fingers on a pad bring a picture nearer by the same everywhere. */
import type { Core } from 'cytoscape';

/** Of the logarithm of the zoom, a pixel: a notch of a common mouse, 100 px, makes 17 %. */
const A_PIXEL = 0.0016;
/** A line of text, where a browser tells lines. */
const LINE_PX = 20;
/** Two fingers that draw apart are told as a wheel with the control key, by few pixels. */
const PINCHED = 4;

/** How many times nearer a turn of the wheel brings the picture; below 1, farther. */
export function wheelZoom({ deltaY, deltaMode, ctrlKey }: Pick<WheelEvent, 'deltaY' | 'deltaMode' | 'ctrlKey'>): number {
  return Math.exp(-deltaY * A_PIXEL * (deltaMode === 1 ? LINE_PX : 1) * (ctrlKey ? PINCHED : 1));
}

/** Lets the wheel zoom by `wheelZoom` around where it points, and cytoscape not: of a wheel with even notches it makes 3 % each, so that a large map takes some sixty. */
export function zoomByWheel(cy: Core): () => void {
  const container = cy.container()!;
  // Cytoscape listens on the container itself, before anything in it.
  const around = container.parentElement!;
  const onWheel = (event: WheelEvent): void => {
    if (!container.contains(event.target as Node)) return;
    event.preventDefault();
    event.stopPropagation();
    // While something is dragged, what stands under the pointer is to stay there.
    if (event.buttons !== 0) return;
    const { left, top } = container.getBoundingClientRect();
    cy.zoom({ level: cy.zoom() * wheelZoom(event), renderedPosition: { x: event.clientX - left, y: event.clientY - top } });
  };
  around.addEventListener('wheel', onWheel, { capture: true, passive: false });
  return () => around.removeEventListener('wheel', onWheel, { capture: true });
}
