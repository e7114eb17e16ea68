import { type ChildProcess, spawn } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

import pg from 'pg';

import { type EmbeddedPostgres, type EmbeddedPostgresOptions, startEmbeddedPostgres } from '../src/start.js';

const REGISTER = join(import.meta.dirname, '../../testing/src/register-typescript.mjs');
const START = join(import.meta.dirname, '../src/start.ts');

/** Whether the tests run as root; some rules are only for root, some can only be tested by root. */
export const asRoot = process.getuid?.() === 0;

/** Folders and servers of one test file; `clear` ends what is left of them. */
export class Scratch {
  private readonly folders: string[] = [];
  private readonly children: ChildProcess[] = [];
  private readonly servers: EmbeddedPostgres[] = [];

  /** A new folder that every user can enter. */
  folder(): string {
    const path = mkdtempSync(join(tmpdir(), 'baraza-pg-'));
    chmodSync(path, 0o755);
    this.folders.push(path);
    return path;
  }

  /** Starts a fast, unsafe database; its sentences are collected. */
  async start(dataDir: string, more: Partial<EmbeddedPostgresOptions> = {}): Promise<EmbeddedPostgres & { said: string[] }> {
    const said: string[] = [];
    const server = await startEmbeddedPostgres({ dataDir, durable: false, onProgress: (sentence) => said.push(sentence), ...more });
    this.servers.push(server);
    return { ...server, said };
  }

  /** A Node process of its own that starts a database, prints what it got as one line of JSON, and then waits to be killed or told to stop. */
  async startInChild(dataDir: string, identity: { uid?: number; gid?: number } = {}): Promise<ChildStart> {
    const script = `
      import { startEmbeddedPostgres } from ${JSON.stringify(START)};
      const answer = (value) => console.log(JSON.stringify(value));
      process.on('SIGINT', () => process.exit(0));
      try {
        const server = await startEmbeddedPostgres({ dataDir: ${JSON.stringify(dataDir)}, durable: false });
        answer({ pid: server.pid, url: server.superuserUrl });
        process.stdin.once('data', () => server.stop().then(() => process.exit(0)));
      } catch (error) {
        answer({ code: error.code, message: error.message });
      }`;
    const child = spawn(process.execPath, ['--import', REGISTER, '--input-type=module', '-e', script], {
      ...identity,
      cwd: import.meta.dirname,
      detached: true,
      stdio: ['pipe', 'pipe', 'inherit'],
    });
    this.children.push(child);
    const line = await new Promise<string>((resolve, reject) => {
      createInterface({ input: child.stdout }).once('line', resolve).once('close', () => reject(new Error('The child ended without an answer.')));
    });
    const answer = JSON.parse(line) as Omit<ChildStart, 'child' | 'ended'>;
    return { ...answer, child, ended: child.exitCode === null ? new Promise((resolve) => child.once('exit', () => resolve())) : Promise.resolve() };
  }

  async clear(): Promise<void> {
    for (const child of this.children) child.kill('SIGKILL');
    await Promise.all(this.servers.map((server) => server.stop()));
    for (const folder of this.folders) rmSync(folder, { recursive: true, force: true });
  }
}

/** What the child process answered: a server, or the error it got. */
export interface ChildStart {
  readonly child: ChildProcess;
  readonly ended: Promise<void>;
  readonly pid: number;
  readonly url: string;
  readonly code?: string;
  readonly message?: string;
}

/** Runs one statement on a connection of its own. */
export async function query(url: string, text: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(text)).rows;
  } finally {
    await client.end();
  }
}
