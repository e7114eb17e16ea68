/** What the palette offers: each screen gives its own commands while it is shown. */
import { type PaletteItem, usePaletteOpen } from '@baraza/ui';
import { useEffect, useId, useSyncExternalStore } from 'react';

const contributions = new Map<string, readonly PaletteItem[]>();
const listeners = new Set<() => void>();
let all: readonly PaletteItem[] = [];

function contribute(id: string, items: readonly PaletteItem[] | null): void {
  if (items === null) contributions.delete(id);
  else contributions.set(id, items);
  all = [...contributions.values()].flat();
  for (const listener of [...listeners]) listener();
}

/** Offers commands in the palette while the calling component is on the screen. Keep the array the same while nothing changes (`useMemo`). */
export function useCommands(items: readonly PaletteItem[]): void {
  const id = useId();
  useEffect(() => {
    contribute(id, items);
  }, [id, items]);
  useEffect(() => () => contribute(id, null), [id]);
}

const subscribe = (listener: () => void): (() => void) => {
  listeners.add(listener);
  return () => void listeners.delete(listener);
};

/** One command, by its id, wherever else it is offered; null: not on this screen, or not to this person. */
export const useCommand = (id: string): PaletteItem | null => useSyncExternalStore(subscribe, () => all.find((item) => item.id === id) ?? null);

const asleep = (): (() => void) => () => undefined;

/** Everything that is on offer now, for as long as the palette is open; while it is closed nobody is told of what changes. */
export const useAllCommands = (): readonly PaletteItem[] => useSyncExternalStore(usePaletteOpen() ? subscribe : asleep, () => all);
