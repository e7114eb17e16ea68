import { type ArgumentsHost, Catch, type ExceptionFilter } from '@nestjs/common';
import { ProjectRefused } from '@baraza/commands';
import { FileRefused } from '@baraza/interchange';
import type { Response } from 'express';
import { TransferError } from '../errors.js';

const TOO_LARGE = new Set(['file-too-large']);
const NOT_ALLOWED = new Set(['forbidden', 'aboveClearance']);

/** Expected failures of this lib as {code, message, params}; the rest is the application's. */
@Catch(TransferError, FileRefused, ProjectRefused)
export class TransferErrors implements ExceptionFilter {
  catch(error: TransferError | FileRefused | ProjectRefused, host: ArgumentsHost): void {
    const response = host.switchToHttp().getResponse<Response>();
    const { code, message, params } = error instanceof ProjectRefused ? error.refusal : error;
    if (response.headersSent) return void response.end();
    response.status(statusOf(error)).json({ code, message, params });
  }
}

/** A file that cannot be read is well-formed HTTP with content that nobody can process: 422. */
function statusOf(error: TransferError | FileRefused | ProjectRefused): number {
  if (error instanceof TransferError) return error.status;
  if (error instanceof ProjectRefused) return NOT_ALLOWED.has(error.refusal.code) ? 403 : 422;
  return TOO_LARGE.has(error.code) ? 413 : 422;
}
