/** Login sessions: what the cookie of a browser stands for. */
import { type EntityManager, LessThan } from 'typeorm';

import { type AccountsContext, DAY, later } from './context.js';
import { isStale } from './people.js';
import { hashOf, newSecret } from './secrets.js';
import { loginSessionTable } from './tables.js';

/** A session ends when it was not used for so long … */
const IDLE = 14 * DAY;
/** … and in any case after this. */
export const LONGEST_SESSION = 180 * DAY;

export interface Session {
  id: string;
  account: string;
}

/** @returns the token for the cookie. */
export async function startSession(ctx: AccountsContext, db: EntityManager, account: string, userAgent: string): Promise<string> {
  const { token, hash } = newSecret();
  await db.delete(loginSessionTable, { account, expiresAt: LessThan(ctx.now()) });
  await db.insert(loginSessionTable, { tokenHash: hash, account, userAgent: shortAgent(userAgent), createdAt: ctx.now(), lastSeenAt: ctx.now(), expiresAt: later(ctx, IDLE) });
  return token;
}

/** “Firefox on Windows”: enough to know one's own sessions by, too little to follow anybody. */
function shortAgent(agent: string): string {
  const browser = /(Edg|OPR|Firefox|Chrome|Safari)(?=\/)/.exec(agent)?.[1] ?? 'Browser';
  const system = /(Android|iPhone|iPad|Windows|Macintosh|CrOS|Linux)/.exec(agent)?.[1];
  const name = { Edg: 'Edge', OPR: 'Opera' }[browser] ?? browser;
  return system ? `${name} on ${system === 'Macintosh' ? 'macOS' : system}` : name;
}

/** The session of a cookie, or null. Every use moves its end, up to the longest a session may last. */
export async function sessionOf(ctx: AccountsContext, token: string): Promise<Session | null> {
  const row = await ctx.db.manager.findOneBy(loginSessionTable, { tokenHash: hashOf(token) });
  if (!row || row.expiresAt <= ctx.now()) return null;
  if (isStale(ctx, row.lastSeenAt)) {
    const expiresAt = new Date(Math.min(later(ctx, IDLE).getTime(), row.createdAt.getTime() + LONGEST_SESSION));
    await ctx.db.manager.update(loginSessionTable, { id: row.id }, { lastSeenAt: ctx.now(), expiresAt });
  }
  return { id: row.id, account: row.account };
}

/** Ends one session. */
export async function signOut(ctx: AccountsContext, session: Session): Promise<void> {
  await ctx.db.manager.delete(loginSessionTable, { id: session.id });
  ctx.revocations.publish(session.account, [session.id]);
}

/** Ends all sessions of the account except `keep`. Access tokens stay: they are revoked one by one. */
export async function signOutEverywhere(ctx: AccountsContext, account: string, keep?: string): Promise<void> {
  ctx.revocations.publish(account, await endSessions(ctx.db.manager, account, keep));
}

/** Ids of the sessions that it ended; inside a transaction they are to be published after its commit. */
export async function endSessions(db: EntityManager, account: string, keep?: string): Promise<string[]> {
  const gone = db.createQueryBuilder().delete().from(loginSessionTable).where('account = :account', { account }).returning('id');
  if (keep !== undefined) gone.andWhere('id <> :keep', { keep });
  const { raw } = await gone.execute();
  return (raw as { id: string }[]).map(({ id }) => id);
}
