import { useState } from 'react';
import { useAccount } from '../../session/session.js';
import { keepTable, keptTable } from './kept-tables.js';
import { type KeptTable, type Layout, NEW_LAYOUT, readKept } from './model/kept.js';

export interface TableLayout {
  readonly kept: KeptTable;
  /** Of what the rows are now. */
  readonly layout: Layout;
  readonly keep: (part: Partial<KeptTable>) => void;
  readonly lay: (part: Partial<Layout>) => void;
}

/** How this person has the table of this map before them. */
export function useKeptTable(mapId: string): TableLayout {
  const { id: account } = useAccount();
  const [kept, setKept] = useState(() => readKept(keptTable(account, mapId)));
  const layout = kept.layouts[kept.entity] ?? NEW_LAYOUT;
  const keep = (part: Partial<KeptTable>): void => {
    const next = { ...kept, ...part };
    setKept(next);
    keepTable(account, mapId, next);
  };
  return { kept, layout, keep, lay: (part) => keep({ layouts: { ...kept.layouts, [kept.entity]: { ...layout, ...part } } }) };
}
