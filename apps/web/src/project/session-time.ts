/** When sessions are held, by whose clocks, and how that is said. */
import type { Records } from '@baraza/domain';
import { useFormat } from '@baraza/ui';
import { zoneAmong } from '../forms/time-zones.js';
import { useProject } from './context.js';
import { useRecord } from './hooks.js';

type Session = Records['session'];

/** Whose clocks a session follows: its own, else those of the project, else those of this device, as where this browser does not know the zone. Null: no session, so those of the project. */
export function useZoneOf(): (session: Pick<Session, 'timeZone'> | null) => string {
  const { id } = useProject();
  const ofProject = useRecord('project', id)?.timeZone ?? null;
  return (session) => zoneAmong(session?.timeZone, ofProject);
}

/** When it was opened, else when it is planned; null: nobody said. */
export const heldAt = ({ openedAt, startsAt }: Pick<Session, 'openedAt' | 'startsAt'>): string | null => openedAt ?? startsAt;

/** “3 Aug 2005”, by its own clocks; null where nobody said when. */
export function useHeldOn(): (session: Pick<Session, 'openedAt' | 'startsAt' | 'timeZone'>) => string | null {
  const format = useFormat();
  const zoneOf = useZoneOf();
  return (session) => {
    const at = heldAt(session);
    return at === null ? null : format.date(at, { day: 'numeric', month: 'short', year: 'numeric', timeZone: zoneOf(session) });
  };
}
