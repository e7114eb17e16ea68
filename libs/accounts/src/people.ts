/** Accounts as such: finding, making, describing them. */
import { type EntityManager, In } from 'typeorm';

import { canonicalLine } from '@baraza/domain';

import { type AccountsContext, later, MINUTE } from './context.js';
import { AccountError } from './errors.js';
import { checkStrength, hashPassword } from './passwords.js';
import { type AccountRow, accountTable } from './tables.js';

/** What others may see of an account that is signed in as itself. */
export interface Person {
  id: string;
  email: string;
  displayName: string;
  locale: string;
}
export const personOf = ({ id, email, displayName, locale }: AccountRow): Person => ({ id, email, displayName, locale });

/** The one form in which an address is kept and compared. @throws AccountError `invalidInput` where it is none. */
export function canonicalEmail(raw: string): string {
  const email = raw.normalize('NFC').trim().toLowerCase();
  if (email.length > 254 || !/^[^\s@<>"]+@[^\s@<>"]+$/.test(email)) throw new AccountError('invalidInput', `“${raw.slice(0, 100)}” is not an e-mail address.`, { field: 'email' });
  return email;
}

/** A name that others see. @throws AccountError `invalidInput` where nothing is left of it. */
export function canonicalName(raw: string, field = 'displayName'): string {
  const name = canonicalLine(raw);
  if (name === '' || name.length > 200) throw new AccountError('invalidInput', 'A name has between 1 and 200 characters.', { field });
  return name;
}

export const findByEmail = (db: EntityManager, email: string): Promise<AccountRow | null> => db.findOneBy(accountTable, { email });

/** @throws AccountError `unknownAccount`. */
export async function accountById(db: EntityManager, id: string): Promise<AccountRow> {
  const row = await db.findOneBy(accountTable, { id });
  if (!row) throw new AccountError('unknownAccount', 'There is no such account.');
  return row;
}

export interface NewAccount {
  email: string;
  displayName: string;
  password: string;
}

/** @throws AccountError `accountExists`, `weakPassword`, `invalidInput`. */
export async function createAccount(db: EntityManager, input: NewAccount): Promise<AccountRow> {
  const email = canonicalEmail(input.email);
  checkStrength(input.password, email);
  const row = { email, displayName: canonicalName(input.displayName), passwordHash: await hashPassword(input.password) };
  // ON CONFLICT rather than asking first: two people may use the same address at the same moment.
  const { raw } = await db.createQueryBuilder().insert().into(accountTable).values(row).orIgnore().returning('id').execute();
  const id = (raw as { id: string }[])[0]?.id;
  if (!id) throw new AccountError('accountExists', 'There is an account with this address already. Sign in first, then open the link again.', { email });
  return accountById(db, id);
}

/** Changes what a person says about themselves. */
export async function updateProfile(ctx: AccountsContext, account: string, { displayName, locale }: { displayName?: string; locale?: string }): Promise<Person> {
  const patch = { ...(displayName === undefined ? {} : { displayName: canonicalName(displayName) }), ...(locale === undefined ? {} : { locale }) };
  if (Object.keys(patch).length > 0) await ctx.db.manager.update(accountTable, { id: account }, patch);
  return personOf(await accountById(ctx.db.manager, account));
}

/** The time until which a change of a moment needs no writing. */
export const isStale = (ctx: AccountsContext, at: Date | null): boolean => at === null || at < later(ctx, -5 * MINUTE);

/** The person with this address; null where there is none. */
export async function findPerson(ctx: AccountsContext, email: string): Promise<Person | null> {
  const row = await findByEmail(ctx.db.manager, canonicalEmail(email));
  return row && personOf(row);
}

/** The people behind these ids, in no order; ids that are none are left out. */
export async function peopleById(ctx: AccountsContext, ids: readonly string[]): Promise<Person[]> {
  if (ids.length === 0) return [];
  return (await ctx.db.manager.findBy(accountTable, { id: In([...ids]) })).map(personOf);
}
