import { useEffect, useState } from 'react';
import { imports, type ListName, type PlanProblem, type PlanRow, type RowList } from '../api.js';

/** Rows of a page: few enough to draw at once, many enough to read. */
const SIZE = 50;

/** The lists of a preview, of whatever kind of import. */
export interface Listed {
  readonly import: string;
  readonly lists: Readonly<Record<ListName, { readonly total: number; readonly rows: readonly object[] }>>;
}

export interface RowPage<R> {
  readonly rows: readonly R[];
  readonly problems: readonly PlanProblem[];
  readonly loading: boolean;
  readonly failed: boolean;
  readonly total: number;
  readonly size: number;
  readonly from: number;
  readonly to: number;
  readonly before: (() => void) | null;
  readonly after: (() => void) | null;
}

interface Fetched {
  readonly preview: Listed;
  readonly offset: number;
  readonly list: RowList | null;
}

/** One page of a list; the first rows came with the preview, the rest is asked for. */
export function usePage<R = PlanRow>(preview: Listed, name: ListName): RowPage<R> {
  const first = preview.lists[name];
  const { total } = first;
  const [wished, setOffset] = useState(0);
  // Another preview may have fewer rows.
  const offset = Math.min(wished, Math.floor(Math.max(0, total - 1) / SIZE) * SIZE);
  const [fetched, setFetched] = useState<Fetched | null>(null);
  const complete = offset === 0 && first.rows.length >= Math.min(total, SIZE);
  useEffect(() => {
    if (complete) return;
    const gone = new AbortController();
    imports.rows(preview.import, name, offset, SIZE, gone.signal).then(
      (list) => setFetched({ preview, offset, list }),
      () => gone.signal.aborted || setFetched({ preview, offset, list: null }),
    );
    return () => gone.abort();
  }, [preview, name, offset, complete]);
  const here = !complete && fetched?.preview === preview && fetched.offset === offset ? fetched : null;
  const rows = here?.list?.rows ?? (offset === 0 ? first.rows : []);
  return {
    rows: rows as readonly R[],
    problems: rows as readonly PlanProblem[],
    loading: !complete && here === null,
    failed: here !== null && here.list === null,
    total,
    size: SIZE,
    from: offset + 1,
    to: Math.min(offset + SIZE, total),
    before: offset > 0 ? () => setOffset(offset - SIZE) : null,
    after: offset + SIZE < total ? () => setOffset(offset + SIZE) : null,
  };
}
