/** What somebody did without the server may take the place of what others did meanwhile: the last to arrive counts. Nobody is to learn of that by chance. */
import { type Restoration, sameValue } from '@baraza/domain';
import { inverse } from '@baraza/store';
import type { Item } from './item.js';

const keyOf = ({ entity, id, field }: Restoration): string => `${entity} ${id} ${field}`;

/** What taking back all that waits would put back: taken before something comes from the server, to be compared afterwards. */
export const wayBack = (items: readonly Item[]): readonly Restoration[] => inverse(items.flatMap(({ recorded }) => recorded));

/**
 * What others wrote since `before` was taken, where `waiting` puts something else in its place: as what puts theirs back. Where somebody stands on a map is not told: nothing that was said or judged is lost by it.
 */
export function replacedSince(before: readonly Restoration[], waiting: readonly Item[]): readonly Restoration[] {
  const known = new Map(before.map((each) => [keyOf(each), each]));
  return wayBack(waiting).filter((now) => {
    const then = known.get(keyOf(now));
    return now.entity !== 'membership' && then !== undefined && sameValue(then.expected, now.expected) && !sameValue(then.value, now.value);
  });
}
