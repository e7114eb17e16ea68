/** No other site's page may make a browser change something here. Stands before every route, whichever lib it is of, so that none can forget it. */
import type { NextFunction, Request, Response } from 'express';

import { AccountError } from '../errors.js';
import { isSameOrigin } from '../same-origin.js';

const SAFE = new Set(['GET', 'HEAD', 'OPTIONS']);

/** @param publicUrl the address that people use, where it differs from the `Host` header. */
export function refuseCrossSite(publicUrl: string | null) {
  return (request: Request, _: Response, next: NextFunction): void => {
    next(SAFE.has(request.method) || isSameOrigin(request.headers, publicUrl) ? undefined : new AccountError('crossSite', 'This request comes from another site.'));
  };
}
