/** What somebody did without the server may take the place of what others did meanwhile: the last to arrive counts. Nobody is to learn of that by chance. */
import { createId, type Report, type Restoration, sameValue } from '@baraza/domain';
import { merged, restorationsOf } from '@baraza/store';
import { inParts, restoreInParts } from './in-parts.js';
import type { Item } from './item.js';
import type { ProjectSession } from './session.js';

const keyOf = ({ entity, id, field }: Restoration): string => `${entity} ${id} ${field}`;

/**
 * Every field that what waits changes, from what it would go back: taken before something comes from the server, to be compared afterwards. Also a field that ends where it began, as one does that was changed and
 * undone again: the server gets both all the same. Of what is new here there is nothing that it could take the place of.
 */
export const wayBack = (items: readonly Item[]): readonly Restoration[] =>
  merged(items.flatMap(({ recorded }) => recorded))
    .reverse()
    .flatMap((change) => (change.created ? [] : restorationsOf(change)));

/**
 * What others wrote since `before` was taken, where `waiting` puts something else in its place: as what puts theirs back. Where somebody stands on a map is not told: nothing that was said or judged is lost by it.
 */
export function replacedSince(before: readonly Restoration[], waiting: readonly Item[]): readonly Restoration[] {
  const known = new Map(before.map((each) => [keyOf(each), each]));
  return wayBack(waiting).filter((now) => {
    const then = known.get(keyOf(now));
    return now.entity !== 'membership' && then !== undefined && sameValue(then.expected, now.expected) && !sameValue(then.value, now.value) && !sameValue(now.value, now.expected);
  });
}

/** Puts theirs back, as one step of undo, and tells what had to stay: it was changed since, or a rule or right keeps it. Throws the Refusal where nothing could be put back. */
export function keepTheirs(session: Pick<ProjectSession, 'mutate'>, theirs: readonly Restoration[]): Report {
  const group = createId();
  const { report, refusal, done } = restoreInParts(inParts(theirs), (changes) => {
    const { report: left } = session.mutate('restore', { changes }, { group });
    return { report: left };
  });
  if (refusal && done.length === 0) throw refusal;
  return report;
}
