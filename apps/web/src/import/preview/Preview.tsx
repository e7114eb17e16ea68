import { Action, useFormat } from '@baraza/ui';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { ImportChoices } from '../api.js';
import type { ImportFlow, Step } from '../flow.js';
import classes from '../import.module.css';
import { StepHead } from '../StepHead.js';
import { useImportWords } from '../useImportWords.js';
import { ApplyBar } from './ApplyBar.js';
import { Columns } from './Columns.js';
import { Counts } from './Counts.js';
import { MapChoice } from './MapChoice.js';
import { Questions } from './Questions.js';
import { RowTabs } from './RowTabs.js';
import { saysNothing, Sheets } from './Sheets.js';
import { Terms } from './Terms.js';

export type PreviewStep = Extract<Step, { kind: 'preview' }>;

/** What importing the file would do, on one page, with everything there is to decide. */
export function Preview({ flow, step, focus }: { readonly flow: ImportFlow; readonly step: PreviewStep; readonly focus: boolean }): ReactNode {
  const { t } = useTranslation('import');
  const format = useFormat();
  const words = useImportWords();
  const { preview, error, comparing } = step;
  const choose = (choices: ImportChoices): void => void flow.choose(choices);
  const unclear = saysNothing(preview.sheets);
  const meaning = preview.sheets.length > 0 ? <Sheets step={step} onChoose={choose} /> : <Columns step={step} onChoose={choose} />;
  return (
    <div className={classes['page']} aria-busy={comparing}>
      <StepHead title={t('preview.title')} focus={focus} action={<Action accent onClick={() => flow.again()}>{t('preview.other')}</Action>}>
        {t('preview.from', { files: format.list(preview.files) })}
      </StepHead>
      {error !== null && (
        <p className={classes['refused']} role="alert">
          {words.refusal(error)}
        </p>
      )}
      {unclear && meaning}
      <Counts preview={preview} />
      {preview.questions.length > 0 && <Questions step={step} onChoose={choose} />}
      <MapChoice step={step} onChoose={choose} />
      {!unclear && meaning}
      {preview.terms.length > 0 && <Terms terms={preview.terms} />}
      <RowTabs preview={preview} />
      <ApplyBar flow={flow} step={step} />
    </div>
  );
}
