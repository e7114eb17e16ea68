/** The Nest application on an open, migrated database. */
import 'reflect-metadata';

import type { Server } from 'node:http';

import { Logger } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { ExpressAdapter, type NestExpressApplication } from '@nestjs/platform-express';
import { IoAdapter } from '@nestjs/platform-socket.io';

import { type AccountsContext, createAccounts, GLOBAL_TABLES, projectGate } from '@baraza/accounts';
import { CommandHandler, listenForForeignBatches } from '@baraza/commands';
import { createDataSource } from '@baraza/persistence';
import { type Hub, RealtimeGateway } from '@baraza/realtime';

import { AppModule } from './app.module.js';
import type { Config } from './config.js';
import { frontDoor, readBodies } from './http/set-up.js';
import { StartError } from './start-error.js';
import { prepareVault } from './vault.js';

export interface Application {
  accounts: AccountsContext;
  /** The port that it listens on. */
  port: number;
  /** Lets requests and operations under way finish, then closes everything it opened. */
  close(): Promise<void>;
}

/** Requests that are not done by then are cut off. */
const PATIENCE_MS = 10_000;

/**
 * @param write takes the lines of the request log, and what should be seen to.
 * @throws StartError where the port cannot be used.
 */
export async function startApplication(config: Config, appUrl: string, write: (line: string) => void): Promise<Application> {
  const dataSource = await createDataSource({ url: appUrl, entities: GLOBAL_TABLES }).initialize();
  const log = new Logger('operations');
  const handler = new CommandHandler(dataSource, (operation, error) => log.error(`${operation}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`));
  const accounts = createAccounts({ db: dataSource, projects: projectGate(dataSource, handler) });
  const vault = await prepareVault(config, dataSource, write, (project) => app.get(RealtimeGateway).hub.live.renamed(project)).catch(async (error: unknown) => {
    await dataSource.destroy();
    throw error;
  });
  const app: NestExpressApplication<Server> = await NestFactory.create<NestExpressApplication<Server>>(AppModule.register({ dataSource, accounts, handler, vault, publicUrl: config.publicUrl, webDir: config.webDir, fileLimits: config.fileLimits, erased: (project) => app.get(RealtimeGateway).hub.projectErased(project) }), new ExpressAdapter(frontDoor(config, write)), {
    bodyParser: false,
    logger: ['error', 'warn'],
  });
  let notices: { close(): Promise<void> } | undefined;
  const close = async (): Promise<void> => {
    const server = app.getHttpServer();
    const impatience = setTimeout(() => server.closeAllConnections(), PATIENCE_MS);
    await notices?.close();
    await app.close();
    clearTimeout(impatience);
    await handler.idle();
    await dataSource.destroy();
  };
  try {
    readBodies(app, write);
    app.useWebSocketAdapter(new IoAdapter(app));
    await app.init();
    const { hub } = app.get(RealtimeGateway);
    closeSocketsOnRevocation(accounts, hub);
    notices = await listenForForeignBatches(appUrl, {
      origin: handler.origin,
      onBatch: ({ place, seq }) => hub.movedElsewhere(place.project, seq),
      onGap: () => hub.reopenAll(),
      onError: (error) => log.error(`notices: ${String(error)}`),
    });
    return { accounts, port: await listen(app, config), close };
  } catch (error) {
    await close();
    throw error;
  }
}

/** A revoked session or token may not go on through a socket that it opened. */
function closeSocketsOnRevocation(accounts: AccountsContext, hub: Hub): void {
  accounts.revocations.subscribe(({ account, credentials }) => {
    for (const credential of credentials) hub.signOut(account, credential);
  });
}

async function listen(app: NestExpressApplication<Server>, { port, host }: Config): Promise<number> {
  try {
    await app.listen(port, host);
  } catch (error) {
    throw explainListening(error, port, host);
  }
  const address = app.getHttpServer().address();
  return typeof address === 'object' && address ? address.port : port;
}

/** In plain words why the port cannot be had; other errors as they are. */
export function explainListening(error: unknown, port: number, host: string): unknown {
  switch ((error as { code?: string } | null)?.code) {
    case 'EADDRINUSE':
      return new StartError(`Port ${port} is taken by another program, perhaps by a Baraza that runs already. Stop that one, or choose another port: PORT=${port + 1} npm start`, { cause: error });
    case 'EACCES':
      return new StartError(`This user may not use port ${port}. Choose one above 1023: PORT=3000 npm start`, { cause: error });
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
      return new StartError(`HOST is ${host}, which is no address of this machine. Use 127.0.0.1 for this machine only, or 0.0.0.0 for all its addresses.`, { cause: error });
    default:
      return error;
  }
}
