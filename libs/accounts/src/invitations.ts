/** Invitations to a project by link. */
import { type EntityManager, In, IsNull } from 'typeorm';

import { type Classification, hasRight, Refusal, type Role } from '@baraza/domain';

import { type AccountsContext, DAY, later } from './context.js';
import { AccountError } from './errors.js';
import { accountById, canonicalEmail, createAccount, type Person, personOf } from './people.js';
import { hashOf, newSecret } from './secrets.js';
import { startSession } from './sessions.js';
import { accountTable, type InvitationRow, invitationTable, workspaceDepartureTable, workspaceMembershipTable, workspaceTable } from './tables.js';

const INVITATION_LIFE = 14 * DAY;

interface ProjectPlace {
  workspace: string;
  project: string;
}
export interface NewInvitation extends ProjectPlace {
  role: Role;
  /** Null: the default of the role. */
  clearance: Classification | null;
  /** Where given, only the person with this address may accept. */
  email: string | null;
}

/** @returns the token for the link, which cannot be shown again. @throws AccountError `notFound`, `forbidden`. */
export async function invite(ctx: AccountsContext, account: string, input: NewInvitation): Promise<Invitation & { token: string }> {
  await requireMemberManager(ctx, account, input);
  const { token, hash } = newSecret();
  const email = input.email === null ? null : canonicalEmail(input.email);
  const { workspace, project, role, clearance } = input;
  const { identifiers } = await ctx.db.manager.insert(invitationTable, {
    tokenHash: hash,
    workspace,
    project,
    role,
    clearance,
    email,
    invitedBy: account,
    createdAt: ctx.now(),
    expiresAt: later(ctx, INVITATION_LIFE),
  });
  const made = await ctx.db.manager.findOneByOrFail(invitationTable, { id: (identifiers[0] as { id: string }).id });
  return { ...(await describe(ctx, [made]))[0]!, token };
}

async function requireMemberManager(ctx: AccountsContext, account: string, { workspace, project }: ProjectPlace): Promise<void> {
  const viewer = await ctx.projects.viewer(workspace, project, account);
  if (!viewer) throw new AccountError('notFound', 'There is no such project, or you are not in it.');
  if (!hasRight(viewer, 'manageMembers')) throw new AccountError('forbidden', `Your role here (${viewer.role}) does not allow inviting people.`, { role: viewer.role });
}

export interface Invitation {
  id: string;
  role: Role;
  clearance: Classification | null;
  email: string | null;
  invitedBy: string;
  createdAt: Date;
  expiresAt: Date;
}

/** Those that can still be accepted, newest first. @throws AccountError `notFound`, `forbidden`. */
export async function listInvitations(ctx: AccountsContext, account: string, place: ProjectPlace): Promise<Invitation[]> {
  await requireMemberManager(ctx, account, place);
  const { workspace, project } = place;
  const rows = await ctx.db.manager.find(invitationTable, { where: { workspace, project, usedAt: IsNull(), revokedAt: IsNull() }, order: { createdAt: 'DESC', id: 'ASC' } });
  return describe(ctx, rows.filter(({ expiresAt }) => expiresAt > ctx.now()));
}

async function describe(ctx: AccountsContext, rows: readonly InvitationRow[]): Promise<Invitation[]> {
  const people = await ctx.db.manager.findBy(accountTable, { id: In(rows.map(({ invitedBy }) => invitedBy)) });
  const names = new Map(people.map(({ id, displayName }) => [id, displayName]));
  return rows.map(({ id, role, clearance, email, invitedBy, createdAt, expiresAt }) => ({ id, role, clearance, email, invitedBy: names.get(invitedBy) ?? '', createdAt, expiresAt }));
}

/** @throws AccountError `notFound`, `forbidden`. */
export async function revokeInvitation(ctx: AccountsContext, account: string, id: string): Promise<void> {
  const row = await ctx.db.manager.findOneBy(invitationTable, { id });
  if (!row) throw new AccountError('notFound', 'There is no such invitation.');
  await requireMemberManager(ctx, account, row);
  await ctx.db.manager.update(invitationTable, { id, usedAt: IsNull(), revokedAt: IsNull() }, { revokedAt: ctx.now() });
}

export interface InvitationPreview {
  workspaceName: string;
  projectName: string;
  invitedBy: string;
  role: Role;
  /** The address that it is for, if it is for one. */
  email: string | null;
  expiresAt: Date;
}

/** What the link leads to, for somebody who may not be signed in. @throws AccountError `invitationUnusable`. */
export async function previewInvitation(ctx: AccountsContext, token: string): Promise<InvitationPreview> {
  const row = await usable(ctx, token);
  const projectName = await ctx.projects.projectName(row.workspace, row.project);
  if (projectName === null) throw unusable();
  const { name } = await ctx.db.manager.findOneByOrFail(workspaceTable, { id: row.workspace });
  const { displayName } = await accountById(ctx.db.manager, row.invitedBy);
  return { workspaceName: name, projectName, invitedBy: displayName, role: row.role, email: row.email, expiresAt: row.expiresAt };
}

async function usable(ctx: AccountsContext, token: string): Promise<InvitationRow> {
  const row = await ctx.db.manager.findOneBy(invitationTable, { tokenHash: hashOf(token), usedAt: IsNull(), revokedAt: IsNull() });
  if (!row || row.expiresAt <= ctx.now()) throw unusable();
  return row;
}
const unusable = (): AccountError => new AccountError('invitationUnusable', 'This invitation was used already, was withdrawn, or is too old. Ask for a new one.');

/** Somebody who is signed in, or somebody who makes an account by accepting. */
export type Accepting = { account: string } | { email: string; displayName: string; password: string };
export interface Accepted extends ProjectPlace {
  person: Person;
  /** For the cookie of somebody who was not signed in. */
  sessionToken: string | null;
}

/**
 * Makes the person a member of workspace and project. The member is added by an operation of the project, which takes in only who is in the workspace, in a transaction of its own; between the two the
 * invitation is held for that account, so that it can be accepted again after a crash, by nobody else.
 * @throws AccountError `invitationUnusable`, `wrongAddressee`, `accountExists`, `weakPassword`; Refusal of the operation (the invitation can then be used again).
 */
export async function acceptInvitation(ctx: AccountsContext, token: string, accepting: Accepting, userAgent: string): Promise<Accepted> {
  const invitation = await usable(ctx, token);
  const { person, sessionToken, entered } = await ctx.db.transaction((db) => hold(ctx, db, invitation, accepting, userAgent));
  try {
    await join(ctx, invitation, person);
  } catch (error) {
    if (error instanceof Refusal && entered) await leaveWorkspaceAgain(ctx, invitation.workspace, person.id);
    throw error;
  }
  await ctx.db.manager.update(invitationTable, { id: invitation.id }, { usedAt: ctx.now() });
  return { workspace: invitation.workspace, project: invitation.project, person, sessionToken };
}

async function hold(ctx: AccountsContext, db: EntityManager, invitation: InvitationRow, accepting: Accepting, userAgent: string): Promise<{ person: Person; sessionToken: string | null; entered: boolean }> {
  const known = 'account' in accepting;
  const email = known ? null : canonicalEmail(accepting.email);
  if (email !== null) requireAddressee(invitation, email);
  const row = known ? await accountById(db, accepting.account) : await createAccount(db, accepting);
  requireAddressee(invitation, row.email);
  const { affected } = await db
    .createQueryBuilder()
    .update(invitationTable)
    .set({ usedBy: row.id })
    .where('id = :id AND used_at IS NULL AND revoked_at IS NULL AND (used_by IS NULL OR used_by = :account)', { id: invitation.id, account: row.id })
    .execute();
  if (affected !== 1) throw unusable();
  const entered = await enterWorkspace(ctx, db, invitation, row.id);
  return { entered, person: personOf(row), sessionToken: known ? null : await startSession(ctx, db, row.id, userAgent) };
}

/** Whoever was taken out of the workspace since the invitation was made needs a new one. @returns whether the account was not in the workspace. */
async function enterWorkspace(ctx: AccountsContext, db: EntityManager, { workspace, createdAt }: InvitationRow, account: string): Promise<boolean> {
  // Whoever is being taken out just now is out before, or is taken out of what this lets them into.
  await db.findOneOrFail(workspaceTable, { where: { id: workspace }, lock: { mode: 'pessimistic_read' } });
  const departure = await db.findOneBy(workspaceDepartureTable, { workspace, account });
  if (departure && createdAt <= departure.departedAt) throw unusable();
  const { raw } = await db.createQueryBuilder().insert().into(workspaceMembershipTable).values({ workspace, account, role: 'member', createdAt: ctx.now() }).orIgnore().returning('account').execute();
  return (raw as unknown[]).length > 0;
}

/** They came into the workspace for a project that does not take them. */
async function leaveWorkspaceAgain(ctx: AccountsContext, workspace: string, account: string): Promise<void> {
  await ctx.db.transaction(async (db) => {
    await db.findOneOrFail(workspaceTable, { where: { id: workspace }, lock: { mode: 'for_no_key_update' } });
    if (!(await ctx.projects.places(workspace, db)).has(account)) await db.delete(workspaceMembershipTable, { workspace, account, role: 'member' });
  });
}

function requireAddressee({ email }: InvitationRow, theirs: string): void {
  if (email !== null && email !== theirs) throw new AccountError('wrongAddressee', 'This invitation is for another address. Sign in with that one, or ask for an invitation of your own.');
}

async function join(ctx: AccountsContext, invitation: InvitationRow, { id, displayName }: Person): Promise<void> {
  const { project, workspace, role, clearance, invitedBy } = invitation;
  try {
    await ctx.projects.addMember(project, workspace, { account: id, displayName, role, clearance }, invitedBy);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    // In the project already, by another way or by an attempt that was cut off: that is what was wanted.
    if (error.code === 'alreadyExists') return;
    await ctx.db.manager.update(invitationTable, { id: invitation.id, usedAt: IsNull() }, { usedBy: null });
    throw error;
  }
}
