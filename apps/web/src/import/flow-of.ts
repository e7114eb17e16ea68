import type { ProjectSession } from '@baraza/sync-client';
import type { OpenProject } from '../project/context.js';
import { imports } from './api.js';
import { ImportFlow } from './flow.js';
import { pauseWhileHidden } from './pause.js';
import { tabMemory } from './remembered.js';

const flows = new WeakMap<ProjectSession, ImportFlow>();

/** The flow of imports of an open project: one, so that an import that runs is followed to its end on whatever screen the person is, and becomes a step of undo. */
export function flowOf({ id, session }: OpenProject): ImportFlow {
  const known = flows.get(session);
  if (known) return known;
  const flow = new ImportFlow({ project: id, api: imports, memory: tabMemory(id), pause: pauseWhileHidden, steps: session.groups, ready: session.ready });
  flows.set(session, flow);
  session.subscribeState(() => (session.state.status === 'closed' ? flow.end() : flow.stepsChanged()));
  return flow;
}
