import { addMinutes, clockIn, minutesBetween, momentIn } from '@baraza/calendar';
import type { Records } from '@baraza/domain';
import { Select, TextInput } from '@mantine/core';
import { type FocusEvent, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { timeZones } from '../../forms/time-zones.js';
import { useMutate } from '../../project/hooks.js';
import { useZoneOf } from '../../project/session-time.js';
import { useFieldWords } from '../../project/words.js';
import classes from './plan.module.css';

type When = Pick<Records['session'], 'id' | 'startsAt' | 'endsAt' | 'timeZone'>;
const DAY_MINUTES = 1440;

/** Day, clocks and zone of a session, kept when one leaves a field. Its length stays when it is moved. */
export function WhenEditor({ session }: { readonly session: When }): ReactNode {
  const { t } = useTranslation('consultations');
  const { label } = useFieldWords();
  const mutate = useMutate();
  const zoneOf = useZoneOf();
  const zone = zoneOf(session);
  const { id, startsAt, endsAt } = session;
  const start = startsAt === null ? null : clockIn(zone, startsAt);
  const end = endsAt === null ? null : clockIn(zone, endsAt);
  const length = startsAt !== null && endsAt !== null ? minutesBetween(startsAt, endsAt) : null;

  const keep = (from: string | null, to: string | null): void => {
    if (from !== startsAt || to !== endsAt) mutate('updateSession', { id, startsAt: from, endsAt: to });
  };
  const begin = (day: string, clock: string): void => {
    if (day === '') return keep(null, null);
    const from = momentIn(zone, day, clock || '09:00');
    keep(from, length === null ? endsAt : addMinutes(from, length));
  };
  /** The last clock of the session; one that is not after its beginning is of the day after. */
  const finish = (clock: string): void => {
    if (startsAt === null || start === null) return;
    if (clock === '') return keep(startsAt, null);
    const days = length === null ? 0 : Math.floor(Math.max(0, length - 1) / DAY_MINUTES);
    const sameDay = addMinutes(momentIn(zone, start.day, clock), days * DAY_MINUTES);
    keep(startsAt, sameDay > startsAt ? sameDay : addMinutes(sameDay, DAY_MINUTES));
  };
  // Whoever changes the zone means the clocks that stand there, not the moments.
  const rezone = (next: string | null): void => {
    const to = next ?? zoneOf(null);
    const moved = (at: { day: string; clock: string } | null): string | null => at && momentIn(to, at.day, at.clock);
    mutate('updateSession', { id, timeZone: next, startsAt: moved(start), endsAt: moved(end) });
  };
  const on = (act: (value: string) => void) => ({ onBlur: (event: FocusEvent<HTMLInputElement>) => act(event.currentTarget.value) });
  return (
    <div className={classes['when']}>
      <TextInput key={`day ${start?.day}`} type="date" label={t('when.day')} defaultValue={start?.day ?? ''} {...on((day) => begin(day, start?.clock ?? ''))} />
      <TextInput key={`from ${start?.clock}`} type="time" label={t('when.from')} defaultValue={start?.clock ?? ''} disabled={start === null} {...on((clock) => start && begin(start.day, clock))} />
      <TextInput key={`to ${end?.clock}`} type="time" label={t('when.to')} defaultValue={end?.clock ?? ''} disabled={start === null} {...on(finish)} />
      <Select label={label('session', 'timeZone')} data={timeZones(zone)} value={zone} searchable allowDeselect={false} dir="ltr" onChange={(value) => value && rezone(value)} />
    </div>
  );
}
