import { Action, useFormat } from '@baraza/ui';
import { Button } from '@mantine/core';
import { type ReactNode, useId } from 'react';
import { useTranslation } from 'react-i18next';
import type { Step } from '../../import/flow.js';
import classes from '../../import/import.module.css';
import bar from '../../import/preview/bar.module.css';
import facts from '../../import/preview/facts.module.css';
import { StepHead } from '../../import/StepHead.js';
import { useImportWords } from '../../import/useImportWords.js';
import { AnswerColumns } from './AnswerColumns.js';
import { AnswerRows } from './AnswerRows.js';
import { AnswerSettings } from './AnswerSettings.js';
import type { AnswerChoices, AnswersPreview as Previewed } from './api.js';
import type { AnswersFlow } from './flow-of.js';

export type AnswersStep = Extract<Step<Previewed, AnswerChoices>, { kind: 'preview' }>;

/** What importing the answers would do, on one page, with everything there is to decide. */
export function AnswersPreview({ flow, step, focus }: { readonly flow: AnswersFlow; readonly step: AnswersStep; readonly focus: boolean }): ReactNode {
  const { t } = useTranslation(['answers', 'import']);
  const format = useFormat();
  const words = useImportWords();
  const { preview, error, comparing } = step;
  const choose = (choices: AnswerChoices): void => void flow.choose(choices);
  return (
    <div className={classes['page']} aria-busy={comparing}>
      <StepHead title={t('import:preview.title')} focus={focus} action={<Action accent onClick={() => flow.again()}>{t('import:preview.other')}</Action>}>
        {t('import:preview.from', { files: format.list(preview.files) })}
      </StepHead>
      {error !== null && (
        <p className={classes['refused']} role="alert">
          {words.refusal(error)}
        </p>
      )}
      <Counts preview={preview} />
      <AnswerColumns step={step} onChoose={choose} />
      <AnswerSettings step={step} onChoose={choose} />
      <AnswerRows preview={preview} />
      <ApplyBar flow={flow} step={step} />
    </div>
  );
}

/** Whether a column is chosen from which answers are taken. */
const takesAnswers = ({ columns }: Previewed): boolean => columns.some(({ role }) => role === 'answer');

/** The preview in a few lines of words and figures, and how answers that come again are known. */
function Counts({ preview }: { readonly preview: Previewed }): ReactNode {
  const { counts, lists, sheets, repeated, rule, knownBy, alike } = preview;
  const { t } = useTranslation(['answers', 'import']);
  const answers = [counts.added > 0 && t('import:counts.added', { n: counts.added }), counts.changed > 0 && t('import:counts.changed', { n: counts.changed }), counts.unchanged > 0 && t('import:counts.unchanged', { count: counts.unchanged }), counts.deleted > 0 && t('import:counts.deleted', { count: counts.deleted })].filter((word) => word !== false);
  const problems = [lists.bad.total > 0 && t('import:counts.bad', { count: lists.bad.total }), lists.notice.total > 0 && t('import:counts.notice', { count: lists.notice.total })].filter((word) => word !== false);
  const lines: [string, readonly string[]][] = [
    [t('counts.sheets'), [t('counts.sheetsOf', { count: sheets }), ...(repeated > 0 ? [t('counts.repeated', { count: repeated })] : [])]],
    [t('counts.answers'), answers.length > 0 ? answers : [t(takesAnswers(preview) ? 'import:counts.none' : 'counts.choose')]],
    [t('counts.kept'), [t(`rule.${rule}`)]],
    [t('counts.again'), [t(`knownBy.${knownBy}`), ...(alike > 0 ? [t('alike', { count: alike })] : [])]],
    ...(problems.length > 0 ? [[t('import:counts.problems'), problems] as [string, readonly string[]]] : []),
  ];
  return (
    <dl className={facts['counts']}>
      {lines.map(([label, said], line) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>
            {said.map((word, index) => (
              <span key={word} data-first={(index === 0 && line < 2) || undefined}>
                {word}
              </span>
            ))}
          </dd>
        </div>
      ))}
    </dl>
  );
}

/** At the lower edge: how it stands, and the one button that changes something. */
function ApplyBar({ flow, step: { preview, comparing } }: { readonly flow: AnswersFlow; readonly step: AnswersStep }): ReactNode {
  const { t } = useTranslation(['answers', 'import']);
  const id = useId();
  const work = preview.counts.added + preview.counts.changed;
  return (
    <div className={bar['bar']}>
      <p id={id} role="status">
        {comparing ? t('import:preview.comparing') : work > 0 ? t('import:apply.ready') : t(!takesAnswers(preview) ? 'chooseFirst' : preview.counts.deleted > 0 ? 'nothingNew' : preview.counts.unchanged > 0 ? 'nothing' : 'noneFilled')}
      </p>
      <Button disabled={work === 0 || comparing} aria-describedby={id} onClick={() => void flow.apply()}>
        {t('apply', { count: work })}
      </Button>
    </div>
  );
}
