/**
 * Runs once before the tests that need Postgres: starts one for all of them, unless `TEST_DATABASE_URL` names one. The superuser's address goes
 * to the tests in `BARAZA_TEST_PG`. Several runs at once share the server; the last one stops it.
 */
import { register } from 'node:module';
import { join } from 'node:path';

export default async function setUp() {
  if (process.env.TEST_DATABASE_URL) {
    process.env.BARAZA_TEST_PG = process.env.TEST_DATABASE_URL;
    return;
  }
  register('./typescript-hooks.mjs', import.meta.url);
  const { startEmbeddedPostgres } = await import('@baraza/embedded-postgres');
  const { dropAbandonedDatabases } = await import('./postgres.ts');
  const server = await startEmbeddedPostgres({
    dataDir: join(import.meta.dirname, '../../../.cache/test-postgres'),
    role: 'tool',
    durable: false,
    maxConnections: 200,
  });
  process.env.BARAZA_TEST_PG = server.superuserUrl;
  globalThis.barazaTestPostgres = server;
  await dropAbandonedDatabases(server.superuserUrl);
}
