import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

import { type DynamicModule, Logger, Module } from '@nestjs/common';
import { APP_FILTER } from '@nestjs/core';
import type { DataSource } from 'typeorm';

import { AccountError, type AccountsContext, AccountsModule, authenticate, calendarOfToken, isSameOrigin, listWorkspaces, noteCalendarUse, PlainErrors, publicUrlOf, stillGood } from '@baraza/accounts';
import { Attachments, AttachmentsModule, type FileLimits } from '@baraza/attachments';
import type { CommandHandler } from '@baraza/commands';
import { GraphqlApiModule } from '@baraza/graphql';
import { REALTIME_OPTIONS, RealtimeGateway, type RealtimeOptions } from '@baraza/realtime';
import { Registration, RegistrationModule } from '@baraza/registration';
import { Reminders, RemindersModule } from '@baraza/reminders';
import { TransferModule, type TransferServices } from '@baraza/transfer';
import { type Vault, VaultModule } from '@baraza/vault';

import { founderOf, graphqlServices } from './graphql-services.js';
import { DATA_SOURCE, HealthController } from './http/health.controller.js';
import { destroyKeysOf, namesOf } from './vault.js';
import { sessionsGate } from './vault-gate.js';

export interface AppParts {
  dataSource: DataSource;
  accounts: AccountsContext;
  handler: CommandHandler;
  vault: Vault;
  publicUrl: string | null;
  /** The built web client. */
  webDir: string;
  /** How large files of sources may be. */
  fileLimits: FileLimits;
  /** Tells those who have a project open that it was erased. */
  erased: (project: string) => void;
}

/** The application: the libs, wired. */
@Module({})
export class AppModule {
  static register(parts: AppParts): DynamicModule {
    const { accounts, dataSource, fileLimits, handler, publicUrl, vault, webDir } = parts;
    const log = new Logger('vault');
    return {
      module: AppModule,
      imports: [
        AccountsModule.register({ accounts, publicUrl }),
        GraphqlApiModule.forRoot({ services: graphqlServices(parts), signInPath: '/sign-in', explorerPage: () => explorerPage(webDir) }),
        TransferModule.register(transferServices(parts)),
        VaultModule.register({ vault, gate: sessionsGate(dataSource), dataSource }),
        RegistrationModule.register({ registration: new Registration({ dataSource, handler, names: namesOf(vault, (sentence) => log.error(sentence)) }), dataSource }),
        AttachmentsModule.register(new Attachments(dataSource, handler, fileLimits), dataSource),
        RemindersModule.register(new Reminders(dataSource, async (account) => (await listWorkspaces(accounts, account)).map(({ id }) => id))),
      ],
      controllers: [HealthController],
      providers: [{ provide: DATA_SOURCE, useValue: dataSource }, { provide: APP_FILTER, useClass: PlainErrors }, { provide: REALTIME_OPTIONS, useValue: realtimeOptions(parts) }, RealtimeGateway],
    };
  }
}

/** The explorer's page as it was built; null where the web client has not been. */
const explorerPage = (webDir: string): Promise<string | null> =>
  readFile(join(webDir, 'explorer.html'), 'utf8').catch((error: NodeJS.ErrnoException) => (error.code === 'ENOENT' ? null : Promise.reject(error)));

/** Sockets carry changes both ways, so a token that may only read opens none; and browsers open sockets for pages of other sites too. */
function realtimeOptions({ accounts, dataSource, handler, publicUrl }: AppParts): RealtimeOptions {
  const log = new Logger('sockets');
  return {
    dataSource,
    handler,
    authenticate: async ({ headers }) => {
      if (!isSameOrigin(headers, publicUrl)) return null;
      // A credential that is no good is somebody who is not signed in; everything else is a trouble of ours.
      const who = await authenticate(accounts, headers).catch((error: unknown) => (error instanceof AccountError ? null : Promise.reject(error)));
      return who && !who.readOnly ? { account: who.account, session: who.credential } : null;
    },
    stillSignedIn: (credentials) => stillGood(accounts, credentials),
    onError: (error) => log.error(error instanceof Error ? (error.stack ?? error.message) : String(error)),
  };
}

function transferServices({ accounts, dataSource, handler, publicUrl, vault, erased }: AppParts): TransferServices {
  const log = new Logger('files');
  return {
    dataSource,
    handler,
    authenticate: (headers) => authenticate(accounts, headers),
    founder: (account, workspace) => founderOf(accounts, account, workspace),
    destroyKeys: destroyKeysOf(vault, (sentence) => log.error(sentence)),
    calendars: { grantOf: (token, address) => calendarOfToken(accounts, token, address), used: (grant) => noteCalendarUse(accounts, grant), publicUrl: (request) => publicUrlOf(publicUrl, request) },
    erased,
    onError: (error) => log.error(error instanceof Error ? (error.stack ?? error.message) : String(error)),
  };
}
