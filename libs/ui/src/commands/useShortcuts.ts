import { useEffect, useRef } from 'react';
import { isApple, isPressed } from '../parts/keys.js';
import { shortcuts, type ShortcutId } from './shortcuts.js';

export type ShortcutHandlers = Partial<Record<ShortcutId, (event: KeyboardEvent) => void>>;

/** Keys that also work while somebody types: they never stand for a character. */
const whileTyping: ReadonlySet<ShortcutId> = new Set(['palette', 'nextRegion']);

function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target instanceof HTMLInputElement) return !['checkbox', 'radio', 'button', 'submit', 'range', 'file', 'color'].includes(target.type);
  return target.isContentEditable || target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement;
}

/** A dialog or menu has the keyboard for itself. */
function isCovered(): boolean {
  return document.querySelector('[aria-modal="true"], [role="menu"], [role="listbox"]') !== null;
}

/**
 * Binds keys of the product (`shortcuts`) while the calling component is on the screen. A handler that is called has taken the
 * key. Keys rest while somebody types and while a dialog or menu is open; what stops a key press keeps it.
 */
export function useShortcuts(handlers: ShortcutHandlers): void {
  const latest = useRef(handlers);
  useEffect(() => {
    latest.current = handlers;
  });
  useEffect(() => {
    const apple = isApple();
    // A dialog that closes on Esc is gone before the key press arrives at the document; what covered the page is noted before.
    let covered = false;
    const note = (): void => {
      covered = isCovered();
    };
    const onKeyDown = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || event.isComposing || covered) return;
      const typing = isTyping(event.target);
      for (const { id, keys } of shortcuts) {
        const handler = latest.current[id];
        if (!handler || (typing && !whileTyping.has(id)) || !keys.some((combination) => isPressed(combination, event, apple))) continue;
        event.preventDefault();
        handler(event);
        return;
      }
    };
    window.addEventListener('keydown', note, { capture: true });
    document.addEventListener('keydown', onKeyDown);
    return () => {
      window.removeEventListener('keydown', note, { capture: true });
      document.removeEventListener('keydown', onKeyDown);
    };
  }, []);
}
