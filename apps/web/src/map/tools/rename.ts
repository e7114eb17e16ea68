import { flushSync } from 'react-dom';

/**
 * Opens the name in the panel for typing, once `show` has brought what is named there. At once, not with the next frame: on a busy computer the first letters would come before it and run as
 * keys of the map. To be called from a handler of an event.
 */
export function renameInPanel(show: () => void): void {
  flushSync(show);
  document.querySelector<HTMLElement>('[data-rename] button')?.click();
}
