import { IconArrowRight } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { FieldChange, PlanProblem, PlanRow } from '../api.js';
import { useImportWords } from '../useImportWords.js';
import { useCellWords } from './useCellWords.js';
import classes from './tables.module.css';

/** Rows with what they are about and where they stand; for those that change something, what was there before and what will be. */
export function RowTable({ rows, withChanges, label }: { readonly rows: readonly PlanRow[]; readonly withChanges: boolean; readonly label: string }): ReactNode {
  const { t } = useTranslation('import');
  return (
    <table className={classes['table']} aria-label={label}>
      <thead>
        <tr>
          <th scope="col">{t('rows.name')}</th>
          {withChanges && <th scope="col">{t('rows.changes')}</th>}
          <th scope="col">{t('rows.what')}</th>
          <th scope="col">{t('rows.sheet')}</th>
          <th scope="col" className={classes['number']}>
            {t('rows.row')}
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={`${row.entity} ${row.sheet} ${row.row} ${row.id} ${row.title}`}>
            <th scope="row">
              <bdi>{row.title}</bdi>
            </th>
            {withChanges && (
              <td>
                <Changes row={row} />
              </td>
            )}
            <td>{t(`rows.${row.entity}`)}</td>
            <td>
              <bdi>{row.sheet}</bdi>
            </td>
            <td className={classes['number']} data-label={t('rows.row')}>
              {row.row}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Changes({ row }: { readonly row: PlanRow }): ReactNode {
  return (
    <ul className={classes['changes']}>
      {row.changes.map((change) => (
        <Change key={change.field} change={change} row={row} />
      ))}
    </ul>
  );
}

function Change({ change, row: { entity } }: { readonly change: FieldChange; readonly row: PlanRow }): ReactNode {
  const { t } = useTranslation('import');
  const words = useCellWords(entity);
  return (
    <li>
      <span className={classes['field']}>{words.field(change)}</span>
      <bdi className={classes['before']}>{words.value(change.field, change.before)}</bdi>
      <IconArrowRight size={14} stroke={1.75} className="bz-mirror" aria-hidden />
      <span className="bz-hidden-text">{t('rows.becomes')}</span>
      <strong>
        <bdi>{words.value(change.field, change.after)}</bdi>
      </strong>
    </li>
  );
}

/** What is not taken, or worth knowing: where, and why. */
export function ProblemTable({ problems }: { readonly problems: readonly PlanProblem[] }): ReactNode {
  const { t } = useTranslation('import');
  const words = useImportWords();
  return (
    <table className={classes['table']} aria-label={t('rows.reason')}>
      <thead>
        <tr>
          <th scope="col">{t('rows.sheet')}</th>
          <th scope="col" className={classes['number']}>
            {t('rows.row')}
          </th>
          <th scope="col">{t('rows.column')}</th>
          <th scope="col">{t('rows.reason')}</th>
        </tr>
      </thead>
      <tbody>
        {problems.map((problem, index) => (
          <tr key={index}>
            <td>
              <bdi>{problem.sheet}</bdi>
            </td>
            <td className={classes['number']} data-label={problem.row > 0 ? t('rows.row') : undefined}>
              {problem.row > 0 ? problem.row : ''}
            </td>
            <td>
              <bdi>{problem.column}</bdi>
            </td>
            <td className={classes['reason']}>{words.problem(problem)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
