/** Views that a person keeps for themselves: in this browser, and nowhere else. */
import { type Kept, readKept } from './look.js';

export interface OwnView {
  readonly id: string;
  readonly name: string;
  readonly kept: Kept;
}

const prefixOf = (account: string): string => `baraza-views-${account}-`;
/** So many are kept of a map. */
export const MOST_OWN_VIEWS = 100;

/** Storage may be denied, or hold anything: then there are none. */
export function ownViews(account: string, mapId: string): readonly OwnView[] {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(prefixOf(account) + mapId) ?? '[]');
    if (!Array.isArray(stored)) return [];
    return stored.flatMap((each: { id?: unknown; name?: unknown; kept?: unknown } | null) => (typeof each?.id === 'string' && typeof each.name === 'string' ? [{ id: each.id, name: each.name, kept: readKept(each.kept) }] : [])).slice(0, MOST_OWN_VIEWS);
  } catch {
    return [];
  }
}

/** The views with this one in its place, or at the end. */
export const withView = (views: readonly OwnView[], view: OwnView): readonly OwnView[] => (views.some(({ id }) => id === view.id) ? views.map((each) => (each.id === view.id ? view : each)) : [...views, view]);

/** Changes what is kept now, whoever kept it: another tab may have since this one looked. The views after it; `full`: it would be one more than are kept; `denied`: the browser keeps nothing. Then all stays as it was. */
export function changeOwnViews(account: string, mapId: string, change: (now: readonly OwnView[]) => readonly OwnView[]): readonly OwnView[] | 'full' | 'denied' {
  const views = change(ownViews(account, mapId));
  if (views.length > MOST_OWN_VIEWS) return 'full';
  try {
    localStorage.setItem(prefixOf(account) + mapId, JSON.stringify(views));
    return views;
  } catch {
    return 'denied';
  }
}

/** Tells when another tab changed them; what it gives back ends that. */
export function onOwnViewsElsewhere(account: string, mapId: string, changed: () => void): () => void {
  const listen = ({ key }: StorageEvent): void => {
    if (key === null || key === prefixOf(account) + mapId) changed();
  };
  window.addEventListener('storage', listen);
  return () => window.removeEventListener('storage', listen);
}

/** Removes all that is kept of the person. */
export function forgetOwnViews(account: string): void {
  try {
    for (const key of Object.keys(localStorage)) if (key.startsWith(prefixOf(account))) localStorage.removeItem(key);
  } catch {
    return;
  }
}
