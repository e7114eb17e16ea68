import { Action, KeyHint, keyOf } from '@baraza/ui';
import { IconClock } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useMapUi } from '../state/map-ui.js';
import classes from '../tools/tools.module.css';
import { useTimeOpen } from './useTimeOpen.js';

/** Opens and closes the bar of time. */
export function TimeButton(): ReactNode {
  const { t } = useTranslation('times');
  const { setTimeOpen, setDate } = useMapUi();
  const open = useTimeOpen();
  const toggle = (): void => {
    if (open) setDate(null);
    setTimeOpen(!open);
  };
  return (
    <Action small onClick={toggle} aria-pressed={open} title={t('label')}>
      <IconClock size={16} stroke={1.75} aria-hidden />
      <span className={classes['cornerWord']}>{t('label')}</span>
      <KeyHint keys={keyOf('timeBar')} />
    </Action>
  );
}
