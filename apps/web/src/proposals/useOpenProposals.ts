import { ask } from '../data/apollo.js';
import { openProposalsDocument, type OpenProposalsAnswer } from '../data/documents.generated.js';
import type { Asked } from '../data/useAsked.js';
import { useProject } from '../project/context.js';
import { useAskedAlive } from '../project/useAskedAlive.js';

export type OpenProposal = NonNullable<OpenProposalsAnswer['project']>['proposals']['nodes'][number];

/** More that wait for a decision are not shown at once. */
const MOST = 200;

/** What was proposed for the map in all sessions that the person may read, and nobody has decided about. Only the server has all of it. */
export function useOpenProposals(): Asked<readonly OpenProposal[]> {
  const { id: project } = useProject();
  const [asked] = useAskedAlive(async () => (await ask(openProposalsDocument, { project, first: MOST })).project?.proposals.nodes ?? [], [project]);
  return asked;
}
