import type { Records } from '@baraza/domain';
import { Action, useFormat } from '@baraza/ui';
import { IconAlertTriangle } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useProject } from '../../project/context.js';
import { useZoneOf } from '../../project/session-time.js';
import { useMay, useOutside, useWithoutWoman } from '../data/hooks.js';
import { useProcessSpan } from '../data/useProcessSpan.js';
import { useSessionWords } from '../data/useSessionWords.js';
import classes from './overview.module.css';

/** What should be done before a session begins, each with the way to do it for whoever may. */
export function Warnings({ process, sessions }: { readonly process: Records['process']; readonly sessions: readonly Records['session'][] }): ReactNode {
  const { t } = useTranslation('consultations');
  const format = useFormat();
  const zoneOf = useZoneOf();
  const { join } = useSessionWords();
  const may = useMay();
  const without = useWithoutWoman(sessions);
  const outside = useOutside(process, sessions);
  const span = useProcessSpan(process);
  if (without.length + outside.length === 0) return null;
  const on = (session: Records['session'], options: Intl.DateTimeFormatOptions): string[] => (session.startsAt === null ? [] : [format.date(session.startsAt, { day: 'numeric', month: 'long', ...options, timeZone: zoneOf(session) })]);
  return (
    <div className={classes['warnings']} role="group" aria-label={t('warning.label')}>
      {without.map((session) => (
        <Warning key={session.id} session={session} at="#duties" act={may.assign ? t('warning.choose') : null} title={join([session.title, ...on(session, {}), t('session.womenOnly')])}>
          {t('warning.noWoman')}
        </Warning>
      ))}
      {outside.map((session) => (
        <Warning key={`outside ${session.id}`} session={session} at="" act={may.in('runSessions', session.id) ? t('warning.move') : null} title={join([session.title, ...on(session, { year: 'numeric' })])}>
          {t('warning.outside', { span })}
        </Warning>
      ))}
    </div>
  );
}

interface WarningProps {
  readonly session: Records['session'];
  readonly title: string;
  /** Where on the page of the session it is settled. */
  readonly at: string;
  /** Null: the person may not. */
  readonly act: string | null;
  readonly children: ReactNode;
}

function Warning({ session, title, at, act, children }: WarningProps): ReactNode {
  const { id: project } = useProject();
  return (
    <div className={classes['warning']}>
      <IconAlertTriangle size={16} stroke={1.75} aria-hidden />
      <p>
        <strong>{title}</strong> {children}
      </p>
      {act !== null && (
        <Action accent href={`/p/${project}/sessions/${session.id}${at}`}>
          {act}
        </Action>
      )}
    </div>
  );
}
