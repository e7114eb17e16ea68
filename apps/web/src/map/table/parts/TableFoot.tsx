import { Action, keyOf, KeyHint } from '@baraza/ui';
import { Menu, Popover } from '@mantine/core';
import { IconPencil } from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { FieldEditor } from '../../panel/fields/FieldEditor.js';
import type { Column } from '../model/columns.js';
import menus from '../menu.module.css';
import classes from '../table.module.css';

export interface TableFootProps {
  readonly count: number;
  readonly total: number;
  /** What the map's filter and those of the columns hide can be shown again. */
  readonly onShowAll: (() => void) | null;
  readonly overtaken: boolean;
  readonly onSortAgain: () => void;
  readonly checked: number;
  /** Columns that can be written in, for several rows at once. */
  readonly together: readonly Column[];
  readonly onSetAll: (column: Column, value: unknown) => void;
  readonly onShowOnMap: (() => void) | null;
  readonly onTakeOff: (() => void) | null;
  readonly onDelete: (() => void) | null;
  readonly refused: number;
  readonly onNextRefused: () => void;
  readonly label: (column: Column) => string;
  /** Scores are not for these eyes. */
  readonly noScores: boolean;
  readonly selectedCells: string;
}

/** How much there is, what is hidden, and what can be done with the selected rows. */
export function TableFoot({ count, total, onShowAll, overtaken, onSortAgain, checked, together, onSetAll, onShowOnMap, onTakeOff, onDelete, refused, onNextRefused, label, noScores, selectedCells }: TableFootProps): ReactNode {
  const { t } = useTranslation(['table', 'common', 'map']);
  return (
    <div className={classes['foot']}>
      <span role="status">{t('common:count.ofTotal', { shown: count, total })}</span>
      {onShowAll && (
        <span>
          {count < total && t('hiddenRows', { count: total - count })}{' '}
          <Action accent small onClick={onShowAll}>
            {t('showAll')}
          </Action>
        </span>
      )}
      {overtaken && (
        <span role="status">
          {t('overtaken')}{' '}
          <Action accent small onClick={onSortAgain}>
            {t('sortAgain')}
          </Action>
        </span>
      )}
      {refused > 0 && (
        <Action small className={classes['danger']} onClick={onNextRefused}>
          {t('notKept', { count: refused })}
        </Action>
      )}
      {noScores && <span>{t('noScores')}</span>}
      <span className={classes['muted']}>{selectedCells}</span>
      {checked > 0 && (
        <span className={classes['end']}>
          <strong>{t('common:count.selected', { count: checked })}</strong>
          {together.length > 0 && <SetAll columns={together} label={label} count={checked} onSet={onSetAll} />}
          {onShowOnMap && (
            <Action small onClick={onShowOnMap}>
              {t('showOnMap')}
            </Action>
          )}
          {onTakeOff && (
            <Action small onClick={onTakeOff}>
              {t('map:onMaps.takeOff')}
              <KeyHint keys={keyOf('takeOff')} />
            </Action>
          )}
          {onDelete && (
            <Action small className={classes['danger']} onClick={onDelete}>
              {t('map:several.delete', { count: checked })}
              <KeyHint keys={keyOf('delete')} />
            </Action>
          )}
        </span>
      )}
    </div>
  );
}

/** One column of all selected rows at once. */
function SetAll({ columns, label, count, onSet }: { readonly columns: readonly Column[]; readonly label: (column: Column) => string; readonly count: number; readonly onSet: (column: Column, value: unknown) => void }): ReactNode {
  const { t } = useTranslation('table');
  const [column, setColumn] = useState<Column | null>(null);
  return (
    <Popover opened={column !== null} onChange={(open) => !open && setColumn(null)} position="top-end" trapFocus shadow="md" transitionProps={{ duration: 0 }} closeOnClickOutside={false}>
      <Popover.Target>
        <span>
          <Menu position="top-end" transitionProps={{ duration: 0 }}>
            <Menu.Target>
              <Action small>
                <IconPencil size={14} stroke={1.75} aria-hidden />
                {t('setAll.title')}
              </Action>
            </Menu.Target>
            <Menu.Dropdown mah={320} style={{ overflowY: 'auto' }}>
              {columns.map((each) => (
                <Menu.Item key={each.key} onClick={() => setColumn(each)}>
                  <bdi>{label(each)}</bdi>
                </Menu.Item>
              ))}
            </Menu.Dropdown>
          </Menu>
        </span>
      </Popover.Target>
      <Popover.Dropdown className={menus['menu']} onKeyDown={(event) => event.key === 'Escape' && setColumn(null)}>
        {column && (
          <>
            <strong>{t('setAll.of', { column: label(column), count })}</strong>
            <FieldEditor
              key={column.key}
              name={column.name}
              label={label(column)}
              field={column.field}
              value={column.field.type === 'textList' ? [] : null}
              startOpen
              onKeep={(value) => {
                onSet(column, value);
                setColumn(null);
              }}
            />
            <Action small onClick={() => setColumn(null)}>
              {t('setAll.leave')}
            </Action>
          </>
        )}
      </Popover.Dropdown>
    </Popover>
  );
}
