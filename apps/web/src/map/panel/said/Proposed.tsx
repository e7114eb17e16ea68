import { Section, Tag, useFormat } from '@baraza/ui';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useViewer } from '../../../project/hooks.js';
import { ProposalInbox, useHasInbox } from '../../../proposals/ProposalInbox.js';
import { useOpenProposals } from '../../../proposals/useOpenProposals.js';

/** What sessions suggest about a stakeholder and nobody has decided; where there is nothing, no word of it. */
export function Proposed({ stakeholder }: { readonly stakeholder: string }): ReactNode {
  const { can } = useViewer();
  return can('logSessions') ? <Open key={stakeholder} stakeholder={stakeholder} /> : null;
}

function Open({ stakeholder }: { readonly stakeholder: string }): ReactNode {
  const { t } = useTranslation('map');
  const format = useFormat();
  const inbox = useOpenProposals({ stakeholder });
  if (!useHasInbox(inbox)) return null;
  return (
    <Section title={t('proposed.title')} badge={inbox.total > 0 && <Tag>{format.number(inbox.total)}</Tag>}>
      <ProposalInbox inbox={inbox} onStakeholder />
    </Section>
  );
}
