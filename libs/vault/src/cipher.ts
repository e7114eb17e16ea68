/** An identity as it stands in the database: AES-256-GCM under the person's own key, with the ids of project and person as associated data, so that no ciphertext can be put in another's place. */
import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import type { Identity } from '@baraza/domain';
import { associatedWith, decodeIdentity, encodeIdentity, type PersonPlace } from '@baraza/vault-seal';

const ALGORITHM = 'aes-256-gcm';
const VERSION = 1;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/** Version, nonce, encrypted bytes, tag. */
export function encrypt(key: Buffer, identity: Identity, of: PersonPlace): Buffer {
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv(ALGORITHM, key, nonce, { authTagLength: TAG_BYTES }).setAAD(associatedWith(of));
  return Buffer.concat([Buffer.of(VERSION), nonce, cipher.update(encodeIdentity(identity)), cipher.final(), cipher.getAuthTag()]);
}

/** Null where it cannot be: another key, another place, changed bytes. */
export function decrypt(key: Buffer, ciphertext: Buffer, of: PersonPlace): Identity | null {
  const content = ciphertext.subarray(1 + NONCE_BYTES, -TAG_BYTES);
  if (ciphertext[0] !== VERSION || content.length === 0) return null;
  const decipher = createDecipheriv(ALGORITHM, key, ciphertext.subarray(1, 1 + NONCE_BYTES), { authTagLength: TAG_BYTES }).setAAD(associatedWith(of)).setAuthTag(ciphertext.subarray(-TAG_BYTES));
  try {
    return decodeIdentity(Buffer.concat([decipher.update(content), decipher.final()]));
  } catch {
    return null;
  }
}
