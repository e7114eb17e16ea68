import { type ArgumentsHost, Catch, type ExceptionFilter } from '@nestjs/common';
import { SealError } from '@baraza/vault-seal';
import type { Response } from 'express';
import { RegistrationError } from '../errors.js';

/** What is sealed wrongly is well-formed HTTP with content that nobody can open. */
const UNPROCESSABLE = 422;

/** Expected failures of this lib as {code, message, params}; the rest is the application's. */
@Catch(RegistrationError, SealError)
export class RegistrationErrors implements ExceptionFilter {
  catch(error: RegistrationError | SealError, host: ArgumentsHost): void {
    const [status, params] = error instanceof RegistrationError ? [error.status, error.params] : [UNPROCESSABLE, {}];
    host.switchToHttp().getResponse<Response>().status(status).json({ code: error.code, message: error.message, params });
  }
}
