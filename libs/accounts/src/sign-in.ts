/** Signing in with address and password. */
import { type AccountsContext } from './context.js';
import { AccountError } from './errors.js';
import { networkOf } from './network.js';
import { accountById, canonicalEmail, findByEmail, type Person, personOf } from './people.js';
import { checkStrength, hashPassword, isPassword } from './passwords.js';
import { endSessions, type Session, startSession } from './sessions.js';
import { accountTable } from './tables.js';

/** Where a request comes from. */
export interface Origin {
  /** Network address; tries are counted for it. Nothing else is done with it. */
  address: string;
  userAgent: string;
}

export interface SignedIn {
  person: Person;
  /** For the cookie. */
  sessionToken: string;
}

/** @throws AccountError `wrongCredentials`, `tooManyTries`; the first says nothing about which of the two was wrong. */
export async function signIn(ctx: AccountsContext, { email: raw, password }: { email: string; password: string }, origin: Origin): Promise<SignedIn> {
  const email = canonicalEmail(raw);
  const giveBack = spendTry(ctx, email, origin.address);
  const row = await findByEmail(ctx.db.manager, email);
  const right = await isPassword(row?.passwordHash ?? null, password);
  if (!right || !row) throw wrongCredentials();
  giveBack();
  const sessionToken = await ctx.db.transaction(async (db) => {
    // The check took a while: a password changed meanwhile has ended all sessions, and this one must not slip in after that.
    const same = await db.findOne(accountTable, { where: { id: row.id, passwordHash: row.passwordHash ?? '' }, lock: { mode: 'pessimistic_read' } });
    if (!same) throw wrongCredentials();
    return startSession(ctx, db, row.id, origin.userAgent);
  });
  return { person: personOf(row), sessionToken };
}

const wrongCredentials = (): AccountError => new AccountError('wrongCredentials', 'Address or password is wrong.');

/** Counts before the work is done, so that many requests at once get no more tries. @returns a function for a try that was no guess. */
function spendTry(ctx: AccountsContext, email: string, address: string): () => void {
  const network = networkOf(address);
  const wait = ctx.triesOfAddress.take(network) || ctx.triesOfAccount.take(email);
  if (wait > 0) throw new AccountError('tooManyTries', `Too many tries. Wait ${wait} seconds and try again.`, { seconds: wait });
  return () => {
    ctx.triesOfAddress.giveBack(network);
    ctx.triesOfAccount.giveBack(email);
  };
}

/** Ends the account's other sessions. @throws AccountError `wrongPassword`, `weakPassword`, `tooManyTries`. */
export async function changePassword(ctx: AccountsContext, session: Session, { current, next }: { current: string; next: string }, address: string): Promise<void> {
  const row = await accountById(ctx.db.manager, session.account);
  const giveBack = spendTry(ctx, row.email, address);
  if (!(await isPassword(row.passwordHash, current))) throw new AccountError('wrongPassword', 'Your present password is not this one.');
  giveBack();
  checkStrength(next, row.email);
  const passwordHash = await hashPassword(next);
  const ended = await ctx.db.transaction(async (db) => {
    await db.update(accountTable, { id: row.id }, { passwordHash });
    return endSessions(db, row.id, session.id);
  });
  ctx.revocations.publish(row.id, ended);
}
