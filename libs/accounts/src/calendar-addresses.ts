/** Addresses by which programs subscribe to the calendar of a project: access tokens that open nothing else. */
import { findProject, type ProjectPlace } from '@baraza/persistence';
import { IsNull, LessThan } from 'typeorm';

import type { AccountsContext } from './context.js';
import { AccountError } from './errors.js';
import { networkOf } from './network.js';
import { canonicalName } from './people.js';
import { hashOf, newSecret } from './secrets.js';
import { type AccessTokenRow, accessTokenTable } from './tables.js';

const CALENDAR_PREFIX = 'barazacal_';

export interface CalendarAddress {
  id: string;
  /** Where the person uses it. */
  name: string;
  /** Null: all processes of the project. */
  process: string | null;
  createdAt: Date;
  /** The day on which it was last asked, at midnight UTC: the hour would tell when somebody opens their laptop. */
  lastUsedAt: Date | null;
}
const publicPart = ({ id, name, calendarProcess, createdAt, lastUsedAt }: AccessTokenRow): CalendarAddress => ({ id, name, process: calendarProcess, createdAt, lastUsedAt });

/** @returns the token of the address, which cannot be shown again. @throws AccountError `notFound` where the account is not in the project or may not read the process. */
export async function createCalendarAddress(ctx: AccountsContext, account: string, { name, project, process }: { name: string; project: string; process: string | null }): Promise<CalendarAddress & { token: string }> {
  const place = await findProject(ctx.db, project);
  const member = place && (await ctx.projects.membership(place.workspace, place.project, account, process));
  if (!place || member === null) throw new AccountError('notFound', 'There is no such calendar, or you may not see it.');
  const { token, hash } = newSecret(CALENDAR_PREFIX);
  const row = { tokenHash: hash, account, name: canonicalName(name, 'name'), readOnly: true, createdAt: ctx.now(), expiresAt: null, calendarWorkspace: place.workspace, calendarProject: place.project, calendarMember: member, calendarProcess: process };
  const { identifiers } = await ctx.db.manager.insert(accessTokenTable, row);
  const made = await ctx.db.manager.findOneByOrFail(accessTokenTable, { id: (identifiers[0] as { id: string }).id });
  return { ...publicPart(made), token };
}

/** The account's own in this project that were not revoked, newest first. */
export async function listCalendarAddresses(ctx: AccountsContext, account: string, project: string): Promise<CalendarAddress[]> {
  const rows = await ctx.db.manager.find(accessTokenTable, { where: { account, calendarProject: project, revokedAt: IsNull() }, order: { createdAt: 'DESC', id: 'ASC' } });
  return rows.map(publicPart);
}

/** What an address opens, and for whom; whether the person still may is for whoever reads there. */
export interface CalendarGrant {
  id: string;
  account: string;
  place: ProjectPlace;
  /** The membership that it ends with. */
  member: string;
  process: string | null;
  /** The language of the person. */
  locale: string;
}

const GRANT = `
  SELECT t.id, t.account, t.calendar_workspace AS workspace, t.calendar_project AS project, t.calendar_member AS member, t.calendar_process AS process, a.locale
    FROM access_token t JOIN account a ON a.id = t.account
   WHERE t.token_hash = $1 AND t.calendar_project IS NOT NULL AND t.revoked_at IS NULL`;

/**
 * What stands behind the token; null where it was revoked or is none. One statement for each, so that the time tells nobody which. @param address network address that asks: it is counted, and
 * nothing else done with it.
 * @throws AccountError `tooManyTries`.
 */
export async function calendarOfToken(ctx: AccountsContext, token: string, address: string): Promise<CalendarGrant | null> {
  const network = networkOf(address);
  const wait = ctx.calendarGuesses.take(network);
  if (wait > 0) throw tooMany(wait);
  const [row] = await ctx.db.query<(Omit<CalendarGrant, 'place'> & ProjectPlace)[]>(GRANT, [hashOf(token)]);
  if (!row) return null;
  ctx.calendarGuesses.giveBack(network);
  const ofThis = ctx.calendarReads.take(row.id);
  if (ofThis > 0) throw tooMany(ofThis);
  const { workspace, project, ...grant } = row;
  return { ...grant, place: { workspace, project } };
}

/** Notes that an address was answered today. */
export async function noteCalendarUse(ctx: AccountsContext, { id }: CalendarGrant): Promise<void> {
  const today = new Date(ctx.now().toISOString().slice(0, 10));
  await ctx.db.manager.update(accessTokenTable, [{ id, lastUsedAt: IsNull() }, { id, lastUsedAt: LessThan(today) }], { lastUsedAt: today });
}

const tooMany = (seconds: number): AccountError => new AccountError('tooManyTries', `This was asked too often. Wait ${seconds} seconds and try again.`, { seconds });
