import { propertyNameOf } from '@baraza/domain';
import { NativeSelect } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useFieldWords } from '../../project/words.js';
import type { ColumnChoice, ColumnMapping, ImportChoices, Owner, PlanColumn, Role, RowEntity } from '../api.js';
import { isolated } from '../useImportWords.js';
import type { SheetProps } from './Sheets.js';
import { entityOf, withColumn } from './sheets.js';
import own from './sheets.module.css';
import classes from './tables.module.css';

/** What a column can say: `of`, `role` and, after a colon, the field or scale. */
type Says = `${Owner} ${Role}` | `${Owner} ${Role}:${string}`;

/** Each column of a sheet with what stands in it and what it says. */
export function SheetColumns({ sheet, step, onChange }: SheetProps): ReactNode {
  const { t } = useTranslation('import');
  const { mapping, seen } = sheet;
  const columns = mapping.columns.map((column, index) => ({ column, index, seen: seen[index]! }));
  const filled = columns.filter((each) => each.seen.filled > 0);
  const empty = columns.filter((each) => each.seen.filled === 0).map(({ column }) => isolated(column.header));
  return (
    <div className={classes['scroll']}>
      <table className={classes['table']}>
        <caption className="bz-hidden-text">{t('sheets.columnsOf', { sheet: isolated(mapping.sheet) })}</caption>
        <thead>
          <tr>
            <th scope="col">{t('columns.column')}</th>
            <th scope="col">{t('columns.examples')}</th>
            <th scope="col">{t('sheets.says')}</th>
          </tr>
        </thead>
        <tbody>
          {filled.map(({ column, index, seen: { samples } }) => (
            <tr key={column.header} data-left-out={column.role === 'leaveOut' || undefined}>
              <th scope="row">
                <bdi>{column.header}</bdi>
              </th>
              <td className={classes['samples']}>{samples.slice(0, 3).map(isolated).join(' · ')}</td>
              <td className={own['saysCell']}>
                <SaysChoice
                  sheet={sheet}
                  step={step}
                  column={column}
                  onSay={(change, choices) => onChange(withColumn(mapping, index, change, samples, step.preview.sharedRoles), choices)}
                />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {empty.length > 0 && <p className={classes['empty']}>{t('sheets.empty', { columns: empty.join(' · ') })}</p>}
    </div>
  );
}

interface ChoiceProps extends Pick<SheetProps, 'sheet' | 'step'> {
  readonly column: ColumnMapping;
  readonly onSay: (change: Pick<ColumnMapping, 'of' | 'role' | 'scale'>, columns: ImportChoices['columns']) => void;
}

function SaysChoice({ sheet: { mapping }, step: { preview, choices }, column, onSay }: ChoiceProps): ReactNode {
  const { t } = useTranslation('import');
  const words = useFieldWords();
  const { rows } = mapping;
  if (rows === 'nothing') return null;
  const roles = preview.roles[rows];
  const fieldsOf = (of: Owner): { value: Says; label: string }[] => {
    const entity = entityOf(mapping, { ...column, of });
    return entity === null ? [] : preview.fields[entity].map((field) => ({ value: `${of} other:${field}` as Says, label: words.label(entity, field) }));
  };
  const roleItems = (of: Owner): { value: Says; label: string }[] =>
    (roles[of] ?? []).flatMap((role): { value: Says; label: string }[] => {
      if (role === 'leaveOut') return [];
      if (role === 'score') return preview.scales.map((scale) => ({ value: `${of} score:${scale}` as Says, label: t('sheets.score', { scale: words.choice('dimension', scale) }) }));
      if (role === 'other') return [{ value: `${of} other` as Says, label: propertyWord(t, rows, of, column, preview.columns) }, ...fieldsOf(of)];
      return [{ value: `${of} ${role}` as Says, label: t(`sheets.role.${role}`) }];
    });
  const owners: readonly Owner[] = rows === 'connections' ? ['from', 'to', 'row'] : ['row'];
  const says = (value: string): void => {
    const [what = '', detail] = value.split(':');
    const [of, role] = what.split(' ') as [Owner, Role];
    const entity = entityOf(mapping, { ...column, of });
    const target: ColumnChoice = detail === undefined ? 'property' : `field:${detail}`;
    onSay({ of, role, ...(role === 'score' && detail !== undefined ? { scale: detail } : {}) }, entity !== null && role === 'other' ? { [keyOf(entity, column, preview.columns)]: target } : undefined);
  };
  return (
    <NativeSelect
      className={own['says']}
      aria-label={t('sheets.saysOf', { column: isolated(column.header) })}
      data={[{ value: 'row leaveOut', label: t('columns.leftOut') }, ...owners.map((of) => ({ group: t(`sheets.group.${rows === 'connections' ? (of === 'row' ? 'connection' : of) : rows}`), items: roleItems(of).map(({ value, label }) => ({ value, label: rows === 'connections' && of !== 'row' ? t(`sheets.at.${of}`, { what: label }) : label })) }))]}
      value={saysNow(column, entityOf(mapping, column), preview.columns, choices)}
      onChange={(event) => says(event.currentTarget.value)}
    />
  );
}

/** As the plan names a column; before it has taken it for one that needs a name, as it would. */
const keyOf = (entity: RowEntity, { header }: ColumnMapping, known: readonly PlanColumn[]): string =>
  known.find((each) => each.entity === entity && each.written === header)?.key ?? `${entity}:${propertyNameOf(header)}`;

/** What the column says now: as chosen, else as it was taken. */
function saysNow(column: ColumnMapping, entity: RowEntity | null, known: readonly PlanColumn[], { columns }: ImportChoices): Says {
  const { of, role, scale, header } = column;
  if (role === 'leaveOut') return 'row leaveOut';
  if (role === 'score') return `${of} score:${scale ?? header}`;
  if (role !== 'other' || entity === null) return `${of} ${role}`;
  const choice = columns?.[keyOf(entity, column, known)];
  if (choice?.startsWith('field:')) return `${of} other:${choice.slice('field:'.length)}`;
  const taken = known.find((each) => each.entity === entity && each.written === column.header);
  return choice === undefined && taken?.target === 'field' && taken.name !== null ? `${of} other:${taken.name}` : `${of} other`;
}

type Translate = ReturnType<typeof useTranslation<'import'>>['t'];

/** The property that a column becomes, by its name. */
function propertyWord(t: Translate, rows: 'elements' | 'connections' | 'scores', of: Owner, column: ColumnMapping, known: readonly PlanColumn[]): string {
  const entity: RowEntity = rows === 'connections' && of === 'row' ? 'relationship' : 'stakeholder';
  const taken = known.find((each) => each.entity === entity && each.written === column.header);
  const name = taken?.name !== undefined && taken.name !== null && taken.target !== 'field' ? taken.name : column.header;
  return t(taken?.target === 'property' ? 'columns.property' : 'columns.newProperty', { name: isolated(name) });
}
