import { Action } from '@baraza/ui';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useIsArchived, useMutate } from '../../project/hooks.js';
import { useRightHere, useRoom } from '../context.js';
import classes from './nothing-runs.module.css';

/** Says that the session runs and none of its items does, for what is noted then belongs to none; whoever runs it begins the next here. Nothing, where one runs or none is left. */
export function NothingRuns(): ReactNode {
  const { t } = useTranslation('hall');
  const { session, items, running } = useRoom();
  const mutate = useMutate();
  const leads = useRightHere()('runSessions') && !useIsArchived();
  const next = items.find(({ startedAt }) => startedAt === null);
  if (session.state !== 'live' || running !== null || next === undefined) return null;
  return (
    <div className={classes['nothingRuns']} role="status">
      <span>{t('agenda.nothingRuns')}</span>
      {leads && (
        <Action accent small onClick={() => mutate('startAgendaItem', { id: next.id, session: session.id })}>
          <bdi>{t('agenda.startNext', { item: next.title })}</bdi>
        </Action>
      )}
    </div>
  );
}
