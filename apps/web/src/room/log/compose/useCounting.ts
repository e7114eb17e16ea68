import type { GroupCount } from '@baraza/domain';
import type { ProjectSession } from '@baraza/sync-client';
import { useCallback } from 'react';
import { timelessId } from '../../../app/new-id.js';
import { useProject } from '../../../project/context.js';
import { useRoom } from '../../context.js';

type Counted = Map<string, { session: string; count: GroupCount }>;
/** By project that is open in this page, whatever of it is shown. */
const known = new WeakMap<ProjectSession, Counted>();

/** What was counted in this page, by what was noted; followed, so that what is undone, deleted, refused or merged into another counts no more, and counts again with it. */
function countedIn(project: ProjectSession): Counted {
  const there = known.get(project);
  if (there) return there;
  const counted: Counted = new Map();
  known.set(project, counted);
  project.store.subscribe({ entity: 'intervention' }, () => {
    for (const [noted, { session, count }] of counted) {
      const said = project.store.live('intervention', noted);
      const stands = said !== undefined && said.mergedInto === null;
      if (stands === count.counted) continue;
      counted.set(noted, { session, count: { ...count, counted: stands } });
      project.live.counts.add(session, { ...count, counted: stands });
    }
  });
  return counted;
}

/** Counts what was noted for groups. What is sent names nothing that was noted; which belongs to which is known to this page alone, for as long as it is open. */
export function useCounting(): (noted: string, item: string | null, groups: Readonly<Record<string, string>>) => void {
  const { session: project } = useProject();
  const { session } = useRoom();
  return useCallback(
    (noted, item, groups) => {
      const chosen = Object.entries(groups).flatMap(([dimension, group]) => (group === '' ? [] : [{ dimension, group }]));
      if (chosen.length === 0) return;
      const count: GroupCount = { id: timelessId(), item, groups: chosen, counted: true };
      countedIn(project).set(noted, { session: session.id, count });
      project.live.counts.add(session.id, count);
    },
    [project, session.id],
  );
}
