/** Sign-in links: how people get in the first time, and back in, without a mail server. Opening one sets a password. */
import { IsNull, MoreThan } from 'typeorm';

import { type AccountsContext, DAY, later } from './context.js';
import { AccountError } from './errors.js';
import { checkStrength, hashPassword } from './passwords.js';
import { accountById, canonicalEmail, canonicalName, findByEmail, personOf, type Person } from './people.js';
import { hashOf, newSecret } from './secrets.js';
import { endSessions, startSession } from './sessions.js';
import type { SignedIn } from './sign-in.js';
import { accountTable, signInLinkTable, workspaceMembershipTable } from './tables.js';

const LINK_LIFE = 3 * DAY;

export interface SignInLink {
  token: string;
  email: string;
  expiresAt: Date;
}

/** For whoever runs the server. Earlier links of the account stop working. @throws AccountError `unknownAccount`. */
export async function issueSignInLink(ctx: AccountsContext, rawEmail: string): Promise<SignInLink> {
  const email = canonicalEmail(rawEmail);
  const row = await findByEmail(ctx.db.manager, email);
  if (!row) throw new AccountError('unknownAccount', `There is no account with the address ${email}.`, { email });
  const { token, hash } = newSecret();
  const expiresAt = later(ctx, LINK_LIFE);
  await ctx.db.transaction(async (db) => {
    await db.delete(signInLinkTable, { account: row.id });
    await db.insert(signInLinkTable, { tokenHash: hash, account: row.id, createdAt: ctx.now(), expiresAt });
  });
  return { token, email, expiresAt };
}

/**
 * For an administrator who lets a colleague back in. Whoever opens the link becomes that person everywhere, so it takes an administrator of every workspace the person is in.
 * @throws AccountError `notFound`, `otherWorkspaces`.
 */
export async function issueSignInLinkAs(ctx: AccountsContext, administrator: string, account: string): Promise<SignInLink> {
  const theirs = await ctx.db.manager.findBy(workspaceMembershipTable, { account });
  const mine = new Set((await ctx.db.manager.findBy(workspaceMembershipTable, { account: administrator, role: 'administrator' })).map(({ workspace }) => workspace));
  if (!theirs.some(({ workspace }) => mine.has(workspace))) throw new AccountError('notFound', 'You administer no workspace with this person.');
  if (!theirs.every(({ workspace }) => mine.has(workspace))) {
    throw new AccountError('otherWorkspaces', 'This person works in other workspaces too, so only whoever runs the server can make a sign-in link for them.');
  }
  return issueSignInLink(ctx, (await accountById(ctx.db.manager, account)).email);
}

/** Who the link is for. Does not use it up. @throws AccountError `linkUnusable`. */
export async function previewSignInLink(ctx: AccountsContext, token: string): Promise<Person & { isNew: boolean }> {
  const link = await ctx.db.manager.findOneBy(signInLinkTable, { tokenHash: hashOf(token), usedAt: IsNull(), expiresAt: MoreThan(ctx.now()) });
  if (!link) throw unusable();
  const row = await accountById(ctx.db.manager, link.account);
  return { ...personOf(row), isNew: row.passwordHash === null };
}

/** Sets the password, ends all sessions there were, and signs in. Works once. @throws AccountError `linkUnusable`, `weakPassword`. */
export async function openSignInLink(ctx: AccountsContext, { token, password, displayName }: { token: string; password: string; displayName?: string }, userAgent: string): Promise<SignedIn> {
  const { email } = await previewSignInLink(ctx, token);
  checkStrength(password, email);
  const passwordHash = await hashPassword(password);
  const name = displayName === undefined ? {} : { displayName: canonicalName(displayName) };
  const opened = await ctx.db.transaction(async (db) => {
    const account = await useUp(ctx, db.createQueryBuilder(), token);
    await db.update(accountTable, { id: account }, { passwordHash, ...name });
    const ended = await endSessions(db, account);
    return { account, ended, sessionToken: await startSession(ctx, db, account, userAgent), person: personOf(await accountById(db, account)) };
  });
  ctx.revocations.publish(opened.account, opened.ended);
  return { person: opened.person, sessionToken: opened.sessionToken };
}

/** One statement, so that of two who open the link at once one is too late. */
async function useUp(ctx: AccountsContext, query: ReturnType<AccountsContext['db']['manager']['createQueryBuilder']>, token: string): Promise<string> {
  const { raw } = await query
    .update(signInLinkTable)
    .set({ usedAt: ctx.now() })
    .where('token_hash = :hash AND used_at IS NULL AND expires_at > :now', { hash: hashOf(token), now: ctx.now() })
    .returning('account')
    .execute();
  const account = (raw as { account: string }[])[0]?.account;
  if (!account) throw unusable();
  return account;
}

const unusable = (): AccountError => new AccountError('linkUnusable', 'This link was used already, is too old, or was replaced by a newer one. Ask for a new one.');
