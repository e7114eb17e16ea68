/**
 * The text of a key file. A line is added for each thing that happens, and each carries a check of its own: a line that was only half written, or was damaged, counts for nothing and takes no other with it.
 *
 *   baraza-keys 1 CHECK
 *   seal PRIVATE CHECK       private key of the project, by which sealed names are opened
 *   key PERSON KEY CHECK     key of a person
 *   erased PERSON CHECK      this person's key was destroyed; wins over any “key”, wherever it stands
 *   closed CHECK             the project was erased; wins over everything
 */
import { createHash } from 'node:crypto';
import { VaultError } from '../errors.js';

export interface Keys {
  /** Private key for sealing; null as long as nobody asked for the public one. */
  sealing: string | null;
  people: Map<string, Buffer>;
  erased: Set<string>;
  /** The project was erased. */
  closed: boolean;
}

/** What a line says. */
export type Entry = ['seal', string] | ['key', string, Buffer] | ['erased', string] | ['closed'];

const VERSION = 1;
const HEADER = `baraza-keys ${VERSION}`;
const KEY_BYTES = 32;
const CHECK_DIGITS = 8;

export const noKeys = (): Keys => ({ sealing: null, people: new Map(), erased: new Set(), closed: false });

/** Whether nothing stands there, not even that something was erased. */
export const isBlank = ({ sealing, people, erased, closed }: Keys): boolean => sealing === null && people.size === 0 && erased.size === 0 && !closed;

const check = (words: string): string => createHash('sha256').update(words).digest('hex').slice(0, CHECK_DIGITS);
const line = (words: string): string => `${words} ${check(words)}\n`;

/** The first line of every file. */
export const HEADER_LINE = line(HEADER);

export const lineOf = ([kind, ...rest]: Entry): string => line([kind, ...rest.map((word) => (typeof word === 'string' ? word : word.toString('base64url')))].join(' '));

/** The whole text, as short as can be. */
export function textOf({ sealing, people, erased, closed }: Keys): string {
  if (closed) return HEADER_LINE + lineOf(['closed']);
  const entries: Entry[] = [...(sealing === null ? [] : [['seal', sealing] as Entry]), ...[...people].map(([person, key]): Entry => ['key', person, key]), ...[...erased].map((person): Entry => ['erased', person])];
  return HEADER_LINE + entries.map(lineOf).join('');
}

/** Does to `keys` what the entry says. */
export function apply(keys: Keys, entry: Entry): void {
  if (keys.closed) return;
  const [kind, first] = entry;
  if (kind === 'closed') Object.assign(keys, { ...noKeys(), closed: true });
  else if (kind === 'seal') keys.sealing ??= first;
  else if (kind === 'erased') {
    keys.erased.add(first);
    keys.people.delete(first);
  } else if (!keys.erased.has(first)) keys.people.set(first, entry[2]);
}

/**
 * @returns what the text says, and how many bytes of it are whole lines and half of one.
 * @throws VaultError `keysNewer`.
 */
export function readKeys(content: Buffer): { keys: Keys; whole: number; half: number } {
  const keys = noKeys();
  const whole = content.lastIndexOf(0x0a) + 1;
  for (const text of content.subarray(0, whole).toString('latin1').split('\n')) {
    const words = text.slice(0, -CHECK_DIGITS - 1);
    if (text.slice(words.length) !== ` ${check(words)}`) continue;
    const [, version] = /^baraza-keys (\d+)$/.exec(words) ?? [];
    if (version !== undefined && Number(version) > VERSION) throw new VaultError('keysNewer', 'The keys of the vault were written by a newer version of Baraza. Start that version, or a later one.');
    const entry = entryOf(words.split(' '));
    if (entry) apply(keys, entry);
  }
  return { keys, whole, half: content.length - whole };
}

function entryOf([kind, first = '', second = '']: readonly string[]): Entry | null {
  if (kind === 'closed') return ['closed'];
  if (kind === 'seal' || kind === 'erased') return [kind, first];
  const key = Buffer.from(second, 'base64url');
  return kind === 'key' && key.length === KEY_BYTES ? ['key', first, key] : null;
}

/** What two copies know together. What is erased in either is erased; where both have something, the first one's counts. */
export function together(first: Keys, second: Keys): Keys {
  const keys = noKeys();
  for (const { sealing, people, erased, closed } of [second, first]) {
    if (sealing !== null) keys.sealing = sealing;
    for (const [person, key] of people) keys.people.set(person, key);
    for (const person of erased) keys.erased.add(person);
    keys.closed ||= closed;
  }
  for (const person of keys.erased) keys.people.delete(person);
  return keys.closed ? { ...noKeys(), closed: true } : keys;
}

/** Whether the two say the same. */
export const sameKeys = (first: Keys, second: Keys): boolean => digest(first) === digest(second);
const digest = (keys: Keys): string => textOf({ ...keys, people: new Map([...keys.people].sort(([a], [b]) => (a < b ? -1 : 1))), erased: new Set([...keys.erased].sort()) });
