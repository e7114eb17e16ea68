import type { Records } from '@baraza/domain';
import { IconCheck, IconCircle, IconPointFilled, IconX } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './state-mark.module.css';

const ICONS = { planned: IconCircle, live: IconPointFilled, held: IconCheck, cancelled: IconX } as const;

/** How far a session is: a shape and a word. */
export function StateMark({ state }: { readonly state: Records['session']['state'] }): ReactNode {
  const { t } = useTranslation('consultations');
  const Icon = ICONS[state];
  return (
    <span className={classes['mark']} data-state={state}>
      <Icon size={14} stroke={2} aria-hidden />
      {t(`state.${state}`)}
    </span>
  );
}
