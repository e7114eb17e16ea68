import type { Records } from '@baraza/domain';
import { Select } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Meant, UnreadGroup } from './paste.js';
import classes from './people.module.css';
import { usePeopleWords } from './usePeopleWords.js';

/** More different values than this are no words for groups, and the column is another one. */
const MOST = 12;

export interface UnreadGroupsProps {
  readonly unread: readonly UnreadGroup[];
  readonly meant: Meant;
  readonly dimensions: readonly Records['dimension'][];
  readonly onMeant: (meant: Meant) => void;
}

/** What was not understood in a list is explained once, for all rows that say it: otherwise these people would count in no group. */
export function UnreadGroups({ unread, meant, dimensions, onMeant }: UnreadGroupsProps): ReactNode {
  const { t } = useTranslation('people');
  const words = usePeopleWords();
  const shown = unread.flatMap((each) => {
    const dimension = dimensions.find(({ id }) => id === each.dimension);
    return dimension ? [{ ...each, dimension }] : [];
  });
  if (shown.length === 0) return null;
  const choose = (key: string, group: string | null): void => onMeant({ ...meant, [key]: group });
  return (
    <fieldset className={classes['groups']}>
      <legend>{t('paste.meant')}</legend>
      {shown.slice(0, MOST).map(({ key, cell, rows, dimension }) => (
        <Select
          key={key}
          label={t('paste.meantIn', { cell, dimension: words.dimension(dimension), count: rows })}
          placeholder={t('paste.leftEmpty')}
          data={dimension.groups.map((value) => ({ value, label: words.group(dimension, value) }))}
          value={meant[key] ?? null}
          onChange={(group) => choose(key, group)}
          clearable
          mb={8}
        />
      ))}
    </fieldset>
  );
}
