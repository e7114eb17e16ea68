/** The counts that inclusion is measured from: seats from who stands openly on the list, and what is told of those who are hidden, turns and speaking time from the log where speakers are named, else from what is published of the counters. */
import type { Attribution, InclusionCell, InclusionCounts, SessionCounts } from '@baraza/domain';
import type { PublishedSeats, TallyCounter, TallyEntry } from '@baraza/persistence';
import type { RecordStore } from '@baraza/store';
import type { Said } from './live-session.js';

/**
 * @param seats what is told of those who are hidden on the list; null: nobody is.
 * @param ruleOf the rule of an item of the agenda; of none: that of the session.
 */
export function countsOf(store: RecordStore, seats: readonly PublishedSeats[] | null, said: Said, tally: readonly (TallyEntry & Partial<TallyCounter>)[], ruleOf: (item: string | null) => Attribution): Omit<SessionCounts, 'suppress'> {
  const [counts, guarded] = [tableOf(), tableOf()];
  const addTotal = (measure: InclusionCell['measure'], amount: number, isGuarded: boolean): void => {
    for (const to of isGuarded ? [counts, guarded] : [counts]) to.totals[measure] += amount;
  };
  const addCell = (measure: InclusionCell['measure'], dimension: string, group: string, amount: number, isGuarded: boolean): void => {
    for (const to of isGuarded ? [counts, guarded] : [counts]) to.cells.push({ measure, dimension, group, amount });
  };
  const groups = new Map<string, { dimension: string; group: string }[]>();
  const isHidden = (participation: string): boolean => store.get('participation', participation)?.['hidden'] === true;
  for (const here of store.allLive('participation')) if (!here.hidden) addTotal('seats', here.people, seats === null);
  for (const { dimension, group, people } of seats ?? []) {
    if (dimension === null) addTotal('seats', people, true);
    else addCell('seats', dimension, group, people, true);
  }
  for (const { participation, dimension, group, people } of store.allLive('disaggregation')) {
    if (!isHidden(participation)) addCell('seats', dimension, group, people, seats === null);
    groups.set(participation, [...(groups.get(participation) ?? []), { dimension, group }]);
  }
  const add = (measure: 'turns' | 'speakingSeconds', participation: string, amount: number): void => {
    for (const { dimension, group } of groups.get(participation) ?? []) addCell(measure, dimension, group, amount, false);
  };
  // Where speakers are named, what they said is what they are heard with; turns on the floor only give the time.
  for (const { item, speaker, count } of said.values()) {
    if (ruleOf(item) !== 'attributed') continue;
    addTotal('turns', count, false);
    if (speaker !== null) add('turns', speaker, count);
  }
  for (const { item, subject, dimension, key, ...entry } of tally) {
    const named = ruleOf(item) === 'attributed';
    const isGuarded = !named || entry.guarded === true;
    // What waits to be written is on its way to be published only where speakers are named.
    const { turns, seconds } = entry.published ?? (isGuarded ? { turns: 0, seconds: 0 } : entry);
    if (subject === 'total') {
      addTotal('speakingSeconds', seconds, isGuarded);
      if (!named) addTotal('turns', turns, true);
    } else if (subject === 'participation') add('speakingSeconds', key, seconds);
    else if (subject === 'group' && dimension !== null) {
      addCell('speakingSeconds', dimension, key, seconds, isGuarded);
      if (!named) addCell('turns', dimension, key, turns, true);
    }
  }
  return { counts, guarded };
}

interface Table extends InclusionCounts {
  cells: InclusionCell[];
  totals: Record<InclusionCell['measure'], number>;
}
const tableOf = (): Table => ({ cells: [], totals: { seats: 0, speakingSeconds: 0, turns: 0 } });
