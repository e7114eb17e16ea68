import { followPage } from './page.js';
import type { ProjectSession } from './session.js';

/** As much of a window as is listened to. */
class Page extends EventTarget {
  readonly document = Object.assign(new EventTarget(), { visibilityState: 'visible' });
}

test('SYNC-26 a page that goes writes to disk; one that comes back looks for the server', () => {
  const done: string[] = [];
  const session = { flush: async () => void done.push('flush'), wake: () => void done.push('wake') } as unknown as ProjectSession;
  const page = new Page();
  const stop = followPage(session, page as unknown as Window);
  page.document.visibilityState = 'hidden';
  page.document.dispatchEvent(new Event('visibilitychange'));
  page.dispatchEvent(new Event('pagehide'));
  page.document.visibilityState = 'visible';
  page.document.dispatchEvent(new Event('visibilitychange'));
  page.dispatchEvent(new Event('online'));
  stop();
  page.dispatchEvent(new Event('online'));
  expect(done).toEqual(['flush', 'flush', 'wake', 'wake']);
});
