import { addDays, clockIn, mondayOf } from '@baraza/calendar';
import type { Records } from '@baraza/domain';
import { Action, EmptyState, SegmentedChoice, useFormat } from '@baraza/ui';
import { Button } from '@mantine/core';
import { IconCalendarDown, IconCalendarPlus, IconChevronLeft, IconChevronRight } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useSearchParams } from 'react-router';
import { useProject } from '../../project/context.js';
import { useZoneOf } from '../../project/session-time.js';
import { useDated, useMay, useSessions } from '../data/hooks.js';
import { useSaveCalendar } from '../data/useSaveCalendar.js';
import { ProcessScreen } from '../ProcessScreen.js';
import { DaysView } from './DaysView.js';
import { SessionList } from './SessionList.js';
import { SubscribeButton } from './SubscribeButton.js';
import classes from './sessions.module.css';

const VIEWS = ['list', 'week', 'month'] as const;
type View = (typeof VIEWS)[number];

/** The sessions of a process: as a list, by weeks, by months. View and day stand in the address. */
export function SessionsScreen(): ReactNode {
  return (
    <ProcessScreen tab="sessions" actions={(process) => <Actions process={process} />}>
      {(process) => <Sessions process={process} />}
    </ProcessScreen>
  );
}

function Actions({ process }: { readonly process: Records['process'] }): ReactNode {
  const { t } = useTranslation('consultations');
  const { id: project } = useProject();
  const { plan } = useMay();
  const sessions = useSessions(process.id);
  const saveCalendar = useSaveCalendar();
  if (sessions.length === 0) return null;
  return (
    <>
      <Button variant="subtle" color="gray" visibleFrom="sm" leftSection={<IconCalendarDown size={16} stroke={1.75} aria-hidden />} onClick={() => saveCalendar(process.name, sessions)}>
        {t('calendar.save')}
      </Button>
      <SubscribeButton process={process} />
      {plan && (
        <Button component={Link} to={`/p/${project}/consultations/${process.id}/sessions/new`} leftSection={<IconCalendarPlus size={16} stroke={1.75} aria-hidden />}>
          {t('sessions.plan')}
        </Button>
      )}
    </>
  );
}

function Sessions({ process }: { readonly process: Records['process'] }): ReactNode {
  const { t } = useTranslation('consultations');
  const { id: project } = useProject();
  const { plan } = useMay();
  const [search, setSearch] = useSearchParams();
  const sessions = useSessions(process.id);
  const dated = useDated(sessions);
  const today = clockIn(useZoneOf()(null), Date.now()).day;
  const view = VIEWS.find((each) => each === search.get('view')) ?? 'list';
  const day = search.get('day') ?? nearest(dated.map(({ first }) => first), today);
  if (sessions.length === 0) {
    return (
      <EmptyState
        title={t('sessions.emptyTitle')}
        actions={
          plan && (
            <Button component={Link} to={`/p/${project}/consultations/${process.id}/sessions/new`}>
              {t('sessions.plan')}
            </Button>
          )
        }
      >
        {t('sessions.empty')}
      </EmptyState>
    );
  }
  return (
    <div className={classes['sessions']}>
      <div className={classes['tools']}>
        <div className={classes['views']}>
          <SegmentedChoice<View> label={t('sessions.view')} value={view} options={VIEWS.map((value) => ({ value, label: t(`sessions.as.${value}`) }))} onChange={(next) => setSearch({ view: next, day }, { replace: true })} />
        </div>
        {view !== 'list' && <Turn view={view} day={day} today={today} onDay={(next) => setSearch({ view, day: next }, { replace: true })} />}
      </div>
      {view === 'list' ? <SessionList sessions={sessions} /> : <DaysView dated={dated} days={daysOf(view, day)} month={view === 'month' ? day.slice(0, 7) : null} today={today} />}
    </div>
  );
}

/** The first day on which something takes place from today on, else the last before. */
const nearest = (days: readonly string[], today: string): string => days.toSorted().find((day) => day >= today) ?? days.toSorted().at(-1) ?? today;

/** Days of the week of a day, or of the weeks that its month touches. */
function daysOf(view: 'week' | 'month', day: string): string[] {
  if (view === 'week') return Array.from({ length: 7 }, (_, index) => addDays(mondayOf(day), index));
  const first = mondayOf(`${day.slice(0, 7)}-01`);
  const last = addDays(monthFrom(day, 1), -1);
  const days = Array.from({ length: 42 }, (_, index) => addDays(first, index));
  return days.filter((each) => mondayOf(each) <= last);
}

/** The first day of the month that is so many after that of a day. */
function monthFrom(day: string, count: number): string {
  const [year, month] = day.split('-').map(Number) as [number, number];
  return new Date(Date.UTC(year, month - 1 + count, 1)).toISOString().slice(0, 10);
}

function Turn({ view, day, today, onDay }: { readonly view: 'week' | 'month'; readonly day: string; readonly today: string; readonly onDay: (day: string) => void }): ReactNode {
  const { t } = useTranslation('consultations');
  const format = useFormat();
  const by = (count: number): string => (view === 'week' ? addDays(mondayOf(day), 7 * count) : monthFrom(day, count));
  const inWords = (of: string, options: Intl.DateTimeFormatOptions): string => format.date(`${of}T12:00:00Z`, { ...options, timeZone: 'UTC' });
  const title = view === 'month' ? inWords(day, { month: 'long', year: 'numeric' }) : t('calendar.weekOf', { day: inWords(mondayOf(day), { day: 'numeric', month: 'long', year: 'numeric' }) });
  return (
    <div className={classes['turn']}>
      <Action aria-label={t('calendar.earlier')} onClick={() => onDay(by(-1))}>
        <IconChevronLeft size={16} stroke={1.75} className="bz-mirror" aria-hidden />
      </Action>
      <Action aria-label={t('calendar.later')} onClick={() => onDay(by(1))}>
        <IconChevronRight size={16} stroke={1.75} className="bz-mirror" aria-hidden />
      </Action>
      <Action onClick={() => onDay(today)}>{t('calendar.today')}</Action>
      <h2 aria-live="polite">{title}</h2>
    </div>
  );
}
