export { placeLabels } from './layers/place-labels.js';
export { directionOf } from './layers/text.js';
export { diameterOf } from './look/node.js';
export { listReason, tieReason } from './model/visibility.js';
export * from './picture/drawing.js';
export { curvePath, headMark, PAPER, plainShape, shapeMark } from './picture/marks.js';
export * from './types.js';
export { canvasColour, createGraphView, type GraphViewConfig } from './view/graph-view.js';
export { MapReader, type ShownMap, type ShownNode } from './view/map-reader.js';
