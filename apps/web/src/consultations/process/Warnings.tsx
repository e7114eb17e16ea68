import type { Records } from '@baraza/domain';
import { Action, useFormat } from '@baraza/ui';
import { IconAlertTriangle } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useProject } from '../../project/context.js';
import { useZoneOf } from '../../project/session-time.js';
import { useWithoutWoman } from '../data/hooks.js';
import { useSessionWords } from '../data/useSessionWords.js';
import classes from './overview.module.css';

/** What should be done before a session begins, each with the way to do it. */
export function Warnings({ sessions }: { readonly sessions: readonly Records['session'][] }): ReactNode {
  const { t } = useTranslation('consultations');
  const format = useFormat();
  const zoneOf = useZoneOf();
  const { join } = useSessionWords();
  const { id: project } = useProject();
  const without = useWithoutWoman(sessions);
  if (without.length === 0) return null;
  return (
    <div className={classes['warnings']} role="group" aria-label={t('warning.label')}>
      {without.map((session) => (
        <div key={session.id} className={classes['warning']}>
          <IconAlertTriangle size={16} stroke={1.75} aria-hidden />
          <p>
            <strong>
              {join([session.title, ...(session.startsAt === null ? [] : [format.date(session.startsAt, { day: 'numeric', month: 'long', timeZone: zoneOf(session) })]), t('session.womenOnly')])}
            </strong>{' '}
            {t('warning.noWoman')}
          </p>
          <Action accent href={`/p/${project}/sessions/${session.id}#duties`}>
            {t('warning.choose')}
          </Action>
        </div>
      ))}
    </div>
  );
}
