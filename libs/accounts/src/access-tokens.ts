/** Access tokens: how programs ask on behalf of a person. */
import { IsNull } from 'typeorm';

import { type AccountsContext, DAY, later } from './context.js';
import { AccountError } from './errors.js';
import { canonicalName, isStale } from './people.js';
import { hashOf, newSecret } from './secrets.js';
import { type AccessTokenRow, accessTokenTable } from './tables.js';

/** What secret scanners and people know a token by. */
export const TOKEN_PREFIX = 'baraza_';

export interface AccessToken {
  id: string;
  name: string;
  readOnly: boolean;
  createdAt: Date;
  lastUsedAt: Date | null;
  expiresAt: Date | null;
}
const publicPart = ({ id, name, readOnly, createdAt, lastUsedAt, expiresAt }: AccessTokenRow): AccessToken => ({ id, name, readOnly, createdAt, lastUsedAt, expiresAt });

/** @param days after which it ends; null: when it is revoked. @returns the token itself, which cannot be shown again. */
export async function createAccessToken(
  ctx: AccountsContext,
  account: string,
  { name, readOnly, days }: { name: string; readOnly: boolean; days: number | null },
): Promise<AccessToken & { token: string }> {
  const { token, hash } = newSecret(TOKEN_PREFIX);
  const row = { tokenHash: hash, account, name: canonicalName(name, 'name'), readOnly, createdAt: ctx.now(), expiresAt: days === null ? null : later(ctx, days * DAY) };
  const { identifiers } = await ctx.db.manager.insert(accessTokenTable, row);
  const made = await ctx.db.manager.findOneByOrFail(accessTokenTable, { id: (identifiers[0] as { id: string }).id });
  return { ...publicPart(made), token };
}

/** Those that were not revoked, newest first; addresses of calendars have a list of their own. */
export async function listAccessTokens(ctx: AccountsContext, account: string): Promise<AccessToken[]> {
  const rows = await ctx.db.manager.find(accessTokenTable, { where: { account, revokedAt: IsNull(), calendarProject: IsNull() }, order: { createdAt: 'DESC', id: 'ASC' } });
  return rows.map(publicPart);
}

/** @throws AccountError `notFound` where the account has no such token. */
export async function revokeAccessToken(ctx: AccountsContext, account: string, id: string): Promise<void> {
  const { affected } = await ctx.db.manager.update(accessTokenTable, { id, account, revokedAt: IsNull() }, { revokedAt: ctx.now() });
  if (affected !== 1) throw new AccountError('notFound', 'There is no such access token.');
  ctx.revocations.publish(account, [id]);
}

export interface TokenBearer {
  id: string;
  account: string;
  readOnly: boolean;
}

/** Whose token it is; null where it is revoked, too old or none of ours. The address of a calendar is none: whoever has it sees that calendar and does nothing in the person's name. */
export async function accountOfToken(ctx: AccountsContext, token: string): Promise<TokenBearer | null> {
  const row = await ctx.db.manager.findOneBy(accessTokenTable, { tokenHash: hashOf(token), revokedAt: IsNull(), calendarProject: IsNull() });
  if (!row || (row.expiresAt !== null && row.expiresAt <= ctx.now())) return null;
  if (isStale(ctx, row.lastUsedAt)) await ctx.db.manager.update(accessTokenTable, { id: row.id }, { lastUsedAt: ctx.now() });
  return { id: row.id, account: row.account, readOnly: row.readOnly };
}
