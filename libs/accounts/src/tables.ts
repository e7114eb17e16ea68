/**
 * The global tables (DESIGN §2): the only ones without a tenant. Nothing outside this lib touches them; what they are for is done through the functions of `index.ts`. The SQL is in
 * `prisma-free-migrations`, and a test compares the two.
 */
import { EntitySchema, type EntitySchemaColumnOptions } from 'typeorm';

import type { Classification, Role } from '@baraza/domain';

export interface AccountRow {
  id: string;
  /** Lower case; what people sign in with. */
  email: string;
  displayName: string;
  /** Null until the person opened a sign-in link and chose one. */
  passwordHash: string | null;
  locale: string;
  createdAt: Date;
}
export interface LoginSessionRow {
  id: string;
  tokenHash: Buffer;
  account: string;
  userAgent: string;
  createdAt: Date;
  lastSeenAt: Date;
  expiresAt: Date;
}
export interface SignInLinkRow {
  tokenHash: Buffer;
  account: string;
  createdAt: Date;
  expiresAt: Date;
  usedAt: Date | null;
}
export interface AccessTokenRow {
  id: string;
  tokenHash: Buffer;
  account: string;
  name: string;
  readOnly: boolean;
  createdAt: Date;
  lastUsedAt: Date | null;
  expiresAt: Date | null;
  revokedAt: Date | null;
  /** Set for the address of a calendar and for nothing else: it shows the sessions of this project and is good for nothing but that. */
  calendarWorkspace: string | null;
  calendarProject: string | null;
  /** The membership with which it was made; with it the address ends. */
  calendarMember: string | null;
  /** Null: all processes of the project. */
  calendarProcess: string | null;
}
export interface WorkspaceRow {
  id: string;
  name: string;
  createdAt: Date;
}
export const WORKSPACE_ROLES = ['administrator', 'member'] as const;
export type WorkspaceRole = (typeof WORKSPACE_ROLES)[number];
export interface WorkspaceMembershipRow {
  workspace: string;
  account: string;
  role: WorkspaceRole;
  createdAt: Date;
}
/** The last time that somebody was taken out of the workspace. */
export interface WorkspaceDepartureRow {
  workspace: string;
  account: string;
  departedAt: Date;
}
export interface InvitationRow {
  id: string;
  tokenHash: Buffer;
  workspace: string;
  project: string;
  role: Role;
  clearance: Classification | null;
  /** Where set, only this person may accept. */
  email: string | null;
  invitedBy: string;
  createdAt: Date;
  expiresAt: Date;
  /** Who is accepting or has accepted; accepted once `usedAt` is set. */
  usedBy: string | null;
  usedAt: Date | null;
  revokedAt: Date | null;
}

const text: EntitySchemaColumnOptions = { type: 'text' };
const optionalText: EntitySchemaColumnOptions = { type: 'text', nullable: true };
const bytes: EntitySchemaColumnOptions = { type: 'bytea', name: 'token_hash' };
const moment = (name: string): EntitySchemaColumnOptions => ({ type: 'timestamptz', name });
const optionalMoment = (name: string): EntitySchemaColumnOptions => ({ type: 'timestamptz', name, nullable: true });
const optionalId = (name: string): EntitySchemaColumnOptions => ({ type: 'uuid', name, nullable: true });
const madeAt: EntitySchemaColumnOptions = { type: 'timestamptz', name: 'created_at', default: () => 'now()' };
const ownId = (table: string): EntitySchemaColumnOptions => ({ type: 'uuid', primary: true, generated: 'uuid', primaryKeyConstraintName: `${table}_pkey` });
const refers = (table: string, column: string, target: 'account' | 'workspace', onDelete: 'CASCADE' | 'SET NULL' = 'CASCADE'): EntitySchemaColumnOptions => ({
  type: 'uuid',
  name: column,
  nullable: onDelete === 'SET NULL',
  foreignKey: { target, onDelete, name: `${table}_${column}_fkey` },
});

export const accountTable = new EntitySchema<AccountRow>({
  name: 'account',
  tableName: 'account',
  columns: {
    id: ownId('account'),
    email: text,
    displayName: { type: 'text', name: 'display_name' },
    passwordHash: { type: 'text', name: 'password_hash', nullable: true },
    locale: { type: 'text', default: 'en' },
    createdAt: madeAt,
  },
  uniques: [{ name: 'account_email_unique', columns: ['email'] }],
  checks: [{ name: 'account_email_lower', expression: 'email = lower(email)' }],
});

export const loginSessionTable = new EntitySchema<LoginSessionRow>({
  name: 'login_session',
  tableName: 'login_session',
  columns: {
    id: ownId('login_session'),
    tokenHash: bytes,
    account: refers('login_session', 'account', 'account'),
    userAgent: { type: 'text', name: 'user_agent', default: '' },
    createdAt: madeAt,
    lastSeenAt: { ...moment('last_seen_at'), default: () => 'now()' },
    expiresAt: moment('expires_at'),
  },
  uniques: [{ name: 'login_session_token_unique', columns: ['tokenHash'] }],
  indices: [{ name: 'login_session_account', columns: ['account'] }],
});

export const signInLinkTable = new EntitySchema<SignInLinkRow>({
  name: 'sign_in_link',
  tableName: 'sign_in_link',
  columns: {
    tokenHash: { ...bytes, primary: true, primaryKeyConstraintName: 'sign_in_link_pkey' },
    account: refers('sign_in_link', 'account', 'account'),
    createdAt: madeAt,
    expiresAt: moment('expires_at'),
    usedAt: optionalMoment('used_at'),
  },
  indices: [{ name: 'sign_in_link_account', columns: ['account'] }],
});

/** Either all that a calendar needs, and then nothing may be changed with it, or nothing of it. */
const CALENDAR_OR_NOT = 'CASE WHEN calendar_project IS NULL THEN num_nonnulls(calendar_workspace, calendar_member, calendar_process) = 0 ELSE read_only AND num_nonnulls(calendar_workspace, calendar_member) = 2 END';

export const accessTokenTable = new EntitySchema<AccessTokenRow>({
  name: 'access_token',
  tableName: 'access_token',
  columns: {
    id: ownId('access_token'),
    tokenHash: bytes,
    account: refers('access_token', 'account', 'account'),
    name: text,
    readOnly: { type: 'boolean', name: 'read_only' },
    createdAt: madeAt,
    lastUsedAt: optionalMoment('last_used_at'),
    expiresAt: optionalMoment('expires_at'),
    revokedAt: optionalMoment('revoked_at'),
    calendarWorkspace: optionalId('calendar_workspace'),
    calendarProject: optionalId('calendar_project'),
    calendarMember: optionalId('calendar_member'),
    calendarProcess: optionalId('calendar_process'),
  },
  uniques: [{ name: 'access_token_token_unique', columns: ['tokenHash'] }],
  indices: [{ name: 'access_token_account', columns: ['account'] }],
  checks: [{ name: 'access_token_calendar', expression: CALENDAR_OR_NOT }],
});

export const workspaceTable = new EntitySchema<WorkspaceRow>({
  name: 'workspace',
  tableName: 'workspace',
  columns: { id: ownId('workspace'), name: text, createdAt: madeAt },
});

export const workspaceMembershipTable = new EntitySchema<WorkspaceMembershipRow>({
  name: 'workspace_membership',
  tableName: 'workspace_membership',
  columns: {
    workspace: { ...refers('workspace_membership', 'workspace', 'workspace'), primary: true, primaryKeyConstraintName: 'workspace_membership_pkey' },
    account: { ...refers('workspace_membership', 'account', 'account'), primary: true, primaryKeyConstraintName: 'workspace_membership_pkey' },
    role: text,
    createdAt: madeAt,
  },
  indices: [{ name: 'workspace_membership_account', columns: ['account'] }],
  checks: [{ name: 'workspace_membership_role', expression: `role IN ('administrator', 'member')` }],
});

export const workspaceDepartureTable = new EntitySchema<WorkspaceDepartureRow>({
  name: 'workspace_departure',
  tableName: 'workspace_departure',
  columns: {
    workspace: { ...refers('workspace_departure', 'workspace', 'workspace'), primary: true, primaryKeyConstraintName: 'workspace_departure_pkey' },
    account: { ...refers('workspace_departure', 'account', 'account'), primary: true, primaryKeyConstraintName: 'workspace_departure_pkey' },
    departedAt: moment('departed_at'),
  },
});

export const invitationTable = new EntitySchema<InvitationRow>({
  name: 'invitation',
  tableName: 'invitation',
  columns: {
    id: ownId('invitation'),
    tokenHash: bytes,
    workspace: refers('invitation', 'workspace', 'workspace'),
    project: { type: 'uuid' },
    role: text,
    clearance: optionalText,
    email: optionalText,
    invitedBy: refers('invitation', 'invited_by', 'account'),
    createdAt: madeAt,
    expiresAt: moment('expires_at'),
    usedBy: refers('invitation', 'used_by', 'account', 'SET NULL'),
    usedAt: optionalMoment('used_at'),
    revokedAt: optionalMoment('revoked_at'),
  },
  uniques: [{ name: 'invitation_token_unique', columns: ['tokenHash'] }],
  indices: [{ name: 'invitation_project', columns: ['workspace', 'project'] }],
  checks: [{ name: 'invitation_email_lower', expression: 'email = lower(email)' }],
});

/** For the DataSource that the accounts are kept in. */
export const GLOBAL_TABLES: EntitySchema[] = [accountTable, loginSessionTable, signInLinkTable, accessTokenTable, workspaceTable, workspaceMembershipTable, workspaceDepartureTable, invitationTable] as EntitySchema[];
