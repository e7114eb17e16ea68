/** The last thing that was copied on this device, for buttons: a page may not read the clipboard unless keys or the browser's own menu paste it. Ids only. */
import { type Copied, written } from './format.js';

const KEY = 'baraza-copied';
/** Where storage is denied: until the page is left. */
let here: string | null = null;
const listeners = new Set<() => void>();

export function keepCopied(copied: Copied): void {
  here = written(copied);
  try {
    localStorage.setItem(KEY, here);
  } catch {
    // Kept until the page is left.
  }
  for (const listener of [...listeners]) listener();
}

/** What was copied, as `written` wrote it, or whatever else is there; the same until something else is copied, here or in another tab. */
export function keptText(): string {
  try {
    return localStorage.getItem(KEY) ?? here ?? '';
  } catch {
    return here ?? '';
  }
}

export function subscribeKept(listener: () => void): () => void {
  const elsewhere = ({ key }: StorageEvent): void => void (key === KEY && listener());
  listeners.add(listener);
  addEventListener('storage', elsewhere);
  return () => {
    listeners.delete(listener);
    removeEventListener('storage', elsewhere);
  };
}

/** For signing out. */
export function forgetCopied(): void {
  here = null;
  try {
    localStorage.removeItem(KEY);
  } catch {
    return;
  }
}
