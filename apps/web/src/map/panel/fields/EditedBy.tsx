import { Avatar } from '@baraza/ui';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { usePeers } from '../../../project/hooks.js';
import classes from './fields.module.css';

/** What is being typed in, as others are told. */
export const editingKey = (entity: string, id: string, field: string): string => `${entity} ${id} ${field}`;

/** Who else is typing in this field now. */
export function EditedBy({ at }: { readonly at: string }): ReactNode {
  const { t } = useTranslation('map');
  const peers = usePeers();
  const who = [...peers.values()].find(({ state }) => state?.editing === at);
  if (!who) return null;
  return (
    <span className={classes['editing']} role="status">
      <Avatar person={{ id: who.account, name: who.name }} />
      {t('editing', { name: who.name })}
    </span>
  );
}
