import { IconX } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './compose.module.css';
import type { About, End } from './draft.js';

export const SIGN_OF: Record<End, string> = { code: '#', stakeholder: '@', threat: '!', interest: '~' };

/** What an entry carries so far; each can be taken off. */
export function AboutChips({ about, onRemove }: { readonly about: readonly About[]; readonly onRemove: (id: string) => void }): ReactNode {
  const { t } = useTranslation('log');
  if (about.length === 0) return null;
  return (
    <span className={classes['chips']}>
      {about.map(({ id, end, label, isNew }) => (
        <button key={id} type="button" className={classes['chip']} onClick={() => onRemove(id)} aria-label={t('entry.remove', { name: `${SIGN_OF[end]}${label}` })} title={isNew ? t('complete.newThreat') : undefined}>
          <bdi>
            {SIGN_OF[end]}
            {label}
          </bdi>
          <IconX size={12} stroke={2} aria-hidden />
        </button>
      ))}
    </span>
  );
}
