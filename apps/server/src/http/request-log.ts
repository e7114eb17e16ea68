/** One line a request, without anything that tells who asked or what for: no address, no browser, no query, no ids. */
import type { NextFunction, Request, Response } from 'express';

const ID = /[0-9a-f]{8}-[0-9a-f-]{27}/gi;
/** The one address with a secret in its path. */
const CALENDAR = /^\/+calendar\/.*/i;

/** `GET /auth/tokens/:id 204 12 ms` */
export function requestLog(write: (line: string) => void) {
  return (request: Request, response: Response, next: NextFunction): void => {
    const begun = performance.now();
    const path = request.path.replace(ID, ':id').replace(CALENDAR, '/calendar/:secret');
    response.once('close', () => write(`${request.method} ${path} ${response.writableFinished ? response.statusCode : 'cut off'} ${Math.round(performance.now() - begun)} ms`));
    next();
  };
}
