import type { Candidate } from '@baraza/analysis';
import { pairKey } from '@baraza/domain';
import { useCallback, useMemo, useSyncExternalStore } from 'react';
import { useStored } from '../map/data/useStored.js';
import { useProject } from '../project/context.js';
import { type Found, searchIn } from './search.js';

const asleep = (): (() => void) => () => undefined;

/** Pairs that may be the same, likeliest first, as they are now: who was merged, deleted or told apart since the search is left out at once. `awake`: looks for them; otherwise tells what is known. */
export function useDuplicates(awake = true): Found & { readonly again: () => void } {
  const { store } = useProject().session;
  const search = searchIn(store);
  const found = useSyncExternalStore(useCallback((listener) => (awake ? search.subscribe(listener) : asleep()), [search, awake]), search.current);
  const { candidates } = found;
  const left = useStored(
    candidates === null ? [] : ['stakeholder', 'distinction'],
    (records) => {
      const apart = new Set(records.allLive('distinction').map(({ one, other }) => pairKey(one, other)));
      const isLeft = ({ ids }: Candidate): boolean => ids.every((id) => records.live('stakeholder', id)) && !apart.has(pairKey(...ids));
      return candidates?.filter(isLeft) ?? null;
    },
    [candidates],
  );
  return useMemo(() => ({ ...found, candidates: left, again: search.again }), [found, left, search]);
}
