import { isPartialDate, latestDay } from '@baraza/domain';
import { useCallback, useEffect, useState } from 'react';
import { useSearchParams } from 'react-router';

/** How long a day must stand still before it goes into the address: browsers refuse addresses that change many times a second. */
const SETTLED_MS = 300;

export interface MapDate {
  /** The day that is shown (YYYY-MM-DD); null: whatever its dates. */
  readonly date: string | null;
  readonly setDate: (date: string | null) => void;
  /** Null: nobody has said whether the bar of time is to be there. */
  readonly timeOpen: boolean | null;
  readonly setTimeOpen: (open: boolean) => void;
}

const dateIn = (search: URLSearchParams): string | null => {
  const text = search.get('at');
  return text !== null && isPartialDate(text) && Number(text.slice(0, 4)) > 0 ? latestDay(text) : null;
};

/** The day that a map is shown on; it stands in the address, so that a link shares it. */
export function useMapDate(): MapDate {
  const [search, setSearch] = useSearchParams();
  const [date, setDate] = useState(() => dateIn(search));
  const [timeOpen, setTimeOpen] = useState<boolean | null>(date === null ? null : true);
  useEffect(() => {
    const timer = setTimeout(() => {
      const after = new URLSearchParams(window.location.search);
      if ((after.get('at') ?? null) === date) return;
      if (date === null) after.delete('at');
      else after.set('at', date);
      setSearch(after, { replace: true });
      // The screen is told by the address once, when it opens; after that it tells the address.
    }, SETTLED_MS);
    return () => clearTimeout(timer);
  }, [date]);
  return { date, setDate, timeOpen, setTimeOpen: useCallback((open: boolean) => setTimeOpen(open), []) };
}
