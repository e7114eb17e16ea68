export { diameterOf } from './look/node.js';
export { dayOf, isNumeric, isScore, styleSource, styleSources, styleValue, type StyledEntity, type StyleSource } from './look/sources.js';
export { listReason, tieReason } from './model/visibility.js';
export * from './types.js';
export { canvasColour, createGraphView, type GraphViewConfig } from './view/graph-view.js';
