import { Body, Controller, Delete, Get, Headers, HttpCode, Inject, Param, Post, Query, Req, Res, UseFilters, UseGuards, UsePipes } from '@nestjs/common';
import type { Request, Response } from 'express';

import type { Identity } from '../authenticate.js';
import type { AccountsContext } from '../context.js';
import { AccountError } from '../errors.js';
import { acceptInvitation, type Accepting, type Invitation, type InvitationPreview, invite, listInvitations, previewInvitation, revokeInvitation } from '../invitations.js';
import { Caller, CallerGuard, inPerson } from './caller.js';
import { setSessionCookie } from './cookie.js';
import { type AcceptInput, acceptInput, idParam, type InvitationInput, invitationInput, type LinkInput, linkInput, type ProjectQuery, projectQuery } from './inputs.js';
import { ACCOUNTS, PUBLIC_URL } from './keys.js';
import { invitationUrl, publicUrlOf } from './links.js';
import { PlainErrors } from './plain-errors.js';
import { readsJson } from './reads-json.js';

@Controller('auth/invitations')
@UseGuards(CallerGuard)
@UsePipes(readsJson)
@UseFilters(PlainErrors)
export class InvitationsController {
  constructor(
    @Inject(ACCOUNTS) private readonly accounts: AccountsContext,
    @Inject(PUBLIC_URL) private readonly publicUrl: string | null,
  ) {}

  @Get()
  async list(@Caller() caller: Identity | null, @Query({ schema: projectQuery }) place: ProjectQuery): Promise<Invitation[]> {
    return listInvitations(this.accounts, inPerson(caller).account, place);
  }

  @Post()
  async invite(@Caller() caller: Identity | null, @Body({ schema: invitationInput }) body: InvitationInput, @Req() request: Request): Promise<Invitation & { url: string }> {
    const { token, ...invitation } = await invite(this.accounts, inPerson(caller).account, body);
    return { ...invitation, url: invitationUrl(publicUrlOf(this.publicUrl, request), token) };
  }

  @Delete(':id')
  @HttpCode(204)
  async revoke(@Caller() caller: Identity | null, @Param('id', { schema: idParam }) id: string): Promise<void> {
    await revokeInvitation(this.accounts, inPerson(caller).account, id);
  }

  @Post('preview')
  @HttpCode(200)
  async preview(@Body({ schema: linkInput }) { token }: LinkInput): Promise<InvitationPreview> {
    return previewInvitation(this.accounts, token);
  }

  /** As whoever is signed in, or with `newAccount` as somebody new. */
  @Post('accept')
  @HttpCode(200)
  async accept(
    @Caller() caller: Identity | null,
    @Body({ schema: acceptInput }) { token, newAccount }: AcceptInput,
    @Headers('user-agent') userAgent: string | undefined,
    @Res({ passthrough: true }) response: Response,
  ): Promise<{ workspace: string; project: string }> {
    const { workspace, project, sessionToken } = await acceptInvitation(this.accounts, token, accepting(caller, newAccount), userAgent ?? '');
    if (sessionToken !== null) setSessionCookie(response, sessionToken, this.publicUrl);
    return { workspace, project };
  }
}

function accepting(caller: Identity | null, newAccount: AcceptInput['newAccount']): Accepting {
  if (newAccount) return newAccount;
  if (!caller) throw new AccountError('notSignedIn', 'Sign in, or choose an address, a name and a password.');
  return { account: inPerson(caller).account };
}
