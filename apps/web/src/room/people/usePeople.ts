import { type Records, nextSeat } from '@baraza/domain';
import { useMemo } from 'react';
import { useRecords } from '../../project/hooks.js';
import { useRoom } from '../context.js';
import { grouped } from './grouped.js';

export interface PeopleHere {
  /** Newest first. */
  readonly entries: readonly Records['participation'][];
  readonly groups: ReadonlyMap<string, readonly Records['disaggregation'][]>;
  /** What this process counts by, in order. */
  readonly dimensions: readonly Records['dimension'][];
  /** Texts that are asked for, newest version first. */
  readonly consentTexts: readonly Records['consentText'][];
  /** Languages to choose from: of the session, then of the process. */
  readonly languages: readonly string[];
  readonly seat: number;
}

const NONE: readonly Records['disaggregation'][] = [];
export const groupsOf = ({ groups }: Pick<PeopleHere, 'groups'>, id: string): readonly Records['disaggregation'][] => groups.get(id) ?? NONE;

/** Who takes part in the session of the room, and what is asked of them. */
export function usePeople(): PeopleHere {
  const { session, process } = useRoom();
  const participations = useRecords('participation');
  const disaggregations = useRecords('disaggregation');
  const allDimensions = useRecords('dimension');
  const allTexts = useRecords('consentText');
  const entries = useMemo(
    () => participations.filter((each) => each.session === session.id).sort((a, b) => (a.enteredAt === b.enteredAt ? (a.id < b.id ? 1 : -1) : a.enteredAt < b.enteredAt ? 1 : -1)),
    [participations, session.id],
  );
  const groups = useMemo(() => grouped(disaggregations.filter((each) => each.session === session.id), ({ participation }) => participation), [disaggregations, session.id]);
  const dimensions = useMemo(() => allDimensions.filter((each) => each.process === process.id).sort((a, b) => (a.order ?? 0) - (b.order ?? 0)), [allDimensions, process.id]);
  const consentTexts = useMemo(() => allTexts.filter((each) => each.process === process.id && !each.retired).sort((a, b) => b.version - a.version), [allTexts, process.id]);
  const languages = useMemo(() => [...new Set([...session.languages, ...process.languages])], [session.languages, process.languages]);
  const seat = useMemo(() => nextSeat(entries.map(({ pseudonym }) => pseudonym)), [entries]);
  return { entries, groups, dimensions, consentTexts, languages, seat };
}
