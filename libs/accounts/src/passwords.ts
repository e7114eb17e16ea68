/** Passwords: what is accepted, how they are kept, how they are checked. */
import { hash, type Options, verify } from '@node-rs/argon2';

import { AccountError } from './errors.js';
import { newSecret } from './secrets.js';

/** argon2id (the library's default algorithm) above OWASP's minimum of 19 MiB and 2 passes: about 50 ms on one core of a small server. */
const COST: Options = { memoryCost: 32 * 1024, timeCost: 3, parallelism: 1 };
const SHORTEST = 10;
const LONGEST = 200;

/** @throws AccountError `weakPassword` that says what is wrong. */
export function checkStrength(password: string, email: string): void {
  const length = [...password].length;
  if (length < SHORTEST) throw new AccountError('weakPassword', `A password needs at least ${SHORTEST} characters. Three or four words in a row are easy to remember.`, { shortest: SHORTEST });
  if (length > LONGEST) throw new AccountError('weakPassword', `A password may have at most ${LONGEST} characters.`, { longest: LONGEST });
  if (password.toLowerCase() === email || new Set(password).size < 4) throw new AccountError('weakPassword', 'This password is too easy to guess. Choose another.', { shortest: SHORTEST });
}

/** Two keyboards may write the same letter in two ways. */
const canonical = (password: string): string => password.normalize('NFKC');

export const hashPassword = (password: string): Promise<string> => hash(canonical(password), COST);

let nobody: Promise<string> | undefined;

/** Whether the password is right. Takes as long for an account that does not exist or has no password (`null`), so that time does not tell which accounts exist. */
export async function isPassword(kept: string | null, password: string): Promise<boolean> {
  nobody ??= hashPassword(newSecret().token);
  const right = await verify(kept ?? (await nobody), canonical(password));
  return right && kept !== null;
}
