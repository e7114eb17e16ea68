/** The login that the server runs as: one that row-level security binds. */
import { createHmac } from 'node:crypto';

import { APP_ROLE, appUrl, createDataSource, OWNER_ROLE } from '@baraza/persistence';

import { StartError } from '../start-error.js';

/**
 * Password of the server's role, derived from that of the owner's login: all server processes that are given one DATABASE_URL agree on it, and it need not be kept anywhere.
 * @throws StartError where the address carries no password.
 */
export function derivedPassword(ownerUrl: string): string {
  const { password } = new URL(ownerUrl);
  if (password === '') {
    throw new StartError(`DATABASE_URL carries no password to derive one from for the role ${APP_ROLE} that the server runs as. Give that role a password of its own, and set DATABASE_APP_URL to an address that logs in as ${APP_ROLE}.`);
  }
  return createHmac('sha256', decodeURIComponent(password)).update(`password of ${APP_ROLE}`).digest('base64url');
}

/** `ownerUrl` with the server's role in the place of the owner. */
export const derivedAppUrl = (ownerUrl: string): string => appUrl(ownerUrl, derivedPassword(ownerUrl));

/** Whether one can log in with this address. */
export async function canLogIn(url: string): Promise<boolean> {
  const source = createDataSource({ url, connections: 1 });
  try {
    await source.initialize();
    return true;
  } catch {
    return false;
  } finally {
    if (source.isInitialized) await source.destroy();
  }
}

/** @throws StartError for a login that would undo the separation of workspaces, or that cannot be used. */
export async function checkAppLogin(url: string): Promise<void> {
  const source = await createDataSource({ url, connections: 1 }).initialize();
  try {
    const rows: { name: string; bypasses: boolean; owns: boolean; granted: boolean }[] = await source.query(
      `SELECT current_user AS name, rolsuper OR rolbypassrls AS bypasses, pg_has_role(current_user, $1, 'MEMBER') AS owns, pg_has_role(current_user, $2, 'USAGE') AS granted
       FROM pg_roles WHERE rolname = current_user`,
      [OWNER_ROLE, APP_ROLE],
    );
    const problem = problemOf(rows[0]!);
    if (problem !== null) throw new StartError(`The server must not run as the database role ${rows[0]!.name}: ${problem}. Set DATABASE_APP_URL to an address that logs in as ${APP_ROLE}.`);
  } finally {
    await source.destroy();
  }
}

function problemOf({ bypasses, owns, granted }: { bypasses: boolean; owns: boolean; granted: boolean }): string | null {
  if (bypasses) return 'it bypasses row-level security, which keeps workspaces apart';
  if (owns) return 'it owns the tables, so row-level security, which keeps workspaces apart, does not bind it';
  return granted ? null : `it lacks the rights of ${APP_ROLE}`;
}
