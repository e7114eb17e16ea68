import { Body, Controller, Delete, Get, HttpCode, Inject, Param, Post, UseFilters, UseGuards, UsePipes } from '@nestjs/common';

import { type AccessToken, createAccessToken, listAccessTokens, revokeAccessToken } from '../access-tokens.js';
import type { Identity } from '../authenticate.js';
import type { AccountsContext } from '../context.js';
import { Caller, CallerGuard, inPerson } from './caller.js';
import { type AccessTokenInput, accessTokenInput, idParam } from './inputs.js';
import { ACCOUNTS } from './keys.js';
import { PlainErrors } from './plain-errors.js';
import { readsJson } from './reads-json.js';

@Controller('auth/tokens')
@UseGuards(CallerGuard)
@UsePipes(readsJson)
@UseFilters(PlainErrors)
export class AccessTokensController {
  constructor(@Inject(ACCOUNTS) private readonly accounts: AccountsContext) {}

  @Get()
  async list(@Caller() caller: Identity | null): Promise<AccessToken[]> {
    return listAccessTokens(this.accounts, inPerson(caller).account);
  }

  @Post()
  async create(@Caller() caller: Identity | null, @Body({ schema: accessTokenInput }) body: AccessTokenInput): Promise<AccessToken & { token: string }> {
    return createAccessToken(this.accounts, inPerson(caller).account, body);
  }

  @Delete(':id')
  @HttpCode(204)
  async revoke(@Caller() caller: Identity | null, @Param('id', { schema: idParam }) id: string): Promise<void> {
    await revokeAccessToken(this.accounts, inPerson(caller).account, id);
  }
}
