import { KeyHint, keyOf, type ShortcutId } from '@baraza/ui';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './log.module.css';

const START = ['entryCode', 'entryStakeholder', 'entryThreat', 'entryInterest', 'entryKind', 'entryField', 'entryTranslation'] as const satisfies readonly ShortcutId[];
const END = ['help', 'entryCommit'] as const satisfies readonly ShortcutId[];

/** The keys of noting, always in sight below the line. */
export function KeyLine(): ReactNode {
  const { t } = useTranslation('log');
  const key = (id: (typeof START)[number] | (typeof END)[number]): ReactNode => (
    <span key={id}>
      <KeyHint keys={keyOf(id)} content /> {t(`keys.${id}`)}
    </span>
  );
  return (
    <footer className={classes['keys']}>
      <div>{START.map(key)}</div>
      <div>{END.map(key)}</div>
    </footer>
  );
}
