import type { ProjectSession } from '@baraza/sync-client';
import { groupSince } from '../data/undo-group.js';
import type { OpenProject } from '../project/context.js';
import { type ImportChoices, imports } from './api.js';
import { mapNameOf } from './files.js';
import { type ImportFlow, JobFlow } from './flow.js';
import { pauseWhileHidden } from './pause.js';
import { tabMemory } from './remembered.js';

const flows = new WeakMap<ProjectSession, ImportFlow>();

/** The flow of imports of an open project: one, so that an import that runs is followed to its end on whatever screen the person is, and becomes a step of undo. */
export function flowOf({ id, session }: OpenProject): ImportFlow {
  const known = flows.get(session);
  if (known) return known;
  const flow = new JobFlow({ project: id, api: imports, firstChoices, operation: 'importRecords', memory: tabMemory(id), pause: pauseWhileHidden, steps: session.groups, since: (group) => groupSince(id, group), ready: session.ready });
  flows.set(session, flow);
  session.subscribeState(() => (session.state.status === 'closed' ? flow.end() : flow.stepsChanged()));
  return flow;
}

/** What comes in is put on the map that was asked for, else on one named after the file. */
export function firstChoices(files: readonly File[], map: string | null): ImportChoices {
  const name = mapNameOf(files[0]?.name ?? '');
  return { map: map !== null ? { id: map } : name === '' ? null : { name } };
}
