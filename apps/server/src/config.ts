/** What can be set from outside. Everything has a default that works on a machine with Node and nothing else. */
import { isIP } from 'node:net';
import { isAbsolute, join, relative, resolve, sep } from 'node:path';

import { StartError } from './start-error.js';

export interface Config {
  port: number;
  host: string;
  /** The address that people use, without a slash at the end; null: whatever the request was sent to. */
  publicUrl: string | null;
  /** Null: the embedded database in `dataDir`. */
  databaseUrl: string | null;
  /** Login of the server, where somebody else looks after it. */
  databaseAppUrl: string | null;
  dataDir: string;
  /** Keys of the names in the vault. */
  vaultDir: string;
  /** A second copy of the keys; null: none. */
  vaultBackup: string | null;
  ownerEmail: string;
  /** Proxies whose word about where a request comes from is taken. */
  trustedProxies: string[];
  logRequests: boolean;
  /** How large files of sources may be, in bytes: one, all of a project together, and all of a workspace. */
  fileLimits: { file: number; project: number; workspace: number };
  /** The built web client. */
  webDir: string;
}

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * @param root folder that relative paths start from: the clone.
 * @throws StartError that names every setting that cannot be used, and what it should look like.
 */
export function readConfig(env: Environment, root: string): Config {
  const problems: string[] = [];
  const read = <T>(name: string, fallback: T, parse: (value: string) => T): T => {
    const value = env[name]?.trim() ?? '';
    if (value === '') return fallback;
    try {
      return parse(value);
    } catch (error) {
      problems.push(`${name} ${(error as Error).message}`);
      return fallback;
    }
  };
  const folder = (value: string): string => (isAbsolute(value) ? value : resolve(root, value));
  const dataDir = read('DATA_DIR', join(root, '.data'), folder);
  const config: Config = {
    port: read('PORT', 3000, parsePort),
    host: read('HOST', '127.0.0.1', parseHost),
    publicUrl: read<string | null>('PUBLIC_URL', null, parsePublicUrl),
    databaseUrl: read<string | null>('DATABASE_URL', null, parseDatabaseUrl),
    databaseAppUrl: read<string | null>('DATABASE_APP_URL', null, parseDatabaseUrl),
    dataDir,
    vaultDir: read('VAULT_DIR', join(dataDir, 'vault'), folder),
    vaultBackup: read<string | null>('VAULT_BACKUP', null, folder),
    ownerEmail: read('OWNER_EMAIL', 'owner@baraza.local', parseEmail),
    trustedProxies: read('TRUSTED_PROXIES', ['loopback'], parseProxies),
    logRequests: read('LOG_REQUESTS', false, parseSwitch),
    fileLimits: { file: read('FILE_MB', 25, parseMegabytes) * 2 ** 20, project: read('PROJECT_FILES_MB', 2000, parseMegabytes) * 2 ** 20, workspace: read('WORKSPACE_FILES_MB', 10_000, parseMegabytes) * 2 ** 20 },
    webDir: join(root, 'apps/web/dist'),
  };
  if (config.databaseAppUrl !== null && config.databaseUrl === null) problems.push('DATABASE_APP_URL is set, but DATABASE_URL is not; the second is the login that keeps the tables up to date.');
  if (config.vaultBackup !== null && overlap(config.vaultBackup, config.vaultDir)) problems.push(`VAULT_BACKUP is “${config.vaultBackup}”, but must be another folder than that of the keys, ${config.vaultDir}, neither in it nor around it; best on another disk.`);
  if (problems.length > 0) throw new StartError(['The settings cannot be used:', ...problems.map((problem) => `  - ${problem}`)].join('\n'));
  return config;
}

/** Whether one of the folders is, or lies in, the other. */
const overlap = (one: string, other: string): boolean => [relative(one, other), relative(other, one)].some((path) => !isAbsolute(path) && path.split(sep)[0] !== '..');

/** Whether only this machine can reach the server. */
export const isLocal = (host: string): boolean => host === 'localhost' || host === '::1' || host.startsWith('127.');

function parsePort(value: string): number {
  const port = Number(value);
  if (!Number.isInteger(port) || port < 0 || port > 65_535) throw new Error(`is “${value}”, but must be a number from 0 to 65535.`);
  return port;
}

function parseHost(value: string): string {
  if (isIP(value) === 0 && !/^[a-z0-9.-]+$/i.test(value)) throw new Error(`is “${value}”, but must be an address of this machine, such as 127.0.0.1, or 0.0.0.0 for all.`);
  return value;
}

function parsePublicUrl(value: string): string {
  const url = URL.canParse(value) ? new URL(value) : null;
  const plain = url && /^https?:$/.test(url.protocol) && url.pathname === '/' && url.search === '' && url.hash === '' && url.username === '';
  if (!plain) throw new Error(`is “${value}”, but must be an address without a path, such as https://baraza.example.org.`);
  return url.origin;
}

// The value is not repeated: it may hold a password.
function parseDatabaseUrl(value: string): string {
  const url = URL.canParse(value) ? new URL(value) : null;
  if (!url || !/^postgres(ql)?:$/.test(url.protocol) || url.pathname.length < 2) throw new Error('must look like postgres://user:password@host:5432/database.');
  return value;
}

function parseEmail(value: string): string {
  if (!/^[^\s@]+@[^\s@]+$/.test(value)) throw new Error(`is “${value}”, but must be an e-mail address.`);
  return value;
}

function parseProxies(value: string): string[] {
  const proxies = value.split(',').map((each) => each.trim());
  for (const proxy of proxies) {
    const [address = '', bits] = proxy.split('/');
    const named = ['loopback', 'linklocal', 'uniquelocal'].includes(proxy);
    if (!named && (isIP(address) === 0 || (bits !== undefined && !/^\d{1,3}$/.test(bits)))) throw new Error(`names “${proxy}”, but must list addresses such as 10.0.0.5 or 10.0.0.0/8, or the word loopback.`);
  }
  return proxies;
}

const MOST_MEGABYTES = 1_000_000;
function parseMegabytes(value: string): number {
  const megabytes = Number(value);
  if (!Number.isInteger(megabytes) || megabytes < 1 || megabytes > MOST_MEGABYTES) throw new Error(`is “${value}”, but must be a whole number of megabytes from 1 to ${MOST_MEGABYTES}.`);
  return megabytes;
}

function parseSwitch(value: string): boolean {
  if (!['0', '1', 'true', 'false'].includes(value)) throw new Error(`is “${value}”, but must be 1 or 0.`);
  return value === '1' || value === 'true';
}
