import { INTERVENTION_KINDS } from '@baraza/domain';
import { InlineSelect } from '@baraza/ui';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Part } from '../../app/Page.js';
import { useOfProcess } from '../../consultations/data/hooks.js';
import tables from '../../import/preview/tables.module.css';
import { isolated } from '../../import/useImportWords.js';
import { useRoom } from '../context.js';
import classes from './answers.module.css';
import type { AnswersStep } from './AnswersPreview.js';
import type { AnswerChoices, ColumnChoice, ColumnRole, PlannedColumn } from './api.js';

const ROLES: readonly ColumnRole[] = ['answer', 'affiliation', 'time', 'language', 'id', 'leaveOut'];
/** Of these there is one column each. */
const SINGLE: readonly ColumnRole[] = ['affiliation', 'time', 'language', 'id'];

/** What becomes of each column: something said, under which guiding question and of which kind, or what is known of it. */
export function AnswerColumns({ step, onChoose }: { readonly step: AnswersStep; readonly onChoose: (choices: AnswerChoices) => void }): ReactNode {
  const { t } = useTranslation('answers');
  const { columns } = step.preview;
  const chosenOf = (column: PlannedColumn): ColumnChoice => ({ role: column.role, question: column.question, kind: column.kind, ...step.choices.columns?.[column.key] });
  const choose = (column: PlannedColumn, changed: Partial<ColumnChoice>): void => {
    const role = changed.role;
    const others = columns.filter((other) => role !== undefined && SINGLE.includes(role) && other.key !== column.key && chosenOf(other).role === role);
    onChoose({ columns: { ...step.choices.columns, ...Object.fromEntries(others.map((other) => [other.key, { ...chosenOf(other), role: 'leaveOut' as const }])), [column.key]: { ...chosenOf(column), ...changed } } });
  };
  const filled = columns.filter((column) => column.filled > 0 && column.nature !== 'system');
  const system = columns.filter((column) => column.filled > 0 && column.nature === 'system' && column.role !== 'leaveOut');
  const left = columns.filter((column) => column.filled === 0 || (column.nature === 'system' && column.role === 'leaveOut')).map(({ label }) => isolated(label));
  return (
    <Part title={t('columns.title')} intro={t('columns.intro')}>
      <div className={tables['scroll']}>
        <table className={tables['table']} aria-label={t('columns.title')}>
          <thead>
            <tr>
              <th scope="col">{t('columns.asked')}</th>
              <th scope="col">{t('columns.becomes')}</th>
            </tr>
          </thead>
          <tbody>
            {[...filled, ...system].map((column) => (
              <tr key={column.key}>
                <th scope="row">
                  <bdi>{column.label}</bdi>
                  <div className={classes['samples']}>{column.samples.slice(0, 2).map(isolated).join(' · ')}</div>
                </th>
                <td>
                  <Becomes column={column} chosen={chosenOf(column)} onChoose={(changed) => choose(column, changed)} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {left.length > 0 && <p className={tables['empty']}>{t('columns.empty', { columns: left.join(' · ') })}</p>}
    </Part>
  );
}

function Becomes({ column, chosen, onChoose }: { readonly column: PlannedColumn; readonly chosen: ColumnChoice; readonly onChoose: (changed: Partial<ColumnChoice>) => void }): ReactNode {
  const { t } = useTranslation(['answers', 'domain']);
  const { process } = useRoom();
  const questions = useOfProcess('question', process.id);
  const name = isolated(column.label);
  return (
    <span className={classes['becomes']}>
      <InlineSelect label={t('columns.becomesOf', { column: name })} value={chosen.role} options={ROLES.map((value) => ({ value, label: t(`role.${value}`) }))} onKeep={(role) => role !== null && onChoose({ role })} />
      {chosen.role === 'answer' && (
        <>
          <InlineSelect label={t('columns.kindOf', { column: name })} value={chosen.kind ?? 'statement'} options={INTERVENTION_KINDS.map((value) => ({ value, label: t(`domain:choice.kind.${value}`) }))} onKeep={(kind) => kind !== null && onChoose({ kind })} />
          <InlineSelect label={t('columns.questionOf', { column: name })} value={chosen.question ?? 'none'} options={[{ value: 'none', label: t('columns.noQuestion') }, ...questions.map(({ id, label, text }) => ({ value: id, label: label ?? text }))]} onKeep={(id) => onChoose({ question: id === 'none' ? null : id })} />
        </>
      )}
    </span>
  );
}
