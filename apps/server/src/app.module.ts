import { type DynamicModule, Logger, Module } from '@nestjs/common';
import { APP_FILTER } from '@nestjs/core';
import type { DataSource } from 'typeorm';

import { type AccountsContext, AccountsModule, authenticate, isSameOrigin, PlainErrors } from '@baraza/accounts';
import type { CommandHandler } from '@baraza/commands';
import { GraphqlApiModule } from '@baraza/graphql';
import { REALTIME_OPTIONS, RealtimeGateway, type RealtimeOptions } from '@baraza/realtime';

import { graphqlServices } from './graphql-services.js';
import { DATA_SOURCE, HealthController } from './http/health.controller.js';

export interface AppParts {
  dataSource: DataSource;
  accounts: AccountsContext;
  handler: CommandHandler;
  publicUrl: string | null;
}

/** The application: the libs, wired. */
@Module({})
export class AppModule {
  static register(parts: AppParts): DynamicModule {
    const { accounts, dataSource, publicUrl } = parts;
    return {
      module: AppModule,
      imports: [AccountsModule.register({ accounts, publicUrl }), GraphqlApiModule.forRoot({ services: graphqlServices(parts), signInPath: '/sign-in' })],
      controllers: [HealthController],
      providers: [{ provide: DATA_SOURCE, useValue: dataSource }, { provide: APP_FILTER, useClass: PlainErrors }, { provide: REALTIME_OPTIONS, useValue: realtimeOptions(parts) }, RealtimeGateway],
    };
  }
}

/** Sockets carry changes both ways, so a token that may only read opens none; and browsers open sockets for pages of other sites too. */
function realtimeOptions({ accounts, dataSource, handler, publicUrl }: AppParts): RealtimeOptions {
  const log = new Logger('sockets');
  return {
    dataSource,
    handler,
    authenticate: async ({ headers }) => {
      if (!isSameOrigin(headers, publicUrl)) return null;
      const who = await authenticate(accounts, headers);
      return who && !who.readOnly ? { account: who.account, session: who.credential } : null;
    },
    onError: (error) => log.error(error instanceof Error ? (error.stack ?? error.message) : String(error)),
  };
}
