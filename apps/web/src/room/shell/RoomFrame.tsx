import { IconClock } from '@tabler/icons-react';
import { Link } from '@baraza/ui';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'react-router';
import { useProject } from '../../project/context.js';
import { ProjectScreen, type ProjectScreenProps } from '../../project/ProjectScreen.js';
import { useRightHere, useRoom } from '../context.js';
import { clockText } from '../parts/clock.js';
import { useNow } from '../useNow.js';
import classes from './room-frame.module.css';

/** What can be done in a session, by the right that it needs. */
const PLACES = [
  { path: 'facilitate', right: 'runSessions' },
  { path: 'log', right: 'readSessions' },
  { path: 'hall', right: 'readSessions' },
  { path: 'people', right: 'readAttendance' },
] as const;

/** The frame of the screens of one session: its name, its clock, and the ways between what is done in it. */
export function RoomFrame({ toolbar, ...screen }: Omit<ProjectScreenProps, 'here' | 'menu' | 'middle'>): ReactNode {
  const { session } = useRoom();
  return (
    <ProjectScreen
      {...screen}
      here={session.title}
      middle={
        <>
          <SessionClock />
          <RoomTabs />
        </>
      }
      toolbar={
        <>
          <div className={classes['strip']}>
            <RoomTabs />
            <SessionClock />
          </div>
          {toolbar}
        </>
      }
    />
  );
}

/** The ways between the screens of the session that the person has a right to. */
function RoomTabs(): ReactNode {
  const { t } = useTranslation('log');
  const { id } = useProject();
  const { session } = useRoom();
  const { pathname } = useLocation();
  const may = useRightHere();
  const base = `/p/${id}/s/${session.id}`;
  return (
    <nav className={classes['tabs']} aria-label={t('shell.tabs')}>
      {PLACES.filter(({ right }) => may(right)).map(({ path }) => (
        <Link key={path} href={`${base}/${path}`} className={classes['tab']} aria-current={pathname.startsWith(`${base}/${path}`) ? 'page' : undefined}>
          {t(`shell.${path}`)}
        </Link>
      ))}
    </nav>
  );
}

/** How long the session has been going, or took. */
function SessionClock(): ReactNode {
  const { t } = useTranslation('log');
  const { session } = useRoom();
  const now = useNow();
  if (session.openedAt === null) return null;
  const end = session.closedAt === null ? now : Date.parse(session.closedAt);
  return (
    <span className={classes['clock']} role="timer" aria-label={t('shell.clock')}>
      <IconClock size={16} stroke={1.75} aria-hidden />
      <strong>{clockText(Math.max(0, end - Date.parse(session.openedAt)))}</strong>
    </span>
  );
}
