import { useFormat } from '@baraza/ui';
import { type ReactNode, useId } from 'react';
import { useTranslation } from 'react-i18next';
import type { Question } from '../api.js';
import { isolated } from '../useImportWords.js';
import { Candidate } from './Candidate.js';
import { DirectionPicture } from './DirectionPicture.js';
import classes from './questions.module.css';

const plain = ['directed', 'mutual', 'undirected', 'new', 'skip', 'same', 'separate', 'dayFirst', 'monthFirst', 'asWritten'] as const;
type PlainAnswer = (typeof plain)[number];
const isPlain = (value: string): value is PlainAnswer => (plain as readonly string[]).includes(value);
const isDirection = (value: PlainAnswer): value is 'directed' | 'mutual' | 'undirected' => value === 'directed' || value === 'mutual' || value === 'undirected';

/** One question with its answers side by side, all of the same size and weight. */
export function QuestionBlock({ question, answer, onAnswer }: { readonly question: Question; readonly answer: string | null; readonly onAnswer: (value: string) => void }): ReactNode {
  const name = useId();
  const places = usePlaces(question);
  return (
    <fieldset className={classes['question']} data-open={answer === null || undefined} data-question={question.key}>
      <legend>{useSentence(question)}</legend>
      <p className={classes['places']}>{places}</p>
      <div className={classes['answers']}>
        {question.options.map((option) => (
          <label key={option.value} className={classes['answer']}>
            <input type="radio" name={name} value={option.value} checked={answer === option.value} onChange={() => onAnswer(option.value)} />
            <AnswerWords option={option} kind={question.kind} />
          </label>
        ))}
      </div>
    </fieldset>
  );
}

function AnswerWords({ option: { value, label, reads }, kind }: { readonly option: Question['options'][number]; readonly kind: Question['kind'] }): ReactNode {
  const { t } = useTranslation('import');
  const format = useFormat();
  if (!isPlain(value)) return kind === 'whichStakeholder' ? <Candidate id={value} label={label} /> : <FileRow label={label} />;
  return (
    <span className={classes['answerWords']}>
      {isDirection(value) && <DirectionPicture direction={value} />}
      <strong>{t(`answer.${value}`)}</strong>
      <span className={classes['hint']}>{reads ? t('answer.readsAs', { written: isolated(reads.written), date: isolated(format.partialDate(reads.date)) }) : t(`answer.${value}What`)}</span>
    </span>
  );
}

/** A row of the file that connections may mean. Its place is read out of the server's words, so that it stands in the language of the page. */
function FileRow({ label }: { readonly label: string }): ReactNode {
  const { t } = useTranslation('import');
  const [, name, sheet, row] = /^(.*) \((.*), row (\d+)\)$/u.exec(label) ?? [];
  return (
    <span className={classes['answerWords']}>
      <strong>
        <bdi>{name ?? label}</bdi>
      </strong>
      {sheet !== undefined && row !== undefined && <span className={classes['hint']}>{t('rows.at', { sheet: isolated(sheet), row })}</span>}
    </span>
  );
}

function useSentence({ kind, label, count, options }: Question): string {
  const { t } = useTranslation('import');
  const name = isolated(label ?? '');
  switch (kind) {
    case 'direction':
      return t('questions.direction', { count });
    case 'sameOrNot':
      return t('questions.sameOrNot', { count, label: name });
    case 'whichStakeholder':
      return t('questions.whichStakeholder', { n: options.filter(({ value }) => !isPlain(value)).length, label: name });
    case 'dateOrder':
      return t('questions.dateOrder', { count, label: name });
    case 'whichRow':
      return t('questions.whichRow', { n: options.filter(({ value }) => !isPlain(value)).length, label: name });
  }
}

/** “Connections, rows 2, 5 and 7, and more”. */
function usePlaces({ places, count }: Question): string {
  const { t } = useTranslation('import');
  const format = useFormat();
  const sheets = [...new Set(places.map(({ sheet }) => sheet))];
  const words = sheets.map((sheet) => {
    const rows = places.filter((place) => place.sheet === sheet).map(({ row }) => String(row));
    return t(rows.length === 1 ? 'questions.place' : 'questions.places', { sheet: isolated(sheet), rows: format.list(rows) });
  });
  const all = words.join('; ');
  return count > places.length ? t('questions.andMore', { places: all }) : all;
}
