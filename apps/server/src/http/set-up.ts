/** What every request passes through before a route takes it. */
import type { NestExpressApplication } from '@nestjs/platform-express';
import type { NextFunction, Request, Response } from 'express';

import { DEFECT, plainError } from '@baraza/accounts';

import type { Config } from '../config.js';
import { requestLog } from './request-log.js';
import { refuseCrossSite } from './same-origin.js';
import { sendSecurityHeaders } from './security-headers.js';
import { webClient } from './web-client.js';

/** An operation takes up to 500 rows of an import. */
const LARGEST_BODY = '4mb';

export function setUpHttp(app: NestExpressApplication, { trustedProxies, publicUrl, logRequests, webDir }: Config, write: (line: string) => void): void {
  app.disable('x-powered-by');
  app.set('trust proxy', trustedProxies);
  if (logRequests) app.use(requestLog(write));
  app.use(sendSecurityHeaders(publicUrl));
  app.use(refuseCrossSite(publicUrl));
  app.use(webClient(webDir));
  app.useBodyParser('json', { limit: LARGEST_BODY });
  app.use(answerPlainly(write));
}

/** What goes wrong before a route is reached, such as a body that is no JSON. */
const answerPlainly =
  (write: (line: string) => void) =>
  (error: unknown, _request: Request, response: Response, next: NextFunction): void => {
    if (response.headersSent) return next(error);
    const plain = plainError(error);
    if (!plain) write(error instanceof Error ? (error.stack ?? error.message) : String(error));
    const { status, body } = plain ?? DEFECT;
    response.status(status).json(body);
  };
