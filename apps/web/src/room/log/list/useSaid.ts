import { type CaughtIntervention, type Records, ruleOf, sameInterventions, type SamePair } from '@baraza/domain';
import { useMemo } from 'react';
import { useStored } from '../../../map/data/useStored.js';
import { useRightHere, useRoom } from '../../context.js';
import { inLogOrder, recentOf } from './entries.js';

type Said = Records['intervention'];
const NONE: readonly never[] = [];

export interface SaidHere {
  /** In the order of the log; without those that were merged into others. */
  readonly inOrder: readonly Said[];
  /** What was merged into each. */
  readonly sourcesOf: (id: string) => readonly Said[];
  readonly codingsOf: (id: string) => readonly Records['coding'][];
  readonly proposalsOf: (id: string) => readonly Records['proposal'][];
  /** Probably noted twice, for who may say whether. */
  readonly pairs: readonly SamePair[];
}

function grouped<T>(all: readonly T[], keyOf: (each: T) => string | null): (id: string) => readonly T[] {
  const groups = new Map<string, T[]>();
  for (const each of all) {
    const key = keyOf(each);
    if (key === null) continue;
    const group = groups.get(key);
    if (group) group.push(each);
    else groups.set(key, [each]);
  }
  return (id) => groups.get(id) ?? NONE;
}

const caught = ({ id, rapporteur, item, at, text, language, translation, speaker, affiliation, mergedInto, differsFrom }: Said): CaughtIntervention => ({
  id, item, text, language, translation, speaker, affiliation, mergedInto, rapporteur: rapporteur ?? '', atMs: Date.parse(at), notSameAs: differsFrom,
});

/** What stands in the log of the session, as far as it is on this device. */
export function useSaid(): SaidHere {
  const { session, items } = useRoom();
  const mayMerge = useRightHere()('logSessions');
  const all = useStored(['intervention'], (store) => store.allLive('intervention').filter((each) => each.session === session.id), [session.id]);
  const codingsOf = useStored(['coding'], (store) => grouped(store.allLive('coding'), ({ intervention }) => intervention), []);
  const proposalsOf = useStored(['proposal'], (store) => grouped(store.allLive('proposal'), ({ intervention }) => intervention), []);
  const inOrder = useMemo(() => inLogOrder(all, items), [all, items]);
  const sourcesOf = useMemo(() => grouped(all, ({ mergedInto }) => mergedInto), [all]);
  // Times to five minutes make everything of a quarter of an hour close; there words alone decide, and they do.
  const pairs = useMemo(() => (mayMerge ? sameInterventions(recentOf(all).map(caught)) : NONE), [all, mayMerge]);
  return { inOrder, sourcesOf, codingsOf, proposalsOf, pairs };
}

/** The rule under which something was noted. */
export function useRuleOfSaid(): (said: Said) => ReturnType<typeof ruleOf> {
  const { session, items } = useRoom();
  return (said) => ruleOf(session, items.find(({ id }) => id === said.item));
}
