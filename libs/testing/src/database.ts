/** A migrated database for a test, reached as the server reaches it: by the role that row-level security binds. */
import { randomUUID } from 'node:crypto';
import { CommandHandler, type CommandResult } from '@baraza/commands';
import { type Inputs, type OperationName, OPERATIONS, type TemplateCode } from '@baraza/domain';
import { MIGRATIONS } from '@baraza/migrations';
import { appUrl, createDataSource, prepareDatabase, type ProjectPlace } from '@baraza/persistence';
import type { DataSource } from 'typeorm';
import { createTestDatabase } from './postgres.js';

const PASSWORD = 'only-for-tests';

export interface TestStore {
  /** As the server's role. */
  dataSource: DataSource;
  url: string;
  /** As the superuser, to look behind the scenes. */
  adminUrl: string;
  close(): Promise<void>;
}

/** A fresh migrated database. */
export async function createTestStore({ connections = 5 }: { connections?: number } = {}): Promise<TestStore> {
  const database = await createTestDatabase();
  await prepareDatabase({ adminUrl: database.url, appPassword: PASSWORD, migrations: MIGRATIONS });
  const url = appUrl(database.url, PASSWORD);
  const dataSource = await createDataSource({ url, connections }).initialize();
  return {
    dataSource,
    url,
    adminUrl: database.url,
    close: async () => {
      await dataSource.destroy();
      await database.drop();
    },
  };
}

/** A handler that fails the test on a defect of an operation. */
export const testHandler = (dataSource: DataSource): CommandHandler =>
  new CommandHandler(dataSource, (operation, error) => {
    // Past the handler, which goes on whatever becomes of the report.
    setImmediate(() => {
      throw new Error(`${operation} failed in a way nobody foresaw.`, { cause: error });
    });
  });

/** Accounts of these ids, in the workspace, which is made where it is not there: nobody comes into a project who is not in its workspace. */
export async function enrol(dataSource: DataSource, workspace: string, accounts: readonly string[]): Promise<void> {
  await dataSource.query(`INSERT INTO workspace (id, name) VALUES ($1, 'Test workspace') ON CONFLICT (id) DO NOTHING`, [workspace]);
  await dataSource.query(`INSERT INTO account (id, email, display_name) SELECT id, id || '@example.org', 'Somebody' FROM unnest($1::uuid[]) AS given (id) ON CONFLICT (id) DO NOTHING`, [accounts]);
  await dataSource.query(`INSERT INTO workspace_membership (workspace, account, role) SELECT $1, id, 'member' FROM unnest($2::uuid[]) AS given (id) ON CONFLICT DO NOTHING`, [workspace, accounts]);
}

/** A new project with `owner` in it, who is in the workspace. */
export async function foundTestProject(handler: CommandHandler, owner: string, options: { workspace?: string; template?: TemplateCode } = {}): Promise<ProjectPlace> {
  const place = { workspace: options.workspace ?? randomUUID(), project: randomUUID() };
  const input: Inputs['foundProject'] = {
    id: place.project,
    name: 'Test project',
    description: null,
    timeZone: null,
    fictional: true,
    template: options.template ?? 'ssr',
    member: randomUUID(),
    displayName: 'Owner',
  };
  await enrol(handler.dataSource, place.workspace, [owner]);
  const result = await submitAs(handler, place, owner, 'foundProject', input, { system: true });
  if (result.status !== 'done') throw new Error(`The project was not founded: ${JSON.stringify(result)}`);
  return place;
}

/** Submits one operation as a person without a counting client. */
export const submitAs = <N extends OperationName>(
  handler: CommandHandler,
  place: ProjectPlace,
  actor: string,
  name: N,
  input: Inputs[N],
  options: { system?: boolean; group?: string; client?: { id: string; n: number } } = {},
): Promise<CommandResult> =>
  handler.submit({
    place,
    actor,
    authority: options.system ? 'system' : 'member',
    client: options.client ?? null,
    name,
    version: OPERATIONS[name].version,
    input,
    group: options.group ?? null,
    ...(name === 'foundProject' ? { founding: true as const } : {}),
    ...(options.system && OPERATIONS[name].serverOnly ? { fromServer: true as const } : {}),
  });
