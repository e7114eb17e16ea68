/** The counts that inclusion is measured from: seats from who takes part, or what is told of that, turns and speaking time from the log where speakers are named, else from what is published of the counters. */
import type { Attribution, InclusionCell, InclusionCounts } from '@baraza/domain';
import type { PublishedSeats, TallyCounter, TallyEntry } from '@baraza/persistence';
import type { RecordStore } from '@baraza/store';
import type { Said } from './live-session.js';

/**
 * @param seats what is told of the seats of a hidden list; null: they are those of the list.
 * @param ruleOf the rule of an item of the agenda; of none: that of the session.
 */
export function countsOf(store: RecordStore, seats: readonly PublishedSeats[] | null, said: Said, tally: readonly (TallyEntry & Partial<TallyCounter>)[], ruleOf: (item: string | null) => Attribution): InclusionCounts {
  const cells: InclusionCell[] = [];
  const totals = { seats: 0, speakingSeconds: 0, turns: 0 };
  const groups = new Map<string, { dimension: string; group: string }[]>();
  if (seats === null) for (const here of store.allLive('participation')) totals.seats += here.people;
  for (const { dimension, group, people } of seats ?? []) {
    if (dimension === null) totals.seats += people;
    else cells.push({ measure: 'seats', dimension, group, amount: people });
  }
  for (const { participation, dimension, group, people } of store.allLive('disaggregation')) {
    if (seats === null) cells.push({ measure: 'seats', dimension, group, amount: people });
    groups.set(participation, [...(groups.get(participation) ?? []), { dimension, group }]);
  }
  const add = (measure: 'turns' | 'speakingSeconds', participation: string, amount: number): void => {
    for (const { dimension, group } of groups.get(participation) ?? []) cells.push({ measure, dimension, group, amount });
  };
  // Where speakers are named, what they said is what they are heard with; turns on the floor only give the time.
  for (const { item, speaker, count } of said.values()) {
    if (ruleOf(item) !== 'attributed') continue;
    totals.turns += count;
    if (speaker !== null) add('turns', speaker, count);
  }
  for (const { item, subject, dimension, key, ...entry } of tally) {
    const named = ruleOf(item) === 'attributed';
    // What waits to be written is on its way to be published only where speakers are named.
    const { turns, seconds } = entry.published ?? (named && entry.guarded !== true ? entry : { turns: 0, seconds: 0 });
    if (subject === 'total') {
      totals.speakingSeconds += seconds;
      if (!named) totals.turns += turns;
    } else if (subject === 'participation') add('speakingSeconds', key, seconds);
    else if (subject === 'group' && dimension !== null) {
      cells.push({ measure: 'speakingSeconds', dimension, group: key, amount: seconds });
      if (!named) cells.push({ measure: 'turns', dimension, group: key, amount: turns });
    }
  }
  return { cells, totals };
}
