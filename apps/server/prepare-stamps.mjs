/** Tells whether packages and build are up to date, by comparing hashes of what they were made from. */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';

const ROOT_INPUTS = ['package.json', 'package-lock.json', 'tsconfig.base.json', '.swcrc', 'nx.json'];
const NOT_SOURCES = new Set(['node_modules', 'dist']);
const TEST_FILE = /\.test\.tsx?$/;

const installFile = (root) => join(root, 'node_modules/.baraza-install');
const hiddenLock = (root) => join(root, 'node_modules/.package-lock.json');
const buildFile = (root) => join(root, '.cache/build-stamp');

/** Changes when the list of packages does, or when a folder with native programs was carried to another kind of machine. */
export function installStamp(root) {
  return createHash('sha256').update(`${process.platform}-${process.arch}\n`).update(readFileSync(join(root, 'package-lock.json'))).digest('hex');
}

/** Whether what lies in node_modules is what package-lock.json asks for. */
export function isInstalled(root) {
  const stamp = installStamp(root);
  if (read(installFile(root)) === stamp) return true;
  if (!matchesLock(root)) return false;
  rememberInstall(root, stamp);
  return true;
}

export function rememberInstall(root, stamp) {
  write(installFile(root), stamp);
}

/** To be called before an install: npm leaves hidden files standing while it replaces everything else, and may be killed meanwhile. */
export function forgetInstall(root) {
  rmSync(installFile(root), { force: true });
  rmSync(hiddenLock(root), { force: true });
}

/** Somebody may have installed by hand; npm then left its own list of what it put there. Packages for other platforms may be absent. */
function matchesLock(root) {
  const installed = parse(read(hiddenLock(root)))?.packages;
  if (!installed) return false;
  const wanted = Object.entries(parse(read(join(root, 'package-lock.json'))).packages);
  return wanted.every(([path, entry]) => {
    if (!path.includes('node_modules/') || entry.extraneous) return true;
    const there = installed[path];
    if (!there) return entry.optional === true || entry.devOptional === true || entry.peer === true;
    return there.version === entry.version && there.integrity === entry.integrity && existsSync(join(root, path));
  });
}

/** Changes when any file does that a build reads. By content, not by date: a fresh checkout has new dates. */
export function buildStamp(root) {
  const hash = createHash('sha256');
  for (const name of ROOT_INPUTS) hash.update(`${name}\n`).update(read(join(root, name)) ?? '');
  for (const folder of packageFolders(root)) {
    for (const file of sourcesIn(folder)) hash.update(`\n${relative(root, file)}\n`).update(readFileSync(file));
  }
  return hash.digest('hex');
}

/** Whether the present sources were built, and nobody has removed what that made. */
export function isBuilt(root) {
  const [stamp, ...made] = (read(buildFile(root)) ?? '').split('\n');
  return stamp === buildStamp(root) && made.every((folder) => existsSync(join(root, folder)));
}

export function rememberBuild(root, stamp) {
  const made = packageFolders(root).map((folder) => join(folder, 'dist')).filter((folder) => existsSync(folder));
  write(buildFile(root), [stamp, ...made.map((folder) => relative(root, folder))].join('\n'));
}

/** The parsed package.json of a folder. */
export function readPackage(folder) {
  return JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
}

/** The folders of all workspaces; `a/*` stands for every package in `a`, as npm reads it. */
function packageFolders(root) {
  return readPackage(root).workspaces.flatMap((pattern) => {
    if (!pattern.endsWith('/*')) return [join(root, pattern)];
    const parent = join(root, pattern.slice(0, -2));
    const names = readdirSync(parent).sort();
    return names.map((name) => join(parent, name)).filter((folder) => existsSync(join(folder, 'package.json')));
  });
}

function sourcesIn(folder) {
  const entries = readdirSync(folder, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1));
  return entries.flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return NOT_SOURCES.has(entry.name) || entry.name.startsWith('.') ? [] : sourcesIn(path);
    return entry.isFile() && !TEST_FILE.test(entry.name) ? [path] : [];
  });
}

function read(file) {
  return existsSync(file) ? readFileSync(file, 'utf8') : undefined;
}

function write(file, text) {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
}

function parse(text) {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
