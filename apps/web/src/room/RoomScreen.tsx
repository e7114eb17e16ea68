import { LoadingState, NotFoundState } from '@baraza/ui';
import { type ReactNode, useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { Outlet, useParams } from 'react-router';
import { useProject } from '../project/context.js';
import { useConnection, useSessionScope } from '../project/hooks.js';
import { ProjectScreen } from '../project/ProjectScreen.js';
import { RoomContext, useRoomOf } from './context.js';

/** One session of a consultation: opens it for its screens, and tells the others that somebody is in it. */
export function RoomScreen(): ReactNode {
  const { session: id = '' } = useParams();
  const { t } = useTranslation('domain');
  const { session } = useProject();
  const { status, arriving } = useConnection();
  useSessionScope(id);
  const room = useRoomOf(id);
  useEffect(() => {
    session.setPresence({ session: id });
    return () => session.setPresence({ session: null, draft: null, hall: null });
  }, [session, id]);
  if (!room) return <ProjectScreen here={t('entity.session')}>{arriving && status !== 'offline' ? <LoadingState /> : <NotFoundState />}</ProjectScreen>;
  return (
    <RoomContext value={room}>
      <Outlet />
    </RoomContext>
  );
}
