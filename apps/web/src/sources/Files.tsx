import type { Records } from '@baraza/domain';
import { Action, Section, Tag, useFormat } from '@baraza/ui';
import { Button } from '@mantine/core';
import { IconPaperclip } from '@tabler/icons-react';
import { type ReactNode, useEffect, useState, useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import { failureOf } from '../data/app-error.js';
import { useErrorSentence } from '../data/useErrorSentence.js';
import { useStored } from '../map/data/useStored.js';
import { useProject } from '../project/context.js';
import { useFilePlace } from '../forms/useFilePlace.js';
import { useIsArchived, useMutate, useViewer } from '../project/hooks.js';
import { useOfferUndo } from '../project/useOfferUndo.js';
import { useAccount } from '../session/session.js';
import { useNameOf } from '../talk/usePeople.js';
import { EraseFile } from './EraseFile.js';
import classes from './sources.module.css';
import { type Upload, uploads } from './uploads.js';

const FINAL = new Set(['fileEmpty', 'fileKindRefused', 'fileNotAsNamed', 'fileTooLarge', 'fileDamaged', 'pictureTooLarge', 'pictureTooManyParts', 'forbidden', 'notFound']);

/** The files of a source: what is there, what is on its way, and how to add some. */
export function Files({ source }: { readonly source: Records['source'] }): ReactNode {
  const { t } = useTranslation('sources');
  const { id: project } = useProject();
  const { can } = useViewer();
  const archived = useIsArchived();
  const readOnly = archived || !can('editRegistry');
  const sending = useSyncExternalStore(uploads.subscribe, uploads.read).filter((upload) => upload.source === source.id);
  const files = useStored(
    ['attachment'],
    (store) => [...store.referring('attachment', 'source', source.id)].flatMap((id) => store.live('attachment', id) ?? []).sort((a, b) => (a.addedAt === b.addedAt ? (a.id < b.id ? -1 : 1) : a.addedAt < b.addedAt ? -1 : 1)),
    [source.id],
  );
  useWarnBeforeLeaving(sending.some(({ state }) => state !== 'failed'));
  const add = (chosen: readonly File[]): void => uploads.add(project, source.id, chosen);
  return (
    <Section title={t('files.title')} badge={files.length > 0 && <Tag muted>{t('files.count', { count: files.length })}</Tag>}>
      {files.length === 0 && sending.length === 0 && <p className={classes['note']}>{t('files.none')}</p>}
      <ul className={classes['files']}>
        {files.map((file) => (
          <FileRow key={file.id} file={file} readOnly={readOnly} />
        ))}
        {sending.map((upload) => (
          <UploadRow key={upload.id} upload={upload} />
        ))}
      </ul>
      {!readOnly && <AddFiles onFiles={add} />}
    </Section>
  );
}

/** Who closes the page stops what is on its way. */
function useWarnBeforeLeaving(busy: boolean): void {
  useEffect(() => {
    if (!busy) return undefined;
    const warn = (event: Event): void => event.preventDefault();
    addEventListener('beforeunload', warn);
    return () => removeEventListener('beforeunload', warn);
  }, [busy]);
}

function FileRow({ file, readOnly }: { readonly file: Records['attachment']; readonly readOnly: boolean }): ReactNode {
  const { t } = useTranslation('sources');
  const format = useFormat();
  const nameOf = useNameOf();
  const { id: project } = useProject();
  const { id: account } = useAccount();
  const { can } = useViewer();
  const mutate = useMutate();
  const offerUndo = useOfferUndo();
  const [more, setMore] = useState(false);
  const { id, name, size, addedAt, addedBy, sha256, cleaned } = file;
  const remove = (): void => {
    if (mutate('deleteAttachment', { id })) offerUndo(t('files.removed', { name: format.apart(name) }), { id: 'gone' });
  };
  return (
    <li className={classes['file']}>
      <IconPaperclip size={16} stroke={1.75} aria-hidden />
      <div className={classes['words']}>
        <a href={`/api/projects/${project}/files/${id}`} download={name} className={classes['name']}>
          <bdi>{name}</bdi>
        </a>
        <p className={classes['note']}>
          {format.bytes(size)} · <time dateTime={addedAt}>{format.date(addedAt)}</time> · <bdi>{nameOf(addedBy) ?? t('files.somebody')}</bdi>
        </p>
        {more && (
          <div className={classes['more']}>
            <p className={classes['note']}>
              {t('files.sum')}{' '}
              <code dir="ltr" className={classes['sum']}>
                {sha256}
              </code>
            </p>
            <p className={classes['note']}>{t(cleaned ? 'files.cleaned' : 'files.notCleaned')}</p>
          </div>
        )}
        <div className={classes['actions']}>
          <Action small aria-expanded={more} aria-label={t('files.moreOf', { name })} onClick={() => setMore(!more)}>
            {t('files.more')}
          </Action>
          {!readOnly && (
            <Action small aria-label={t('files.removeOf', { name })} onClick={remove}>
              {t('files.remove')}
            </Action>
          )}
          {!readOnly && (addedBy === account || can('manageProject')) && <EraseFile file={file} />}
        </div>
      </div>
    </li>
  );
}

function UploadRow({ upload: { id, file, sent, state, error } }: { readonly upload: Upload }): ReactNode {
  const { t } = useTranslation('sources');
  const format = useFormat();
  const sentence = useErrorSentence();
  const share = state === 'looking' ? 1 : sent / file.size;
  return (
    <li className={classes['file']} data-state={state}>
      <IconPaperclip size={16} stroke={1.75} aria-hidden />
      <div className={classes['words']}>
        <bdi className={classes['name']}>{file.name}</bdi>
        {state === 'failed' ? (
          <p role="alert" className={classes['wrong']}>
            {sentence(error)}
          </p>
        ) : (
          <>
            <progress className={classes['progress']} value={share} aria-label={t('files.progress', { name: file.name })} />
            <p className={classes['note']} role="status">
              {t(`files.state.${state}`, { share: format.percent(share), size: format.bytes(file.size) })}
            </p>
          </>
        )}
        <div className={classes['actions']}>
          {/* The same again would be refused again. */}
          {(state === 'away' || (state === 'failed' && !FINAL.has(failureOf(error).code))) && (
            <Action small accent onClick={() => uploads.retry(id)}>
              {t('files.again')}
            </Action>
          )}
          <Action small aria-label={t('files.dropOf', { name: file.name })} onClick={() => uploads.drop(id)}>
            {t(state === 'failed' ? 'files.forget' : 'files.cancel')}
          </Action>
        </div>
      </div>
    </li>
  );
}

function AddFiles({ onFiles }: { readonly onFiles: (files: readonly File[]) => void }): ReactNode {
  const { t } = useTranslation('sources');
  const { place, input, choose } = useFilePlace(onFiles, { label: t('files.add') });
  return (
    <div className={classes['drop']} {...place}>
      <Button variant="default" size="compact-md" mih={36} onClick={choose}>
        {t('files.add')}
      </Button>
      {input}
      <p className={classes['note']}>{t('files.kinds')}</p>
    </div>
  );
}
