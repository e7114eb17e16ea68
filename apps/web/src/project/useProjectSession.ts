import { createSocketTransport, followPage, openIndexedDb, ProjectSession, type SessionNotices } from '@baraza/sync-client';
import { useEffect, useEffectEvent, useState } from 'react';
import { useMatch } from 'react-router';
import { newId } from '../app/new-id.js';
import { undoGroup } from '../data/undo-group.js';
import { scopesWith } from './hooks.js';

/** Opens the project for as long as the calling component is on the screen; null until then. */
export function useProjectSession(account: string, project: string, notices: Required<SessionNotices>): ProjectSession | null {
  const map = useMatch('/p/:project/m/:map')?.params.map;
  const planned = useMatch('/p/:project/sessions/:session/*')?.params.session;
  const room = useMatch('/p/:project/s/:session/*')?.params.session;
  const [session, setSession] = useState<ProjectSession | null>(null);
  const onRefused = useEffectEvent(notices.onRefused);
  const onReport = useEffectEvent(notices.onReport);
  const onReplaced = useEffectEvent(notices.onReplaced);
  const open = useEffectEvent(
    () =>
      new ProjectSession({
        project,
        transport: createSocketTransport(),
        // What was kept of another selection is of no use without the server.
        scopes: scopesWith(map, room ?? planned),
        newId,
        storage: () => openIndexedDb({ account, project, onLost: () => location.reload(), onOutdated: () => location.reload() }),
        undoGroup: (group, all) => undoGroup(project, group, all),
        onRefused: (notice) => onRefused(notice),
        onReport: (notice) => onReport(notice),
        onReplaced: (theirs) => onReplaced(theirs),
      }),
  );
  useEffect(() => {
    const opened = open();
    const unfollow = followPage(opened);
    setSession(opened);
    return () => {
      unfollow();
      setSession(null);
      void opened.close();
    };
  }, [account, project]);
  return session;
}
