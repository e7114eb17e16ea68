import { isOver } from '@baraza/domain';
import { Action } from '@baraza/ui';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useIsArchived, useMutate } from '../../project/hooks.js';
import { useRightHere, useRoom } from '../context.js';
import classes from './nothing-runs.module.css';

/** Says that the session is over, and what is still done in it; whoever runs it opens it again here. Nothing before. */
export function SessionOver(): ReactNode {
  const { t } = useTranslation('hall');
  const { session } = useRoom();
  const mutate = useMutate();
  const leads = useRightHere()('runSessions') && !useIsArchived();
  if (!isOver(session.state)) return null;
  const cancelled = session.state === 'cancelled';
  return (
    <div className={classes['nothingRuns']} role="status">
      <span>{t(cancelled ? 'session.isCancelled' : 'session.isClosed')}</span>
      {leads && (
        <Action accent small onClick={() => mutate('setSessionState', { id: session.id, state: 'live' })}>
          {t(cancelled ? 'session.open' : 'session.reopen')}
        </Action>
      )}
    </div>
  );
}
