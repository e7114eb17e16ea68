import { type ArgumentsHost, Catch, type ExceptionFilter } from '@nestjs/common';
import { SealError } from '@baraza/vault-seal';
import type { Response } from 'express';
import { VaultError } from '../errors.js';

/** What is sealed wrongly is well-formed HTTP with content that nobody can open. */
const UNPROCESSABLE = 422;

/** Expected failures of this lib as {code, message, params}; the rest is the application's. */
@Catch(VaultError, SealError)
export class VaultErrors implements ExceptionFilter {
  catch(error: VaultError | SealError, host: ArgumentsHost): void {
    const status = error instanceof VaultError ? error.status : UNPROCESSABLE;
    const params = error instanceof VaultError ? error.params : {};
    host.switchToHttp().getResponse<Response>().status(status).json({ code: error.code, message: error.message, params });
  }
}
