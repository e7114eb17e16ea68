/** The topmost layer: who else is here, and the rubber line of a tie being drawn. */
import { shapePoints, surfaces } from '@baraza/ui/tokens';
import type { PresentPerson, Theme } from '../types.js';
import type { Viewport } from './canvas-layer.js';
import type { Point, Scene, SceneNode } from './scene.js';
import { traceShape } from './shape.js';
import { directionOf, fontOf } from './text.js';

/** A line from a node to the pointer, or to the node it would join. */
export interface RubberLine {
  from: Point;
  to: Point;
  joined: boolean;
}

const RING_GAP = 7;

function drawTag(context: CanvasRenderingContext2D, name: string, { x, y }: Point, person: PresentPerson, theme: Theme): void {
  context.font = fontOf(12, 500);
  const width = context.measureText(name).width + 14;
  context.fillStyle = person.colour[theme];
  context.beginPath();
  context.roundRect(x, y, width, 20, 4);
  context.fill();
  Object.assign(context, { fillStyle: person.colour.ink[theme], textAlign: 'center', textBaseline: 'middle', direction: directionOf(name) });
  context.fillText(name, x + width / 2, y + 10.5);
}

function drawRing(context: CanvasRenderingContext2D, node: SceneNode, person: PresentPerson, index: number, { zoom, pan }: Viewport, theme: Theme): void {
  const gap = RING_GAP + (node.selected ? 5 : 0) + index * 4.5;
  const at = { x: node.at.x * zoom + pan.x, y: node.at.y * zoom + pan.y };
  // Pointed shapes need more room for the same distance between outlines.
  const spread = shapePoints[node.data.shape] && node.data.shape !== 'cutSquare' ? 1.5 : 1;
  traceShape(context, node.data.shape, at, node.width * zoom + gap * 2 * spread, node.height * zoom + gap * 2 * spread);
  Object.assign(context, { strokeStyle: person.colour[theme], lineWidth: 2.5, lineJoin: 'round' });
  context.stroke();
}

function drawCursor(context: CanvasRenderingContext2D, person: PresentPerson, { zoom, pan }: Viewport, theme: Theme): void {
  const { x, y } = { x: person.cursor!.x * zoom + pan.x, y: person.cursor!.y * zoom + pan.y };
  context.beginPath();
  context.moveTo(x, y);
  context.lineTo(x + 4.5, y + 13);
  context.lineTo(x + 6.8, y + 7.4);
  context.lineTo(x + 12.5, y + 5);
  context.closePath();
  Object.assign(context, { fillStyle: person.colour[theme], strokeStyle: surfaces.canvas[theme], lineWidth: 1.5, lineJoin: 'round' });
  context.stroke();
  context.fill();
  drawTag(context, person.name, { x: x + 10, y: y + 14 }, person, theme);
}

/** Draws in pixels of the container. Whoever shows no cursor has their name at the ring of what they selected. */
export function drawPresence(context: CanvasRenderingContext2D, scene: Scene, people: readonly PresentPerson[], rubber: RubberLine | null): void {
  const viewport = scene.viewport();
  const { theme } = scene.options();
  const rings = new Map<string, number>();
  for (const person of people) {
    for (const id of person.selection) {
      const node = scene.node(id);
      if (!node) continue;
      const index = rings.get(id) ?? 0;
      rings.set(id, index + 1);
      drawRing(context, node, person, index, viewport, theme);
      if (!person.cursor) drawTag(context, person.name, tagPlace(node, index, viewport), person, theme);
    }
  }
  if (rubber) drawRubber(context, rubber, viewport, surfaces.accent[theme]);
  for (const person of people) if (person.cursor) drawCursor(context, person, viewport, theme);
}

const tagPlace = (node: SceneNode, index: number, { zoom, pan }: Viewport): Point => ({
  x: (node.at.x + node.width / 2) * zoom + pan.x + 2,
  y: (node.at.y - node.height / 2) * zoom + pan.y - 24 - index * 22,
});

function drawRubber(context: CanvasRenderingContext2D, { from, to, joined }: RubberLine, { zoom, pan }: Viewport, accent: string): void {
  Object.assign(context, { strokeStyle: accent, fillStyle: accent, lineWidth: 2 });
  context.setLineDash(joined ? [] : [5, 4]);
  context.beginPath();
  context.moveTo(from.x * zoom + pan.x, from.y * zoom + pan.y);
  context.lineTo(to.x * zoom + pan.x, to.y * zoom + pan.y);
  context.stroke();
  context.setLineDash([]);
  context.beginPath();
  context.arc(to.x * zoom + pan.x, to.y * zoom + pan.y, 4, 0, Math.PI * 2);
  context.fill();
}
