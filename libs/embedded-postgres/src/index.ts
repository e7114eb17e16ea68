export { EmbeddedPostgresError, type EmbeddedPostgresErrorCode } from './errors.js';
export type { HolderRole } from './holders.js';
export { type EmbeddedPostgres, type EmbeddedPostgresOptions, startEmbeddedPostgres } from './start.js';
