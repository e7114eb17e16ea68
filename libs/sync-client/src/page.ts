/** Ties a session to the page it lives in. */
import type { ProjectSession } from './session.js';

/**
 * Writes to disk when the page is hidden or about to go, and looks for the server when it is shown again, thaws, or the network comes
 * back. Returns how to untie.
 */
export function followPage(session: ProjectSession, page: Window = window): () => void {
  const flush = (): void => void session.flush();
  const wake = (): void => session.wake();
  const visibility = (): void => (page.document.visibilityState === 'hidden' ? flush() : wake());
  // A page that comes back from the browser's cache slept as well.
  const listen: [EventTarget, string, () => void][] = [
    [page.document, 'visibilitychange', visibility],
    [page.document, 'freeze', flush],
    [page.document, 'resume', wake],
    [page, 'pagehide', flush],
    [page, 'pageshow', wake],
    [page, 'online', wake],
  ];
  for (const [target, name, listener] of listen) target.addEventListener(name, listener);
  return () => {
    for (const [target, name, listener] of listen) target.removeEventListener(name, listener);
  };
}
