import { type ArgumentsHost, Catch, type ExceptionFilter, Logger } from '@nestjs/common';
import { SealError } from '@baraza/vault-seal';
import type { Response } from 'express';
import { VaultError } from '../errors.js';

/** What is sealed wrongly is well-formed HTTP with content that nobody can open. */
const UNPROCESSABLE = 422;

/** What is wrong with the keys is for whoever runs the server: it names folders. */
const UNAVAILABLE = 503;

/** Expected failures of this lib as {code, message, params}; the rest is the application's. */
@Catch(VaultError, SealError)
export class VaultErrors implements ExceptionFilter {
  private readonly log = new Logger('vault');

  catch(error: VaultError | SealError, host: ArgumentsHost): void {
    const status = error instanceof VaultError ? error.status : UNPROCESSABLE;
    const response = host.switchToHttp().getResponse<Response>().status(status);
    if (status === UNAVAILABLE) {
      this.log.error(error.message);
      response.json({ code: error.code, message: 'The vault cannot do this now, and nothing was changed. The log of the server says why.', params: {} });
    } else response.json({ code: error.code, message: error.message, params: error.params });
  }
}
