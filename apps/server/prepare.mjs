/**
 * Brings a clone into a state that can run: packages installed, sources built. Runs before anything is installed, so it imports nothing but
 * Node. When nothing changed it only compares two stamps, which takes a fraction of a second.
 */
import { spawn } from 'node:child_process';
import { statfsSync } from 'node:fs';
import { constants } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

import { buildStamp, installStamp, isBuilt, isInstalled, readPackage, rememberBuild, rememberInstall, forgetInstall } from './prepare-stamps.mjs';
import { withPrepareLock } from './prepare-lock.mjs';

const ROOT = resolve(fileURLToPath(import.meta.url), '../../..');
const TAIL_LINES = 25;
const SAY_EVERY_MS = 10_000;
/** How long a step that was told to end may take before it is made to. */
const END_MS = 5_000;
const MB = 1024 * 1024;
/** What packages (without npm's own cache) and build need, rounded up. */
const ROOM_MB = 1_200;
const FULL = /ENOSPC|no space left/i;

/** A step failed; `message` says what and what to do, `tail` is the end of what the step itself said. */
class PrepareError extends Error {
  constructor(sentence, tail = []) {
    super(sentence);
    this.tail = tail;
  }
}

/** Prepares, then hands over to a program of the server with this process's arguments; ends with its exit code. */
export async function prepareAndRun(entry, say) {
  try {
    await prepare(say);
  } catch (error) {
    fail(error, say);
    return;
  }
  runProgram(join(ROOT, entry));
}

/** Installs and builds what is missing or out of date. `say` hears a sentence for each thing that takes time. */
export async function prepare(say) {
  if (isInstalled(ROOT) && isBuilt(ROOT)) return;
  await withPrepareLock(join(ROOT, '.cache'), say, async () => {
    if (!isInstalled(ROOT)) await install(say);
    if (!isBuilt(ROOT)) await build(say);
  });
}

async function install(say) {
  const disk = statfsSync(ROOT);
  const free = Math.floor((disk.bavail * disk.bsize) / MB);
  if (free < ROOM_MB) throw new PrepareError(diskFull('Installing packages', `has only ${free} MB left`));
  const stamp = installStamp(ROOT);
  forgetInstall(ROOT);
  const npm = process.env.npm_execpath;
  const [program, first] = npm && /\.c?js$/.test(npm) ? [process.execPath, [npm]] : ['npm', []];
  const words = [...first, 'ci', '--include=dev', '--include=optional', '--no-audit', '--no-fund'];
  await step({ say, what: 'Installing packages', hint: 'a minute or two the first time', program, words, advice: 'Run "npm ci" by hand to see more' });
  rememberInstall(ROOT, stamp);
}

async function build(say) {
  const stamp = buildStamp(ROOT);
  const nx = join(ROOT, 'node_modules/nx', readPackage(join(ROOT, 'node_modules/nx')).bin.nx);
  const words = [nx, 'run-many', '-t', 'build', '--output-style=static'];
  await step({ say, what: 'Building', hint: 'half a minute the first time', program: process.execPath, words, advice: 'Run "npm run build" by hand to see more' });
  rememberBuild(ROOT, stamp);
}

/** Runs one command quietly; shows that it still works, and the end of its output if it fails. */
async function step({ say, what, hint, program, words, advice }) {
  say(`${what} (${hint}) …`);
  const begun = Date.now();
  const beat = setInterval(() => say(`  … still ${what.toLowerCase()}, ${Math.round((Date.now() - begun) / 1000)} s`), SAY_EVERY_MS);
  const env = { ...process.env, NX_DAEMON: 'false', NX_TUI: 'false', NO_COLOR: '1' };
  delete env.FORCE_COLOR;
  const child = spawn(program, words, { cwd: ROOT, env, stdio: ['ignore', 'pipe', 'pipe'], shell: program === 'npm' && process.platform === 'win32' });
  const release = forwardSignals(child, END_MS);
  const lines = [];
  // On a full disk npm goes on trying for minutes.
  const onLine = (line) => FULL.test(line) && child.kill('SIGKILL');
  for (const stream of [child.stdout, child.stderr]) collectLines(stream, lines, onLine);
  const { code, error } = await new Promise((done) => {
    child.once('error', (problem) => done({ error: problem }));
    child.once('close', (number, signal) => done({ code: number ?? signal }));
  });
  clearInterval(beat);
  const interrupted = release();
  if (interrupted || code === 'SIGINT' || code === 'SIGTERM') throw new PrepareError(`${what} was interrupted. Start again to go on.`);
  if (error || code !== 0) throw new PrepareError(explain(what, `${error?.message ?? ''}\n${lines.join('\n')}`, advice), lines.slice(-TAIL_LINES));
  say(`${what} took ${Math.round((Date.now() - begun) / 1000)} s.`);
}

function collectLines(stream, lines, onLine) {
  let rest = '';
  stream.setEncoding('utf8');
  stream.on('data', (text) => {
    const parts = (rest + text).split('\n');
    rest = parts.pop();
    parts.forEach(onLine);
    lines.push(...parts);
    lines.splice(0, Math.max(0, lines.length - 400));
  });
  stream.on('end', () => rest && lines.push(rest));
}

/** What went wrong, in plain words, from what npm or the build said. */
export function explain(what, output, advice) {
  if (FULL.test(output)) return diskFull(what, 'is full');
  if (/ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|network (request|timeout)/.test(output)) {
    return `${what} failed: the package registry cannot be reached. Check the network connection (and the proxy, if there is one) and start again.`;
  }
  if (/EACCES|EPERM|EROFS/.test(output)) {
    // Not always a folder of this clone: the build also writes where temporary files go.
    const place = /(?:EACCES|EPERM|EROFS)[^\n]*?'(\/[^']+|[A-Z]:[^']+)'/.exec(output)?.[1];
    const folder = place && !place.startsWith(ROOT) ? dirname(place) : ROOT;
    return `${what} failed: this user may not write in ${folder}. Start as the user who owns that folder, or change its owner.`;
  }
  if (/ENOENT.*\bnpm\b|\bnpm\b.*ENOENT|spawn npm/.test(output)) return `${what} failed: npm was not found. It comes with Node; install both from https://nodejs.org.`;
  return `${what} failed. ${advice}.`;
}

function diskFull(what, how) {
  return `${what} failed: the disk that holds ${ROOT} ${how}. Free some space (about ${ROOM_MB} MB are needed) and start again.`;
}

function fail(error, say) {
  if (error instanceof PrepareError) {
    for (const line of error.tail) say(`  | ${line}`);
    console.error(error.message);
  } else {
    console.error(explain('Preparing', `${error.code ?? ''} ${error.message}`, error.message));
  }
  process.exitCode = 1;
}

/** Same terminal, same process group, same streams: to whoever looks, this process is the program. */
function runProgram(file) {
  const child = spawn(process.execPath, ['--enable-source-maps', file, ...process.argv.slice(2)], { stdio: 'inherit' });
  forwardSignals(child);
  child.once('error', (error) => {
    console.error(`The program ${file} cannot be started: ${error.message}`);
    process.exitCode = 1;
  });
  child.once('exit', (code, signal) => process.exit(code ?? 128 + (constants.signals[signal] ?? 0)));
}

/**
 * Passes SIGTERM and SIGINT on. Ctrl-C in a terminal reaches the whole process group by itself; passing it on as well would look like a second,
 * impatient Ctrl-C. With `patienceMs`, a child that has not ended by then is killed.
 * @returns a function that ends the passing on, and tells whether there was a signal.
 */
function forwardSignals(child, patienceMs) {
  let timer;
  let seen = false;
  const pass = (signal) => {
    seen = true;
    if (patienceMs !== undefined) timer ??= setTimeout(() => child.kill('SIGKILL'), patienceMs);
    if (signal === 'SIGINT' && process.stdin.isTTY) return;
    child.kill(signal);
  };
  process.on('SIGINT', pass).on('SIGTERM', pass);
  return () => {
    clearTimeout(timer);
    process.off('SIGINT', pass).off('SIGTERM', pass);
    return seen;
  };
}
