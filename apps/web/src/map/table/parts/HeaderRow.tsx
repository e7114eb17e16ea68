import { Action } from '@baraza/ui';
import { Checkbox, Popover } from '@mantine/core';
import { IconArrowDown, IconArrowUp, IconFilter } from '@tabler/icons-react';
import { type PointerEvent, type ReactNode, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Drawn } from '../cells/GridRow.js';
import type { CellReader } from '../model/cells.js';
import type { Column } from '../model/columns.js';
import { GREATEST_WIDTH, LEAST_WIDTH } from '../model/kept.js';
import type { ColumnFilter, SortBy } from '../model/order.js';
import menus from '../menu.module.css';
import classes from '../table.module.css';
import { ColumnFilterForm } from './ColumnFilterForm.js';

const icon = { size: 14, stroke: 1.75, 'aria-hidden': true } as const;
/** How much wider a column becomes by a press. */
const WIDER = 40;

export interface HeaderActions {
  readonly sorts: readonly SortBy[];
  readonly sort: (column: Column, descending: boolean | null, more: boolean) => void;
  readonly filterOf: (column: Column) => ColumnFilter | undefined;
  readonly setFilter: (column: Column, filter: ColumnFilter | undefined) => void;
  readonly resize: (column: Column, width: number) => void;
  readonly move: (index: number, by: -1 | 1) => void;
  readonly hide: (column: Column) => void;
  readonly pinned: number;
  readonly pin: (count: number) => void;
  readonly label: (column: Column) => string;
}

export interface HeaderRowProps extends HeaderActions {
  readonly drawn: readonly Drawn[];
  readonly cells: CellReader;
  readonly columns: number;
  /** All, some or none of the rows are selected. */
  readonly checked: 'all' | 'some' | 'none';
  readonly onCheckAll: () => void;
}

/** The names of the columns; each opens what can be done with it. */
export function HeaderRow({ drawn, cells, columns, checked, onCheckAll, ...actions }: HeaderRowProps): ReactNode {
  const { t } = useTranslation('table');
  return (
    <div role="row" aria-rowindex={1} className={classes['head']}>
      <div role="columnheader" aria-colindex={1} className={classes['lead']}>
        <Checkbox size="xs" checked={checked === 'all'} indeterminate={checked === 'some'} aria-label={t('selectAll')} onChange={onCheckAll} />
      </div>
      {drawn.map((each) => (
        <HeaderCell key={each.column.key} drawn={each} cells={cells} last={each.index === columns - 1} {...actions} />
      ))}
    </div>
  );
}

function HeaderCell({ drawn: { column, index, width, gap, pinnedAt }, cells, last, ...actions }: HeaderActions & { readonly drawn: Drawn; readonly cells: CellReader; readonly last: boolean }): ReactNode {
  const { t } = useTranslation('table');
  const { sorts, sort, filterOf, setFilter, resize, move, hide, pin, pinned, label } = actions;
  const [open, setOpen] = useState(false);
  const at = sorts.findIndex((each) => each.column === column.key);
  const sorted = sorts[at];
  const filter = filterOf(column);
  const name = label(column);
  const run = (work: () => void): void => {
    setOpen(false);
    work();
  };
  const direction = (descending: boolean): 'z' | 'big' | 'a' | 'small' => (column.field.type === 'integer' || column.field.type === 'number' ? (descending ? 'big' : 'small') : descending ? 'z' : 'a');
  const SortIcon = sorted?.descending ? IconArrowDown : IconArrowUp;
  return (
    <div
      role="columnheader"
      aria-colindex={index + 2}
      aria-sort={sorted ? (sorted.descending ? 'descending' : 'ascending') : undefined}
      data-pinned={pinnedAt !== null || undefined}
      data-number={column.field.type === 'integer' || column.field.type === 'number' || undefined}
      className={classes['headCell']}
      style={{ inlineSize: width, marginInlineStart: gap === 0 ? undefined : gap, insetInlineStart: pinnedAt ?? undefined }}
    >
      <Popover opened={open} onChange={setOpen} position="bottom-start" trapFocus returnFocus shadow="md" transitionProps={{ duration: 0 }}>
        <Popover.Target>
          <button type="button" tabIndex={-1} data-header={index} className={`bz-bare ${classes['headName'] ?? ''}`} aria-haspopup="dialog" aria-expanded={open} onClick={() => setOpen(!open)}>
            <span className={classes['text']} title={name}>
              {name}
            </span>
            {sorted && (
              <>
                <SortIcon {...icon} />
                {sorts.length > 1 && <span className={classes['order']}>{at + 1}</span>}
              </>
            )}
            {filter && <IconFilter {...icon} role="img" aria-hidden={false} aria-label={t('filter.on')} />}
          </button>
        </Popover.Target>
        <Popover.Dropdown className={menus['menu']} aria-label={name} onKeyDown={(event) => event.key !== 'Escape' && event.stopPropagation()}>
          {[false, true].map((descending) => (
            <Action key={String(descending)} aria-pressed={sorted?.descending === descending} onClick={() => run(() => sort(column, descending, false))}>
              {descending ? <IconArrowDown {...icon} /> : <IconArrowUp {...icon} />}
              {t(`sort.${direction(descending)}`)}
            </Action>
          ))}
          {sorts.some((each) => each.column !== column.key) &&
            [false, true].map((descending) => (
              <Action key={String(descending)} onClick={() => run(() => sort(column, descending, true))}>
                {t('sort.then', { how: t(`sort.${direction(descending)}`) })}
              </Action>
            ))}
          {sorted && <Action onClick={() => run(() => sort(column, null, true))}>{t('sort.none')}</Action>}
          <ColumnFilterForm column={column} label={name} choices={cells.choicesOf(column)} filter={filter} onChange={(next) => setFilter(column, next)} />
          <div className={menus['parted']}>
            {index > 0 && <Action onClick={() => run(() => move(index, -1))}>{t('column.earlier')}</Action>}
            {!last && <Action onClick={() => run(() => move(index, 1))}>{t('column.later')}</Action>}
            <Action onClick={() => resize(column, width + WIDER)}>{t('column.wider')}</Action>
            <Action onClick={() => resize(column, width - WIDER)}>{t('column.narrower')}</Action>
            {pinned !== index + 1 && <Action onClick={() => run(() => pin(index + 1))}>{t('column.pin')}</Action>}
            {pinned > 0 && index < pinned && <Action onClick={() => run(() => pin(index))}>{t('column.unpin')}</Action>}
            {index > 0 && <Action onClick={() => run(() => hide(column))}>{t('column.hide')}</Action>}
          </div>
        </Popover.Dropdown>
      </Popover>
      <Grip width={width} onResize={(next) => resize(column, next)} />
    </div>
  );
}

/** The edge of a column, to be dragged; the keyboard has it in the menu of the column. */
function Grip({ width, onResize }: { readonly width: number; readonly onResize: (width: number) => void }): ReactNode {
  const from = useRef<{ readonly x: number; readonly width: number } | null>(null);
  const onPointerMove = ({ clientX }: PointerEvent): void => {
    if (!from.current) return;
    const way = document.documentElement.dir === 'rtl' ? -1 : 1;
    onResize(Math.max(LEAST_WIDTH, Math.min(GREATEST_WIDTH, from.current.width + way * (clientX - from.current.x))));
  };
  return (
    <span
      className={classes['grip']}
      aria-hidden
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId);
        from.current = { x: event.clientX, width };
      }}
      onPointerMove={onPointerMove}
      onPointerUp={() => (from.current = null)}
      onPointerCancel={() => (from.current = null)}
    />
  );
}
