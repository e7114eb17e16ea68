import type { AnyRecord, Records } from '@baraza/domain';
import { positionKeys, positionStep } from '@baraza/ui';
import { useMediaQuery } from '@mantine/hooks';
import { type MouseEvent, type PointerEvent, type ReactNode, useEffect, useEffectEvent, useLayoutEffect, useMemo, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useProject } from '../../project/context.js';
import { useRecords } from '../../project/hooks.js';
import { useVersion } from '../data/useStored.js';
import { useWaiting } from '../data/useWaiting.js';
import { editingKey } from '../panel/fields/EditedBy.js';
import { PHONE } from '../state/map-ui.js';
import { ChosenEditor } from './cells/ChosenEditor.js';
import { GridRow } from './cells/GridRow.js';
import { TypedEditor } from './cells/TypedEditor.js';
import { typed } from '../panel/fields/parse.js';
import type { CellReader } from './model/cells.js';
import type { Column, TableEntity } from './model/columns.js';
import type { Refused } from './model/plan.js';
import { isIn, type Spot } from './model/ranges.js';
import { type HeaderActions, HeaderRow } from './parts/HeaderRow.js';
import classes from './table.module.css';
import { HEAD, useDrawn } from './useDrawn.js';
import type { Grid } from './useGrid.js';
import { useGridKeys } from './useGridKeys.js';
import { cellKey } from './useHeldCells.js';
import { usePeersTyping } from './usePeersTyping.js';
import type { Grounds, Plans } from './usePlans.js';

const ROW = 32;
/** 44 to touch, and the line below. */
const TOUCH_ROW = 45;
const WIDEST_PINNED_ON_PHONE = 140;

export interface GridViewProps {
  readonly entity: TableEntity;
  readonly label: string;
  readonly rows: readonly string[];
  readonly columns: readonly Column[];
  readonly widths: Readonly<Record<string, number>>;
  readonly record: (id: string) => AnyRecord | undefined;
  readonly cells: CellReader;
  readonly grid: Grid;
  readonly plans: Plans;
  readonly canAdd: boolean;
  readonly mayWrite: (column: Column) => boolean;
  readonly wrongWords: (refused: Refused) => string;
  readonly header: HeaderActions;
  readonly checked: ReadonlySet<string>;
  readonly onCheck: (ids: readonly string[]) => void;
  readonly clear: () => void;
  readonly fillDown: () => void;
  readonly clipboard: Pick<React.DOMAttributes<HTMLDivElement>, 'onCopy' | 'onCut' | 'onPaste'>;
  /** What my judgement rests on, while one is being written. */
  readonly grounds: () => Grounds;
  readonly onTyped: (text: string) => void;
}

/** Where a cell stands, by the element that was met. */
function spotOf(target: EventTarget | null): Spot | null {
  const at = target instanceof Element ? target.closest<HTMLElement>('[data-table-cell]')?.dataset['at'] : undefined;
  if (at === undefined) return null;
  const [row, col] = at.split(' ').map(Number);
  return { row: row!, col: col! };
}

/** The grid itself: what is in sight of thousands of rows, with the keys and the pointer of a spreadsheet. */
export function GridView(props: GridViewProps): ReactNode {
  const { entity, label, rows, columns, widths, record, cells, grid, plans, canAdd, mayWrite, wrongWords, header, checked, onCheck, clear, fillDown, clipboard, grounds, onTyped } = props;
  const { t } = useTranslation(['table', 'common', 'domain']);
  const { session } = useProject();
  // Others write too: of the rows in sight those are drawn anew whose record is another.
  useVersion([entity]);
  const terms = useRecords('term');
  const waiting = useWaiting();
  const peers = usePeersTyping(entity);
  const touch = useMediaQuery('(pointer: coarse)') ?? false;
  const phone = useMediaQuery(PHONE) ?? false;
  const scroller = useRef<HTMLDivElement>(null);
  const hasFocus = useRef(false);
  const rowHeight = touch || phone ? TOUCH_ROW : ROW;
  const height = rows.length + Number(canAdd);
  const { focus } = grid.range;
  const pinned = Math.min(phone ? Math.min(1, header.pinned) : header.pinned, columns.length);
  const { rows: down, drawn, width, pinnedWidth } = useDrawn({ scroller, rows: height, rowHeight, columns, widths, pinned, widestPinned: phone ? WIDEST_PINNED_ON_PHONE : Infinity, rightToLeft: document.documentElement.dir === 'rtl', active: focus });
  const kinds = useMemo(() => new Map(terms.map((term) => [term.id, term])), [terms]);

  const cellAt = ({ row, col }: Spot): HTMLElement | null => scroller.current?.querySelector<HTMLElement>(`[data-at="${row} ${col}"]`) ?? null;
  const settle = useEffectEvent(() => {
    const cell = cellAt(focus);
    if (!cell || !hasFocus.current || grid.editing) return;
    cell.focus({ preventScroll: true });
    cell.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  });
  useLayoutEffect(() => settle(), [focus.row, focus.col, grid.editing, height]);
  // Whoever opens a cell out of sight is led to it.
  useEffect(() => {
    if (grid.editing) cellAt(grid.editing.spot)?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }, [grid.editing]);
  useEffect(() => {
    if (!grid.editing) session.setPresence({ editing: null });
  }, [session, grid.editing]);

  const isFilled = ({ row, col }: Spot): boolean => {
    const at = rows[row] === undefined ? undefined : record(rows[row]);
    return at !== undefined && cells.words(at, columns[col]!) !== '';
  };
  const mayEdit = ({ row, col }: Spot): boolean => columns[col] !== undefined && mayWrite(columns[col]) && (rows[row] !== undefined || canAdd);
  const check = (row: number): void => {
    const id = rows[row];
    if (id !== undefined) onCheck(checked.has(id) ? [...checked].filter((other) => other !== id) : [...checked, id]);
  };
  const onKeyDown = useGridKeys({
    grid,
    height,
    width: columns.length,
    page: () => Math.max(1, Math.floor(((scroller.current?.clientHeight ?? 0) - HEAD) / rowHeight) - 1),
    isFilled,
    mayEdit,
    writes: columns.some(mayWrite),
    clear,
    fillDown,
    check,
    openHeader: (col) => scroller.current?.querySelector<HTMLElement>(`[data-header="${col}"]`)?.focus(),
  });
  const onBodyKeyDown = (event: React.KeyboardEvent): void => {
    if (!spotOf(event.target)) return;
    // A pinned cell is always in sight: of itself it would not bring the columns beside it back.
    if (event.key === 'Home' && !grid.editing) scroller.current!.scrollLeft = 0;
    onKeyDown(event);
  };
  const onHeaderKeyDown = (event: React.KeyboardEvent): void => {
    const at = event.target instanceof HTMLElement ? event.target.dataset['header'] : undefined;
    if (at === undefined) return;
    const step = event.key === 'ArrowLeft' || event.key === 'ArrowRight' ? ((event.key === 'ArrowRight') === (document.documentElement.dir !== 'rtl') ? 1 : -1) : 0;
    if (event.key === 'ArrowDown') {
      hasFocus.current = true;
      cellAt(focus)?.focus({ preventScroll: true });
    } else if (step !== 0) {
      const next = Math.max(0, Math.min(columns.length - 1, Number(at) + step));
      grid.select({ row: focus.row, col: next });
      requestAnimationFrame(() => scroller.current?.querySelector<HTMLElement>(`[data-header="${next}"]`)?.focus());
    } else if (event.key !== 'Enter' && event.key !== ' ') return;
    else return event.stopPropagation();
    event.preventDefault();
    event.stopPropagation();
  };
  const onPointerDown = (event: PointerEvent): void => {
    const spot = spotOf(event.target);
    if (!spot || event.button !== 0 || (event.target as Element).closest('input, textarea, [role="alert"]')) return;
    const again = hasFocus.current && spot.row === focus.row && spot.col === focus.col;
    hasFocus.current = true;
    grid.select(spot, event.shiftKey);
    // A finger has no double click that would not also zoom: the second touch of a cell opens it.
    if (again && event.pointerType === 'touch' && !grid.editing && mayEdit(spot)) grid.edit(spot);
  };
  const onPointerMove = (event: PointerEvent): void => {
    if (event.buttons !== 1 || event.pointerType === 'touch' || grid.editing) return;
    const spot = spotOf(document.elementFromPoint(event.clientX, event.clientY));
    if (spot && (spot.row !== focus.row || spot.col !== focus.col)) grid.select(spot, true);
  };
  const onDoubleClick = (event: MouseEvent): void => {
    const spot = spotOf(event.target);
    if (spot && !grid.editing && mayEdit(spot)) grid.edit(spot);
  };

  const editor = (): ReactNode => {
    const open = grid.editing;
    const column = open && columns[open.spot.col];
    if (!open || !column) return null;
    const id = rows[open.spot.row];
    const at = id === undefined ? undefined : record(id);
    const wrong = grid.refused.get(cellKey(id ?? 0, column.key));
    const shown = wrong?.text ?? (at ? (column.score ? typed(plans.mine(at.id, column)?.value ?? cells.value(at, column)) : cells.text(at, column)) : (grid.draft.get(column.key) ?? ''));
    const name = at ? String(at['name'] ?? '') : t(`add.${entity}`);
    const shared = {
      label: name === '' ? header.label(column) : t('cellOf', { column: header.label(column), row: name }),
      text: open.start ?? shown,
      quick: open.quick,
      onTyped: (text: string) => {
        if (id !== undefined) session.setPresence({ editing: editingKey(entity, id, column.key) });
        grid.typed(text);
        onTyped(text);
      },
      onCancel: () => {
        if (wrong) grid.putBack([[id ?? 0, column.key]]);
        grid.cancelEdit();
      },
      onKeep: (write: { readonly text: string } | { readonly value: unknown }, options: Parameters<Grid['keepEdit']>[1]) => {
        const refused = grid.keepEdit(write, { ...options, grounds: column.score ? grounds() : undefined });
        return refused && wrongWords(refused);
      },
    };
    // By the record and not by its place, which changes by others' hands while one types.
    const key = cellKey(id ?? 0, column.key);
    const choices = cells.choicesOf(column);
    if (!choices) return <TypedEditor key={key} {...shared} lines={column.field.type === 'longText'} />;
    return <ChosenEditor key={key} {...shared} quick={open.quick || wrong !== undefined} choices={choices} current={at ? (cells.value(at, column) ?? null) : null} clearable={!column.field.required} />;
  };
  const refusedIn = useMemo(() => {
    const byRow = new Map<string, Map<string, Refused>>();
    for (const refused of grid.refused.values()) {
      const row = typeof refused.row === 'number' ? 'new' : refused.row;
      byRow.set(row, (byRow.get(row) ?? new Map<string, Refused>()).set(refused.column, refused));
    }
    return byRow;
  }, [grid.refused]);
  // Rows are drawn anew only when something of theirs changed: what they call is the same from one drawing to the next.
  const calls = useRef({ mayWrite, wrongWords, label: header.label, check });
  calls.current = { mayWrite, wrongWords, label: header.label, check };
  const steady = useMemo(
    () => ({
      mayWrite: (column: Column) => calls.current.mayWrite(column),
      wrongWords: (refused: Refused) => calls.current.wrongWords(refused),
      label: (column: Column) => calls.current.label(column),
      onCheck: (index: number) => calls.current.check(index),
      said: { hidden: t('hiddenValue'), differ: t('differ'), nothing: t('nothingWritten'), notAgreed: t('common:judgement.notAgreed'), add: t(`add.${entity}`), position: (value: number) => t(`domain:position.${positionKeys[positionStep(value)]}`) },
    }),
    // The words are others in another language.
    [label],
  );
  const { first, last, top, bottom } = grid.rect;
  const several = top !== bottom || first !== last;
  return (
    <div
      ref={scroller}
      role="grid"
      aria-label={label}
      aria-rowcount={height + 1}
      aria-colcount={columns.length + 1}
      aria-multiselectable
      aria-readonly={!canAdd || undefined}
      className={classes['grid']}
      style={{ scrollPaddingInlineStart: pinnedWidth, scrollPaddingBlockStart: HEAD }}
      data-several={several || undefined}
      onFocus={(event) => (hasFocus.current = spotOf(event.target) !== null)}
      onBlur={({ relatedTarget }) => {
        if (relatedTarget instanceof Node && !scroller.current?.contains(relatedTarget)) hasFocus.current = false;
      }}
      {...clipboard}
    >
      <div style={{ inlineSize: width }} className={classes['whole']}>
        <div role="rowgroup" className={classes['headGroup']} onKeyDown={onHeaderKeyDown}>
          <HeaderRow {...header} drawn={drawn} cells={cells} columns={columns.length} checked={checked.size === 0 ? 'none' : rows.every((id) => checked.has(id)) ? 'all' : 'some'} onCheckAll={() => onCheck(rows.every((id) => checked.has(id)) ? [] : rows)} />
        </div>
        <div role="rowgroup" style={{ blockSize: down.getTotalSize() }} className={classes['body']} onKeyDown={onBodyKeyDown} onPointerDown={onPointerDown} onPointerMove={onPointerMove} onDoubleClick={onDoubleClick}>
          {down.getVirtualItems().map(({ index, start }) => {
            const id = rows[index];
            const at = id === undefined ? null : (record(id) ?? null);
            if (id !== undefined && !at) return null;
            const active = index === focus.row ? focus.col : -1;
            const selected = isIn(grid.rect, index, first);
            const key = id ?? 'new';
            return (
              <GridRow
                key={key}
                entity={entity}
                record={at}
                index={index}
                top={start}
                height={rowHeight}
                drawn={drawn}
                cells={cells}
                kind={at ? (kinds.get(String(at['kind'])) satisfies Records['term'] | undefined) : undefined}
                first={selected ? first : -1}
                last={selected ? last : -1}
                active={active}
                editor={grid.editing?.spot.row === index ? editor() : null}
                refused={refusedIn.get(key)}
                draft={id === undefined ? grid.draft : undefined}
                peers={peers.get(key)}
                checked={checked.has(key)}
                waits={waiting.has(key)}
                {...steady}
              />
            );
          })}
        </div>
      </div>
    </div>
  );
}
