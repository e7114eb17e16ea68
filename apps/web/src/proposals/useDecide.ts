import { Refusal, type RefusalData } from '@baraza/domain';
import { toast } from '@baraza/ui';
import { useTranslation } from 'react-i18next';
import { timelessId } from '../app/new-id.js';
import { change } from '../data/apollo.js';
import { decideProposalDocument } from '../data/documents.generated.js';
import { useErrorSentence } from '../data/useErrorSentence.js';
import { useProject } from '../project/context.js';
import { useOfferUndo } from '../project/useOfferUndo.js';
import type { Decision } from './Decide.js';
import type { Already } from './held.js';
import type { OpenProposal } from './useOpenProposals.js';

/** Decides about a proposal of a session that is not open here: at the server, as one step that can be taken back. True: it was done. */
export function useDecide(): (proposal: OpenProposal, decision: Decision & Already) => Promise<boolean> {
  const { t } = useTranslation('log');
  const { id: project, session } = useProject();
  const sentence = useErrorSentence();
  const offerUndo = useOfferUndo();
  return async ({ id, session: of, intervention }, decision) => {
    // It tells nothing of when: the proposal may rest on what was said where nothing may be attributed.
    const group = timelessId();
    try {
      const { decideProposal: result } = await change(decideProposalDocument, { project, group, input: { id, session: of?.id ?? '', intervention: intervention?.id ?? '', ...decision } });
      if (result.__typename === 'Refused') throw new Refusal(result.code, result.message, (result.params ?? {}) as RefusalData['params'], result.path);
      session.groups.record(group, { operation: 'decideProposal', records: [{ entity: 'proposal', id }], count: 1 });
      offerUndo(t(decision.decision === 'accepted' ? 'proposal.wasAccepted' : 'proposal.wasDeclined'));
      return true;
    } catch (error) {
      toast({ message: sentence(error), tone: 'refused', id: 'refused-here' });
      return false;
    }
  };
}
