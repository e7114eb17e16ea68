import { Action, Banner } from '@baraza/ui';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Part } from '../app/Page.js';
import { useProject } from '../project/context.js';
import { DropPlace, Refused } from './DropPlace.js';
import { Example } from './Example.js';
import { ENDINGS, LARGEST_FILE, MOST_ROWS } from './files.js';
import type { ImportFlow, Step } from './flow.js';
import classes from './import.module.css';
import { StepHead } from './StepHead.js';
import { useImportWords, useMegabytes } from './useImportWords.js';

/** The first step: a file is chosen, dropped or pasted. */
export function ChooseFile({ flow, step, focus }: { readonly flow: ImportFlow; readonly step: Extract<Step, { kind: 'choosing' }>; readonly focus: boolean }): ReactNode {
  const { t } = useTranslation('import');
  const { id } = useProject();
  const words = useImportWords();
  const megabytes = useMegabytes();
  const send = (files: readonly File[]): void => void flow.send(files);
  return (
    <div className={classes['step']}>
      <StepHead title={t('choose.title')} focus={focus && step.error === null}>
        {t('choose.intro')}
      </StepHead>
      {step.error !== null && <Refused>{words.refusal(step.error)}</Refused>}
      {step.lost && (
        <Banner tone="plain" actions={<Action accent href={`/p/${id}/activity`}>{t('choose.again')}</Action>}>
          {t('choose.lost')} {t('choose.lostWhat')}
        </Banner>
      )}
      <DropPlace onFiles={send} endings={ENDINGS}>
        {t('choose.limits', { size: megabytes(LARGEST_FILE), rows: MOST_ROWS })}
      </DropPlace>
      <Part title={t('example.title')} intro={t('example.intro')} action={<Example.Try onFiles={send} />}>
        <Example.Tables />
      </Part>
    </div>
  );
}
