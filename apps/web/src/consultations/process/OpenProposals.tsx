import { Tag, useFormat } from '@baraza/ui';
import { IconMap2 } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useViewer } from '../../project/hooks.js';
import { ProposalInbox } from '../../proposals/ProposalInbox.js';
import { useOpenProposals } from '../../proposals/useOpenProposals.js';
import { Block } from '../parts/Block.js';

/** What was proposed for the map in these sessions and waits for an analyst; where nothing does, no word of it. */
export function OpenProposals({ sessions }: { readonly sessions: readonly { readonly id: string }[] }): ReactNode {
  const { can } = useViewer();
  return can('logSessions') ? <Open sessions={sessions} /> : null;
}

function Open({ sessions }: { readonly sessions: readonly { readonly id: string }[] }): ReactNode {
  const { t } = useTranslation('consultations');
  const format = useFormat();
  const asked = useOpenProposals();
  const open = asked.state === 'answered' ? asked.value.filter(({ session }) => sessions.some(({ id }) => id === session?.id)) : [];
  if (open.length === 0) return null;
  return (
    <Block title={t('proposals.title')} icon={<IconMap2 size={16} stroke={1.75} aria-hidden />} note={<Tag>{format.number(open.length)}</Tag>}>
      <ProposalInbox proposals={open} />
    </Block>
  );
}
