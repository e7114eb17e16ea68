/** The first start: somebody has to be able to get in. */
import { IsNull, Not } from 'typeorm';

import type { AccountsContext } from './context.js';
import { canonicalEmail, findByEmail } from './people.js';
import { issueSignInLink, type SignInLink } from './sign-in-links.js';
import { accountTable } from './tables.js';
import { insertWorkspace } from './workspaces.js';

/**
 * Makes the first account with a workspace of its own, and a link to sign in by. As long as nobody has opened such a link, every start makes a new one.
 * @returns null where somebody can sign in already.
 */
export async function createFirstOwner(ctx: AccountsContext, email: string): Promise<SignInLink | null> {
  if (await ctx.db.manager.existsBy(accountTable, { passwordHash: Not(IsNull()) })) return null;
  await ctx.db.transaction(async (db) => {
    // Two servers may start on one new database.
    await db.query(`SELECT pg_advisory_xact_lock(hashtext('baraza first owner'))`);
    if (await findByEmail(db, canonicalEmail(email))) return;
    const { identifiers } = await db.insert(accountTable, { email: canonicalEmail(email), displayName: 'Owner', passwordHash: null, createdAt: ctx.now() });
    await insertWorkspace(ctx, db, (identifiers[0] as { id: string }).id, 'My workspace');
  });
  return issueSignInLink(ctx, email);
}
