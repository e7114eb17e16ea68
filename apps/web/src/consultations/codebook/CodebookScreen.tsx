import { createId, type Records } from '@baraza/domain';
import { Action, EmptyState } from '@baraza/ui';
import { Button, TextInput } from '@mantine/core';
import { IconPlus, IconSearch } from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { fold } from '@baraza/domain';
import { useMutate, useRecord } from '../../project/hooks.js';
import { rowsOf } from '../data/code-tree.js';
import { useMay, useOfProcess } from '../data/hooks.js';
import { orderAtEnd } from '../data/ordered.js';
import { ProcessScreen } from '../ProcessScreen.js';
import { CodePanel } from './CodePanel.js';
import { CodeTree } from './CodeTree.js';
import classes from './codebook.module.css';
import { Versions } from './Versions.js';

/** The codebook of a process: a tree of codes, and the details of the one that is chosen. */
export function CodebookScreen(): ReactNode {
  const { process = '' } = useParams();
  const { t } = useTranslation('consultations');
  const [chosen, setChosen] = useState<string | null>(null);
  const code = useRecord('code', chosen ?? '');
  const open = code?.process === process;
  return (
    <ProcessScreen tab="codebook" panel={open ? <CodePanel key={code.id} code={code} onChoose={setChosen} /> : undefined} panelLabel={t('codebook.panel')} onPanelClose={() => setChosen(null)}>
      {(of) => <Codebook process={of} chosen={open ? code.id : null} onChoose={setChosen} />}
    </ProcessScreen>
  );
}

function Codebook({ process, chosen, onChoose }: { readonly process: Records['process']; readonly chosen: string | null; readonly onChoose: (id: string | null) => void }): ReactNode {
  const { t } = useTranslation('consultations');
  const codes = useOfProcess('code', process.id);
  const { plan } = useMay();
  const mutate = useMutate();
  const [search, setSearch] = useState('');
  const [added, setAdded] = useState<string | null>(null);
  const add = (parent: string | null): void => {
    const id = createId();
    const siblings = codes.filter((code) => code.parent === parent);
    if (!mutate('createCode', { id, process: process.id, parent, name: t('codebook.new'), retired: false, order: orderAtEnd(siblings) })) return;
    setSearch('');
    setAdded(id);
    onChoose(id);
  };
  const rows = rowsOf(codes);
  const sought = fold(search.trim());
  const shown = sought === '' ? rows : rows.filter(({ path, code }) => fold(path.join(' ')).includes(sought) || fold(code.definition ?? '').includes(sought));
  if (codes.length === 0) {
    return (
      <EmptyState title={t('codebook.emptyTitle')} actions={plan && <Button onClick={() => add(null)}>{t('codebook.add')}</Button>}>
        <p>{t('codebook.empty')}</p>
        <p className={classes['example']}>{t('codebook.example')}</p>
      </EmptyState>
    );
  }
  return (
    <div className={classes['codebook']}>
      <div className={classes['tools']}>
        <TextInput className={classes['search']} aria-label={t('codebook.search')} placeholder={t('codebook.search')} leftSection={<IconSearch size={16} stroke={1.75} aria-hidden />} value={search} onChange={({ currentTarget: { value } }) => setSearch(value)} dir="auto" />
        <span className={classes['muted']}>{sought === '' ? t('codebook.count', { count: codes.length }) : t('codebook.found', { shown: shown.length, count: codes.length })}</span>
        {plan && (
          <Action accent onClick={() => add(null)}>
            <IconPlus size={16} stroke={1.75} aria-hidden />
            {t('codebook.add')}
          </Action>
        )}
      </div>
      {shown.length === 0 ? <p className={classes['nothing']}>{t('codebook.nothing')}</p> : <CodeTree codes={codes} rows={shown} flat={sought !== ''} chosen={chosen} added={added} readOnly={!plan} onChoose={onChoose} onAdd={add} />}
      {plan && sought === '' && <p className={classes['keys']}>{t('codebook.keys')}</p>}
      <Versions process={process} />
    </div>
  );
}
