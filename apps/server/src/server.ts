/** Everything that `npm start` starts, in order; and stops, in the opposite one. */
import { createServer } from 'node:net';

import { createFirstOwner, signInLinkUrl } from '@baraza/accounts';

import { type Application, explainListening, startApplication } from './application.js';
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
  /** Gives up between two steps of starting. */
  signal?: AbortSignal;
}

/** @throws StartError in plain words, or the reason of `signal`; then nothing is left running. */
export async function startServer(config: Config, options: ServerOptions): Promise<RunningServer> {
  // Asked first, because it is the most frequent trouble and starting a database for nothing takes seconds.
  await checkPort(config);
  const database = await openDatabase(config, { role: 'server', ...options });
  try {
    options.signal?.throwIfAborted();
    await migrate(database, options.say);
    options.signal?.throwIfAborted();
    const application = await startApplication(config, database.appUrl, options.say);
    const stop = async (): Promise<void> => {
      await application.close();
      await database.close();
    };
    const url = config.publicUrl ?? `http://${shownHost(config.host)}:${application.port}`;
    await greet(application, config, url, options.say).catch(async (error: unknown) => {
      await application.close();
      throw error;
    });
    return { url, port: application.port, stop };
  } catch (error) {
    await database.close();
    throw error;
  }
}

/** Tells where the server is and, as long as nobody can sign in, how to. */
async function greet({ accounts }: Application, config: Config, url: string, say: (sentence: string) => void): Promise<void> {
  const first = await createFirstOwner(accounts, config.ownerEmail);
  say(`Baraza is running at ${url}`);
  if (first) say(`Nobody has signed in yet. Open this link to be the first owner (it works once, until ${first.expiresAt.toISOString().slice(0, 10)}):\n  ${signInLinkUrl(url, first.token)}`);
  warn(config, say);
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
