/** What the screens of consultations read. All of it is live, and works without the server. */
import { compareCodes, type EntityName, hasRightIn, type Records, type Right } from '@baraza/domain';
import { useFormat, useTermWord } from '@baraza/ui';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useIsArchived, useRecords, useViewer } from '../../project/hooks.js';
import { useInOrder } from '../../project/useInOrder.js';
import { useZoneOf } from '../../project/session-time.js';
import { type DatedSession, datedIn, isOutside } from './calendar-weeks.js';

type OfProcess = { [N in EntityName]: Records[N] extends { process: string; order: number | null } ? N : never }[EntityName];

/** What belongs to a process, in the order that people gave it. */
export function useOfProcess<N extends OfProcess>(entity: N, process: string): Records[N][] {
  const inOrder = useInOrder();
  const records = useRecords(entity) as readonly (Records[N] & { process: string; order: number | null })[];
  return useMemo(() => inOrder(records.filter((record) => record.process === process)), [records, process, inOrder]);
}

/** Sessions of a process as they follow each other, those without a time last. */
export function useSessions(process: string): Records['session'][] {
  const sessions = useRecords('session');
  const { compare } = useFormat();
  return useMemo(() => sessions.filter((session) => session.process === process).sort((a, b) => compareCodes(a.startsAt ?? '9', b.startsAt ?? '9') || compare(a.title, b.title)), [sessions, process, compare]);
}

/** Sessions that have a day, on the days of their zones; cancelled ones are not drawn. */
export function useDated(sessions: readonly Records['session'][]): DatedSession[] {
  const zoneOf = useZoneOf();
  return sessions.flatMap((session) => (session.state === 'cancelled' ? [] : (datedIn(session, zoneOf(session)) ?? [])));
}

/** What the person may change: in an archive nothing. */
export function useMay(): { readonly plan: boolean; readonly assign: boolean; readonly in: (right: Right, session: string) => boolean } {
  const { viewer, can } = useViewer();
  const archived = useIsArchived();
  return { plan: can('planConsultations') && !archived, assign: can('manageMembers') && !archived, in: (right, session) => viewer !== null && !archived && hasRightIn(viewer, right, session) };
}

/** A women-only session that no woman facilitates yet: METHODS, participation. */
export function useWithoutWoman(sessions: readonly Records['session'][]): Records['session'][] {
  const assignments = useRecords('assignment');
  const led = new Set(assignments.filter(({ duty, woman }) => duty === 'facilitator' && woman === true).map(({ session }) => session));
  return sessions.filter(({ id, womenOnly, state }) => womenOnly === true && (state === 'planned' || state === 'live') && !led.has(id));
}

/** Sessions to come, or live, on days that are not those of their process. */
export function useOutside(process: Records['process'], sessions: readonly Records['session'][]): Records['session'][] {
  const zoneOf = useZoneOf();
  return sessions.filter((session) => {
    const dated = session.state === 'planned' || session.state === 'live' ? datedIn(session, zoneOf(session)) : null;
    return dated !== null && isOutside(dated, process);
  });
}

/** How the words by which people are counted are read. */
export function useCountingWords(): {
  readonly dimension: (dimension: Pick<Records['dimension'], 'code' | 'name'>) => string;
  readonly group: (dimension: Pick<Records['dimension'], 'code'>, group: string) => string;
  readonly target: (target: Pick<Records['target'], 'label' | 'groups'>, dimension: Pick<Records['dimension'], 'code'> | undefined) => string;
} {
  const { i18n } = useTranslation('domain');
  const { list, band } = useFormat();
  const wordOf = (key: string, otherwise: string): string => (i18n.exists(`domain:${key}`) ? String(i18n.t(`domain:${key}` as never)) : otherwise);
  const group = ({ code }: Pick<Records['dimension'], 'code'>, of: string): string => wordOf(`group.${code}.${of}`, code === 'ageBand' ? band(of) : of);
  return {
    dimension: ({ code, name }) => name ?? wordOf(`breakdown.${code}`, code),
    group,
    target: ({ label, groups }, dimension) => label ?? list(groups.map((each) => (dimension ? group(dimension, each) : each))),
  };
}

/** What kind of session it is, in words; empty where nobody said. */
export function useTypeWord(): (session: Pick<Records['session'], 'type'>) => string {
  const terms = useRecords('term');
  const word = useTermWord();
  return ({ type }) => {
    const term = terms.find(({ id }) => id === type);
    return term ? word(term) : '';
  };
}
