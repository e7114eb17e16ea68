import { type AnyRecord, type EntityName, fold } from '@baraza/domain';
import { type GraphFilter, type GraphSource, listReason, placesAround, tieReason } from '@baraza/graph-view';
import { useFormat } from '@baraza/ui';
import { useEffect, useMemo, useRef, useState } from 'react';
import { useProject } from '../../project/context.js';
import { useViewer } from '../../project/hooks.js';
import { idsOf, idsOn } from '../data/members.js';
import { useKept } from '../data/useStored.js';
import { useMapUi } from '../state/map-ui.js';
import type { CellReader } from './model/cells.js';
import type { Column, TableEntity } from './model/columns.js';
import { type ColumnFilter, compareRows, type Keyed, passes, settle, sortRows, type SortBy } from './model/order.js';

export interface Question {
  readonly entity: TableEntity;
  readonly scope: 'map' | 'registry';
  readonly sorts: readonly SortBy[];
  readonly filters: ReadonlyMap<string, ColumnFilter>;
  readonly search: string;
}
export interface RowOrder {
  /** Ids of the rows as they stand. */
  readonly rows: readonly string[];
  /** How many there are without any filter. */
  readonly total: number;
  /** Something changed since, and sorting or filters would now give another order. */
  readonly overtaken: boolean;
  readonly sortAgain: () => void;
}

/** Whether the filter of the canvas lets the row through. */
function passesMapFilter(entity: TableEntity, record: AnyRecord, filter: GraphFilter, store: Pick<GraphSource, 'live'>): boolean {
  const term = (field: string): string => (record[field] as string | null | undefined) ?? '';
  if (entity === 'stakeholder' || entity === 'interest') return listReason({ entity, sector: term('sector'), kind: term('kind'), level: term('level'), places: placesAround(store, (record['place'] as string | null | undefined) ?? null) }, filter) === null;
  const strength = (record[entity === 'holding' ? 'intensity' : 'strength'] as number | null | undefined) ?? null;
  return tieReason({ entity, type: term('type'), strength, confidence: (record['confidence'] as 'low' | null | undefined) ?? null }, filter) === null;
}

/** Rows in an order that stays while people read and write: it is worked out when somebody sorts, filters or searches. `columns`: all there are. `own`: rows that were added here, which are shown in any case. */
export function useRowOrder({ entity, scope, sorts, filters, search }: Question, columns: readonly Column[], cells: CellReader, own: ReadonlySet<string>): RowOrder {
  const { store } = useProject().session;
  const { mapId, filter: mapFilter } = useMapUi();
  const { viewer } = useViewer();
  const { compare } = useFormat();
  const [again, setAgain] = useState(0);
  const [overtaken, setOvertaken] = useState(false);
  const present = useKept(['membership', 'stakeholder', 'interest', 'relationship', 'holding'], () => (scope === 'registry' ? idsOf(store, entity) : idsOn(store, mapId, entity)));
  const byKey = useMemo(() => new Map(columns.map((column) => [column.key, column])), [columns]);
  const ask = (): { keyed: (record: AnyRecord) => Keyed; isShown: (record: AnyRecord) => boolean } => {
    const sorted = sorts.flatMap(({ column }) => byKey.get(column) ?? []);
    const filtered = [...filters].flatMap(([key, filter]): [Column, ColumnFilter][] => (byKey.has(key) ? [[byKey.get(key)!, filter]] : []));
    const wanted = fold(search);
    const found = columns.filter(({ field, score }) => !score && ['text', 'textList', 'longText', 'reference', 'choice'].includes(field.type));
    return {
      keyed: (record) => ({ id: record.id, keys: sorted.map((column) => cells.sortKey(record, column)) }),
      isShown: (record) =>
        passesMapFilter(entity, record, mapFilter, store) && filtered.every(([column, filter]) => passes(filter, cells.facet(record, column))) && (wanted === '' || found.some((column) => fold(cells.words(record, column)).includes(wanted))),
    };
  };
  const latest = useRef({ cells, present, ask });
  latest.current = { cells, present, ask };
  const known = useMemo(() => {
    const { keyed, isShown } = latest.current.ask();
    const records = latest.current.present.flatMap((id) => (store.live(entity as EntityName, id) as AnyRecord | undefined) ?? []);
    return { ids: sortRows(records.filter(isShown).map(keyed), sorts, compare), all: new Set(latest.current.present) };
    // What stands in the cells is asked once: a change of it moves nothing.
  }, [store, entity, scope, mapId, sorts, filters, search, mapFilter, compare, viewer, byKey, again]);
  const rows = useMemo(() => {
    const { isShown } = latest.current.ask();
    const mayCome = (id: string): boolean => {
      const record = store.live(entity as EntityName, id) as AnyRecord | undefined;
      return record !== undefined && (own.has(id) || isShown(record));
    };
    return settle(known.ids, known.all, present, mayCome);
  }, [store, entity, known, present, own]);

  useEffect(() => setOvertaken(false), [known]);
  useEffect(() => {
    const places = new Map(rows.map((id, index) => [id, index]));
    const record = (id: string | undefined): AnyRecord | undefined => (id === undefined ? undefined : (store.live(entity as EntityName, id) as AnyRecord | undefined));
    /** Whether the row would now stand elsewhere, or not at all. */
    const isOvertaken = (id: string): boolean => {
      const now = record(id);
      if (!now) return false;
      const { keyed, isShown } = latest.current.ask();
      const at = places.get(id);
      if (at === undefined) return isShown(now);
      if (!isShown(now)) return true;
      const [before, after] = [record(rows[at - 1]), record(rows[at + 1])];
      const inOrder = (a: AnyRecord | undefined, b: AnyRecord | undefined): boolean => !a || !b || compareRows(keyed(a), keyed(b), sorts, compare) <= 0;
      return !inOrder(before, now) || !inOrder(now, after);
    };
    const look = (ids: readonly string[]): void => void (ids.some(isOvertaken) && setOvertaken(true));
    // After the cells have been read anew.
    const soon = (ids: readonly string[]): void => void requestAnimationFrame(() => look(ids));
    const ends = [
      store.subscribe({ entity: entity as EntityName }, (changed) => soon(changed.map(({ id }) => id))),
      store.subscribe({ entity: 'judgement' }, (changed) => entity === 'stakeholder' && soon(changed.flatMap(({ id }) => (store.get('judgement', id) as { stakeholder: string } | undefined)?.stakeholder ?? []))),
    ];
    return () => ends.forEach((end) => end());
  }, [store, entity, rows, sorts, compare]);

  return { rows, total: present.length, overtaken, sortAgain: () => setAgain((count) => count + 1) };
}
