import { ruleOf } from '@baraza/domain';
import { Avatar } from '@baraza/ui';
import { IconPencil } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { usePeers } from '../../../project/hooks.js';
import { useRoom } from '../../context.js';
import classes from './list.module.css';

/** What the others are typing, letter by letter, where it will stand. Who spoke only as far as the rule of its item lets it be said. */
export function DraftRows(): ReactNode {
  const { t } = useTranslation('log');
  const { session, items } = useRoom();
  const drafts = [...usePeers().values()].flatMap(({ client, account, name, state }) => (state?.session === session.id && state.draft && state.draft.text.trim() !== '' ? [{ client, account, name, draft: state.draft }] : []));
  return drafts.map(({ client, account, name, draft }) => {
    const rule = ruleOf(session, items.find(({ id }) => id === draft.item));
    return (
      <div key={client} className={classes['row']} data-draft>
        <span className={classes['time']} />
        <span className={classes['kind']}>
          <IconPencil size={14} stroke={1.75} aria-hidden /> <span>{t('row.typing', { name })}</span>
        </span>
        <div className={classes['said']}>
          {rule !== 'notAttributed' && draft.who !== null && <p className={classes['who']} dir="auto">{draft.who}</p>}
          <p className={classes['line']}>
            <span className={classes['tongue']}>{draft.language}</span>
            <em dir="auto" lang={draft.language ?? undefined}>{draft.text}</em>
          </p>
        </div>
        <span className={classes['noter']}>
          <Avatar person={{ id: account, name }} />
        </span>
      </div>
    );
  });
}
