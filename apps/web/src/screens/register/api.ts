import type { Attribution, Identity } from '@baraza/domain';
import { request } from '../../data/http.js';

/** What the public page is told of a session. */
export interface PublicSession {
  readonly project: string;
  readonly publicKey: string;
  readonly title: string;
  readonly rule: Attribution;
  readonly languages: readonly string[];
  readonly dimensions: readonly { readonly id: string; readonly code: string; readonly name: string | null; readonly groups: readonly string[]; readonly reason: string | null }[];
  readonly consent: readonly { readonly id: string; readonly version: number; readonly language: string; readonly text: string; readonly purposes: readonly string[] }[];
  /** False: nobody new is taken, but codes still work. */
  readonly open: boolean;
}

export interface Answers {
  readonly language: string | null;
  readonly consent: string | null;
  readonly consentPurposes: readonly string[];
  readonly groups: readonly { readonly dimension: string; readonly group: string }[];
}

/** What is changed of them; the rest stays, for of a hidden list nobody can be shown what there is. A group that is null is taken away. */
export interface Corrections extends Partial<Omit<Answers, 'groups'>> {
  readonly groups?: readonly { readonly dimension: string; readonly group: string | null }[];
}

export interface PersonName {
  readonly id: string;
  readonly name: { readonly sealed: string } | { readonly identity: Identity };
}

export interface Mine {
  readonly person: string | null;
  readonly withdrawn: boolean;
  /** Null: of a hidden list nothing is read. */
  readonly entry: Answers | null;
}

/** Registering oneself, without an account. Every function throws AppError. */
export const registering = {
  look: (token: string): Promise<PublicSession> => request('POST', '/api/register/look', { body: { token } }),
  register: (body: Answers & { readonly token: string; readonly code: string; readonly id: string; readonly person: PersonName | null; readonly group: string | null }): Promise<{ readonly seat: string | null }> => request('POST', '/api/register', { body }),
  mine: (token: string, code: string): Promise<Mine> => request('POST', '/api/register/mine', { body: { token, code } }),
  correct: (body: Corrections & { readonly token: string; readonly code: string; readonly person: PersonName | null }): Promise<void> => request('POST', '/api/register/correct', { body }),
  withdraw: (token: string, code: string, withdrawn: boolean): Promise<void> => request('POST', '/api/register/withdraw', { body: { token, code, withdrawn } }),
};
