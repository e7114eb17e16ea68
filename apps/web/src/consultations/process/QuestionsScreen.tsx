import { createId, type Records } from '@baraza/domain';
import { Action, EmptyState, InlineText, useFormat } from '@baraza/ui';
import { Button } from '@mantine/core';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Page, Part } from '../../app/Page.js';
import { useMutate } from '../../project/hooks.js';
import { useOfferUndo } from '../../project/useOfferUndo.js';
import { useFieldWords } from '../../project/words.js';
import { useMay, useOfProcess } from '../data/hooks.js';
import { orderAt, orderAtEnd } from '../data/ordered.js';
import { Sortable } from '../parts/Sortable.js';
import { ProcessScreen } from '../ProcessScreen.js';
import classes from './process.module.css';

/** The guiding questions of a process, edited where they stand. */
export function QuestionsScreen(): ReactNode {
  return <ProcessScreen tab="questions">{(process) => <Questions process={process} />}</ProcessScreen>;
}

function Questions({ process }: { readonly process: Records['process'] }): ReactNode {
  const { t } = useTranslation('consultations');
  const questions = useOfProcess('question', process.id);
  const { plan } = useMay();
  const mutate = useMutate();
  const [added, setAdded] = useState<string | null>(null);
  const add = (): void => {
    const id = createId();
    if (mutate('createQuestion', { id, process: process.id, text: t('questions.new'), order: orderAtEnd(questions) })) setAdded(id);
  };
  if (questions.length === 0) {
    return (
      <EmptyState title={t('questions.emptyTitle')} actions={plan && <Button onClick={add}>{t('questions.add')}</Button>}>
        {t('questions.empty')}
      </EmptyState>
    );
  }
  return (
    <Page wide>
      <Part title={t('tab.questions')} intro={t('questions.intro')}>
        <Sortable label={t('tab.questions')} items={questions} nameOf={({ text }) => text} readOnly={!plan} onMove={({ id }, index) => mutate('updateQuestion', { id, order: orderAt(questions, id, index) })}>
          {(question, index) => <Question question={question} number={index + 1} isNew={question.id === added} bilingual={process.languages.length > 1} />}
        </Sortable>
        {plan && (
          <Action accent onClick={add}>
            <IconPlus size={16} stroke={1.75} aria-hidden />
            {t('questions.add')}
          </Action>
        )}
      </Part>
    </Page>
  );
}

function Question({ question, number, isNew, bilingual }: { readonly question: Records['question']; readonly number: number; readonly isNew: boolean; readonly bilingual: boolean }): ReactNode {
  const { t } = useTranslation(['consultations', 'common']);
  const format = useFormat();
  const { label: labelOf } = useFieldWords();
  const { plan } = useMay();
  const mutate = useMutate();
  const offerUndo = useOfferUndo();
  const { id, text, label, translation } = question;
  const under = [['label', label], ...(bilingual || translation !== null ? [['translation', translation]] : [])] as ['label' | 'translation', string | null][];
  return (
    <>
      <span className={classes['number']}>{format.number(number)}</span>
      <div className={classes['question']}>
        <InlineText label={labelOf('question', 'text')} value={text} required strong readOnly={!plan} startOpen={isNew} onKeep={(value) => mutate('updateQuestion', { id, text: value })} />
        <div className={classes['under']}>
          {under.map(([field, value]) => (
            <span key={field}>
              {labelOf('question', field)}
              <InlineText label={labelOf('question', field)} value={value ?? ''} readOnly={!plan} onKeep={(next) => mutate('updateQuestion', { id, [field]: next || null })} />
            </span>
          ))}
        </div>
      </div>
      {plan && (
        <Action aria-label={t('questions.delete', { number: format.number(number) })} title={t('common:action.delete')} onClick={() => mutate('deleteQuestion', { id }) && offerUndo(t('questions.deleted'), { id: 'gone' })}>
          <IconTrash size={16} stroke={1.75} aria-hidden />
        </Action>
      )}
    </>
  );
}
