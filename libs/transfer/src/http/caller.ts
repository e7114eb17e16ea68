/** Who sends a request to the routes of this lib. */
import { type CanActivate, createParamDecorator, type ExecutionContext, Inject, Injectable } from '@nestjs/common';
import type { IncomingMessage } from 'node:http';
import { TransferError } from '../errors.js';
import { type Caller, TRANSFER_SERVICES, type TransferServices } from './services.js';

type Identified = IncomingMessage & { transferCaller?: Caller };
const SAFE = new Set(['GET', 'HEAD', 'OPTIONS']);

/** Lets in who is signed in; what changes something must not come by a token that may only read. That it does not come from another site's page is seen to before any route. */
@Injectable()
export class CallerGuard implements CanActivate {
  constructor(@Inject(TRANSFER_SERVICES) private readonly services: TransferServices) {}

  async canActivate(host: ExecutionContext): Promise<boolean> {
    const request = host.switchToHttp().getRequest<Identified>();
    const caller = await this.services.authenticate(request.headers);
    if (!caller) throw new TransferError('notSignedIn', 'You are not signed in.');
    if (caller.readOnly && !SAFE.has(request.method ?? '')) throw new TransferError('readOnlyToken', 'This access token may only read.');
    request.transferCaller = caller;
    return true;
  }
}

/** The account that the guard found. */
export const Account = createParamDecorator((_: unknown, host: ExecutionContext): string => host.switchToHttp().getRequest<Identified>().transferCaller!.account);
