export { createTestDatabase, testServerUrl, type TestDatabase } from './postgres.js';
export * from './database.js';
export * from './generate/index.js';
