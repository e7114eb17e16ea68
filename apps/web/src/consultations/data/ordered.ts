/** Places in a list that people put in order: a number between those of the neighbours, so that a move changes one record. */

interface Placed {
  readonly id: string;
  readonly order: number | null;
}

/** The order that puts `id` at `index` among the others. `list`: in order, with or without it. */
export function orderAt(list: readonly Placed[], id: string, index: number): number {
  const others = list.filter((item) => item.id !== id).map(({ order }, place) => order ?? place + 1);
  const [before, after] = [others[index - 1], others[index]];
  if (before === undefined) return after === undefined ? 1 : after - 1;
  return after === undefined || after <= before ? before + 1 : (before + after) / 2;
}

/** The order behind all of them. */
export const orderAtEnd = (list: readonly Placed[]): number => orderAt(list, '', list.length);

/** The same list with one item at another index. */
export function movedTo<T>(list: readonly T[], from: number, to: number): T[] {
  const rest = list.filter((_, index) => index !== from);
  const item = list[from];
  return item === undefined ? rest : [...rest.slice(0, to), item, ...rest.slice(to)];
}
