/** No other site's page may make a browser change something here, whichever route takes the request. */
import type { NextFunction, Request, Response } from 'express';

import { AccountError, isSameOrigin } from '@baraza/accounts';

const SAFE = new Set(['GET', 'HEAD', 'OPTIONS']);

export function refuseCrossSite(publicUrl: string | null) {
  return (request: Request, _: Response, next: NextFunction): void => {
    next(SAFE.has(request.method) || isSameOrigin(request.headers, publicUrl) ? undefined : new AccountError('crossSite', 'This request comes from another site.'));
  };
}
