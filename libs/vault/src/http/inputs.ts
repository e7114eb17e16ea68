/** What requests may carry. Of a value that does not fit only its place is told. */
import { z } from 'zod';
import { VaultError } from '../errors.js';

/** As text. An identity whose fields are all as long as they may be, in the widest letters, is half of this when sealed. */
const LONGEST_SEALED = 32_768;

const id = z.uuid({ error: 'must be an id (UUID)' }).toLowerCase();

export const place = z.object({ project: id });
export const person = z.object({ project: id, id });
export const ofSession = z.object({ session: id });
export const given = z.union(
  [z.strictObject({ sealed: z.string().max(LONGEST_SEALED) }), z.strictObject({ identity: z.unknown() })],
  { error: 'must hold either “sealed”, a text, or “identity”' },
);

/** The value in its form. @throws VaultError `invalidInput`. */
export function parseInput<T>(schema: z.ZodType<T>, value: unknown): T {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  const field = (issue?.path ?? []).join('.');
  const what = issue?.message ?? 'cannot be read';
  throw new VaultError('invalidInput', field === '' ? `The request ${what}.` : `${field} ${what}.`, { field });
}
