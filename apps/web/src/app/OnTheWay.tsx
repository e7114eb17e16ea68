import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigation } from 'react-router';
import classes from './on-the-way.module.css';

/** While the next screen is being fetched the one before stays as it is; a line along the top says that the other is coming. */
export function OnTheWay(): ReactNode {
  const { t } = useTranslation();
  const { state } = useNavigation();
  return state === 'idle' ? null : <div className={classes['line']} role="progressbar" aria-label={t('state.loading')} />;
}
