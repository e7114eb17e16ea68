export * from './calendar-file.js';
export * from './zones.js';
