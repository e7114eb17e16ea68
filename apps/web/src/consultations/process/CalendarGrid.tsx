import { addDays, clockIn } from '@baraza/calendar';
import type { Records } from '@baraza/domain';
import { Action, useFormat } from '@baraza/ui';
import { Button } from '@mantine/core';
import { IconAlertTriangle, IconCalendar, IconCheck, IconChevronLeft, IconChevronRight, IconPointFilled } from '@tabler/icons-react';
import { type KeyboardEvent, type ReactNode, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useProject } from '../../project/context.js';
import { useRecords } from '../../project/hooks.js';
import { useZoneOf } from '../../project/session-time.js';
import { type CalendarRow, columnsOf, type DatedSession, firstMonday, rowsOfPlaces, weeksFrom } from '../data/calendar-weeks.js';
import { useMay, useWithoutWoman } from '../data/hooks.js';
import { useSessionWords } from '../data/useSessionWords.js';
import { Block } from '../parts/Block.js';
import classes from './calendar.module.css';

const WEEKS = 4;
/** Rows of the heads of weeks and of days. */
const HEADS = 2;

/** Weeks across, places down: what was held, what is live, what is planned. Arrow keys walk from session to session. */
export function CalendarGrid({ process, dated, total }: { readonly process: Records['process']; readonly dated: readonly DatedSession[]; readonly total: number }): ReactNode {
  const { t } = useTranslation('consultations');
  const { id: project } = useProject();
  const zone = useZoneOf()(null);
  const { plan } = useMay();
  const today = clockIn(zone, Date.now()).day;
  const [from, setFrom] = useState<string | null>(null);
  const monday = from ?? firstMonday(dated, today, WEEKS);
  const end = addDays(monday, 7 * WEEKS - 1);
  const earlier = dated.some(({ first }) => first < monday);
  const later = dated.some(({ last }) => last > end);
  const planFirst = (
    <Button component={Link} to={`/p/${project}/consultations/${process.id}/sessions/new`}>
      {t('sessions.plan')}
    </Button>
  );
  return (
    <Block
      title={t('calendar.title')}
      icon={<IconCalendar size={16} stroke={1.75} aria-hidden />}
      end={
        dated.length > 0 && (
          <>
            {(['held', 'live', 'planned'] as const).map((state) => (
              <span key={state} className={classes['key']}>
                <span className={classes['swatch']} data-state={state} />
                {t(`state.${state}`)}
              </span>
            ))}
            {(earlier || later) && (
              <span className={classes['turn']}>
                <Action aria-label={t('calendar.earlier')} disabled={!earlier} onClick={() => setFrom(addDays(monday, -7 * WEEKS))}>
                  <IconChevronLeft size={16} stroke={1.75} className="bz-mirror" aria-hidden />
                </Action>
                <Action aria-label={t('calendar.later')} disabled={!later} onClick={() => setFrom(addDays(monday, 7 * WEEKS))}>
                  <IconChevronRight size={16} stroke={1.75} className="bz-mirror" aria-hidden />
                </Action>
              </span>
            )}
          </>
        )
      }
    >
      {dated.length === 0 ? (
        <div className={classes['none']}>
          <p>{total === 0 ? t('calendar.empty') : t('calendar.undated')}</p>
          {plan && total === 0 && planFirst}
        </div>
      ) : (
        <Grid dated={dated} monday={monday} today={today} />
      )}
    </Block>
  );
}

function Grid({ dated, monday, today }: { readonly dated: readonly DatedSession[]; readonly monday: string; readonly today: string }): ReactNode {
  const { t } = useTranslation('consultations');
  const format = useFormat();
  const { line } = useSessionWords();
  const places = useRecords('place');
  const weeks = weeksFrom(monday, WEEKS, dated);
  const days = weeks.flatMap((week) => week.days);
  const rows = rowsOfPlaces(dated.filter((each) => columnsOf(each, days) !== null));
  const [here, setHere] = useState<string | null>(null);
  const grid = useRef<HTMLDivElement>(null);
  const shown = rows.flatMap(({ sessions }) => sessions);
  const current = shown.find(({ session }) => session.id === here);
  const first = shown[0]?.session.id;

  const go = (id: string | undefined): void => grid.current?.querySelector<HTMLElement>(`[data-session="${id}"]`)?.focus();
  const onKeyDown = (event: KeyboardEvent, row: number, index: number): void => {
    const rtl = document.documentElement.dir === 'rtl';
    const step = { ArrowRight: rtl ? -1 : 1, ArrowLeft: rtl ? 1 : -1 }[event.key];
    const rowStep = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined) go(rows[row]?.sessions[index + step]?.session.id);
    else if (rowStep !== undefined) go(nearest(rows[row + rowStep], rows[row]!.sessions[index]!.first)?.session.id);
    else return;
    event.preventDefault();
  };
  const noon = (day: string): string => `${day}T12:00:00Z`;
  const inWords = (day: string, options: Intl.DateTimeFormatOptions): string => format.date(noon(day), { ...options, timeZone: 'UTC' });
  const todayColumn = days.indexOf(today);
  return (
    <>
      <div className={classes['scroll']}>
        <div ref={grid} className={classes['grid']} style={{ gridTemplateColumns: `minmax(72px, auto) repeat(${days.length}, minmax(22px, 1fr))` }} role="group" aria-label={t('calendar.title')}>
        {todayColumn >= 0 && <span className={classes['today']} style={{ gridColumn: todayColumn + 2, gridRow: `2 / span ${rows.length + 1}` }} />}
        {weeks.map((week, index) => (
          <span key={week.monday} className={classes['week']} style={{ gridColumn: `${index * week.days.length + 2} / span ${week.days.length}`, gridRow: `1 / span ${rows.length + HEADS}` }}>
            {t('calendar.weekOf', { day: inWords(week.monday, { day: 'numeric', month: 'short' }) })}
          </span>
        ))}
        {days.map((day, index) => (
          <span key={day} className={classes['day']} style={{ gridColumn: index + 2, gridRow: 2 }} data-today={day === today || undefined}>
            {format.number(Number(day.slice(8)))}
          </span>
        ))}
        {rows.map((row, index) => (
          <Row key={`${row.place} ${row.sessions[0]?.session.id}`} row={row} index={index} days={days} name={places.find(({ id }) => id === row.place)?.name ?? t('calendar.noPlace')} onKeyDown={onKeyDown} onHere={setHere} tabStop={current?.session.id ?? first} />
        ))}
      </div>
      </div>
      <p className={classes['said']}>{current ? line(current) : t('calendar.hint')}</p>
    </>
  );
}

/** The session of a row that is nearest in time to a day. */
const nearest = (row: CalendarRow | undefined, day: string): DatedSession | undefined => row?.sessions.toSorted((a, b) => Math.abs(Date.parse(a.first) - Date.parse(day)) - Math.abs(Date.parse(b.first) - Date.parse(day)))[0];

interface RowProps {
  readonly row: CalendarRow;
  readonly index: number;
  readonly days: readonly string[];
  readonly name: string;
  readonly tabStop: string | undefined;
  readonly onKeyDown: (event: KeyboardEvent, row: number, index: number) => void;
  readonly onHere: (id: string | null) => void;
}

function Row({ row, index, days, name, tabStop, onKeyDown, onHere }: RowProps): ReactNode {
  const { id: project } = useProject();
  const { join, line, short } = useSessionWords();
  const without = new Set(useWithoutWoman(row.sessions.map(({ session }) => session)).map(({ id }) => id));
  const placed = row.sessions.flatMap((dated) => {
    const columns = columnsOf(dated, days);
    return columns === null ? [] : [{ dated, columns }];
  });
  const gridRow = index + HEADS + 1;
  const [start, end] = [Math.min(...placed.map(({ columns }) => columns[0])), Math.max(...placed.map(({ columns }) => columns[1]))];
  // Words stand where there is more room: behind the last session, or before the first.
  const behind = days.length - 1 - end >= start;
  return (
    <>
      {!row.continued && (
        <>
          <span className={classes['rule']} style={{ gridRow, gridColumn: '1 / -1' }} />
          <span className={classes['place']} style={{ gridRow, gridColumn: 1 }}>
            <span dir="auto">{name}</span>
          </span>
        </>
      )}
      {placed.map(({ dated, columns }, place) => {
        const { session } = dated;
        const lacks = without.has(session.id);
        return (
          <Link
            key={session.id}
            to={`/p/${project}/sessions/${session.id}`}
            className={classes['session']}
            style={{ gridRow, gridColumn: `${columns[0] + 2} / ${columns[1] + 3}` }}
            data-session={session.id}
            data-state={session.state}
            data-lacks={lacks || undefined}
            tabIndex={session.id === tabStop ? 0 : -1}
            aria-label={line(dated)}
            onKeyDown={(event) => onKeyDown(event, index, place)}
            onFocus={() => onHere(session.id)}
            onMouseEnter={() => onHere(session.id)}
          >
            {session.state === 'held' && <IconCheck size={14} stroke={2.5} aria-hidden />}
            {session.state === 'live' && <IconPointFilled size={14} aria-hidden />}
            {session.state === 'planned' && lacks && <IconAlertTriangle size={14} stroke={2} aria-hidden />}
          </Link>
        );
      })}
      <span className={classes['words']} data-behind={behind || undefined} style={{ gridRow, gridColumn: behind ? `${end + 3} / -1` : `2 / ${start + 2}` }} aria-hidden>
        {join(placed.map(({ dated }) => short(dated.session)))}
      </span>
    </>
  );
}
