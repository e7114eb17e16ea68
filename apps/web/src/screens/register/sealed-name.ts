import type { Identity } from '@baraza/domain';
import { canSeal, sealIdentity } from '@baraza/vault-seal';
import type { PersonName, PublicSession } from './api.js';

/** The name under this id as it travels: sealed, where this browser can. */
export const nameOf = async ({ project, publicKey }: PublicSession, id: string, identity: Identity): Promise<PersonName> => ({ id, name: canSeal() ? { sealed: await sealIdentity(publicKey, identity, { project, person: id }) } : { identity } });
