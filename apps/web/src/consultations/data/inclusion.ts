/** Who was heard in all sessions of a process: counted by the server, which has them all. */
import type { InclusionFigure } from '@baraza/domain';
import { ask } from '../../data/apollo.js';
import { type ProcessInclusionAnswer, processInclusionDocument, type SessionStakeholdersAnswer, sessionStakeholdersDocument } from '../../data/documents.generated.js';
import type { Asked } from '../../data/useAsked.js';
import { useProject } from '../../project/context.js';
import { useAskedAlive } from '../../project/useAskedAlive.js';

type OfProject = NonNullable<ProcessInclusionAnswer['project']>;
/** Whether somebody is on a map of the project: of nobody nothing can be told, and nothing of it reads as success. */
export interface OnMaps {
  readonly anybody: boolean;
}
type OfProcess = NonNullable<OfProject['process']>;
export type Inclusion = NonNullable<OfProcess['inclusion']>;
export type TargetFigures = Inclusion['targets'][number];
export type NamedStakeholder = NonNullable<OfProcess['neverHeard']>[number];
export type SessionStakeholders = NonNullable<NonNullable<NonNullable<SessionStakeholdersAnswer['project']>['session']>['stakeholders']>;

/** Of more maps than are asked for, some have somebody. */
const onMaps = ({ maps: { totalCount, nodes } }: Pick<OfProject, 'maps'>): OnMaps => ({ anybody: totalCount > nodes.length || nodes.some(({ memberships }) => memberships.totalCount > 0) });

/** Of a process; null: there is none for these eyes. */
export function useProcessInclusion(process: string): readonly [Asked<(OfProcess & OnMaps) | null>, () => void] {
  const { id: project } = useProject();
  return useAskedAlive(async () => {
    const { project: found } = await ask(processInclusionDocument, { project, id: process });
    return found?.process ? { ...found.process, ...onMaps(found) } : null;
  }, [project, process]);
}

/** Who of the map was in a session, who was not, who was never heard; null: it may not be told. */
export function useSessionStakeholders(session: string): readonly [Asked<(SessionStakeholders & OnMaps) | null>, () => void] {
  const { id: project } = useProject();
  return useAskedAlive(async () => {
    const { project: found } = await ask(sessionStakeholdersDocument, { project, id: session });
    return found?.session?.stakeholders ? { ...found.session.stakeholders, ...onMaps(found) } : null;
  }, [project, session]);
}

/** A figure of the server as meters read it. */
export const figureOf = ({ amount, share, hidden, targetShare, pointsBelow, reached }: TargetFigures['seats']): InclusionFigure => ({
  amount,
  share,
  reason: hidden ? 'minimum' : share === null ? 'nothingCounted' : null,
  targetShare,
  pointsBelow,
  amountBelow: null,
  reached,
});
