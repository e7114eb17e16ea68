/** Records in the order that people gave them, those without one after the others, by name. */
export const inOrder = <T extends { readonly order: number | null; readonly name?: string | null }>(records: readonly T[]): T[] =>
  records.toSorted((a, b) => (a.order ?? Number.POSITIVE_INFINITY) - (b.order ?? Number.POSITIVE_INFINITY) || (a.name ?? '').localeCompare(b.name ?? ''));
