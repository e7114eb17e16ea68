import { randomBytes } from 'node:crypto';

import pg from 'pg';

/** A database of one test file; nobody else knows its name. */
export interface TestDatabase {
  readonly name: string;
  /** Address for the superuser, so that a test can make roles and policies. */
  readonly url: string;
  /** Ends every connection to the database and removes it. */
  drop(): Promise<void>;
}

const NAME = /^test_(\d+)_[0-9a-f]+$/;
const BUSY = '55006';
const BUSY_RETRIES = 40;

/**
 * Creates an empty database, or a copy of `template`, on the server that the harness started (see `jest-postgres-setup.mjs`).
 * @param template name of a database to copy; nobody may be connected to it for longer than a moment.
 * @throws Error when the harness is not running: the file must be named `*.pg.test.ts`.
 */
export async function createTestDatabase({ template }: { template?: string } = {}): Promise<TestDatabase> {
  const server = testServerUrl();
  const name = `test_${process.pid}_${randomBytes(6).toString('hex')}`;
  await createPatiently(server, `create database ${name} template ${pg.escapeIdentifier(template ?? 'template0')}`);
  return {
    name,
    url: databaseUrl(server, name),
    drop: () => asSuperuser(server, async (client) => void (await client.query(`drop database if exists ${name} with (force)`))),
  };
}

/** The superuser's address of the tests' server. */
export function testServerUrl(): string {
  const url = process.env.BARAZA_TEST_PG;
  if (!url) throw new Error('No test database server: name the file *.pg.test.ts and run it with "npm run test:pg".');
  return url;
}

/** Removes the databases of test processes that were killed. Only for a server on this machine: it asks the process table. */
export async function dropAbandonedDatabases(server: string): Promise<void> {
  await asSuperuser(server, async (client) => {
    const { rows } = await client.query<{ datname: string }>(`select datname from pg_database where datname like 'test\\_%'`);
    for (const { datname } of rows) {
      const pid = Number(NAME.exec(datname)?.[1]);
      if (pid && !isRunning(pid)) await client.query(`drop database if exists ${pg.escapeIdentifier(datname)} with (force)`);
    }
  });
}

/** Postgres refuses to copy a template while somebody, a finished migration's last connection say, is still in it. */
async function createPatiently(server: string, statement: string): Promise<void> {
  await asSuperuser(server, async (client) => {
    for (let attempt = 1; ; attempt += 1) {
      try {
        await client.query(statement);
        return;
      } catch (error) {
        if (!(error instanceof pg.DatabaseError) || error.code !== BUSY || attempt === BUSY_RETRIES) throw error;
        await client.query('select pg_sleep(0.05)');
      }
    }
  });
}

async function asSuperuser<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

function databaseUrl(server: string, name: string): string {
  const url = new URL(server);
  url.pathname = `/${name}`;
  return url.href;
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return typeof error === 'object' && error !== null && 'code' in error && error.code === 'EPERM';
  }
}
