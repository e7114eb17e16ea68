import { Action, useFormat } from '@baraza/ui';
import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useProject } from '../project/context.js';
import { useRecords } from '../project/hooks.js';
import type { ImportedEntity, ImportPreview } from './api.js';
import type { ImportFlow, Step } from './flow.js';
import classes from './import.module.css';
import { List as ProblemList } from './preview/RowTabs.js';
import { StepHead } from './StepHead.js';
import { AskBefore, WhatCameOfUndo } from './TakenBack.js';
import { useImportWords } from './useImportWords.js';

const shown = ['stakeholder', 'relationship', 'map', 'membership', 'judgement', 'property', 'term', 'place', 'source'] as const satisfies readonly ImportedEntity[];

/** What came of it: done, cancelled, failed or taken back. */
export function Ended({ flow, step, focus }: { readonly flow: ImportFlow; readonly step: Extract<Step, { kind: 'ended' }>; readonly focus: boolean }): ReactNode {
  const { t } = useTranslation('import');
  const { id } = useProject();
  const format = useFormat();
  const { preview, undone, undoing, since, error } = step;
  const words = useImportWords();
  const isIn = preview.state === 'done' && !undone;
  const canUndo = (isIn || (preview.code === 'failedNotTakenBack' && !undone)) && Boolean(preview.result?.group);
  return (
    <div className={classes['step']}>
      <StepHead key={undone ? 'undone' : 'ended'} title={undone ? t('ended.undone') : t(`progress.${preview.code}`)} focus={focus || undone !== null} />
      <p className={classes['muted']}>{t('ended.from', { files: format.list(preview.files) })}</p>
      <ul className={classes['sentences']}>{undone ? <WhatCameOfUndo undone={undone} /> : <Outcome preview={preview} />}</ul>
      {!undone && preview.state === 'done' && preview.lists.bad.total > 0 && <NotTaken preview={preview} />}
      {preview.error && <p className={classes['refused']}>{words.refusal(Object.assign(new Error(preview.error.message), preview.error))}</p>}
      {error !== null && (
        <p className={classes['refused']} role="alert">
          {words.refusal(error)}
        </p>
      )}
      {since ? (
        <AskBefore flow={flow} since={since} busy={undoing} />
      ) : (
        <div className={classes['actions']}>
          {isIn ? (
            <OpenMap preview={preview} />
          ) : (
            <Action accent href={`/p/${id}`}>
              {t('ended.openProject')}
            </Action>
          )}
          {undone && preview.result?.group && (
            <Button variant="default" loading={undoing} onClick={() => void flow.redo()}>
              {t('ended.redo')}
            </Button>
          )}
          {canUndo && (
            <Button variant="default" loading={undoing} onClick={() => void flow.undo()}>
              {t('ended.undo')}
            </Button>
          )}
          <Action accent onClick={() => flow.again()}>
            {t('ended.another')}
          </Action>
        </div>
      )}
    </div>
  );
}

function Outcome({ preview }: { readonly preview: ImportPreview }): ReactNode {
  const { t } = useTranslation('import');
  const { state, code, result, lists } = preview;
  const leftOver = result?.leftOver ?? 0;
  if (code === 'failedNotTakenBack') return <li>{t('ended.stillIn')}</li>;
  if (state !== 'done') return <li>{leftOver > 0 ? t('ended.leftOver', { count: leftOver }) : t('ended.nothingRemains')}</li>;
  const counts = shown.flatMap((entity) => {
    const count = result?.counts[entity];
    if (!count) return [];
    const changed = entity === 'stakeholder' || entity === 'relationship' ? preview.counts[entity].changed : 0;
    return [...(count > changed ? [t(`result.${entity}`, { count: count - changed })] : []), ...(changed > 0 ? [t(`changed.${entity as 'stakeholder'}`, { count: changed })] : [])];
  });
  return (
    <>
      {counts.length === 0 && <li>{t('ended.nothing')}</li>}
      {counts.map((sentence) => (
        <li key={sentence}>{sentence}</li>
      ))}
      {lists.bad.total > 0 && <li>{t('ended.notTaken', { count: lists.bad.total })}</li>}
      {counts.length > 0 && <li className={classes['muted']}>{t('ended.done')}</li>}
    </>
  );
}

/** The rows that were left out, as the preview had them. */
function NotTaken({ preview }: { readonly preview: ImportPreview }): ReactNode {
  const { t } = useTranslation('import');
  return (
    <details>
      <summary>{t('ended.notTakenRows')}</summary>
      <ProblemList preview={preview} name="bad" />
    </details>
  );
}

/** Where what came in can be seen; a new map arrives by itself and is found by its name. */
function OpenMap({ preview: { maps: [map] } }: { readonly preview: ImportPreview }): ReactNode {
  const { t } = useTranslation('import');
  const { id } = useProject();
  const known = useRecords('map');
  const target = map && (known.find((each) => each.id === map.id) ?? known.findLast(({ name }) => name === map.name));
  return (
    <Button component={Link} className={classes['solid']} to={target ? `/p/${id}/m/${target.id}` : `/p/${id}`}>
      {t(map ? 'ended.openMap' : 'ended.openProject')}
    </Button>
  );
}
