import { Action } from '@baraza/ui';
import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { Step } from '../../import/flow.js';
import classes from '../../import/import.module.css';
import { StepHead } from '../../import/StepHead.js';
import { AskBefore, WhatCameOfUndo } from '../../import/TakenBack.js';
import { useImportWords } from '../../import/useImportWords.js';
import { useProject } from '../../project/context.js';
import { useRoom } from '../context.js';
import { logAddress } from '../entry-address.js';
import type { AnswerChoices, AnswersPreview } from './api.js';
import type { AnswersFlow } from './flow-of.js';

/** What came of it: done, cancelled, failed or taken back. */
export function AnswersEnded({ flow, step, focus }: { readonly flow: AnswersFlow; readonly step: Extract<Step<AnswersPreview, AnswerChoices>, { kind: 'ended' }>; readonly focus: boolean }): ReactNode {
  const { t } = useTranslation(['answers', 'import']);
  const { id } = useProject();
  const { session } = useRoom();
  const words = useImportWords();
  const { preview, undone, undoing, since, error } = step;
  const isIn = preview.state === 'done' && !undone;
  return (
    <div className={classes['step']}>
      <StepHead key={undone ? 'undone' : 'ended'} title={undone ? t('import:ended.undone') : t(`import:progress.${preview.code}`)} focus={focus || undone !== null} />
      <ul className={classes['sentences']}>{undone ? <WhatCameOfUndo undone={undone} /> : <Outcome preview={preview} />}</ul>
      {preview.error && <p className={classes['refused']}>{words.refusal(Object.assign(new Error(preview.error.message), preview.error))}</p>}
      {error !== null && (
        <p className={classes['refused']} role="alert">
          {words.refusal(error)}
        </p>
      )}
      {since && <AskBefore flow={flow} since={since} busy={undoing} />}
      <div className={classes['actions']}>
        <Button component={Link} className={classes['solid']} to={logAddress(id, session.id)}>
          {t('openLog')}
        </Button>
        {(isIn || (preview.code === 'failedNotTakenBack' && !undone)) && !since && Boolean(preview.result?.group) && (
          <Button variant="default" loading={undoing} onClick={() => void flow.undo()}>
            {t('import:ended.undo')}
          </Button>
        )}
        <Action accent onClick={() => flow.again()}>
          {t('import:ended.another')}
        </Action>
      </div>
    </div>
  );
}

function Outcome({ preview: { state, code, result, lists } }: { readonly preview: AnswersPreview }): ReactNode {
  const { t } = useTranslation(['answers', 'import']);
  const leftOver = result?.leftOver ?? 0;
  if (code === 'failedNotTakenBack') return <li>{t('import:ended.stillIn')}</li>;
  if (state !== 'done') return <li>{leftOver > 0 ? t('import:ended.leftOver', { count: leftOver }) : t('import:ended.nothingRemains')}</li>;
  const added = result?.counts['intervention'] ?? 0;
  const changed = result?.counts['changed'] ?? 0;
  return (
    <>
      {added + changed === 0 && <li>{t('import:ended.nothing')}</li>}
      {added > 0 && <li>{t('ended.added', { count: added })}</li>}
      {changed > 0 && <li>{t('ended.changed', { count: changed })}</li>}
      {lists.bad.total > 0 && <li>{t('import:ended.notTaken', { count: lists.bad.total })}</li>}
      {added + changed > 0 && <li className={classes['muted']}>{t('import:ended.done')}</li>}
    </>
  );
}
