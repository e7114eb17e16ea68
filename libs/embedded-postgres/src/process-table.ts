import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

import { systemCode } from './errors.js';

/** Names one process for ever: ids are used again by the system, an id with its moment of birth is not. */
export interface ProcessMark {
  readonly pid: number;
  /** An opaque text; empty where the system does not tell. */
  readonly born: string;
}

/** The mark of a living process; undefined when there is none, or when it is dead and only waits to be collected. */
export function markOf(pid: number): ProcessMark | undefined {
  if (!exists(pid)) return undefined;
  const stat = process.platform === 'linux' ? linuxStat(pid) : undefined;
  if (stat) return 'ZX'.includes(stat.state) ? undefined : { pid, born: stat.born };
  if (process.platform === 'linux' || process.platform === 'win32') return { pid, born: '' };
  return { pid, born: ask('ps', ['-o', 'lstart=', '-p', String(pid)]) };
}

/** The mark of this process. */
export function ownMark(): ProcessMark {
  return markOf(process.pid) ?? { pid: process.pid, born: '' };
}

/** Whether exactly this process still lives. */
export function isAlive(mark: ProcessMark): boolean {
  const now = markOf(mark.pid);
  if (!now) return false;
  return now.born === '' || mark.born === '' || now.born === mark.born;
}

/** Whether `pid` is a Postgres server that works in the folder `cluster`. */
export function isPostgresOf(pid: number, cluster: string): boolean {
  if (!markOf(pid)) return false;
  if (process.platform === 'linux') {
    const words = readOrEmpty(`/proc/${pid}/cmdline`).split('\0');
    return /postgres$/.test(words[0] ?? '') && words.includes(cluster);
  }
  if (process.platform === 'win32') return ask('tasklist', ['/FI', `PID eq ${pid}`, '/NH']).includes('postgres.exe');
  const line = ask('ps', ['-ww', '-o', 'command=', '-p', String(pid)]);
  return line.includes('postgres') && line.includes(cluster);
}

function exists(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return systemCode(error) === 'EPERM';
  }
}

/** Fields 3 and 22 of proc(5); the name before them may itself hold spaces and brackets, so count from the last bracket. */
function linuxStat(pid: number): { state: string; born: string } | undefined {
  const text = readOrEmpty(`/proc/${pid}/stat`);
  const fields = text.slice(text.lastIndexOf(')') + 2).split(' ');
  const ticks = fields[19];
  if (!fields[0] || !ticks) return undefined;
  return { state: fields[0], born: `${readOrEmpty('/proc/sys/kernel/random/boot_id').trim()}/${ticks}` };
}

function readOrEmpty(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}

function ask(command: string, words: string[]): string {
  return spawnSync(command, words, { encoding: 'utf8', windowsHide: true }).stdout?.trim() ?? '';
}
