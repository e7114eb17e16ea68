import { Action, LoadingState, useFormat } from '@baraza/ui';
import { type ReactNode, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Failed } from '../app/Failed.js';
import { Part, Row, Rows } from '../app/Page.js';
import { request } from '../data/http.js';
import { useAsked } from '../data/useAsked.js';
import { useProject } from '../project/context.js';
import { useConnectionPart } from '../project/hooks.js';
import { EraseFile } from './EraseFile.js';
import classes from './sources.module.css';

/** As the server answers; sizes in bytes, the largest first. */
interface Removed {
  readonly files: readonly { readonly id: string; readonly name: string; readonly size: number; readonly source: string; readonly removedAt: string; readonly goesAt: string }[];
  readonly used: number;
  readonly limit: number;
}

/** Rows shown before "Show all". */
const FEW = 20;

/** Files that were removed and still take room, until undo cannot bring them back any more; for who manages the project. */
export function RemovedFiles({ readOnly }: { readonly readOnly: boolean }): ReactNode {
  const { t } = useTranslation('sources');
  const { id: project } = useProject();
  const status = useConnectionPart('status');
  const [asked, again] = useAsked(() => request<Removed>('GET', `/api/projects/${project}/removed-files`), [project]);
  useEffect(again, [status === 'live', again]);
  return (
    <Part title={t('removed.title')} intro={t('removed.intro')} id="removed-files">
      {asked.state === 'asking' && <LoadingState what={t('removed.title')} />}
      {asked.state === 'failed' && <Failed error={asked.error} onRetry={again} />}
      {asked.state === 'answered' && <Answered removed={asked.value} readOnly={readOnly} onErased={again} />}
    </Part>
  );
}

function Answered({ removed: { files, used, limit }, readOnly, onErased }: { readonly removed: Removed; readonly readOnly: boolean; readonly onErased: () => void }): ReactNode {
  const { t } = useTranslation('sources');
  const format = useFormat();
  const [all, setAll] = useState(false);
  return (
    <>
      <p className={classes['note']}>
        {files.length === 0 && `${t('removed.none')} `}
        {t('removed.room', { used: format.bytes(used), limit: format.bytes(limit) })}
        {readOnly && files.length > 0 && ` ${t('removed.archived')}`}
      </p>
      {files.length > 0 && (
        <Rows label={t('removed.title')}>
          {files.slice(0, all ? undefined : FEW).map(({ id, name, size, source, removedAt, goesAt }) => (
            <Row
              key={id}
              title={name}
              note={
                <>
                  {format.bytes(size)} · <bdi>{source}</bdi> · {t('removed.when', { removed: format.date(removedAt), goes: format.date(goesAt) })}
                </>
              }
              end={!readOnly && <EraseFile file={{ id, name }} onErased={onErased} />}
            />
          ))}
        </Rows>
      )}
      {files.length > FEW && !all && (
        <Action accent onClick={() => setAll(true)}>
          {t('removed.all', { count: files.length })}
        </Action>
      )}
    </>
  );
}
