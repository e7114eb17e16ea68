import { type ChildProcess, spawn } from 'node:child_process';
import { chmodSync, closeSync, existsSync, fstatSync, openSync, readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join, parse } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

import pg from 'pg';

import type { Binaries } from './binaries.js';
import { cleanEnvironment, SUPERUSER } from './cluster.js';
import { EmbeddedPostgresError, systemCode } from './errors.js';
import type { Location } from './location.js';
import { explainLog, isPortTrouble, logSince, rotateLog, waitsForOrphans } from './log.js';
import { isAlive, isPostgresOf, markOf, type ProcessMark } from './process-table.js';
import { giveTo, identity } from './run-as.js';

const POLL_MS = 20;
const ATTEMPTS = 20;
const SAY_EVERY_MS = 5_000;
const FAST_STOP_MS = 60_000;
const HARD_STOP_MS = 10_000;
/** The server is up; others just use it to the full. */
const TOO_MANY_CONNECTIONS = '53300';

/** A server that answered `select 1`. */
export interface RunningServer {
  readonly mark: ProcessMark;
  readonly port: number;
}

/** How a server is to be started. */
export interface ServerSettings {
  readonly durable: boolean;
  readonly maxConnections: number;
  readonly onProgress: (sentence: string) => void;
}

/** The server that `postmaster.pid` names, if that process lives and is really a Postgres on this cluster; `stalePid` if it is something else. */
export function findServer(cluster: string): { server?: RunningServer; stalePid?: number } {
  const file = join(cluster, 'postmaster.pid');
  if (!existsSync(file)) return {};
  const lines = readFileSync(file, 'utf8').split('\n');
  const pid = Number.parseInt(lines[0] ?? '', 10);
  if (!Number.isInteger(pid) || pid <= 0) return {};
  const mark = isPostgresOf(pid, cluster) ? markOf(pid) : undefined;
  return mark ? { server: { mark, port: Number.parseInt(lines[3] ?? '', 10) } } : { stalePid: pid };
}

/**
 * Starts a server on a free loopback port and waits until it answers. It gets a session of its own (detached), so that Ctrl-C in the terminal
 * reaches the application first, which then stops it.
 */
export async function launch(place: Location, binaries: Binaries, password: string, settings: ServerSettings): Promise<RunningServer> {
  for (let attempt = 1; ; attempt += 1) {
    const port = await freePort();
    const { child, log } = start(place, binaries, port, settings);
    const mark = child.pid === undefined ? undefined : markOf(child.pid);
    if (mark && (await untilReady({ mark, port }, password, settings.onProgress))) {
      child.unref();
      return { mark, port };
    }
    const said = log();
    const again = isPortTrouble(said) || waitsForOrphans(said);
    if (!again || attempt === ATTEMPTS) throw explainLog(said, place.layout.root, 'its process ended at once');
    await pause(POLL_MS * attempt);
  }
}

function start(place: Location, binaries: Binaries, port: number, settings: ServerSettings): { child: ChildProcess; log: () => string } {
  const { cluster, log: logFile, root } = place.layout;
  rotateLog(logFile);
  const handle = openSync(logFile, 'a', 0o600);
  giveTo(place.runAs, logFile);
  chmodSync(logFile, 0o600);
  const from = fstatSync(handle).size;
  const stalePid = findServer(cluster).stalePid;
  const child = spawn(binaries.postgres, ['-D', cluster, ...settingWords(port, settings)], {
    ...identity(place.runAs),
    cwd: parse(root).root,
    // A stale pid file may name a process of somebody else that got the same number. Postgres must not take it for its twin; its own check for
    // shared memory still in use stays in force, which removing the file would switch off.
    env: cleanEnvironment(stalePid === undefined ? {} : { PG_GRANDPARENT_PID: String(stalePid) }),
    stdio: ['ignore', handle, handle],
    detached: true,
    windowsHide: true,
  });
  child.on('error', () => undefined);
  closeSync(handle);
  return { child, log: () => logSince(logFile, from) };
}

/** Messages of the server are English and carry no contents of rows: people's data do not belong in a log. */
function settingWords(port: number, settings: ServerSettings): string[] {
  const switched = settings.durable ? 'on' : 'off';
  const values: Record<string, string | number> = {
    listen_addresses: '127.0.0.1',
    port,
    unix_socket_directories: '',
    password_encryption: 'scram-sha-256',
    max_connections: settings.maxConnections,
    shared_buffers: '128MB',
    max_wal_size: '512MB',
    // Without statistics the planner takes any index that begins with the tenant for as good as the right one: after a large import it must not go on so for a minute.
    autovacuum_naptime: '5s',
    autovacuum_analyze_threshold: 200,
    fsync: switched,
    synchronous_commit: switched,
    full_page_writes: switched,
    timezone: 'UTC',
    log_timezone: 'UTC',
    lc_messages: 'C',
    logging_collector: 'off',
    log_error_verbosity: 'terse',
    log_min_error_statement: 'panic',
  };
  return Object.entries(values).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
}

/**
 * Waits until the server answers `select 1`, however long recovery takes. @returns false when its process ended.
 * @throws EmbeddedPostgresError when it answers but refuses for good.
 */
export async function untilReady(server: RunningServer, password: string, onProgress: (sentence: string) => void): Promise<boolean> {
  let say = Date.now() + SAY_EVERY_MS;
  while (isAlive(server.mark)) {
    const answer = await ask(server.port, password);
    if (answer === 'ready') return true;
    if (Date.now() > say) {
      onProgress('The database is still getting ready; after a crash it first repairs itself …');
      say = Date.now() + SAY_EVERY_MS;
    }
    await pause(POLL_MS);
  }
  return false;
}

async function ask(port: number, password: string): Promise<'ready' | 'not yet'> {
  const client = new pg.Client({ connectionString: urlOf(port, password), connectionTimeoutMillis: 5_000 });
  client.on('error', () => undefined);
  try {
    await client.connect();
    await client.query('select 1');
    return 'ready';
  } catch (error) {
    const code = systemCode(error);
    if (code === TOO_MANY_CONNECTIONS) return 'ready';
    if (code === '28P01' || code === '28000') {
      throw new EmbeddedPostgresError('start-failed', 'The running database refuses the password kept beside its data. Stop that database, delete the file superuser-password and start again: a new one is made.');
    }
    return 'not yet';
  } finally {
    await client.end().catch(() => undefined);
  }
}

/** Whether the running server writes through to the disk. */
export async function isDurable(port: number, password: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: urlOf(port, password) });
  await client.connect();
  try {
    const { rows } = await client.query<{ fsync: string }>('show fsync');
    return rows[0]?.fsync === 'on';
  } finally {
    await client.end();
  }
}

/**
 * Fast shutdown: open transactions are rolled back, everything is written, then the process ends; waits for that end.
 * @throws EmbeddedPostgresError `stop-failed` when it does not end even when told to drop everything.
 */
export async function shutDown(mark: ProcessMark): Promise<void> {
  for (const [signal, patience] of [['SIGINT', FAST_STOP_MS], ['SIGQUIT', HARD_STOP_MS]] as const) {
    if (!send(mark, signal)) return;
    if (await ended(mark, patience)) return;
  }
  throw new EmbeddedPostgresError('stop-failed', `The database (process ${mark.pid}) does not stop. Saved data are safe; end the process by hand before the next start.`);
}

/** On Windows Node knows no signals of Postgres; ending the process there means crash recovery at the next start. */
function send(mark: ProcessMark, signal: NodeJS.Signals): boolean {
  if (!isAlive(mark)) return false;
  try {
    return process.kill(mark.pid, signal);
  } catch (error) {
    if (systemCode(error) === 'ESRCH') return false;
    throw error;
  }
}

/** Waits until the process is gone. @returns false when it still lives after `patienceMs`. */
async function ended(mark: ProcessMark, patienceMs: number): Promise<boolean> {
  const until = Date.now() + patienceMs;
  while (isAlive(mark)) {
    if (Date.now() > until) return false;
    await pause(POLL_MS);
  }
  return true;
}

/** The address for a superuser. */
export function urlOf(port: number, password: string): string {
  return `postgres://${SUPERUSER}:${password}@127.0.0.1:${port}/postgres`;
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', (cause) => {
      reject(new EmbeddedPostgresError('port-trouble', 'This machine gives out no free port on 127.0.0.1, which the database needs. Check that the loopback network works.', '', { cause }));
    });
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}
