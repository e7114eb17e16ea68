import { Tag, useFormat } from '@baraza/ui';
import { IconMap2 } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Part } from '../../app/Page.js';
import { useViewer } from '../../project/hooks.js';
import { ProposalInbox, useHasInbox } from '../../proposals/ProposalInbox.js';
import { useOpenProposals } from '../../proposals/useOpenProposals.js';
import { Block } from '../parts/Block.js';

interface OpenProposalsProps {
  readonly sessions: readonly { readonly id: string }[];
  /** As a part of a page of one column, not of a wide screen. */
  readonly onPage?: boolean;
}

/** What was proposed for the map in these sessions and waits for an analyst; where nothing does, no word of it. */
export function OpenProposals(props: OpenProposalsProps): ReactNode {
  const { can } = useViewer();
  return can('logSessions') ? <Open {...props} /> : null;
}

function Open({ sessions, onPage = false }: OpenProposalsProps): ReactNode {
  const { t } = useTranslation('consultations');
  const format = useFormat();
  const inbox = useOpenProposals({ sessions: sessions.map(({ id }) => id) });
  if (!useHasInbox(inbox)) return null;
  const count = inbox.total > 0 && <Tag>{format.number(inbox.total)}</Tag>;
  if (onPage) {
    return (
      <Part title={t('proposals.title')} action={count}>
        <ProposalInbox inbox={inbox} />
      </Part>
    );
  }
  return (
    <Block title={t('proposals.title')} icon={<IconMap2 size={16} stroke={1.75} aria-hidden />} note={count}>
      <ProposalInbox inbox={inbox} />
    </Block>
  );
}
