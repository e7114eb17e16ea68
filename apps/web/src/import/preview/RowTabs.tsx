import { Action } from '@baraza/ui';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { ImportPreview, ListName } from '../api.js';
import { ListTabs } from './ListTabs.js';
import { ProblemTable, RowTable } from './RowTable.js';
import { Paged } from './Paged.js';
import { usePage } from './usePage.js';
import { useSaveBad } from './useSaveBad.js';
import shared from './preview.module.css';

const names: readonly ListName[] = ['bad', 'open', 'added', 'changed', 'unchanged', 'notice'];

/** Every row of the file, by what happens with it. */
export function RowTabs({ preview }: { readonly preview: ImportPreview }): ReactNode {
  const { t } = useTranslation('import');
  return (
    <ListTabs title={t('rows.title')} names={names} lists={preview.lists}>
      {(name) => <List preview={preview} name={name} />}
    </ListTabs>
  );
}

/** The rows of one list, page by page. */
export function List({ preview, name }: { readonly preview: ImportPreview; readonly name: ListName }): ReactNode {
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
