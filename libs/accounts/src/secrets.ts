/** Secrets that are handed out once and afterwards known only by their digest. 256 random bits need no slow hash. */
import { createHash, randomBytes } from 'node:crypto';

export interface Secret {
  /** What the person gets; shown once. */
  token: string;
  /** What is kept. */
  hash: Buffer;
}

/** SHA-256 of a secret. */
export const hashOf = (token: string): Buffer => createHash('sha256').update(token).digest();

/** A new secret; `prefix` tells people and scanners of leaked secrets what it is. */
export function newSecret(prefix = ''): Secret {
  const token = prefix + randomBytes(32).toString('base64url');
  return { token, hash: hashOf(token) };
}
