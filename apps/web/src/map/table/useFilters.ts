import type { GraphFilter } from '@baraza/graph-view';
import { useMemo, useState } from 'react';
import { isOpen } from '../data/members.js';
import { useMapUi } from '../state/map-ui.js';
import type { Column, TableEntity } from './model/columns.js';
import type { ColumnFilter } from './model/order.js';

/** Columns by which the canvas filters too: there is one filter for both. */
const OF_MAP: Partial<Record<TableEntity, Readonly<Record<string, 'sectors' | 'kinds' | 'levels' | 'relationshipTypes'>>>> = {
  stakeholder: { sector: 'sectors', kind: 'kinds', level: 'levels' },
  relationship: { type: 'relationshipTypes' },
};

export interface Filters {
  readonly own: ReadonlyMap<string, ColumnFilter>;
  readonly of: (column: Column) => ColumnFilter | undefined;
  readonly set: (column: Column, filter: ColumnFilter | undefined) => void;
  readonly any: boolean;
  readonly clear: () => void;
}

export function useFilters(entity: TableEntity): Filters {
  const { filter, setFilter } = useMapUi();
  const [own, setOwn] = useState<ReadonlyMap<string, ColumnFilter>>(new Map());
  return useMemo((): Filters => {
    const listOf = ({ key }: Column): keyof GraphFilter | undefined => OF_MAP[entity]?.[key];
    return {
      own,
      of: (column) => {
        const list = OF_MAP[entity]?.[column.key];
        const ids = list && filter[list];
        return ids ? { kind: 'anyOf', ids } : own.get(column.key);
      },
      set: (column, next) => {
        const list = listOf(column);
        if (list) return setFilter({ ...filter, [list]: next?.kind === 'anyOf' ? next.ids : undefined });
        setOwn((before) => {
          const after = new Map(before);
          if (next) after.set(column.key, next);
          else after.delete(column.key);
          return after;
        });
      },
      any: own.size > 0 || !isOpen(filter),
      clear: () => {
        setOwn(new Map());
        setFilter({});
      },
    };
  }, [entity, own, filter, setFilter]);
}
