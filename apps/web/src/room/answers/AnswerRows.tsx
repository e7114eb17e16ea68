import { Tabs } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Part } from '../../app/Page.js';
import type { ListName } from '../../import/api.js';
import { Paged } from '../../import/preview/Paged.js';
import shared from '../../import/preview/preview.module.css';
import { ProblemTable } from '../../import/preview/RowTable.js';
import tables from '../../import/preview/tables.module.css';
import { usePage } from '../../import/preview/usePage.js';
import { useRecord } from '../../project/hooks.js';
import { useRoomTime } from '../useRoomTime.js';
import classes from './answers.module.css';
import type { AnswersPreview, PlannedAnswer } from './api.js';

const NAMES: readonly ListName[] = ['added', 'changed', 'unchanged', 'bad', 'notice'];

/** Every answer of the file as it will stand in the log, by what happens with it. */
export function AnswerRows({ preview }: { readonly preview: AnswersPreview }): ReactNode {
  const { t } = useTranslation(['import', 'answers']);
  const offered = NAMES.filter((name) => preview.lists[name].total > 0);
  const [wished, setWished] = useState<ListName | null>(null);
  const current = wished !== null && offered.includes(wished) ? wished : (offered[0] ?? null);
  if (current === null) return null;
  return (
    <Part title={t('answers:rows')}>
      <Tabs value={current} onChange={(name) => setWished(name as ListName)} keepMounted={false} classNames={{ list: tables['tabs'], tab: tables['tab'] }}>
        <Tabs.List aria-label={t('answers:rows')}>
          {offered.map((name) => (
            <Tabs.Tab key={name} value={name}>
              {t(`rows.${name}`)} <span className={shared['note']}>{t('rows.count', { n: preview.lists[name].total })}</span>
            </Tabs.Tab>
          ))}
        </Tabs.List>
        {offered.map((name) => (
          <Tabs.Panel key={name} value={name}>
            <List preview={preview} name={name} />
          </Tabs.Panel>
        ))}
      </Tabs>
    </Part>
  );
}

function List({ preview, name }: { readonly preview: AnswersPreview; readonly name: ListName }): ReactNode {
  const { t } = useTranslation('import');
  const page = usePage<PlannedAnswer>(preview, name);
  return (
    <Paged page={page} label={t(`rows.${name}`)}>
      {name === 'bad' || name === 'notice' ? (
        <ProblemTable problems={page.problems} />
      ) : (
        <ul className={classes['answers']} aria-label={t(`rows.${name}`)}>
          {page.rows.map((row) => (
            <Answer key={`${row.id} ${row.row} ${row.asked}`} row={row} />
          ))}
        </ul>
      )}
    </Paged>
  );
}

function Answer({ row }: { readonly row: PlannedAnswer }): ReactNode {
  const { t } = useTranslation(['answers', 'domain']);
  const question = useRecord('question', row.question ?? '');
  const { day, time } = useRoomTime();
  const about = [t(`domain:choice.kind.${row.kind}`), question ? (question.label ?? question.text) : row.asked, row.affiliation, row.at === null ? null : `${day(row.at)}, ${time(row.at)}`].filter((part) => part !== null);
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
