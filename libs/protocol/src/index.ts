export { type Clock, systemClock } from './clock.js';
export * from './live.js';
export * from './messages.js';
