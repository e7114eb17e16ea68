/** A Postgres of the test's own, because these tests set the passwords of roles, which all databases of a server share. */
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { startEmbeddedPostgres } from '@baraza/embedded-postgres';
import { createDataSource } from '@baraza/persistence';

/** A folder that also the user may enter whom Postgres runs as. */
export function scratchFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'baraza-server-'));
  chmodSync(folder, 0o755);
  return folder;
}

export interface Cluster {
  /** Superuser's address of a new, empty database. */
  createDatabase(name: string, owner?: string): Promise<string>;
  /** Runs SQL as superuser. */
  run(url: string, sql: string): Promise<Record<string, unknown>[]>;
  stop(): Promise<void>;
}

export async function startCluster(): Promise<Cluster> {
  const folder = scratchFolder();
  const server = await startEmbeddedPostgres({ dataDir: folder, durable: false });
  const run = async (url: string, sql: string): Promise<Record<string, unknown>[]> => {
    const source = await createDataSource({ url, connections: 1 }).initialize();
    try {
      return await source.query(sql);
    } finally {
      await source.destroy();
    }
  };
  return {
    run,
    createDatabase: async (name, owner = 'postgres') => {
      await run(server.superuserUrl, `CREATE DATABASE ${name} OWNER ${owner}`);
      const url = new URL(server.superuserUrl);
      url.pathname = `/${name}`;
      return url.href;
    },
    stop: async () => {
      await server.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** The address with another login. */
export function as(url: string, user: string, password: string): string {
  const other = new URL(url);
  other.username = user;
  other.password = password;
  return other.href;
}
