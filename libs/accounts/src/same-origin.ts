/** Whether a browser sends a request on behalf of our own page. Cookies go along with requests of any page, so this is asked before anything is changed and before a socket is opened. */
export interface OriginHeaders {
  host?: string | undefined;
  origin?: string | undefined;
  'sec-fetch-site'?: string | string[] | undefined;
}

/**
 * Browsers say where a request comes from, in `Sec-Fetch-Site` (HTTPS and localhost) or `Origin`; programs that are no browsers send neither and carry no cookie that they were not given.
 * @param publicUrl the address that people use, where it differs from the `Host` header that a proxy passes on.
 */
export function isSameOrigin(headers: OriginHeaders, publicUrl: string | null): boolean {
  const site = headers['sec-fetch-site'];
  if (site !== undefined) return site === 'same-origin' || site === 'none';
  if (headers.origin === undefined) return true;
  if (publicUrl !== null && headers.origin === new URL(publicUrl).origin) return true;
  try {
    return new URL(headers.origin).host === headers.host;
  } catch {
    return false; // “null”: a sandboxed page or a file
  }
}
