import { Action } from '@baraza/ui';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Part } from '../../app/Page.js';
import type { Direction, ImportChoices, Question } from '../api.js';
import type { PreviewStep } from './Preview.js';
import { QuestionBlock } from './QuestionBlock.js';
import classes from './preview.module.css';

/** Questions shown at first; the unanswered come before the answered. */
const SHOWN = 12;
/** From so many open ones of a kind on, they can be answered all at once. */
const MANY = 4;

/** What a person sees as the answer, ahead of the server. */
export const answerOf = (question: Question, choices: ImportChoices): string | null => (question.kind === 'direction' ? choices.direction : choices.answers?.[question.key]) ?? question.answer;

/** Questions that have no answer yet. */
export const openOf = ({ preview, choices }: PreviewStep): readonly Question[] => preview.questions.filter((question) => answerOf(question, choices) === null);

interface Props {
  readonly step: PreviewStep;
  readonly onChoose: (choices: ImportChoices) => void;
}

/** What the file leaves open, each answered where it is asked. */
export function Questions({ step, onChoose }: Props): ReactNode {
  const { t } = useTranslation('import');
  const { preview, choices } = step;
  const { questions } = preview;
  const [shown, setShown] = useState(SHOWN);
  const open = openOf(step);
  const answer = (question: Question, value: string): void => {
    if (question.kind === 'direction') onChoose({ direction: value as Direction });
    else onChoose({ answers: { ...choices.answers, [question.key]: value } });
  };
  return (
    <Part title={t('questions.title')} intro={t('questions.intro')} action={<span className={classes['note']}>{t('questions.answered', { done: questions.length - open.length, total: questions.length })}</span>}>
      <AllAtOnce open={open} step={step} onChoose={onChoose} />
      {questions.slice(0, shown).map((question) => (
        <QuestionBlock key={question.key} question={question} answer={answerOf(question, choices)} onAnswer={(value) => answer(question, value)} />
      ))}
      {questions.length > shown && (
        <Action accent onClick={() => setShown(shown + MORE)}>
          {t('questions.more', { n: Math.min(MORE, questions.length - shown) })}
        </Action>
      )}
    </Part>
  );
}

const MORE = 50;

const sharedAnswers = { whichStakeholder: { new: 'allNew', skip: 'allSkip' }, sameOrNot: { same: 'allSame', separate: 'allSeparate' } } as const;

/** One answer for all open questions of a kind, where there are many. */
function AllAtOnce({ open, step: { choices }, onChoose }: Props & { readonly open: readonly Question[] }): ReactNode {
  const { t } = useTranslation('import');
  const offers = (['whichStakeholder', 'sameOrNot'] as const).flatMap((kind) => {
    const ofKind = open.filter((question) => question.kind === kind);
    if (ofKind.length < MANY) return [];
    const answerAll = (value: string) => (): void => onChoose({ answers: { ...choices.answers, ...Object.fromEntries(ofKind.map(({ key }) => [key, value])) } });
    return Object.entries(sharedAnswers[kind]).map(([value, word]) => (
      <Action key={word} accent onClick={answerAll(value)}>
        {t(`questions.${word}`)}
      </Action>
    ));
  });
  return offers.length === 0 ? null : <div className={classes['offers']}>{offers}</div>;
}
