import { useCallback, useEffect, useEffectEvent, useState } from 'react';
import { ask } from '../../data/apollo.js';
import { activityDocument } from '../../data/documents.generated.js';
import { useProject } from '../../project/context.js';
import { type Operation, withNewest } from './entries.js';

const pageSize = 50;
/** Changes come in bursts; one question for each burst, in ms. */
const settle = 400;

export interface ActivityFeed {
  readonly operations: readonly Operation[];
  readonly state: 'asking' | 'answered' | 'failed';
  readonly error: unknown;
  readonly hasEarlier: boolean;
  readonly showEarlier: () => void;
  readonly again: () => void;
}

/** What happened in the project, newest first; what happens while one looks comes by itself. */
export function useActivity(): ActivityFeed {
  const { id, session } = useProject();
  const [operations, setOperations] = useState<readonly Operation[]>([]);
  const [state, setState] = useState<ActivityFeed['state']>('asking');
  const [error, setError] = useState<unknown>(null);
  const [hasEarlier, setHasEarlier] = useState(false);

  const load = useCallback(
    async (before: number | null, known: boolean): Promise<void> => {
      try {
        const page = (await ask(activityDocument, { project: id, first: pageSize, before })).project?.activity ?? { nodes: [], hasNextPage: false };
        setOperations((last) => (before === null ? withNewest(last, page.nodes) : [...last, ...page.nodes]));
        if (before !== null || !known) setHasEarlier(page.hasNextPage);
        setState('answered');
      } catch (failure) {
        // What is on the screen stays there while the server is away.
        if (known) return;
        setError(failure);
        setState('failed');
      }
    },
    [id],
  );
  const loadNewest = useEffectEvent(() => void load(null, operations.length > 0));

  useEffect(() => {
    loadNewest();
    let timer: ReturnType<typeof setTimeout> | undefined;
    const stop = session.store.subscribe('any', () => {
      clearTimeout(timer);
      timer = setTimeout(loadNewest, settle);
    });
    return () => {
      stop();
      clearTimeout(timer);
    };
  }, [session]);

  return {
    operations,
    state,
    error,
    hasEarlier,
    showEarlier: () => void load(operations.at(-1)?.seq ?? null, true),
    again: () => {
      setState('asking');
      void load(null, false);
    },
  };
}
