import type { ProjectSession } from '@baraza/sync-client';
import { JobFlow } from '../../import/flow.js';
import { pauseWhileHidden } from '../../import/pause.js';
import { tabMemory } from '../../import/remembered.js';
import { groupSince } from '../../data/undo-group.js';
import type { OpenProject } from '../../project/context.js';
import { type AnswerChoices, answersInto, type AnswersPreview } from './api.js';

export type AnswersFlow = JobFlow<AnswersPreview, AnswerChoices>;

const flows = new WeakMap<ProjectSession, Map<string, AnswersFlow>>();

/** The flow of imports into a session: one, so that an import that runs is followed to its end on whatever screen the person is. */
export function answersFlowOf({ id, session }: OpenProject, into: string): AnswersFlow {
  const known = flows.get(session) ?? new Map<string, AnswersFlow>();
  flows.set(session, known);
  const made = known.get(into);
  if (made) return made;
  const flow: AnswersFlow = new JobFlow<AnswersPreview, AnswerChoices>({ project: id, api: answersInto(into), firstChoices: () => ({}), operation: 'importInterventions', memory: tabMemory(`${id}:${into}`), pause: pauseWhileHidden, steps: session.groups, since: (group) => groupSince(id, group), ready: session.ready });
  known.set(into, flow);
  session.subscribeState(() => (session.state.status === 'closed' ? flow.end() : flow.stepsChanged()));
  return flow;
}
