/** What requests may carry. Everything else is dropped. */
import { z } from 'zod';

import { CLASSIFICATIONS, ROLES } from '@baraza/domain';

import { AccountError } from '../errors.js';

// Long enough for whatever a person types; what is too long for its purpose is said by the function that takes it.
const text = z.string({ error: 'must be text' }).max(1000, { error: 'is too long' });
const id = z.uuid({ error: 'must be an id (UUID)' });
const secret = z.string({ error: 'must be text' }).min(1, { error: 'must not be empty' }).max(200, { error: 'is too long' });

export const idParam = id;
export const signInInput = z.object({ email: text, password: text });
export const passwordInput = z.object({ current: text, next: text });
export const profileInput = z.object({
  displayName: text.optional(),
  locale: z
    .string()
    .regex(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/, { error: 'must be a language code such as en or ar' })
    .max(35)
    .optional(),
});
export const linkInput = z.object({ token: secret });
export const openLinkInput = z.object({ token: secret, password: text, displayName: text.optional() });
export const issueLinkInput = z.object({ account: id });
export const accessTokenInput = z.object({
  name: text,
  readOnly: z.boolean({ error: 'must be true or false' }),
  days: z.int({ error: 'must be a whole number of days' }).min(1, { error: 'must be at least 1' }).max(3660, { error: 'must be at most 3660' }).nullable().default(null),
});
export const calendarQuery = z.object({ project: id });
export const calendarAddressInput = z.object({ name: text, project: id, process: id.nullable().default(null) });
export const workspaceInput = z.object({ name: text });
export const projectQuery = z.object({ workspace: id, project: id });
export const invitationInput = z.object({
  workspace: id,
  project: id,
  role: z.enum(ROLES, { error: `must be one of ${ROLES.join(', ')}` }),
  clearance: z.enum(CLASSIFICATIONS, { error: `must be one of ${CLASSIFICATIONS.join(', ')}` }).nullable().default(null),
  email: text.nullable().default(null),
});
export const acceptInput = z.object({ token: secret, newAccount: z.object({ email: text, displayName: text, password: text }).optional() });

export type SignInInput = z.infer<typeof signInInput>;
export type PasswordInput = z.infer<typeof passwordInput>;
export type ProfileInput = z.infer<typeof profileInput>;
export type LinkInput = z.infer<typeof linkInput>;
export type OpenLinkInput = z.infer<typeof openLinkInput>;
export type IssueLinkInput = z.infer<typeof issueLinkInput>;
export type AccessTokenInput = z.infer<typeof accessTokenInput>;
export type CalendarQuery = z.infer<typeof calendarQuery>;
export type CalendarAddressInput = z.infer<typeof calendarAddressInput>;
export type WorkspaceInput = z.infer<typeof workspaceInput>;
export type ProjectQuery = z.infer<typeof projectQuery>;
export type InvitationInput = z.infer<typeof invitationInput>;
export type AcceptInput = z.infer<typeof acceptInput>;

interface Issue {
  message: string;
  path?: readonly (PropertyKey | { key: PropertyKey })[] | undefined;
}

/** The first thing that is wrong, with the field that it is wrong in. */
export function invalidInput(issues: readonly Issue[]): AccountError {
  const [issue] = issues;
  const field = (issue?.path ?? []).map((step) => String(typeof step === 'object' ? step.key : step)).join('.');
  const what = issue?.message ?? 'cannot be read';
  return new AccountError('invalidInput', field === '' ? `The request ${what}.` : `${field} ${what}.`, { field });
}
