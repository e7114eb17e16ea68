import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, statfsSync, writeFileSync } from 'node:fs';
import { join, parse } from 'node:path';

import type { Binaries } from './binaries.js';
import { diskFull, EmbeddedPostgresError } from './errors.js';
import { explainLog } from './log.js';
import type { Location } from './location.js';
import { giveTo, identity } from './run-as.js';

const MB = 1024 * 1024;
/** A new cluster with its first log segments takes about 60 MB. */
const ROOM_FOR_NEW = 150 * MB;
/** Below this an old cluster may stop in the middle of its work. */
const ROOM_FOR_OLD = 32 * MB;

export const SUPERUSER = 'postgres';

/**
 * Checks the cluster's version, or creates the cluster: into a temporary folder that is renamed when it is whole, so that a killed run leaves
 * nothing half made. @throws EmbeddedPostgresError `data-newer`, `data-older`, `data-damaged`, `disk-full`, `start-failed`.
 */
export async function ensureCluster(place: Location, binaries: Binaries, durable: boolean, onProgress: (sentence: string) => void): Promise<void> {
  const { root, cluster } = place.layout;
  const fresh = !existsSync(cluster) || readdirSync(cluster).length === 0;
  checkRoom(root, fresh ? ROOM_FOR_NEW : ROOM_FOR_OLD);
  if (fresh) {
    onProgress(`Creating the database in ${root} …`);
    await create(place, binaries, durable);
    return;
  }
  checkVersion(cluster, binaries.major);
  if (place.runAs && statSync(cluster).uid !== place.runAs.uid) giveTo(place.runAs, cluster);
}

/** The superuser's password. A lost one is replaced, which needs the server not to run. */
export async function superuserPassword(place: Location, binaries: Binaries): Promise<string> {
  const { password: file } = place.layout;
  if (existsSync(file)) return readFileSync(file, 'utf8').trim();
  const password = newPassword();
  await run(binaries.postgres, ['--single', '-D', place.layout.cluster, 'postgres'], place, `ALTER ROLE ${SUPERUSER} PASSWORD '${password}'\n`);
  writeSecret(file, password);
  return password;
}

async function create(place: Location, binaries: Binaries, durable: boolean): Promise<void> {
  const { root, cluster, password: passwordFile } = place.layout;
  for (const name of readdirSync(root)) if (name.startsWith('cluster.new-')) rmSync(join(root, name), { recursive: true });
  const unfinished = join(root, `cluster.new-${process.pid}`);
  const handOver = join(unfinished, 'password');
  const target = join(unfinished, 'cluster');
  mkdirSync(target, { recursive: true, mode: 0o700 });
  const password = newPassword();
  writeSecret(passwordFile, password);
  writeSecret(handOver, password);
  giveTo(place.runAs, unfinished);
  try {
    await run(binaries.initdb, initdbWords(target, handOver, durable), place);
    rmSync(cluster, { recursive: true, force: true });
    renameSync(target, cluster);
  } finally {
    rmSync(unfinished, { recursive: true, force: true });
  }
}

/**
 * The built-in C.UTF-8 collation belongs to Postgres itself, so that no system update changes the order of an index; people's lists are
 * sorted with ICU collations where they are asked for.
 */
function initdbWords(target: string, passwordFile: string, durable: boolean): string[] {
  return [
    `--pgdata=${target}`,
    `--username=${SUPERUSER}`,
    `--pwfile=${passwordFile}`,
    '--auth-host=scram-sha-256',
    '--auth-local=reject',
    '--encoding=UTF8',
    '--locale=C',
    '--locale-provider=builtin',
    '--builtin-locale=C.UTF-8',
    '--data-checksums',
    '--no-instructions',
    ...(durable ? [] : ['--no-sync']),
  ];
}

function checkVersion(cluster: string, ours: number): void {
  const file = join(cluster, 'PG_VERSION');
  const theirs = existsSync(file) ? Number.parseInt(readFileSync(file, 'utf8'), 10) : Number.NaN;
  if (theirs === ours) return;
  if (Number.isNaN(theirs)) {
    throw new EmbeddedPostgresError('data-damaged', `${cluster} is not a PostgreSQL data folder, or a damaged one. Nothing in it was changed; put a good copy there, or move it away.`);
  }
  const newer = theirs > ours;
  const advice = newer
    ? 'Use the newer version of the product that made it'
    : 'Make a back-up with the version of the product that made it and restore it with this one';
  throw new EmbeddedPostgresError(
    newer ? 'data-newer' : 'data-older',
    `The data folder ${cluster} was made by PostgreSQL ${theirs}; this version brings PostgreSQL ${ours} and cannot read it. ${advice}. Nothing was changed.`,
  );
}

function checkRoom(root: string, needed: number): void {
  const disk = statfsSync(root);
  const free = disk.bavail * disk.bsize;
  if (free < needed) throw diskFull(root, undefined, `only ${Math.floor(free / MB)} MB`);
}

function newPassword(): string {
  return randomBytes(24).toString('hex');
}

function writeSecret(file: string, text: string): void {
  rmSync(file, { force: true });
  writeFileSync(file, text, { mode: 0o600 });
  chmodSync(file, 0o600);
}

/** Runs a Postgres program to its end as the right user; its words go into the error when it fails. */
async function run(program: string, words: string[], place: Location, input = ''): Promise<void> {
  const child = spawn(program, words, {
    ...identity(place.runAs),
    cwd: parse(place.layout.root).root,
    env: cleanEnvironment(),
    stdio: ['pipe', 'pipe', 'pipe'],
    windowsHide: true,
  });
  let said = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => (said += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (said += text));
  child.stdin.on('error', () => undefined);
  child.stdin.end(input);
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', resolve);
  });
  if (code !== 0) throw explainLog(said, place.layout.root, `${program} ended with code ${code}`);
}

/** Only what the programs need: no `PG…` variable may redirect them, and no secret of ours belongs in their environment. */
export function cleanEnvironment(more: Record<string, string> = {}): Record<string, string> {
  const kept = ['PATH', 'SystemRoot', 'TEMP', 'TMP'].flatMap((name) => {
    const value = process.env[name];
    return value === undefined ? [] : [[name, value] as const];
  });
  return { ...Object.fromEntries(kept), LC_ALL: 'C', TZ: 'UTC', ...more };
}
