/** Everything that `npm start` starts, in order; and stops, in the opposite one. */
import { createServer } from 'node:net';

import { createFirstOwner, signInLinkUrl } from '@baraza/accounts';

import { explainListening, startApplication } from './application.js';
import { type Config, isLocal } from './config.js';
import { migrate } from './database/migrate.js';
import { openDatabase } from './database/open.js';

export interface RunningServer {
  /** The address that people use. */
  url: string;
  port: number;
  stop(): Promise<void>;
}

export interface ServerOptions {
  /** Hears a sentence for each step, the address, and how to sign in. */
  say: (sentence: string) => void;
  /** The embedded database ended by itself. */
  onLost?: () => void;
}

/** @throws StartError in plain words; then nothing is left running. */
export async function startServer(config: Config, { say, onLost }: ServerOptions): Promise<RunningServer> {
  // Asked first, because it is the most frequent trouble and starting a database for nothing takes seconds.
  await checkPort(config);
  const database = await openDatabase(config, { role: 'server', say, onLost });
  try {
    await migrate(database, say);
    const application = await startApplication(config, database.appUrl, say);
    const url = config.publicUrl ?? `http://${shownHost(config.host)}:${application.port}`;
    say(`Baraza is running at ${url}`);
    const first = await createFirstOwner(application.accounts, config.ownerEmail);
    if (first) say(`Nobody has signed in yet. Open this link to be the first owner (it works once, until ${first.expiresAt.toISOString().slice(0, 10)}):\n  ${signInLinkUrl(url, first.token)}`);
    warn(config, say);
    return {
      url,
      port: application.port,
      stop: async () => {
        await application.close();
        await database.close();
      },
    };
  } catch (error) {
    await database.close();
    throw error;
  }
}

async function checkPort({ port, host }: Config): Promise<void> {
  const probe = createServer();
  try {
    await new Promise<void>((resolve, reject) => {
      probe.once('error', reject);
      probe.listen(port, host, resolve);
    });
  } catch (error) {
    throw explainListening(error, port, host);
  }
  await new Promise((resolve) => probe.close(resolve));
}

function shownHost(host: string): string {
  if (isLocal(host) || host === '0.0.0.0' || host === '::') return 'localhost';
  return host.includes(':') ? `[${host}]` : host;
}

function warn({ host, publicUrl }: Config, say: (sentence: string) => void): void {
  if (isLocal(host) || publicUrl?.startsWith('https:')) return;
  say(
    'Note: other machines reach this server without encryption. Passwords cross the network readable, and browsers there do not open the page while the server is away. Put a proxy with a certificate in front of it, and set PUBLIC_URL to its https address.',
  );
}
