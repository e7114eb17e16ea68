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

const PASTED = 'baraza-pasted';
/** Pairs that are remembered, the newest: as many as one paste can bring, and as many ties. */
const MOST_PAIRS = 4000;
type Pair = readonly [project: string, there: string, here: string];

function pairs(): readonly Pair[] {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(PASTED) ?? '[]');
    return Array.isArray(kept) ? kept.filter((each): each is Pair => Array.isArray(each) && each.length === 3 && each.every((id) => typeof id === 'string')) : [];
  } catch {
    return [];
  }
}

/** What came of records of other projects when they were pasted into this one on this device: ids here, by the ids there. */
export const pastedBefore = (project: string): ReadonlyMap<string, string> => new Map(pairs().flatMap(([into, there, made]) => (into === project ? [[there, made] as const] : [])));

/** `came`: ids there and here. Where storage is full or denied they are not known again. */
export function rememberPasted(project: string, came: readonly (readonly [string, string])[]): void {
  const now = new Set(came.map(([there]) => there));
  const others = pairs().filter(([into, there]) => into !== project || !now.has(there));
  try {
    localStorage.setItem(PASTED, JSON.stringify([...others, ...came.map(([there, made]): Pair => [project, there, made])].slice(-MOST_PAIRS)));
  } catch {
    return;
  }
}

/** For signing out. */
export function forgetCopied(): void {
  here = null;
  try {
    localStorage.removeItem(KEY);
    localStorage.removeItem(PASTED);
  } catch {
    return;
  }
}
