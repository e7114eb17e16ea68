/** Where the keyboard was in the screen, for when nothing has it any more: a dialog was opened by an entry of a menu that is gone, or another screen came. */
let last: Element | null = null;

/** Elsewhere, as in a library's dialog, the keyboard is given back within 10 ms. */
const AFTER_OTHERS_MS = 30;

/** To be called with each element of a screen that gets the keyboard. */
export function noteFocus(element: Element): void {
  last = element;
}

/** Gives the keyboard to the middle of the screen, where nothing has it and somebody has used the keyboard or pressed something since the page was loaded. */
export function focusMain(): void {
  if (last !== null && document.activeElement === document.body) document.getElementById('content')?.focus({ preventScroll: true });
}

/** Gives the keyboard back to what had it last in the screen; where that is gone too, to its middle. Nothing where something has it. */
export function giveFocusBack(): void {
  setTimeout(() => {
    if (document.activeElement !== document.body) return;
    if (last instanceof HTMLElement && last.isConnected) last.focus({ preventScroll: true });
    focusMain();
  }, AFTER_OTHERS_MS);
}
