import { Section, Tag, useFormat } from '@baraza/ui';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useViewer } from '../../../project/hooks.js';
import { ProposalInbox } from '../../../proposals/ProposalInbox.js';
import { useOpenProposals } from '../../../proposals/useOpenProposals.js';

/** What sessions suggest about a stakeholder and nobody has decided; where there is nothing, no word of it. */
export function Proposed({ stakeholder }: { readonly stakeholder: string }): ReactNode {
  const { can } = useViewer();
  return can('logSessions') ? <Open stakeholder={stakeholder} /> : null;
}

function Open({ stakeholder }: { readonly stakeholder: string }): ReactNode {
  const { t } = useTranslation('map');
  const format = useFormat();
  const asked = useOpenProposals();
  const open = asked.state === 'answered' ? asked.value.filter((each) => each.stakeholder?.id === stakeholder) : [];
  if (open.length === 0) return null;
  return (
    <Section title={t('proposed.title')} badge={<Tag>{format.number(open.length)}</Tag>}>
      <ProposalInbox proposals={open} onStakeholder />
    </Section>
  );
}
