/** Who is signed in on this device, as one value that every screen follows. */
import { useSyncExternalStore } from 'react';
import { AppError } from '../data/app-error.js';
import { type Account, auth, type Me } from '../data/auth.js';
import { onSignedOut } from '../data/http.js';

const key = 'baraza-me';
const nobody: Me = { account: null, workspaces: [], readOnly: true };

let me: Me = nobody;
const listeners = new Set<() => void>();

/** Kept so that the page can be opened while the server is away; no secret is in it. */
function remembered(): Me | null {
  try {
    return JSON.parse(localStorage.getItem(key) ?? 'null') as Me | null;
  } catch {
    return null;
  }
}

/** Storage may be denied; then the page opens only while the server is there. */
function remember(value: Me): void {
  try {
    if (value.account) localStorage.setItem(key, JSON.stringify(value));
    else localStorage.removeItem(key);
  } catch {
    return;
  }
}

export function setMe(value: Me): void {
  me = value;
  remember(value);
  for (const listener of [...listeners]) listener();
}

/** Replaces what is known of the account itself, after it was changed. */
export const setAccount = (account: Account): void => setMe({ ...me, account });

/** Asks the server who is signed in. @throws AppError where it does not answer. */
export async function refreshMe(): Promise<Me> {
  const answer = await auth.me();
  setMe(answer);
  return answer;
}

/**
 * Finds out who is signed in before the first screen shows: by what this device remembers, which the server then confirms, else by asking.
 */
export async function startSession(): Promise<void> {
  onSignedOut(() => setMe(nobody));
  const known = remembered();
  if (known) me = known;
  const asking = refreshMe().catch((error: unknown) => {
    if (!(error instanceof AppError)) throw error;
  });
  if (!known) await asking;
}

export function forgetMe(): void {
  setMe(nobody);
}

const subscribe = (listener: () => void): (() => void) => {
  listeners.add(listener);
  return () => void listeners.delete(listener);
};

/** Who is signed in, and the workspaces they are in. */
export const useMe = (): Me => useSyncExternalStore(subscribe, () => me);

/** The person who is signed in. Only on screens that need one. */
export function useAccount(): Account {
  const { account } = useMe();
  if (!account) throw new Error('this screen is only for somebody who is signed in');
  return account;
}
