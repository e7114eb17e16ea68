import { Action } from '@baraza/ui';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Asked } from '../data/useAsked.js';
import classes from './not-renewed.module.css';

/** Under what was answered before and could not be asked again: it may be out of date. */
export function NotRenewed({ asked, again }: { readonly asked: Asked<unknown>; readonly again: () => void }): ReactNode {
  const { t } = useTranslation('common');
  if (asked.state !== 'answered' || asked.lost === undefined) return null;
  return (
    <p className={classes['note']} role="status">
      {t('state.notRenewed')}{' '}
      <Action small accent onClick={again}>
        {t('action.retry')}
      </Action>
    </p>
  );
}
