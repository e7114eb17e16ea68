import { Action } from '@baraza/ui';
import { Tabs } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Part } from '../../app/Page.js';
import type { ImportPreview, ListName } from '../api.js';
import { ProblemTable, RowTable } from './RowTable.js';
import { Paged } from './Paged.js';
import { usePage } from './usePage.js';
import { useSaveBad } from './useSaveBad.js';
import classes from './tables.module.css';
import shared from './preview.module.css';

const names: readonly ListName[] = ['bad', 'open', 'added', 'changed', 'unchanged', 'notice'];

/** Every row of the file, by what happens with it; the lists that hold nothing are not offered. */
export function RowTabs({ preview }: { readonly preview: ImportPreview }): ReactNode {
  const { t } = useTranslation('import');
  const offered = names.filter((name) => preview.lists[name].total > 0);
  const [wished, setWished] = useState<ListName | null>(null);
  const current = wished !== null && offered.includes(wished) ? wished : (offered[0] ?? null);
  if (current === null) return null;
  return (
    <Part title={t('rows.title')}>
      <Tabs value={current} onChange={(name) => setWished(name as ListName)} keepMounted={false} classNames={{ list: classes['tabs'], tab: classes['tab'] }}>
        <Tabs.List aria-label={t('rows.title')}>
          {offered.map((name) => (
            <Tabs.Tab key={name} value={name}>
              {t(`rows.${name}`)} <span className={shared['note']}>{t('rows.count', { n: preview.lists[name].total })}</span>
            </Tabs.Tab>
          ))}
        </Tabs.List>
        {offered.map((name) => (
          <Tabs.Panel key={name} value={name}>
            <List preview={preview} name={name} />
          </Tabs.Panel>
        ))}
      </Tabs>
    </Part>
  );
}

function List({ preview, name }: { readonly preview: ImportPreview; readonly name: ListName }): ReactNode {
  const { t } = useTranslation('import');
  const page = usePage(preview, name);
  const problems = name === 'bad' || name === 'notice';
  return (
    <Paged page={page} label={t(`rows.${name}`)} above={name === 'bad' ? <SaveBad preview={preview} /> : null}>
      {problems ? <ProblemTable problems={page.problems} /> : <RowTable rows={page.rows} withChanges={name === 'changed'} label={t(`rows.${name}`)} />}
    </Paged>
  );
}

function SaveBad({ preview }: { readonly preview: ImportPreview }): ReactNode {
  const { t } = useTranslation('import');
  const [save, saving] = useSaveBad(preview);
  return (
    <div className={shared['offers']}>
      <Action accent disabled={saving} onClick={save}>
        {t('rows.download')}
      </Action>
    </div>
  );
}
