import { useFormat } from '@baraza/ui';
import { useCallback } from 'react';
import { inOrder, type Ordered } from './in-order.js';

/** `inOrder` in the language of the page; the same function until that changes. */
export function useInOrder(): <T extends Ordered>(records: readonly T[]) => T[] {
  const { compare } = useFormat();
  return useCallback((records) => inOrder(records, compare), [compare]);
}
