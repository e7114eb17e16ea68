import { createId, isPartialDate, latestDay, earliestDay } from '@baraza/domain';
import { Action, NoRightState, useFormat } from '@baraza/ui';
import { Button, NumberInput, Radio, Stack, Textarea, TextInput } from '@mantine/core';
import { IconPlus, IconX } from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate } from 'react-router';
import { Page } from '../../app/Page.js';
import { AppError } from '../../data/app-error.js';
import { Form } from '../../forms/Form.js';
import { useForm } from '../../forms/useForm.js';
import { parseField } from '../../map/panel/fields/parse.js';
import { useProject } from '../../project/context.js';
import { useRecords } from '../../project/hooks.js';
import { OfflineBanner } from '../../project/OfflineBanner.js';
import { ProjectScreen } from '../../project/ProjectScreen.js';
import { useMay } from '../data/hooks.js';
import { movedTo, orderAtEnd } from '../data/ordered.js';
import { QUESTION_TEMPLATES, type QuestionTemplate, templatesFor } from '../data/question-templates.js';
import { LanguagesInput } from '../parts/LanguagesInput.js';
import { Sortable } from '../parts/Sortable.js';
import classes from './process.module.css';

/** Below this a figure may be traced to a person (METHODS, participation). */
const USUAL_MINIMUM_CELL = 5;

interface DraftQuestion {
  readonly id: string;
  readonly text: string;
  readonly label: string | null;
}

/** A new process: what it is for, and what is asked. Everything can be changed later but what people agreed to. */
export function BeginProcessScreen(): ReactNode {
  const { t } = useTranslation('consultations');
  const { id: project } = useProject();
  const { plan } = useMay();
  return (
    <ProjectScreen here={t('begin.title')} above={[{ label: t('title'), href: `/p/${project}/consultations` }]} notice={<OfflineBanner />}>
      {plan ? (
        <Page>
          <BeginProcess />
        </Page>
      ) : (
        <NoRightState>{t('begin.noRight')}</NoRightState>
      )}
    </ProjectScreen>
  );
}

function BeginProcess(): ReactNode {
  const { t, i18n } = useTranslation(['consultations', 'common', 'domain']);
  const { id: project, session } = useProject();
  const format = useFormat();
  const navigate = useNavigate();
  const others = useRecords('process');
  const [languages, setLanguages] = useState<string[]>([i18n.resolvedLanguage ?? 'en']);
  const offered = templatesFor(useRecords('term'));
  const [template, setTemplate] = useState<QuestionTemplate>(offered[0]);
  const wordsOf = (of: QuestionTemplate): DraftQuestion[] => QUESTION_TEMPLATES[of].map((key) => ({ id: createId(), text: t(`template.${of}.${key}.text` as 'template.liberia.have.text'), label: t(`template.${of}.${key}.label` as 'template.liberia.have.label') }));
  const [questions, setQuestions] = useState<DraftQuestion[]>(() => wordsOf(offered[0]));
  const choose = (value: string): void => {
    setTemplate(value as QuestionTemplate);
    setQuestions(wordsOf(value as QuestionTemplate));
  };
  const dateOf = (name: 'startsOn' | 'endsOn', raw: string): string | null => {
    const parsed = parseField({ type: 'partialDate' }, raw.trim());
    if (!parsed.ok) throw new AppError('wrongDate', t('wrong.date'), {}, name);
    return parsed.value as string | null;
  };
  const form = useForm(
    async ({ name = '', objective = '', startsOn = '', endsOn = '', minimumCell = '' }) => {
      const [from, to] = [dateOf('startsOn', startsOn), dateOf('endsOn', endsOn)];
      if (from !== null && to !== null && isPartialDate(from) && latestDay(to) < earliestDay(from)) throw new AppError('wrongDate', t('wrong.order'), {}, 'endsOn');
      const id = createId();
      const asked = questions.filter(({ text }) => text.trim() !== '');
      session.mutate('beginProcess', {
        id,
        name: name.trim(),
        objective: objective.trim() || null,
        startsOn: from,
        endsOn: to,
        languages,
        minimumCell: Number(minimumCell),
        order: orderAtEnd(others),
        questions: asked.map(({ id: question, text, label }, index) => ({ id: question, text: text.trim(), label, translation: null, order: index + 1 })),
      });
      await navigate(`/p/${project}/consultations/${id}`, { replace: true });
    },
    { required: ['name', 'minimumCell'] },
  );
  return (
    <Form
      form={form}
      submit={t('begin.submit')}
      wide
      more={
        <Button component={Link} to={`/p/${project}/consultations`} variant="subtle">
          {t('common:action.cancel')}
        </Button>
      }
    >
      <TextInput {...form.field('name')} label={t('domain:field.process.name')} placeholder={t('begin.nameExample')} maxLength={300} autoFocus dir="auto" autoComplete="off" />
      <Textarea {...form.field('objective')} label={t('domain:field.process.objective')} placeholder={t('begin.objectiveExample')} dir="auto" />
      <div className={classes['pair']}>
        <TextInput {...form.field('startsOn')} label={t('domain:field.process.startsOn')} placeholder={t('begin.dateExample')} description={t('begin.dateHow')} dir="ltr" autoComplete="off" />
        <TextInput {...form.field('endsOn')} label={t('domain:field.process.endsOn')} description={t('begin.dateHow')} dir="ltr" autoComplete="off" />
      </div>
      <LanguagesInput label={t('domain:field.process.languages')} description={t('begin.languagesHow')} value={languages} onChange={setLanguages} />
      <NumberInput {...form.field('minimumCell')} label={t('domain:field.process.minimumCell')} description={t('begin.minimumCellHow')} defaultValue={USUAL_MINIMUM_CELL} min={3} max={50} clampBehavior="strict" allowDecimal={false} maw={320} />
      <Radio.Group label={t('begin.template')} value={template} onChange={choose}>
        <Stack gap={8} mt={8}>
          {offered.map((each) => (
            <Radio key={each} value={each} label={t(`template.${each}.name`)} description={t(`template.${each}.source`)} />
          ))}
        </Stack>
      </Radio.Group>
      <fieldset className={classes['plainSet']}>
        <legend>{t('begin.questions')}</legend>
        {questions.length === 0 && <p className={classes['muted']}>{t('begin.noQuestions')}</p>}
        <Sortable label={t('begin.questions')} items={questions} nameOf={({ text }) => text} onMove={(item, to) => setQuestions(movedTo(questions, questions.indexOf(item), to))}>
          {({ id, text }, index) => (
            <>
              <Textarea
                className={classes['grow']}
                aria-label={t('begin.question', { number: format.number(index + 1) })}
                value={text}
                minRows={1}
                maxLength={1000}
                dir="auto"
                // Other words are not what the short label stands for.
                onChange={({ currentTarget: { value } }) => setQuestions(questions.map((each) => (each.id === id ? { ...each, text: value, label: null } : each)))}
              />
              <Action aria-label={t('begin.removeQuestion', { number: format.number(index + 1) })} onClick={() => setQuestions(questions.filter((each) => each.id !== id))}>
                <IconX size={16} stroke={1.75} aria-hidden />
              </Action>
            </>
          )}
        </Sortable>
        <Action accent onClick={() => setQuestions([...questions, { id: createId(), text: '', label: null }])}>
          <IconPlus size={16} stroke={1.75} aria-hidden />
          {t('questions.add')}
        </Action>
      </fieldset>
    </Form>
  );
}
