import type { Records } from '@baraza/domain';
import { Action } from '@baraza/ui';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useMutate, useRecords, useViewer } from '../../../project/hooks.js';
import { Decide, type Decision } from '../../../proposals/Decide.js';
import { HeldAlready } from '../../../proposals/HeldAlready.js';
import { useAlreadyThere } from '../../../proposals/useAlreadyThere.js';
import { useProposalWords } from '../../../proposals/useProposalWords.js';
import { useWhoWords } from '../../parts/useWhoWords.js';
import { ProposalForm } from './ProposalForm.js';
import classes from './proposals.module.css';

export interface ProposalsProps {
  readonly said: Records['intervention'];
  readonly proposals: readonly Records['proposal'][];
  /** The stakeholder that it speaks of, the first of several; null: none. */
  readonly mentioned: string | null;
  /** The form for another one is open. */
  readonly adding: boolean;
  readonly onDone: () => void;
}

/** What is proposed for the map because of what was said: nothing moves until an analyst accepts. */
export function Proposals({ said, proposals, mentioned, adding, onDone }: ProposalsProps): ReactNode {
  return (
    <div className={classes['proposals']}>
      {proposals.map((proposal) => (
        <ProposalLine key={proposal.id} said={said} proposal={proposal} />
      ))}
      {adding && <ProposalForm said={said} mentioned={mentioned} onDone={onDone} />}
    </div>
  );
}

function ProposalLine({ said, proposal }: { readonly said: Records['intervention']; readonly proposal: Records['proposal'] }): ReactNode {
  const { t } = useTranslation('log');
  const mutate = useMutate();
  const { can } = useViewer();
  const { stakeholder: nameOf } = useWhoWords();
  const interests = useRecords('interest');
  const { id, session, stakeholder, dimension, value, interest, interestName, stance, intensity, state, reason } = proposal;
  const there = useAlreadyThere({ stakeholder, interest, interestName });
  const who = nameOf(stakeholder);
  const held = interest === null ? interestName : (interests.find((each) => each.id === interest)?.name ?? t('row.hiddenEnd'));
  const words = useProposalWords()({ who, dimension, value, interest: held, stance });
  const decide = (decision: Decision): void => void mutate('decideProposal', { id, session, intervention: said.id, ...decision, ...(decision.decision === 'accepted' ? there : {}) });
  return (
    <div className={classes['line']}>
      <strong>{t(`proposal.${state}`)}</strong> <span dir="auto">{words}</span>
      {reason !== null && (
        <span className={classes['note']} dir="auto">
          {t('proposal.because', { reason })}
        </span>
      )}
      {state === 'open' && can('judge') && there.holding !== undefined && <HeldAlready holding={there.holding} stance={stance} intensity={intensity} />}
      {state === 'open' && can('judge') && <Decide judgement={dimension !== null} onDecide={decide} />}
      {state === 'open' && !can('judge') && (
        <Action small onClick={() => mutate('deleteProposal', { id })}>
          {t('proposal.takeBack')}
        </Action>
      )}
    </div>
  );
}
