import { coarseTime } from '@baraza/domain';
import { languageOf, useLanguage } from '@baraza/ui';
import { useMemo } from 'react';
import { useRoom } from './context.js';

export interface RoomTime {
  /** "14:27" on the clocks of the session. */
  readonly time: (at: string | number) => string;
  /** "14:27:40" */
  readonly exact: (at: string | number) => string;
  /** "Tuesday 23 August 2005" */
  readonly day: (at: string | number) => string;
}

/** Times as the clocks in the room show them, wherever the device is. */
export function useRoomTime(): RoomTime {
  const { timeZone } = useRoom();
  const { locale } = languageOf(useLanguage());
  return useMemo(() => {
    const make = (options: Intl.DateTimeFormatOptions): RoomTime['time'] => {
      const format = new Intl.DateTimeFormat(locale, { ...options, timeZone });
      return (at) => format.format(new Date(at));
    };
    return {
      time: make({ hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }),
      exact: make({ hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23' }),
      day: make({ weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' }),
    };
  }, [timeZone, locale]);
}

/** The time now as the server has it, ISO 8601; to five minutes where a speaker must not be known. */
export const momentOf = (ahead: number, coarse: boolean): string => {
  const now = new Date(Date.now() + ahead).toISOString();
  return coarse ? coarseTime(now) : now;
};
