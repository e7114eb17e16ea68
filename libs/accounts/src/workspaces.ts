/** Workspaces (organisations, the tenants) and who is in them. What a person may do in a project is not decided here but by the project's members. */
import { type EntityManager, In, IsNull } from 'typeorm';

import { Refusal } from '@baraza/domain';

import { type AccountsContext, type PlaceInProjects } from './context.js';
import { AccountError } from './errors.js';
import { accountById, canonicalName } from './people.js';
import { accountTable, invitationTable, type WorkspaceRole, workspaceDepartureTable, workspaceMembershipTable, workspaceTable } from './tables.js';

export interface Workspace {
  id: string;
  name: string;
  /** What the person who asks is there. */
  role: WorkspaceRole;
}

/** Whoever makes a workspace administers it. */
export async function createWorkspace(ctx: AccountsContext, account: string, name: string): Promise<Workspace> {
  return ctx.db.transaction((db) => insertWorkspace(ctx, db, account, name));
}

export async function insertWorkspace(ctx: AccountsContext, db: EntityManager, account: string, rawName: string): Promise<Workspace> {
  const name = canonicalName(rawName, 'name');
  const { identifiers } = await db.insert(workspaceTable, { name, createdAt: ctx.now() });
  const { id } = identifiers[0] as { id: string };
  await db.insert(workspaceMembershipTable, { workspace: id, account, role: 'administrator', createdAt: ctx.now() });
  return { id, name, role: 'administrator' };
}

/** @throws AccountError `notFound`, `forbidden`. */
export async function renameWorkspace(ctx: AccountsContext, account: string, workspace: string, rawName: string): Promise<Workspace> {
  await requireAdministrator(ctx, account, workspace);
  const name = canonicalName(rawName, 'name');
  await ctx.db.manager.update(workspaceTable, { id: workspace }, { name });
  return { id: workspace, name, role: 'administrator' };
}

/** The workspaces that the account is in, by name. */
export async function listWorkspaces(ctx: AccountsContext, account: string): Promise<Workspace[]> {
  const memberships = await ctx.db.manager.findBy(workspaceMembershipTable, { account });
  const roles = new Map(memberships.map(({ workspace, role }) => [workspace, role]));
  const rows = await ctx.db.manager.find(workspaceTable, { where: { id: In([...roles.keys()]) }, order: { name: 'ASC', id: 'ASC' } });
  return rows.map(({ id, name }) => ({ id, name, role: roles.get(id) ?? 'member' }));
}

/** What the account is in the workspace; null where it is not in it. */
export async function workspaceRole(ctx: AccountsContext, account: string, workspace: string): Promise<WorkspaceRole | null> {
  return (await ctx.db.manager.findOneBy(workspaceMembershipTable, { workspace, account }))?.role ?? null;
}

export interface WorkspaceMember extends PlaceInProjects {
  account: string;
  email: string;
  displayName: string;
  role: WorkspaceRole;
}

/** For administrators. @throws AccountError `notFound`, `forbidden`. */
export async function listWorkspaceMembers(ctx: AccountsContext, account: string, workspace: string): Promise<WorkspaceMember[]> {
  await requireAdministrator(ctx, account, workspace);
  const roles = new Map((await ctx.db.manager.findBy(workspaceMembershipTable, { workspace })).map((row) => [row.account, row.role]));
  const people = await ctx.db.manager.find(accountTable, { where: { id: In([...roles.keys()]) }, order: { displayName: 'ASC', email: 'ASC' } });
  const places = await ctx.projects.places(workspace);
  return people.map(({ id, email, displayName }) => ({ account: id, email, displayName, role: roles.get(id) ?? 'member', ...(places.get(id) ?? { projects: 0, onlyOwnerOf: 0 }) }));
}

/**
 * Takes somebody out of the workspace and of all its projects; what they entered stays. Invitations that are for them, or that they made, lose their force, and others from before let them in no
 * more. Projects come first: a removal that was cut off leaves somebody in the list who can be removed again, and nobody in a project who is not in the list.
 * @throws AccountError `notFound`, `forbidden`, `lastAdministrator`, `onlyOwner`.
 */
export async function removeFromWorkspace(ctx: AccountsContext, by: string, workspace: string, account: string): Promise<void> {
  await requireAdministrator(ctx, by, workspace);
  const role = await workspaceRole(ctx, account, workspace);
  if (role === null) throw new AccountError('notFound', 'This person is not in the workspace.');
  if (role === 'administrator') await requireAnotherAdministrator(ctx.db.manager, workspace, account);
  const { onlyOwnerOf } = (await ctx.projects.places(workspace)).get(account) ?? { onlyOwnerOf: 0 };
  if (onlyOwnerOf > 0) throw onlyOwner(onlyOwnerOf);
  const { email } = await accountById(ctx.db.manager, account);
  await leaveProjects(ctx, by, workspace, account);
  await ctx.db.transaction(async (db) => {
    // One after the other, so that two administrators cannot remove each other.
    await db.findOneOrFail(workspaceTable, { where: { id: workspace }, lock: { mode: 'for_no_key_update' } });
    if (role === 'administrator') await requireAnotherAdministrator(db, workspace, account);
    for (const theirs of [{ email }, { invitedBy: account }]) await db.update(invitationTable, { workspace, ...theirs, usedAt: IsNull(), revokedAt: IsNull() }, { revokedAt: ctx.now() });
    await db.createQueryBuilder().insert().into(workspaceDepartureTable).values({ workspace, account, departedAt: ctx.now() }).orUpdate(['departed_at'], ['workspace', 'account']).execute();
    await db.delete(workspaceMembershipTable, { workspace, account });
  });
  // From here on no project takes them in; what did meanwhile is left again.
  await leaveProjects(ctx, by, workspace, account);
}

async function leaveProjects(ctx: AccountsContext, by: string, workspace: string, account: string): Promise<void> {
  try {
    await ctx.projects.leaveAll(workspace, account, by);
  } catch (error) {
    if (error instanceof Refusal && error.code === 'stillNeeded') throw onlyOwner(1);
    throw error;
  }
}

async function requireAnotherAdministrator(db: EntityManager, workspace: string, account: string): Promise<void> {
  const administrators = await db.findBy(workspaceMembershipTable, { workspace, role: 'administrator' });
  if (administrators.every((other) => other.account === account)) throw new AccountError('lastAdministrator', 'A workspace needs an administrator, and this is the only one.');
}

const onlyOwner = (count: number): AccountError =>
  new AccountError('onlyOwner', `This person is the only owner of ${count === 1 ? 'a project' : `${count} projects`} here. Somebody else has to become owner there first.`, { count });

async function requireAdministrator(ctx: AccountsContext, account: string, workspace: string): Promise<void> {
  const role = await workspaceRole(ctx, account, workspace);
  if (role === null) throw new AccountError('notFound', 'There is no such workspace, or you are not in it.');
  if (role !== 'administrator') throw new AccountError('forbidden', 'Only an administrator of the workspace may do this.');
}
