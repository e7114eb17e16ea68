import { Action } from '@baraza/ui';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { RowPage } from './usePage.js';
import classes from './tables.module.css';
import shared from './preview.module.css';

/** A page of a long list, with the ways to the others. */
export function Paged({ page, label, above, children }: { readonly page: RowPage<unknown>; readonly label: string; readonly above?: ReactNode; readonly children: ReactNode }): ReactNode {
  const { t } = useTranslation('import');
  return (
    <div aria-busy={page.loading}>
      {above}
      <div className={classes['scroll']}>{children}</div>
      {page.failed && <p className={shared['note']}>{t('rows.failed')}</p>}
      {page.total > page.size && (
        <nav className={classes['pager']} aria-label={label}>
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
