import { closeSync, existsSync, fstatSync, openSync, readSync, renameSync, statSync } from 'node:fs';

import { diskFull, EmbeddedPostgresError, noPermission } from './errors.js';

const MAX_LOG = 10 * 1024 * 1024;
const TAIL = 4_000;

/** Keeps one old log beside the present one, so that years of running do not fill the disk. */
export function rotateLog(file: string): void {
  if (existsSync(file) && statSync(file).size > MAX_LOG) renameSync(file, `${file}.old`);
}

/** What was written to the log after byte `from`, at most its last 4,000 bytes. */
export function logSince(file: string, from: number): string {
  const handle = openSync(file, 'r');
  try {
    const size = fstatSync(handle).size;
    const start = Math.max(from, size - TAIL);
    const bytes = Buffer.alloc(Math.max(0, size - start));
    readSync(handle, bytes, 0, bytes.length, start);
    return bytes.toString('utf8');
  } finally {
    closeSync(handle);
  }
}

/** Whether the server refused because workers of one that was killed still hold its shared memory; they end by themselves. */
export function waitsForOrphans(log: string): boolean {
  return log.includes('pre-existing shared memory block');
}

/** Whether the server could not listen on its port. */
export function isPortTrouble(log: string): boolean {
  return /could not (bind|create any TCP\/IP sockets)/.test(log);
}

/** Makes an error with one plain sentence of what the server or initdb wrote before it gave up. */
export function explainLog(log: string, folder: string, what: string): EmbeddedPostgresError {
  const detail = log.slice(-TAIL).trim();
  if (/No space left on device|Disk quota exceeded/.test(log)) return diskFull(folder);
  if (isPortTrouble(log)) {
    return new EmbeddedPostgresError('port-trouble', 'The database found no port on 127.0.0.1 that it could listen on. Check that the loopback network works and start again.', detail);
  }
  if (/Permission denied|Operation not permitted|wrong ownership/.test(log)) return noPermission(`The database may not use its files in ${folder}: ${lastFault(log)}.`);
  if (/initialized by PostgreSQL version/.test(log)) {
    return new EmbeddedPostgresError('data-older', `The data in ${folder} belong to another version of PostgreSQL. Nothing was changed.`, detail);
  }
  return new EmbeddedPostgresError('start-failed', `The database in ${folder} does not start: ${lastFault(log) || what}.`, detail);
}

/** The last FATAL, PANIC or error line without its date. */
function lastFault(log: string): string {
  const lines = log.split('\n').filter((line) => /FATAL|PANIC|error:/.test(line));
  return (lines.at(-1) ?? '').replace(/^.*?(FATAL|PANIC|error): */, '').replace(/\.$/, '');
}
