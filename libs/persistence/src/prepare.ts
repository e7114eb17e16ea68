/** Brings a database to the state that this code needs: roles, then migrations, under a lock that a second starting server waits for. */
import type { DataSource, DataSourceOptions } from 'typeorm';
import { createDataSource } from './data-source.js';

/** Owns the tables. Nobody signs in as it. */
export const OWNER_ROLE = 'baraza_owner';
/** What the server signs in as: owns nothing, cannot bypass row-level security. */
export const APP_ROLE = 'baraza_app';

type Migrations = NonNullable<DataSourceOptions['migrations']>;

/** The database holds migrations that this code does not know: it was used by a newer version. */
export class NewerDatabaseError extends Error {
  override readonly name = 'NewerDatabaseError';
  constructor(readonly unknown: readonly string[]) {
    super(`The database was last used by a newer version of Baraza (it has ${unknown.join(', ')}). Start that version, or a later one.`);
  }
}

// Any number will do as long as every version uses the same.
const LOCK = 7_262_372;

export interface PrepareSettings {
  /** Address of a role that may create roles and tables. */
  adminUrl: string;
  /** Password that the server's role gets; null: the role exists and keeps its own. */
  appPassword: string | null;
  migrations: Migrations;
  /** Called before the tables of a database that is in use already are changed. Where it rejects, they are not. */
  beforeMigrations?: () => Promise<void>;
}

/** Creates the roles where they are missing, runs what migrations are missing, and returns the names of those that ran. */
export async function prepareDatabase({ adminUrl, appPassword, migrations, beforeMigrations }: PrepareSettings): Promise<string[]> {
  const admin = await createDataSource({ url: adminUrl, migrations, connections: 1 }).initialize();
  try {
    await admin.query('SELECT pg_advisory_lock($1)', [LOCK]);
    await ensureRoles(admin);
    await refuseNewer(admin);
    const pending = await pendingMigrations(admin);
    if (pending.length > 0 && (await executed(admin)).length > 0) await beforeMigrations?.();
    if (appPassword !== null) await setPassword(admin, appPassword);
    // Tables belong to the owner's role, whoever runs this; the connection is the pool's only one, so the setting holds for all that follows.
    await openSchema(admin);
    await admin.query(`SET ROLE ${OWNER_ROLE}`);
    return (await admin.runMigrations()).map(({ name }) => name);
  } finally {
    await admin.destroy();
  }
}

/** The address of `url` for the server's role. */
export function appUrl(url: string, appPassword: string): string {
  const address = new URL(url);
  address.username = APP_ROLE;
  address.password = appPassword;
  return address.href;
}

/** Each step only where it is still needed: somebody who was given what is needed by an administrator may not be allowed to do it again. */
async function ensureRoles(admin: DataSource): Promise<void> {
  // Roles belong to the whole server: somebody else may create them at the same moment.
  for (const [role, attributes] of [
    [OWNER_ROLE, 'NOLOGIN'],
    [APP_ROLE, 'LOGIN NOBYPASSRLS'],
  ] as const) {
    const exists: unknown[] = await admin.query('SELECT 1 FROM pg_roles WHERE rolname = $1', [role]);
    if (exists.length === 0) await admin.query(`DO $$ BEGIN CREATE ROLE ${role} ${attributes}; EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL; END $$`);
  }
  const [actsAsOwner]: { yes: boolean }[] = await admin.query(`SELECT pg_has_role(current_user, $1, 'USAGE') AS yes`, [OWNER_ROLE]);
  if (!actsAsOwner?.yes) await admin.query(`DO $$ BEGIN EXECUTE format('GRANT ${OWNER_ROLE} TO %I', current_user); EXCEPTION WHEN unique_violation THEN NULL; END $$`);
}

async function openSchema(admin: DataSource): Promise<void> {
  for (const [role, right] of [
    [OWNER_ROLE, 'USAGE'],
    [OWNER_ROLE, 'CREATE'],
    [APP_ROLE, 'USAGE'],
  ] as const) {
    const [has]: { yes: boolean }[] = await admin.query(`SELECT has_schema_privilege($1, 'public', $2) AS yes`, [role, right]);
    if (!has?.yes) await admin.query(`GRANT ${right} ON SCHEMA public TO ${role}`);
  }
}

async function setPassword(admin: DataSource, password: string): Promise<void> {
  const rows: { statement: string }[] = await admin.query(`SELECT format('ALTER ROLE ${APP_ROLE} PASSWORD %L', $1::text) AS statement`, [password]);
  await patiently(() => admin.query(rows[0]!.statement));
}

/** Roles belong to the whole server, and our lock to one database: a server that prepares another one may be changing the same role. Postgres then refuses one of the two. */
async function patiently(change: () => Promise<unknown>): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      await change();
      return;
    } catch (error) {
      if (attempt === 10 || !(error instanceof Error) || !error.message.includes('tuple concurrently updated')) throw error;
    }
  }
}

async function executed(admin: DataSource): Promise<string[]> {
  const exists: { found: string | null }[] = await admin.query(`SELECT to_regclass('public.migration')::text AS found`);
  if (!exists[0]?.found) return [];
  const rows: { name: string }[] = await admin.query('SELECT name FROM migration ORDER BY id');
  return rows.map(({ name }) => name);
}

const known = (admin: DataSource): string[] => admin.migrations.map(({ name, constructor }) => name ?? constructor.name);

async function refuseNewer(admin: DataSource): Promise<void> {
  const unknown = (await executed(admin)).filter((name) => !known(admin).includes(name));
  if (unknown.length > 0) throw new NewerDatabaseError(unknown);
}

async function pendingMigrations(admin: DataSource): Promise<string[]> {
  const done = await executed(admin);
  return known(admin).filter((name) => !done.includes(name));
}
