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
  stop(): Promise<void>;
}

/** @throws Error where the web client was not built (`npx nx build web`). */
export async function startFreshServer(): Promise<FreshServer> {
  const config = readConfig({ PORT: '0' }, ROOT);
  if (!existsSync(join(config.webDir, 'index.html'))) throw new Error('Build the web client first: npx nx build @baraza/web');
  const cluster = await startCluster();
  const said: string[] = [];
  const databaseUrl = await cluster.createDatabase('e2e');
  const server = await startServer({ ...config, databaseUrl }, { say: (sentence) => said.push(sentence) });
  return {
    url: server.url,
    firstLink: /http\S+\/link#\S+/.exec(said.join('\n'))?.[0] ?? '',
    stop: async () => {
      await server.stop();
      await cluster.stop();
    },
  };
}
