import { existsSync } from 'node:fs';

import { type Binaries, findNative, platformName, prepareBinaries } from './binaries.js';
import { ensureCluster, superuserPassword } from './cluster.js';
import { explainSystemError } from './errors.js';
import { enter, type HolderRole, leave } from './holders.js';
import { type Location, settle } from './location.js';
import { type LockOptions, withLock } from './lock.js';
import { isAlive, type ProcessMark } from './process-table.js';
import { findServer, isDurable, launch, type RunningServer, type ServerSettings, shutDown, untilReady, urlOf } from './server.js';

const LOCK_PATIENCE_MS = 120_000;
const WATCH_MS = 1_000;

/** How to start; only `dataDir` is needed. */
export interface EmbeddedPostgresOptions {
  /** Folder for everything the database keeps; created when missing. */
  readonly dataDir: string;
  /** Hears a sentence for each step that takes time. */
  readonly onProgress?: (sentence: string) => void;
  /** `server` (default): only one may run on the data folder. `tool`: works beside it, and starts and stops the database only when nobody else uses it. */
  readonly role?: HolderRole;
  /** False gives up safety for speed: for tests only. Default true. */
  readonly durable?: boolean;
  /** Default 60. Holds for a server that is started, not for one that runs already. */
  readonly maxConnections?: number;
  /** Where data go that the run-as user cannot reach; default `/var/lib/baraza`. */
  readonly fallbackParent?: string;
  /** How long to wait for another process that is just starting or stopping the same database; default two minutes. */
  readonly lockTimeoutMs?: number;
  /** Called once if the server ends without `stop()`. */
  readonly onLost?: () => void;
}

/** A running database. */
export interface EmbeddedPostgres {
  readonly port: number;
  readonly superuserUrl: string;
  /** Where the data really are. */
  readonly dataDir: string;
  readonly pid: number;
  /** Whether the server was running already. */
  readonly adopted: boolean;
  /** Fast shutdown; waits for the end. Leaves the server running when another process still uses it. Can be called twice. */
  stop(): Promise<void>;
}

/**
 * Starts a real Postgres on `dataDir`, or takes over the one that runs there already.
 * @throws EmbeddedPostgresError whose message tells a person what is wrong and what to do.
 */
export async function startEmbeddedPostgres(options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  try {
    return await startLocked(options);
  } catch (error) {
    throw explainSystemError(error, options.dataDir);
  }
}

async function startLocked(options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  const onProgress = options.onProgress ?? (() => undefined);
  const place = settle({ dataDir: options.dataDir, fallbackParent: options.fallbackParent ?? '/var/lib/baraza', onProgress });
  const lock: LockOptions = {
    timeoutMs: options.lockTimeoutMs ?? LOCK_PATIENCE_MS,
    onWait: (holder) => onProgress(`Waiting for ${holder ? `process ${holder.pid}` : 'another process'}, which is starting or stopping the same database …`),
  };
  return withLock(place.layout.lock, lock, async () => {
    const note = enter(place.layout.holders, options.role ?? 'server');
    try {
      const found = await bringUp(place, options, onProgress);
      return handleOf(place, lock, note, found, options.onLost);
    } catch (error) {
      leave(place.layout.holders, note);
      throw error;
    }
  });
}

interface Found extends RunningServer {
  readonly password: string;
  readonly adopted: boolean;
}

async function bringUp(place: Location, options: EmbeddedPostgresOptions, onProgress: (sentence: string) => void): Promise<Found> {
  const settings: ServerSettings = { durable: options.durable ?? true, maxConnections: options.maxConnections ?? 60, onProgress };
  const binaries = prepareBinaries(findNative(platformName()), place.layout.root, place.runAs, onProgress);
  const running = findServer(place.layout.cluster).server;
  if (running) {
    const password = await adopt(place, binaries, running, settings);
    if (password !== undefined) return { ...running, password, adopted: true };
  }
  await ensureCluster(place, binaries, settings.durable, onProgress);
  const password = await superuserPassword(place, binaries);
  onProgress('Starting the database …');
  return { ...(await launch(place, binaries, password, settings)), password, adopted: false };
}

/** @returns the password of the running server, or undefined when that server ended or had to be stopped. */
async function adopt(place: Location, binaries: Binaries, running: RunningServer, settings: ServerSettings): Promise<string | undefined> {
  if (!existsSync(place.layout.password)) {
    await shutDown(running.mark);
    return undefined;
  }
  const password = await superuserPassword(place, binaries);
  if (!(await untilReady(running, password, settings.onProgress))) return undefined;
  if (!settings.durable || (await isDurable(running.port, password))) return password;
  await shutDown(running.mark);
  return undefined;
}

function handleOf(place: Location, lock: LockOptions, note: string, found: Found, onLost: (() => void) | undefined): EmbeddedPostgres {
  const unwatch = onLost ? watch(found.mark, onLost) : () => undefined;
  let stopping: Promise<void> | undefined;
  const stopNow = async (): Promise<void> => {
    unwatch();
    await withLock(place.layout.lock, lock, async () => {
      if (leave(place.layout.holders, note) === 0) await shutDown(found.mark);
    });
  };
  return {
    port: found.port,
    superuserUrl: urlOf(found.port, found.password),
    dataDir: place.layout.root,
    pid: found.mark.pid,
    adopted: found.adopted,
    stop: () => (stopping ??= stopNow()),
  };
}

/** Looks at the process table once a second, which serves servers of ours and adopted ones alike, and keeps no program alive. */
function watch(mark: ProcessMark, onLost: () => void): () => void {
  const timer = setInterval(() => {
    if (isAlive(mark)) return;
    clearInterval(timer);
    onLost();
  }, WATCH_MS);
  timer.unref();
  return () => clearInterval(timer);
}
