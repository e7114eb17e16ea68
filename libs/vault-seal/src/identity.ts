/** What is sealed and encrypted: an identity, bound to the project and the person that it is of. */
import { type Identity, identityValidator } from '@baraza/domain';
import type { Bytes } from './base64url.js';
import { SealError } from './errors.js';
import { open, seal } from './seal.js';

/** Ids of the project and of the person in it. */
export interface PersonPlace {
  project: string;
  person: string;
}

/** Lengths are rounded up to this, so that nobody tells a person by the length of a name. */
const BLOCK = 128;

/** What an encrypted identity belongs to, as bytes; the same however the ids are written. */
export const associatedWith = ({ project, person }: PersonPlace): Bytes => new TextEncoder().encode(JSON.stringify(['baraza identity', project.toLowerCase(), person.toLowerCase()]));

/** JSON in its canonical form, filled up with spaces to whole blocks. @throws SealError `notAnIdentity`. */
export function encodeIdentity(identity: Identity): Bytes {
  const bytes = new TextEncoder().encode(JSON.stringify(checked(identity)));
  const padded = new Uint8Array(Math.ceil(bytes.length / BLOCK) * BLOCK).fill(0x20);
  padded.set(bytes);
  return padded;
}

/** @throws SealError `notAnIdentity`. */
export function decodeIdentity(bytes: Uint8Array): Identity {
  let value: unknown;
  try {
    value = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    // The parser's own message would repeat what it read.
    throw new SealError('notAnIdentity');
  }
  return checked(value);
}

/** @throws SealError as `seal`, and `notAnIdentity`. */
export const sealIdentity = async (publicKey: string, identity: Identity, of: PersonPlace): Promise<string> => seal(publicKey, encodeIdentity(identity), associatedWith(of));

/** @throws SealError as `open`, and `notAnIdentity`. */
export const openIdentity = async (privateKey: string, sealed: string, of: PersonPlace): Promise<Identity> => decodeIdentity(await open(privateKey, sealed, associatedWith(of)));

function checked(value: unknown): Identity {
  const parsed = identityValidator.safeParse(value);
  if (parsed.success) return parsed.data as Identity;
  const [issue] = parsed.error.issues;
  const field = String(issue?.path[0] ?? '');
  throw field === '' ? new SealError('notAnIdentity') : new SealError('notAnIdentity', { field }, `${field} ${issue!.message}.`);
}
