import { Banner } from '@baraza/ui';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Part } from '../../app/Page.js';
import { DropPlace, Refused } from '../../import/DropPlace.js';
import { ENDINGS, LARGEST_FILE, MOST_ROWS } from '../../import/files.js';
import type { Step } from '../../import/flow.js';
import classes from '../../import/import.module.css';
import { StepHead } from '../../import/StepHead.js';
import { useImportWords, useMegabytes } from '../../import/useImportWords.js';
import { useRoom } from '../context.js';
import type { AnswersFlow } from './flow-of.js';

const ANSWER_ENDINGS = [...ENDINGS, '.json'] as const;

/** The first step: the files are chosen, dropped or pasted. What the rule of the session keeps is said before anything is sent. */
export function ChooseAnswers({ flow, step, focus }: { readonly flow: AnswersFlow; readonly step: Extract<Step, { kind: 'choosing' }>; readonly focus: boolean }): ReactNode {
  const { t } = useTranslation(['answers', 'import']);
  const { session } = useRoom();
  const words = useImportWords();
  const megabytes = useMegabytes();
  return (
    <div className={classes['step']}>
      <StepHead title={t('title')} focus={focus && step.error === null}>
        {t('intro')}
      </StepHead>
      {step.error !== null && <Refused>{words.refusal(step.error)}</Refused>}
      {step.lost && <Banner tone="plain">{t('import:choose.lost')}</Banner>}
      <DropPlace onFiles={(files) => void flow.send(files)} endings={ANSWER_ENDINGS}>
        {t('limits', { size: megabytes(LARGEST_FILE), rows: MOST_ROWS })}
      </DropPlace>
      <p className={classes['muted']}>{t(`rule.${session.attribution}`)}</p>
      <Part title={t('what.title')}>
        <ul className={classes['sentences']}>
          <li>{t('what.submissions')}</li>
          <li>{t('what.form')}</li>
          <li>{t('what.table')}</li>
        </ul>
      </Part>
    </div>
  );
}
