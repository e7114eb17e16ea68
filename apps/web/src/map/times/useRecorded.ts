import { useEffect, useState } from 'react';
import { useSearchParams } from 'react-router';

/** Moments (ISO 8601) of what had been entered: the one that is shown, and the one it is compared with; `now`: what has been entered up to now. */
export interface Recorded {
  readonly at: string;
  readonly against: string | null;
}
export const NOW = 'now';

export interface RecordedState {
  /** Null: the map as it is, and can be changed. */
  readonly recorded: Recorded | null;
  readonly setRecorded: (recorded: Recorded | null) => void;
}

const isMoment = (text: string | null): text is string => text !== null && !Number.isNaN(Date.parse(text));

function recordedIn(search: URLSearchParams): Recorded | null {
  const [at, against] = [search.get('recorded'), search.get('against')];
  return isMoment(at) ? { at, against: against === NOW || isMoment(against) ? against : null } : null;
}

/** The moment that the map is shown at, as it had been entered; it stands in the address. */
export function useRecorded(): RecordedState {
  const [search, setSearch] = useSearchParams();
  const [recorded, setRecorded] = useState(() => recordedIn(search));
  useEffect(() => {
    const after = new URLSearchParams(window.location.search);
    const before = after.toString();
    after.delete('recorded');
    after.delete('against');
    if (recorded) after.set('recorded', recorded.at);
    if (recorded?.against) after.set('against', recorded.against);
    // A step of its own: Back leads out of a comparison, and then out of the past.
    if (after.toString() !== before) setSearch(after);
  }, [recorded]);
  useEffect(() => {
    const back = (): void => setRecorded(recordedIn(new URLSearchParams(window.location.search)));
    window.addEventListener('popstate', back);
    return () => window.removeEventListener('popstate', back);
  }, []);
  return { recorded, setRecorded };
}
