/** What requests may carry. Of a value that does not fit only its place is told. */
import { z } from 'zod';
import { RegistrationError } from '../errors.js';

/** As text; see the vault. */
const LONGEST_SEALED = 32_768;
const MOST_GROUPS = 50;

const id = z.uuid({ error: 'must be an id (UUID)' }).toLowerCase();
const word = (max: number): z.ZodString => z.string({ error: 'must be text' }).max(max, { error: 'is too long' });
const name = z.union([z.strictObject({ sealed: word(LONGEST_SEALED) }), z.strictObject({ identity: z.unknown() })], { error: 'must hold either “sealed”, a text, or “identity”' });
const person = z.object({ id, name }).nullable();

export const ofSession = z.object({ project: id, session: id });
export const ofLink = z.object({ project: id, session: id, id });
export const making = z.object({ hours: z.int({ error: 'must be a whole number' }).min(1, { error: 'must be at least 1' }).max(72, { error: 'must be at most 72' }) });
export const looking = z.object({ token: word(60) });
export const coming = z.object({ token: word(60), code: word(60) });

const answers = {
  language: word(35).nullable(),
  consent: id.nullable(),
  consentPurposes: z.array(word(300)).max(MOST_GROUPS, { error: 'is too long' }),
  groups: z.array(z.object({ dimension: id, group: word(300) })).max(MOST_GROUPS, { error: 'is too long' }),
};
export const registering = coming.extend({ id, person, group: word(300).nullable(), ...answers });
/** What is left out stays as it is; a group that is null is taken away. */
export const correcting = coming.extend({
  person,
  language: answers.language.optional(),
  consent: answers.consent.optional(),
  consentPurposes: answers.consentPurposes.optional(),
  groups: z.array(z.object({ dimension: id, group: word(300).nullable() })).max(MOST_GROUPS, { error: 'is too long' }).optional(),
});
export const withdrawing = coming.extend({ withdrawn: z.boolean({ error: 'must be true or false' }) });

/** The value in its form. @throws RegistrationError `invalidInput`. */
export function parseInput<T>(schema: z.ZodType<T>, value: unknown): T {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  const field = (issue?.path ?? []).join('.');
  const what = issue?.message ?? 'cannot be read';
  throw new RegistrationError('invalidInput', field === '' ? `The request ${what}.` : `${field} ${what}.`, { field });
}
