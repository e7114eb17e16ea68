export { DEFAULT_LIMITS } from './tables/types.js';
export type { Cell, Limits, ReadOptions, ReadProgress, Table, TableNote, TableRow } from './tables/types.js';
export { FileRefused } from './tables/refused.js';
export type { RefusedCode } from './tables/refused.js';
export { readTables } from './tables/read.js';
export { readTablesInWorker } from './tables/read-in-worker.js';
export type { WorkerReadOptions } from './tables/read-in-worker.js';
