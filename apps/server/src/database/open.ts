/** The database: the embedded one, or the one that DATABASE_URL names. */
import { statSync } from 'node:fs';
import { join } from 'node:path';

import { type EmbeddedPostgres, EmbeddedPostgresError, startEmbeddedPostgres } from '@baraza/embedded-postgres';
import { createDataSource } from '@baraza/persistence';

import type { Config } from '../config.js';
import { StartError } from '../start-error.js';
import { derivedAppUrl } from './app-login.js';

export interface OpenDatabase {
  /** Login that may create roles and tables. */
  ownerUrl: string;
  /** Login that the server runs as. */
  appUrl: string;
  /** Whether `appUrl` was given to us, so that we do not set its password. */
  ownLogin: boolean;
  /** Where the data lie, for people; without a password. */
  place: string;
  /** The folder for copies made before an update. */
  copies: string;
  close(): Promise<void>;
}

export interface OpenOptions {
  /** `tool`: beside a server that may be running. */
  role: 'server' | 'tool';
  say: (sentence: string) => void;
  /** The embedded database ended by itself. */
  onLost?: () => void;
}

/** Name of our database inside the embedded server. */
const EMBEDDED = 'baraza';
/** Beside the database that is ours; for another one, in the folder that would hold ours. */
const COPIES = 'copies';

/** @throws StartError in plain words. */
export async function openDatabase(config: Config, options: OpenOptions): Promise<OpenDatabase> {
  if (config.databaseUrl === null) return openEmbedded(config, options);
  const { host, pathname } = new URL(config.databaseUrl);
  return {
    ownerUrl: config.databaseUrl,
    appUrl: config.databaseAppUrl ?? derivedAppUrl(config.databaseUrl),
    ownLogin: config.databaseAppUrl !== null,
    place: `${host}${pathname}`,
    copies: join(config.dataDir, COPIES),
    close: () => Promise.resolve(),
  };
}

async function openEmbedded({ dataDir }: Config, { role, say, onLost }: OpenOptions): Promise<OpenDatabase> {
  const inTheWay = statSync(dataDir, { throwIfNoEntry: false })?.isDirectory() === false;
  if (inTheWay) throw new StartError(`${dataDir} should be the folder that keeps the data, but is a file. Move it away, or set DATA_DIR to another folder.`);
  const server = await plainly(() => startEmbeddedPostgres({ dataDir, role, onProgress: say, onLost }));
  try {
    const ownerUrl = await ensureDatabase(server);
    return { ownerUrl, appUrl: derivedAppUrl(ownerUrl), ownLogin: false, place: server.dataDir, copies: join(server.dataDir, COPIES), close: () => server.stop() };
  } catch (error) {
    await server.stop();
    throw error;
  }
}

async function ensureDatabase(server: EmbeddedPostgres): Promise<string> {
  const source = await createDataSource({ url: server.superuserUrl, connections: 1 }).initialize();
  try {
    const found: unknown[] = await source.query('SELECT 1 FROM pg_database WHERE datname = $1', [EMBEDDED]);
    if (found.length === 0) await source.query(`CREATE DATABASE ${EMBEDDED}`);
  } finally {
    await source.destroy();
  }
  const url = new URL(server.superuserUrl);
  url.pathname = `/${EMBEDDED}`;
  return url.href;
}

async function plainly<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof EmbeddedPostgresError)) throw error;
    throw new StartError(error.detail === '' ? error.message : `${error.message}\n\n${error.detail}`, { cause: error });
  }
}
