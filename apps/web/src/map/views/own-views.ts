/** Views that a person keeps for themselves: in this browser, and nowhere else. */
import { type Kept, readKept } from './look.js';

export interface OwnView {
  readonly id: string;
  readonly name: string;
  readonly kept: Kept;
}

const prefixOf = (account: string): string => `baraza-views-${account}-`;
const MOST = 100;

/** Storage may be denied, or hold anything: then there are none. */
export function ownViews(account: string, mapId: string): readonly OwnView[] {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(prefixOf(account) + mapId) ?? '[]');
    if (!Array.isArray(stored)) return [];
    return stored.flatMap((each: { id?: unknown; name?: unknown; kept?: unknown } | null) => (typeof each?.id === 'string' && typeof each.name === 'string' ? [{ id: each.id, name: each.name, kept: readKept(each.kept) }] : [])).slice(0, MOST);
  } catch {
    return [];
  }
}

/** False where the browser keeps nothing. */
export function keepOwnViews(account: string, mapId: string, views: readonly OwnView[]): boolean {
  try {
    localStorage.setItem(prefixOf(account) + mapId, JSON.stringify(views));
    return true;
  } catch {
    return false;
  }
}

/** Removes all that is kept of the person. */
export function forgetOwnViews(account: string): void {
  try {
    for (const key of Object.keys(localStorage)) if (key.startsWith(prefixOf(account))) localStorage.removeItem(key);
  } catch {
    return;
  }
}
