import type { PresentPerson } from '@baraza/ui';
import { useTranslation } from 'react-i18next';
import { useRecords } from '../../project/hooks.js';
import { useAccount } from '../../session/session.js';

/** Who a member of the team is, for initials in their colour; by account. */
export function useMemberWords(): (account: string | null) => PresentPerson {
  const { t } = useTranslation('log');
  const { id: me } = useAccount();
  const members = useRecords('member');
  return (account) => ({ id: account ?? '', name: members.find((member) => member.account === account)?.displayName ?? t('who.gone'), me: account === me });
}
