/** What stands before GraphQL on its address: the page for people, the size of a request, and errors of reading it. */
import { type ErrorRequestHandler, json, type NextFunction, type Request, type RequestHandler, type Response } from 'express';
import { LIMITS } from '../limits/limits.js';
import type { Caller } from '../services.js';

export type Authenticate = (request: Request) => Promise<Caller | null>;

interface ExplorerSettings {
  authenticate: Authenticate;
  /** HTML of the explorer, or null where there is none in this build. */
  page: () => Promise<string | null>;
  /** Where somebody who is not signed in is sent. */
  signInPath: string;
}

const asksForPage = (request: Request): boolean => request.method === 'GET' && request.query['query'] === undefined && request.accepts(['json', 'html']) === 'html';

/** Answers a browser that opens the address with the explorer, or sends it to sign in. */
export const explorer =
  (settings: ExplorerSettings): RequestHandler =>
  (request, response, next) => {
    if (asksForPage(request)) sendPage(settings, request, response, next).catch(next);
    else next();
  };

async function sendPage({ authenticate, page, signInPath }: ExplorerSettings, request: Request, response: Response, next: NextFunction): Promise<void> {
  const html = await page();
  if (html === null) return next();
  // Whoever shows a credential that is no good signs in anew, like one who shows none.
  const caller = await authenticate(request).catch(() => null);
  if (caller) response.type('html').set('Cache-Control', 'no-store').send(html);
  else response.redirect(302, `${signInPath}?next=${encodeURIComponent(request.originalUrl)}`);
}

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
