import type { Records } from '@baraza/domain';
import { Action, InlineText } from '@baraza/ui';
import { IconPlus, IconX } from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMutate } from '../../project/hooks.js';
import { useCountingWords, useOfProcess } from '../data/hooks.js';
import classes from './people.module.css';

/** The groups of a dimension, in order: renamed, added and taken out where they stand. One that a target counts stays. */
export function Groups({ dimension, readOnly }: { readonly dimension: Records['dimension']; readonly readOnly: boolean }): ReactNode {
  const { t } = useTranslation('consultations');
  const words = useCountingWords();
  const mutate = useMutate();
  const targets = useOfProcess('target', dimension.process);
  const [added, setAdded] = useState(false);
  const { id, groups } = dimension;
  const name = words.dimension(dimension);
  const inTarget = (group: string): boolean => targets.some((target) => target.dimension === id && target.groups.includes(group));
  const set = (next: readonly string[]): void => void mutate('updateDimension', { id, groups: [...new Set(next)] });
  const rename = (group: string, next: string): void => {
    if (next !== words.group(dimension, group)) set(groups.map((each) => (each === group ? next : each)));
  };
  return (
    <ul className={classes['groups']} aria-label={t('dimensions.groupsOf', { name })}>
      {groups.map((group) => {
        const word = words.group(dimension, group);
        const fixed = readOnly || inTarget(group);
        return (
          <li key={group} title={!readOnly && fixed ? t('dimensions.inTarget') : undefined}>
            <InlineText label={t('dimensions.group', { name: word })} value={word} required readOnly={fixed} onKeep={(next) => rename(group, next)} />
            {!fixed && (
              <Action aria-label={t('dimensions.removeGroup', { name: word })} onClick={() => set(groups.filter((each) => each !== group))}>
                <IconX size={12} stroke={2} aria-hidden />
              </Action>
            )}
          </li>
        );
      })}
      {!readOnly &&
        (added ? (
          <li>
            <InlineText label={t('dimensions.newGroup')} value="" startOpen onKeep={(next) => set([...groups, next])} onClose={() => setAdded(false)} />
          </li>
        ) : (
          <li>
            <Action accent small onClick={() => setAdded(true)} aria-label={t('dimensions.addGroupTo', { name })}>
              <IconPlus size={12} stroke={2} aria-hidden />
              {t('dimensions.addGroup')}
            </Action>
          </li>
        ))}
    </ul>
  );
}
