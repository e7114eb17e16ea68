import { IconClock } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './panel.module.css';

/** Says that a change waits here for the server. */
export function WaitingDot(): ReactNode {
  const { t } = useTranslation('map');
  return (
    <span className={classes['waits']} title={t('waiting.one')}>
      <IconClock size={13} stroke={2} aria-hidden />
      <span className="bz-hidden-text">{t('waiting.one')}</span>
    </span>
  );
}
