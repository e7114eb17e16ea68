/** A process that runs schedules on a database of its own: takes seeds from its parent, several at once, and tells how each went. */
import pg from 'pg';
import { startTestServer } from '../../../libs/graphql/test-support/server.js';
import type { Outcome } from './crew.js';
import { runOne } from './run-one.js';

/** Schedules that the parent has under way here at once. */
const AT_ONCE = Number(process.argv[2]);

const server = await startTestServer({ connections: 2 * AT_ONCE, readers: AT_ONCE, onStatement: () => undefined });
const database = new pg.Pool({ connectionString: server.store.adminUrl, max: AT_ONCE });

async function attempt(seed: number): Promise<Outcome> {
  try {
    return { seed, run: await runOne(server, database, seed) };
  } catch (error) {
    return { seed, broke: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  }
}

process.on('message', (seed: number) => void attempt(seed).then((outcome) => process.send!(outcome)));
process.on('disconnect', () => void database.end().then(() => server.close()));
process.send!('ready');
