import { calendarFile } from '@baraza/calendar';
import type { Records } from '@baraza/domain';
import { toast, useFormat } from '@baraza/ui';
import { useTranslation } from 'react-i18next';
import { saveText } from '../../import/save-file.js';
import { useProject } from '../../project/context.js';
import { useRecords } from '../../project/hooks.js';
import { useZoneOf } from '../../project/session-time.js';

/** Names of files may not hold what some system takes for a part of a path. */
const fileNameOf = (name: string): string => `${name.replace(/[\p{Cc}\\/:*?"<>|]+/gu, ' ').trim().slice(0, 80) || 'calendar'}.ics`;

/** Saves sessions as a file of the calendar, made in the browser, so also without the server. */
export function useSaveCalendar(): (name: string, sessions: readonly Records['session'][]) => void {
  const { t } = useTranslation('consultations');
  const { parts } = useFormat();
  const { id: project } = useProject();
  const places = useRecords('place');
  const zoneOf = useZoneOf();
  return (name, sessions) => {
    const entries = sessions.map((session) => ({
      session,
      zone: zoneOf(session),
      where: parts([session.venue, places.find(({ id }) => id === session.place)?.name]),
      url: `${location.origin}/p/${project}/sessions/${session.id}`,
    }));
    const dated = entries.filter(({ session }) => session.startsAt !== null).length;
    if (dated === 0) return void toast({ message: t('calendar.nothing'), tone: 'refused', id: 'calendar' });
    saveText(fileNameOf(name), calendarFile({ name, entries, made: new Date() }), 'text/calendar;charset=utf-8');
    toast({ message: t('calendar.saved', { count: dated }), id: 'calendar' });
  };
}
