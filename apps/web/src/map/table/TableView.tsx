import type { AnyRecord } from '@baraza/domain';
import type { MapItem } from '@baraza/graph-view';
import { EmptyState, LoadingState, toast, useFormat } from '@baraza/ui';
import { Button } from '@mantine/core';
import { type ReactNode, useDeferredValue, useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useProject } from '../../project/context.js';
import { useConnectionPart, useRecords, useViewer } from '../../project/hooks.js';
import { useMapActions } from '../data/useMapActions.js';
import { useMapUi } from '../state/map-ui.js';
import { GridView } from './GridView.js';
import { columnsShown, movedTo, NEW_LAYOUT } from './model/kept.js';
import { type Column, columnsOf, filledColumns, type TableEntity } from './model/columns.js';
import { sortedBy, type SortBy } from './model/order.js';
import type { Write } from './model/plan.js';
import { rangeAt, sizeOf } from './model/ranges.js';
import { AskStrip, BusyStrip, GroundsStrip } from './parts/Strips.js';
import { TableBar } from './parts/TableBar.js';
import { TableFoot } from './parts/TableFoot.js';
import classes from './table.module.css';
import { useCells } from './useCells.js';
import { useClipboard } from './useClipboard.js';
import { useFilters } from './useFilters.js';
import { useGrid } from './useGrid.js';
import { type TableLayout, useKeptTable } from './useKeptTable.js';
import { type Done, type Grounds, usePlans } from './usePlans.js';
import { useRowOrder } from './useRowOrder.js';
import { useSeenOnly } from './useSeenOnly.js';
import { useTableWords } from './useTableWords.js';

/** The map, or the whole registry, as a table that is written in like a spreadsheet. */
export function TableView(): ReactNode {
  const { mapId } = useMapUi();
  const table = useKeptTable(mapId);
  return <TableOf key={table.kept.entity} entity={table.kept.entity} table={table} />;
}

function TableOf({ entity, table }: { readonly entity: TableEntity; readonly table: TableLayout }): ReactNode {
  const { t } = useTranslation(['table', 'map', 'common']);
  const format = useFormat();
  const { store } = useProject().session;
  const arriving = useConnectionPart('arriving');
  const status = useConnectionPart('status');
  const ui = useMapUi();
  const { rights, selection, select, setMode } = ui;
  const reader = useViewer();
  const actions = useMapActions();
  const { label, wrong } = useTableWords(entity);
  const properties = useRecords('property');
  const { kept, layout, keep, lay } = table;
  const { scope } = kept;
  const [typedSearch, setSearch] = useState('');
  const search = useDeferredValue(typedSearch);
  const [said, setSaid] = useState('');
  const [typing, setTyping] = useState('');
  const [grounds, setGrounds] = useState<Grounds>({ source: null, confidence: 'medium' });

  const { columns, hidden } = useMemo(() => columnsOf(entity, properties, reader, format.compare), [entity, properties, reader, format]);
  // As it is when the table is opened: what somebody writes moves no column.
  const filled = useMemo(() => filledColumns(columns, store.allLive(entity) as unknown as AnyRecord[], new Set(store.allLive('judgement').map(({ dimension }) => dimension))), [store, entity, columns, arriving]);
  const shown = useMemo(() => columnsShown(layout, entity, columns, filled), [layout, entity, columns, filled]);
  const sorts = useMemo((): readonly SortBy[] => layout.sorts ?? [{ column: shown[0]?.key ?? '', descending: false }], [layout.sorts, shown[0]?.key]);
  const cells = useCells(entity);
  const filters = useFilters(entity);
  const told = useRef(new Set<'unagreed' | 'otherwise' | 'among'>());
  // Whoever adds a row sees it, whatever is filtered.
  const ownRows = useRef(new Set<string>());
  const { rows, total, overtaken, sortAgain } = useRowOrder({ entity, scope, sorts, filters: filters.own, search }, columns, cells, ownRows.current);
  const record = (id: string): AnyRecord | undefined => store.live(entity, id) as AnyRecord | undefined;
  const canAdd = rights.edit && (scope === 'registry' || rights.arrange);
  const mayWrite = ({ score, readOnly }: Column): boolean => !readOnly && (score ? rights.judge : rights.edit);
  const plans = usePlans(entity, scope, cells, (id) => ownRows.current.add(id));
  const tell = ({ refused, added, changed, unagreed, otherwise, among, cancelled }: Done): void => {
    const parts = [
      changed > 0 && t('said.kept', { count: changed }),
      added.length > 0 && t(`said.added.${entity}`, { count: added.length }),
      refused.length > 0 && t('said.refused', { count: refused.length }),
      unagreed > 0 && t('said.unagreed'),
      otherwise > 0 && t('said.otherwise'),
      among > 0 && t('said.among'),
      cancelled && t('said.cancelled'),
    ];
    setSaid(parts.filter((each) => typeof each === 'string').join(' '));
    // Said to the eye too: it is not what one sees elsewhere. Once is enough.
    for (const [what, count] of [['unagreed', unagreed], ['otherwise', otherwise], ['among', among]] as const) {
      if (count === 0 || told.current.has(what)) continue;
      told.current.add(what);
      toast({ message: t(`said.${what}`), id: what });
    }
    // A row that was not added has no cell in which the reason could stand.
    const [lost] = refused.filter(({ row }) => typeof row === 'number');
    if (lost) toast({ message: wrong(lost), tone: 'refused' });
  };
  const grid = useGrid({ place: `table ${ui.mapId} ${entity}`, rows, columns: shown, allColumns: columns, canAdd, plans, onDone: tell });
  const { rect } = grid;

  const selectedWrites = (write: (row: string, column: Column) => { readonly text: string } | { readonly value: unknown } | null): Write[] =>
    rows.slice(rect.top, rect.bottom + 1).flatMap((row) => shown.slice(rect.first, rect.last + 1).flatMap((column): Write[] => {
      const what = mayWrite(column) ? write(row, column) : null;
      return what ? [{ row, column, ...what }] : [];
    }));
  const clear = (): void => {
    grid.putBack(rows.slice(rect.top, rect.bottom + 1).flatMap((row) => shown.slice(rect.first, rect.last + 1).map(({ key }) => [row, key] as const)));
    grid.write(selectedWrites((_, { field }) => ({ value: field.type === 'textList' ? [] : null })).filter(({ column }) => !column.field.required || column.field.type === 'textList'), grid.range.focus);
  };
  const fillDown = (): void => {
    // One row takes what stands above it; several take what stands in the first of them.
    const from = record(rows[rect.top === rect.bottom ? rect.top - 1 : rect.top] ?? '');
    // Of a judgement what I said of the first, not what the map shows of all; where I said nothing, or may not read what stands there, there is nothing to fill down.
    const said = (column: Column): unknown => (column.score ? plans.mine(from!.id, column)?.value : cells.value(from!, column));
    if (from) grid.write(selectedWrites((row, column) => (row === from.id || said(column) === undefined ? null : { value: said(column) })), grid.range.focus);
  };
  const clipboard = useClipboard({ grid, rows, columns: shown, record, cells, mayWrite: rights.edit, clear, onCopied: (count) => setSaid(t('said.copied', { count })) });

  useSeenOnly(entity, arriving ? null : rows);
  const checked = useMemo(() => new Set(selection.flatMap((item) => (item.entity === entity ? [item.id] : []))), [selection, entity]);
  const items = (ids: Iterable<string>): MapItem[] => [...ids].map((id) => ({ entity, id }));
  const { table: commands } = ui;
  const addRow = useRef<() => void>(() => undefined);
  addRow.current = () => {
    if (!canAdd) return;
    grid.setRange(rangeAt({ row: rows.length, col: 0 }));
    grid.edit({ row: rows.length, col: 0 });
  };
  useEffect(() => {
    commands.set({ add: (wanted) => (wanted === entity ? (addRow.current(), true) : false) });
    return () => commands.set(null);
  }, [commands, entity]);
  useEffect(() => {
    const size = sizeOf(rect);
    if (size.rows * size.cols > 1) setSaid(t('said.selected', { rows: size.rows, columns: size.cols }));
  }, [rect.top, rect.bottom, rect.first, rect.last]);

  const editing = grid.editing && shown[grid.editing.spot.col];
  const judged = grid.editing && editing?.score ? record(rows[grid.editing.spot.row] ?? '') : undefined;
  useEffect(() => {
    if (!judged || !editing) return;
    const mine = plans.mine(judged.id, editing);
    setGrounds({ source: mine?.source ?? null, confidence: mine?.confidence ?? 'medium' });
    setTyping(grid.editing?.start ?? (mine ? String(mine.value) : cells.text(judged, editing)));
  }, [judged?.id, editing?.key]);

  const layWith = (next: readonly Column[]): void => lay({ shown: next.map(({ key }) => key) });
  const header = {
    sorts,
    sort: (column: Column, descending: boolean | null, more: boolean) => lay({ sorts: sortedBy(sorts, column.key, descending, more) }),
    filterOf: filters.of,
    setFilter: filters.set,
    resize: (column: Column, width: number) => lay({ widths: { ...layout.widths, [column.key]: Math.round(width) } }),
    move: (index: number, by: -1 | 1) => layWith(movedTo(shown, index, index + by)),
    hide: (column: Column) => layWith(shown.filter((each) => each !== column)),
    pinned: layout.pinned,
    pin: (pinned: number) => lay({ pinned }),
    label,
  };
  // What was written in a row that is gone by now has no cell to be mended in.
  const refused = [...grid.refused.values()].filter(({ row }) => typeof row === 'number' || record(row));
  const nextRefused = (): void => {
    const spots = refused.map(({ row, column }) => ({ row: rows.indexOf(String(row)), col: shown.findIndex(({ key }) => key === column) })).filter(({ row, col }) => row >= 0 && col >= 0);
    const ordered = spots.sort((a, b) => a.row - b.row || a.col - b.col);
    const { focus } = grid.range;
    const next = ordered.find(({ row, col }) => row > focus.row || (row === focus.row && col > focus.col)) ?? ordered[0];
    if (!next) return;
    grid.setRange(rangeAt(next));
    grid.edit(next);
  };
  const size = sizeOf(rect);
  const empty = total === 0 && !canAdd;
  return (
    <div className={classes['table']}>
      <TableBar
        entity={entity}
        onEntity={(next) => keep({ entity: next })}
        scope={scope}
        onScope={(next) => keep({ scope: next })}
        search={typedSearch}
        onSearch={setSearch}
        sorts={sorts}
        columns={columns}
        shown={shown}
        hidden={hidden}
        onShow={(column, on) => layWith(on ? [...shown, column] : shown.filter((each) => each !== column))}
        onReset={() => lay(NEW_LAYOUT)}
        label={label}
      />
      {grid.asked && <AskStrip asked={grid.asked} entity={entity} onAnswer={grid.answer} />}
      {plans.busy && <BusyStrip busy={plans.busy} />}
      {total === 0 && arriving && status !== 'live' && <LoadingState />}
      {empty && !arriving && <EmptyState title={t(`empty.${scope}`)}>{scope === 'map' && <Button variant="default" onClick={() => keep({ scope: 'registry' })}>{t('scope.show')}</Button>}</EmptyState>}
      {!empty && (
        <GridView
          entity={entity}
          label={t(`label.${entity}`)}
          rows={rows}
          columns={shown}
          widths={layout.widths}
          record={record}
          cells={cells}
          grid={grid}
          plans={plans}
          canAdd={canAdd}
          mayWrite={mayWrite}
          wrongWords={wrong}
          header={header}
          checked={checked}
          onCheck={(ids) => select(items(ids), { quiet: true })}
          clear={clear}
          fillDown={fillDown}
          clipboard={clipboard}
          grounds={() => grounds}
          onTyped={setTyping}
        />
      )}
      {judged && editing && (
        <GroundsStrip
          column={editing}
          name={String(judged['name'] ?? '')}
          text={typing}
          shown={cells.agreement(judged.id, editing.score!.dimension) === null ? '' : cells.words(judged, editing)}
          entity={entity}
          grounds={grounds}
          date={ui.date}
          onGrounds={setGrounds}
          onKeep={() => void grid.keepEdit({ text: typing }, { then: 'down', leave: true, grounds })}
          onPutBack={grid.cancelEdit}
        />
      )}
      <TableFoot
        count={rows.length}
        total={total}
        onShowAll={filters.any || search !== '' ? () => (filters.clear(), setSearch('')) : null}
        overtaken={overtaken}
        onSortAgain={sortAgain}
        checked={checked.size}
        together={rights.edit ? columns.filter((column) => !column.score && !column.readOnly && !column.field.required) : []}
        onSetAll={(column, value) => grid.write([...checked].map((row): Write => ({ row, column, value })), grid.range.focus)}
        onShowOnMap={scope === 'map' ? () => (setMode('network'), select(items(checked))) : null}
        onTakeOff={rights.arrange && scope === 'map' && (entity === 'stakeholder' || entity === 'interest') ? () => actions.takeOff(items(checked)) : null}
        onDelete={rights.edit ? () => actions.remove(items(checked)) : null}
        refused={refused.length}
        onNextRefused={nextRefused}
        label={label}
        noScores={entity === 'stakeholder' && !rights.scores}
        selectedCells={size.rows * size.cols > 1 ? t('said.selected', { rows: format.number(size.rows), columns: format.number(size.cols) }) : ''}
      />
      <span role="status" className="bz-hidden-text">
        {said}
      </span>
    </div>
  );
}
