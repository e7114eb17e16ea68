import { type DynamicModule, Module } from '@nestjs/common';

import type { AccountsContext } from '../context.js';
import { AccessTokensController } from './access-tokens.controller.js';
import { CalendarAddressesController } from './calendar-addresses.controller.js';
import { InvitationsController } from './invitations.controller.js';
import { ACCOUNTS, PUBLIC_URL } from './keys.js';
import { SessionController } from './session.controller.js';
import { WorkspacesController } from './workspaces.controller.js';

/** Signing in, access tokens, workspaces and invitations over HTTP, under `/auth`. Exports `ACCOUNTS`. */
@Module({})
export class AccountsModule {
  /** @param publicUrl the address that people use, where it is configured. */
  static register({ accounts, publicUrl }: { accounts: AccountsContext; publicUrl: string | null }): DynamicModule {
    return {
      module: AccountsModule,
      global: true,
      controllers: [SessionController, AccessTokensController, CalendarAddressesController, WorkspacesController, InvitationsController],
      providers: [
        { provide: ACCOUNTS, useValue: accounts },
        { provide: PUBLIC_URL, useValue: publicUrl },
      ],
      exports: [ACCOUNTS, PUBLIC_URL],
    };
  }
}
