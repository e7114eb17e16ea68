import { InlineSelect } from '@baraza/ui';
import { type ReactNode, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useFieldWords } from '../../project/words.js';
import { Part } from '../../app/Page.js';
import type { ColumnChoice, ImportChoices, PlanColumn, RowEntity } from '../api.js';
import { isolated } from '../useImportWords.js';
import type { PreviewStep } from './Preview.js';
import classes from './tables.module.css';
import shared from './preview.module.css';

interface Props {
  readonly step: PreviewStep;
  readonly onChoose: (choices: ImportChoices) => void;
}

const choiceOf = ({ target }: PlanColumn): ColumnChoice => (target === 'field' ? 'field' : target === 'leftOut' ? 'leaveOut' : 'property');

/** What becomes of each column that the format has no place of its own for; each can be decided otherwise. */
export function Columns({ step, onChoose }: Props): ReactNode {
  const { t } = useTranslation('import');
  const { columns } = step.preview;
  // A column that was once read as a built-in field can become one again.
  const fields = useRef(new Set<string>());
  for (const column of columns) if (column.target === 'field') fields.current.add(column.key);
  const choose = (key: string, choice: ColumnChoice): void => onChoose({ columns: { ...step.choices.columns, [key]: choice } });
  const emptyOf = (entity: RowEntity): ReactNode => {
    const empty = columns.filter((column) => column.entity === entity && column.filled === 0).map(({ header }) => isolated(header));
    return empty.length > 0 && <p className={classes['empty']}>{t(entity === 'stakeholder' ? 'columns.emptyOfStakeholders' : 'columns.emptyOfRelationships', { columns: empty.join(' · ') })}</p>;
  };
  const tableOf = (entity: RowEntity): ReactNode => {
    const own = columns.filter((column) => column.entity === entity && column.filled > 0);
    if (own.length === 0) return null;
    return (
      <div className={classes['scroll']}>
        <table className={classes['table']}>
          <caption>{t(entity === 'stakeholder' ? 'columns.ofStakeholders' : 'columns.ofRelationships')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('columns.column')}</th>
              <th scope="col">{t('columns.examples')}</th>
              <th scope="col">{t('columns.becomes')}</th>
            </tr>
          </thead>
          <tbody>
            {own.map((column) => (
              <tr key={column.key}>
                <th scope="row">
                  <bdi>{column.header}</bdi>
                </th>
                <td className={classes['samples']}>{column.samples.slice(0, 3).map(isolated).join(' · ')}</td>
                <td>
                  <Becomes column={column} chosen={step.choices.columns?.[column.key] ?? choiceOf(column)} canBeField={fields.current.has(column.key)} onChoose={(choice) => choose(column.key, choice)} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    );
  };
  return (
    <Part title={t('columns.title')} intro={columns.length === 0 ? t('columns.none') : t('columns.intro')}>
      {tableOf('stakeholder')}
      {emptyOf('stakeholder')}
      {tableOf('relationship')}
      {emptyOf('relationship')}
    </Part>
  );
}

/** A built-in field is named in the language of the page, a property as the project calls it. */
function Becomes({ column, chosen, canBeField, onChoose }: { readonly column: PlanColumn; readonly chosen: ColumnChoice; readonly canBeField: boolean; readonly onChoose: (choice: ColumnChoice) => void }): ReactNode {
  const { t } = useTranslation('import');
  const words = useFieldWords();
  const { header, target, name, valueType, entity } = column;
  const now = choiceOf(column);
  const said = target === 'leftOut' ? t('columns.leftOut') : t(`columns.${target}`, { name: isolated(target === 'field' && name ? words.label(entity, name) : (name ?? '')) });
  const wordOf = (choice: ColumnChoice): string => (choice === now ? said : t(choice === 'field' ? 'columns.asField' : choice === 'property' ? 'columns.asProperty' : 'columns.leftOut'));
  const choices: ColumnChoice[] = [...(canBeField ? (['field'] as const) : []), 'property', 'leaveOut'];
  return (
    <span className={classes['becomes']}>
      <InlineSelect label={t('columns.becomesOf', { column: isolated(header) })} value={chosen} options={choices.map((value) => ({ value, label: wordOf(value) }))} onKeep={(choice) => choice !== null && onChoose(choice)} />
      {target !== 'leftOut' && <span className={shared['note']}>{t(`valueType.${valueType}` as 'valueType.text')}</span>}
    </span>
  );
}
