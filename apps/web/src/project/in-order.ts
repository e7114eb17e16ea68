import { compareCodes } from '@baraza/domain';
import type { Format } from '@baraza/ui';

export interface Ordered {
  readonly id: string;
  readonly order: number | null;
  readonly name?: string | null;
}

/** Records in the order that people gave them, those without one after the others, by name; at last by id, so that two devices show the same. `compare`: of names, that of the language. */
export const inOrder = <T extends Ordered>(records: readonly T[], compare: Format['compare']): T[] =>
  records.toSorted((a, b) => (a.order ?? Number.POSITIVE_INFINITY) - (b.order ?? Number.POSITIVE_INFINITY) || compare(a.name ?? '', b.name ?? '') || compareCodes(a.id, b.id));
