import { type ArgumentsHost, Catch, type ExceptionFilter } from '@nestjs/common';
import type { ServerResponse } from 'node:http';
import { AttachmentError } from '../errors.js';

/** Expected failures of this lib as {code, message, params}; the rest is the application's. */
@Catch(AttachmentError)
export class AttachmentErrors implements ExceptionFilter {
  catch({ status, code, message, params }: AttachmentError, host: ArgumentsHost): void {
    const response = host.switchToHttp().getResponse<ServerResponse>();
    response.statusCode = status;
    response.setHeader('Content-Type', 'application/json; charset=utf-8');
    response.end(JSON.stringify({ code, message, params }));
  }
}
