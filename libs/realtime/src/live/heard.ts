/** Who has been heard and who has not: from the log where speakers are named, else from the memory of the floor, which goes with the session. */
import type { Attribution, FloorState } from '@baraza/domain';
import type { TallyEntry } from '@baraza/persistence';
import type { HeardGroup, LiveState } from '@baraza/protocol';
import type { RecordStore } from '@baraza/store';
import type { Said } from './live-session.js';

interface HeardInput {
  store: RecordStore;
  said: Said;
  tally: readonly TallyEntry[];
  floor: FloorState;
  /** The strictest rule of the session, or under which something of its figures came. */
  rule: Attribution;
  /** Whether all of the session is attributed now. */
  named: boolean;
  /** Groups with fewer people are shown together where persons must not be known. */
  minimum: number;
}

/** People, not turns: of a head count no more can have been heard than it had turns, nor than it has people. */
export function heardOf({ store, said, tally, floor, rule, named, minimum }: HeardInput): LiveState['heard'] {
  const turns = new Map<string, number>();
  const heardBy = (key: string, count: number): void => void turns.set(key, (turns.get(key) ?? 0) + count);
  for (const { speaker, count } of said.values()) if (speaker !== null && count > 0) heardBy(`participation:${speaker}`, count);
  for (const { subject, key, turns: count } of tally) if (subject === 'participation' && count > 0 && !turns.has(`participation:${key}`)) heardBy(`participation:${key}`, count);
  // Those whom the log or the counters name: the memory of the floor may be of a stricter rule.
  const spoke = named ? [...turns.keys()].map((key) => key.slice('participation:'.length)) : null;
  for (const [key, { turns: count }] of Object.entries(floor.heard)) if (!turns.has(key)) heardBy(key, count);

  const groups = new Map<string | null, HeardGroup>();
  let [people, heard] = [0, 0];
  for (const here of store.allLive('participation')) {
    const spoke = Math.min(here.people, turns.get(`participation:${here.id}`) ?? 0);
    const group = groups.get(here.stakeholder) ?? { stakeholder: here.stakeholder, together: false, people: 0, heard: 0 };
    groups.set(here.stakeholder, { ...group, people: group.people + here.people, heard: group.heard + spoke });
    people += here.people;
    heard += spoke;
  }
  // Who asked for the floor without being known among those here: counted for whom they speak, or for nobody in particular.
  for (const [key, count] of turns) {
    if (key.startsWith('participation:')) continue;
    const group = groups.get(key.startsWith('stakeholder:') ? key.slice('stakeholder:'.length) : null);
    const more = group ? Math.min(group.people - group.heard, key.startsWith('label:') ? 1 : count) : 0;
    if (group) groups.set(group.stakeholder, { ...group, heard: group.heard + more });
    heard += group ? more : 1;
  }
  return { people, heard: Math.min(heard, people), groups: rule === 'notAttributed' ? [] : shownGroups([...groups.values()], rule, minimum), spoke };
}

/** Least heard first. Small groups stand together: one of one person is that person. */
function shownGroups(groups: readonly HeardGroup[], rule: Attribution, minimum: number): HeardGroup[] {
  const least = (a: HeardGroup, b: HeardGroup): number => a.heard / a.people - b.heard / b.people || b.people - a.people;
  if (rule === 'attributed') return [...groups].sort(least);
  const small = groups.filter(({ people }) => people < minimum);
  const together = small.reduce<HeardGroup>((sum, { people, heard }) => ({ ...sum, people: sum.people + people, heard: sum.heard + heard }), { stakeholder: null, together: true, people: 0, heard: 0 });
  return [...groups.filter(({ people }) => people >= minimum), ...(together.people >= minimum ? [together] : [])].sort(least);
}
