/** Who asks, for the controllers of this lib. */
import { type CanActivate, createParamDecorator, type ExecutionContext, Inject, Injectable } from '@nestjs/common';
import type { Request } from 'express';

import { authenticate, type Identity } from '../authenticate.js';
import type { AccountsContext } from '../context.js';
import { AccountError } from '../errors.js';
import type { Session } from '../sessions.js';
import { ACCOUNTS } from './keys.js';

type Identified = Request & { identity?: Identity | null };
const SAFE = new Set(['GET', 'HEAD', 'OPTIONS']);

/** Finds out who asks. What another site's page makes a browser send is refused before any route (refuse-cross-site.ts); here, what a form could send. */
@Injectable()
export class CallerGuard implements CanActivate {
  constructor(@Inject(ACCOUNTS) private readonly accounts: AccountsContext) {}

  async canActivate(host: ExecutionContext): Promise<boolean> {
    const request = host.switchToHttp().getRequest<Identified>();
    if (!SAFE.has(request.method)) this.refuseForms(request);
    request.identity = await authenticate(this.accounts, request.headers);
    return true;
  }

  private refuseForms(request: Request): void {
    // A form of another site can send text and forms, neither JSON nor bytes.
    if (request.method !== 'DELETE' && !/^application\/(?:json|octet-stream)\b/i.test(request.headers['content-type'] ?? '')) throw new AccountError('notJson', 'Send JSON, with the header Content-Type: application/json.');
  }
}

/** The identity that the guard found; null for nobody. */
export const Caller = createParamDecorator((_: unknown, host: ExecutionContext): Identity | null => host.switchToHttp().getRequest<Identified>().identity ?? null);

/** @throws AccountError `notSignedIn`. */
export function signedIn(caller: Identity | null): Identity {
  if (!caller) throw new AccountError('notSignedIn', 'You are not signed in.');
  return caller;
}

/** What concerns the account itself takes the person, not a program with a token. @throws AccountError `notSignedIn`, `tokenNotEnough`. */
export function inPerson(caller: Identity | null): Session {
  const { account, via, credential } = signedIn(caller);
  if (via !== 'session') throw new AccountError('tokenNotEnough', 'An access token cannot do this. Sign in on the web page.');
  return { id: credential, account };
}
