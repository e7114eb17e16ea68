/** The cookie that stands for a session. */
import type { Response } from 'express';

import { SESSION_COOKIE } from '../authenticate.js';
import { LONGEST_SESSION } from '../sessions.js';

// The server ends a session that is not used earlier than the browser forgets it, so the cookie need not be sent again and again.
const options = (publicUrl: string | null) => ({ httpOnly: true, sameSite: 'lax', path: '/', secure: publicUrl?.startsWith('https:') ?? false }) as const;

export const setSessionCookie = (response: Response, token: string, publicUrl: string | null): void => void response.cookie(SESSION_COOKIE, token, { ...options(publicUrl), maxAge: LONGEST_SESSION });
export const clearSessionCookie = (response: Response, publicUrl: string | null): void => void response.clearCookie(SESSION_COOKIE, options(publicUrl));
