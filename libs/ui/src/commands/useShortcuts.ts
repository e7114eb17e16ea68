import { useEffect, useRef } from 'react';
import { isApple, isPressed } from '../parts/keys.js';
import { shortcuts, type ShortcutId } from './shortcuts.js';

export type ShortcutHandlers = Partial<Record<ShortcutId, (event: KeyboardEvent) => void>>;

/** Keys that also work while somebody types: they never stand for a character. */
const whileTyping: ReadonlySet<ShortcutId> = new Set(['palette', 'nextRegion', 'picture']);

function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target instanceof HTMLInputElement) return !['checkbox', 'radio', 'button', 'submit', 'range', 'file', 'color'].includes(target.type);
  return target.isContentEditable || target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement;
}

const covers = '[aria-modal="true"], [role="menu"], [role="listbox"]';

/**
 * A dialog or menu has the keyboard for itself. One that closes on this very key press may be gone from the page already, but
 * it is still on the path that the press took.
 */
function isCovered(event: KeyboardEvent): boolean {
  // Closed lists of choices may stay in the page, unseen.
  const open = [...document.querySelectorAll(covers)].some((element) => element.checkVisibility());
  return open || event.composedPath().some((node) => node instanceof Element && node.matches(covers));
}

/**
 * Binds keys of the product (`shortcuts`) while the calling component is on the screen. A handler that is called has taken the
 * key. Keys rest while somebody types and while a dialog or menu is open; what stops a key press keeps it. `first`: is asked before
 * the other parts of the screen, where a key means something nearer here (the floor takes back its own step).
 */
export function useShortcuts(handlers: ShortcutHandlers, { first = false }: { readonly first?: boolean } = {}): void {
  const latest = useRef(handlers);
  useEffect(() => {
    latest.current = handlers;
  });
  useEffect(() => {
    const apple = isApple();
    const onKeyDown = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || event.isComposing || isCovered(event)) return;
      const typing = isTyping(event.target);
      for (const { id, keys } of shortcuts) {
        const handler = latest.current[id];
        if (!handler || (typing && !whileTyping.has(id)) || !keys.some((combination) => isPressed(combination, event, apple))) continue;
        event.preventDefault();
        handler(event);
        return;
      }
    };
    document.addEventListener('keydown', onKeyDown, first);
    return () => document.removeEventListener('keydown', onKeyDown, first);
  }, [first]);
}
