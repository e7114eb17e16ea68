/** What cytoscape's stylesheet reads of an element: computed once, when the element or the look of the whole changes. */
import { arrowShape, dashes, headsOf, holdingHeads, opacityOf, widthOf } from '../look/line.js';
import { boxOf, CANVAS_SHAPES, isUnsized, PLAIN_DIAMETER, polygonOf } from '../look/node.js';
import type { EdgeData } from '../model/data.js';
import type { GraphOptions } from '../types.js';
import type { MapNode } from './elements.js';

/** How everything is drawn at the moment. */
export interface Look {
  options: GraphOptions;
  /** Model pixels for what is one pixel at 100 %. */
  unit: number;
  /** Width of the edge of a shape in model pixels, where it is more than that of the picture at 100 %. */
  leastEdge: number;
  /** What is not picked out stays in the background. */
  receded: boolean;
}

const MOST_MAGNIFIED = 1.75;
/** From afar what is picked out of a crowd is at least so wide on the screen, pixels. */
const LEAST_PICKED = 12;
/** From afar each of a few is at least so wide on the screen, where it has the room, pixels: the smallest is half of it, and its colour and shape can still be told. */
const LEAST_SHOWN = 16;

const stepNear = (wish: number): number => 1.15 ** Math.max(0, Math.round(Math.log(wish) / Math.log(1.15)));
const stepUp = (wish: number, step: number): number => step ** Math.max(0, Math.ceil(Math.log(wish) / Math.log(step)));

/** How much larger than the distances between them marks are drawn at a zoom. `apart`: how far from each other most of a few stand, model pixels; asked for only from afar. */
export function magnification(zoom: number, crowded: boolean, apart: () => number): Pick<Look, 'unit' | 'leastEdge'> {
  if (!crowded) {
    const wish = LEAST_SHOWN / (PLAIN_DIAMETER * zoom);
    const least = wish > MOST_MAGNIFIED ? Math.min(wish, apart() / PLAIN_DIAMETER) : 0;
    return { unit: stepNear(Math.min(Math.max(MOST_MAGNIFIED, least), 0.85 / zoom)), leastEdge: least > MOST_MAGNIFIED ? stepNear(1 / zoom) : 0 };
  }
  return { unit: stepUp(LEAST_PICKED / (PLAIN_DIAMETER * zoom), 1.25), leastEdge: zoom < 0.7 ? 0.8 / zoom : 0 };
}

export function nodeFields({ data, paint }: Pick<MapNode, 'data' | 'paint'>, { options, unit, leastEdge }: Look): Record<string, unknown> {
  const box = boxOf(data, options.sizeBy);
  const [width, height] = [box.width * unit, box.height * unit];
  const unsized = isUnsized(data, options.sizeBy);
  const corner = data.shape === 'pill' ? height / 2 : data.shape === 'square' ? Math.round(height * 0.14) : 4 * unit;
  // From afar shapes are dots of which only place and fill can be told.
  const border = unsized && leastEdge <= 1.25 ? 'dashed' : 'solid';
  return { width, height, corner, canvasShape: CANVAS_SHAPES[data.shape], polygon: polygonOf(data.shape), fill: paint.fill, border, edge: Math.max(1.25 * unit, leastEdge) };
}

/** Cytoscape lets heads grow with the scale and with the width of the line: both times, they would cover the shapes that they point at. */
const headOf = (width: number): number => Math.max((width * 13.37) ** 0.9, 29);

export function edgeFields(data: EdgeData, bow: number, { options, unit, receded }: Look): Record<string, unknown> {
  const pattern = dashes(data);
  const width = widthOf(data);
  const heads = data.entity === 'holding' ? holdingHeads(data) : headsOf(data);
  return {
    width: width * unit,
    arrow: (0.8 * unit * headOf(width)) / headOf(width * unit),
    opacity: opacityOf(data, receded),
    colour: data.line.colour[options.theme],
    lineStyle: pattern.length > 0 ? 'dashed' : 'solid',
    dashes: (pattern.length > 0 ? pattern : [6, 4]).map((length) => length * unit),
    lineOpacity: data.line.pattern === 'zigzag' ? 0 : 1,
    sourceArrow: arrowShape(heads.source),
    targetArrow: arrowShape(heads.target),
    arrowFill: data.line.head === 'hollow' ? 'hollow' : 'filled',
    ...(bow !== 0 && { bow }),
  };
}
