import { useContext, useEffect, useSyncExternalStore } from 'react';
import { ProjectContext } from '../project/context.js';
import { useAccount } from '../session/session.js';
import { type Known, type NoticeStore, noticesOf } from './store.js';

/** Where nothing tells that there is something new, it is asked for this often. */
const EVERY_MS = 60_000;

/** What one is reminded of: at once for the project that is open, within a minute for the others, and whenever somebody comes back to the page. */
export function useNotices(): Known & Pick<NoticeStore, 'mark' | 'refresh'> {
  const { id: account } = useAccount();
  const store = noticesOf(account);
  const project = useContext(ProjectContext);
  useEffect(() => {
    const back = (): void => {
      if (document.visibilityState === 'visible') store.refresh();
    };
    back();
    const timer = setInterval(back, EVERY_MS);
    document.addEventListener('visibilitychange', back);
    addEventListener('online', back);
    return () => {
      clearInterval(timer);
      document.removeEventListener('visibilitychange', back);
      removeEventListener('online', back);
    };
  }, [store]);
  useEffect(() => {
    const records = project?.session.store;
    if (!records) return undefined;
    const ends = (['comment', 'thread'] as const).map((entity) => records.subscribe({ entity }, store.refresh));
    return () => ends.forEach((end) => end());
  }, [store, project]);
  const known = useSyncExternalStore(store.subscribe, store.read);
  return { ...known, mark: (notices, seen) => store.mark(notices, seen), refresh: store.refresh };
}
