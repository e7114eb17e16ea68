import { Action } from '@baraza/ui';
import { Tabs } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Part } from '../../app/Page.js';
import type { ImportPreview, ListName } from '../api.js';
import { ProblemTable, RowTable } from './RowTable.js';
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
    <div aria-busy={page.loading}>
      {name === 'bad' && <SaveBad preview={preview} />}
      <div className={classes['scroll']}>{problems ? <ProblemTable problems={page.problems} /> : <RowTable rows={page.rows} withChanges={name === 'changed'} label={t(`rows.${name}`)} />}</div>
      {page.failed && <p className={shared['note']}>{t('rows.failed')}</p>}
      {page.total > page.size && (
        <nav className={classes['pager']} aria-label={t(`rows.${name}`)}>
          <Action accent disabled={page.before === null} onClick={() => page.before?.()}>
            {t('rows.before')}
          </Action>
          <span role="status">{t('rows.range', { from: page.from, to: page.to, total: page.total })}</span>
          <Action accent disabled={page.after === null} onClick={() => page.after?.()}>
            {t('rows.after')}
          </Action>
        </nav>
      )}
    </div>
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
