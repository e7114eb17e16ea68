/** Every failure as {code, message, params} in plain words; what nobody foresaw goes to the log, never to the person. */
import { type ArgumentsHost, Catch, type ExceptionFilter, HttpException, Logger } from '@nestjs/common';
import type { Response } from 'express';

import { Refusal, type RefusalCode } from '@baraza/domain';

import { AccountError } from '../errors.js';

export interface PlainError {
  status: number;
  body: { code: string; message: string; params: Readonly<Record<string, string | number>> };
}

const REFUSAL_STATUS: Partial<Record<RefusalCode, number>> = { notFound: 404, forbidden: 403, aboveClearance: 403, alreadyExists: 409, stillNeeded: 409, archived: 409 };

const BY_STATUS: Record<number, [code: string, message: string]> = {
  400: ['invalidInput', 'The request cannot be read.'],
  404: ['notFound', 'There is nothing at this address.'],
  405: ['invalidInput', 'This address does not take this kind of request.'],
  413: ['tooLarge', 'The request is too large.'],
  415: ['notJson', 'Send JSON, with the header Content-Type: application/json.'],
  503: ['unavailable', 'The server cannot answer just now. Try again in a moment.'],
};

/** How `error` is told; null where it is a defect of ours. */
export function plainError(error: unknown): PlainError | null {
  if (error instanceof AccountError) return { status: error.status, body: { code: error.code, message: error.message, params: error.params } };
  if (error instanceof Refusal) return { status: REFUSAL_STATUS[error.code] ?? 400, body: { code: error.code, message: error.message, params: error.params } };
  const status = error instanceof HttpException ? error.getStatus() : statusOfParser(error);
  const known = status === null ? undefined : (BY_STATUS[status] ?? (status < 500 ? BY_STATUS[400] : undefined));
  return status !== null && known ? { status, body: { code: known[0], message: known[1], params: {} } } : null;
}

/** Errors of the body parser carry the status they stand for. */
function statusOfParser(error: unknown): number | null {
  const { status, expose } = (error ?? {}) as { status?: unknown; expose?: unknown };
  return typeof status === 'number' && expose === true && status >= 400 ? status : null;
}

export const DEFECT: PlainError = { status: 500, body: { code: 'internal', message: 'Something went wrong on the server. What was saved before is safe.', params: {} } };

/** For all HTTP routes. GraphQL and sockets have their own forms, so their errors pass through. */
@Catch()
export class PlainErrors implements ExceptionFilter {
  private readonly log = new Logger('http');

  catch(error: unknown, host: ArgumentsHost): unknown {
    if (host.getType<string>() !== 'http') return error;
    const plain = plainError(error);
    if (!plain) this.log.error(error instanceof Error ? (error.stack ?? error.message) : String(error));
    const { status, body } = plain ?? DEFECT;
    const response = host.switchToHttp().getResponse<Response>();
    if (response.headersSent) response.end();
    else response.status(status).json(body);
    return undefined;
  }
}
