import { fold, type Records } from '@baraza/domain';
import { EmptyState, LoadingState, useFormat } from '@baraza/ui';
import { Button, TextInput } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useSearchParams } from 'react-router';
import { newId } from '../app/new-id.js';
import { Page, Part, Row, Rows } from '../app/Page.js';
import { useStored } from '../map/data/useStored.js';
import { useProject } from '../project/context.js';
import { useConnection, useIsArchived, useMutate, useRecord, useRecords, useViewer } from '../project/hooks.js';
import { OfflineBanner } from '../project/OfflineBanner.js';
import { ProjectScreen } from '../project/ProjectScreen.js';
import { useFieldWords } from '../project/words.js';
import { SourcePanel } from './SourcePanel.js';

const KEY = 'source';

/** What facts and judgements of the project rest on; one of them opens beside the list. */
export function SourcesScreen(): ReactNode {
  const { t } = useTranslation('sources');
  const [search, setSearch] = useSearchParams();
  const source = useRecord('source', search.get(KEY) ?? '');
  const open = (id: string | null): void => setSearch(id === null ? {} : { [KEY]: id });
  return (
    <ProjectScreen
      here={t('title')}
      notice={<OfflineBanner />}
      panel={source ? <SourcePanel key={source.id} source={source} onClose={() => open(null)} /> : undefined}
      panelLabel={t('panel')}
      onPanelClose={() => open(null)}
    >
      <List onOpen={open} />
    </ProjectScreen>
  );
}

function List({ onOpen }: { readonly onOpen: (id: string) => void }): ReactNode {
  const { t } = useTranslation('sources');
  const { compare } = useFormat();
  const { can } = useViewer();
  const archived = useIsArchived();
  const { status } = useConnection();
  const mutate = useMutate();
  const sources = useRecords('source');
  const [query, setQuery] = useState('');
  const wanted = fold(query);
  const shown = sources.filter(({ title, reference }) => wanted === '' || fold(`${title} ${reference ?? ''}`).includes(wanted)).sort((a, b) => compare(a.title, b.title));
  const begin = (): void => {
    const id = newId();
    if (mutate('createSource', { id, title: t('newTitle'), kind: 'document' })) onOpen(id);
  };
  const add = can('editRegistry') && !archived && <Button onClick={begin}>{t('add')}</Button>;
  if (sources.length === 0) {
    if (status === 'connecting') return <LoadingState what={t('title')} />;
    return (
      <EmptyState title={t('none.title')} actions={add}>
        {t('none.text')}
      </EmptyState>
    );
  }
  return (
    <Page wide>
      <Part title={t('title')} intro={t('intro')} action={add || undefined}>
        <TextInput aria-label={t('find')} placeholder={t('find')} dir="auto" value={query} onChange={({ currentTarget }) => setQuery(currentTarget.value)} mb={8} />
        <p className="bz-hidden-text" role="status">
          {t('found', { count: shown.length })}
        </p>
        {shown.length === 0 && <p>{t('noneFound')}</p>}
        <Rows label={t('title')}>
          {shown.map((source) => (
            <SourceRow key={source.id} source={source} />
          ))}
        </Rows>
      </Part>
    </Page>
  );
}

function SourceRow({ source }: { readonly source: Records['source'] }): ReactNode {
  const { t } = useTranslation('sources');
  const { id: project } = useProject();
  const format = useFormat();
  const { choice } = useFieldWords();
  const files = useStored(['attachment'], (store) => [...store.referring('attachment', 'source', source.id)].filter((id) => store.live('attachment', id)).length, [source.id]);
  const note = format.parts([choice('kind', source.kind), source.date && format.partialDate(source.date), source.reference]);
  return <Row title={<Link to={`/p/${project}/sources?${KEY}=${source.id}`}>{source.title}</Link>} note={note} end={files > 0 ? <span>{t('files.count', { count: files })}</span> : undefined} />;
}
