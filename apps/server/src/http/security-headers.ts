/** What browsers are told never to do with our pages. */
import type { NextFunction, Request, Response } from 'express';

/** Header names and values. Everything comes from this server; styles may stand in elements because the component library sets sizes there, scripts may not. */
export function securityHeaders(publicUrl: string | null): Record<string, string> {
  const https = publicUrl?.startsWith('https:') ?? false;
  // 'self' does not cover sockets in every browser that people still use.
  const sockets = publicUrl === null ? '' : ` ${publicUrl.replace(/^http/, 'ws')}`;
  const policy = [
    `default-src 'none'`,
    `script-src 'self'`,
    `style-src 'self' 'unsafe-inline'`,
    `img-src 'self' data: blob:`,
    `font-src 'self'`,
    `connect-src 'self'${sockets}`,
    `worker-src 'self'`,
    `manifest-src 'self'`,
    `base-uri 'none'`,
    `form-action 'self'`,
    `frame-ancestors 'none'`,
  ];
  return {
    'Content-Security-Policy': policy.join('; '),
    'Cross-Origin-Opener-Policy': 'same-origin',
    'Cross-Origin-Resource-Policy': 'same-origin',
    'Origin-Agent-Cluster': '?1',
    'Permissions-Policy': 'camera=(), geolocation=(), microphone=(), payment=(), usb=()',
    'Referrer-Policy': 'same-origin',
    'X-Content-Type-Options': 'nosniff',
    'X-Frame-Options': 'DENY',
    'X-Robots-Tag': 'noindex',
    ...(https ? { 'Strict-Transport-Security': 'max-age=31536000' } : {}),
  };
}

export function sendSecurityHeaders(publicUrl: string | null) {
  const headers = securityHeaders(publicUrl);
  return (_: Request, response: Response, next: NextFunction): void => {
    response.set(headers);
    next();
  };
}
