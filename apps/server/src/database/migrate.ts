/** Brings the database up to date before anything uses it. */
import { MIGRATIONS } from '@baraza/migrations';
import { APP_ROLE, createDataSource, NewerDatabaseError, OWNER_ROLE, prepareDatabase } from '@baraza/persistence';

import { StartError } from '../start-error.js';
import { canLogIn, checkAppLogin, derivedPassword } from './app-login.js';
import { copyBeforeUpdate } from './copy-before-update.js';
import type { OpenDatabase } from './open.js';

const OLDEST_POSTGRES = 16;
/** SQLSTATE insufficient_privilege. */
const NOT_ALLOWED = '42501';

/** @throws StartError: no connection, too old, too new, missing rights (with the SQL to run), a login that may not be used, a copy of the data that could not be made. */
export async function migrate(database: OpenDatabase, say: (sentence: string) => void): Promise<void> {
  const { ownerUrl, appUrl, ownLogin } = database;
  const user = await lookAround(ownerUrl);
  // Setting the same password again would need rights that somebody may have taken away after the first start.
  const keep = ownLogin || (await canLogIn(appUrl));
  try {
    const done = await prepareDatabase({ adminUrl: ownerUrl, appPassword: keep ? null : derivedPassword(ownerUrl), migrations: [...MIGRATIONS], beforeMigrations: () => copyBeforeUpdate(database, say) });
    if (done.length > 0) say(`The database is up to date (${done.length === 1 ? 'one change' : `${done.length} changes`}).`);
  } catch (error) {
    if (error instanceof NewerDatabaseError) throw new StartError(`${error.message} Nothing was changed.`, { cause: error });
    if (codeOf(error) === NOT_ALLOWED) throw new StartError(sqlFor(user), { cause: error });
    throw error;
  }
  if (ownLogin && !(await canLogIn(appUrl))) throw new StartError('The login of DATABASE_APP_URL does not work. Check name, password and address.');
  await checkAppLogin(appUrl);
}

/** @returns the name that we log in by, quoted. */
async function lookAround(url: string): Promise<string> {
  const source = await connect(url);
  try {
    const rows: { user: string; version: string }[] = await source.query(`SELECT quote_ident(current_user) AS user, current_setting('server_version_num') AS version`);
    const { user, version } = rows[0]!;
    const major = Math.floor(Number(version) / 10_000);
    if (major < OLDEST_POSTGRES) throw new StartError(`Baraza needs Postgres ${OLDEST_POSTGRES} or newer; the server of DATABASE_URL is Postgres ${major}.`);
    return user;
  } finally {
    await source.destroy();
  }
}

async function connect(url: string): Promise<Awaited<ReturnType<ReturnType<typeof createDataSource>['initialize']>>> {
  try {
    return await createDataSource({ url, connections: 1 }).initialize();
  } catch (error) {
    const { host, pathname } = new URL(url);
    throw new StartError(`The database ${pathname.slice(1)} at ${host} cannot be used: ${why(error)} Check DATABASE_URL.`, { cause: error });
  }
}

function why(error: unknown): string {
  switch (codeOf(error)) {
    case 'ECONNREFUSED':
      return 'nobody answers there. Is the server running?';
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
      return 'there is no machine of this name.';
    case '28P01':
    case '28000':
      return 'name or password is wrong.';
    case '3D000':
      return 'there is no database of this name.';
    default:
      return `${error instanceof Error && error.message !== '' ? error.message : String(codeOf(error))}.`;
  }
}

const codeOf = (error: unknown): string => {
  const { code, errors } = (error ?? {}) as { code?: string; errors?: { code?: string }[] };
  return code ?? errors?.[0]?.code ?? '';
};

const sqlFor = (user: string): string =>
  [
    `The user ${user} of DATABASE_URL may not prepare the database. Ask its administrator to run this there, with a password of your own:`,
    '',
    `  CREATE ROLE ${OWNER_ROLE} NOLOGIN;`,
    `  CREATE ROLE ${APP_ROLE} LOGIN PASSWORD '…';`,
    `  GRANT ${OWNER_ROLE} TO ${user};`,
    `  GRANT USAGE, CREATE ON SCHEMA public TO ${OWNER_ROLE};`,
    '',
    `Then start again with DATABASE_APP_URL set to an address that logs in as ${APP_ROLE}.`,
  ].join('\n');
