/** The typed endpoints under /auth. */
import type { Classification, Role } from '@baraza/domain';
import { request } from './http.js';

export interface Account {
  readonly id: string;
  readonly email: string;
  readonly displayName: string;
  readonly locale: string;
}
export interface Workspace {
  readonly id: string;
  readonly name: string;
  readonly role: 'administrator' | 'member';
}
export interface Me {
  readonly account: Account | null;
  readonly workspaces: readonly Workspace[];
  readonly readOnly: boolean;
}
export interface WorkspaceMember {
  readonly account: string;
  readonly email: string;
  readonly displayName: string;
  readonly role: Workspace['role'];
  /** In how many projects of the workspace they are, and of how many they are the only owner. */
  readonly projects: number;
  readonly onlyOwnerOf: number;
}
export interface LinkPreview {
  readonly email: string;
  readonly displayName: string;
  /** A first visit; otherwise a way back in. */
  readonly isNew: boolean;
}
export interface InvitationPreview {
  readonly workspaceName: string;
  readonly projectName: string;
  readonly invitedBy: string;
  readonly role: Role;
  readonly email: string | null;
  readonly expiresAt: string;
}
export interface Invitation {
  readonly id: string;
  readonly role: Role;
  readonly clearance: Classification | null;
  readonly email: string | null;
  readonly invitedBy: string;
  readonly createdAt: string;
  readonly expiresAt: string;
}
export interface AccessToken {
  readonly id: string;
  readonly name: string;
  readonly readOnly: boolean;
  readonly createdAt: string;
  readonly lastUsedAt: string | null;
  readonly expiresAt: string | null;
}
/** By which a program subscribes to the sessions of a process. */
export interface CalendarAddress {
  readonly id: string;
  readonly name: string;
  /** Null: all processes of the project. */
  readonly process: string | null;
  readonly createdAt: string;
  readonly lastUsedAt: string | null;
}
export interface NewAccount {
  readonly email: string;
  readonly displayName: string;
  readonly password: string;
}
export interface ProjectPlace {
  readonly workspace: string;
  readonly project: string;
}

export const auth = {
  me: () => request<Me>('GET', '/auth/me'),
  changeMe: (body: { displayName?: string; locale?: string }) => request<{ account: Account }>('PATCH', '/auth/me', { body }),
  signIn: (body: { email: string; password: string }) => request<Me>('POST', '/auth/sign-in', { body }),
  signOut: () => request<void>('POST', '/auth/sign-out', { body: {} }),
  signOutEverywhere: () => request<void>('POST', '/auth/sign-out-everywhere', { body: {} }),
  changePassword: (body: { current: string; next: string }) => request<void>('POST', '/auth/password', { body }),
  previewLink: (token: string) => request<LinkPreview>('POST', '/auth/link/preview', { body: { token } }),
  openLink: (body: { token: string; password: string; displayName?: string }) => request<Me>('POST', '/auth/link', { body }),
  issueLink: (account: string) => request<{ url: string; email: string; expiresAt: string }>('POST', '/auth/sign-in-links', { body: { account } }),
  previewInvitation: (token: string) => request<InvitationPreview>('POST', '/auth/invitations/preview', { body: { token } }),
  acceptInvitation: (token: string, newAccount?: NewAccount) => request<ProjectPlace>('POST', '/auth/invitations/accept', { body: newAccount ? { token, newAccount } : { token } }),
  invitations: ({ workspace, project }: ProjectPlace) => request<Invitation[]>('GET', `/auth/invitations?${new URLSearchParams({ workspace, project })}`),
  invite: (body: ProjectPlace & { role: Role; clearance: Classification | null; email: string | null }) => request<Invitation & { url: string }>('POST', '/auth/invitations', { body }),
  revokeInvitation: (id: string) => request<void>('DELETE', `/auth/invitations/${id}`),
  tokens: () => request<AccessToken[]>('GET', '/auth/tokens'),
  createToken: (body: { name: string; readOnly: boolean; days: number | null }) => request<AccessToken & { token: string }>('POST', '/auth/tokens', { body }),
  revokeToken: (id: string) => request<void>('DELETE', `/auth/tokens/${id}`),
  calendars: (project: string) => request<CalendarAddress[]>('GET', `/auth/calendars?${new URLSearchParams({ project })}`),
  createCalendar: (body: { name: string; project: string; process: string | null }) => request<CalendarAddress & { url: string }>('POST', '/auth/calendars', { body }),
  revokeCalendar: (id: string) => request<void>('DELETE', `/auth/calendars/${id}`),
  createWorkspace: (name: string) => request<Workspace>('POST', '/auth/workspaces', { body: { name } }),
  renameWorkspace: (id: string, name: string) => request<Workspace>('PATCH', `/auth/workspaces/${id}`, { body: { name } }),
  workspaceMembers: (id: string) => request<WorkspaceMember[]>('GET', `/auth/workspaces/${id}/members`),
  removeFromWorkspace: (id: string, account: string) => request<void>('DELETE', `/auth/workspaces/${id}/members/${account}`),
} as const;
