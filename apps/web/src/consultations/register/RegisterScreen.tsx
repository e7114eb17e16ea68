import type { Records } from '@baraza/domain';
import { Action, EmptyState, LoadingState } from '@baraza/ui';
import { Button } from '@mantine/core';
import { IconTableExport } from '@tabler/icons-react';
import { lazy, type ReactNode, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { Failed } from '../../app/Failed.js';
import { fetched } from '../../app/fetched.js';
import { useViewer } from '../../project/hooks.js';
import { ProcessScreen } from '../ProcessScreen.js';
import classes from './register.module.css';
import { RegisterFilters } from './RegisterFilters.js';
import { RegisterRow } from './RegisterRow.js';
import { type RegisterFilter, useRegister } from './useRegister.js';

const ExportDialog = lazy(async () => ({ default: (await fetched(import('../../export/ExportDialog.js'), 'import')).ExportDialog }));

/** Everything that was said in a process, over all its sessions and channels. What is looked for stands in the address. */
export function RegisterScreen(): ReactNode {
  return (
    <ProcessScreen tab="register" actions={(process) => <ExportRegister process={process} />}>
      {(process) => <Register key={process.id} process={process} />}
    </ProcessScreen>
  );
}

function ExportRegister({ process }: { readonly process: Records['process'] }): ReactNode {
  const { t } = useTranslation('consultations');
  const { can } = useViewer();
  const [opened, setOpened] = useState<'never' | 'open' | 'closed'>('never');
  if (!can('export')) return null;
  return (
    <>
      <Button variant="subtle" color="gray" leftSection={<IconTableExport size={16} stroke={1.75} aria-hidden />} onClick={() => setOpened('open')}>
        {t('register.export')}
      </Button>
      {opened !== 'never' && (
        <Suspense fallback={null}>
          <ExportDialog opened={opened === 'open'} onClose={() => setOpened('closed')} process={process.id} />
        </Suspense>
      )}
    </>
  );
}

const NAMES = ['session', 'question', 'kind', 'channel', 'about'] as const;

function Register({ process }: { readonly process: Records['process'] }): ReactNode {
  const { t } = useTranslation('consultations');
  const [address, setAddress] = useSearchParams();
  const filter = { search: address.get('search') ?? '', ...(Object.fromEntries(NAMES.map((name) => [name, address.get(name)])) as Omit<RegisterFilter, 'search'>) };
  const isFiltered = filter.search !== '' || NAMES.some((name) => filter[name] !== null);
  const { entries, total, error, asking, hasMore, more, again } = useRegister(process.id, filter);
  const patch = (part: Partial<RegisterFilter>): void => {
    const next = { ...filter, ...part };
    setAddress(Object.fromEntries(Object.entries(next).filter(([, value]) => value !== null && value !== '')) as Record<string, string>, { replace: true });
  };
  const showAll = <Action accent onClick={() => setAddress({}, { replace: true })}>{t('register.showAll')}</Action>;
  return (
    <div className={classes['register']}>
      <RegisterFilters process={process} filter={filter} onFilter={patch} />
      <p className={classes['counted']} role="status">
        {total !== null && error === null && t('register.count', { count: total })}
        {isFiltered && total !== 0 && showAll}
      </p>
      {error !== null && <Failed error={error} onRetry={again} />}
      {error === null && total === null && entries.length === 0 && <LoadingState what={t('tab.register')} />}
      {error === null && total === 0 && !asking && (
        <EmptyState title={t(isFiltered ? 'register.noneTitle' : 'register.emptyTitle')} actions={isFiltered ? showAll : undefined}>
          {t(isFiltered ? 'register.none' : 'register.empty')}
        </EmptyState>
      )}
      {entries.length > 0 && (
        <ul className={classes['rows']} aria-label={t('register.list')} aria-busy={asking}>
          {entries.map((entry) => (
            <RegisterRow key={entry.id} entry={entry} />
          ))}
        </ul>
      )}
      {hasMore && (
        <p className={classes['more']}>
          <Action accent onClick={more} disabled={asking}>
            {t('register.more')}
          </Action>
        </p>
      )}
    </div>
  );
}
