import { Body, Controller, Get, Headers, HttpCode, Inject, Ip, Patch, Post, Req, Res, UseFilters, UseGuards, UsePipes } from '@nestjs/common';
import type { Request, Response } from 'express';

import type { Identity } from '../authenticate.js';
import type { AccountsContext } from '../context.js';
import { accountById, type Person, personOf, updateProfile } from '../people.js';
import { signOut, signOutEverywhere } from '../sessions.js';
import { changePassword, signIn, type SignedIn } from '../sign-in.js';
import { issueSignInLinkAs, openSignInLink, previewSignInLink } from '../sign-in-links.js';
import { listWorkspaces, type Workspace } from '../workspaces.js';
import { Caller, CallerGuard, inPerson } from './caller.js';
import { clearSessionCookie, setSessionCookie } from './cookie.js';
import {
  type IssueLinkInput,
  issueLinkInput,
  type LinkInput,
  linkInput,
  type OpenLinkInput,
  openLinkInput,
  type PasswordInput,
  passwordInput,
  type ProfileInput,
  profileInput,
  type SignInInput,
  signInInput,
} from './inputs.js';
import { ACCOUNTS, PUBLIC_URL } from './keys.js';
import { publicUrlOf, signInLinkUrl } from './links.js';
import { PlainErrors } from './plain-errors.js';
import { readsJson } from './reads-json.js';

/** Who is signed in; `account` null for nobody. */
export interface Me {
  account: Person | null;
  workspaces: Workspace[];
  readOnly: boolean;
}

@Controller('auth')
@UseGuards(CallerGuard)
@UsePipes(readsJson)
@UseFilters(PlainErrors)
export class SessionController {
  constructor(
    @Inject(ACCOUNTS) private readonly accounts: AccountsContext,
    @Inject(PUBLIC_URL) private readonly publicUrl: string | null,
  ) {}

  @Get('me')
  async me(@Caller() caller: Identity | null, @Res({ passthrough: true }) response: Response): Promise<Me> {
    response.set('Cache-Control', 'no-store');
    if (!caller) return { account: null, workspaces: [], readOnly: true };
    return { ...(await this.welcome(caller.account)), readOnly: caller.readOnly };
  }

  @Patch('me')
  async change(@Caller() caller: Identity | null, @Body({ schema: profileInput }) body: ProfileInput): Promise<{ account: Person }> {
    return { account: await updateProfile(this.accounts, inPerson(caller).account, body) };
  }

  @Post('sign-in')
  @HttpCode(200)
  async signIn(@Body({ schema: signInInput }) body: SignInInput, @Ip() address: string, @Headers('user-agent') userAgent: string | undefined, @Res({ passthrough: true }) response: Response): Promise<Me> {
    return this.enter(await signIn(this.accounts, body, { address, userAgent: userAgent ?? '' }), response);
  }

  /** Also for somebody whose session is gone already. */
  @Post('sign-out')
  @HttpCode(204)
  async signOut(@Caller() caller: Identity | null, @Res({ passthrough: true }) response: Response): Promise<void> {
    if (caller) await signOut(this.accounts, inPerson(caller));
    clearSessionCookie(response, this.publicUrl);
  }

  @Post('sign-out-everywhere')
  @HttpCode(204)
  async signOutEverywhere(@Caller() caller: Identity | null, @Res({ passthrough: true }) response: Response): Promise<void> {
    await signOutEverywhere(this.accounts, inPerson(caller).account);
    clearSessionCookie(response, this.publicUrl);
  }

  @Post('password')
  @HttpCode(204)
  async password(@Caller() caller: Identity | null, @Body({ schema: passwordInput }) body: PasswordInput, @Ip() address: string): Promise<void> {
    await changePassword(this.accounts, inPerson(caller), body, address);
  }

  @Post('link/preview')
  @HttpCode(200)
  async previewLink(@Body({ schema: linkInput }) { token }: LinkInput): Promise<{ email: string; displayName: string; isNew: boolean }> {
    const { email, displayName, isNew } = await previewSignInLink(this.accounts, token);
    return { email, displayName, isNew };
  }

  @Post('link')
  @HttpCode(200)
  async openLink(@Body({ schema: openLinkInput }) body: OpenLinkInput, @Headers('user-agent') userAgent: string | undefined, @Res({ passthrough: true }) response: Response): Promise<Me> {
    return this.enter(await openSignInLink(this.accounts, body, userAgent ?? ''), response);
  }

  /** For administrators who let a colleague back in. */
  @Post('sign-in-links')
  async issueLink(@Caller() caller: Identity | null, @Body({ schema: issueLinkInput }) { account }: IssueLinkInput, @Req() request: Request): Promise<{ url: string; email: string; expiresAt: Date }> {
    const { token, email, expiresAt } = await issueSignInLinkAs(this.accounts, inPerson(caller).account, account);
    return { url: signInLinkUrl(publicUrlOf(this.publicUrl, request), token), email, expiresAt };
  }

  private async enter({ person, sessionToken }: SignedIn, response: Response): Promise<Me> {
    setSessionCookie(response, sessionToken, this.publicUrl);
    return { ...(await this.welcome(person.id)), readOnly: false };
  }

  private async welcome(account: string): Promise<{ account: Person; workspaces: Workspace[] }> {
    return { account: personOf(await accountById(this.accounts.db.manager, account)), workspaces: await listWorkspaces(this.accounts, account) };
  }
}
