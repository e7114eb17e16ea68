/** A server on which nobody has signed in yet, with the built web client, on a database that forgets. */
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';

import { readConfig } from '../../../apps/server/src/config.js';
import { startServer } from '../../../apps/server/src/server.js';
import { startCluster } from '../../../apps/server/src/test/cluster.js';

const ROOT = resolve(import.meta.dirname, '../../..');

export interface FreshServer {
  url: string;
  /** The link that the start prints for the first owner. */
  firstLink: string;
  /** Stops the server and leaves the database, as a restart does. */
  pause(): Promise<void>;
  /** Starts it again on the same port. */
  resume(): Promise<void>;
  stop(): Promise<void>;
}

/** @throws Error where the web client was not built (`npx nx build web`). */
export async function startFreshServer(): Promise<FreshServer> {
  const config = readConfig({ PORT: '0' }, ROOT);
  if (!existsSync(join(config.webDir, 'index.html'))) throw new Error('Build the web client first: npx nx build @baraza/web');
  const cluster = await startCluster();
  const said: string[] = [];
  const databaseUrl = await cluster.createDatabase('e2e');
  const start = (port: number): ReturnType<typeof startServer> => startServer({ ...config, port, databaseUrl }, { say: (sentence) => said.push(sentence) });
  let server = await start(0);
  let running = true;
  const pause = async (): Promise<void> => {
    if (running) await server.stop();
    running = false;
  };
  return {
    url: server.url,
    firstLink: /http\S+\/link#\S+/.exec(said.join('\n'))?.[0] ?? '',
    pause,
    resume: async () => {
      server = await start(server.port);
      running = true;
    },
    stop: async () => {
      await pause();
      await cluster.stop();
    },
  };
}
