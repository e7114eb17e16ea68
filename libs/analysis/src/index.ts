export * from './brokers.js';
export * from './duplicates/find.js';
export * from './neighbourhood.js';
export * from './paths.js';
export * from './tie-graph.js';
