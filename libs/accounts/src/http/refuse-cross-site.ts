/** No other site's page may make a browser change something here. Stands before every route, whichever lib it is of, so that none can forget it. */
import type { NextFunction, Request, Response } from 'express';

import { AccountError } from '../errors.js';
import { isSameOrigin } from '../same-origin.js';
import { DEFECT, plainError } from './plain-errors.js';

const SAFE = new Set(['GET', 'HEAD', 'OPTIONS']);

/** Answers by itself, for no route has taken the request yet. @param publicUrl the address that people use, where it differs from the `Host` header. */
export function refuseCrossSite(publicUrl: string | null) {
  return (request: Request, response: Response, next: NextFunction): void => {
    if (SAFE.has(request.method) || isSameOrigin(request.headers, publicUrl)) return next();
    const { status, body } = plainError(new AccountError('crossSite', 'This request comes from another site.')) ?? DEFECT;
    response.status(status).json(body);
  };
}
