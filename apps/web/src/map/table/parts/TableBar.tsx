import { Action, ToolbarSelect } from '@baraza/ui';
import { Checkbox, Popover } from '@mantine/core';
import { IconArrowsSort, IconColumns3 } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useFieldWords } from '../../../project/words.js';
import { type Column, TABLE_ENTITIES, type TableEntity } from '../model/columns.js';
import type { SortBy } from '../model/order.js';
import menus from '../menu.module.css';
import classes from '../table.module.css';

const icon = { size: 16, stroke: 1.75, 'aria-hidden': true } as const;

export interface TableBarProps {
  readonly entity: TableEntity;
  readonly onEntity: (entity: TableEntity) => void;
  readonly scope: 'map' | 'registry';
  readonly onScope: (scope: 'map' | 'registry') => void;
  readonly search: string;
  readonly onSearch: (text: string) => void;
  readonly sorts: readonly SortBy[];
  readonly columns: readonly Column[];
  readonly shown: readonly Column[];
  /** How many columns are not for these eyes. */
  readonly hidden: number;
  readonly onShow: (column: Column, shown: boolean) => void;
  readonly onReset: () => void;
  readonly label: (column: Column) => string;
}

/** What the rows are, what is searched for, and which columns are shown. */
export function TableBar({ entity, onEntity, scope, onScope, search, onSearch, sorts, columns, shown, hidden, onShow, onReset, label }: TableBarProps): ReactNode {
  const { t } = useTranslation('table');
  const { entities } = useFieldWords();
  const sorted = sorts.flatMap(({ column }) => columns.filter(({ key }) => key === column));
  const capital = (word: string): string => word.charAt(0).toLocaleUpperCase() + word.slice(1);
  return (
    <div className={classes['bar']} role="toolbar" aria-label={t('bar')}>
      <ToolbarSelect label={t('rows')} value={entity} onChange={onEntity} options={TABLE_ENTITIES.map((value) => ({ value, label: capital(entities(value)) }))} />
      <ToolbarSelect label={t('scope.label')} value={scope} onChange={onScope} options={(['map', 'registry'] as const).map((value) => ({ value, label: t(`scope.${value}`) }))} />
      <input className={classes['search']} value={search} dir="auto" placeholder={t('search')} aria-label={t('search')} onChange={(event) => onSearch(event.target.value)} onKeyDown={(event) => event.key !== 'Escape' && event.stopPropagation()} data-list-search />
      <span className={classes['end']}>
        {sorted.length > 0 && (
          <span className={classes['note']}>
            <IconArrowsSort {...icon} />
            {t('sort.by', { columns: sorted.map(label).join(', ') })}
          </span>
        )}
        <Popover position="bottom-end" trapFocus returnFocus shadow="md" transitionProps={{ duration: 0 }}>
          <Popover.Target>
            <Action aria-label={`${t('columns.title')}: ${t('columns.count', { shown: shown.length, total: columns.length })}`}>
              <IconColumns3 {...icon} />
              <span className={classes['word']}>{t('columns.title')}</span> <strong>{t('columns.count', { shown: shown.length, total: columns.length })}</strong>
            </Action>
          </Popover.Target>
          <Popover.Dropdown className={menus['menu']} aria-label={t('columns.title')} onKeyDown={(event) => event.key !== 'Escape' && event.stopPropagation()}>
            <div className={menus['checks']} data-tall>
              {columns.map((column, index) => (
                <Checkbox key={column.key} size="xs" label={<bdi>{label(column)}</bdi>} disabled={index === 0} checked={shown.includes(column)} onChange={({ currentTarget: { checked } }) => onShow(column, checked)} />
              ))}
            </div>
            {hidden > 0 && <p className={classes['note']}>{t('columns.hidden', { count: hidden })}</p>}
            <Action accent small onClick={onReset}>
              {t('columns.reset')}
            </Action>
          </Popover.Dropdown>
        </Popover>
      </span>
    </div>
  );
}
