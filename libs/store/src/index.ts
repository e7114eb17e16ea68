export * from './inverse.js';
export * from './record-store.js';
export * from './run.js';
export * from './transaction.js';
export * from './view.js';
