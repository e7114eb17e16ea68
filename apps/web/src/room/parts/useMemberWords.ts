import type { PresentPerson } from '@baraza/ui';
import { useTranslation } from 'react-i18next';
import { useRecords } from '../../project/hooks.js';
import { useAccount } from '../../session/session.js';
import { useRoom } from '../context.js';

/** Who a member of the team is, for initials in their colour; by account. Without one: the only rapporteur of the session who has none, else just that. */
export function useMemberWords(): (account: string | null) => PresentPerson {
  const { t } = useTranslation('log');
  const { id: me } = useAccount();
  const { session } = useRoom();
  const members = useRecords('member');
  const colleagues = useRecords('assignment').filter((each) => each.session === session.id && each.duty === 'rapporteur' && each.account === null && each.name !== null);
  return (account) => {
    if (account === null) return { id: colleagues.length === 1 ? colleagues[0]!.id : '', name: (colleagues.length === 1 ? colleagues[0]!.name : null) ?? t('who.colleague'), me: false };
    return { id: account, name: members.find((member) => member.account === account)?.displayName ?? t('who.gone'), me: account === me };
  };
}
