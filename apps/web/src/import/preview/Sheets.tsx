import { NativeSelect } from '@mantine/core';
import { useFormat } from '@baraza/ui';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Part } from '../../app/Page.js';
import type { ImportChoices, PlanSheet, RowsAs, SheetMapping } from '../api.js';
import { isolated } from '../useImportWords.js';
import type { PreviewStep } from './Preview.js';
import { SheetColumns } from './SheetColumns.js';
import { SheetTypes } from './SheetTypes.js';
import { withRows } from './sheets.js';
import classes from './sheets.module.css';

interface Props {
  readonly step: PreviewStep;
  readonly onChoose: (choices: ImportChoices) => void;
}

/** Nothing of the file would be read: what its tables mean must be said first. */
export const saysNothing = (sheets: readonly PlanSheet[]): boolean => sheets.length > 0 && sheets.every(({ mapping, lacks }) => mapping.rows === 'nothing' || lacks.length > 0);

const ROWS: readonly RowsAs[] = ['elements', 'connections', 'scores', 'nothing'];

/** What the rows of each sheet are and what each column says: worked out or remembered, and changed here. */
export function Sheets({ step, onChoose }: Props): ReactNode {
  const { t } = useTranslation('import');
  const { sheets, meaning } = step.preview;
  const mapping = step.choices.mapping ?? sheets.map((sheet) => sheet.mapping);
  const change = (at: number, sheet: SheetMapping, columns?: ImportChoices['columns']): void => onChoose({ mapping: mapping.map((each, index) => (index === at ? sheet : each)), ...(columns ? { columns: { ...step.choices.columns, ...columns } } : {}) });
  const intro = saysNothing(sheets) ? t('sheets.unclear') : t(`sheets.${meaning}`);
  return (
    <Part title={t('sheets.title')} intro={intro}>
      {sheets.map((sheet, at) => (
        <Sheet key={sheet.mapping.sheet} sheet={{ ...sheet, mapping: mapping[at]! }} step={step} onChange={(next, columns) => change(at, next, columns)} />
      ))}
    </Part>
  );
}

export interface SheetProps {
  readonly sheet: PlanSheet;
  readonly step: PreviewStep;
  readonly onChange: (sheet: SheetMapping, columns?: ImportChoices['columns']) => void;
}

function Sheet({ sheet, step, onChange }: SheetProps): ReactNode {
  const { t } = useTranslation('import');
  const format = useFormat();
  const { mapping, lacks, count } = sheet;
  const { rows, why } = mapping;
  return (
    <section className={classes['sheet']} aria-label={mapping.sheet}>
      <header className={classes['head']}>
        <h3>
          <bdi>{mapping.sheet}</bdi>
        </h3>
        <span className={classes['note']}>{t('sheets.rows', { count })}</span>
        <NativeSelect
          className={classes['rows']}
          aria-label={t('sheets.rowsOf', { sheet: isolated(mapping.sheet) })}
          data={ROWS.map((value) => ({ value, label: t(`sheets.as.${value}`) }))}
          value={rows}
          onChange={(event) => onChange(withRows(mapping, event.currentTarget.value as RowsAs, step.preview.roles))}
        />
      </header>
      {rows === 'nothing' && why !== undefined && <p className={classes['note']}>{t(`sheets.why.${why}`)}</p>}
      {rows !== 'nothing' && lacks.length > 0 && (
        <p className={classes['lacks']} role="status">
          {t('sheets.lacks', { what: format.list(lacks.map((lack) => t(`sheets.lack.${lack}`))) })}
        </p>
      )}
      {rows !== 'nothing' && <SheetTypes sheet={sheet} step={step} onChange={onChange} />}
      {rows !== 'nothing' && <SheetColumns sheet={sheet} step={step} onChange={onChange} />}
    </section>
  );
}
