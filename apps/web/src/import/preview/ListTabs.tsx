import { Tabs } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Part } from '../../app/Page.js';
import type { ListName } from '../api.js';
import shared from './preview.module.css';
import classes from './tables.module.css';

export interface ListTabsProps {
  readonly title: string;
  /** In the order in which they are offered. */
  readonly names: readonly ListName[];
  readonly lists: Readonly<Record<ListName, { readonly total: number }>>;
  readonly children: (name: ListName) => ReactNode;
}

/** The lists of a preview, by what happens with their rows; those that hold nothing are not offered. */
export function ListTabs({ title, names, lists, children }: ListTabsProps): ReactNode {
  const { t } = useTranslation('import');
  const offered = names.filter((name) => lists[name].total > 0);
  const [wished, setWished] = useState<ListName | null>(null);
  const current = wished !== null && offered.includes(wished) ? wished : (offered[0] ?? null);
  if (current === null) return null;
  return (
    <Part title={title}>
      <Tabs value={current} onChange={(name) => setWished(name as ListName)} keepMounted={false} classNames={{ list: classes['tabs'], tab: classes['tab'] }}>
        <Tabs.List aria-label={title}>
          {offered.map((name) => (
            <Tabs.Tab key={name} value={name}>
              {t(`rows.${name}`)} <span className={shared['note']}>{t('rows.count', { n: lists[name].total })}</span>
            </Tabs.Tab>
          ))}
        </Tabs.List>
        {offered.map((name) => (
          <Tabs.Panel key={name} value={name}>
            {children(name)}
          </Tabs.Panel>
        ))}
      </Tabs>
    </Part>
  );
}
