import type { GroupCount } from '@baraza/domain';
import { useCallback, useEffect, useRef } from 'react';
import { timelessId } from '../../../app/new-id.js';
import { useProject } from '../../../project/context.js';
import { useRoom } from '../../context.js';

/**
 * Counts what was noted for groups. What is sent names nothing that was noted; which belongs to which is known to this page alone, for as long as it is open, so that what is undone, deleted, refused or merged into another counts no
 * more, and counts again with it.
 */
export function useCounting(): (noted: string, item: string | null, groups: Readonly<Record<string, string>>) => void {
  const { session: project } = useProject();
  const { session } = useRoom();
  const counted = useRef(new Map<string, GroupCount>());
  useEffect(() => {
    const of = counted.current;
    const stop = project.store.subscribe({ entity: 'intervention' }, () => {
      for (const [noted, count] of of) {
        const said = project.store.live('intervention', noted);
        const stands = said !== undefined && said.mergedInto === null;
        if (stands === count.counted) continue;
        of.set(noted, { ...count, counted: stands });
        project.live.counts.add(session.id, { ...count, counted: stands });
      }
    });
    return () => {
      stop();
      of.clear();
    };
  }, [project, session.id]);
  return useCallback(
    (noted, item, groups) => {
      const chosen = Object.entries(groups).flatMap(([dimension, group]) => (group === '' ? [] : [{ dimension, group }]));
      if (chosen.length === 0) return;
      const count: GroupCount = { id: timelessId(), item, groups: chosen, counted: true };
      counted.current.set(noted, count);
      project.live.counts.add(session.id, count);
    },
    [project, session.id],
  );
}
