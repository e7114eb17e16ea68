import { Action } from '@baraza/ui';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { NotRenewed } from '../app/NotRenewed.js';
import { useProject } from '../project/context.js';
import { useConnection, useIsArchived, useRecord, useViewer } from '../project/hooks.js';
import { entryAddress } from '../room/entry-address.js';
import { KindMark } from '../room/parts/KindMark.js';
import { SaidText } from '../room/parts/SaidText.js';
import { Decide, type Decision } from './Decide.js';
import { HeldAlready } from './HeldAlready.js';
import classes from './proposals.module.css';
import { useAlreadyThere } from './useAlreadyThere.js';
import { useDecide } from './useDecide.js';
import { type Inbox, MOST, type OpenProposal } from './useOpenProposals.js';
import { useProposalWords } from './useProposalWords.js';

/** What was proposed and waits for an analyst. `onStakeholder`: on the page of whom it is about, to which nothing leads from where nothing may be attributed. */
export function ProposalInbox({ inbox, onStakeholder = false }: { readonly inbox: Inbox; readonly onStakeholder?: boolean }): ReactNode {
  const { t } = useTranslation(['log', 'common']);
  const { asked, again, open, total, more } = inbox;
  const left = Math.min(total, MOST) - open.length;
  if (asked.state === 'failed') {
    return (
      <p className={classes['note']}>
        {t('proposal.failed')}{' '}
        <Action small accent onClick={again}>
          {t('common:action.retry')}
        </Action>
      </p>
    );
  }
  return (
    <>
      <NotRenewed asked={asked} again={again} />
      <ul className={classes['inbox']} aria-label={t('proposal.inbox')}>
        {open.map((proposal) => (
          <Waiting key={proposal.id} proposal={proposal} onStakeholder={onStakeholder} />
        ))}
      </ul>
      {more !== null && (
        <p className={classes['note']}>
          <Action small accent onClick={more}>
            {t('proposal.more', { count: left })}
          </Action>
        </p>
      )}
      {more === null && total > open.length && <p className={classes['note']}>{t('proposal.most', { most: open.length, total })}</p>}
    </>
  );
}

/** Whether there is something to show: proposals that wait, or that they cannot be asked for although the server is there. Without the network the screen says so anyway. */
export function useHasInbox({ asked, total }: Inbox): boolean {
  const { status } = useConnection();
  return total > 0 || (asked.state === 'failed' && status === 'live');
}

function Waiting({ proposal, onStakeholder }: { readonly proposal: OpenProposal; readonly onStakeholder: boolean }): ReactNode {
  const { t } = useTranslation('log');
  const { id: project } = useProject();
  const { can } = useViewer();
  const archived = useIsArchived();
  const words = useProposalWords();
  const decide = useDecide();
  const session = useRecord('session', proposal.session?.id ?? '');
  const [deciding, setDeciding] = useState(false);
  const { dimension, value, interest, interestName, stance, intensity, stakeholder, intervention, note } = proposal;
  const there = useAlreadyThere({ stakeholder: stakeholder?.id ?? null, interest: interest?.id ?? null, interestName });
  const closed = intervention?.rule === 'notAttributed';
  const onDecide = (decision: Decision): void => {
    setDeciding(true);
    void decide(proposal, decision.decision === 'accepted' ? { ...decision, ...there } : decision).finally(() => setDeciding(false));
  };
  return (
    <li className={classes['waiting']} aria-busy={deciding || undefined}>
      <strong dir="auto">{words({ who: stakeholder?.name ?? t('who.hidden'), dimension, value, interest: interest?.name ?? interestName, stance })}</strong>
      {there.holding !== undefined && <HeldAlready holding={there.holding} stance={stance} intensity={intensity} />}
      {note !== null && <p dir="auto">{note}</p>}
      {closed && onStakeholder ? (
        <p className={classes['note']}>{t('proposal.closed')}</p>
      ) : (
        intervention && (
          <>
            <p className={classes['from']}>
              <KindMark kind={intervention.kind} />
              {session && <bdi>{session.title}</bdi>}
              {session && (
                <Action small accent href={entryAddress(project, session.id, intervention.id)}>
                  {t('proposal.toEntry')}
                </Action>
              )}
            </p>
            <SaidText said={intervention} folded quoted />
          </>
        )
      )}
      {can('judge') && !archived ? <Decide judgement={dimension !== null} busy={deciding} onDecide={onDecide} /> : <p className={classes['note']}>{t('proposal.waits')}</p>}
    </li>
  );
}
