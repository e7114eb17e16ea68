/** Which project and which person a command means. */
import { findPerson, listWorkspaces, type Workspace } from '@baraza/accounts';
import { inTransaction, type ProjectPlace } from '@baraza/persistence';
import type { DataSource } from 'typeorm';

import { StartError } from '../start-error.js';
import { type Toolbox, UsageError } from './command.js';

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

export interface NamedProject extends ProjectPlace {
  name: string;
}

/** The project of this name or id. @throws StartError where there is none, or several. */
export async function findProjectNamed(dataSource: DataSource, text: string | undefined): Promise<NamedProject> {
  if (text === undefined) throw new UsageError('--project is missing: the name or id of a project.');
  const projects = await allProjects(dataSource);
  const found = UUID.test(text) ? projects.filter(({ project }) => project === text.toLowerCase()) : projects.filter(({ name }) => name.toLowerCase() === text.trim().toLowerCase());
  if (found.length === 1) return found[0]!;
  if (found.length > 1) throw new StartError(`${found.length} projects are called “${text}”. Say which one by its id:\n${listed(found)}`);
  throw new StartError(projects.length === 0 ? 'There is no project yet.' : `There is no project “${text}”. There are:\n${listed(projects.slice(0, 20))}`);
}

const listed = (projects: readonly NamedProject[]): string => projects.map(({ project, name }) => `  ${project}  ${name}`).join('\n');

/** Whoever can run commands here can read the whole database, so names of all workspaces are no secret to them. Each workspace is asked by itself, as row-level security has it. */
async function allProjects(dataSource: DataSource): Promise<NamedProject[]> {
  const places = await inTransaction(dataSource, null, (sql) => sql.query<{ workspace_id: string }>('SELECT DISTINCT workspace_id FROM project_directory'));
  const projects: NamedProject[] = [];
  for (const { workspace_id: workspace } of places) {
    const rows = await inTransaction(dataSource, workspace, (sql) => sql.query<{ project_id: string; name: string }>('SELECT project_id, name FROM project WHERE workspace_id = $1 AND NOT deleted ORDER BY name', [workspace]));
    projects.push(...rows.map(({ project_id: project, name }) => ({ workspace, project, name })));
  }
  return projects;
}

/** The account that a command acts as: the person of this address, else the project's first owner. */
export async function actingAccount({ accounts, dataSource }: Toolbox, email: string | undefined, { workspace, project }: ProjectPlace): Promise<string> {
  if (email !== undefined) return (await personOf({ accounts }, email)).id;
  const rows = await inTransaction(dataSource, workspace, (sql) =>
    sql.query<{ account_id: string }>(`SELECT account_id FROM member WHERE workspace_id = $1 AND project_id = $2 AND role = 'owner' AND NOT deleted ORDER BY created_seq LIMIT 1`, [workspace, project]),
  );
  if (!rows[0]) throw new StartError('The project has no owner. Say with --as on whose behalf this is done.');
  return rows[0].account_id;
}

/** @throws StartError where nobody has this address. */
export async function personOf({ accounts }: Pick<Toolbox, 'accounts'>, email: string): Promise<{ id: string; displayName: string }> {
  const person = await findPerson(accounts, email);
  if (!person) throw new StartError(`There is no account with the address ${email}.`);
  return person;
}

/** The workspace of this name or id among those that the person administers; without a name, the only one. */
export async function findWorkspaceNamed({ accounts }: Toolbox, account: string, text: string | undefined): Promise<Workspace> {
  const own = (await listWorkspaces(accounts, account)).filter(({ role }) => role === 'administrator');
  const found = text === undefined ? own : own.filter(({ id, name }) => id === text || name.toLowerCase() === text.trim().toLowerCase());
  if (found.length === 1) return found[0]!;
  const list = own.map(({ id, name }) => `  ${id}  ${name}`).join('\n');
  if (own.length === 0) throw new StartError('This person administers no workspace, so cannot begin a project.');
  throw new StartError(`${text === undefined ? 'Say with --workspace which one.' : `${found.length === 0 ? 'No' : 'More than one'} workspace of this person is called “${text}”.`} There are:\n${list}`);
}
