/** Who sends a request or opens a socket. */
import { accountOfToken } from './access-tokens.js';
import type { AccountsContext } from './context.js';
import { AccountError } from './errors.js';
import { sessionOf } from './sessions.js';

export const SESSION_COOKIE = 'baraza_session';

export interface Identity {
  account: string;
  via: 'session' | 'token';
  /** True: may ask, may not change anything. */
  readOnly: boolean;
  /** Id of the session or token; what a `Revocation` names. */
  credential: string;
}

/** The headers that say who somebody is; those of a socket's handshake have the same form. */
export interface CredentialHeaders {
  cookie?: string | undefined;
  authorization?: string | undefined;
}

/**
 * @returns null for somebody who is not signed in.
 * @throws AccountError `invalidToken` for an `Authorization` header that is no good: whoever sends one must not silently become somebody else, or nobody.
 */
export async function authenticate(ctx: AccountsContext, headers: CredentialHeaders): Promise<Identity | null> {
  if (headers.authorization !== undefined) return authenticateToken(ctx, headers.authorization);
  const cookie = readCookie(headers.cookie ?? '');
  const session = cookie === null ? null : await sessionOf(ctx, cookie);
  return session && { account: session.account, via: 'session', readOnly: false, credential: session.id };
}

async function authenticateToken(ctx: AccountsContext, authorization: string): Promise<Identity> {
  const token = /^Bearer +(\S+)$/i.exec(authorization)?.[1];
  const bearer = token === undefined ? null : await accountOfToken(ctx, token);
  if (!bearer) throw new AccountError('invalidToken', 'This access token is not known, was revoked, or is too old.');
  return { account: bearer.account, via: 'token', readOnly: bearer.readOnly, credential: bearer.id };
}

/** Of these credentials (`Identity.credential`), those that still hold: neither ended, revoked nor too old. One question for all. Asking is no use of a session: it goes on for nobody who has left. */
export async function stillGood({ db, now }: AccountsContext, credentials: readonly string[]): Promise<Set<string>> {
  const rows: { id: string }[] = await db.query(
    `SELECT id FROM login_session WHERE id = ANY($1::uuid[]) AND expires_at > $2
     UNION ALL SELECT id FROM access_token WHERE id = ANY($1::uuid[]) AND revoked_at IS NULL AND (expires_at IS NULL OR expires_at > $2)`,
    [credentials, now()],
  );
  return new Set(rows.map(({ id }) => id));
}

function readCookie(header: string): string | null {
  for (const part of header.split(';')) {
    const [name, value] = part.trim().split('=', 2);
    if (name === SESSION_COOKIE && value) return value;
  }
  return null;
}
