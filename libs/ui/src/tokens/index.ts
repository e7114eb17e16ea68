/**
 * `@baraza/ui/tokens`: the raw tables of colours, shapes, lines and sizes, free of React, so that the canvas draws with the
 * same definitions as the panels.
 */
export * from './contrast.js';
export * from './lines.js';
export * from './meaning.js';
export * from './people.js';
export * from './shapes.js';
export * from './space.js';
export * from './surfaces.js';
