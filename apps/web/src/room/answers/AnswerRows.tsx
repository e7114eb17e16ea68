import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { ListName } from '../../import/api.js';
import { ListTabs } from '../../import/preview/ListTabs.js';
import { Paged } from '../../import/preview/Paged.js';
import shared from '../../import/preview/preview.module.css';
import { ProblemTable } from '../../import/preview/RowTable.js';
import { usePage } from '../../import/preview/usePage.js';
import { useRecord } from '../../project/hooks.js';
import { useLanguageName } from '../../project/useLanguageName.js';
import { useRoomTime } from '../useRoomTime.js';
import classes from './answers.module.css';
import type { AnswersPreview, PlannedAnswer } from './api.js';

const NAMES: readonly ListName[] = ['added', 'changed', 'unchanged', 'deleted', 'bad', 'notice'];

/** Every answer of the file as it will stand in the log, by what happens with it. */
export function AnswerRows({ preview }: { readonly preview: AnswersPreview }): ReactNode {
  const { t } = useTranslation('answers');
  return (
    <ListTabs title={t('rows')} names={NAMES} lists={preview.lists}>
      {(name) => <List preview={preview} name={name} />}
    </ListTabs>
  );
}

function List({ preview, name }: { readonly preview: AnswersPreview; readonly name: ListName }): ReactNode {
  const { t } = useTranslation('import');
  const page = usePage<PlannedAnswer>(preview, name);
  // Else it is the same for all.
  const named = preview.columns.some(({ role }) => role === 'language');
  return (
    <Paged page={page} label={t(`rows.${name}`)}>
      {name === 'bad' || name === 'notice' ? (
        <ProblemTable problems={page.problems} />
      ) : (
        <ul className={classes['answers']} aria-label={t(`rows.${name}`)}>
          {page.rows.map((row) => (
            <Answer key={`${row.id} ${row.row} ${row.asked}`} row={row} language={named} />
          ))}
        </ul>
      )}
    </Paged>
  );
}

function Answer({ row, language }: { readonly row: PlannedAnswer; readonly language: boolean }): ReactNode {
  const { t } = useTranslation(['answers', 'domain']);
  const question = useRecord('question', row.question ?? '');
  const { day, time } = useRoomTime();
  const languageName = useLanguageName();
  const about = [t(`domain:choice.kind.${row.kind}`), question ? (question.label ?? question.text) : row.asked, row.affiliation, language && row.language !== null ? languageName(row.language) : null, row.at === null ? null : `${day(row.at)}, ${time(row.at)}`].filter((part) => part !== null);
  return (
    <li>
      {row.before !== null && (
        <p className={classes['before']} dir="auto" lang={row.language ?? undefined}>
          <span className="bz-hidden-text">{t('before')}</span> {row.before}
        </p>
      )}
      <p dir="auto" lang={row.language ?? undefined}>
        {row.text}
      </p>
      <p className={shared['note']}>
        {about.map((part) => (
          <bdi key={part}>{part}</bdi>
        ))}
      </p>
    </li>
  );
}
