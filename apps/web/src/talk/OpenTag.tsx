import { IconMessage } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '@baraza/ui';
import classes from './comments.module.css';

/** In a list: how many conversations about it nobody has settled. */
export function OpenTag({ count }: { readonly count: number }): ReactNode {
  const { t } = useTranslation('talk');
  const format = useFormat();
  return (
    <span className={classes['openTag']} title={t('unsettled', { count })}>
      <IconMessage size={14} stroke={1.75} aria-hidden />
      <span aria-hidden>{format.number(count)}</span>
      <span className="bz-hidden-text">{t('unsettled', { count })}</span>
    </span>
  );
}
