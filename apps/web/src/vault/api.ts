import type { Identity } from '@baraza/domain';
import { request } from '../data/http.js';

/** What the vault knows of somebody. */
export type PersonAnswer = { readonly id: string; readonly state: 'readable'; readonly identity: Identity } | { readonly id: string; readonly state: 'erased' | 'unreadable' };

export interface VaultApi {
  key(): Promise<string>;
  put(person: string, session: string, name: { readonly sealed: string } | { readonly identity: Identity }): Promise<void>;
  people(session: string): Promise<readonly PersonAnswer[]>;
  /** Destroys a name for good. */
  erase(person: string): Promise<void>;
}

/** The vault of a project, at the server. Every method throws AppError. */
export function vaultApi(project: string): VaultApi {
  const base = `/api/projects/${project}/vault`;
  return {
    key: async () => (await request<{ publicKey: string }>('GET', `${base}/key`)).publicKey,
    put: (person, session, name) => request('PUT', `${base}/people/${person}?session=${session}`, { body: name }),
    people: async (session) => (await request<{ people: readonly PersonAnswer[] }>('GET', `${base}/people?session=${session}`)).people,
    erase: (person) => request('DELETE', `${base}/people/${person}`),
  };
}
