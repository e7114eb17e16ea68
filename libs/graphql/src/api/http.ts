/** What stands before GraphQL on its address: the page for people, the size of a request, and errors of reading it. */
import { type ErrorRequestHandler, json, type NextFunction, type Request, type RequestHandler, type Response } from 'express';
import { LIMITS } from '../limits/limits.js';
import type { Caller } from '../services.js';

export type Authenticate = (request: Request) => Promise<Caller | null>;

interface ExplorerSettings {
  authenticate: Authenticate;
  /** HTML of the explorer; null: there is none in this build. */
  page: (() => Promise<string>) | null;
  /** Where somebody who is not signed in is sent. */
  signInPath: string;
}

const asksForPage = (request: Request): boolean => request.method === 'GET' && request.query['query'] === undefined && request.accepts(['json', 'html']) === 'html';

/** Answers a browser that opens the address with the explorer, or sends it to sign in. */
export const explorer =
  ({ authenticate, page, signInPath }: ExplorerSettings): RequestHandler =>
  (request, response, next) => {
    if (!page || !asksForPage(request)) return next();
    authenticate(request)
      .catch(() => null)
      .then(async (caller) => (caller ? response.type('html').set('Cache-Control', 'no-store').send(await page()) : response.redirect(302, `${signInPath}?next=${encodeURIComponent(request.originalUrl)}`)))
      .catch(next);
  };

/** Reads a request's JSON, up to the limit. */
export const reader = (): RequestHandler => json({ limit: LIMITS.bytes });

const TOO_LARGE = { message: `A request may have at most ${LIMITS.bytes.toLocaleString('en')} bytes.`, code: 'TOO_LARGE' };
const UNREADABLE = { message: 'The request is not readable JSON.', code: 'BAD_REQUEST' };

/** Errors of `reader`, in the form in which GraphQL tells errors. */
export const readerErrors: ErrorRequestHandler = (error: unknown, _request: Request, response: Response, next: NextFunction) => {
  const status = (error as { status?: unknown } | null)?.status;
  if (typeof status !== 'number' || status >= 500) return next(error);
  const { message, code } = status === 413 ? TOO_LARGE : UNREADABLE;
  response.status(status).json({ errors: [{ message, extensions: { code } }] });
};
