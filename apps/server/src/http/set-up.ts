/** What every request passes through before a route takes it. */
import type { NestExpressApplication } from '@nestjs/platform-express';
import express, { type Express, type NextFunction, type Request, type Response } from 'express';

import { DEFECT, plainError, refuseCrossSite } from '@baraza/accounts';

import type { Config } from '../config.js';
import { requestLog } from './request-log.js';
import { sendSecurityHeaders } from './security-headers.js';
import { webClient } from './web-client.js';

/** An operation takes up to 500 rows of an import … */
const LARGEST_BODY = '4mb';
/** … but nobody needs much to sign in, and these routes are open to everybody. */
const LARGEST_OF_STRANGERS = '64kb';

/** A name with contact and note, sealed. */
const LARGEST_OF_A_PERSON = '64kb';

/** Stands before every route, also before those that modules register while the application is put together. */
export function frontDoor({ trustedProxies, publicUrl, logRequests, webDir }: Config, write: (line: string) => void): Express {
  const server = express();
  server.disable('x-powered-by');
  server.set('trust proxy', trustedProxies);
  if (logRequests) server.use(requestLog(write));
  server.use(sendSecurityHeaders(publicUrl));
  server.use(refuseCrossSite(publicUrl));
  server.use(webClient(webDir));
  server.use(answerPlainly(write));
  return server;
}

/** Reads the bodies of requests that no module read before. */
export function readBodies(app: NestExpressApplication, write: (line: string) => void): void {
  app.use('/auth', express.json({ limit: LARGEST_OF_STRANGERS }));
  app.use('/api/projects/:project/vault', express.json({ limit: LARGEST_OF_A_PERSON }));
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
