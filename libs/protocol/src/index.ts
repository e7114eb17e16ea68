export * from './live.js';
export * from './messages.js';
