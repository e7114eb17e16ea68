import { useMemo } from 'react';
import { useStored } from '../map/data/useStored.js';
import { useViewer } from '../project/hooks.js';
import type { About } from './usePeople.js';

/** What is not settled about one record. */
export interface OpenThreads {
  readonly about: About & { readonly entity: 'stakeholder' | 'interest' };
  readonly count: number;
  /** The one that was begun last. */
  readonly newest: string;
}

const NONE: ReadonlyMap<string, OpenThreads> = new Map();

/** Conversations about stakeholders and interests that nobody has settled, by id of the record: those that this person may read, with something in them. */
export function useOpenThreads(): ReadonlyMap<string, OpenThreads> {
  const { can } = useViewer();
  const found = useStored(
    ['thread', 'comment'],
    (store) => {
      const written = new Set(store.allLive('comment').map(({ thread }) => thread));
      const open = store.allLive('thread').filter(({ id, resolvedBy }) => resolvedBy === null && written.has(id));
      const byRecord = new Map<string, OpenThreads>();
      // Ids of records tell when they were made.
      for (const { id, stakeholder, interest } of open.toSorted((a, b) => (a.id < b.id ? -1 : 1))) {
        const about = stakeholder !== null ? ({ entity: 'stakeholder', id: stakeholder } as const) : interest !== null ? ({ entity: 'interest', id: interest } as const) : null;
        if (about) byRecord.set(about.id, { about, count: (byRecord.get(about.id)?.count ?? 0) + 1, newest: id });
      }
      return byRecord;
    },
    [],
  );
  const reads = can('readComments');
  return useMemo(() => (reads ? found : NONE), [reads, found]);
}
